//! Reports that a message of ours did not arrive (RFC 3464): the message has failed, what it told was not told, and nothing
//! more is mailed to an address that does not exist.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::actions::Error;
use crate::actions::secretariat::{Forged, Secretariat};
use crate::actions::webhooks;
use crate::domain::Closed as _;
use crate::domain::ids::MessageId;
use crate::domain::inbound::{Outcome, Reason, is_same_address};
use crate::domain::message::MessageState;
use crate::domain::notice::Told;
use crate::domain::suppression::{Suppression, SuppressionReason, is_dead};
use crate::mail::inbound::{Bounce, Failure, Inbound};
use crate::store::inbound::Received;
use crate::store::outbox::claim::Moved;
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
        let ends_event = moved.ends_event();
        let known = last_that_arrived(db, (message, moved))?;
        let told_by = known.told_by;
        if told::move_back(db, pair, message, (known.before.as_ref(), told_by))? {
            if let Some(uid) = known.before.and_then(|told| told.event()) {
                leftovers::remove(db, uid)?;
            }
        } else if ends_event {
            leftovers::keep(db, pair, known.before, false)?;
        }
    }
    Ok(())
}

/// Whether a calendar was asked once more to let go of what an end that came back should have ended.
fn is_cleared(db: &mut Db, end: &Moved) -> Result<bool, Error> {
    match end.before.as_ref().and_then(Told::event) {
        Some(uid) => Ok(!leftovers::is_kept(db, uid)?),
        None => Ok(false),
    }
}

/// The first in a row of moves, each of which is of a message that came back. Messages that crossed may name each other.
fn last_that_arrived(
    db: &mut Db,
    (message, mut moved): (MessageId, Moved),
) -> Result<Moved, Error> {
    let mut seen = BTreeSet::from([message]);
    while let Some(earlier) = moved.told_by {
        if !seen.insert(earlier) || !settle::came_back(db, earlier)? {
            break;
        }
        let all = settle::moved(db, earlier)?.into_iter();
        let Some(before) = all.map(|(_, one)| one).find(|one| one.item == moved.item) else {
            break;
        };
        if before.ends_event() && is_cleared(db, &before)? {
            break;
        }
        moved = before;
    }
    Ok(moved)
}
