//! Mails the digests that organisers asked for. Which are due is computed from the day of the last one, so it does not
//! matter which process looks, how often, or whether none did for a while.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::sleep;

use crate::actions::Error;
use crate::actions::digest::{self, Written};
use crate::actions::secretariat::Secretariat;
use crate::actions::summaries::Summaries;
use crate::clock::Clock;
use crate::mail::Transport;
use crate::mail::transport::SendError;
use crate::store::Store;

/// How often it is looked whether one is due.
const POLL: Duration = Duration::from_secs(20);

/// Mails digests, for ever.
#[derive(Clone, Debug)]
pub struct Digests {
    /// Where everything is.
    pub store: Store,
    /// Where mail goes.
    pub transport: Arc<Transport>,
    /// In whose name.
    pub secretariat: Secretariat,
    /// Visits that were summed up already.
    pub summaries: Summaries,
    /// Tells the time.
    pub clock: Clock,
}

impl Digests {
    /// Works until told to stop.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            if let Err(error) = self.send_due().await {
                tracing::error!(%error, "digests cannot be mailed");
            }
            tokio::select! {
                () = sleep(POLL) => {}
                _ = stop.wait_for(|stop| *stop) => {}
            }
        }
    }

    /// Mails what is due by now. What a mail server puts off goes again after a minute.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn send_due(&self) -> Result<(), Error> {
        let now = self.clock.now();
        let due = self.store.read(move |db| digest::due(db, now)).await?;
        for (wanted, day) in due {
            let (secretariat, summaries) = (self.secretariat.clone(), self.summaries.clone());
            let write = self.store.write(move |db| {
                digest::write(db, (&secretariat, &summaries), (&wanted, day), now)
            });
            if let Some(written) = write.await? {
                self.send(written).await?;
            }
        }
        Ok(())
    }

    async fn send(&self, written: Written) -> Result<(), Error> {
        let sent = self.transport.send(&written.message).await;
        let is_settled = match &sent {
            Ok(_) | Err(SendError::Refused { .. }) => true,
            Err(_) => false,
        };
        if let Err(error) = sent {
            tracing::warn!(%error, user = %written.user, "a digest was not mailed");
        }
        if is_settled {
            let (user, day) = (written.user, written.day);
            let finish = self.store.write(move |db| digest::finish(db, user, day));
            finish.await?;
        }
        Ok(())
    }
}
