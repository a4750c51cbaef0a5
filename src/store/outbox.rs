//! Messages to send. A row is written in the transaction that causes it; its bytes are frozen when it is claimed.

pub mod claim;
pub mod copies;
pub mod listing;
pub mod reminding;
pub mod settle;

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::Timestamp;

use self::claim::Moved;
use super::db::{Db, on_each};
use super::documents::Doc;
use super::error::Error;
use super::ids;
use super::schema::outbox;
use super::types::{Count, Instant};
use crate::domain::ids::{ItemId, MessageId, ParticipantId, TopicId, VisitId};
use crate::domain::message::{MessageKind, MessageState};

/// A message, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its identifier.
    pub id: MessageId,
    /// About which visit.
    pub visit: VisitId,
    /// To whom.
    pub participant: ParticipantId,
    /// About which item, if about one alone.
    pub item: Option<ItemId>,
    /// What later messages about the same thing share with it.
    pub topic: TopicId,
    /// What it is.
    pub kind: MessageKind,
    /// Where it stands.
    pub state: MessageState,
    /// The publication that last made it due.
    pub version: u32,
    /// Whether it waits for nothing.
    pub urgent: bool,
    /// When it may go.
    pub due_at: Timestamp,
    /// Since when it waits for further edits.
    pub held_since: Option<Timestamp>,
    /// How often the server answered for this message alone.
    pub attempts: u32,
    /// What the server last said.
    pub last_error: Option<String>,
    /// Message-ID, once it has one.
    pub message_id: Option<String>,
    /// Whether its bytes may have been sent: then they alone go again.
    pub is_frozen: bool,
    /// When it was caused.
    pub created_at: Timestamp,
    /// When what it says was first handed to the mail server.
    pub tried_since: Option<Timestamp>,
    /// Counts its claims: whoever writes with an older number is too late.
    pub fence: u32,
    /// When the server took it.
    pub sent_at: Option<Timestamp>,
    /// What an organiser reads out, if it is told by hand.
    pub ready_text: Option<String>,
    /// Who told it by hand, how and when.
    pub settled: Option<Settlement>,
    /// The address of the assistant whom it goes to; `None`: it goes to the participant.
    pub copy_to: Option<String>,
}

/// How something was told by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// Who told it.
    pub by: String,
    /// How.
    pub how: String,
    /// When.
    pub at: Timestamp,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox)]
struct MessageRow {
    id: MessageId,
    visit: VisitId,
    participant: ParticipantId,
    item: Option<ItemId>,
    topic: TopicId,
    kind: MessageKind,
    state: MessageState,
    version: Count<u32>,
    urgent: bool,
    due_at: Instant,
    held_since: Option<Instant>,
    attempts: Count<u32>,
    last_error: Option<String>,
    message_id: Option<String>,
    #[diesel(select_expression = outbox::bytes.is_not_null())]
    is_frozen: bool,
    created_at: Instant,
    tried_since: Option<Instant>,
    fence: Count<u32>,
    sent_at: Option<Instant>,
    ready_text: Option<String>,
    settled_by: Option<String>,
    settled_how: Option<String>,
    settled_at: Option<Instant>,
    copy_to: Option<String>,
}

impl From<MessageRow> for Message {
    fn from(row: MessageRow) -> Self {
        let settled = row.settled_by.zip(row.settled_how).zip(row.settled_at);
        Self {
            id: row.id,
            visit: row.visit,
            participant: row.participant,
            item: row.item,
            topic: row.topic,
            kind: row.kind,
            state: row.state,
            version: row.version.0,
            urgent: row.urgent,
            due_at: row.due_at.0,
            held_since: row.held_since.map(|since| since.0),
            attempts: row.attempts.0,
            last_error: row.last_error,
            message_id: row.message_id,
            is_frozen: row.is_frozen,
            created_at: row.created_at.0,
            tried_since: row.tried_since.map(|since| since.0),
            fence: row.fence.0,
            sent_at: row.sent_at.map(|at| at.0),
            ready_text: row.ready_text,
            settled: settled.map(|((by, how), at)| Settlement { by, how, at: at.0 }),
            copy_to: row.copy_to,
        }
    }
}

