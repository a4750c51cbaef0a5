//! What becomes of a message after it was handed to the mail server, or was not.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::actions::known_before::{go_back, last_that_arrived};
use crate::actions::webhooks;
use crate::domain::ids::{ItemId, MessageId, ParticipantId};
use crate::domain::message::MessageKind;
use crate::domain::notice::{NOTHING_CERTAIN, Told};
use crate::domain::suppression::{Suppression, SuppressionReason, is_dead, status_in};
use crate::mail::transport::SendError;
use crate::store::outbox::copies;
use crate::store::outbox::settle::{self, Claim, LetGo, Setback};
use crate::store::{self, Db, leftovers, outbox, publications, replies, suppressions, told};

/// How one attempt ended.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Of which message.
    pub claim: Claim,
    /// What came of it.
    pub ending: Ending,
}

/// What came of an attempt.
#[derive(Clone, Debug)]
pub enum Ending {
    /// The server has it.
    Taken,
    /// It was not even tried: this process has to stop sending.
    NotBegun,
    /// The server does not have it, or did not say so.
    Unsent(SendError),
}

/// When to try again.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// The first wait after a temporary refusal of one message.
    pub retry_after: Duration,
    /// A number from 0 to 1 that spreads the waits.
    pub jitter: f64,
}

/// No wait is longer.
const LONGEST_WAIT: Duration = Duration::from_hours(1);

/// A message that could not be handed over for so long has failed (RFC 5321 §4.5.4.1).
pub(super) const PATIENCE: SignedDuration = SignedDuration::from_hours(5 * 24);

/// Settles attempts in one transaction. The visits of those that were not taken are locked, and of those that let go of
/// somebody.
///
/// # Errors
/// Those of the database.
pub fn settle(
    db: &mut Db,
    outcomes: &[Outcome],
    (patience, now): (Patience, Timestamp),
) -> Result<(), store::Error> {
    let mut taken = Vec::new();
    for outcome in outcomes {
        match &outcome.ending {
            Ending::Taken => taken.push(outcome.claim),
            Ending::NotBegun => {
                let setback = again(outcome.claim, now, false);
                set_back(db, outcome.claim, (setback, "sending had to stop", now))?;
            }
            Ending::Unsent(error) => unsent(db, outcome.claim, error, (patience, now))?,
        }
    }
    for let_go in settle::settle_sent(db, &taken, now)? {
        forget_answer(db, let_go)?;
    }
    if !taken.is_empty() {
        let taken: Vec<_> = taken.iter().map(|claim| claim.id).collect();
        copies::release(db, &taken, now)?;
    }
    Ok(())
}

/// Forgets what somebody answered who was let go. The message may be late: one who is expected again by now has perhaps
/// answered since it was published.
fn forget_answer(db: &mut Db, let_go: LetGo) -> Result<(), store::Error> {
    let LetGo {
        visit,
        version,
        participant,
        item,
    } = let_go;
    match publications::find_release(db, visit, version)? {
        Some(release) => replies::forget(db, (participant, item), release.published_at),
        None => Ok(()),
    }
}

fn unsent(
    db: &mut Db,
    claim: Claim,
    error: &SendError,
    (patience, now): (Patience, Timestamp),
) -> Result<(), store::Error> {
    let Some(message) = outbox::find(db, claim.id)? else {
        return Ok(());
    };
    let due_at = now
        .checked_add(patience.wait(claim.attempts))
        .unwrap_or(Timestamp::MAX);
    let since = message.tried_since.unwrap_or(message.created_at);
    let is_hopeless = now.duration_since(since) > PATIENCE;
    let setback = match error {
        SendError::ServerDown { .. } => again(claim, now, false),
        SendError::Deferred { .. } if !is_hopeless => again(claim, due_at, true),
        SendError::InDoubt { .. } if !is_hopeless => Setback::Repeat {
            due_at,
            counts: true,
        },
        SendError::Deferred { .. } | SendError::InDoubt { .. } | SendError::Refused { .. } => {
            Setback::Fail
        }
    };
    if let SendError::Refused { reply } = error {
        note_dead_address(db, claim.id, (reply, now))?;
    }
    let is_in_doubt = claim.is_in_doubt || matches!(error, SendError::InDoubt { .. });
    let claim = Claim {
        is_in_doubt,
        ..claim
    };
    set_back(db, claim, (setback, &error.to_string(), now))
}

