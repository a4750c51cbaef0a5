//! Passwords: what many who sign in at once cost everybody else, and whether an answer tells by its time which accounts
//! there are.

use std::net::SocketAddr;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use escale::clock::Clock;
use url::form_urlencoded::Serializer;

use crate::figure::{Figure, Measure, Reach, median};
use crate::installation::Installation;
use crate::load::Connection;

/// So many sign in at once.
const AT_ONCE: u32 = 500;

/// So many attempts for accounts there are, and as many for others, in turn.
const ATTEMPTS: u32 = 50;

/// One look in so many may take longer.
const PERCENTILE: usize = 100;

/// What browsers send with a form: a cookie, and the token that the page had.
struct Browser {
    cookie: String,
    csrf: String,
}

impl Browser {
    fn open(server: SocketAddr) -> Result<Self> {
        let page = Connection::open(server)?.ask(&Installation::page_request("/sign-in", ""))?;
        let cookie = page.header("set-cookie").context("no cookie")?;
        let (cookie, _) = cookie.split_once(';').context("no attributes")?;
        let text = String::from_utf8(page.body.clone())?;
        let (_, field) = text
            .split_once("name=\"csrf\" value=\"")
            .context("no field")?;
        let (csrf, _) = field.split_once('"').context("no value")?;
        Ok(Self {
            cookie: cookie.to_owned(),
            csrf: csrf.to_owned(),
        })
    }

    /// A wrong password for an account, from an address of its own: what one address may try is limited.
    fn attempt(&self, account: &str, number: u32) -> Vec<u8> {
        let form = Serializer::new(String::new())
            .append_pair("email", account)
            .append_pair("password", "the clouds pass in the north")
            .append_pair("csrf", &self.csrf)
            .finish();
        let (cookie, length) = (&self.cookie, form.len());
        let from = format!("198.18.{}.{}", number / 250, number % 250 + 1);
        format!(
            "POST /sign-in HTTP/1.1\r\nhost: visits.example\r\norigin: https://visits.example\r\n\
             cookie: {cookie}\r\nx-forwarded-for: {from}\r\ncontent-length: {length}\r\n\
             content-type: application/x-www-form-urlencoded\r\n\r\n{form}"
        )
        .into_bytes()
    }
}

/// Both figures.
pub(crate) fn sign_ins() -> Result<Vec<Figure>> {
    Ok(vec![looks_meanwhile()?, time_of_an_answer()?])
}

fn looks_meanwhile() -> Result<Figure> {
    let installation = Installation::new()?;
    let cookie = installation.cookie()?;
    let server = installation.serve(&["--no-worker"], None)?;
    let browser = Browser::open(server.address)?;
    let page = Installation::page_request("/overview", &cookie);
    let mut looks: Vec<Duration> = Vec::new();
    thread::scope(|scope| {
        let browser = &browser;
        let attempts: Vec<_> = (0..AT_ONCE)
            .map(|number| {
                let request = browser.attempt(&format!("{number}@escale.example"), number);
                scope.spawn(move || Connection::open(server.address)?.ask(&request))
            })
            .collect();
        let mut connection = Connection::open(server.address)?;
        while !attempts.iter().all(thread::ScopedJoinHandle::is_finished) {
            let begun = Instant::now();
            let answer = connection.ask(&page)?;
            ensure!(answer.status == 200, "{}", answer.head);
            looks.push(begun.elapsed());
        }
        for attempt in attempts {
            match attempt.join() {
                Ok(answer) => ensure!(matches!(answer?.status, 422 | 503), "an attempt was let in"),
                Err(_) => bail!("an attempt broke off"),
            }
        }
        Ok(())
    })?;
    looks.sort_unstable();
    let slow = looks.len() - looks.len().div_ceil(PERCENTILE);
    let slow = looks.get(slow).context("nobody looked")?;
    Ok(Figure {
        what: format!("a page while {AT_ONCE} sign in, the slowest but one in a hundred"),
        ours: Measure(slow.as_secs_f64() * 1e3, "ms"),
        reference: None,
        reach: Reach::Below(500.0),
    })
}

fn time_of_an_answer() -> Result<Figure> {
    let installation = Installation::new()?;
    let known = installation.users(ATTEMPTS, Clock::System.now())?;
    let server = installation.serve(&["--no-worker"], None)?;
    let browser = Browser::open(server.address)?;
    let mut connection = Connection::open(server.address)?;
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for (number, account) in (0..).zip(known) {
        let unknown = format!("nobody{number}@escale.example");
        for (times, account, number) in [
            (&mut with, account, number),
            (&mut without, unknown, number + ATTEMPTS),
        ] {
            let request = browser.attempt(&account, number);
            let begun = Instant::now();
            let answer = connection.ask(&request)?;
            ensure!(answer.status == 422, "{account}: {}", answer.head);
            times.push(begun.elapsed().as_secs_f64() * 1e3);
        }
    }
    Ok(Figure {
        what: "a wrong password for an account there is, and for one there is not".to_owned(),
        ours: Measure(median(with), "ms"),
        reference: Some(Measure(median(without), "ms")),
        reach: Reach::AtMostTimes(1.1),
    })
}
