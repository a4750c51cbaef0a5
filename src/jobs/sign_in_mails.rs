//! Mails what users asked for: links to sign in by, and test letters. They are no messages of a visit: short-lived, to one
//! person, and a second one does no harm.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::watch;
use tokio::time::sleep;

use crate::actions::secretariat::Secretariat;
use crate::actions::{Error, sign_in_mail, test_mail};
use crate::clock::Clock;
use crate::mail::transport::SendError;
use crate::mail::{Message, Transport};
use crate::store::{Db, Store};

/// How often it is looked whether somebody asked.
const POLL: Duration = Duration::from_secs(1);

/// Mails them, for ever.
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
                tracing::error!(%error, "what users asked for cannot be mailed");
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
        let waiting = self.store.read(move |db| {
            let (links, tests) = (
                sign_in_mail::is_any_due(db, now)?,
                test_mail::is_any_due(db, now)?,
            );
            Ok::<_, Error>((links, tests))
        });
        let (links, tests) = waiting.await?;
        if links {
            self.send_links(now).await?;
        }
        if tests {
            self.send_tests(now).await?;
        }
        Ok(())
    }

    async fn send_links(&self, now: Timestamp) -> Result<(), Error> {
        let secretariat = self.secretariat.clone();
        let written = self
            .store
            .write(move |db| sign_in_mail::write(db, &secretariat, now));
        for letter in written.await? {
            if self.settles(&letter.message).await {
                let finish = move |db: &mut Db| sign_in_mail::finish(db, letter.id, now);
                self.store.write(finish).await?;
            }
        }
        Ok(())
    }

    async fn send_tests(&self, now: Timestamp) -> Result<(), Error> {
        let secretariat = self.secretariat.clone();
        let written = self
            .store
            .write(move |db| test_mail::write(db, &secretariat, now));
        for letter in written.await? {
            if self.settles(&letter.message).await {
                let finish = move |db: &mut Db| test_mail::finish(db, letter.id, now);
                self.store.write(finish).await?;
            }
        }
        Ok(())
    }

    /// Sends a message; whether nothing is left to do about it.
    async fn settles(&self, message: &Message) -> bool {
        let sent = self.transport.send(message).await;
        if let Err(error) = &sent {
            tracing::warn!(%error, "what a user asked for was not mailed");
        }
        matches!(sent, Ok(_) | Err(SendError::Refused { .. }))
    }
}
