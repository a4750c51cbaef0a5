//! How often something may be tried: by address and by account, in the memory of this process. What is counted by is
//! hashed to one of 65,536 places, so no number of addresses takes more memory; two that share a place share its limit.

use std::hash::{BuildHasher as _, Hash, RandomState};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use actix_web::ResponseError as _;
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::middleware::Next;
use actix_web::web::Data;
use governor::clock::Clock as _;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use crate::clock::Clock;
use crate::web::State;
use crate::web::error::{ApiError, Error};

/// The time as governor counts it.
#[derive(Clone, Debug)]
struct Ticks(Clock);

impl governor::clock::Clock for Ticks {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::try_from(self.0.now().as_duration()).unwrap_or_default()
    }
}

/// One limit.
#[derive(Clone)]
pub struct Limit {
    limiter: Arc<RateLimiter<u16, HashMapStateStore<u16>, Ticks, NoOpMiddleware<Duration>>>,
    ticks: Ticks,
    hasher: RandomState,
}

impl std::fmt::Debug for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Limit")
    }
}

impl Limit {
    /// At most `most` at once, and as many again within `period`.
    fn new(clock: &Clock, most: u32, period: Duration) -> Self {
        let ticks = Ticks(clock.clone());
        let most = NonZeroU32::new(most).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::with_period(period / most.get())
            .unwrap_or(Quota::per_second(most))
            .allow_burst(most);
        Self {
            limiter: Arc::new(RateLimiter::new(
                quota,
                HashMapStateStore::default(),
                ticks.clone(),
            )),
            ticks,
            hasher: RandomState::new(),
        }
    }

    /// Counts one.
    ///
    /// # Errors
    /// [`Error::TooMany`] if it is one too many.
    pub fn count(&self, key: impl Hash) -> Result<(), Error> {
        let [first, second, ..] = self.hasher.hash_one(key).to_le_bytes();
        let place = u16::from_le_bytes([first, second]);
        self.limiter.check_key(&place).map_err(|until| {
            let wait = until.wait_time_from(self.ticks.now());
            Error::TooMany {
                seconds: wait.as_secs() + 1,
            }
        })
    }
}

/// All limits of a process. Cheap to clone; copies count together.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Attempts to sign in, by address: an office signs in behind one.
    pub sign_in_by_address: Limit,
    /// Attempts to sign in, by account, wherever they come from.
    pub sign_in_by_account: Limit,
    /// Wishes for a link by mail, by address.
    pub mails_by_address: Limit,
    /// Links and tokens that open nothing, by address.
    pub misses_by_address: Limit,
}

impl Limits {
    /// The limits, by a clock.
    #[must_use]
    pub fn new(clock: &Clock) -> Self {
        let quarter = Duration::from_mins(15);
        Self {
            sign_in_by_address: Limit::new(clock, 60, quarter),
            sign_in_by_account: Limit::new(clock, 10, quarter),
            mails_by_address: Limit::new(clock, 30, Duration::from_hours(1)),
            misses_by_address: Limit::new(clock, 300, Duration::from_mins(1)),
        }
    }
}

/// Slows down who tries one link or token after the other: an answer that there is nothing counts.
///
/// # Errors
/// Those of what comes next.
pub async fn count_misses<B: MessageBody + 'static>(
    state: Data<State>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    let response = next.call(request).await?;
    let path = response.request().path();
    let is_miss = match response.status() {
        StatusCode::NOT_FOUND => path.starts_with("/p/") || path.starts_with("/f/"),
        StatusCode::UNAUTHORIZED => path.starts_with("/api/"),
        _ => false,
    };
    if !is_miss {
        return Ok(response.map_into_left_body());
    }
    let client = state.client(response.request());
    match state.limits.misses_by_address.count(client) {
        Ok(()) => Ok(response.map_into_left_body()),
        Err(refusal) => {
            let refusal = ApiError(refusal).error_response();
            Ok(response.into_response(refusal).map_into_right_body())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use jiff::SignedDuration;

    use super::*;
    use crate::clock::FixedClock;

    #[test]
    fn what_was_used_up_comes_back_with_time() {
        let hands = FixedClock::new("2025-06-02T08:00:00Z".parse().unwrap());
        let limit = Limit::new(&Clock::Fixed(hands.clone()), 3, Duration::from_mins(3));
        let tries = |count: usize| (0..count).filter(|_| limit.count("a").is_ok()).count();
        assert_eq!(tries(5), 3);
        let Err(Error::TooMany { seconds }) = limit.count("a") else {
            panic!("a fourth was let through");
        };
        assert!((60..=61).contains(&seconds), "{seconds}");
        hands.advance(SignedDuration::from_mins(1));
        assert_eq!(tries(5), 1);
        hands.advance(SignedDuration::from_hours(1));
        assert_eq!(tries(5), 3);
        assert!(limit.count("b").is_ok());
    }

    #[test]
    fn a_million_addresses_take_no_more_memory_than_places() {
        let clock = Clock::fixed("2025-06-02T08:00:00Z".parse().unwrap());
        let limit = Limit::new(&clock, 3, Duration::from_mins(3));
        for address in 0..1_000_000_u32 {
            // most are refused by now: only the memory counts
            drop(limit.count(Ipv4Addr::from_bits(address)));
        }
        assert!(limit.limiter.len() <= 65_536);
    }
}
