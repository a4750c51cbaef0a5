//! Messages as organisers look at them.

use std::collections::HashMap;

use diesel::dsl::exists;
use diesel::prelude::*;

use super::{Message, MessageRow};
use crate::domain::ids::VisitId;
use crate::domain::message::{MessageKind, MessageState};
use crate::store::schema::{outbox, participants};
use crate::store::types::Count;
use crate::store::{Db, Error};

/// Messages of a visit, in one state or any, the newest first.
///
/// # Errors
/// Those of the database.
pub fn listed(
    db: &mut Db,
    (visit, state): (VisitId, Option<MessageState>),
    (skipped, limit): (i64, i64),
) -> Result<Vec<Message>, Error> {
    let mut query = outbox::table.filter(outbox::visit.eq(visit)).into_boxed();
    if let Some(state) = state {
        query = query.filter(outbox::state.eq(state));
    }
    let rows: Vec<MessageRow> = query
        .order(outbox::id.desc())
        .offset(skipped)
        .limit(limit)
        .select(MessageRow::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Message::from).collect())
}

/// How many participants of a visit have a message in one of `states` that says something new: reminders and digests say
/// what is known already.
///
/// # Errors
/// Those of the database.
pub fn participants_with_news(
    db: &mut Db,
    visit: VisitId,
    states: &[MessageState],
) -> Result<usize, Error> {
    let nothing_new = [MessageKind::Reminder, MessageKind::Digest];
    let with_news = outbox::table
        .filter(outbox::participant.eq(participants::id))
        .filter(outbox::state.eq_any(states))
        .filter(outbox::kind.ne_all(nothing_new));
    let count: i64 = participants::table
        .filter(participants::visit.eq(visit))
        .filter(exists(with_news))
        .count()
        .get_result(db)?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// How many messages of a visit are in each state.
///
/// # Errors
/// Those of the database.
pub fn states_of_visit(db: &mut Db, visit: VisitId) -> Result<HashMap<MessageState, usize>, Error> {
    let states: Vec<(MessageState, i64)> = outbox::table
        .filter(outbox::visit.eq(visit))
        .group_by(outbox::state)
        .select((outbox::state, diesel::dsl::count_star()))
        .load(db)?;
    let counted = |(state, count)| (state, usize::try_from(count).unwrap_or_default());
    Ok(states.into_iter().map(counted).collect())
}

/// Messages of a visit that an organiser tells, or has told, oldest first.
///
/// # Errors
/// Those of the database.
pub fn by_hand_of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<Message>, Error> {
    let is_by_hand = outbox::state
        .eq(MessageState::ByHand)
        .or(outbox::settled_at.is_not_null());
    let rows: Vec<MessageRow> = outbox::table
        .filter(outbox::visit.eq(visit))
        .filter(is_by_hand)
        .order(outbox::id)
        .select(MessageRow::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Message::from).collect())
}

/// Messages that a publication made due, oldest first.
///
/// # Errors
/// Those of the database.
pub fn of_version(db: &mut Db, visit: VisitId, version: u32) -> Result<Vec<Message>, Error> {
    let rows: Vec<MessageRow> = outbox::table
        .filter(outbox::visit.eq(visit))
        .filter(outbox::version.eq(Count(version)))
        .order(outbox::id)
        .select(MessageRow::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Message::from).collect())
}

/// Urgent messages to participants themselves about a publication or a later one, oldest first.
///
/// # Errors
/// Those of the database.
pub fn urgent_since(db: &mut Db, visit: VisitId, version: u32) -> Result<Vec<Message>, Error> {
    let rows: Vec<MessageRow> = outbox::table
        .filter(outbox::visit.eq(visit))
        .filter(outbox::version.ge(Count(version)))
        .filter(outbox::urgent.eq(true))
        .filter(outbox::copy_to.is_null())
        .order(outbox::id)
        .select(MessageRow::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Message::from).collect())
}

/// The first message that has one of these Message-IDs.
///
/// # Errors
/// Those of the database.
pub fn by_message_id(db: &mut Db, ids: &[String]) -> Result<Option<Message>, Error> {
    let row: Option<MessageRow> = outbox::table
        .filter(outbox::message_id.eq_any(ids))
        .order(outbox::id)
        .select(MessageRow::as_select())
        .first(db)
        .optional()?;
    Ok(row.map(Message::from))
}
