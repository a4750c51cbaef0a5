//! Whom somebody called after an urgent publication.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::{Db, on_each};
use super::error::Error;
use super::schema::{calls, participants};
use super::types::{Count, Instant, Plain};
use crate::domain::ids::{ParticipantId, VisitId};

/// That somebody was told by telephone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub caller: String,
}

/// Who of a visit was told of a publication.
///
/// # Errors
/// Those of the database.
pub fn of_version(
    db: &mut Db,
    visit: VisitId,
    version: u32,
) -> Result<BTreeMap<ParticipantId, Call>, Error> {
    let rows: Vec<(ParticipantId, Instant, Plain)> = calls::table
        .inner_join(participants::table)
        .filter(participants::visit.eq(visit))
        .filter(calls::version.eq(Count(version)))
        .select((calls::participant, calls::at, calls::caller))
        .load(db)?;
    let called = rows.into_iter().map(|(participant, at, caller)| {
        let call = Call {
            at: at.0,
            caller: caller.0,
        };
        (participant, call)
    });
    Ok(called.collect())
}

/// Keeps that somebody was told; the first call counts.
///
/// # Errors
/// Those of the database.
pub fn save(
    db: &mut Db,
    (participant, version): (ParticipantId, u32),
    call: &Call,
) -> Result<(), Error> {
    let row = (
        calls::participant.eq(participant),
        calls::version.eq(Count(version)),
        calls::at.eq(Instant(call.at)),
        calls::caller.eq(Plain::from(&call.caller)),
    );
    on_each!(db, conn => diesel::insert_into(calls::table)
        .values(row)
        .on_conflict((calls::participant, calls::version))
        .do_nothing()
        .execute(conn))?;
    Ok(())
}