/// A message that is new or takes the place of one that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// About which visit.
    pub visit: VisitId,
    /// To whom.
    pub participant: ParticipantId,
    /// About which item, if about one alone.
    pub item: Option<ItemId>,
    /// What it is.
    pub kind: MessageKind,
    /// Where it stands.
    pub state: MessageState,
    /// The publication that makes it due.
    pub version: u32,
    /// Whether it waits for nothing.
    pub urgent: bool,
    /// When it may go.
    pub due_at: Timestamp,
    /// Since when it waits for further edits.
    pub held_since: Option<Timestamp>,
    /// What an organiser reads out, if it is told by hand.
    pub ready: Option<ReadyText>,
}

/// What an organiser reads out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadyText {
    /// The words.
    pub text: String,
    /// What whoever hears them knows more.
    pub moved: Vec<Moved>,
}

impl Wanted {
    /// What later messages about the same thing share with it.
    #[must_use]
    pub fn topic(&self) -> TopicId {
        self.item
            .map_or(TopicId(self.participant.0), |item| TopicId(item.0))
    }
}

/// The states of what is not frozen yet and may still be replaced.
const WAITING: [MessageState; 3] = [MessageState::Held, MessageState::Due, MessageState::ByHand];

/// Messages of a visit after `after`, oldest first.
///
/// # Errors
/// Those of the database.
pub fn of_visit(
    db: &mut Db,
    visit: VisitId,
    after: Option<MessageId>,
    limit: i64,
) -> Result<Vec<Message>, Error> {
    let mut query = outbox::table.filter(outbox::visit.eq(visit)).into_boxed();
    if let Some(after) = after {
        query = query.filter(outbox::id.gt(after));
    }
    let rows: Vec<MessageRow> = query
        .order(outbox::id)
        .limit(limit)
        .select(MessageRow::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Message::from).collect())
}

/// Every message to a participant, oldest first.
///
/// # Errors
/// Those of the database.
pub fn of_participant(db: &mut Db, participant: ParticipantId) -> Result<Vec<Message>, Error> {
    let rows: Vec<MessageRow> = outbox::table
        .filter(outbox::participant.eq(participant))
        .order(outbox::id)
        .select(MessageRow::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Message::from).collect())
}

/// One message.
///
/// # Errors
/// Those of the database.
pub fn find(db: &mut Db, id: MessageId) -> Result<Option<Message>, Error> {
    let row: Option<MessageRow> = outbox::table
        .find(id)
        .select(MessageRow::as_select())
        .first(db)
        .optional()?;
    Ok(row.map(Message::from))
}

/// Messages of a visit that are not settled: waiting, by hand, or on their way.
///
/// # Errors
/// Those of the database.
pub fn open_of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<Message>, Error> {
    let open = [
        MessageState::Held,
        MessageState::Due,
        MessageState::ByHand,
        MessageState::Sending,
    ];
    let rows: Vec<MessageRow> = outbox::table
        .filter(outbox::visit.eq(visit))
        .filter(outbox::state.eq_any(open))
        .select(MessageRow::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Message::from).collect())
}

/// Adds messages. None of them may stand for a topic of which one waits already.
///
/// # Errors
/// Those of the database.
pub fn insert(db: &mut Db, wanted: &[Wanted], now: Timestamp) -> Result<(), Error> {
    let rows: Vec<_> = wanted
        .iter()
        .map(|wanted| {
            (
                outbox::id.eq(ids::new::<MessageId>()),
                outbox::visit.eq(wanted.visit),
                outbox::participant.eq(wanted.participant),
                outbox::item.eq(wanted.item),
                outbox::topic.eq(wanted.topic()),
                outbox::kind.eq(wanted.kind),
                outbox::state.eq(wanted.state),
                outbox::version.eq(Count(wanted.version)),
                outbox::urgent.eq(wanted.urgent),
                outbox::due_at.eq(Instant(wanted.due_at)),
                outbox::held_since.eq(wanted.held_since.map(Instant)),
                outbox::ready_text.eq(wanted.ready.as_ref().map(|ready| ready.text.clone())),
                outbox::before.eq(wanted.ready.as_ref().map(|ready| Doc(ready.moved.clone()))),
                outbox::created_at.eq(Instant(now)),
            )
        })
        .collect();
    // 14 values a row: SQLite takes at most 32,766 in a statement, PostgreSQL 65,535
    for batch in rows.chunks(2_000) {
        on_each!(db, conn => diesel::insert_into(outbox::table).values(batch.to_vec()).execute(conn))?;
    }
    Ok(())
}

