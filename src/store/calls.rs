//! Whom an urgent publication concerns, and who of them was called.

use std::collections::BTreeMap;

use diesel::dsl::max;
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

/// Lists whom a publication concerns.
///
/// # Errors
/// Those of the database.
pub fn expect<'a>(
    db: &mut Db,
    who: impl IntoIterator<Item = &'a ParticipantId>,
    version: u32,
) -> Result<(), Error> {
    for participant in who {
        let row = (
            calls::participant.eq(*participant),
            calls::version.eq(Count(version)),
        );
        on_each!(db, conn => diesel::insert_into(calls::table)
            .values(row)
            .on_conflict((calls::participant, calls::version))
            .do_nothing()
            .execute(conn))?;
    }
    Ok(())
}

/// The latest publication of a visit after which somebody is to be called.
///
/// # Errors
/// Those of the database.
pub fn latest_version(db: &mut Db, visit: VisitId) -> Result<Option<u32>, Error> {
    let version: Option<Count<u32>> = calls::table
        .inner_join(participants::table)
        .filter(participants::visit.eq(visit))
        .select(max(calls::version))
        .first(db)?;
    Ok(version.map(|version| version.0))
}

/// Whom a publication of a visit concerns, and the call that told them.
///
/// # Errors
/// Those of the database.
pub fn of_version(
    db: &mut Db,
    visit: VisitId,
    version: u32,
) -> Result<BTreeMap<ParticipantId, Option<Call>>, Error> {
    let rows: Vec<(ParticipantId, Option<Instant>, Option<Plain>)> = calls::table
        .inner_join(participants::table)
        .filter(participants::visit.eq(visit))
        .filter(calls::version.eq(Count(version)))
        .select((calls::participant, calls::at, calls::caller))
        .load(db)?;
    let callees = rows.into_iter().map(|(participant, at, caller)| {
        let call = at.zip(caller).map(|(at, caller)| Call {
            at: at.0,
            caller: caller.0,
        });
        (participant, call)
    });
    Ok(callees.collect())
}

/// Keeps that somebody whom a publication concerns was told; the first call counts.
///
/// # Errors
/// Those of the database.
pub fn save(
    db: &mut Db,
    (participant, version): (ParticipantId, u32),
    call: &Call,
) -> Result<(), Error> {
    let open = calls::table
        .find((participant, Count(version)))
        .filter(calls::at.is_null());
    diesel::update(open)
        .set((
            calls::at.eq(Some(Instant(call.at))),
            calls::caller.eq(Some(Plain::from(&call.caller))),
        ))
        .execute(db)?;
    Ok(())
}
