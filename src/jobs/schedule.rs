//! What falls due without anybody's doing: reminders get their messages when their time has come.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::{Notify, watch};
use tokio::time::sleep;

use crate::actions::secretariat::Secretariat;
use crate::actions::{Error, reminders};
use crate::clock::Clock;
use crate::store::{Store, epoch};

/// How often it is looked whether something fell due.
const POLL: Duration = Duration::from_secs(1);

/// What is expected is worked out anew after so long, whatever happened.
const EXPECTED_FOR: SignedDuration = SignedDuration::from_secs(60);

/// Writes what falls due, for ever.
#[derive(Clone, Debug)]
pub struct Schedule {
    /// Where visits are.
    pub store: Store,
    /// In whose name.
    pub secretariat: Secretariat,
    /// Tells the time.
    pub clock: Clock,
    /// Rung when something is to be sent.
    pub bell: Arc<Notify>,
}

/// When something falls due next, as things stood.
#[derive(Clone, Copy, Debug)]
struct Expected {
    /// The epoch in which that was worked out.
    epoch: i64,
    /// When.
    at: Timestamp,
    /// What falls due next.
    next: Option<Timestamp>,
}

impl Schedule {
    /// Works until told to stop.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut expected = None;
        while !*stop.borrow() {
            match self.look(expected).await {
                Ok(worked_out) => expected = Some(worked_out),
                Err(error) => tracing::error!(%error, "what falls due cannot be worked out"),
            }
            tokio::select! {
                () = sleep(POLL) => {}
                _ = stop.wait_for(|stop| *stop) => {}
            }
        }
    }

    /// Works out anew what falls due, if something changed or fell due.
    async fn look(&self, expected: Option<Expected>) -> Result<Expected, Error> {
        let now = self.clock.now();
        let epoch = self.store.read(epoch::current).await?;
        if let Some(expected) = expected.filter(|expected| expected.holds(epoch, now)) {
            return Ok(expected);
        }
        let next = self.send_due().await?;
        Ok(Expected {
            epoch,
            at: now,
            next,
        })
    }

    /// Gives every reminder that is due its message, or drops it. Returns when the next one goes.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn send_due(&self) -> Result<Option<Timestamp>, Error> {
        let now = self.clock.now();
        let published = self.secretariat.shelf.clone();
        let visits = self
            .store
            .read(move |db| reminders::expected(db, &published, now));
        let mut next = None;
        for expected in visits.await? {
            if expected.at > now {
                next = next.into_iter().chain([expected.at]).min();
                continue;
            }
            let published = self.secretariat.shelf.clone();
            let send = move |db: &mut crate::store::Db| {
                reminders::send_due(db, &published, (expected.visit, now))
            };
            if self.store.write(send).await? > 0 {
                self.bell.notify_one();
                // more may be due by now
                next = Some(now);
            }
        }
        Ok(next)
    }
}

impl Expected {
    /// Whether nothing changed and nothing fell due since.
    fn holds(self, epoch: i64, now: Timestamp) -> bool {
        let is_fresh = now.duration_since(self.at).abs() < EXPECTED_FOR;
        self.epoch == epoch && is_fresh && self.next.is_none_or(|next| now < next)
    }
}
