//! Messages that remind, and those that say the same anyway.

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::Timestamp;

use super::{Message, MessageRow};
use crate::domain::ids::{MessageId, ParticipantId, TopicId, VisitId};
use crate::domain::message::{MessageKind, MessageState};
use crate::store::db::on_each;
use crate::store::schema::outbox;
use crate::store::types::{Count, Instant};
use crate::store::{Db, Error, ids};

/// Adds a message that reminds. It is about nothing else that waits, so nothing takes its place.
///
/// # Errors
/// Those of the database.
pub fn insert(
    db: &mut Db,
    (visit, participant): (VisitId, ParticipantId),
    (version, now): (u32, Timestamp),
) -> Result<MessageId, Error> {
    let id: MessageId = ids::new();
    let row = (
        outbox::id.eq(id),
        outbox::visit.eq(visit),
        outbox::participant.eq(participant),
        outbox::topic.eq(TopicId(id.0)),
        outbox::kind.eq(MessageKind::Reminder),
        outbox::state.eq(MessageState::Due),
        outbox::version.eq(Count(version)),
        outbox::urgent.eq(false),
        outbox::due_at.eq(Instant(now)),
        outbox::created_at.eq(Instant(now)),
    );
    on_each!(db, conn => diesel::insert_into(outbox::table).values(row).execute(conn))?;
    Ok(id)
}

/// Leaves a due message to an organiser, who reads these words out.
///
/// # Errors
/// Those of the database.
pub fn leave_to_people(db: &mut Db, id: MessageId, words: &str) -> Result<(), Error> {
    let due = outbox::table
        .find(id)
        .filter(outbox::state.eq(MessageState::Due));
    diesel::update(due)
        .set((
            outbox::state.eq(MessageState::ByHand),
            outbox::ready_text.eq(Some(words)),
        ))
        .execute(db)?;
    Ok(())
}

/// Messages to these participants: those that came since `since`, then those that wait or are under way and are due
/// by `until`.
///
/// # Errors
/// Those of the database.
pub fn told_between(
    db: &mut Db,
    who: &[ParticipantId],
    (since, until): (Timestamp, Timestamp),
) -> Result<Vec<Message>, Error> {
    let theirs = outbox::table.filter(outbox::participant.eq_any(who));
    let came: Vec<MessageRow> = theirs
        .filter(outbox::sent_at.ge(Instant(since)))
        .filter(outbox::copy_to.is_null())
        .select(MessageRow::as_select())
        .load(db)?;
    let waiting = [MessageState::Held, MessageState::Due, MessageState::Sending];
    let theirs = outbox::table.filter(outbox::participant.eq_any(who));
    let to_come: Vec<MessageRow> = theirs
        .filter(outbox::state.eq_any(waiting))
        .filter(outbox::due_at.le(Instant(until)))
        .filter(outbox::copy_to.is_null())
        .select(MessageRow::as_select())
        .load(db)?;
    let all = came.into_iter().chain(to_come);
    Ok(all.map(Message::from).collect())
}

/// These messages, by identifier.
///
/// # Errors
/// Those of the database.
pub fn of(db: &mut Db, which: &[MessageId]) -> Result<HashMap<MessageId, Message>, Error> {
    let rows: Vec<MessageRow> = outbox::table
        .filter(outbox::id.eq_any(which))
        .select(MessageRow::as_select())
        .load(db)?;
    let messages = rows.into_iter().map(Message::from);
    Ok(messages.map(|message| (message.id, message)).collect())
}