/// Gives a waiting message what a newer publication asks of it.
///
/// # Errors
/// Those of the database.
pub fn replace(db: &mut Db, id: MessageId, wanted: &Wanted) -> Result<(), Error> {
    diesel::update(outbox::table.find(id).filter(outbox::state.eq_any(WAITING)))
        .set((
            outbox::kind.eq(wanted.kind),
            outbox::state.eq(wanted.state),
            outbox::version.eq(Count(wanted.version)),
            outbox::urgent.eq(wanted.urgent),
            outbox::due_at.eq(Instant(wanted.due_at)),
            outbox::held_since.eq(wanted.held_since.map(Instant)),
            outbox::ready_text.eq(wanted.ready.as_ref().map(|ready| ready.text.as_str())),
            outbox::before.eq(wanted.ready.as_ref().map(|ready| Doc(ready.moved.clone()))),
            outbox::tried_since.eq(None::<Instant>),
        ))
        .execute(db)?;
    Ok(())
}

/// Drops messages that wait for nothing any more.
///
/// # Errors
/// Those of the database.
pub fn drop_waiting(db: &mut Db, which: &[MessageId], why: &str) -> Result<(), Error> {
    diesel::update(
        outbox::table
            .filter(outbox::id.eq_any(which))
            .filter(outbox::state.eq_any(WAITING))
            .filter(outbox::bytes.is_null()),
    )
    .set((
        outbox::state.eq(MessageState::Dropped),
        outbox::last_error.eq(why),
    ))
    .execute(db)?;
    Ok(())
}

/// Records that a message was told by hand. `false`: it does not wait for that.
///
/// # Errors
/// Those of the database.
pub fn settle_by_hand(db: &mut Db, id: MessageId, settlement: &Settlement) -> Result<bool, Error> {
    let settled = diesel::update(
        outbox::table
            .find(id)
            .filter(outbox::state.eq(MessageState::ByHand)),
    )
    .set((
        outbox::state.eq(MessageState::Sent),
        outbox::settled_by.eq(&settlement.by),
        outbox::settled_how.eq(&settlement.how),
        outbox::settled_at.eq(Instant(settlement.at)),
    ))
    .execute(db)?;
    Ok(settled == 1)
}

/// How many messages are in each state, over all visits.
///
/// # Errors
/// Those of the database.
pub fn count_by_state(db: &mut Db) -> Result<Vec<(MessageState, i64)>, Error> {
    Ok(outbox::table
        .group_by(outbox::state)
        .select((outbox::state, diesel::dsl::count_star()))
        .load(db)?)
}

/// How many messages of a visit are in each state that an organiser has to see to.
///
/// # Errors
/// Those of the database.
pub fn count_of_visit(db: &mut Db, visit: VisitId) -> Result<HashMap<MessageState, usize>, Error> {
    let states: Vec<MessageState> = outbox::table
        .filter(outbox::visit.eq(visit))
        .filter(outbox::state.eq_any([MessageState::Failed, MessageState::ByHand]))
        .select(outbox::state)
        .load(db)?;
    let mut counted = HashMap::new();
    for state in states {
        *counted.entry(state).or_default() += 1;
    }
    Ok(counted)
}

/// Since when the oldest due message waits.
///
/// # Errors
/// Those of the database.
pub fn oldest_due(db: &mut Db, now: Timestamp) -> Result<Option<Timestamp>, Error> {
    let oldest: Option<Instant> = outbox::table
        .filter(claim::is_claimable())
        .filter(outbox::due_at.le(Instant(now)))
        .order(outbox::due_at)
        .select(outbox::due_at)
        .first(db)
        .optional()?;
    Ok(oldest.map(|oldest| oldest.0))
}
