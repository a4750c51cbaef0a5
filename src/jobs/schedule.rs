//! What falls due without anybody's doing: reminders get their messages when their time has come.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::{Notify, watch};
use tokio::time::sleep;

use crate::actions::Error;
use crate::actions::reminders::{self, Outlook};
use crate::actions::secretariat::Secretariat;
use crate::clock::Clock;
use crate::domain::ids::VisitId;
use crate::store::{Db, Store, epoch};

/// How often it is looked whether something fell due.
const POLL: Duration = Duration::from_secs(1);

/// Visits are looked at after so long though the epoch is the same: what is sent does not move it.
const LOOKED_EVERY: SignedDuration = SignedDuration::from_secs(60);

/// All is worked out anew after so long, whatever is known.
const KEPT_FOR: SignedDuration = SignedDuration::from_mins(10);

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

/// What falls due, as things stood.
#[derive(Debug, Default)]
struct Expected {
    /// The epoch when it was last looked, and the time; `None`: never.
    looked: Option<(i64, Timestamp)>,
    /// When all of it was last worked out, whatever was known.
    anew: Option<Timestamp>,
    outlook: Outlook,
}

impl Schedule {
    /// Works until told to stop.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut expected = Expected::default();
        while !*stop.borrow() {
            if let Err(error) = self.look(&mut expected).await {
                tracing::error!(%error, "what falls due cannot be worked out");
            }
            tokio::select! {
                () = sleep(POLL) => {}
                _ = stop.wait_for(|stop| *stop) => {}
            }
        }
    }

    /// Works out what falls due, if something changed or fell due.
    async fn look(&self, expected: &mut Expected) -> Result<(), Error> {
        let now = self.clock.now();
        let epoch = self.store.read(epoch::current).await?;
        if expected.holds(epoch, now) {
            return Ok(());
        }
        // if this fails, nothing is known any more
        let before = std::mem::take(expected);
        let kept = before
            .anew
            .filter(|anew| now.duration_since(*anew).abs() < KEPT_FOR);
        let known = kept.map_or_else(Outlook::default, |_| before.outlook);
        *expected = Expected {
            outlook: self.send_due(known).await?,
            looked: Some((epoch, now)),
            anew: kept.or(Some(now)),
        };
        Ok(())
    }

    /// Gives every reminder that is due its message, or drops it. Returns what is expected then, of which what was
    /// `known` before is kept where nothing changed.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn send_due(&self, known: Outlook) -> Result<Outlook, Error> {
        let now = self.clock.now();
        let published = self.secretariat.shelf.clone();
        let mut outlook = self
            .store
            .read(move |db| Outlook::after(db, &published, (&known, now)))
            .await?;
        let due: Vec<VisitId> = outlook.due(now).collect();
        for visit in due {
            let published = self.secretariat.shelf.clone();
            let send = move |db: &mut Db| reminders::send_due(db, &published, (visit, now));
            match self.store.write(send).await {
                Ok(0) => {}
                Ok(_) => self.bell.notify_one(),
                Err(error) if error.is_its_own() => {
                    tracing::error!(%visit, %error, "the reminders of a visit cannot be written");
                    outlook.put_off(visit, now);
                }
                Err(error) => return Err(error),
            }
        }
        Ok(outlook)
    }
}

impl Expected {
    /// Whether nothing changed and nothing fell due since.
    fn holds(&self, epoch: i64, now: Timestamp) -> bool {
        let is_same = self
            .looked
            .is_some_and(|(seen, at)| seen == epoch && now.duration_since(at).abs() < LOOKED_EVERY);
        is_same && self.outlook.next().is_none_or(|next| now < next)
    }
}
