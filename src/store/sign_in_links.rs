//! Links that sign somebody in once. Only the SHA-256 of their secret is kept.

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::Db;
use super::error::Error;
use super::register::columns;
use super::schema::{sign_in_links, users};
use super::types::Instant;
use super::users::{Row as UserRow, User};
use crate::domain::ids::UserId;

/// Whom a link signs in, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Whom.
    pub user: User,
    /// The SHA-256 of the secret of the only browser that it signs in; any, if there is none.
    pub browser: Option<Vec<u8>>,
}

/// Keeps a new link, good from `now` until `expires_at`; only in the browser whose secret has the SHA-256 `browser`, if
/// that is given.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn insert(
    db: &mut Db,
    hash: &[u8; 32],
    (user, browser): (UserId, Option<&[u8]>),
    (now, expires_at): (Timestamp, Timestamp),
) -> Result<(), Error> {
    diesel::insert_into(sign_in_links::table)
        .values((
            sign_in_links::hash.eq(hash.as_slice()),
            sign_in_links::user.eq(user),
            sign_in_links::created_at.eq(Instant(now)),
            sign_in_links::expires_at.eq(Instant(expires_at)),
            sign_in_links::browser.eq(browser),
        ))
        .execute(db)?;
    Ok(())
}

/// Whom a link signs in, if it is still good.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn find(db: &mut Db, hash: &[u8; 32], now: Timestamp) -> Result<Option<Link>, Error> {
    let found: Option<(UserRow, Option<Vec<u8>>)> = sign_in_links::table
        .inner_join(users::table)
        .filter(sign_in_links::hash.eq(hash.as_slice()))
        .filter(sign_in_links::expires_at.gt(Instant(now)))
        .select((columns::<UserRow>(), sign_in_links::browser))
        .first(db)
        .optional()?;
    Ok(found.map(|(user, browser)| Link {
        user: user.into(),
        browser,
    }))
}

/// Takes a link, so that it is good no more, and with it all that have expired. Whether it was there: of two who
/// take it at once only one succeeds.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn take(db: &mut Db, hash: &[u8; 32], now: Timestamp) -> Result<bool, Error> {
    let taken = diesel::delete(sign_in_links::table.find(hash.as_slice())).execute(db)?;
    remove_expired(db, now)?;
    Ok(taken == 1)
}

/// How many links have expired.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn count_expired(db: &mut Db, now: Timestamp) -> Result<i64, Error> {
    let expired = sign_in_links::table.filter(sign_in_links::expires_at.le(Instant(now)));
    Ok(expired.count().get_result(db)?)
}

/// Deletes the links that have expired; how many it were.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn remove_expired(db: &mut Db, now: Timestamp) -> Result<usize, Error> {
    let expired = sign_in_links::table.filter(sign_in_links::expires_at.le(Instant(now)));
    Ok(diesel::delete(expired).execute(db)?)
}

/// Ends every link of a user.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn end_of_user(db: &mut Db, user: UserId) -> Result<(), Error> {
    diesel::delete(sign_in_links::table.filter(sign_in_links::user.eq(user))).execute(db)?;
    Ok(())
}
