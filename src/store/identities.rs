//! Whom the provider of an office knows as which user.

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::Db;
use super::error::Error;
use super::register::columns;
use super::schema::{identities, users};
use super::types::{Instant, Plain};
use super::users::{Row as UserRow, User};
use crate::domain::ids::UserId;

/// The user whom `issuer` calls `subject`.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn find(db: &mut Db, issuer: &str, subject: &str) -> Result<Option<User>, Error> {
    let found: Option<UserRow> = identities::table
        .inner_join(users::table)
        .filter(identities::issuer.eq(issuer))
        .filter(identities::subject.eq(subject))
        .select(columns::<UserRow>())
        .first(db)
        .optional()?;
    Ok(found.map(User::from))
}

/// The providers that know `user`.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn issuers_of(db: &mut Db, user: UserId) -> Result<Vec<String>, Error> {
    let issuers: Vec<Plain> = identities::table
        .filter(identities::user.eq(user))
        .order(identities::issuer)
        .select(identities::issuer)
        .load(db)?;
    Ok(issuers.into_iter().map(|issuer| issuer.0).collect())
}

/// Notes that `issuer` calls `user` `subject`.
///
/// # Errors
/// [`Error::Taken`] if it calls them something else already, or somebody else that.
pub fn insert(
    db: &mut Db,
    user: UserId,
    (issuer, subject): (&str, &str),
    now: Timestamp,
) -> Result<(), Error> {
    diesel::insert_into(identities::table)
        .values((
            identities::issuer.eq(Plain(issuer.to_owned())),
            identities::subject.eq(Plain(subject.to_owned())),
            identities::user.eq(user),
            identities::created_at.eq(Instant(now)),
        ))
        .execute(db)
        .map_err(Error::from_insert)?;
    Ok(())
}

/// Forgets what providers call `user`.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn remove_of_user(db: &mut Db, user: UserId) -> Result<(), Error> {
    diesel::delete(identities::table.filter(identities::user.eq(user))).execute(db)?;
    Ok(())
}
