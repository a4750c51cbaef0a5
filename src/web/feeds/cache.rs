//! Finished feeds by the path of their address. Whoever publishes, in this process or another, moves the epoch; what was
//! drawn before it moved is drawn again: at once if it was moved here, else when the epoch is next read.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::HeaderMap;
use metrics::Counter;
use moka::sync::Cache;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

use super::finished::Finished;
use crate::store::{self, Store};

/// How often the epoch is read.
const EPOCH_POLL: Duration = Duration::from_millis(500);

/// A feed is drawn again after so long even if nothing was published: cancelled items leave when their visit ends.
const LONGEST_LIFE: Duration = Duration::from_mins(5);

/// How many octets of feeds a process keeps.
const CAPACITY: u64 = 12 << 20;

/// No epoch: what is kept may be outdated.
const UNKNOWN: i64 = -1;

/// Feeds in memory. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Feeds {
    kept: Cache<String, Arc<Kept>>,
    /// As it was last read.
    epoch: Arc<AtomicI64>,
    store: Store,
}

#[derive(Debug)]
struct Kept {
    finished: Finished,
    counters: Counters,
    /// The epoch of the state of the database it was drawn from.
    epoch: i64,
}

impl Feeds {
    /// No feeds yet, of what is in `store`.
    #[must_use]
    pub fn new(store: Store) -> Self {
        let kept = Cache::builder()
            .max_capacity(CAPACITY)
            .weigher(|_, kept: &Arc<Kept>| kept.finished.octets())
            .time_to_live(LONGEST_LIFE)
            .build();
        Self {
            kept,
            epoch: Arc::new(AtomicI64::new(UNKNOWN)),
            store,
        }
    }
}

/// What counts the answers at one address.
#[derive(Clone, Debug)]
pub(super) struct Counters {
    pub(super) whole: Counter,
    pub(super) not_modified: Counter,
}

/// A feed that is shown; it stays as it is while somebody holds it.
#[derive(Debug)]
pub(super) struct Shown(Arc<Kept>);

impl Shown {
    /// The answer to a GET or HEAD.
    pub(super) fn answer(&self, headers: &HeaderMap) -> HttpResponse {
        self.0.finished.answer(headers)
    }

    /// The same, counted.
    pub(super) fn answer_and_count(&self, headers: &HeaderMap) -> HttpResponse {
        let answer = self.answer(headers);
        let counters = &self.0.counters;
        if answer.status() == StatusCode::NOT_MODIFIED {
            counters.not_modified.increment(1);
        } else {
            counters.whole.increment(1);
        }
        answer
    }
}

impl Feeds {
    /// The feed at this address, if nothing was published since it was drawn.
    pub(super) fn get(&self, path: &str) -> Option<Shown> {
        let kept = self.kept.get(path)?;
        let read = self.epoch.load(Ordering::Acquire);
        let is_current = kept.epoch >= read.max(self.store.newest_epoch());
        (read != UNKNOWN && is_current).then_some(Shown(kept))
    }

    /// Keeps a feed that was drawn from the state of `epoch`.
    pub(super) fn keep(
        &self,
        path: String,
        finished: Finished,
        (epoch, counters): (i64, Counters),
    ) -> Shown {
        let kept = Arc::new(Kept {
            finished,
            counters,
            epoch,
        });
        self.kept.insert(path, Arc::clone(&kept));
        Shown(kept)
    }

    /// Follows the epoch until told to stop. While it cannot be read, nothing that is kept is shown.
    pub fn watch(&self, mut stop: watch::Receiver<bool>) -> impl Future<Output = ()> + use<> {
        let (epoch, store) = (Arc::clone(&self.epoch), self.store.clone());
        async move {
            let mut ticks = interval(EPOCH_POLL);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            loop {
                tokio::select! {
                    _ = ticks.tick() => {}
                    _ = stop.wait_for(|stop| *stop) => break,
                }
                match store.read(store::epoch::current).await {
                    Ok(current) => epoch.store(current, Ordering::Release),
                    Err(error) => {
                        let error: store::Error = error;
                        epoch.store(UNKNOWN, Ordering::Release);
                        tracing::warn!(%error, "the epoch cannot be read: feeds are drawn anew");
                    }
                }
            }
        }
    }
}
