//! Which publication each participant said they have seen.

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::{Db, on_each};
use super::error::Error;
use super::schema::acknowledgements;
use super::types::{Count, Instant};
use crate::domain::ids::ParticipantId;

/// That somebody has seen what was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acknowledgement {
    /// The publication they saw.
    pub version: u32,
    /// When they said so.
    pub at: Timestamp,
}

/// What a participant said last, if anything.
///
/// # Errors
/// Those of the database.
pub fn find(db: &mut Db, participant: ParticipantId) -> Result<Option<Acknowledgement>, Error> {
    let row: Option<(Count<u32>, Instant)> = acknowledgements::table
        .find(participant)
        .select((acknowledgements::version, acknowledgements::at))
        .first(db)
        .optional()?;
    Ok(row.map(|(version, at)| Acknowledgement {
        version: version.0,
        at: at.0,
    }))
}

/// Keeps what a participant says they have seen.
///
/// # Errors
/// Those of the database.
pub fn save(db: &mut Db, participant: ParticipantId, seen: Acknowledgement) -> Result<(), Error> {
    let values = (
        acknowledgements::version.eq(Count(seen.version)),
        acknowledgements::at.eq(Instant(seen.at)),
    );
    on_each!(db, conn => diesel::insert_into(acknowledgements::table)
        .values((acknowledgements::participant.eq(participant), values))
        .on_conflict(acknowledgements::participant)
        .do_update()
        .set(values)
        .execute(conn))?;
    Ok(())
}
