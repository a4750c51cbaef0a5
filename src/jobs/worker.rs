//! The worker: claims, sends, settles. No transaction is open while mail is sent; one commit settles what is done and
//! claims what is next.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::{Notify, watch};
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};

use super::flight::Flight;
use super::heartbeat::Pulse;
use super::reconcile::{self, Claimed, Sender};
use super::settle::{self, Ending, Outcome, Patience};
use crate::clock::Clock;
use crate::domain::ids::MessageId;
use crate::mail::Transport;
use crate::mail::pace::Limits;
use crate::store::outbox::settle::recover_forgotten;
use crate::store::{self, Store, visits};

/// Messages of one connection that may be under way at once.
const IN_FLIGHT_PER_CONNECTION: usize = 4;

/// How often the outbox is looked at when nobody calls.
const POLL: Duration = Duration::from_millis(500);

/// How long the fate of a message may go without being noted while others are awaited.
const LINGER: Duration = Duration::from_millis(100);

/// How often connections that nobody uses are looked for.
const HOUSEKEEPING: Duration = Duration::from_secs(15);

/// How long what is under way may take when the process is asked to stop.
const LAST_WORDS: Duration = Duration::from_secs(25);

/// Attempts to note what was sent last, one [`LINGER`] apart.
const LAST_ATTEMPTS: u32 = 20;

/// Sends what is due, for ever.
#[derive(Clone, Debug)]
pub struct Worker {
    /// Where the outbox is.
    pub store: Store,
    /// Where mail goes.
    pub transport: Arc<Transport>,
    /// Who sends.
    pub sender: Sender,
    /// Tells the time.
    pub clock: Clock,
    /// Connections to the mail server.
    pub connections: usize,
    /// How fast messages go to one domain.
    pub pace: Limits,
    /// The first wait after a temporary refusal of one message.
    pub retry_after: Duration,
    /// Rung when something may have become due.
    pub bell: Arc<Notify>,
}

/// What one transaction did.
#[derive(Debug)]
pub struct Turned {
    /// What is ours to send.
    pub claimed: Vec<Claimed>,
    /// Outcomes whose visits somebody else has locked: they are noted later.
    pub unsettled: Vec<Outcome>,
}

impl Worker {
    /// Works until told to stop, then lets what is under way end.
    pub async fn run(self, pulse: Pulse, mut stop: watch::Receiver<bool>) {
        let mut flight = Flight::new(self.connections, self.pace, pulse);
        let mut housekeeping = interval(HOUSEKEEPING);
        housekeeping.set_missed_tick_behavior(MissedTickBehavior::Delay);
        while !*stop.borrow() {
            match self.turn(&mut flight).await {
                Ok(0) => {}
                Ok(_) => continue,
                Err(error) => tracing::error!(%error, "the outbox cannot be worked on"),
            }
            let pause = if flight.landed.is_empty() {
                POLL
            } else {
                LINGER
            };
            tokio::select! {
                () = flight.next() => {}
                () = self.bell.notified() => {}
                () = sleep(pause) => {}
                _ = housekeeping.tick() => {
                    let transport = Arc::clone(&self.transport);
                    // It ends within seconds and nothing depends on it.
                    tokio::spawn(async move { transport.close_idle().await });
                }
                _ = stop.wait_for(|stop| *stop) => {}
            }
        }
        self.end(flight).await;
    }

    /// Settles what landed, and claims what there is place for. Returns how much it claimed.
    async fn turn(&self, flight: &mut Flight) -> Result<usize, store::Error> {
        flight.land_ready();
        let places = self.connections * IN_FLIGHT_PER_CONNECTION;
        if !flight.is_worth_a_commit(places, LINGER) {
            return Ok(0);
        }
        let limit = flight.room(places);
        let has_news = !flight.landed.is_empty() || flight.is_unsure;
        if !has_news && !self.is_anything_due(limit).await? {
            return Ok(0);
        }
        let turned = self.settle_and_claim(flight, limit).await?;
        let count = turned.claimed.len();
        flight.settled(turned.unsettled);
        for claimed in turned.claimed {
            flight.launch(&self.transport, claimed);
        }
        Ok(count)
    }

