//! Brings what is due to addresses outside. It goes by the rules of mail: taken in one transaction, brought in none,
//! settled in another; what was not taken goes again after ever longer waits; what a process leaves behind others take
//! over. A receiver that was told twice knows it by the identifier.

pub mod envelopes;

use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::watch;
use tokio::time::sleep;

use self::envelopes::Envelopes;
use super::courier::{Courier, Post, Unposted};
use super::heartbeat::Pulse;
use super::settle::{PATIENCE, Patience};
use crate::clock::Clock;
use crate::domain::ids::InstanceId;
use crate::store::dispatches::{self, Dispatch, Receiver, Settled};
use crate::store::{self, Db, Store, push_subscriptions, webhooks};

/// How often it is looked whether something is due.
const POLL: Duration = Duration::from_secs(1);
/// How many are brought at once.
const AT_ONCE: i64 = 8;
/// How often it is tried to note what was brought last, one [`POLL`] apart.
const LAST_ATTEMPTS: u32 = 3;

/// Brings what is due, for ever.
#[derive(Debug)]
pub struct Dispatches {
    /// Where everything is.
    pub store: Store,
    /// Who brings it.
    pub courier: Courier,
    /// What goes around the documents.
    pub envelopes: Envelopes,
    /// Whose what is under way is.
    pub instance: InstanceId,
    /// The first wait after a refusal.
    pub retry_after: Duration,
    /// Tells the time.
    pub clock: Clock,
    /// What ended and could not be noted yet.
    pub unsettled: Unsettled,
}

/// What was brought, or was not, and is not noted: else it would be brought again.
#[derive(Debug, Default)]
pub struct Unsettled(Vec<(Dispatch, Ended)>);

/// What was taken, and how it is brought; or why it is not.
type Taken = (Dispatch, Result<Post, Settled>);

