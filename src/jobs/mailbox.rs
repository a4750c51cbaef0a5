//! Fetches the mail that comes to our address, where it lies in a mailbox instead of coming by a pipe.

use std::collections::BTreeSet;
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

/// The mails, by UID, that could not be fetched or put away. They come last, so that one over which the connection breaks
/// each time stands in the way of no other.
#[derive(Clone, Debug, Default)]
pub struct Troubled(BTreeSet<u32>);

impl Troubled {
    /// What waits, those that made trouble last; any others are forgotten.
    fn last_of(&mut self, mut waiting: Vec<u32>) -> Vec<u32> {
        self.0.retain(|uid| waiting.contains(uid));
        waiting.sort_by_key(|uid| (self.0.contains(uid), *uid));
        waiting
    }
}

impl Fetcher {
    /// Works until told to stop.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut troubled = Troubled::default();
        while !*stop.borrow() {
            tokio::select! {
                failed = self.work(&mut troubled) => {
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
    async fn work(&self, troubled: &mut Troubled) -> Result<(), MailboxError> {
        let mut mailbox = Mailbox::open(&self.address).await?;
        loop {
            let left = self.empty(&mut mailbox, troubled).await?;
            mailbox = mailbox.wait(if left { PAUSE } else { GLANCE }).await?;
        }
    }

    /// Takes in what lies in the mailbox and puts it away. What cannot be kept now stays where it is: then `true`. So does
    /// what the server does not let us have or put away, which is tried again whenever we look.
    ///
    /// # Errors
    /// Those of the mailbox after which it has to be opened anew.
    pub async fn empty(
        &self,
        mailbox: &mut Mailbox,
        troubled: &mut Troubled,
    ) -> Result<bool, MailboxError> {
        let mut is_any_left = false;
        for uid in troubled.last_of(mailbox.waiting().await?) {
            match self.take_one(mailbox, uid).await {
                Ok(is_kept) => is_any_left |= !is_kept,
                Err(error) => {
                    troubled.0.insert(uid);
                    if !error.is_refusal() {
                        return Err(error);
                    }
                    tracing::warn!(%error, uid, "a mail stays in the mailbox");
                }
            }
        }
        Ok(is_any_left)
    }

    /// Takes one mail in and puts it away. `false`: it cannot be kept now.
    async fn take_one(&self, mailbox: &mut Mailbox, uid: u32) -> Result<bool, MailboxError> {
        let Some(raw) = mailbox.fetch(uid).await? else {
            return Ok(true);
        };
        let folder = match self.take_in(raw, self.clock.now()).await {
            Ok(InboundKind::Human | InboundKind::Unreadable) => TO_READ,
            Ok(_) => DONE,
            Err(error) => {
                tracing::warn!(%error, uid, "a mail stays in the mailbox for now");
                return Ok(false);
            }
        };
        mailbox.put_away(uid, folder).await?;
        Ok(true)
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
