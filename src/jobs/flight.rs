//! What one worker has under way, and what it knows of the mail server.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::task::{self, JoinError, JoinSet};
use tokio::time::{Instant, timeout};

use super::heartbeat::Pulse;
use super::reconcile::Claimed;
use super::settle::{Ending, Outcome};
use crate::domain::ids::MessageId;
use crate::mail::pace::{Limits, Pace, Turn};
use crate::mail::transport::SendError;
use crate::mail::{Message, Transport};
use crate::store::outbox::settle::Claim;

/// The first and the longest wait before a server that is down is tried again.
const PROBE_WAITS: (Duration, Duration) = (Duration::from_secs(5), Duration::from_mins(1));

/// How often a message that waits for its turn looks whether it may still begin.
const GLANCE: Duration = Duration::from_millis(500);

/// Messages that are being sent, and those whose fate is known but not yet noted.
#[derive(Debug)]
pub(super) struct Flight {
    /// Those whose fate is not yet noted.
    pub(super) landed: Vec<Outcome>,
    /// Whether the database may hold claims of ours that we do not know of.
    pub(super) is_unsure: bool,
    under_way: JoinSet<Ending>,
    claims: HashMap<task::Id, Claim>,
    first_landed: Instant,
    places: Arc<Semaphore>,
    pace: Arc<Pace>,
    pulse: Pulse,
    server: Server,
}

/// Whether the mail server answers.
#[derive(Debug, Default)]
enum Server {
    #[default]
    Up,
    /// One message at a time finds out when it is back.
    Down {
        wait: Duration,
        next_probe: Instant,
        probe: Option<MessageId>,
    },
}

impl Server {
    fn down_for(wait: Duration) -> Self {
        Self::Down {
            wait,
            next_probe: Instant::now() + wait,
            probe: None,
        }
    }

    fn learn(&mut self, message: MessageId, ending: &Ending) {
        let is_answer = matches!(
            ending,
            Ending::Taken | Ending::Unsent(SendError::Deferred { .. } | SendError::Refused { .. })
        );
        match (&*self, ending) {
            (Self::Up, Ending::Unsent(SendError::ServerDown { reason })) => {
                tracing::warn!(%reason, "the mail server is down; messages wait");
                *self = Self::down_for(PROBE_WAITS.0);
            }
            (Self::Down { .. }, _) if is_answer => {
                tracing::info!("the mail server is back");
                *self = Self::Up;
            }
            (Self::Down { wait, probe, .. }, _) if *probe == Some(message) => {
                *self = Self::down_for((*wait * 2).min(PROBE_WAITS.1));
            }
            _ => {}
        }
    }
}

/// Waits for the turn of a message, looking now and then whether anything may begin at all; `None` if not.
async fn turn(pace: &Pace, message: &Message, places: &Semaphore) -> Option<Turn> {
    let turn = pace.turn(&message.envelope_to);
    let mut turn = std::pin::pin!(turn);
    while !places.is_closed() {
        if let Ok(turn) = timeout(GLANCE, &mut turn).await {
            return Some(turn);
        }
    }
    None
}

impl Flight {
    /// Nothing is under way; at most `connections` messages will be sent at once.
    pub(super) fn new(connections: usize, pace: Limits, pulse: Pulse) -> Self {
        Self {
            landed: Vec::new(),
            is_unsure: false,
            under_way: JoinSet::new(),
            claims: HashMap::new(),
            first_landed: Instant::now(),
            places: Arc::new(Semaphore::new(connections)),
            pace: Arc::new(Pace::new(pace)),
            pulse,
            server: Server::Up,
        }
    }

    /// Rather than a commit for each message, one for a good part of the `places`, or when the first has waited.
    pub(super) fn is_worth_a_commit(&self, places: usize, linger: Duration) -> bool {
        let has_waited = !self.landed.is_empty() && self.first_landed.elapsed() >= linger;
        self.landed.len() * 2 >= places || self.under_way.len() * 2 <= places || has_waited
    }

    /// How many more of `places` may be filled now.
    pub(super) fn room(&self, places: usize) -> usize {
        if !self.pulse.beats() {
            return 0;
        }
        match &self.server {
            Server::Up => places.saturating_sub(self.under_way.len()),
            Server::Down {
                next_probe, probe, ..
            } => usize::from(probe.is_none() && Instant::now() >= *next_probe),
        }
    }

    /// Every message that has not landed.
    pub(super) fn under_way(&self) -> Vec<MessageId> {
        self.claims.values().map(|claim| claim.id).collect()
    }

    /// All that landed is noted, but for these.
    pub(super) fn settled(&mut self, unsettled: Vec<Outcome>) {
        self.landed = unsettled;
        self.first_landed = Instant::now();
    }

    /// Sends a message when there is a connection for it, unless this process may no longer send by then.
    pub(super) fn launch(&mut self, transport: &Arc<Transport>, claimed: Claimed) {
        let Claimed { claim, message } = claimed;
        if let Server::Down { probe, .. } = &mut self.server {
            *probe = Some(claim.id);
        }
        let (transport, places) = (Arc::clone(transport), Arc::clone(&self.places));
        let (pulse, domains) = (self.pulse.clone(), Arc::clone(&self.pace));
        let task = self.under_way.spawn(async move {
            // before the connection: who waits for their domain keeps none from the others
            let Some(_turn) = turn(&domains, &message, &places).await else {
                return Ending::NotBegun;
            };
            let place = places.acquire().await;
            if place.is_err() || !pulse.beats() {
                return Ending::NotBegun;
            }
            match transport.send(&message).await {
                Ok(_) => Ending::Taken,
                Err(error) => Ending::Unsent(error),
            }
        });
        self.claims.insert(task.id(), claim);
    }

    /// Notes what landed meanwhile.
    pub(super) fn land_ready(&mut self) {
        while let Some(landed) = self.under_way.try_join_next_with_id() {
            self.land(landed);
        }
    }

    /// Waits for the next message to land, for ever if none is under way.
    pub(super) async fn next(&mut self) {
        if !self.land_next().await {
            std::future::pending::<()>().await;
        }
    }

    /// Waits for the next message to land. `false`: none is under way.
    pub(super) async fn land_next(&mut self) -> bool {
        let Some(landed) = self.under_way.join_next_with_id().await else {
            return false;
        };
        self.land(landed);
        true
    }

    /// Lets nothing begin any more.
    pub(super) fn close(&self) {
        self.places.close();
    }

    /// Ends what is under way: nobody knows whether it arrived.
    pub(super) async fn abort(&mut self) {
        self.under_way.abort_all();
        while self.land_next().await {}
    }

    fn land(&mut self, landed: Result<(task::Id, Ending), JoinError>) {
        let (task, ending) = match landed {
            Ok(landed) => landed,
            Err(error) => {
                tracing::error!(%error, "sending a message broke off");
                let reason = "sending it broke off: see the log".to_owned();
                let ending = Ending::Unsent(SendError::InDoubt { reason });
                (error.id(), ending)
            }
        };
        let Some(claim) = self.claims.remove(&task) else {
            return;
        };
        self.server.learn(claim.id, &ending);
        if self.landed.is_empty() {
            self.first_landed = Instant::now();
        }
        self.landed.push(Outcome { claim, ending });
    }
}
