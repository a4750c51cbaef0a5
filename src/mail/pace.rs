//! How fast messages go to one domain, where the mail server does not see to that itself: so many at once, and so many a
//! minute. Each process keeps to it on its own.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep_until};

/// The most for one domain; none: any number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Messages at once.
    pub at_once: Option<u16>,
    /// Messages a minute.
    pub per_minute: Option<u32>,
}

/// Lets messages go when it is the turn of their domain.
#[derive(Debug)]
pub struct Pace {
    limits: Limits,
    domains: Mutex<HashMap<String, Domain>>,
}

#[derive(Clone, Debug)]
struct Domain {
    places: Arc<Semaphore>,
    /// The earliest that its next message may begin.
    next: Instant,
}

/// A message that may go; its place is free again when this is gone.
#[derive(Debug)]
pub struct Turn {
    _place: Option<OwnedSemaphorePermit>,
}

impl Pace {
    /// A pace within `limits`.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            domains: Mutex::default(),
        }
    }

    /// Waits until a message to `address` may go; without limits at once. A wait that is given up takes no turn of the
    /// others but its own.
    pub async fn turn(&self, address: &str) -> Turn {
        if self.limits == Limits::default() {
            return Turn { _place: None };
        }
        let domain = address.rsplit('@').next().unwrap_or_default();
        let (places, begin) = self.enter(&domain.to_ascii_lowercase(), Instant::now());
        // closed never: then there would be no limit
        let place = places.acquire_owned().await.ok();
        sleep_until(begin).await;
        Turn { _place: place }
    }

    /// The places of a domain, and when its next message may begin.
    fn enter(&self, domain: &str, now: Instant) -> (Arc<Semaphore>, Instant) {
        let places = self
            .limits
            .at_once
            .map_or(Semaphore::MAX_PERMITS, usize::from);
        let gap = self.limits.per_minute.map_or(Duration::ZERO, |count| {
            Duration::from_mins(1) / count.max(1)
        });
        let mut domains = self.domains.lock().unwrap_or_else(PoisonError::into_inner);
        // who has been quiet for a while begins anew
        domains.retain(|_, known| {
            known.next + Duration::from_mins(10) > now || Arc::strong_count(&known.places) > 1
        });
        let known = domains.entry(domain.to_owned()).or_insert_with(|| Domain {
            places: Arc::new(Semaphore::new(places)),
            next: now,
        });
        let begin = known.next.max(now);
        known.next = begin + gap;
        (Arc::clone(&known.places), begin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace(at_once: Option<u16>, per_minute: Option<u32>) -> Pace {
        Pace::new(Limits {
            at_once,
            per_minute,
        })
    }

    #[test]
    fn messages_to_one_domain_begin_one_after_the_other() {
        let (pace, now) = (pace(None, Some(30)), Instant::now());
        let begins = |domain: &str, after: u64| {
            let (_, begin) = pace.enter(domain, now + Duration::from_secs(after));
            begin.duration_since(now).as_secs()
        };
        assert_eq!(
            [0, 0, 1].map(|after| begins("city.example", after)),
            [0, 2, 4]
        );
        assert_eq!(begins("town.example", 1), 1);
        assert_eq!(begins("city.example", 60), 60);
        assert_eq!(pace.domains.lock().unwrap().len(), 2);
        // after ten quiet minutes nothing is remembered
        assert_eq!(begins("village.example", 3600), 3600);
        assert_eq!(pace.domains.lock().unwrap().len(), 1);
    }

    #[tokio::test]
    async fn only_so_many_go_to_one_domain_at_once() {
        let pace = pace(Some(2), None);
        let first = pace.turn("anna@city.example").await;
        let _second = pace.turn("bo@CITY.example").await;
        let free = |pace: &Pace| {
            let domains = pace.domains.lock().unwrap();
            domains["city.example"].places.available_permits()
        };
        assert_eq!(free(&pace), 0);
        let _elsewhere = pace.turn("eva@town.example").await;
        drop(first);
        let _third = pace.turn("carl@city.example").await;
        assert_eq!(free(&pace), 0);
    }
}
