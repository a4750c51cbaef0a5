//! Addresses to which nothing is mailed: mail to them came back, or their reader wants none.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::{Db, on_each};
use super::error::Error;
use super::schema::{suppressions, unsubscriptions};
use super::types::{Instant, Plain};
use crate::domain::capability::Mailing;
use crate::domain::ids::{ParticipantId, SubjectId};
use crate::domain::suppression::{Suppression, SuppressionReason};
use crate::domain::text::fold;

/// Mails nothing to an address any more. That its reader wants nothing weighs more than that mail came back.
///
/// # Errors
/// Those of the database.
pub fn suppress(db: &mut Db, address: &str, suppression: &Suppression) -> Result<(), Error> {
    let key = suppressions::address.eq(Plain(fold(address)));
    let values = (
        suppressions::reason.eq(suppression.reason),
        suppressions::detail.eq(Plain::from(&suppression.detail)),
        suppressions::at.eq(Instant(suppression.at)),
    );
    let is_refused =
        find(db, address)?.is_some_and(|before| before.reason == SuppressionReason::Refused);
    if is_refused {
        return Ok(());
    }
    on_each!(db, conn => diesel::insert_into(suppressions::table)
        .values((key, values.clone()))
        .on_conflict(suppressions::address)
        .do_update()
        .set(values)
        .execute(conn))?;
    Ok(())
}

/// Mails to an address again, if that is why nothing was: then `true`.
///
/// # Errors
/// Those of the database.
pub fn lift(db: &mut Db, address: &str, reason: SuppressionReason) -> Result<bool, Error> {
    let lifted = diesel::delete(
        suppressions::table
            .find(Plain(fold(address)))
            .filter(suppressions::reason.eq(reason)),
    )
    .execute(db)?;
    Ok(lifted == 1)
}

/// Why nothing is mailed to an address, if so.
///
/// # Errors
/// Those of the database.
pub fn find(db: &mut Db, address: &str) -> Result<Option<Suppression>, Error> {
    let found: Option<Row> = suppressions::table
        .find(Plain(fold(address)))
        .select(COLUMNS)
        .first(db)
        .optional()?;
    Ok(found.map(suppression))
}

/// Those of these addresses to which nothing is mailed, as [`fold`] has them.
///
/// # Errors
/// Those of the database.
pub fn among(
    db: &mut Db,
    addresses: &BTreeSet<String>,
) -> Result<BTreeMap<String, Suppression>, Error> {
    let mut found = BTreeMap::new();
    let addresses: Vec<Plain> = addresses.iter().map(Plain::from).collect();
    for batch in addresses.chunks(10_000) {
        let rows: Vec<(Plain, Row)> = suppressions::table
            .filter(suppressions::address.eq_any(batch))
            .select((suppressions::address, COLUMNS))
            .load(db)?;
        found.extend(
            rows.into_iter()
                .map(|(address, row)| (address.0, suppression(row))),
        );
    }
    Ok(found)
}

type Row = (SuppressionReason, Plain, Instant);

const COLUMNS: (suppressions::reason, suppressions::detail, suppressions::at) =
    (suppressions::reason, suppressions::detail, suppressions::at);

fn suppression((reason, detail, at): Row) -> Suppression {
    Suppression {
        reason,
        detail: detail.0,
        at: at.0,
    }
}

/// Sends no more of a mailing.
///
/// # Errors
/// Those of the database.
pub fn unsubscribe(db: &mut Db, mailing: Mailing, now: Timestamp) -> Result<(), Error> {
    let row = (
        unsubscriptions::mailing.eq(mailing.word()),
        unsubscriptions::reader.eq(SubjectId(mailing.reader())),
        unsubscriptions::at.eq(Instant(now)),
    );
    on_each!(db, conn => diesel::insert_into(unsubscriptions::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// Sends a mailing again.
///
/// # Errors
/// Those of the database.
pub fn subscribe(db: &mut Db, mailing: Mailing) -> Result<(), Error> {
    diesel::delete(unsubscriptions::table.find((mailing.word(), SubjectId(mailing.reader()))))
        .execute(db)?;
    Ok(())
}

/// Who wants no reminders.
///
/// # Errors
/// Those of the database.
pub fn without_reminders(db: &mut Db) -> Result<BTreeSet<ParticipantId>, Error> {
    let readers: Vec<SubjectId> = unsubscriptions::table
        .filter(unsubscriptions::mailing.eq(Mailing::REMINDERS))
        .select(unsubscriptions::reader)
        .load(db)?;
    Ok(readers
        .into_iter()
        .map(|reader| ParticipantId(reader.0))
        .collect())
}

/// Whether nothing of a mailing is sent.
///
/// # Errors
/// Those of the database.
pub fn is_unsubscribed(db: &mut Db, mailing: Mailing) -> Result<bool, Error> {
    let found: i64 = unsubscriptions::table
        .find((mailing.word(), SubjectId(mailing.reader())))
        .count()
        .get_result(db)?;
    Ok(found > 0)
}
