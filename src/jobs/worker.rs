//! The worker: claims, sends, settles. No transaction is open while mail is sent; one commit settles what is done and
//! claims what is next.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::{self, JoinError, JoinSet};
use tokio::time::{Instant, sleep, timeout};

use super::heartbeat::Pulse;
use super::reconcile::{self, Claimed, Sender};
use super::settle::{self, Outcome, Patience};
use crate::clock::Clock;
use crate::mail::Transport;
use crate::mail::transport::SendError;
use crate::store::outbox::settle::Claim;
use crate::store::{self, Store};

/// Messages of one connection that may be under way at once.
const IN_FLIGHT_PER_CONNECTION: usize = 4;

/// How often the outbox is looked at when nobody calls.
const POLL: Duration = Duration::from_millis(500);

/// The first and the longest wait before a server that is down is tried again.
const PROBE_WAITS: (Duration, Duration) = (Duration::from_secs(5), Duration::from_mins(1));

/// How long what is under way may take when the process is asked to stop.
const LAST_WORDS: Duration = Duration::from_secs(25);

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
    /// The first wait after a temporary refusal of one message.
    pub retry_after: Duration,
    /// Rung when something may have become due.
    pub bell: Arc<Notify>,
}

/// Whether the mail server answers.
#[derive(Debug, Default)]
enum Server {
    #[default]
    Up,
    /// One message at a time finds out when it is back.
    Down { wait: Duration, next_probe: Instant },
}

impl Server {
    /// How many of `free` places may be filled now.
    fn allowance(&self, free: usize, in_flight: usize) -> usize {
        match self {
            Self::Up => free,
            Self::Down { next_probe, .. } if in_flight == 0 && Instant::now() >= *next_probe => 1,
            Self::Down { .. } => 0,
        }
    }

    fn learn(&mut self, result: &Result<(), SendError>) {
        match (&*self, result) {
            (Self::Up, Err(SendError::ServerDown { reason })) => {
                tracing::warn!(%reason, "the mail server is down; messages wait");
                *self = Self::down_for(PROBE_WAITS.0);
            }
            (Self::Down { wait, next_probe }, Err(SendError::ServerDown { .. }))
                // several messages under way fail of one cause
                if Instant::now() >= *next_probe => {
                    *self = Self::down_for((*wait * 2).min(PROBE_WAITS.1));
                }
            (
                Self::Down { .. },
                Ok(()) | Err(SendError::Deferred { .. } | SendError::Refused { .. }),
            ) => {
                tracing::info!("the mail server is back");
                *self = Self::Up;
            }
            _ => {}
        }
    }

    fn down_for(wait: Duration) -> Self {
        Self::Down {
            wait,
            next_probe: Instant::now() + wait,
        }
    }
}

impl Worker {
    /// Works until told to stop, then lets what is under way end.
    pub async fn run(self, pulse: Pulse, mut stop: watch::Receiver<bool>) {
        let mut flight = Flight::default();
        while !*stop.borrow() {
            let found = match self.turn(&mut flight, &pulse).await {
                Ok(found) => found,
                Err(error) => {
                    tracing::error!(%error, "the outbox cannot be worked on");
                    0
                }
            };
            if found > 0 {
                continue;
            }
            tokio::select! {
                Some(outcome) = flight.under_way.join_next_with_id() => flight.land(outcome),
                () = self.bell.notified(), if flight.under_way.is_empty() => {}
                () = sleep(POLL) => {}
                _ = stop.wait_for(|stop| *stop) => {}
            }
        }
        self.end(flight).await;
    }

