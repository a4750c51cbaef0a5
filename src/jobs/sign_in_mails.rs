//! Mails what users asked for: links to sign in by, and test letters. They are no messages of a visit: short-lived, to one
//! person, and a second one does no harm.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::sleep;

use super::clerk::Clerk;
use crate::actions::secretariat::Secretariat;
use crate::actions::{Error, sign_in_mail, test_mail};
use crate::store::{Db, sign_in_mails, test_mails};

/// How often it is looked whether somebody asked.
const POLL: Duration = Duration::from_secs(1);

/// Mails them, for ever.
#[derive(Clone, Debug)]
pub struct SignInMails {
    /// Who mails them.
    pub clerk: Clerk,
    /// In whose name.
    pub secretariat: Secretariat,
}

impl SignInMails {
    /// Works until told to stop.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            if let Err(error) = self.send_due(&stop).await {
                tracing::error!(%error, "what users asked for cannot be mailed");
            }
            tokio::select! {
                () = sleep(POLL) => {}
                _ = stop.wait_for(|stop| *stop) => {}
            }
        }
    }

    /// Mails what was asked for until now, or until told to stop.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn send_due(&self, stop: &watch::Receiver<bool>) -> Result<(), Error> {
        let due = self
            .clerk
            .due(|db, turn| Ok((sign_in_mail::due(db, turn)?, test_mail::due(db, turn)?)));
        let (links, tests) = due.await?;
        for wish in links {
            let (secretariat, id) = (self.secretariat.clone(), wish.id);
            let write = move |db: &mut Db, turn| sign_in_mail::write(db, &secretariat, &wish, turn);
            let settle =
                move |db: &mut Db, owner, settled| sign_in_mails::settle(db, (id, owner), settled);
            if !self.clerk.mail((write, settle), stop).await? {
                return Ok(());
            }
        }
        for wish in tests {
            let (secretariat, id) = (self.secretariat.clone(), wish.id);
            let write = move |db: &mut Db, turn| test_mail::write(db, &secretariat, &wish, turn);
            let settle =
                move |db: &mut Db, owner, settled| test_mails::settle(db, (id, owner), settled);
            if !self.clerk.mail((write, settle), stop).await? {
                break;
            }
        }
        Ok(())
    }
}
