//! Which messages put a poll to those who are asked.

use std::collections::BTreeSet;

use diesel::prelude::*;

use crate::domain::ids::{MessageId, ParticipantId, PollId};
use crate::domain::message::MessageState;
use crate::store::schema::{ballots, outbox, poll_people};
use crate::store::{Db, Error};

/// Who is asked, has not answered, and was not written to: not at all, or in vain.
///
/// # Errors
/// Those of the database.
pub fn unwritten(db: &mut Db, poll: PollId) -> Result<Vec<ParticipantId>, Error> {
    let in_vain = [MessageState::Dropped, MessageState::Failed];
    let rows: Vec<(ParticipantId, Option<MessageState>)> = poll_people::table
        .left_join(outbox::table.on(outbox::id.nullable().eq(poll_people::message)))
        .filter(poll_people::poll.eq(poll))
        .order(poll_people::participant)
        .select((poll_people::participant, outbox::state.nullable()))
        .load(db)?;
    let answered = answered(db, &[poll])?;
    let rows = rows.into_iter();
    let unwritten = rows.filter(|(_, state)| state.is_none_or(|state| in_vain.contains(&state)));
    Ok(unwritten
        .map(|(participant, _)| participant)
        .filter(|participant| !answered.contains(&(poll, *participant)))
        .collect())
}

/// Who of those asked said something.
fn answered(db: &mut Db, which: &[PollId]) -> Result<BTreeSet<(PollId, ParticipantId)>, Error> {
    let rows: Vec<(PollId, ParticipantId)> = ballots::table
        .filter(ballots::poll.eq_any(which))
        .select((ballots::poll, ballots::participant))
        .load(db)?;
    Ok(rows.into_iter().collect())
}

/// Notes by which message somebody is asked.
///
/// # Errors
/// Those of the database.
pub fn written(
    db: &mut Db,
    (poll, participant): (PollId, ParticipantId),
    message: MessageId,
) -> Result<(), Error> {
    diesel::update(poll_people::table.find((poll, participant)))
        .set(poll_people::message.eq(Some(message)))
        .execute(db)?;
    Ok(())
}

/// Those of these messages that put a poll to somebody who has not answered it, with the poll and whom they ask.
///
/// # Errors
/// Those of the database.
pub fn unanswered(
    db: &mut Db,
    which: &[MessageId],
) -> Result<Vec<(MessageId, PollId, ParticipantId)>, Error> {
    let rows: Vec<(Option<MessageId>, PollId, ParticipantId)> = poll_people::table
        .filter(poll_people::message.eq_any(which))
        .order((poll_people::poll, poll_people::participant))
        .select((
            poll_people::message,
            poll_people::poll,
            poll_people::participant,
        ))
        .load(db)?;
    let polls: BTreeSet<PollId> = rows.iter().map(|(_, poll, _)| *poll).collect();
    let polls: Vec<PollId> = polls.into_iter().collect();
    let answered = answered(db, &polls)?;
    let open = rows
        .into_iter()
        .filter(|(_, poll, participant)| !answered.contains(&(*poll, *participant)));
    Ok(open
        .filter_map(|(message, poll, participant)| Some((message?, poll, participant)))
        .collect())
}

/// Those of these messages that put a poll.
///
/// # Errors
/// Those of the database.
pub fn putting(db: &mut Db, which: &[MessageId]) -> Result<BTreeSet<MessageId>, Error> {
    let found: Vec<Option<MessageId>> = poll_people::table
        .filter(poll_people::message.eq_any(which))
        .select(poll_people::message)
        .load(db)?;
    Ok(found.into_iter().flatten().collect())
}

/// The poll that a message puts, if it puts one.
///
/// # Errors
/// Those of the database.
pub fn of_message(db: &mut Db, message: MessageId) -> Result<Option<PollId>, Error> {
    Ok(poll_people::table
        .filter(poll_people::message.eq(Some(message)))
        .select(poll_people::poll)
        .first(db)
        .optional()?)
}

/// The messages that put a poll.
///
/// # Errors
/// Those of the database.
pub fn messages(db: &mut Db, poll: PollId) -> Result<Vec<MessageId>, Error> {
    let messages: Vec<Option<MessageId>> = poll_people::table
        .filter(poll_people::poll.eq(poll))
        .filter(poll_people::message.is_not_null())
        .select(poll_people::message)
        .load(db)?;
    Ok(messages.into_iter().flatten().collect())
}
