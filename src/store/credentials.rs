//! What proves who somebody is: the hash of their password, the key of their app, recovery codes.

use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};

use super::db::{Db, on_each};
use super::error::Error;
use super::register::columns;
use super::schema::{credentials, recovery_codes};
use super::types::{Instant, Plain};
use crate::domain::ids::UserId;

/// What is kept of somebody's proofs.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Credentials {
    /// The argon2id hash of their password, if they have set one (PHC string).
    pub password: Option<String>,
    /// The key of their app, encrypted; with it, a code is asked for.
    pub factor: Option<Vec<u8>>,
    /// A key that they have not confirmed yet, encrypted.
    pub new_factor: Option<Vec<u8>>,
    /// The step of the last code that was taken (RFC 6238): none before it counts.
    pub last_step: Option<i64>,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials")
            .field("has_password", &self.password.is_some())
            .field("has_factor", &self.factor.is_some())
            .finish_non_exhaustive()
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = credentials)]
struct Row {
    password: Option<Plain>,
    factor: Option<Vec<u8>>,
    new_factor: Option<Vec<u8>>,
    last_step: Option<i64>,
}

/// What proves who `user` is; nothing if they have set nothing.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn of_user(db: &mut Db, user: UserId) -> Result<Credentials, Error> {
    let row: Option<Row> = credentials::table
        .find(user)
        .select(columns::<Row>())
        .first(db)
        .optional()?;
    Ok(row.map_or_else(Credentials::default, |row| Credentials {
        password: row.password.map(|password| password.0),
        factor: row.factor,
        new_factor: row.new_factor,
        last_step: row.last_step,
    }))
}

/// Makes the row that the other functions change, unless it is there.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn begin(db: &mut Db, user: UserId) -> Result<(), Error> {
    on_each!(db, conn => diesel::insert_into(credentials::table)
        .values(credentials::user.eq(user))
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// Sets the hash of a password.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn set_password(db: &mut Db, user: UserId, hash: &str) -> Result<(), Error> {
    begin(db, user)?;
    diesel::update(credentials::table.find(user))
        .set(credentials::password.eq(Some(Plain(hash.to_owned()))))
        .execute(db)?;
    Ok(())
}

/// Keeps a key that is to be confirmed, or forgets it.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn set_new_factor(db: &mut Db, user: UserId, key: Option<&[u8]>) -> Result<(), Error> {
    begin(db, user)?;
    diesel::update(credentials::table.find(user))
        .set(credentials::new_factor.eq(key))
        .execute(db)?;
    Ok(())
}

/// Sets the key of somebody's app and the step of the code that confirmed it, or removes both.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn set_factor(db: &mut Db, user: UserId, factor: Option<(&[u8], i64)>) -> Result<(), Error> {
    begin(db, user)?;
    diesel::update(credentials::table.find(user))
        .set((
            credentials::factor.eq(factor.map(|(key, _)| key)),
            credentials::last_step.eq(factor.map(|(_, step)| step)),
            credentials::new_factor.eq(None::<Vec<u8>>),
        ))
        .execute(db)?;
    Ok(())
}

/// Counts a try to give a code, before it is looked at. `false`: there were `most` tries without a pause of `pause`, so
/// this one does not count and may not be looked at. Two at once are counted one after the other.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn take_try(
    db: &mut Db,
    user: UserId,
    (most, pause): (i64, SignedDuration),
    now: Timestamp,
) -> Result<bool, Error> {
    begin(db, user)?;
    let rested = Instant(now.saturating_sub(pause).unwrap_or(Timestamp::MIN));
    diesel::update(
        credentials::table
            .find(user)
            .filter(credentials::tried_at.le(rested)),
    )
    .set(credentials::tries.eq(0))
    .execute(db)?;
    let taken = diesel::update(
        credentials::table
            .find(user)
            .filter(credentials::tries.lt(most)),
    )
    .set((
        credentials::tries.eq(credentials::tries + 1),
        credentials::tried_at.eq(Some(Instant(now))),
    ))
    .execute(db)?;
    Ok(taken == 1)
}

/// Notes that a code was right: earlier tries are forgotten, and codes up to `step` are good no more.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn note_success(db: &mut Db, user: UserId, step: Option<i64>) -> Result<(), Error> {
    diesel::update(credentials::table.find(user))
        .set(credentials::tries.eq(0))
        .execute(db)?;
    if step.is_some() {
        diesel::update(credentials::table.find(user))
            .set(credentials::last_step.eq(step))
            .execute(db)?;
    }
    Ok(())
}

/// Replaces the recovery codes of a user by others, given by their SHA-256.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn set_recovery_codes(db: &mut Db, user: UserId, hashes: &[[u8; 32]]) -> Result<(), Error> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::user.eq(user))).execute(db)?;
    for hash in hashes {
        diesel::insert_into(recovery_codes::table)
            .values((
                recovery_codes::user.eq(user),
                recovery_codes::hash.eq(hash.as_slice()),
            ))
            .execute(db)?;
    }
    Ok(())
}

/// How many recovery codes a user has left.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn count_recovery_codes(db: &mut Db, user: UserId) -> Result<i64, Error> {
    let codes = recovery_codes::table.filter(recovery_codes::user.eq(user));
    Ok(codes.count().get_result(db)?)
}

/// Takes a recovery code, so that it is good no more. Whether it was one.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn take_recovery_code(db: &mut Db, user: UserId, hash: &[u8; 32]) -> Result<bool, Error> {
    let code = recovery_codes::table.find((user, hash.as_slice()));
    Ok(diesel::delete(code).execute(db)? == 1)
}
