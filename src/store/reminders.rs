//! What became of reminders. Their key keeps any of them from being sent twice, whichever instance looks.

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::Db;
use super::error::Error;
use super::schema::{participants, reminders};
use super::types::{Instant, Plain, Wall};
use crate::domain::ids::{MessageId, ParticipantId, TopicId, VisitId};
use crate::domain::reminders::{Reminder, ReminderKey, ReminderOutcome};

/// What became of one reminder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Which one.
    pub key: ReminderKey,
    /// When it was due.
    pub due_at: Timestamp,
    /// From when on it is of no use.
    pub until: Timestamp,
    /// What became of it.
    pub outcome: ReminderOutcome,
    /// Its message, or the one that made it needless.
    pub message: Option<MessageId>,
    /// When that was decided.
    pub at: Timestamp,
}

impl Record {
    /// That a reminder came to this.
    #[must_use]
    pub fn of(
        reminder: &Reminder,
        (outcome, message): (ReminderOutcome, Option<MessageId>),
        at: Timestamp,
    ) -> Self {
        Self {
            key: reminder.key.clone(),
            due_at: reminder.due_at,
            until: reminder.until,
            outcome,
            message,
            at,
        }
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = reminders)]
struct Row {
    participant: ParticipantId,
    rule: Plain,
    about: TopicId,
    starts: Wall,
    due_at: Instant,
    until: Instant,
    outcome: ReminderOutcome,
    message: Option<MessageId>,
    at: Instant,
}

impl From<Row> for Record {
    fn from(row: Row) -> Self {
        Self {
            key: ReminderKey {
                participant: row.participant,
                rule: row.rule.0,
                about: row.about,
                starts: row.starts.0,
            },
            due_at: row.due_at.0,
            until: row.until.0,
            outcome: row.outcome,
            message: row.message,
            at: row.at.0,
        }
    }
}

/// What became of the reminders of a visit, in the order of their due times.
///
/// # Errors
/// Those of the database.
pub fn of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<Record>, Error> {
    let rows: Vec<Row> = reminders::table
        .inner_join(participants::table)
        .filter(participants::visit.eq(visit))
        .order((reminders::due_at, reminders::participant))
        .select(Row::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Record::from).collect())
}

/// The reminders that these messages are.
///
/// # Errors
/// Those of the database.
pub fn of_messages(db: &mut Db, which: &[MessageId]) -> Result<Vec<Record>, Error> {
    if which.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Row> = reminders::table
        .filter(reminders::message.eq_any(which))
        .filter(reminders::outcome.eq(ReminderOutcome::Written))
        .select(Row::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Record::from).collect())
}

/// Keeps what became of a reminder of which nothing was decided yet.
///
/// # Errors
/// Those of the database; also if it was decided before.
pub fn insert(db: &mut Db, record: Record) -> Result<(), Error> {
    let row = Row {
        participant: record.key.participant,
        rule: Plain(record.key.rule),
        about: record.key.about,
        starts: Wall(record.key.starts),
        due_at: Instant(record.due_at),
        until: Instant(record.until),
        outcome: record.outcome,
        message: record.message,
        at: Instant(record.at),
    };
    diesel::insert_into(reminders::table)
        .values(row)
        .execute(db)?;
    Ok(())
}

/// Lets another message be a reminder whose message failed.
///
/// # Errors
/// Those of the database.
pub fn replace_message(db: &mut Db, failed: MessageId, by: MessageId) -> Result<(), Error> {
    diesel::update(reminders::table.filter(reminders::message.eq(failed)))
        .set(reminders::message.eq(Some(by)))
        .execute(db)?;
    Ok(())
}
