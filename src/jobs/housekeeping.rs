//! Forgets what is good for nothing any more. What that is the rows themselves say, so it does not matter which process
//! looks, how often, or how many at once.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

use crate::actions::{Error, expired};
use crate::clock::Clock;
use crate::store::Store;

/// How often it is looked; the first time at once, so that a process that is often started anew looks too.
const EVERY: Duration = Duration::from_hours(1);

/// Forgets, for ever.
#[derive(Clone, Debug)]
pub struct Housekeeping {
    /// Where everything is.
    pub store: Store,
    /// Tells the time.
    pub clock: Clock,
}

impl Housekeeping {
    /// Works until told to stop.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut ticks = interval(EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = ticks.tick() => {}
                _ = stop.wait_for(|stop| *stop) => break,
            }
            match self.forget().await {
                Ok(0) => {}
                Ok(rows) => tracing::info!(rows, "forgot what is of no use any more"),
                Err(error) => tracing::warn!(%error, "what is of no use could not be forgotten"),
            }
        }
    }

    /// Forgets what is good for nothing by now. Returns how many rows that were; nothing is written if there are none.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn forget(&self) -> Result<usize, Error> {
        let now = self.clock.now();
        if self.store.read(move |db| expired::count(db, now)).await? == 0 {
            return Ok(0);
        }
        self.store.write(move |db| expired::forget(db, now)).await
    }
}
