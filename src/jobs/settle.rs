//! What becomes of a message after it was handed to the mail server, or was not.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::domain::ids::{MessageId, ParticipantId};
use crate::mail::transport::SendError;
use crate::store::outbox::settle::{self, Claim, Setback};
use crate::store::{self, Db, outbox, replies, told};

/// How one attempt ended.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Of which message.
    pub claim: Claim,
    /// How often the server had answered for it alone.
    pub attempts: u32,
    /// What the server said.
    pub result: Result<(), SendError>,
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
const PATIENCE: SignedDuration = SignedDuration::from_hours(5 * 24);

/// Settles attempts in one transaction.
///
/// # Errors
/// Those of the database.
pub fn settle(
    db: &mut Db,
    outcomes: &[Outcome],
    (patience, now): (Patience, Timestamp),
) -> Result<(), store::Error> {
    let sent: Vec<Claim> = outcomes
        .iter()
        .filter(|outcome| outcome.result.is_ok())
        .map(|outcome| outcome.claim)
        .collect();
    for (participant, item) in settle::ends(db, &sent)? {
        replies::forget(db, participant, item)?;
    }
    settle::settle_sent(db, &sent, now)?;
    for outcome in outcomes {
        if let Err(error) = &outcome.result {
            set_back(db, outcome, error, (patience, now))?;
        }
    }
    Ok(())
}

fn set_back(
    db: &mut Db,
    outcome: &Outcome,
    error: &SendError,
    (patience, now): (Patience, Timestamp),
) -> Result<(), store::Error> {
    let Some(message) = outbox::find(db, outcome.claim.id)? else {
        return Ok(());
    };
    let due_at = now
        .checked_add(patience.wait(outcome.attempts))
        .unwrap_or(Timestamp::MAX);
    let is_hopeless = now.duration_since(message.created_at) > PATIENCE;
    let setback = match error {
        SendError::ServerDown { .. } => Setback::Retry {
            due_at: now,
            counts: false,
        },
        SendError::Deferred { .. } if !is_hopeless => Setback::Retry {
            due_at,
            counts: true,
        },
        SendError::InDoubt { .. } if !is_hopeless => Setback::Repeat { due_at },
        SendError::Deferred { .. } | SendError::InDoubt { .. } | SendError::Refused { .. } => {
            Setback::Fail
        }
    };
    let was_not_taken = !matches!(error, SendError::InDoubt { .. });
    let moved = outbox::settle::moved(db, outcome.claim.id)?;
    if settle::settle_back(db, outcome.claim, &setback, &error.to_string())? && was_not_taken {
        take_back(db, message.id, message.participant, moved)?;
    }
    Ok(())
}

/// What a message would have told was not told, unless a later one told it.
fn take_back(
    db: &mut Db,
    message: MessageId,
    participant: ParticipantId,
    moved: Vec<outbox::claim::Moved>,
) -> Result<(), store::Error> {
    for moved in moved {
        told::move_back(
            db,
            (participant, moved.item),
            message,
            moved.before.as_ref(),
        )?;
    }
    Ok(())
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
