//! Who is signed in, with which browser. Of a cookie's secret only the SHA-256 is kept.

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::Db;
use super::error::Error;
use super::register::columns;
use super::schema::{sessions, users};
use super::types::{Instant, Plain};
use super::users::{Row as UserRow, User};
use crate::domain::ids::{SessionId, UserId};

/// Somebody's being signed in with one browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its identifier.
    pub id: SessionId,
    /// Who is signed in.
    pub user: UserId,
    /// What the browser calls itself.
    pub browser: String,
    /// Since when.
    pub created_at: Timestamp,
    /// When something was last asked in it, to a minute or so.
    pub seen_at: Timestamp,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = sessions)]
struct Row {
    id: SessionId,
    user: UserId,
    browser: Plain,
    created_at: Instant,
    seen_at: Instant,
}

/// The session whose secret has this SHA-256, and whose it is.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn find(db: &mut Db, hash: &[u8; 32]) -> Result<Option<(Session, User)>, Error> {
    let found: Option<(Row, UserRow)> = sessions::table
        .inner_join(users::table)
        .filter(sessions::hash.eq(hash.as_slice()))
        .select((columns::<Row>(), columns::<UserRow>()))
        .first(db)
        .optional()?;
    Ok(found.map(|(session, user)| (session.into(), user.into())))
}

/// The sessions of a user, the latest first.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn of_user(db: &mut Db, user: UserId) -> Result<Vec<Session>, Error> {
    let rows: Vec<Row> = sessions::table
        .filter(sessions::user.eq(user))
        .order(sessions::id.desc())
        .select(columns::<Row>())
        .load(db)?;
    Ok(rows.into_iter().map(Session::from).collect())
}

/// Keeps a new session.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn insert(db: &mut Db, session: &Session, hash: &[u8; 32]) -> Result<(), Error> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(session.id),
            sessions::user.eq(session.user),
            sessions::hash.eq(hash.as_slice()),
            sessions::browser.eq(Plain::from(&session.browser)),
            sessions::created_at.eq(Instant(session.created_at)),
            sessions::seen_at.eq(Instant(session.seen_at)),
        ))
        .execute(db)?;
    Ok(())
}

/// Notes that a session was used.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn touch(db: &mut Db, id: SessionId, now: Timestamp) -> Result<(), Error> {
    diesel::update(sessions::table.find(id))
        .set(sessions::seen_at.eq(Instant(now)))
        .execute(db)?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn end(db: &mut Db, id: SessionId) -> Result<(), Error> {
    diesel::delete(sessions::table.find(id)).execute(db)?;
    Ok(())
}

/// Ends a session, if it is one of `user`. Whether it was.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn end_of_user(db: &mut Db, user: UserId, id: SessionId) -> Result<bool, Error> {
    let session = sessions::table.find(id).filter(sessions::user.eq(user));
    Ok(diesel::delete(session).execute(db)? == 1)
}

/// Ends the sessions of a user, but for `kept`.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn end_others(db: &mut Db, user: UserId, kept: Option<SessionId>) -> Result<(), Error> {
    let all = sessions::table.filter(sessions::user.eq(user));
    match kept {
        Some(kept) => diesel::delete(all.filter(sessions::id.ne(kept))).execute(db)?,
        None => diesel::delete(all).execute(db)?,
    };
    Ok(())
}

/// Since when a session must have lasted and been unused to last no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Begun then or earlier.
    pub created: Timestamp,
    /// Last used then or earlier.
    pub seen: Timestamp,
}

/// How many sessions last no more.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn count_old(db: &mut Db, limits: Limits) -> Result<i64, Error> {
    let old = sessions::created_at
        .le(Instant(limits.created))
        .or(sessions::seen_at.le(Instant(limits.seen)));
    Ok(sessions::table.filter(old).count().get_result(db)?)
}

/// Deletes the sessions that last no more; how many it were.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn remove_old(db: &mut Db, limits: Limits) -> Result<usize, Error> {
    let old = sessions::created_at
        .le(Instant(limits.created))
        .or(sessions::seen_at.le(Instant(limits.seen)));
    Ok(diesel::delete(sessions::table.filter(old)).execute(db)?)
}

impl From<Row> for Session {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            user: row.user,
            browser: row.browser.0,
            created_at: row.created_at.0,
            seen_at: row.seen_at.0,
        }
    }
}
