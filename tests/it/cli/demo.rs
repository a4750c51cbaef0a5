//! `escale demo`: what a stranger sees first.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};

use super::{VISIT, get};
use crate::harness::database::{Database, Engine};
use crate::harness::process::{Installation, Process, until};

/// How the last line ends that the demo prints.
const LAST: &str = "/publications";

/// What the demo prints, once it listens.
fn guide(demo: &mut Process) -> String {
    demo.said_up_to(LAST)
}

/// The word of the guide that follows `label`.
fn after<'a>(guide: &'a str, label: &str) -> &'a str {
    let rest = guide.split_once(label);
    let (_, rest) = rest.unwrap_or_else(|| panic!("no {label:?}: {guide}"));
    rest.split_whitespace().next().unwrap()
}

/// The word of the guide with `part` in it.
fn word<'a>(guide: &'a str, part: &str) -> &'a str {
    guide
        .split_whitespace()
        .find(|word| word.contains(part))
        .unwrap()
}

/// The identifiers of all visits.
async fn visits(guide: &str) -> Vec<Value> {
    let url = format!("{}/api/v1/visits", after(guide, "listening on "));
    let (status, text) = get(&url, Some(after(guide, "API token: "))).await;
    assert_eq!(status, 200, "{text}");
    let list: Value = serde_json::from_str(&text).unwrap();
    let items = list["items"].as_array().unwrap();
    items.iter().map(|visit| visit["id"].clone()).collect()
}

/// Looks at everything that the guide names.
async fn look(guide: &str) {
    for (label, content) in [
        ("Captured messages", "<html"),
        ("A participant's page", "<html"),
        ("… and their feed", "BEGIN:VEVENT"),
        ("A public page", "<html"),
        ("… and its feed", "BEGIN:VEVENT"),
        ("The API  ", "<html"),
    ] {
        let (status, text) = get(after(guide, label), None).await;
        assert!(
            status == 200 && text.contains(content),
            "{label}: {status} {text}"
        );
    }
}

/// Moves an item, sees what would change, and publishes, as the three commands of the guide do.
async fn follow(guide: &str) {
    let feed = after(guide, "… and their feed");
    let before = get(feed, None).await.1;
    let client = reqwest::Client::new();
    let token = after(guide, "API token: ");
    assert_eq!(
        guide
            .matches(&format!("curl -H 'Authorization: Bearer {token}'"))
            .count(),
        1,
        "{guide}"
    );
    let body = guide
        .split_once("-d '")
        .unwrap()
        .1
        .split_once('\'')
        .unwrap()
        .0
        .to_owned();
    let moved = client
        .request(Method::PATCH, word(guide, "/items/"))
        .bearer_auth(token)
        .header("if-match", "*")
        .header("content-type", "application/merge-patch+json");
    let moved = moved.body(body).send().await.unwrap();
    assert_eq!(moved.status(), 200, "{}", moved.text().await.unwrap());
    assert_eq!(get(feed, None).await.1, before);
    let (status, changes) = get(word(guide, "/changes"), Some(token)).await;
    let changes: Value = serde_json::from_str(&changes).unwrap();
    assert!(
        status == 200 && changes["items"].as_array().unwrap().len() == 1,
        "{changes}"
    );
    let published = client
        .post(word(guide, LAST))
        .bearer_auth(token)
        .json(&json!({}));
    let published = published.send().await.unwrap();
    assert_eq!(published.status(), 201);
    let published: Value = serde_json::from_str(&published.text().await.unwrap()).unwrap();
    assert_eq!(published["version"], 2);
    assert!(published["told"].as_u64().unwrap() > 0, "{published}");
    let deadline = Instant::now() + Duration::from_secs(1);
    while get(feed, None).await.1 == before {
        assert!(
            Instant::now() < deadline,
            "the feed has not changed: {before}"
        );
    }
}

#[tokio::test]
async fn a_stranger_follows_the_guide() {
    let office = Installation::new();
    let mut demo = office.start(&["demo"]);
    let guide = guide(&mut demo);
    assert_eq!(visits(&guide).await.len(), 3);
    look(&guide).await;
    follow(&guide).await;
    for file in ["data/demo.db", "data/demo.key"] {
        assert!(office.path(file).exists(), "{file}");
    }
    let limit = Duration::from_mins(1);
    until("a message is kept", limit, async || {
        office.path("data/demo-mail").exists()
    })
    .await;
    for file in ["data/escale.db", "data/secret.key", "data/mail"] {
        assert!(!office.path(file).exists(), "{file}");
    }
    assert_eq!(demo.stopped(), Some(0));
}

#[tokio::test]
async fn the_demo_goes_on_where_it_was_until_it_begins_afresh() {
    let office = Installation::new();
    let mut demo = office.start(&["demo"]);
    let first = visits(&guide(&mut demo)).await;
    drop(demo);
    let mut demo = office.start(&["demo"]);
    assert_eq!(visits(&guide(&mut demo)).await, first);
    drop(demo);
    // neither may have come to its first message
    std::fs::create_dir_all(office.path("data/demo-mail")).unwrap();
    std::fs::write(office.path("data/demo-mail/mine.txt"), "kept").unwrap();
    let mut demo = office.start(&["demo", "--fresh"]);
    let fresh = visits(&guide(&mut demo)).await;
    assert_eq!(fresh.len(), 3);
    assert!(fresh.iter().all(|visit| !first.contains(visit)));
    assert!(office.path("data/demo-mail/mine.txt").exists());
}

#[test]
fn a_demo_leaves_the_database_of_others_alone() {
    let office = Installation::new().with("ESCALE_DATABASE_URL", "sqlite:office.db");
    office.write("visit.toml", VISIT);
    office.done(&["import", "visit.toml"]);
    let before = office.exported("spring-2026");
    for command in [&["demo"][..], &["demo", "--fresh"]] {
        let complaint = office.refused(command);
        assert!(complaint.contains("ESCALE_DATABASE_URL"), "{complaint}");
    }
    assert_eq!(office.exported("spring-2026"), before);
}

#[tokio::test]
async fn a_demo_that_cannot_start_has_not_begun_afresh() {
    let office = Installation::new();
    let mut demo = office.start(&["demo"]);
    let running = guide(&mut demo);
    let before = visits(&running).await;
    let taken = after(&running, "listening on ").replace("http://", "");
    let second = office.with("ESCALE_LISTEN", &taken);
    let complaint = second.refused(&["demo", "--fresh"]);
    assert!(complaint.contains("cannot listen"), "{complaint}");
    assert_eq!(visits(&running).await, before);
}

#[tokio::test]
async fn a_demo_runs_on_postgres_too() {
    let Some(database) = Database::bare(Engine::Postgres) else {
        return;
    };
    let office = Installation::new().with("ESCALE_DATABASE_URL", &database.url);
    let mut demo = office.start(&["demo"]);
    let first = guide(&mut demo);
    assert_eq!(visits(&first).await.len(), 3);
    follow(&first).await;
    drop(demo);
    let mut demo = office.start(&["demo", "--fresh"]);
    assert_eq!(visits(&guide(&mut demo)).await.len(), 3);
}
