//! Who was found on a waiting list.

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::Db;
use super::error::Error;
use super::schema::{participants, waiting};
use super::types::Instant;
use crate::domain::ids::{ItemId, ParticipantId, VisitId};

/// Those of a visit who wait or have waited for a place at an item, and since when.
///
/// # Errors
/// Those of the database.
pub fn of_visit(
    db: &mut Db,
    visit: VisitId,
) -> Result<Vec<(ParticipantId, ItemId, Timestamp)>, Error> {
    let rows: Vec<(ParticipantId, ItemId, Instant)> = waiting::table
        .inner_join(participants::table)
        .filter(participants::visit.eq(visit))
        .order((waiting::since, waiting::participant, waiting::item))
        .select((waiting::participant, waiting::item, waiting::since))
        .load(db)?;
    let noted = rows.into_iter();
    Ok(noted
        .map(|(who, item, since)| (who, item, since.0))
        .collect())
}

/// Notes that somebody waits, who was not found waiting before.
///
/// # Errors
/// Those of the database.
pub fn insert(
    db: &mut Db,
    (participant, item): (ParticipantId, ItemId),
    since: Timestamp,
) -> Result<(), Error> {
    diesel::insert_into(waiting::table)
        .values((
            waiting::participant.eq(participant),
            waiting::item.eq(item),
            waiting::since.eq(Instant(since)),
        ))
        .execute(db)?;
    Ok(())
}
