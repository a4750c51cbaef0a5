//! Feeds: in memory against a bare handler, and not in memory in a large database against a small one.

use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use escale::actions::export;
use escale::actions::secretariat::Secretariat;
use escale::clock::Clock;
use escale::domain::ids::ParticipantId;
use escale::store::publications::Shelf;

use crate::figure::{Figure, Measure, Reach, median};
use crate::installation::Installation;
use crate::load::{Connection, ask_often};
use crate::process::Server;
use crate::sample::Size;

/// The feed that is asked for.
const LONG: Size = Size {
    participants: 1,
    items: 60,
};

/// Ours and the reference take turns so often; the middle of their ratios counts.
const TURNS: usize = 15;

/// Requests of one turn.
const REQUESTS: u32 = 8_000;

/// Visits of the large and the small database.
const STORED: (u32, u32) = (5_000, 10);

const SHORT: Size = Size {
    participants: 4,
    items: 12,
};

/// Processor time for the feed of 60 items, with and without its body.
pub(crate) fn in_memory() -> Result<Vec<Figure>> {
    let installation = Installation::new()?;
    let visits = installation.enter(1, LONG)?;
    installation.publish(&visits)?;
    let visit = visits.first().context("no visit")?;
    let participants = installation.participants(*visit)?;
    let participant = *participants.first().context("no participant")?;
    let ours = installation.serve(&["--no-worker"], None)?;

    let request = installation.feed_request(participant, "");
    let feed = Connection::open(ours.address)?.ask(&request)?;
    ensure!(feed.status == 200, "{}", feed.head);
    let tag = feed.header("etag").context("no entity tag")?;
    let known = installation.feed_request(participant, &format!("if-none-match: {tag}\r\n"));
    let size = feed.body.len();
    Ok(vec![
        against_bare(
            format!("feed 200, 60 items, {size} octets, processor time per request"),
            (&ours, request, 200),
            &feed.body,
        )?,
        against_bare(
            "feed 304, processor time per request".to_owned(),
            (&ours, known, 304),
            b"",
        )?,
    ])
}

fn against_bare(
    what: String,
    (ours, request, status): (&Server, Vec<u8>, u16),
    body: &[u8],
) -> Result<Figure> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("bare").arg(status.to_string());
    let bare = Server::start(&mut command, body)?;
    let plain = b"GET / HTTP/1.1\r\nhost: visits.example\r\n\r\n".to_vec();
    let (ours_asked, bare_asked) = ([request], [plain]);
    let mut pairs = Vec::new();
    // the first turn warms both
    for _ in 0..=TURNS {
        pairs.push((
            microseconds(ours, &ours_asked, status)?,
            microseconds(&bare, &bare_asked, status)?,
        ));
    }
    pairs.remove(0);
    pairs.sort_by(|one, other| (one.0 / one.1).total_cmp(&(other.0 / other.1)));
    let (ours, bare) = *pairs.get(TURNS / 2).context("nothing measured")?;
    Ok(Figure {
        what,
        ours: Measure(ours, "µs"),
        reference: Some(Measure(bare, "µs")),
        reach: Reach::AtMostTimes(1.5),
    })
}

/// Processor time of the server for one request, on average over a turn.
fn microseconds(server: &Server, asked: &[Vec<u8>], status: u16) -> Result<f64> {
    let before = server.processor_time()?;
    ask_often(server.address, asked, (REQUESTS, status))?;
    let spent = server.processor_time()?.saturating_sub(before);
    Ok(spent.as_secs_f64() * 1e6 / f64::from(REQUESTS))
}

/// Time to draw a feed that nobody remembers, from the database to its text.
pub(crate) fn not_in_memory() -> Result<Vec<Figure>> {
    let stored = |count| -> Result<(Installation, Vec<ParticipantId>)> {
        let installation = Installation::new()?;
        let visits = installation.enter(count, SHORT)?;
        installation.publish(&visits)?;
        let step = visits.len().div_ceil(100);
        let mut readers = Vec::new();
        for visit in visits.iter().step_by(step) {
            readers.extend(installation.participants(*visit)?);
        }
        Ok((installation, readers))
    };
    let (many, readers_of_many) = stored(STORED.0)?;
    let (few, readers_of_few) = stored(STORED.1)?;
    let mut pairs = Vec::new();
    for _ in 0..=TURNS {
        pairs.push((
            drawing(&many, &readers_of_many)?,
            drawing(&few, &readers_of_few)?,
        ));
    }
    pairs.remove(0);
    let (ours, reference): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
    Ok(vec![Figure {
        what: "feed not in memory, 5,000 visits stored against 10".to_owned(),
        ours: Measure(median(ours), "µs"),
        reference: Some(Measure(median(reference), "µs")),
        reach: Reach::AtMostTimes(1.2),
    }])
}

/// Microseconds to draw one feed, on average over 400.
fn drawing(installation: &Installation, readers: &[ParticipantId]) -> Result<f64> {
    const FEEDS: u16 = 400;
    let now = Clock::System.now();
    let started = Instant::now();
    for reader in readers.iter().cycle().take(usize::from(FEEDS)) {
        let secretariat = Secretariat {
            shelf: Shelf::default(),
            ..installation.secretariat.clone()
        };
        let feed = installation.store.read_blocking(|db| {
            export::participant_feed(db, &secretariat, (*reader, 0), (None, now))
        })?;
        let text = feed.context("no feed")?.to_text();
        ensure!(text.contains("BEGIN:VEVENT"), "an empty feed");
    }
    Ok(started.elapsed().as_secs_f64() * 1e6 / f64::from(FEEDS))
}
