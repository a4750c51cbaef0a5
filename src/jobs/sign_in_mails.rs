//! Mails the links to sign in by that were asked for. They are no messages of a visit: short-lived, to one person, and a
//! second one does no harm.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::sleep;

use crate::actions::Error;
use crate::actions::secretariat::Secretariat;
use crate::actions::sign_in_mail::{self, Written};
use crate::clock::Clock;
use crate::mail::Transport;
use crate::mail::transport::SendError;
use crate::store::Store;

/// How often it is looked whether somebody asked.
const POLL: Duration = Duration::from_secs(1);

/// Mails links, for ever.
#[derive(Clone, Debug)]
pub struct SignInMails {
    /// Where wishes are kept.
    pub store: Store,
    /// Where mail goes.
    pub transport: Arc<Transport>,
    /// In whose name.
    pub secretariat: Secretariat,
    /// Tells the time.
    pub clock: Clock,
}

impl SignInMails {
    /// Works until told to stop.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            if let Err(error) = self.send_due().await {
                tracing::error!(%error, "links to sign in by cannot be mailed");
            }
            tokio::select! {
                () = sleep(POLL) => {}
                _ = stop.wait_for(|stop| *stop) => {}
            }
        }
    }

    /// Mails what was asked for until now. What a mail server puts off goes again after a minute.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn send_due(&self) -> Result<(), Error> {
        let now = self.clock.now();
        if !self.is_anything_due(now).await? {
            return Ok(());
        }
        let secretariat = self.secretariat.clone();
        let written = self
            .store
            .write(move |db| sign_in_mail::write(db, &secretariat, now));
        for Written { id, message } in written.await? {
            let sent = self.transport.send(&message).await;
            let is_settled = match &sent {
                Ok(_) | Err(SendError::Refused { .. }) => true,
                Err(_) => false,
            };
            if let Err(error) = sent {
                tracing::warn!(%error, "a link to sign in by was not mailed");
            }
            if is_settled {
                let finish = self
                    .store
                    .write(move |db| sign_in_mail::finish(db, id, now));
                finish.await?;
            }
        }
        Ok(())
    }

    async fn is_anything_due(&self, now: jiff::Timestamp) -> Result<bool, Error> {
        self.store
            .read(move |db| sign_in_mail::is_any_due(db, now))
            .await
    }
}
