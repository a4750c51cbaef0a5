//! What works in the background of a process: the worker, what goes with it, and the heartbeat that lets it work.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::{App, StartError};
use crate::actions::push;
use crate::actions::seal::Seal;
use crate::actions::summaries::Summaries;
use crate::domain::ids::InstanceId;
use crate::jobs::clerk::Clerk;
use crate::jobs::courier::Courier;
use crate::jobs::digests::Digests;
use crate::jobs::dispatches::envelopes::Envelopes;
use crate::jobs::dispatches::{Dispatches, Unsettled};
use crate::jobs::heartbeat::Heart;
use crate::jobs::sign_in_mails::SignInMails;
use crate::store::{Store, ids};

/// The worker and all that works beside it.
pub(super) struct Crew {
    instance: InstanceId,
    /// What each task does, and its end.
    tasks: Vec<(&'static str, JoinHandle<()>)>,
    heart: JoinHandle<()>,
    stop_heart: watch::Sender<bool>,
}

impl Crew {
    /// Starts them; they work until `stopping` says otherwise.
    ///
    /// # Errors
    /// Those of the database, and if the mailbox is none.
    pub(super) async fn start(
        app: &App,
        stopping: &watch::Receiver<bool>,
    ) -> Result<Self, StartError> {
        let instance = ids::new::<InstanceId>();
        let heart = Heart::start(app.store.clone(), instance).await?;
        let worker = app.worker(instance).run(heart.pulse(), stopping.clone());
        let schedule = app.schedule().run(stopping.clone());
        let clerk = clerk(app, instance);
        let sign_in_mails = SignInMails {
            clerk: clerk.clone(),
            secretariat: app.secretariat.clone(),
        };
        let digests = Digests {
            clerk,
            secretariat: app.secretariat.clone(),
            summaries: Summaries::default(),
        };
        let sign_in_mails = sign_in_mails.run(stopping.clone());
        let digests = digests.run(stopping.clone());
        let housekeeping = app.housekeeping().run(stopping.clone());
        let dispatches = dispatches(app, instance)?;
        let dispatches = dispatches.run(heart.pulse(), stopping.clone());
        let (stop_heart, heart_stopping) = watch::channel(false);
        let mut tasks = vec![
            ("the worker", tokio::spawn(worker)),
            ("the writing of reminders", tokio::spawn(schedule)),
            (
                "the mailing of links to sign in by",
                tokio::spawn(sign_in_mails),
            ),
            ("the mailing of digests", tokio::spawn(digests)),
            ("the telling of addresses outside", tokio::spawn(dispatches)),
            ("the housekeeping", tokio::spawn(housekeeping)),
        ];
        if let Some(fetcher) = app.fetcher()? {
            let fetching = tokio::spawn(fetcher.run(stopping.clone()));
            tasks.push(("the fetching of mail", fetching));
        }
        Ok(Self {
            instance,
            tasks,
            heart: tokio::spawn(heart.beat(app.clock.clone(), heart_stopping)),
            stop_heart,
        })
    }

    /// Waits for their end. The heart beats until the last message has landed.
    pub(super) async fn end(self, store: &Store) {
        for (what, task) in self.tasks {
            if let Err(error) = task.await {
                tracing::error!(%error, "{what} broke off");
            }
        }
        self.stop_heart.send_replace(true);
        if let Err(error) = self.heart.await {
            tracing::error!(%error, "the heartbeat broke off");
        }
        if let Err(error) = Heart::end(store, self.instance).await {
            tracing::warn!(%error, "the end of this process could not be noted; others will notice it");
        }
    }
}

/// Who mails letters to users.
fn clerk(app: &App, instance: InstanceId) -> Clerk {
    Clerk {
        store: app.store.clone(),
        transport: Arc::clone(&app.transport),
        instance,
        retry_after: Duration::try_from(app.config.retry_after).unwrap_or_default(),
        clock: app.clock.clone(),
    }
}

/// What tells addresses outside.
///
/// # Errors
/// [`StartError::Key`] if no key for push services can be made.
fn dispatches(app: &App, instance: InstanceId) -> Result<Dispatches, StartError> {
    Ok(Dispatches {
        store: app.store.clone(),
        courier: Courier::default(),
        envelopes: Envelopes {
            seal: Seal::new(&app.secretariat.links),
            sender: push::sender(&app.secretariat).map_err(|_no_key| StartError::Key)?,
        },
        instance,
        retry_after: Duration::try_from(app.config.retry_after).unwrap_or_default(),
        clock: app.clock.clone(),
        unsettled: Unsettled::default(),
    })
}
