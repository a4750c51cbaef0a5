//! What is answered from memory, and what goes the long way.

use actix_web::middleware::from_fn;
use actix_web::test::{self, TestRequest};
use actix_web::{App, HttpResponse, web};
use tokio::sync::watch;

use super::*;
use crate::actions::secretariat::Secretariat;
use crate::clock::Clock;
use crate::domain::capability::Links;
use crate::domain::time::Zone;
use crate::mail::message::Mailbox;
use crate::store::Store;
use crate::store::publications::Shelf;

const PATH: &str = "/f/abc.ics";

/// The state of a server with a feed in memory, and where its database is.
async fn state() -> (State, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&format!("sqlite:{}/test.db", folder.path().display())).unwrap();
    store.migrate().unwrap();
    let at = "2025-06-20T16:05:00Z".parse().unwrap();
    let secretariat = Secretariat {
        from: Mailbox {
            name: String::new(),
            address: "visits@city.example".to_owned(),
        },
        authserv_id: None,
        bounces: None,
        links: Links::new("https://visits.example", &[7; 32]).unwrap(),
        shelf: Shelf::default(),
        hold: std::time::Duration::ZERO,
        new_addresses_per_day: None,
        dkim: None,
    };
    let state = State::new(store, Clock::fixed(at), secretariat).unwrap();
    let feed = Feed {
        name: "Oslo".to_owned(),
        description: String::new(),
        zone: Zone::utc(),
        source: None,
        last_modified: at,
        events: Vec::new(),
    };
    let drawn = Drawn {
        finished: Finished::new(&feed, at),
        epoch: i64::MAX,
    };
    keep(&state, (PATH.to_owned(), OF_PARTICIPANT), drawn);
    let (_stop, stopping) = watch::channel(false);
    let watching = tokio::spawn(state.feeds.watch(stopping));
    while state.feeds.get(PATH).is_none() {
        tokio::task::yield_now().await;
    }
    watching.abort();
    (state, folder)
}

#[actix_web::test]
async fn only_what_is_plain_is_answered_from_memory_and_it_is_counted() {
    let (state, _folder) = state().await;
    let metrics = state.metrics.clone();
    let app = App::new()
        .app_data(Data::new(state))
        .default_service(web::to(HttpResponse::ImATeapot))
        .wrap(from_fn(answer_from_memory));
    let app = test::init_service(app).await;
    let ask = async |request: TestRequest| test::call_service(&app, request.to_request()).await;
    let to = |host: &'static str| TestRequest::get().uri(PATH).insert_header(("host", host));

    let whole = ask(to("visits.example")).await;
    assert_eq!(whole.status(), 200);
    let tag = whole.headers().get("etag").unwrap().clone();
    let known = to("visits.example").insert_header(("if-none-match", tag));
    assert_eq!(ask(known).await.status(), 304);
    assert!(test::read_body(whole).await.starts_with(b"BEGIN:VCALENDAR"));

    for long_way in [
        to("visits.example:443"),
        to("evil.example"),
        to("visits.example").append_header(("host", "evil.example")),
        to("visits.example").uri("http://evil.example/f/abc.ics"),
        to("visits.example").uri("/f/%61bc.ics"),
        to("visits.example").uri("/f/another.ics"),
        to("visits.example").method(Method::POST),
        TestRequest::get().uri(PATH),
    ] {
        let request = long_way.to_request();
        let asked = format!("{request:?}");
        assert_eq!(
            test::call_service(&app, request).await.status(),
            418,
            "{asked}"
        );
    }

    let figures = metrics.render();
    for status in ["200", "304"] {
        let line = format!(
            "escale_http_requests_total{{route=\"{OF_PARTICIPANT}\",status=\"{status}\"}} 1"
        );
        assert!(figures.contains(&line), "{figures}");
    }
}
