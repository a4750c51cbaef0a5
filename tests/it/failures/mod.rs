//! What goes wrong around the program: the mail server, the process itself, the database. A hundred people are to be
//! told something by the real binary, and everybody hears of it once.

mod crashes;
mod database;
mod letters;
mod mail_server;
mod settling;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::time::Duration;

use escale::clock::Clock;
use escale::domain::message::MessageState;
use escale::store::{self, outbox};
use jiff::ToSpan;
use jiff::tz::TimeZone;
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::app::Answer;
use crate::harness::database::Database;
use crate::harness::process::{Installation, Process, until};
use crate::harness::smtp::{Received, SmtpServer};

/// How many people are told, each in one message.
const PEOPLE: usize = 100;

/// Messages that may be under way at once: four on each of four connections.
const IN_FLIGHT: usize = 16;

/// After so many messages something goes wrong.
const MIDDLE: usize = 30;

/// How soon everybody has heard of it once all is well again.
const PATIENCE: Duration = Duration::from_mins(2);

/// A visit that a hundred people are to be told of, and everything they are told by.
struct Office {
    database: Database,
    installation: Installation,
    smtp: SmtpServer,
    token: String,
    visit: String,
}

impl Office {
    /// The visit is imported, not yet published.
    async fn new(database: Database) -> Self {
        let smtp = SmtpServer::start().await;
        let installation = Installation::sending(&database.url, &smtp.url());
        let token = installation.token();
        let file = installation.write("visit.toml", &visit_file());
        let imported = installation.done(&["import", "--json", file]);
        let imported: Value = serde_json::from_str(&imported).unwrap();
        let visit = imported["visits"][0]["id"].as_str().unwrap().to_owned();
        Self {
            database,
            installation,
            smtp,
            token,
            visit,
        }
    }

    /// An address of the visit's, below `/api/v1/visits`.
    async fn ask(&self, process: &Process, method: Method, rest: &str, body: &Value) -> Answer {
        let path = format!("/api/v1/visits/{}{rest}", self.visit);
        process.send(method, &path, &self.token, body).await
    }

    async fn publish(&self, process: &Process) {
        let answer = self.try_to_publish(process).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        assert_eq!(answer.json()["told"], PEOPLE, "{}", answer.text);
    }

    async fn try_to_publish(&self, process: &Process) -> Answer {
        self.ask(process, Method::POST, "/publications", &json!({}))
            .await
    }

    /// Every message of the visit, as the API lists them.
    async fn messages(&self, process: &Process) -> Vec<Value> {
        let answer = self
            .ask(process, Method::GET, "/messages?limit=200", &json!({}))
            .await;
        answer.json()["items"].as_array().unwrap().clone()
    }

    /// How many messages are in a state.
    async fn count(&self, state: MessageState) -> usize {
        let counted = self.database.store.read(outbox::count_by_state).await;
        let counted: Result<_, store::Error> = counted;
        let count = counted
            .unwrap()
            .into_iter()
            .find(|(counted, _)| *counted == state);
        count.map_or(0, |(_, count)| usize::try_from(count).unwrap())
    }

    /// Waits until every message is noted as sent.
    async fn all_sent(&self) {
        until("everything is sent", PATIENCE, async || {
            self.count(MessageState::Sent).await == PEOPLE
        })
        .await;
    }

    /// Checks that everybody got their message, and that at most so many came twice, byte for byte the same.
    #[track_caller]
    fn expect_everybody_told(&self, most_doubles: usize) {
        let received = self.smtp.received();
        let who: BTreeSet<&String> = received.iter().flat_map(|message| &message.to).collect();
        assert_eq!(who.len(), PEOPLE);
        let mut copies: BTreeMap<String, &[u8]> = BTreeMap::new();
        for message in &received {
            let first = copies.entry(message_id(message)).or_insert(&message.raw);
            assert!(
                *first == message.raw,
                "the copies of {} differ",
                message_id(message)
            );
        }
        assert_eq!(copies.len(), PEOPLE);
        let doubles = received.len() - PEOPLE;
        assert!(doubles <= most_doubles, "{doubles} messages came twice");
    }
}

/// The Message-ID of a message.
fn message_id(message: &Received) -> String {
    let text = String::from_utf8_lossy(&message.raw);
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("Message-ID: "));
    line.unwrap().to_owned()
}

/// The address of a participant.
fn address(number: usize) -> String {
    format!("guest{number}@example.org")
}

/// A visit in a month, with one item that everybody attends: half of them are invited to it, half get a programme.
fn visit_file() -> String {
    let day = Clock::System.now().to_zoned(TimeZone::UTC).date() + 30.days();
    let mut people = String::new();
    let mut participants = String::new();
    for number in 0..PEOPLE {
        let role = if number % 2 == 0 { "guest" } else { "delegate" };
        write!(
            people,
            "[[people]]\nkey = \"{number}\"\nfamily_name = '{}'\nemail = \"{}\"\n",
            name(number),
            address(number)
        )
        .unwrap();
        write!(
            participants,
            "[[visits.participants]]\nperson = \"{number}\"\nrole = \"{role}\"\n"
        )
        .unwrap();
    }
    format!(
        r#"
format = "escale/1"
[[organisations]]
key = "city"
name = "City"
time_zone = "Europe/Paris"
{people}
[[visits]]
key = "visit"
slug = "visit"
kind = "official"
title = {{ en = "Visit" }}
host = "city"
starts_on = {day}
ends_on = {day}
time_zone = "Europe/Paris"
locales = ["en"]
public = true
{participants}
[[visits.items]]
key = "welcome"
kind = "reception"
title = {{ en = "Welcome" }}
starts = {day}T10:00:00
ends = {day}T11:00:00
status = "confirmed"
visibility = "public"
audience = {{ everyone = true }}
"#
    )
}

/// What somebody is called: some mean harm.
fn name(number: usize) -> String {
    match number {
        10 => "\";ROLE=CHAIR;X=\"".to_owned(),
        11 => "<script>alert(1)</script>".to_owned(),
        12 => "Đặng =?utf-8?q?=0D=0ABcc:_x?= \u{202e}".to_owned(),
        13 => "x".repeat(200),
        _ => format!("Guest {number}"),
    }
}