impl Dispatches {
    /// Works until told to stop, or others take this process for dead.
    pub async fn run(mut self, pulse: Pulse, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            if pulse.beats() {
                match self.send_due().await {
                    Ok(0) => {}
                    Ok(_) => continue,
                    Err(error) => {
                        tracing::error!(%error, "addresses outside cannot be told anything");
                    }
                }
            }
            tokio::select! {
                () = sleep(POLL) => {}
                _ = stop.wait_for(|stop| *stop) => {}
            }
        }
        for _attempt in 1..=LAST_ATTEMPTS {
            match self.settle().await {
                Ok(()) => break,
                Err(error) => tracing::error!(%error, "what was brought last could not be noted"),
            }
            sleep(POLL).await;
        }
    }

    /// Brings what is due by now, but no more than a few; how many it were. What ended before is noted first.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn send_due(&mut self) -> Result<usize, store::Error> {
        self.settle().await?;
        let (owner, now) = (self.instance, self.clock.now());
        let is_due = self
            .store
            .read(move |db| dispatches::is_any_due(db, owner, now));
        if !is_due.await? {
            return Ok(0);
        }
        let envelopes = self.envelopes.clone();
        let taken = self.store.write(move |db| {
            dispatches::recover_forgotten(db, owner)?;
            let taken = dispatches::claim(db, owner, (AT_ONCE, now))?;
            let addressed = taken.into_iter().map(|dispatch| {
                let post = envelopes.addressed(db, (&dispatch, now))?;
                Ok((dispatch, post))
            });
            addressed.collect::<Result<Vec<Taken>, store::Error>>()
        });
        let taken = taken.await?;
        let count = taken.len();
        self.unsettled.0 = self.bring(taken).await;
        self.settle().await?;
        Ok(count)
    }

    /// Notes what ended. If its end is not known, it is noted again, which changes nothing more.
    async fn settle(&mut self) -> Result<(), store::Error> {
        if self.unsettled.0.is_empty() {
            return Ok(());
        }
        let (ended, owner, now) = (self.unsettled.0.clone(), self.instance, self.clock.now());
        let settling = self.store.write(move |db| {
            let settle =
                |(dispatch, settled): &(Dispatch, Ended)| settled.note(db, (dispatch, owner), now);
            ended.iter().try_for_each(settle)
        });
        settling.await?;
        self.unsettled.0.clear();
        Ok(())
    }

    /// Brings them all at once; what came of each.
    async fn bring(&self, taken: Vec<Taken>) -> Vec<(Dispatch, Ended)> {
        let under_way: Vec<_> = taken
            .into_iter()
            .map(|(dispatch, post)| {
                let courier = self.courier.clone();
                let bringing = async move {
                    match post {
                        Ok(post) => Ok(courier.bring(post).await),
                        Err(settled) => Err(settled),
                    }
                };
                (dispatch, tokio::spawn(bringing))
            })
            .collect();
        let mut ended = Vec::new();
        for (dispatch, bringing) in under_way {
            let end = match bringing.await {
                Ok(Ok(brought)) => self.judged(&dispatch, brought),
                Ok(Err(settled)) => Ended::with(settled),
                Err(error) => self.judged(&dispatch, Err(Unposted::Away(error.to_string()))),
            };
            ended.push((dispatch, end));
        }
        ended
    }

    /// What follows from what came of an attempt.
    fn judged(&self, dispatch: &Dispatch, brought: Result<(), Unposted>) -> Ended {
        let Err(error) = brought else {
            return Ended::with(Settled::Sent);
        };
        tracing::info!(dispatch = %dispatch.id, %error, "a receiver outside did not take what it was brought");
        let (why, now) = (error.to_string(), self.clock.now());
        let patience = Patience {
            retry_after: self.retry_after,
            jitter: rand::random(),
        };
        let due_at = now
            .checked_add(patience.wait(dispatch.attempts))
            .unwrap_or(Timestamp::MAX);
        let (is_gone, ends) = match (dispatch.receiver, &error) {
            // 404: the browser has forgotten it (RFC 8030 §7.3)
            (Receiver::Device(_), Unposted::Refused(404)) | (_, Unposted::Gone) => (true, true),
            (_, Unposted::NotPublic) => (false, true),
            // what a push service does not want now it never will, but for too many
            (Receiver::Device(_), Unposted::Refused(status @ 400..500)) => (false, *status != 429),
            _ => (false, false),
        };
        let patience = match dispatch.receiver {
            Receiver::Webhook(_) => PATIENCE,
            Receiver::Device(_) => envelopes::LIFETIME,
        };
        let is_hopeless = now.duration_since(dispatch.tried_since) > patience;
        Ended {
            settled: if ends || is_hopeless {
                Settled::Failed { why }
            } else {
                Settled::Again { due_at, why }
            },
            is_gone,
            silent_until: Some(due_at).filter(|_| matches!(error, Unposted::Away(_))),
        }
    }
}

/// What came of an attempt, and what it says of the receiver.
#[derive(Clone, Debug)]
struct Ended {
    settled: Settled,
    /// It wants nothing any more.
    is_gone: bool,
    /// It does not answer, and is left alone until then.
    silent_until: Option<Timestamp>,
}

impl Ended {
    const fn with(settled: Settled) -> Self {
        Self {
            settled,
            is_gone: false,
            silent_until: None,
        }
    }

    fn note(
        &self,
        db: &mut Db,
        (dispatch, owner): (&Dispatch, InstanceId),
        now: Timestamp,
    ) -> Result<(), store::Error> {
        let is_ours = dispatches::settle(db, (dispatch, owner), (&self.settled, now))?;
        if !is_ours {
            return Ok(());
        }
        if let Some(until) = self.silent_until {
            dispatches::put_off(db, dispatch.receiver, until)?;
        }
        match dispatch.receiver {
            Receiver::Webhook(webhook) if self.is_gone => {
                webhooks::set_on(db, webhook, false)?;
                dispatches::drop_waiting(db, webhook, "the receiver is gone")
            }
            Receiver::Device(device) if self.is_gone => push_subscriptions::remove_gone(db, device),
            Receiver::Webhook(_) | Receiver::Device(_) => Ok(()),
        }
    }
}
