//! Feeds as calendar clients fetch them, again and again.

use std::io::Read as _;

use diesel::RunQueryDsl as _;
use escale::domain::reply::{Answer, Reply, ReplySource, ReplyStatus};
use escale::store::{self, replies};
use reqwest::Method;
use serde_json::json;
use tokio::sync::watch;

use crate::harness::app::{Sample, TestApp, item};
use crate::harness::browser::{Fetched, fetch, get};
use crate::harness::database::on_each_engine;

/// When the clock of the tests stands still, as a header has it.
const THEN: &str = "Mon, 02 Jun 2025 08:00:00 GMT";

async fn publish(app: &TestApp, sample: &Sample) {
    let published = app
        .api()
        .post(&sample.below_visit("publications"), &json!({}))
        .await;
    assert_eq!(published.status, 201, "{}", published.text);
}

/// The path of a participant's feed or page, as the API says it.
async fn link(app: &TestApp, sample: &Sample, which: &str) -> String {
    let path = sample.below_visit(&format!("participants/{}", sample.participant));
    let url = app.api().get(&path).await.json()[which]
        .as_str()
        .unwrap()
        .to_owned();
    url.strip_prefix(&app.url).unwrap().to_owned()
}

/// A published visit, and the path of its host's feed.
async fn published(app: &TestApp) -> (Sample, String) {
    let sample = app.sample().await;
    publish(app, &sample).await;
    let feed = link(app, &sample, "feed_url").await;
    (sample, feed)
}

async fn change(app: &TestApp, path: &str, fields: serde_json::Value) {
    let changed = app.api().patch(path, "*", &fields).await;
    assert_eq!(changed.status, 200, "{}", changed.text);
}

async fn change_item(app: &TestApp, sample: &Sample, patch: serde_json::Value) {
    change(
        app,
        &sample.below_visit(&format!("items/{}", sample.item)),
        patch,
    )
    .await;
}

/// The feed, which must be there.
#[track_caller]
fn shown(feed: Fetched) -> Fetched {
    assert_eq!(feed.status, 200, "{}", feed.text());
    assert_eq!(feed.header("content-type"), "text/calendar; charset=utf-8");
    assert!(
        feed.text().starts_with("BEGIN:VCALENDAR\r\n")
            && feed.text().ends_with("END:VCALENDAR\r\n")
    );
    feed
}

/// Everything of an answer that tells one feed that is not there from another.
fn marks(answer: &Fetched) -> (u16, &str, &str, &str) {
    (
        answer.status,
        answer.header("content-type"),
        answer.header("cache-control"),
        answer.text(),
    )
}

