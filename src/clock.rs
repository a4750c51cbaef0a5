//! The only source of "now".

use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// Tells the time: the system's, or one that tests move by hand.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The time of the machine.
    System,
    /// Stands still until it is moved.
    Fixed(FixedClock),
}

/// A clock that stands still; copies share their hands.
#[derive(Clone, Debug)]
pub struct FixedClock(Arc<Mutex<Timestamp>>);

impl Clock {
    /// A clock that stands still at `at`.
    #[must_use]
    pub fn fixed(at: Timestamp) -> Self {
        Self::Fixed(FixedClock::new(at))
    }

    /// The instant, in whole microseconds as both databases keep them: what was stored equals what was said.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        let now = match self {
            Self::System => system_time(),
            Self::Fixed(clock) => clock.now(),
        };
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }
}

impl FixedClock {
    /// Stands still at `at`.
    #[must_use]
    pub fn new(at: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(at)))
    }

    /// What it shows.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Moves it by `duration`, at most to the end of time.
    pub fn advance(&self, duration: SignedDuration) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = now.saturating_add(duration).unwrap_or(Timestamp::MAX);
    }

    /// Moves it to `at`.
    pub fn set(&self, at: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }
}

/// The instant so long before another; the first there is, if that is before all time.
#[must_use]
pub fn earlier(than: Timestamp, by: SignedDuration) -> Timestamp {
    than.saturating_sub(by).unwrap_or(Timestamp::MIN)
}

#[expect(clippy::disallowed_methods, reason = "this is the clock that all ask")]
fn system_time() -> Timestamp {
    Timestamp::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_moves_by_hand_only_and_copies_share_it() {
        let hands = FixedClock::new("2025-06-20T14:05:00Z".parse().unwrap());
        let clock = Clock::Fixed(hands.clone());
        let copy = clock.clone();
        assert_eq!(clock.now().to_string(), "2025-06-20T14:05:00Z");
        hands.advance(SignedDuration::from_hours(24));
        assert_eq!(copy.now().to_string(), "2025-06-21T14:05:00Z");
        hands.set(Timestamp::UNIX_EPOCH);
        assert_eq!(clock.now(), Timestamp::UNIX_EPOCH);
        hands.advance(SignedDuration::MAX);
        assert_eq!(hands.now(), Timestamp::MAX);
    }

    #[test]
    fn it_tells_whole_microseconds() {
        let clock = Clock::fixed("2025-06-20T14:05:00.123456789Z".parse().unwrap());
        assert_eq!(clock.now().to_string(), "2025-06-20T14:05:00.123456Z");
        assert_eq!(Clock::System.now().as_nanosecond() % 1000, 0);
    }
}