/// Mails nothing more to an address of which the mail server says that there is none.
fn note_dead_address(
    db: &mut Db,
    id: MessageId,
    (reply, now): (&str, Timestamp),
) -> Result<(), store::Error> {
    if !is_dead(status_in(reply)) {
        return Ok(());
    }
    let suppression = Suppression {
        reason: SuppressionReason::Bounced,
        detail: reply.to_owned(),
        at: now,
    };
    match outbox::settle::recipient(db, id)? {
        Some(address) => suppressions::suppress(db, &address, &suppression),
        None => Ok(()),
    }
}

/// Once in doubt, always in doubt: that this attempt failed does not say that no earlier one arrived.
fn again(claim: Claim, due_at: Timestamp, counts: bool) -> Setback {
    if claim.is_in_doubt {
        Setback::Repeat { due_at, counts }
    } else {
        Setback::Retry { due_at, counts }
    }
}

/// Sets a message back. What it would have told was not told, unless a later one told it; an invitation
/// that may have arrived goes on under its UID. An address that refuses to let go is not asked again.
fn set_back(
    db: &mut Db,
    claim: Claim,
    (setback, why, now): (Setback, &str, Timestamp),
) -> Result<(), store::Error> {
    let moved = settle::moved(db, claim.id)?;
    let is_ours = settle::settle_back(db, claim, setback, why)?;
    if !is_ours || matches!(setback, Setback::Repeat { .. }) {
        return Ok(());
    }
    let has_failed = setback == Setback::Fail;
    if has_failed {
        webhooks::tell_failure(db, claim.id, now)?;
    }
    let message = outbox::find(db, claim.id)?;
    let is_programme = message.is_some_and(|message| message.kind == MessageKind::Programme);
    for (participant, moved) in moved {
        let pair = (participant, moved.item);
        if moved.clears {
            leftovers::keep(db, pair, moved.before, !has_failed)?;
            continue;
        }
        let ends_event = moved.ends_event();
        let (former_address, latest_end) = (moved.former_address(), moved.latest_end);
        // what it went on from may have come back while it was under way
        let known = last_that_arrived(db, (claim.id, moved))?;
        let latest_end = latest_end.max(known.latest_end);
        // a programme that is read twice does no harm, but whoever has no other must hear what becomes of it
        let was_expected = known.before.as_ref().is_some_and(Told::is_expected);
        if claim.is_in_doubt && !(is_programme && was_expected) {
            told::doubt(db, pair, (claim.id, latest_end))?;
            continue;
        }
        let before = known.before.map(|before| {
            let has_refused = former_address.is_some() && before.address == former_address;
            Told {
                handed_over: before.handed_over && !(has_failed && has_refused),
                ..before
            }
        });
        // they may have the programme all the same; what it only repeated is no less certain for that
        let before = match before {
            Some(before) if claim.is_in_doubt && !is_repeated(db, pair, &before)? => {
                Some(before.in_doubt(latest_end))
            }
            before => before,
        };
        let is_back = go_back(db, pair, claim.id, (before.as_ref(), known.told_by))?;
        if !is_back && ends_event {
            // somebody was told by hand what comes after the end
            leftovers::keep(db, pair, before, !has_failed)?;
        }
        settle::reopen_by_hand(db, participant, now)?;
    }
    Ok(())
}

/// Whether they know now what they knew before, for certain.
fn is_repeated(
    db: &mut Db,
    pair: (ParticipantId, ItemId),
    before: &Told,
) -> Result<bool, store::Error> {
    let is_certain = before.digest.as_deref() != Some(NOTHING_CERTAIN);
    Ok(is_certain && told::digest(db, pair)? == before.digest)
}

impl Patience {
    /// The wait after `attempts` refusals: doubled each time, spread by half, at most an hour.
    #[must_use]
    pub fn wait(&self, attempts: u32) -> Duration {
        let doubled = 2_u32
            .checked_pow(attempts)
            .and_then(|factor| self.retry_after.checked_mul(factor));
        let wait = doubled.unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT);
        wait.mul_f64(0.5 + self.jitter.clamp(0.0, 1.0))
            .min(LONGEST_WAIT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_and_end_at_an_hour() {
        let wait = |attempts, jitter| {
            let patience = Patience {
                retry_after: Duration::from_secs(15),
                jitter,
            };
            patience.wait(attempts).as_millis()
        };
        let waits = [
            wait(0, 0.5),
            wait(1, 0.5),
            wait(3, 0.5),
            wait(0, 0.0),
            wait(0, 1.0),
        ];
        assert_eq!(waits, [15_000, 30_000, 120_000, 7_500, 22_500]);
        assert_eq!(wait(8, 0.5), 3_600_000);
        assert_eq!(wait(4_000_000, 1.0), 3_600_000);
    }
}