on_each_engine! {
    async fn a_feed_is_a_calendar_that_clients_keep_and_ask_for_again(database: Database) {
        let app = TestApp::new(database).await;
        let (_, path) = published(&app).await;
        let feed = shown(get(&app, &path).await);
        assert!(feed.text().contains("Entretien"), "{}", feed.text());
        assert_eq!(feed.header("cache-control"), "private, no-cache");
        assert_eq!((feed.header("vary"), feed.header("content-encoding")), ("Accept-Encoding", ""));
        assert_eq!(feed.header("last-modified"), THEN);
        assert_eq!((feed.header("x-content-type-options"), feed.header("referrer-policy")), ("nosniff", "no-referrer"));
        let head = fetch(&app, Method::HEAD, &path, &[]).await;
        assert_eq!((head.status, head.octets.len()), (200, 0));
        for name in ["content-type", "content-length", "etag", "last-modified", "vary", "cache-control"] {
            assert_eq!(head.header(name), feed.header(name), "{name}");
        }
        assert_eq!(head.header("content-length"), feed.octets.len().to_string());
        let posted = fetch(&app, Method::POST, &path, &[]).await;
        assert_eq!((posted.status, posted.header("allow")), (405, "GET, HEAD"));
    }

    async fn each_encoding_has_its_own_tag(database: Database) {
        let app = TestApp::new(database).await;
        let (_, path) = published(&app).await;
        let plain = shown(get(&app, &path).await);
        let mut tags = vec![plain.header("etag").to_owned()];
        for (accepted, encoding) in [("gzip", "gzip"), ("br", "br"), ("gzip, deflate, br", "br"), ("br;q=0, gzip", "gzip"), ("br;q=0.1, gzip;q=0.9", "gzip"), ("identity;q=0, br", "br")] {
            let packed = fetch(&app, Method::GET, &path, &[("accept-encoding", accepted)]).await;
            assert_eq!((packed.status, packed.header("content-encoding")), (200, encoding), "{accepted}");
            assert_eq!((packed.header("vary"), packed.header("last-modified")), ("Accept-Encoding", THEN));
            let mut text = String::new();
            let read = match encoding {
                "gzip" => flate2::read::GzDecoder::new(&*packed.octets).read_to_string(&mut text),
                _ => brotli::Decompressor::new(&*packed.octets, 4096).read_to_string(&mut text),
            };
            assert_eq!((read.unwrap(), text.as_str()), (plain.octets.len(), plain.text()));
            let tag = packed.header("etag").to_owned();
            let again = [("accept-encoding", accepted), ("if-none-match", &tag)];
            let again = fetch(&app, Method::GET, &path, &again).await;
            assert_eq!((again.status, again.header("etag")), (304, tag.as_str()));
            tags.push(tag);
        }
        tags.sort();
        tags.dedup();
        assert_eq!(tags.len(), 3, "{tags:?}");
        for none in ["*;q=0", "identity;q=0", "identity;q=0, gzip;q=0, br;q=0"] {
            let refused = fetch(&app, Method::GET, &path, &[("accept-encoding", none)]).await;
            assert_eq!((refused.status, refused.header("vary")), (406, "Accept-Encoding"), "{none}");
        }
    }

    async fn who_has_it_already_is_told_so(database: Database) {
        let app = TestApp::new(database).await;
        let (_, path) = published(&app).await;
        let tag = get(&app, &path).await.header("etag").to_owned();
        for (condition, status) in [
            (tag.clone(), 304), (format!("W/{tag}"), 304), (format!("\"other\", {tag}"), 304), (format!("\"other\",W/{tag}"), 304),
            ("*".to_owned(), 304), ("\"other\"".to_owned(), 200), (tag.replace('"', ""), 200), (String::new(), 200),
        ] {
            for method in [Method::GET, Method::HEAD] {
                let answer = fetch(&app, method.clone(), &path, &[("if-none-match", &condition)]).await;
                assert_eq!(answer.status, status, "{method} {condition}");
                assert_eq!((answer.header("etag"), answer.header("vary")), (tag.as_str(), "Accept-Encoding"));
                assert_eq!(answer.octets.is_empty(), status == 304 || method == Method::HEAD);
            }
        }
    }

    async fn a_date_is_a_condition_where_no_tag_is(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, path) = published(&app).await;
        let tag = get(&app, &path).await.header("etag").to_owned();
        let before = "Mon, 02 Jun 2025 07:59:59 GMT";
        let after = "Mon, 02 Jun 2025 08:00:01 GMT";
        for (condition, status) in [
            (vec![("if-modified-since", THEN)], 304),
            (vec![("if-modified-since", after)], 304),
            (vec![("if-modified-since", before)], 200),
            (vec![("if-modified-since", "yesterday")], 200),
            (vec![("if-modified-since", THEN), ("if-none-match", "\"other\"")], 200),
            (vec![("if-modified-since", before), ("if-none-match", tag.as_str())], 304),
        ] {
            for method in [Method::GET, Method::HEAD] {
                let answer = fetch(&app, method.clone(), &path, &condition).await;
                assert_eq!(answer.status, status, "{method} {condition:?}");
                assert_eq!((answer.header("etag"), answer.header("last-modified")), (tag.as_str(), THEN));
            }
        }
        app.clock.set("2025-06-03T09:30:00Z".parse().unwrap());
        change_item(&app, &sample, json!({"title": {"fr": "Entretien privé"}})).await;
        publish(&app, &sample).await;
        let changed = fetch(&app, Method::GET, &path, &[("if-modified-since", THEN)]).await;
        assert!(shown(changed).text().contains("Entretien privé"));
    }

    async fn what_leaves_a_feed_when_its_visit_ends_changes_it(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, path) = published(&app).await;
        change_item(&app, &sample, json!({"status": "cancelled"})).await;
        publish(&app, &sample).await;
        assert!(shown(get(&app, &path).await).text().contains("STATUS:CANCELLED"));
        app.clock.set("2025-06-26T08:00:00Z".parse().unwrap());
        let since = [("if-modified-since", THEN)];
        let ended = shown(fetch(&app, Method::GET, &path, &since).await);
        assert!(!ended.text().contains("STATUS:CANCELLED"), "{}", ended.text());
        assert_eq!(ended.header("last-modified"), "Wed, 25 Jun 2025 22:00:00 GMT");
    }

    async fn a_feed_stays_the_same_until_something_in_it_changes(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, path) = published(&app).await;
        let before = shown(get(&app, &path).await);
        app.clock.set("2025-06-03T09:30:00Z".parse().unwrap());
        assert_eq!(get(&app, &path).await.octets, before.octets);
        let guest = json!({"key": "guest", "family_name": "Lie", "email": "lie@oslo.example"});
        let guest = app.api().make("/people", guest).await;
        app.api().make(&sample.below_visit("participants"), json!({"person": guest, "role": "guest"})).await;
        let mut other = item("Visite privée", &sample.venue, &guest);
        other["audience"] = json!({"people": [guest]});
        app.api().make(&sample.below_visit("items"), other).await;
        change_item(&app, &sample, json!({"internal_notes": "Ask for the key"})).await;
        publish(&app, &sample).await;
        let after = shown(get(&app, &path).await);
        assert_eq!(after.text(), before.text());
        for name in ["etag", "last-modified"] {
            assert_eq!(after.header(name), before.header(name), "{name}");
        }
        change_item(&app, &sample, json!({"title": {"fr": "Entretien privé"}})).await;
        app.clock.set("2025-06-03T09:31:00Z".parse().unwrap());
        publish(&app, &sample).await;
        let changed = shown(get(&app, &path).await);
        assert!(changed.text().contains("Entretien privé"), "{}", changed.text());
        assert_ne!(changed.header("etag"), before.header("etag"));
        assert_eq!(changed.header("last-modified"), "Tue, 03 Jun 2025 09:31:00 GMT");
    }

    /// Of publications in one second each counts as a second later, so that calendars take the newer.
    async fn no_feed_says_that_it_will_change(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, path) = published(&app).await;
        for title in ["Premier", "Second", "Troisième"] {
            let before = get(&app, &path).await;
            change_item(&app, &sample, json!({"title": {"fr": title}})).await;
            publish(&app, &sample).await;
            let feed = shown(get(&app, &path).await);
            assert_eq!(feed.header("last-modified"), THEN);
            let since = [("if-modified-since", before.header("last-modified"))];
            assert!(shown(fetch(&app, Method::GET, &path, &since).await).text().contains(title));
        }
        assert!(get(&app, &path).await.text().contains("LAST-MODIFIED:20250602T080003Z"));
    }

    async fn what_is_in_memory_follows_every_publication_and_renewal(database: Database) {
        let app = TestApp::new(database).await;
        let (_stop, stopping) = watch::channel(false);
        tokio::spawn(app.feeds.watch(stopping));
        let (sample, path) = published(&app).await;
        // as often as it takes for feeds to come from memory: the epoch is read meanwhile
        for title in (0..20).map(|round| format!("Entretien {round}")) {
            shown(get(&app, &path).await);
            change_item(&app, &sample, json!({"title": {"fr": title}})).await;
            publish(&app, &sample).await;
            let text = get(&app, &path).await;
            assert!(text.text().contains(&title), "the old feed is still shown instead of {title}");
        }
        app.api().post(&sample.below_visit(&format!("participants/{}/renew-links", sample.participant)), &json!({})).await;
        assert_eq!(get(&app, &path).await.status, 404, "the revoked feed is still shown");
        shown(get(&app, &link(&app, &sample, "feed_url").await).await);
    }

    async fn a_feed_that_is_not_there_is_always_the_same_404(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, path) = published(&app).await;
        let token = path.strip_prefix("/f/").unwrap().strip_suffix(".ics").unwrap();
        let page = link(&app, &sample, "page_url").await;
        let nothing = get(&app, "/f/nothing.ics").await;
        assert_eq!(nothing.status, 404);
        let other = if token.starts_with('A') { "B" } else { "A" };
        let tokens = [
            page.replace("/p/", ""), format!("{token}="), format!("{token}A"), token[..47].to_owned(), format!("{other}{}", &token[1..]),
            "%00".to_owned(), "%F0%9F%98%80".to_owned(), "a".repeat(5000), "..".to_owned(), token.replace(&token[..1], &format!("%{:02X}", token.as_bytes()[0])),
        ];
        for token in &tokens {
            let answer = get(&app, &format!("/f/{token}.ics")).await;
            assert_eq!(marks(&answer), marks(&nothing), "{token}");
        }
        let renew = sample.below_visit(&format!("participants/{}/renew-links", sample.participant));
        assert_eq!(app.api().post(&renew, &json!({})).await.status, 200);
        assert_eq!(marks(&get(&app, &path).await), marks(&nothing));
        let renewed = link(&app, &sample, "feed_url").await;
        assert_ne!(renewed, path);
        shown(get(&app, &renewed).await);
        for slug in ["nowhere", "vietnam-2025", "%00"] {
            assert_eq!(marks(&get(&app, &format!("/v/{slug}.ics")).await), marks(&nothing), "{slug}");
        }
    }

    async fn what_was_never_published_has_no_feed(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        change(&app, &format!("/visits/{}", sample.visit), json!({"public": true})).await;
        let path = link(&app, &sample, "feed_url").await;
        assert_eq!(get(&app, &path).await.status, 404);
        assert_eq!(get(&app, "/v/vietnam-2025.ics").await.status, 404);
        publish(&app, &sample).await;
        shown(get(&app, &path).await);
        shown(get(&app, "/v/vietnam-2025.ics").await);
    }

    async fn who_was_taken_off_has_an_empty_calendar_until_the_visit_ends(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, path) = published(&app).await;
        let participant = sample.below_visit(&format!("participants/{}", sample.participant));
        assert_eq!(app.api().delete(&participant, "*").await.status, 204);
        assert!(shown(get(&app, &path).await).text().contains("BEGIN:VEVENT"));
        publish(&app, &sample).await;
        let empty = shown(get(&app, &path).await);
        assert!(empty.text().contains("BEGIN:VTIMEZONE") && !empty.text().contains("BEGIN:VEVENT"), "{}", empty.text());
        assert!(!empty.text().contains("Moudenc"), "{}", empty.text());
        app.clock.set("2025-06-25T21:59:00Z".parse().unwrap());
        shown(get(&app, &path).await);
        app.clock.set("2025-06-25T22:01:00Z".parse().unwrap());
        assert_eq!(get(&app, &path).await.status, 404);
    }

    async fn the_public_sees_what_is_public_of_visits_that_are(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, _) = published(&app).await;
        assert_eq!(get(&app, "/v/vietnam-2025.ics").await.status, 404);
        change(&app, &format!("/visits/{}", sample.visit), json!({"public": true})).await;
        publish(&app, &sample).await;
        let public = shown(get(&app, "/v/vietnam-2025.ics").await);
        assert!(!public.text().contains("Entretien") && !public.text().contains("Moudenc"), "{}", public.text());
        let private = json!({"visibility": "public", "online_url": "https://meet.example/secret", "internal_notes": "hush"});
        change_item(&app, &sample, private).await;
        publish(&app, &sample).await;
        let public = shown(get(&app, "/v/vietnam-2025.ics").await);
        assert!(public.text().contains("Entretien"), "{}", public.text());
        for secret in ["meet.example", "hush", "Moudenc", "maire@toulouse.example"] {
            assert!(!public.text().contains(secret), "{secret}: {}", public.text());
        }
        change(&app, &format!("/visits/{}", sample.visit), json!({"public": false})).await;
        publish(&app, &sample).await;
        assert_eq!(get(&app, "/v/vietnam-2025.ics").await.status, 404);
    }

    async fn a_feed_that_cannot_be_read_is_an_error_and_no_calendar(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, path) = published(&app).await;
        change(&app, &format!("/visits/{}", sample.visit), json!({"public": true})).await;
        publish(&app, &sample).await;
        let before = shown(get(&app, &path).await);
        let rename = |from: &'static str, to: &'static str| {
            app.database.store.write_blocking(move |db| {
                let renamed = diesel::sql_query(format!("ALTER TABLE {from} RENAME TO {to}")).execute(db);
                renamed.map(drop).map_err(store::Error::from)
            }).unwrap();
        };
        rename("participants", "participants_away");
        rename("visits", "visits_away");
        for path in [path.as_str(), "/v/vietnam-2025.ics"] {
            let failed = get(&app, path).await;
            assert!(failed.status >= 500, "{path}: {failed:?}");
            assert!(!failed.text().contains("VCALENDAR") && failed.header("etag").is_empty(), "{failed:?}");
        }
        rename("visits_away", "visits");
        rename("participants_away", "participants");
        assert_eq!(shown(get(&app, &path).await).octets, before.octets);
    }

    async fn what_its_reader_declined_leaves_the_feed(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, path) = published(&app).await;
        let at = "2025-06-03T10:00:00Z".parse().unwrap();
        app.clock.set(at);
        let key = (sample.participant.parse().unwrap(), sample.item.parse().unwrap());
        for (status, is_shown) in [(ReplyStatus::Declined, false), (ReplyStatus::Accepted, true)] {
            let reply = Reply { status, sequence: 0, at };
            let (participant, item) = key;
            let answer = Answer { participant, item, reply, source: ReplySource::Page, remark: None, given_by: None, since: at };
            let saved = app.database.store.write(move |db| replies::save(db, &answer));
            saved.await.unwrap();
            let feed = shown(get(&app, &path).await);
            assert_eq!(feed.text().contains("Entretien"), is_shown, "{}", feed.text());
            assert_eq!(feed.header("last-modified"), "Tue, 03 Jun 2025 10:00:00 GMT", "{status:?}");
        }
    }

    async fn what_is_cancelled_stays_as_a_tombstone_until_the_visit_ends(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, path) = published(&app).await;
        change_item(&app, &sample, json!({"status": "cancelled", "reason": {"fr": "Grève"}})).await;
        publish(&app, &sample).await;
        let feed = shown(get(&app, &path).await);
        assert!(feed.text().contains("STATUS:CANCELLED\r\n") && feed.text().contains("SEQUENCE:1\r\n"), "{}", feed.text());
        app.clock.set("2025-06-26T08:00:00Z".parse().unwrap());
        let feed = shown(get(&app, &path).await);
        assert!(!feed.text().contains("BEGIN:VEVENT"), "{}", feed.text());
    }
}