    async fn is_anything_due(&self, limit: usize) -> Result<bool, store::Error> {
        let now = self.clock.now();
        if limit == 0 {
            return Ok(false);
        }
        self.store
            .read(move |db| store::outbox::oldest_due(db, now))
            .await
            .map(|oldest| oldest.is_some())
    }

    /// One transaction: what is done, and what is next. If its end is not known, the next one clears that up first.
    async fn settle_and_claim(
        &self,
        flight: &mut Flight,
        limit: usize,
    ) -> Result<Turned, store::Error> {
        let now = self.clock.now();
        let sender = self.sender.clone();
        let patience = Patience {
            retry_after: self.retry_after,
            jitter: rand::random(),
        };
        let landed = flight.landed.clone();
        let under_way = flight.is_unsure.then(|| flight.under_way());
        flight.is_unsure = true;
        let work = self
            .store
            .write(move |db| turn(db, &sender, (landed, under_way, limit), (patience, now)));
        let turned = work.await?;
        flight.is_unsure = false;
        Ok(turned)
    }

    /// Lets what is under way land, and notes it. What has not begun does not begin.
    async fn end(&self, mut flight: Flight) {
        flight.close();
        let landing = async { while flight.land_next().await {} };
        if timeout(LAST_WORDS, landing).await.is_err() {
            tracing::warn!("some messages were under way for too long; they will be sent again");
            flight.abort().await;
        }
        for attempt in 1..=LAST_ATTEMPTS {
            match self.settle_and_claim(&mut flight, 0).await {
                Ok(turned) if turned.unsettled.is_empty() => break,
                Ok(turned) => flight.settled(turned.unsettled),
                Err(error) => {
                    tracing::error!(%error, attempt, "what was sent last could not be noted");
                }
            }
            sleep(LINGER).await;
        }
        self.transport.close().await;
    }
}

/// Settles what landed, and claims at most `limit` messages. If the end of the turn before is not known, `under_way` are
/// those whose fate is open: whatever else is ours was claimed by that turn, though it may have landed before, and goes
/// again.
///
/// # Errors
/// Those of the database.
pub fn turn(
    db: &mut store::Db,
    sender: &Sender,
    (landed, under_way, limit): (Vec<Outcome>, Option<Vec<MessageId>>, usize),
    (patience, now): (Patience, Timestamp),
) -> Result<Turned, store::Error> {
    let unsettled = settle_free(db, landed, (patience, now))?;
    if let Some(mut known) = under_way {
        known.extend(unsettled.iter().map(|outcome| outcome.claim.id));
        recover_forgotten(db, sender.instance, (&known, now))?;
    }
    let limit = limit.saturating_sub(unsettled.len());
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let claimed = reconcile::claim(db, sender, (limit, now))?;
    Ok(Turned { claimed, unsettled })
}

/// Settles outcomes, but for those of visits that somebody else has locked, which are returned.
fn settle_free(
    db: &mut store::Db,
    landed: Vec<Outcome>,
    (patience, now): (Patience, Timestamp),
) -> Result<Vec<Outcome>, store::Error> {
    let is_taken = |outcome: &Outcome| matches!(outcome.ending, Ending::Taken);
    let needs_lock = |outcome: &Outcome| !is_taken(outcome) || outcome.claim.lets_go;
    let locked = landed.iter().filter(|outcome| needs_lock(outcome));
    let visits: Vec<_> = locked.map(|outcome| outcome.claim.visit).collect();
    let free = visits::lock_free(db, &visits)?;
    let (settled, unsettled): (Vec<_>, Vec<_>) = landed
        .into_iter()
        .partition(|outcome| !needs_lock(outcome) || free.contains(&outcome.claim.visit));
    settle::settle(db, &settled, (patience, now))?;
    Ok(unsettled)
}
