//! What the whole process needs: memory after work, and time to start.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use escale::domain::message::MessageState;
use escale::store::outbox;

use crate::figure::{Figure, Measure, Reach, median};
use crate::installation::Installation;
use crate::load::{Connection, ask_often};
use crate::sample::Size;
use crate::sending::Sink;

const LARGE: Size = Size {
    participants: 100,
    items: 20,
};
const FEED_REQUESTS: u32 = 100_000;

/// So many starts; the middle time counts.
const STARTS: usize = 9;

/// Memory after 2,000 messages and 100,000 feeds of a hundred people.
pub(crate) fn memory() -> Result<Vec<Figure>> {
    let sink = Sink::start()?;
    let installation = Installation::new()?;
    let visits = installation.enter(1, LARGE)?;
    installation.publish(&visits)?;
    let server = installation.serve(&[], Some(&format!("smtp://{}", sink.address)))?;
    wait_until_sent(&installation)?;
    let visit = visits.first().context("no visit")?;
    let requests: Vec<Vec<u8>> = installation
        .participants(*visit)?
        .into_iter()
        .map(|participant| installation.feed_request(participant, ""))
        .collect();
    ask_often(server.address, &requests, (FEED_REQUESTS, 200))?;
    let peak = server.mebibytes("VmHWM")?;
    Ok(vec![Figure {
        what: format!("memory after 2,000 messages and 100,000 feeds (peak {peak:.1} MiB)"),
        ours: Measure(server.mebibytes("VmRSS")?, "MiB"),
        reference: None,
        reach: Reach::Below(50.0),
    }])
}

fn wait_until_sent(installation: &Installation) -> Result<()> {
    for _ in 0..600 {
        let counts = installation.store.read_blocking(outbox::count_by_state)?;
        if counts.iter().all(|(state, _)| *state == MessageState::Sent) {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(100));
    }
    bail!("not all messages were sent within a minute")
}

/// Time from the start of the program to its first feed, with a database that is there.
pub(crate) fn start() -> Result<Vec<Figure>> {
    let installation = Installation::new()?;
    let visits = installation.enter(1, LARGE)?;
    installation.publish(&visits)?;
    let visit = visits.first().context("no visit")?;
    let participant = *installation
        .participants(*visit)?
        .first()
        .context("no participant")?;
    let request = installation.feed_request(participant, "");
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let started = Instant::now();
        let server = installation.serve(&["--no-worker"], None)?;
        let answer = Connection::open(server.address)?.ask(&request)?;
        times.push(started.elapsed().as_secs_f64());
        ensure!(answer.status == 200, "{}", answer.head);
    }
    Ok(vec![Figure {
        what: "start to first answer with an existing database".to_owned(),
        ours: Measure(median(times), "s"),
        reference: None,
        reach: Reach::Below(0.2),
    }])
}
