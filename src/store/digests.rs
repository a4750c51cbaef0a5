//! When users get digests, and until which day they had them.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;

use super::db::{Db, on_each};
use super::error::Error;
use super::register::columns;
use super::schema::digests;
use super::types::{Day, Instant, Plain};
use crate::domain::ids::UserId;
use crate::domain::time::Zone;

/// When somebody gets digests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Who.
    pub user: UserId,
    /// A cron expression, as [`crate::domain::rhythm::Rhythm`] reads it.
    pub rhythm: String,
    /// On whose clocks.
    pub time_zone: Zone,
    /// The day for which the last one is done.
    pub last_on: Date,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = digests)]
struct Row {
    user: UserId,
    rhythm: Plain,
    time_zone: Zone,
    last_on: Day,
}

impl From<Row> for Subscription {
    fn from(row: Row) -> Self {
        Self {
            user: row.user,
            rhythm: row.rhythm.0,
            time_zone: row.time_zone,
            last_on: row.last_on.0,
        }
    }
}

/// When somebody gets digests; `None`: never.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn of_user(db: &mut Db, user: UserId) -> Result<Option<Subscription>, Error> {
    let found: Option<Row> = digests::table
        .find(user)
        .select(columns::<Row>())
        .first(db)
        .optional()?;
    Ok(found.map(Subscription::from))
}

/// When everybody gets theirs, in order of entry.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn all(db: &mut Db) -> Result<Vec<Subscription>, Error> {
    let rows: Vec<Row> = digests::table
        .order(digests::user)
        .select(columns::<Row>())
        .load(db)?;
    Ok(rows.into_iter().map(Subscription::from).collect())
}

/// Says when somebody gets digests, whatever was said before.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn set(db: &mut Db, wanted: &Subscription) -> Result<(), Error> {
    let rhythm = Plain::from(&wanted.rhythm);
    let (zone, last_on) = (wanted.time_zone.clone(), Day(wanted.last_on));
    let values = (
        digests::rhythm.eq(rhythm),
        digests::time_zone.eq(zone),
        digests::last_on.eq(last_on),
    );
    on_each!(db, connection => diesel::insert_into(digests::table)
        .values((digests::user.eq(wanted.user), values.clone()))
        .on_conflict(digests::user)
        .do_update()
        .set(values)
        .execute(connection))?;
    Ok(())
}

/// Says that somebody gets no digests any more.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn remove(db: &mut Db, user: UserId) -> Result<(), Error> {
    diesel::delete(digests::table.find(user)).execute(db)?;
    Ok(())
}

/// Takes the next digest of somebody who had the last one for `last_on`. `false`: another process has it since
/// `untaken`, or it is done.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn take(
    db: &mut Db,
    (user, last_on): (UserId, Date),
    (untaken, now): (Timestamp, Timestamp),
) -> Result<bool, Error> {
    let free = digests::table
        .find(user)
        .filter(digests::last_on.eq(Day(last_on)))
        .filter(
            digests::taken_at
                .is_null()
                .or(digests::taken_at.le(Instant(untaken))),
        );
    let taken = diesel::update(free)
        .set(digests::taken_at.eq(Some(Instant(now))))
        .execute(db)?;
    Ok(taken == 1)
}

/// Notes that somebody's digest for a day is done.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn finish(db: &mut Db, user: UserId, day: Date) -> Result<(), Error> {
    diesel::update(digests::table.find(user))
        .set((
            digests::last_on.eq(Day(day)),
            digests::taken_at.eq(None::<Instant>),
        ))
        .execute(db)?;
    Ok(())
}
