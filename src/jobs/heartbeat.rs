//! Saying that this process lives, and taking over from those that no longer say so.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;
use tokio::time::{Instant, MissedTickBehavior, interval};

use crate::domain::ids::InstanceId;
use crate::store::outbox::settle;
use crate::store::{self, Store, instances};

/// How often a process says that it lives.
const BEAT: Duration = Duration::from_secs(5);

/// After so long a silence others take a process for dead.
const SILENCE: SignedDuration = SignedDuration::from_secs(20);

/// A process that could not speak for so long must stop sending: soon others will send what it sends.
const BREATHLESS: Duration = Duration::from_secs(14);

/// Whether this process may send.
#[derive(Clone, Debug)]
pub struct Pulse(Arc<AtomicBool>);

impl Pulse {
    /// Whether others still take this process for living.
    #[must_use]
    pub fn beats(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// A process that others know of.
#[derive(Debug)]
pub struct Heart {
    store: Store,
    instance: InstanceId,
    pulse: Pulse,
}

impl Heart {
    /// Enters this process among the living.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn start(store: Store, instance: InstanceId) -> Result<Self, store::Error> {
        store
            .write(move |db| instances::start(db, instance))
            .await?;
        Ok(Self {
            store,
            instance,
            pulse: Pulse(Arc::new(AtomicBool::new(true))),
        })
    }

    /// What the sender looks at before each batch.
    #[must_use]
    pub fn pulse(&self) -> Pulse {
        self.pulse.clone()
    }

    /// Beats until told to stop. `clock` gives the present for what is taken over.
    pub async fn beat(self, clock: crate::clock::Clock, mut stop: watch::Receiver<bool>) {
        let mut ticks = interval(BEAT);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut last = Instant::now();
        loop {
            tokio::select! {
                _ = ticks.tick() => {}
                _ = stop.wait_for(|stop| *stop) => break,
            }
            match self.beat_once(clock.now()).await {
                Ok(()) => {
                    last = Instant::now();
                    self.pulse.0.store(true, Ordering::Release);
                }
                Err(error) if last.elapsed() > BREATHLESS => {
                    self.pulse.0.store(false, Ordering::Release);
                    tracing::error!(%error, "the database cannot be told that this process lives: sending stops");
                }
                Err(error) => {
                    tracing::warn!(%error, "the database could not be told that this process lives");
                }
            }
        }
    }

    /// Says that this process lives, and hands on what belongs to the dead.
    async fn beat_once(&self, now: Timestamp) -> Result<(), store::Error> {
        let instance = self.instance;
        let taken_over = self
            .store
            .write(move |db| {
                if !instances::beat(db, instance)? {
                    instances::start(db, instance)?;
                }
                let mut taken_over = settle::recover_orphans(db, now)?;
                for dead in instances::silent(db, SILENCE)? {
                    taken_over += settle::recover(db, dead, now)?;
                    instances::remove(db, dead)?;
                }
                Ok::<_, store::Error>(taken_over)
            })
            .await?;
        if taken_over > 0 {
            tracing::warn!(
                messages = taken_over,
                "took over messages of a process that is gone"
            );
        }
        Ok(())
    }

    /// Leaves the living: nothing of this process is under way any more.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn end(store: &Store, instance: InstanceId) -> Result<(), store::Error> {
        store.write(move |db| instances::remove(db, instance)).await
    }
}
