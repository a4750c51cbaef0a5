//! Answers of participants.

use diesel::prelude::*;

use super::db::{Db, on_each};
use super::error::Error;
use super::kept::Kept;
use super::schema::{participants, replies};
use super::types::{Count, Instant};
use crate::domain::ids::{ItemId, ParticipantId, VisitId};
use crate::domain::reply::{Reply, ReplySource, ReplyStatus};

type ReplyRow = (ParticipantId, ItemId, ReplyStatus, Count<u32>, Instant);

fn reply((participant, item, status, sequence, at): ReplyRow) -> (ParticipantId, ItemId, Reply) {
    (
        participant,
        item,
        Reply {
            status,
            sequence: sequence.0,
            at: at.0,
        },
    )
}

macro_rules! columns {
    () => {
        (
            replies::participant,
            replies::item,
            replies::status,
            replies::sequence,
            replies::at,
        )
    };
}

/// What these participants answered.
///
/// # Errors
/// Those of the database.
pub fn of_participants(
    db: &mut Db,
    who: &[ParticipantId],
) -> Result<Vec<(ParticipantId, ItemId, Reply)>, Error> {
    let answered = replies::table
        .filter(replies::participant.eq_any(who))
        .select(columns!());
    let rows: Vec<ReplyRow> = Kept(answered).load(db)?;
    Ok(rows.into_iter().map(reply).collect())
}

/// What all participants of a visit answered.
///
/// # Errors
/// Those of the database.
pub fn of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<(ParticipantId, ItemId, Reply)>, Error> {
    let rows: Vec<ReplyRow> = replies::table
        .inner_join(participants::table)
        .filter(participants::visit.eq(visit))
        .select(columns!())
        .load(db)?;
    Ok(rows.into_iter().map(reply).collect())
}

/// Keeps an answer; the latest one counts.
///
/// # Errors
/// Those of the database.
pub fn save(
    db: &mut Db,
    (participant, item): (ParticipantId, ItemId),
    reply: Reply,
    source: ReplySource,
) -> Result<(), Error> {
    let values = (
        replies::status.eq(reply.status),
        replies::sequence.eq(Count(reply.sequence)),
        replies::at.eq(Instant(reply.at)),
        replies::source.eq(source),
    );
    let key = (replies::participant.eq(participant), replies::item.eq(item));
    on_each!(db, conn => diesel::insert_into(replies::table)
        .values((key, values))
        .on_conflict((replies::participant, replies::item))
        .do_update()
        .set(values)
        .execute(conn))?;
    Ok(())
}

/// Forgets an answer: its asker let go of the participant.
///
/// # Errors
/// Those of the database.
pub fn forget(db: &mut Db, participant: ParticipantId, item: ItemId) -> Result<(), Error> {
    diesel::delete(replies::table.find((participant, item))).execute(db)?;
    Ok(())
}
