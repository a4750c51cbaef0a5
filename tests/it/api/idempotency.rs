//! A POST that is repeated has its effect once.

use escale::store::{Error, idempotency, users};
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::app::{Answer, Api, NOW, TestApp, item, read};
use crate::harness::database::{Database, Engine, on_each_engine};

async fn post(api: &Api<'_>, path: &str, key: &str, body: &Value) -> Answer {
    let headers = [
        ("content-type", "application/json"),
        ("idempotency-key", key),
    ];
    api.send(Method::POST, path, &headers, &body.to_string())
        .await
}

fn organisation(key: &str) -> Value {
    json!({"key": key, "name": "Hà Nội", "time_zone": "Asia/Ho_Chi_Minh"})
}

on_each_engine! {
    async fn the_same_request_again_gets_the_same_answer(database: Database) {
        let app = TestApp::new(database).await;
        let api = app.api();
        let first = post(&api, "/organisations", "key-1", &organisation("hanoi")).await;
        assert_eq!(first.status, 201, "{}", first.text);
        let again = post(&api, "/organisations", "key-1", &organisation("hanoi")).await;
        assert_eq!((again.status, &again.text), (201, &first.text));
        assert_eq!((again.tag(), again.header("location")), (first.tag(), first.header("location")));
        assert_eq!(again.header("content-type"), "application/json");

        post(&api, "/organisations", "key-1", &organisation("hue")).await.expect_problem(422, "idempotency-key-reused");
        post(&api, "/venues", "key-1", &organisation("hanoi")).await.expect_problem(422, "idempotency-key-reused");

        // a key is of one user
        let other = app.foreign_token().await;
        let foreign = post(&app.api_with(&other), "/organisations", "key-1", &organisation("hue")).await;
        assert_eq!(foreign.status, 201, "{}", foreign.text);

        app.clock.advance(SignedDuration::from_hours(25));
        let late = post(&api, "/organisations", "key-1", &organisation("da-nang")).await;
        assert_eq!(late.status, 201, "{}", late.text);
    }

    async fn a_hundred_at_once_have_one_effect(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let path = sample.below_visit("items");
        let body = item("Signature", &sample.venue, &sample.person);
        let posts = (0..100).map(|_| {
            let (api, path, body) = (app.api(), path.clone(), body.clone());
            async move { post(&api, &path, "once", &body).await }
        });
        let answers = futures_util::future::join_all(posts).await;
        for answer in &answers {
            assert_eq!((answer.status, &answer.text), (201, &answers[0].text));
        }
        assert_eq!(app.api().get(&path).await.json()["items"].as_array().unwrap().len(), 2);
    }

    async fn a_refused_request_leaves_its_key_free(database: Database) {
        let app = TestApp::new(database).await;
        let api = app.api();
        post(&api, "/organisations", "key", &json!({"name": 1})).await.expect_problem(422, "invalid");
        assert_eq!(post(&api, "/organisations", "key", &organisation("hanoi")).await.status, 201);
    }

    async fn a_key_is_short_and_visible(database: Database) {
        let app = TestApp::new(database).await;
        let api = app.api();
        let long = "k".repeat(256);
        for key in ["", " ", "a b", "é", "a\tb", long.as_str()] {
            post(&api, "/organisations", key, &organisation("hanoi")).await.expect_problem(400, "bad-header");
        }
        let headers = [("content-type", "application/json"), ("idempotency-key", "a"), ("idempotency-key", "b")];
        let twice = api.send(Method::POST, "/organisations", &headers, &organisation("hanoi").to_string()).await;
        twice.expect_problem(400, "bad-header");
        assert_eq!(post(&api, "/organisations", &long[..255], &organisation("hanoi")).await.status, 201);
    }
}

#[tokio::test]
async fn a_request_that_runs_for_long_elsewhere_is_said_to_run() {
    // SQLite has one writer: there the second waits until the first has answered
    let Some(database) = Database::new(Engine::Postgres) else {
        return;
    };
    let app = TestApp::new(database).await;
    let api = app.api();
    let store = app.database.store.clone();
    let principal = read(&app, |db| Ok(users::all(db)?.remove(0).id)).await;
    let (has_begun, begun) = tokio::sync::oneshot::channel();
    let (let_end, end) = std::sync::mpsc::channel::<()>();
    let elsewhere = tokio::spawn(async move {
        let running = store.write(move |db| {
            let request = idempotency::Request {
                principal,
                key: "long",
                hash: b"x",
            };
            let standing = idempotency::begin(db, request, NOW.parse().unwrap())?;
            has_begun.send(standing).unwrap();
            end.recv().unwrap();
            Ok::<_, Error>(())
        });
        running.await.unwrap();
    });
    assert_eq!(begun.await.unwrap(), idempotency::Standing::New);
    let second = post(&api, "/organisations", "long", &organisation("hanoi")).await;
    second.expect_problem(409, "idempotency-key-running");
    let_end.send(()).unwrap();
    elsewhere.await.unwrap();
}
