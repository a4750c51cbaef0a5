//! Sending 2,000 invitations, against Postfix's load generator.

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use escale::clock::Clock;
use escale::domain::ids::{InstanceId, VisitId};
use escale::domain::message::MessageState;
use escale::jobs::heartbeat::Heart;
use escale::jobs::reconcile::Sender;
use escale::jobs::worker::Worker;
use escale::mail::Transport;
use escale::mail::smtp::{Pool, Server, Timeouts};
use escale::mail::transport::Memory;
use escale::store::{self, ids, outbox};
use tokio::sync::{Notify, watch};

use crate::figure::{Figure, Measure, Reach};
use crate::installation::Installation;
use crate::process::end;
use crate::sample::Size;

const LARGE: Size = Size {
    participants: 100,
    items: 20,
};
const MESSAGES: u16 = 2_000;
const CONNECTIONS: u16 = 4;

/// Both take turns so often; the middle of their ratios counts.
const TURNS: usize = 5;

/// Postfix's server that takes every message and forgets it.
pub(crate) struct Sink {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Sink {
    pub(crate) fn start() -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let mut command = Command::new(postfix("smtp-sink")?);
        if fs::metadata("/proc/self")?.uid() == 0 {
            // it refuses to run as root
            command.args(["-u", "nobody"]);
        }
        let child = command
            .arg(address.to_string())
            .arg("100")
            .stderr(Stdio::null())
            .spawn()?;
        let sink = Self { child, address };
        for _ in 0..500 {
            if TcpStream::connect(address).is_ok() {
                return Ok(sink);
            }
            thread::sleep(Duration::from_millis(10));
        }
        bail!("smtp-sink does not answer on {address}")
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

/// Where a tool of Postfix is.
fn postfix(tool: &str) -> Result<PathBuf> {
    ["/usr/sbin", "/usr/local/sbin", "/usr/bin"]
        .into_iter()
        .map(|folder| Path::new(folder).join(tool))
        .find(|path| path.exists())
        .with_context(|| format!("{tool} is missing: apt-get install postfix"))
}

/// Messages a second.
pub(crate) fn sending() -> Result<Vec<Figure>> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .worker_threads(2)
        .build()?;
    let size = runtime.block_on(size_of_a_message())?;
    let sink = Sink::start()?;
    let mut pairs = Vec::new();
    for _ in 0..TURNS {
        let ours = runtime.block_on(rate_of_ours(sink.address))?;
        pairs.push((ours, rate_of_postfix(sink.address, size)?));
    }
    pairs.sort_by(|one, other| (one.0 / one.1).total_cmp(&(other.0 / other.1)));
    let (ours, postfix) = *pairs.get(TURNS / 2).context("nothing measured")?;
    Ok(vec![Figure {
        what: format!("{MESSAGES} invitations of {size} octets, first claim to last 250"),
        ours: Measure(ours, "messages/s"),
        reference: Some(Measure(postfix, "messages/s")),
        reach: Reach::AtLeastTimes(0.3),
    }])
}

/// A worker as `serve` runs it, on an installation with all invitations due.
fn worker(installation: &Installation, transport: Transport) -> Worker {
    Worker {
        store: installation.store.clone(),
        transport: Arc::new(transport),
        sender: Sender {
            secretariat: installation.secretariat.clone(),
            instance: ids::new::<InstanceId>(),
        },
        clock: Clock::System,
        pace: escale::mail::pace::Limits::default(),
        connections: CONNECTIONS.into(),
        retry_after: Duration::from_secs(15),
        bell: Arc::new(Notify::new()),
    }
}

/// How long our invitations are, on average.
async fn size_of_a_message() -> Result<usize> {
    let installation = Installation::new()?;
    let few = Size {
        participants: 8,
        items: 2,
    };
    let visits = installation.enter(1, few)?;
    installation.publish(&visits)?;
    let worker = worker(&installation, Transport::Memory(Memory::default()));
    let transport = Arc::clone(&worker.transport);
    time_to_send(&installation, &visits, worker).await?;
    let Transport::Memory(memory) = &*transport else {
        bail!("no memory");
    };
    let sent = memory.accepted();
    let octets: usize = sent.iter().map(|message| message.bytes.len()).sum();
    octets.checked_div(sent.len()).context("nothing was sent")
}

async fn rate_of_ours(sink: SocketAddr) -> Result<f64> {
    let installation = Installation::new()?;
    let visits = installation.enter(1, LARGE)?;
    installation.publish(&visits)?;
    let server = Server::from_url(&format!("smtp://{sink}").into())?;
    let pool = Pool::new(server, CONNECTIONS, Timeouts::default());
    let worker = worker(&installation, Transport::Smtp(Box::new(pool)));
    let elapsed = time_to_send(&installation, &visits, worker).await?;
    let counts = installation.store.read_blocking(outbox::count_by_state)?;
    let expected = [(MessageState::Sent, i64::from(MESSAGES))];
    ensure!(counts == expected, "not all were sent: {counts:?}");
    Ok(f64::from(MESSAGES) / elapsed.as_secs_f64())
}

/// Lets the worker send all that is due: the time from its start until it notes that the last was taken.
async fn time_to_send(
    installation: &Installation,
    visits: &[VisitId],
    worker: Worker,
) -> Result<Duration> {
    let heart = Heart::start(installation.store.clone(), worker.sender.instance).await?;
    let (stop, stopping) = watch::channel(false);
    let started = Clock::System.now();
    let work = tokio::spawn(worker.run(heart.pulse(), stopping));
    while is_anything_open(installation).await? {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    stop.send_replace(true);
    work.await?;
    let mut sent = Vec::new();
    for visit in visits {
        let messages = installation
            .store
            .read_blocking(|db| outbox::of_visit(db, *visit, None, i64::MAX))?;
        sent.extend(messages.into_iter().filter_map(|message| message.sent_at));
    }
    let last = sent.into_iter().max().context("nothing was sent")?;
    Ok(last.duration_since(started).try_into()?)
}

/// Whether some message is not settled yet.
async fn is_anything_open(installation: &Installation) -> Result<bool, store::Error> {
    let now = Clock::System.now();
    installation
        .store
        .read(move |db| {
            if outbox::oldest_due(db, now)?.is_some() {
                return Ok(true);
            }
            let counts = outbox::count_by_state(db)?;
            Ok(counts.iter().any(|(state, _)| *state != MessageState::Sent))
        })
        .await
}

fn rate_of_postfix(sink: SocketAddr, size: usize) -> Result<f64> {
    let started = Instant::now();
    let status = Command::new(postfix("smtp-source")?)
        .args([
            "-d",
            "-f",
            "visits@visits.example",
            "-t",
            "person@escale.example",
        ])
        .args(["-s", &CONNECTIONS.to_string()])
        .args(["-l", &size.to_string()])
        .args(["-m", &MESSAGES.to_string()])
        .arg(sink.to_string())
        .status()?;
    ensure!(status.success(), "smtp-source failed");
    Ok(f64::from(MESSAGES) / started.elapsed().as_secs_f64())
}
