//! Ranks that protocol gave by hand on a visit.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::db::{Db, on_each};
use super::error::Error;
use super::schema::{participants, precedence};
use super::types::Count;
use crate::domain::ids::{ParticipantId, VisitId};

/// The ranks given on a visit.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn of_visit(db: &mut Db, visit: VisitId) -> Result<BTreeMap<ParticipantId, u16>, Error> {
    let rows: Vec<(ParticipantId, Count<u16>)> = precedence::table
        .inner_join(participants::table)
        .filter(participants::visit.eq(visit))
        .select((precedence::participant, precedence::rank))
        .load(db)?;
    Ok(rows.into_iter().map(|(id, rank)| (id, rank.0)).collect())
}

/// Gives a participant a rank; `None`: that of their office counts again.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn set(db: &mut Db, participant: ParticipantId, rank: Option<u16>) -> Result<(), Error> {
    let Some(rank) = rank.map(Count) else {
        diesel::delete(precedence::table.find(participant)).execute(db)?;
        return Ok(());
    };
    on_each!(db, connection => diesel::insert_into(precedence::table)
        .values((precedence::participant.eq(participant), precedence::rank.eq(rank)))
        .on_conflict(precedence::participant)
        .do_update()
        .set(precedence::rank.eq(rank))
        .execute(connection))?;
    Ok(())
}
