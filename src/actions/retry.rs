//! Trying again after a failure: the participant becomes due, with what there is to say now. Old bytes are never sent, but
//! those of a copy or of what was forwarded: they are all that it will ever say.

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
use crate::domain::text::fold;
use crate::store::outbox::settle::{recipient, reopen_by_hand};
use crate::store::outbox::{self, Message, Wanted, copies};
use crate::store::{self, Db, participants, suppressions, visits};

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
    if let Some(reader) = &message.copy_to {
        send_copy_again(db, (&message, reader), now)?;
        return Ok(vec![message_of(db, visit, id)?]);
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

/// Lets what went to somebody else go again, if they would get it today.
fn send_copy_again(
    db: &mut Db,
    (message, reader): (&Message, &str),
    now: Timestamp,
) -> Result<(), Error> {
    let readers = if message.kind == MessageKind::Digest {
        let visit = visits::find(db, message.visit)?;
        let contact = visit.and_then(|visit| visit.contact?.email);
        Vec::from_iter(contact)
    } else {
        let found = participants::find_anywhere(db, message.participant)?;
        let assistants = found.into_iter().flat_map(|(_, found)| found.mail_to);
        assistants.map(|assistant| assistant.email).collect()
    };
    if !readers.iter().any(|other| fold(other) == fold(reader)) {
        let why = format!("{reader} is written to no more: it goes to nobody else");
        return Err(Error::Conflict(why));
    }
    if !copies::send_again(db, message.id, now)? {
        let why = "it was taken and came back, so that its words are kept no more: the next message goes there";
        return Err(Error::Conflict(why.to_owned()));
    }
    Ok(())
}

/// A message of a visit.
///
/// # Errors
/// [`Error::NotFound`].
pub(super) fn message_of(db: &mut Db, visit: VisitId, id: MessageId) -> Result<Message, Error> {
    let found = outbox::find(db, id)?.filter(|message| message.visit == visit);
    found.ok_or_else(|| Error::not_found("message"))
}
