//! Tokens of the API. Only their SHA-256 is kept.

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::Db;
use super::error::Error;
use super::register::columns;
use super::schema::{tokens, users};
use super::types::{Instant, Plain};
use super::users::{Row as UserRow, User};
use crate::domain::ids::{TokenId, UserId};

/// A token, without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its identifier.
    pub id: TokenId,
    /// Who may use it.
    pub user: UserId,
    /// What it is for.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Who holds the token with this SHA-256.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn find_user(db: &mut Db, hash: &[u8; 32]) -> Result<Option<User>, Error> {
    let found: Option<UserRow> = users::table
        .inner_join(tokens::table)
        .filter(tokens::hash.eq(hash.as_slice()))
        .select(columns::<UserRow>())
        .first(db)
        .optional()?;
    Ok(found.map(User::from))
}

/// Keeps a new token.
///
/// # Errors
/// [`Error::Taken`] if it is known already.
pub fn insert(db: &mut Db, token: &Token, hash: &[u8; 32]) -> Result<(), Error> {
    let row = (
        tokens::id.eq(token.id),
        tokens::user.eq(token.user),
        tokens::name.eq(Plain::from(&token.name)),
        tokens::hash.eq(hash.as_slice()),
        tokens::created_at.eq(Instant(token.created_at)),
    );
    diesel::insert_into(tokens::table)
        .values(row)
        .execute(db)
        .map_err(Error::from_insert)?;
    Ok(())
}
