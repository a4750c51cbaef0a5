//! Letters to users: digests, links to sign in by, test letters.

use std::sync::Arc;
use std::time::Duration;

use escale::actions::summaries::Summaries;
use escale::clock::Clock;
use escale::domain::ids::InstanceId;
use escale::jobs::clerk::Clerk;
use escale::jobs::digests::Digests;
use escale::jobs::sign_in_mails::SignInMails;
use escale::mail::Transport;
use escale::store::{self, ids, instances};
use tokio::sync::watch;

use super::app::TestApp;
use super::mails::Mail;

impl TestApp {
    /// What mails letters to users, in a process of its own.
    pub(crate) async fn clerk(&self, transport: Arc<Transport>) -> Clerk {
        let instance: InstanceId = ids::new();
        let store = self.database.store.clone();
        let started = store.write(move |db| instances::start(db, instance));
        let started: Result<(), store::Error> = started.await;
        started.unwrap();
        Clerk {
            store,
            transport,
            instance,
            retry_after: Duration::from_secs(15),
            clock: Clock::Fixed(self.clock.clone()),
        }
    }

    /// What mails digests, in a process of its own.
    pub(crate) async fn digests(&self, transport: Arc<Transport>) -> Digests {
        Digests {
            clerk: self.clerk(transport).await,
            secretariat: self.secretariat.clone(),
            summaries: Summaries::default(),
        }
    }

    /// Mails the digests that are due.
    pub(crate) async fn run_digests(&self) -> Vec<Mail> {
        let before = self.accepted().len();
        let digests = self.digests(Arc::clone(&self.mails)).await;
        let (_stop, stopping) = watch::channel(false);
        digests.send_due(&stopping).await.unwrap();
        let accepted = self.accepted();
        accepted[before..].iter().map(Mail::read).collect()
    }

    /// Mails the links to sign in by and the test letters that were asked for.
    pub(crate) async fn run_sign_in_mails(&self) -> Vec<Mail> {
        let before = self.accepted().len();
        let mails = SignInMails {
            clerk: self.clerk(Arc::clone(&self.mails)).await,
            secretariat: self.secretariat.clone(),
        };
        let (_stop, stopping) = watch::channel(false);
        mails.send_due(&stopping).await.unwrap();
        let accepted = self.accepted();
        accepted[before..].iter().map(Mail::read).collect()
    }
}
