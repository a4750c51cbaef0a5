//! Reminders of a visit: those to come, and what became of the others.

use std::collections::HashMap;

use actix_web::HttpResponse;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::actions::edit::Home as _;
use crate::actions::reminders::Timeline;
use crate::domain::Closed as _;
use crate::domain::ids::{ItemId, MessageId};
use crate::domain::reminders::{Reminder, ReminderKey, ReminderOutcome};
use crate::domain::visit::Visit;
use crate::store::outbox::{Message, reminding};
use crate::store::reminders::Record;
use crate::web::call::{self, Call};
use crate::web::error::ApiError;

/// `GET …/visits/{visit}/reminders`: by due time.
///
/// # Errors
/// If the visit is not there, and those of the database.
pub async fn get(call: Call) -> Result<HttpResponse, ApiError> {
    call.query()?.only(&[])?;
    let (team, id) = (call.team, call.id("visit")?);
    let (shelf, now) = (call.state.secretariat.shelf.clone(), call.state.clock.now());
    let found = call.read(move |db| {
        Visit::find(db, team, Some(id))?;
        let timeline = Timeline::of_visit(db, &shelf, (id, now))?;
        let settled = timeline.iter().flat_map(|timeline| &timeline.settled);
        let which: Vec<MessageId> = settled.filter_map(|record| record.message).collect();
        let messages = reminding::of(db, &which)?;
        Ok((timeline, messages))
    });
    let (timeline, messages) = found.await?;
    let mut rows: Vec<(Timestamp, Value)> = Vec::new();
    if let Some(timeline) = timeline {
        let open = timeline.open.iter();
        rows.extend(open.map(|reminder| (reminder.due_at, to_come(reminder, now))));
        let settled = timeline.settled.iter();
        rows.extend(settled.map(|record| (record.due_at, decided(record, &messages))));
    }
    rows.sort_by_key(|(due_at, _)| *due_at);
    let rows: Vec<Value> = rows.into_iter().map(|(_, row)| row).collect();
    Ok(call::list(&json!({"items": rows, "next": null})))
}

/// What a row says besides what it is about.
struct Fate<'a> {
    state: &'a str,
    goes_at: Option<Timestamp>,
    items: Vec<ItemId>,
    message: Option<MessageId>,
}

/// A reminder of which nothing is decided.
fn to_come(reminder: &Reminder, now: Timestamp) -> Value {
    let waits = reminder.waits_for_click;
    let fate = Fate {
        state: if waits { "waits" } else { "planned" },
        goes_at: (!waits).then(|| reminder.goes_at(now)),
        items: reminder.items.clone(),
        message: None,
    };
    row(&reminder.key, (reminder.due_at, reminder.until), &fate)
}

/// What became of one.
fn decided(record: &Record, messages: &HashMap<MessageId, Message>) -> Value {
    let message = record.message.and_then(|id| messages.get(&id));
    let about = record.key.about.0;
    let is_one = about != record.key.participant.0;
    let fate = Fate {
        state: match (record.outcome, message) {
            (ReminderOutcome::Written, Some(message)) => message.state.word(),
            (outcome, _) => outcome.word(),
        },
        goes_at: None,
        items: is_one.then_some(ItemId(about)).into_iter().collect(),
        message: record.message,
    };
    row(&record.key, (record.due_at, record.until), &fate)
}

fn row(key: &ReminderKey, (due_at, until): (Timestamp, Timestamp), fate: &Fate<'_>) -> Value {
    json!({
        "participant": key.participant,
        "rule": key.rule,
        "items": fate.items,
        "starts": key.starts,
        "due_at": due_at.to_string(),
        "until": until.to_string(),
        "state": fate.state,
        "goes_at": fate.goes_at.map(|at| at.to_string()),
        "message": fate.message,
    })
}
