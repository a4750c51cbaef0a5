//! Running processes, by the clock of the database: theirs may differ.

use diesel::dsl::sql;
use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};

use super::db::Db;
use super::error::Error;
use super::schema::instances;
use super::sql_types::Ts;
use super::types::Instant;
use crate::domain::ids::InstanceId;

/// What the clock of the database shows.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn clock(db: &mut Db) -> Result<Timestamp, Error> {
    let clock = match db {
        Db::Postgres(_) => "clock_timestamp()",
        Db::Sqlite(_) => "CAST(unixepoch('subsec') * 1000000 AS INTEGER)",
    };
    let now: Instant = diesel::select(sql::<Ts>(clock)).get_result(db)?;
    Ok(now.0)
}

/// A process begins.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn start(db: &mut Db, id: InstanceId) -> Result<(), Error> {
    let now = Instant(clock(db)?);
    let row = (
        instances::id.eq(id),
        instances::started_at.eq(now),
        instances::heartbeat_at.eq(now),
    );
    diesel::insert_into(instances::table)
        .values(row)
        .execute(db)?;
    Ok(())
}

/// A process lives. `false`: others took it for dead, and its messages are no longer its own.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn beat(db: &mut Db, id: InstanceId) -> Result<bool, Error> {
    let now = Instant(clock(db)?);
    let beaten = diesel::update(instances::table.find(id)).set(instances::heartbeat_at.eq(now));
    Ok(beaten.execute(db)? == 1)
}

/// Whether others know of this process.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn is_known(db: &mut Db, id: InstanceId) -> Result<bool, Error> {
    Ok(diesel::select(diesel::dsl::exists(instances::table.find(id))).get_result(db)?)
}

/// Forgets processes that have been silent for longer than `silence`, and are so even now.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn remove_silent(db: &mut Db, silence: SignedDuration) -> Result<usize, Error> {
    let last = Instant(clock(db)? - silence);
    let silent = instances::table.filter(instances::heartbeat_at.lt(last));
    Ok(diesel::delete(silent).execute(db)?)
}

/// Forgets a process that ended or was taken for dead.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn remove(db: &mut Db, id: InstanceId) -> Result<(), Error> {
    diesel::delete(instances::table.find(id)).execute(db)?;
    Ok(())
}
