//! When users get digests, and until which day they had them.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;

use super::db::{Db, on_each};
use super::error::Error;
use super::letters::{Settled, again, is_due, is_free};
use super::register::columns;
use super::schema::digests;
use super::types::{Count, Day, Instant, Plain};
use crate::domain::ids::{InstanceId, UserId};
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

/// When everybody gets theirs whose next one is free for `owner` to send, in order of entry.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn free(
    db: &mut Db,
    (owner, now): (InstanceId, Timestamp),
) -> Result<Vec<Subscription>, Error> {
    let rows: Vec<Row> = digests::table
        .filter(is_due!(digests, now))
        .filter(is_free!(digests, owner))
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

/// Takes the next digest of somebody who had the last one for `last_on`; how often that was tried in vain. `None`:
/// another process has it, or it is done.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn take(
    db: &mut Db,
    (user, last_on): (UserId, Date),
    (owner, now): (InstanceId, Timestamp),
) -> Result<Option<u32>, Error> {
    let waiting = digests::table
        .find(user)
        .filter(digests::last_on.eq(Day(last_on)))
        .filter(is_due!(digests, now))
        .filter(is_free!(digests, owner));
    let attempts: Option<Count<u32>> = diesel::update(waiting)
        .set(digests::instance.eq(Some(owner)))
        .returning(digests::attempts)
        .get_result(db)
        .optional()?;
    Ok(attempts.map(|attempts| attempts.0))
}

/// Settles somebody's digest for a day that `owner` has, or that nobody could take.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn settle(
    db: &mut Db,
    (user, day, owner): (UserId, Date, InstanceId),
    settled: Settled,
) -> Result<(), Error> {
    let ours = digests::table
        .find(user)
        .filter(digests::last_on.lt(Day(day)))
        .filter(is_free!(digests, owner));
    match settled {
        Settled::Done => diesel::update(ours)
            .set((
                digests::last_on.eq(Day(day)),
                digests::instance.eq(None::<InstanceId>),
                digests::attempts.eq(Count(0_u32)),
                digests::due_at.eq(None::<Instant>),
            ))
            .execute(db)?,
        Settled::Again { due_at, counts } => diesel::update(ours)
            .set(again!(digests, (due_at, counts)))
            .execute(db)?,
    };
    Ok(())
}
