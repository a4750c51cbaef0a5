//! A mail server and the connections we keep open to it (RFC 5321).
//!
//! Not lettre's pool: it does not say how far a message got, waits one minute where RFC 5321 asks for ten, and spends
//! 40 ms on each message because it leaves Nagle's algorithm on.

mod connection;
mod content;
mod server;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout};

use super::clean;
use super::message::Message;
use super::transport::{Accepted, SendError};
use connection::Connection;
pub use server::{InvalidServer, Server};

/// How long to wait for the server, by step, and how long it may wait for us.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// For the TCP connection.
    pub connect: Duration,
    /// For each answer up to the recipient's (RFC 5321 §4.5.3.2.1 to 3).
    pub command: Duration,
    /// For the answer to DATA (§4.5.3.2.4).
    pub data: Duration,
    /// From the first byte of the content to the answer to its final dot (§4.5.3.2.5 and 6).
    pub content: Duration,
    /// How long a connection may lie idle before we close it: servers do so after five minutes (§4.5.3.2.7).
    pub idle: Duration,
}

/// What is in the way of messages, and what the server said.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Obstacle {
    /// There is no connection.
    #[error("cannot be reached: {0}")]
    Unreachable(String),
    /// There is no TLS, no greeting or no login.
    #[error("lets nobody in: {0}")]
    Closed(String),
    /// The server refuses the address as a sender or as a recipient.
    #[error("refuses the address: {0}")]
    Address(String),
}

/// At most so many connections to one server, each used by one message at a time and kept for the next.
pub struct Pool {
    server: Server,
    timeouts: Timeouts,
    places: Semaphore,
    idle: Mutex<Vec<Idle>>,
}

/// A connection nobody uses.
struct Idle {
    connection: Connection,
    since: Instant,
}

impl Default for Timeouts {
    /// Those of RFC 5321 §4.5.3.2; a connection that does not come about within 20 s is tried again later instead.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(20),
            command: Duration::from_mins(5),
            data: Duration::from_mins(2),
            content: Duration::from_mins(13),
            idle: Duration::from_mins(1),
        }
    }
}

impl Pool {
    /// No connection is made before there is something to send.
    #[must_use]
    pub fn new(server: Server, connections: u16, timeouts: Timeouts) -> Self {
        Self {
            server,
            timeouts,
            places: Semaphore::new(connections.max(1).into()),
            idle: Mutex::default(),
        }
    }

    /// Sends over an idle connection or a new one, when there is a place.
    ///
    /// A connection that was idle may have been closed by the server meanwhile: where that is certain to have happened
    /// before the content, a new one is tried once.
    pub(super) async fn send(&self, message: &Message) -> Result<Accepted, SendError> {
        let _place = self.places.acquire().await.map_err(|closed| {
            let reason = closed.to_string();
            SendError::ServerDown { reason }
        })?;
        if let Some(mut connection) = self.take_idle() {
            let answer = connection.transact(message, &self.timeouts).await;
            let Err(SendError::ServerDown { reason }) = answer else {
                self.put_back(connection);
                return answer;
            };
            tracing::debug!(%reason, "an idle connection to the mail server was of no more use");
            // the others are as old
            drop(self.take_all());
        }
        let mut connection = Connection::open(&self.server, &self.timeouts).await?;
        let answer = connection.transact(message, &self.timeouts).await;
        tracing::debug!(
            to = clean::masked(&message.envelope_to),
            accepted = answer.is_ok(),
            "first message of a new connection to the mail server"
        );
        self.put_back(connection);
        answer
    }

    /// Whether the server would take a message from `address` to itself; none is sent.
    ///
    /// # Errors
    /// [`Obstacle`], the first on the way.
    pub async fn rehearse(&self, address: &str) -> Result<(), Obstacle> {
        let host = (self.server.host.as_str(), self.server.port);
        let reached = timeout(self.timeouts.connect, TcpStream::connect(host)).await;
        let reached =
            reached.map_err(|_late| format!("no answer within {:?}", self.timeouts.connect));
        reached
            .and_then(|stream| stream.map_err(|error| error.to_string()))
            .map_err(|reason| {
                Obstacle::Unreachable(format!(
                    "{}:{}: {reason}",
                    self.server.host, self.server.port
                ))
            })?;
        let opened = Connection::open(&self.server, &self.timeouts).await;
        let mut connection = opened.map_err(|error| Obstacle::Closed(error.to_string()))?;
        let said = connection.rehearse(address, self.timeouts.command).await;
        connection.quit().await;
        said.map_err(Obstacle::Address)
    }

    /// Takes leave of the server on connections that have been idle for too long.
    pub(super) async fn close_idle(&self) {
        let (old, young) = self
            .take_all()
            .into_iter()
            .partition(|idle| self.is_old(idle));
        self.idle().extend::<Vec<Idle>>(young);
        quit(old).await;
    }

    /// Takes leave of the server on all idle connections.
    pub(super) async fn close(&self) {
        quit(self.take_all()).await;
    }

    /// The connection used last, unless even that is too old.
    fn take_idle(&self) -> Option<Connection> {
        let idle = self.idle().pop()?;
        (!self.is_old(&idle)).then_some(idle.connection)
    }

    fn is_old(&self, idle: &Idle) -> bool {
        idle.since.elapsed() >= self.timeouts.idle
    }

    fn take_all(&self) -> Vec<Idle> {
        std::mem::take(&mut *self.idle())
    }

    /// Keeps what can be used again, and drops the rest.
    fn put_back(&self, connection: Connection) {
        if connection.is_usable() {
            self.idle().push(Idle {
                connection,
                since: Instant::now(),
            });
        }
    }

    /// A panic elsewhere leaves the list whole.
    fn idle(&self) -> MutexGuard<'_, Vec<Idle>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn quit(connections: Vec<Idle>) {
    for mut idle in connections {
        idle.connection.quit().await;
    }
}

impl fmt::Debug for Pool {
    /// Without the connections, which know the credentials.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Pool")
            .field("server", &self.server)
            .finish_non_exhaustive()
    }
}
