//! Saying that this process lives, and taking over from those that no longer say so.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;
use tokio::time::{Instant, MissedTickBehavior, interval};

use crate::domain::ids::InstanceId;
use crate::store::outbox::settle;
use crate::store::{self, Store, dispatches, instances};

/// How often a process says that it lives.
const BEAT: Duration = Duration::from_secs(5);

/// After so long a silence others take a process for dead.
const SILENCE: SignedDuration = SignedDuration::from_secs(20);

/// A process that could not speak for so long must stop sending: soon others will send what it sends.
const BREATHLESS: Duration = Duration::from_secs(14);

/// Whether this process may send.
#[derive(Clone, Debug)]
pub struct Pulse(watch::Receiver<Instant>);

impl Pulse {
    /// Whether others still take this process for living. A process that was stopped and goes on knows at once.
    #[must_use]
    pub fn beats(&self) -> bool {
        self.0.borrow().elapsed() < BREATHLESS
    }
}

/// A process that others know of.
#[derive(Debug)]
pub struct Heart {
    store: Store,
    instance: InstanceId,
    /// When the last beat began that was noted.
    last: watch::Sender<Instant>,
}

impl Heart {
    /// Enters this process among the living.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn start(store: Store, instance: InstanceId) -> Result<Self, store::Error> {
        let last = watch::Sender::new(Instant::now());
        store
            .write(move |db| instances::start(db, instance))
            .await?;
        Ok(Self {
            store,
            instance,
            last,
        })
    }

    /// What the sender looks at before each message.
    #[must_use]
    pub fn pulse(&self) -> Pulse {
        Pulse(self.last.subscribe())
    }

    /// Beats until told to stop. `clock` gives the present for what is taken over.
    pub async fn beat(self, clock: crate::clock::Clock, mut stop: watch::Receiver<bool>) {
        let mut ticks = interval(BEAT);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut watching_since = Instant::now();
        loop {
            tokio::select! {
                _ = ticks.tick() => {}
                _ = stop.wait_for(|stop| *stop) => break,
            }
            let begun = Instant::now();
            if self.last.borrow().elapsed() >= BREATHLESS {
                // Whatever kept this process from speaking may have kept the others from it too.
                watching_since = begun;
            }
            match self.beat_once().await {
                Ok(()) => {
                    self.last.send_replace(begun);
                }
                Err(error) => {
                    let silence = self.last.borrow().elapsed();
                    tracing::warn!(%error, ?silence, "the database could not be told that this process lives");
                    watching_since = begun;
                    continue;
                }
            }
            let may_judge = SILENCE
                <= watching_since
                    .elapsed()
                    .try_into()
                    .unwrap_or(SignedDuration::MAX);
            if let Err(error) = self.take_over(may_judge, clock.now()).await {
                tracing::warn!(%error, "messages of processes that are gone could not be taken over");
            }
        }
    }

    /// Says that this process lives.
    async fn beat_once(&self) -> Result<(), store::Error> {
        let instance = self.instance;
        self.store
            .write(move |db| {
                if !instances::beat(db, instance)? {
                    instances::start(db, instance)?;
                }
                Ok(())
            })
            .await
    }

    /// Hands on what belongs to processes that said farewell, and, if this one watched for long enough to judge, to
    /// those that fell silent.
    async fn take_over(&self, may_judge: bool, now: Timestamp) -> Result<(), store::Error> {
        let taken_over = self
            .store
            .write(move |db| {
                if may_judge {
                    instances::remove_silent(db, SILENCE)?;
                }
                let dispatches = dispatches::recover_orphans(db, now)?;
                Ok::<_, store::Error>(settle::recover_orphans(db, now)? + dispatches)
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