    /// Settles what landed, and claims what there is place for. Returns how much it claimed.
    async fn turn(&self, flight: &mut Flight, pulse: &Pulse) -> Result<usize, store::Error> {
        flight.land_ready();
        let places = self.connections * IN_FLIGHT_PER_CONNECTION;
        let in_flight = flight.under_way.len();
        // Rather than a commit for each message, wait until a good part of what is under way has landed.
        if flight.landed.len() * 2 < places && in_flight * 2 > places {
            return Ok(0);
        }
        let free = places.saturating_sub(in_flight + flight.landed.len().min(1));
        let limit = if pulse.beats() {
            flight.server.allowance(free, in_flight)
        } else {
            0
        };
        if flight.landed.is_empty() && !self.is_anything_due(limit).await? {
            return Ok(0);
        }
        let landed = std::mem::take(&mut flight.landed);
        let claimed = match self.settle_and_claim(landed.clone(), limit).await {
            Ok(claimed) => claimed,
            Err(error) => {
                flight.landed = landed;
                return Err(error);
            }
        };
        let count = claimed.len();
        for claimed in claimed {
            flight.launch(Arc::clone(&self.transport), claimed);
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

    /// One transaction: what is done, and what is next.
    async fn settle_and_claim(
        &self,
        landed: Vec<Outcome>,
        limit: usize,
    ) -> Result<Vec<Claimed>, store::Error> {
        let (sender, now) = (self.sender.clone(), self.clock.now());
        let patience = Patience {
            retry_after: self.retry_after,
            jitter: rand::random(),
        };
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.store
            .write(move |db| {
                settle::settle(db, &landed, (patience, now))?;
                reconcile::claim(db, &sender, (limit, now))
            })
            .await
    }

    /// Lets what is under way land, and settles it.
    async fn end(&self, mut flight: Flight) {
        let landing = async {
            while let Some(outcome) = flight.under_way.join_next_with_id().await {
                flight.land(outcome);
            }
        };
        if timeout(LAST_WORDS, landing).await.is_err() {
            tracing::warn!("some messages were under way for too long; they will be sent again");
        }
        let landed = std::mem::take(&mut flight.landed);
        if let Err(error) = self.settle_and_claim(landed, 0).await {
            tracing::error!(%error, "what was sent last could not be noted; it will be sent again");
        }
        self.transport.close().await;
    }

    /// Sends all that is due now, and returns how many messages that were. For tests and the command line.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn drain(&self) -> Result<usize, store::Error> {
        let mut sent = 0;
        loop {
            let claimed = self
                .settle_and_claim(Vec::new(), self.connections * IN_FLIGHT_PER_CONNECTION)
                .await?;
            if claimed.is_empty() {
                return Ok(sent);
            }
            let mut landed = Vec::new();
            for claimed in claimed {
                let outcome = send(&self.transport, claimed).await;
                sent += usize::from(outcome.result.is_ok());
                landed.push(outcome);
            }
            let is_down = landed
                .iter()
                .any(|outcome| matches!(outcome.result, Err(SendError::ServerDown { .. })));
            self.settle_and_claim(landed, 0).await?;
            if is_down {
                return Ok(sent);
            }
        }
    }
}

/// Messages that are being sent, and those whose fate is known but not yet noted.
#[derive(Debug, Default)]
struct Flight {
    under_way: JoinSet<Outcome>,
    claims: HashMap<task::Id, (Claim, u32)>,
    landed: Vec<Outcome>,
    server: Server,
}

impl Flight {
    fn launch(&mut self, transport: Arc<Transport>, claimed: Claimed) {
        self.under_way
            .spawn(async move { send(&transport, claimed).await });
    }

    fn land_ready(&mut self) {
        while let Some(landed) = self.under_way.try_join_next_with_id() {
            self.land(landed);
        }
    }

    fn land(&mut self, landed: Result<(task::Id, Outcome), JoinError>) {
        match landed {
            Ok((task, outcome)) => {
                self.claims.remove(&task);
                self.server.learn(&outcome.result);
                self.landed.push(outcome);
            }
            Err(error) => {
                tracing::error!(%error, "sending a message broke off");
                let claim = self.claims.remove(&error.id());
                let reason = "sending it broke off: see the log".to_owned();
                self.landed.extend(claim.map(|(claim, attempts)| Outcome {
                    claim,
                    attempts,
                    result: Err(SendError::InDoubt { reason }),
                }));
            }
        }
    }
}

async fn send(transport: &Transport, claimed: Claimed) -> Outcome {
    let result = transport.send(&claimed.message).await.map(|_| ());
    Outcome {
        claim: claimed.claim,
        attempts: claimed.attempts,
        result,
    }
}
