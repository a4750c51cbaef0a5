//! Links: dead ones open nothing and change nothing; live ones change nothing by being looked at.

use std::collections::BTreeSet;
use std::time::Duration;

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection};
use reqwest::Method;
use serde_json::json;
use tokio::time::sleep;

use super::Visit;
use crate::harness::app::TestApp;
use crate::harness::browser::{fetch, get};
use crate::harness::database::{Database, Engine, on_each_engine};

/// Everything that can be sent from a page, as whoever holds `page`; the answers to all of it.
async fn everything(visit: &Visit, page: &str) -> Vec<(u16, String)> {
    let item = visit.sample.item.as_str();
    let sent = [
        ("replies", vec![("item", item), ("status", "declined")]),
        (
            "proposals",
            vec![("item", item), ("starts", "2025-06-24T10:00")],
        ),
        ("notify", vec![("notify", "none")]),
        ("seen", vec![("version", "1")]),
    ];
    let mut answers = Vec::new();
    for (what, fields) in sent {
        let answer = visit.send(&format!("{page}/{what}"), &fields).await;
        answers.push((answer.status, answer.text));
    }
    for path in ["", "/data", "/data.json"] {
        let answer = get(&visit.app, &format!("{page}{path}")).await;
        answers.push((answer.status, answer.text().to_owned()));
    }
    answers
}

on_each_engine! {
    async fn a_dead_link_is_the_one_404_whatever_is_sent(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        let renew = visit.sample.below_visit(&format!("participants/{}/renew-links", visit.guest_id));
        assert_eq!(visit.app.api().post(&renew, &json!({})).await.status, 200);
        let nothing = (404, get(&visit.app, "/p/nothing").await.text().to_owned());
        let feed_token = visit.guest_feed.replace("/f/", "/p/").replace(".ics", "");
        for page in [visit.guest.clone(), feed_token, "/p/nothing".to_owned(), format!("{}=", visit.guest)] {
            for answer in everything(&visit, &page).await {
                assert_eq!(answer, nothing, "{page}");
            }
        }
        let (page, _) = crate::guests::links(&visit.app, &visit.sample, &visit.guest_id).await;
        assert_eq!(visit.data(&page).await["replies"], json!([]));
    }

    async fn who_was_taken_off_says_nothing_any_more(database: Database) {
        let visit = Visit::new(TestApp::new(database).await).await;
        let path = visit.sample.below_visit(&format!("participants/{}", visit.guest_id));
        assert_eq!(visit.app.api().delete(&path, "*").await.status, 204);
        visit.publish().await;
        let nothing = get(&visit.app, "/p/nothing").await.text().to_owned();
        for (status, text) in &everything(&visit, &visit.guest).await[..4] {
            assert_eq!((*status, text), (404, &nothing));
        }
    }
}

/// Every address in the texts, pages and calendars of the messages.
fn addresses(mails: &[escale::mail::Message]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for mail in mails {
        let parsed = mail_parser::MessageParser::default()
            .parse(&mail.bytes)
            .unwrap();
        for part in &parsed.parts {
            // long lines of calendars are folded (RFC 5545 §3.1)
            let text = part.text_contents().unwrap_or_default();
            let text = text.replace("\r\n ", "");
            let ends = |letter: char| letter.is_whitespace() || "\"<>\\".contains(letter);
            for (at, _) in text.match_indices("http") {
                let address = text[at..].split(ends).next().unwrap_or_default();
                found.insert(address.replace("&#38;", "&"));
            }
        }
    }
    found
}

#[tokio::test]
async fn following_every_link_of_every_mail_changes_nothing() {
    let visit = Visit::new(TestApp::new(Database::new(Engine::Sqlite).unwrap()).await).await;
    visit.app.run_worker().await;
    let mails = visit.app.accepted();
    let addresses = addresses(&mails);
    let ours: Vec<&String> = addresses
        .iter()
        .filter(|address| address.starts_with(&visit.app.url))
        .collect();
    let answering = ours
        .iter()
        .filter(|address| address.contains("answer="))
        .count();
    assert!(
        answering >= 4,
        "two people are asked, by two buttons each: {ours:?}"
    );
    let file = visit.app.database.url.replace("sqlite:", "");
    let stored = || [&file, &format!("{file}-wal")].map(|file| std::fs::read(file).unwrap());
    let before = stored();
    for address in ours {
        let path = address.replace(&visit.app.url, "");
        for headers in [
            &[][..],
            &[("purpose", "prefetch"), ("sec-purpose", "prefetch")],
        ] {
            for method in [Method::GET, Method::HEAD] {
                let answer = fetch(&visit.app, method.clone(), &path, headers).await;
                assert_eq!(answer.status, 200, "{method} {path}");
            }
        }
        // nor does a form send itself: the only script of such pages asks about devices, and waits for a press
        let page = get(&visit.app, &path).await;
        let scripts = page.text().matches("<script").count();
        let ours = page.text().matches("<script src=\"/assets/push").count();
        assert_eq!(scripts, ours, "{path}");
    }
    assert!(stored() == before, "looking has changed the database");
}

#[tokio::test]
async fn what_somebody_chooses_meanwhile_revives_no_dead_link() {
    let Some(database) = Database::new(Engine::Postgres) else {
        return;
    };
    let visit = Visit::new(TestApp::new(database).await).await;
    let mut other = PgConnection::establish(&visit.app.database.url).unwrap();
    // as a new address does, which is entered beside the visits
    let renew = format!(
        "BEGIN; UPDATE participants SET links_generation = links_generation + 1 WHERE id = '{}'",
        visit.guest_id
    );
    other.batch_execute(&renew).unwrap();
    let path = format!("{}/notify", visit.guest);
    let choosing = visit.send(&path, &[("notify", "none")]);
    let renewing = async {
        // until the choice waits for the row
        sleep(Duration::from_secs(2)).await;
        other.batch_execute("COMMIT").unwrap();
    };
    let (chosen, ()) = tokio::join!(choosing, renewing);
    assert_eq!(chosen.status, 404);
    assert_eq!(get(&visit.app, &visit.guest).await.status, 404);
}
