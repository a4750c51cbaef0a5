//! Trying again after a failure: the participant becomes due, with what there is to say now. Old bytes are never sent.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::Error;
use super::poll;
use super::publish::plan::Open;
use super::reminders;
use super::secretariat::Secretariat;
use super::situations::Situations;
use crate::domain::closed::Closed as _;
use crate::domain::ids::{MessageId, TopicId, VisitId};
use crate::domain::message::{MessageKind, MessageState};
use crate::domain::notice::{Channel, notice};
use crate::domain::suppression::SuppressionReason;
use crate::store::outbox::settle::{recipient, reopen_by_hand};
use crate::store::outbox::{self, Message, Wanted};
use crate::store::{self, Db, suppressions, visits};

/// Makes whoever a failed message was for due again, and returns the messages that wait for them.
///
/// # Errors
/// [`Error::NotFound`], and [`Error::Conflict`] if the message did not fail or nothing is left to say.
pub fn retry(
    db: &mut Db,
    secretariat: &Secretariat,
    (visit, id): (VisitId, MessageId),
    now: Timestamp,
) -> Result<Vec<Message>, Error> {
    visits::lock(db, visit)?;
    let message = message_of(db, visit, id)?;
    if message.state != MessageState::Failed {
        let state = message.state.word();
        return Err(Error::Conflict(format!(
            "the message is {state}: only a failed one is tried again"
        )));
    }
    // whoever tries again knows better than the report
    if let Some(address) = recipient(db, id)? {
        let is_lifted = suppressions::lift(db, &address, SuppressionReason::Bounced)?;
        if is_lifted {
            reopen_by_hand(db, message.participant, now)?;
        }
    }
    if message.copy_to.is_some() {
        let why = "what goes to somebody else is not sent again: the next message is";
        return Err(Error::Conflict(why.to_owned()));
    }
    let shelf = &secretariat.shelf;
    let latest = shelf.latest(db, visit)?.ok_or(store::Error::Missing)?;
    let who = message.participant;
    if message.kind == MessageKind::Reminder {
        let again = match poll::send_again(db, &message, (&latest, now))? {
            Some(again) => again,
            None => reminders::send_again(db, &message, (latest.version, now))?,
        };
        return Ok(vec![message_of(db, visit, again)?]);
    }
    let version = latest.version;
    let situations = Situations::of_participants(db, shelf, latest, (&[who], now))?;
    let tellings = situations.situation(who);
    let tellings = tellings.as_ref().map(notice).unwrap_or_default();
    let open = Open::of_visit(db, visit)?;
    let mut wanted: BTreeMap<TopicId, Wanted> = BTreeMap::new();
    for telling in &tellings {
        let topic = telling.topic(who);
        // one for whom an organiser has to call by now is found so when it is written
        if !open.covers(who, topic) {
            wanted.entry(topic).or_insert_with(|| Wanted {
                visit,
                participant: who,
                item: (telling.channel == Channel::Invitation).then_some(telling.item),
                kind: telling.kind(),
                state: MessageState::Due,
                version,
                urgent: true,
                due_at: now,
                held_since: None,
                ready: None,
            });
        }
    }
    outbox::insert(db, &wanted.into_values().collect::<Vec<_>>(), now)?;
    let mut waiting = outbox::open_of_visit(db, visit)?;
    waiting.retain(|message| message.participant == who);
    if waiting.is_empty() {
        let why = "there is nothing left to tell this participant";
        return Err(Error::Conflict(why.to_owned()));
    }
    Ok(waiting)
}

/// A message of a visit.
///
/// # Errors
/// [`Error::NotFound`].
pub(super) fn message_of(db: &mut Db, visit: VisitId, id: MessageId) -> Result<Message, Error> {
    let found = outbox::find(db, id)?.filter(|message| message.visit == visit);
    found.ok_or_else(|| Error::not_found("message"))
}
