//! Fetches the mail that comes to our address, where it lies in a mailbox instead of coming by a pipe.

use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::watch;
use tokio::time::sleep;

use crate::actions::Error;
use crate::actions::receive::receive;
use crate::actions::secretariat::Secretariat;
use crate::clock::Clock;
use crate::domain::inbound::InboundKind;
use crate::mail::inbound;
use crate::mail::mailbox::{Address, Mailbox, MailboxError};
use crate::store::Store;

/// How long to wait for news before looking anyway: servers forget who waits for half an hour (RFC 2177).
const GLANCE: Duration = Duration::from_mins(1);

/// How long to wait after a failure.
const PAUSE: Duration = Duration::from_secs(15);

/// Where mail goes that needs nobody any more.
const DONE: &str = "Escale-done";

/// Where mail goes that people may want to read.
const TO_READ: &str = "Escale-to-read";

/// Fetches mail, for ever. Several processes may fetch from the same mailbox: the same mail twice is one.
#[derive(Clone, Debug)]
pub struct Fetcher {
    /// Where mail lies.
    pub address: Address,
    /// Where it is kept.
    pub store: Store,
    /// In whose name answers are taken.
    pub secretariat: Secretariat,
    /// Tells the time.
    pub clock: Clock,
}

impl Fetcher {
    /// Works until told to stop.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            tokio::select! {
                failed = self.work() => {
                    if let Err(error) = failed {
                        tracing::warn!(%error, "mail cannot be fetched");
                    }
                }
                _ = stop.wait_for(|stop| *stop) => return,
            }
            tokio::select! {
                () = sleep(PAUSE) => {}
                _ = stop.wait_for(|stop| *stop) => return,
            }
        }
    }

    /// Fetches what comes until something fails.
    async fn work(&self) -> Result<(), MailboxError> {
        let mut mailbox = Mailbox::open(&self.address).await?;
        loop {
            let left = self.empty(&mut mailbox).await?;
            mailbox = mailbox.wait(if left { PAUSE } else { GLANCE }).await?;
        }
    }

    /// Takes in what lies in the mailbox and puts it away. What cannot be kept now stays where it is: then `true`.
    ///
    /// # Errors
    /// Those of the mailbox.
    pub async fn empty(&self, mailbox: &mut Mailbox) -> Result<bool, MailboxError> {
        let mut is_any_left = false;
        for uid in mailbox.waiting().await? {
            let Some(raw) = mailbox.fetch(uid).await? else {
                continue;
            };
            match self.take_in(raw, self.clock.now()).await {
                Ok(InboundKind::Human | InboundKind::Unreadable) => {
                    mailbox.put_away(uid, TO_READ).await?;
                }
                Ok(_) => mailbox.put_away(uid, DONE).await?,
                Err(error) => {
                    tracing::warn!(%error, uid, "a mail stays in the mailbox for now");
                    is_any_left = true;
                }
            }
        }
        Ok(is_any_left)
    }

    async fn take_in(&self, raw: Vec<u8>, now: Timestamp) -> Result<InboundKind, Error> {
        let secretariat = self.secretariat.clone();
        let received = self.store.write(move |db| {
            let mail = inbound::read(&raw);
            receive(db, &secretariat, (&mail, now))
        });
        Ok(received.await?.kind)
    }
}
