//! Mails the digests that organisers asked for. Which are due is computed from the day of the last one, so it does not
//! matter which process looks, how often, or whether none did for a while.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::sleep;

use super::clerk::Clerk;
use crate::actions::Error;
use crate::actions::digest;
use crate::actions::secretariat::Secretariat;
use crate::actions::summaries::Summaries;
use crate::store::{Db, digests};

/// How often it is looked whether one is due.
const POLL: Duration = Duration::from_secs(20);

/// Mails digests, for ever.
#[derive(Clone, Debug)]
pub struct Digests {
    /// Who mails them.
    pub clerk: Clerk,
    /// In whose name.
    pub secretariat: Secretariat,
    /// Visits that were summed up already.
    pub summaries: Summaries,
}

impl Digests {
    /// Works until told to stop.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            if let Err(error) = self.send_due(&stop).await {
                tracing::error!(%error, "digests cannot be mailed");
            }
            tokio::select! {
                () = sleep(POLL) => {}
                _ = stop.wait_for(|stop| *stop) => {}
            }
        }
    }

    /// Mails what is due by now, until told to stop.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn send_due(&self, stop: &watch::Receiver<bool>) -> Result<(), Error> {
        for (wanted, day) in self.clerk.due(digest::due).await? {
            let (secretariat, summaries) = (self.secretariat.clone(), self.summaries.clone());
            let user = wanted.user;
            let write = move |db: &mut Db, turn| {
                digest::write(db, (&secretariat, &summaries), (&wanted, day), turn)
            };
            let settle = move |db: &mut Db, owner, (settled, _)| {
                digests::settle(db, (user, day, owner), settled)
            };
            if !self.clerk.mail((write, settle), stop).await? {
                break;
            }
        }
        Ok(())
    }
}
