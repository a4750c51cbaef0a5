//! Mails letters to users, one after the other. A letter belongs to the process that sends it, however long that takes;
//! what a mail server puts off, or takes without saying so, goes again after ever longer waits, and not for ever.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::watch;
use tokio::time::sleep;

use super::settle::Patience;
use crate::actions::Error;
use crate::actions::secretariat::Taken;
use crate::clock::Clock;
use crate::domain::ids::InstanceId;
use crate::mail::transport::SendError;
use crate::mail::{Message, Transport};
use crate::store::letters::Settled;
use crate::store::{self, Db, Store, instances};

/// So often a mail server may put one off. After that, whoever wants it asks again, or has the next one.
const MOST_ATTEMPTS: u32 = 8;

/// How long one may be under way when the process is asked to stop.
const LAST_WORDS: Duration = Duration::from_secs(20);

/// How soon it is tried again to note what came of one.
const AGAIN: Duration = Duration::from_secs(1);

/// Mails letters to users.
#[derive(Clone, Debug)]
pub struct Clerk {
    /// Where they are asked for.
    pub store: Store,
    /// Where mail goes.
    pub transport: Arc<Transport>,
    /// Whose what is under way is.
    pub instance: InstanceId,
    /// The first wait after a refusal.
    pub retry_after: Duration,
    /// Tells the time.
    pub clock: Clock,
}

impl Clerk {
    /// Reads what is to be mailed, by whose it would be and the time.
    ///
    /// # Errors
    /// Those of the database.
    pub(super) async fn due<T: Send + 'static>(
        &self,
        due: impl FnOnce(&mut Db, (InstanceId, Timestamp)) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let turn = (self.instance, self.clock.now());
        self.store.read(move |db| due(db, turn)).await
    }

    /// Takes a letter with `write`, sends it, and notes with `settle` what came of it. `false`: it is of no use to go on
    /// with others now.
    ///
    /// # Errors
    /// Those of the database. A letter that cannot be written waits alone.
    pub(super) async fn mail<W, S>(
        &self,
        (write, settle): (W, S),
        stop: &watch::Receiver<bool>,
    ) -> Result<bool, Error>
    where
        W: FnOnce(&mut Db, (InstanceId, Timestamp)) -> Result<Option<Taken>, Error>
            + Send
            + 'static,
        S: Fn(&mut Db, InstanceId, (Settled, Timestamp)) -> Result<(), store::Error>
            + Clone
            + Send
            + 'static,
    {
        if *stop.borrow() {
            return Ok(false);
        }
        let turn = (self.instance, self.clock.now());
        let written = self.store.write(move |db| {
            // others take what belongs to a process they do not know of
            if instances::is_known(db, turn.0)? {
                write(db, turn)
            } else {
                Ok(None)
            }
        });
        let (settled, goes_on) = match written.await {
            Ok(None) => return Ok(true),
            Ok(Some(taken)) => self.send(&taken, stop.clone()).await,
            Err(error) if error.is_its_own() => {
                tracing::error!(%error, "a letter to a user cannot be written");
                (self.again((MOST_ATTEMPTS, false)), true)
            }
            Err(error) => return Err(error),
        };
        while let Err(error) = self.note(settle.clone(), settled).await {
            if *stop.borrow() {
                return Err(error.into());
            }
            tracing::error!(%error, "what came of a letter to a user could not be noted");
            sleep(AGAIN).await;
        }
        Ok(goes_on)
    }

    async fn note(
        &self,
        settle: impl FnOnce(&mut Db, InstanceId, (Settled, Timestamp)) -> Result<(), store::Error>
        + Send
        + 'static,
        settled: Settled,
    ) -> Result<(), store::Error> {
        let (instance, now) = (self.instance, self.clock.now());
        let noting = move |db: &mut Db| settle(db, instance, (settled, now));
        self.store.write(noting).await
    }

    /// Sends one; how it goes on, and whether others may follow.
    async fn send(&self, taken: &Taken, stop: watch::Receiver<bool>) -> (Settled, bool) {
        let Err(error) = self.handed_over(&taken.message, stop).await else {
            return (Settled::Done, true);
        };
        let is_down = matches!(error, SendError::ServerDown { .. });
        let is_hopeless = match error {
            SendError::Refused { .. } => true,
            SendError::ServerDown { .. } => false,
            SendError::Deferred { .. } | SendError::InDoubt { .. } => {
                taken.attempts + 1 >= MOST_ATTEMPTS
            }
        };
        tracing::warn!(%error, is_hopeless, "a letter to a user was not mailed");
        let settled = if is_hopeless {
            Settled::Done
        } else {
            self.again((taken.attempts, !is_down))
        };
        (settled, !is_down)
    }

    /// Hands a message to the mail server, but lets go of it if the process has to stop meanwhile.
    async fn handed_over(
        &self,
        message: &Message,
        mut stop: watch::Receiver<bool>,
    ) -> Result<(), SendError> {
        let stopping = async {
            if stop.wait_for(|stop| *stop).await.is_err() {
                // nobody is left who could say so
                std::future::pending::<()>().await;
            }
            sleep(LAST_WORDS).await;
        };
        tokio::select! {
            sent = self.transport.send(message) => sent.map(drop),
            () = stopping => {
                let reason = "the process had to stop".to_owned();
                Err(SendError::InDoubt { reason })
            }
        }
    }

    fn again(&self, (attempts, counts): (u32, bool)) -> Settled {
        let patience = Patience {
            retry_after: self.retry_after,
            jitter: rand::random(),
        };
        let due_at = self.clock.now().checked_add(patience.wait(attempts));
        Settled::Again {
            due_at: due_at.unwrap_or(Timestamp::MAX),
            counts,
        }
    }
}
