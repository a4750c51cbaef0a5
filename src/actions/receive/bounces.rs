//! Reports that a message of ours did not arrive (RFC 3464): the message has failed, what it told was not told, and nothing
//! more is mailed to an address that does not exist.

use jiff::Timestamp;

use crate::actions::Error;
use crate::actions::known_before::{go_back, last_that_arrived};
use crate::actions::secretariat::{Forged, Secretariat};
use crate::actions::webhooks;
use crate::domain::Closed as _;
use crate::domain::ids::MessageId;
use crate::domain::inbound::{Outcome, Reason, is_same_address};
use crate::domain::message::MessageState;
use crate::domain::suppression::{Suppression, SuppressionReason, is_dead};
use crate::mail::inbound::{Bounce, Failure, Inbound};
use crate::store::inbound::Received;
use crate::store::outbox::listing::by_message_id;
use crate::store::outbox::{self, Message, settle};
use crate::store::{self, Db, leftovers, suppressions, told, visits};

/// Takes a report in, and notes what became of it.
///
/// # Errors
/// [`Error::Conflict`] while the message is still being sent: the report is to be brought again. Those of the database.
pub(super) fn take(
    db: &mut Db,
    secretariat: &Secretariat,
    (mail, bounce): (&Inbound, &Bounce),
    received: &mut Received,
) -> Result<(), Error> {
    let Some((message, is_proved)) = reported(db, secretariat, (mail, bounce))? else {
        received.reason = Some(Reason::UnknownMessage);
        return Ok(());
    };
    received.visit = Some(message.visit);
    received.participant = Some(message.participant);
    received.item = message.item;
    visits::lock(db, message.visit)?;
    let recipient = settle::recipient(db, message.id)?.unwrap_or_default();
    // who forwards a mail makes another recipient of it: the token alone proves which message it is
    let is_about =
        |failure: &&Failure| is_proved || is_same_address(&failure.recipient, &recipient);
    let Some(failure) = bounce
        .failures
        .iter()
        .filter(is_about)
        .find(|one| one.is_final)
    else {
        received.reason = Some(Reason::NotFinal);
        return Ok(());
    };
    fail(db, message.id, (failure, &recipient, received.received_at))?;
    received.outcome = Outcome::Counted;
    received.reason = None;
    Ok(())
}

/// The message that a report is about, and whether only who got it can know. A Message-ID stands in every copy, so it
/// proves nothing: where reports have an address of their own, only what comes there counts.
fn reported(
    db: &mut Db,
    secretariat: &Secretariat,
    (mail, bounce): (&Inbound, &Bounce),
) -> Result<Option<(Message, bool)>, Error> {
    for address in &mail.recipients {
        match secretariat.message_of_report(address) {
            Ok(Some(id)) => return Ok(outbox::find(db, id)?.map(|message| (message, true))),
            Ok(None) => {}
            Err(Forged) => return Ok(None),
        }
    }
    if secretariat.bounces.is_some() {
        return Ok(None);
    }
    let returned: Vec<String> = bounce.message_id.iter().cloned().collect();
    Ok(by_message_id(db, &returned)?.map(|message| (message, false)))
}

fn fail(
    db: &mut Db,
    id: MessageId,
    (failure, recipient, now): (&Failure, &str, Timestamp),
) -> Result<(), Error> {
    let message = outbox::find(db, id)?.ok_or(store::Error::Missing)?;
    match message.state {
        MessageState::Sent => {}
        // it came back before
        MessageState::Failed | MessageState::Dropped => return Ok(()),
        state => {
            let state = state.word();
            return Err(Error::Conflict(format!(
                "the message that came back is {state}: bring the report again in a minute"
            )));
        }
    }
    let why = if failure.diagnostic.is_empty() {
        &failure.status
    } else {
        &failure.diagnostic
    };
    settle::bounce(db, id, why)?;
    webhooks::tell_failure(db, id, now)?;
    untell(db, id)?;
    if is_dead(&failure.status) && !recipient.is_empty() {
        let suppression = Suppression {
            reason: SuppressionReason::Bounced,
            detail: why.clone(),
            at: now,
        };
        suppressions::suppress(db, recipient, &suppression)?;
    }
    Ok(())
}

/// What a message told was not told: its reader knows what they knew before it, unless that came back too. Was it the end
/// of an event, and were they told more since, then their calendar still shows what that event was.
fn untell(db: &mut Db, message: MessageId) -> Result<(), Error> {
    for (participant, moved) in settle::moved(db, message)? {
        let pair = (participant, moved.item);
        if moved.clears {
            leftovers::keep(db, pair, moved.before, false)?;
            continue;
        }
        let (ends_event, latest_end) = (moved.ends_event(), moved.latest_end);
        let known = last_that_arrived(db, (message, moved))?;
        let latest_end = latest_end.max(known.latest_end);
        let before = known.before.as_ref();
        let is_back = go_back(db, pair, message, (before, known.told_by))?;
        if !is_back {
            told::may_end_later(db, pair, latest_end)?;
        }
        if !is_back && ends_event {
            leftovers::keep(db, pair, known.before, false)?;
        }
    }
    Ok(())
}
