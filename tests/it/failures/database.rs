//! The database is full, locked or away.

use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, SqliteConnection};
use escale::domain::message::MessageState;
use reqwest::Method;
use serde_json::{Value, json};

use super::{MIDDLE, Office};
use crate::harness::app::Answer;
use crate::harness::database::{Database, Engine, on_each_engine};
use crate::harness::process::{Process, until};

/// How soon something is noticed.
const SOON: Duration = Duration::from_mins(1);

/// Makes PostgreSQL answer as a server does whose disk is full.
const FILL: &str = "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'could not extend file \"base/1/2\": No space left on device' USING ERRCODE = 'disk_full';
END $$;
CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON outbox FOR EACH ROW EXECUTE FUNCTION full_disk()";

on_each_engine! {
    async fn a_full_disk_half_publishes_nothing_and_loses_nothing(database: Database) {
        let office = Office::new(database).await;
        let process = office.installation.serve().await;
        // room for the beginning of a publication
        fill(&office, &process, 64 << 10);
        refuses(&office.try_to_publish(&process).await);
        let visit = office.ask(&process, Method::GET, "", &json!({})).await.json();
        assert_eq!(visit["published_version"], Value::Null, "{visit}");
        let publications = office.ask(&process, Method::GET, "/publications", &json!({})).await.json();
        assert_eq!((&publications["items"], office.messages(&process).await.len()), (&json!([]), 0));
        free(&office, &process);

        office.publish(&process).await;
        office.smtp.wait_for_messages(MIDDLE).await;
        fill(&office, &process, 0);
        until("the worker notices", SOON, async || process.log().contains("the outbox cannot be worked on")).await;
        free(&office, &process);
        office.all_sent().await;
        office.expect_everybody_told(0);
    }
}

#[tokio::test]
async fn a_server_that_is_away_is_waited_for() {
    let Some(database) = Database::new(Engine::Postgres) else {
        return;
    };
    let office = Office::new(database).await;
    let process = office.installation.serve().await;
    let other = office.installation.serve().await;
    office.publish(&process).await;
    let feed = feed(&process).await;
    office.smtp.wait_for_messages(MIDDLE).await;

    office.database.refuse_connections(true);
    until("the feed is refused", SOON, async || {
        let answer = get(&process, "/v/visit.ics").await;
        assert!(
            answer.status >= 500 || answer.text == feed,
            "{}",
            answer.text
        );
        answer.status == 503
    })
    .await;
    refuses(&office.ask(&process, Method::GET, "", &json!({})).await);
    refuses(&office.try_to_publish(&process).await);
    assert_eq!(get(&process, "/readyz").await.status, 503);
    assert_eq!(get(&process, "/healthz").await.status, 200);

    // long enough for each to take the other for dead, were it not deaf itself
    until("both are silent", SOON, async || {
        is_silent(&process) && is_silent(&other)
    })
    .await;
    office.database.refuse_connections(false);
    office.all_sent().await;
    office.expect_everybody_told(0);
    assert_eq!(get(&process, "/v/visit.ics").await.text, feed);
}

#[tokio::test]
async fn a_file_that_is_locked_is_waited_for() {
    let database = Database::new(Engine::Sqlite).unwrap();
    let office = Office::new(database).await;
    let process = office.installation.serve().await;
    office.publish(&process).await;
    let feed = feed(&process).await;
    office.smtp.wait_for_messages(MIDDLE).await;

    let path = office.database.url.trim_start_matches("sqlite:");
    let mut other = SqliteConnection::establish(path).unwrap();
    until("the lock is ours", SOON, async || {
        other.batch_execute("BEGIN IMMEDIATE").is_ok()
    })
    .await;
    let sent = office.count(MessageState::Sent).await;
    refuses(&office.try_to_publish(&process).await);
    assert_eq!(get(&process, "/v/visit.ics").await.text, feed);
    assert_eq!(office.count(MessageState::Sent).await, sent);

    other.batch_execute("ROLLBACK").unwrap();
    office.all_sent().await;
    office.expect_everybody_told(0);
}

/// Whether a process could not say for more than twenty seconds that it lives.
fn is_silent(process: &Process) -> bool {
    let log = process.log();
    let silences = log
        .lines()
        .filter_map(|line| line.split_once("silence=")?.1.strip_suffix('s'));
    silences
        .filter_map(|silence| silence.parse().ok())
        .any(|silence: f64| silence > 20.0)
}

/// Lets the database write no more: to a file beyond so many octets, or on a server at all.
fn fill(office: &Office, process: &Process, octets: u32) {
    if office.database.url.starts_with("sqlite:") {
        process.limit_files(Some(octets));
    } else {
        execute(office, FILL);
    }
}

/// Lets the database write again.
fn free(office: &Office, process: &Process) {
    if office.database.url.starts_with("sqlite:") {
        process.limit_files(None);
    } else {
        execute(office, "DROP FUNCTION full_disk CASCADE");
    }
}

fn execute(office: &Office, statements: &str) {
    let mut connection = PgConnection::establish(&office.database.url).unwrap();
    connection.batch_execute(statements).unwrap();
}

/// Checks that an answer says that the database is at fault, and when to come back.
#[track_caller]
fn refuses(answer: &Answer) {
    answer.expect_problem(503, "unavailable");
    assert_eq!(answer.header("retry-after"), "5");
}

async fn get(process: &Process, path: &str) -> Answer {
    process.send(Method::GET, path, "", &json!({})).await
}

/// The public feed.
async fn feed(process: &Process) -> String {
    let answer = get(process, "/v/visit.ics").await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert!(answer.text.contains("BEGIN:VEVENT"), "{}", answer.text);
    answer.text
}
