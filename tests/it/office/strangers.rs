//! Writing to people for the first time: an organiser may do so to so many a day, if the operator says so.

use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::app::{Answer, Setting, TestApp};
use crate::harness::database::{Database, on_each_engine};

const VISIT: &str = include_str!("../../../samples/toulouse-vietnam-2025.toml");

async fn app(database: Database, most: u32) -> (TestApp, String) {
    let setting = Setting {
        new_addresses_per_day: Some(most),
        ..Setting::default()
    };
    let app = TestApp::with(database, setting).await;
    let visit = import(&app, VISIT).await;
    (app, visit)
}

async fn import(app: &TestApp, file: &str) -> String {
    let toml = [("content-type", "application/toml")];
    let imported = app.api().send(Method::POST, "/import", &toml, file).await;
    assert_eq!(imported.status, 201, "{}", imported.text);
    let visit = imported.json()["visits"][0]["id"].clone();
    visit.as_str().unwrap().to_owned()
}

async fn publish(app: &TestApp, visit: &str, order: Value) -> Answer {
    let path = format!("/visits/{visit}/publications");
    app.api().post(&path, &order).await
}

on_each_engine! {
    async fn too_many_at_once_are_refused_and_nothing_is_published(database: Database) {
        let (app, visit) = app(database, 2).await;
        let refused = publish(&app, &visit, json!({})).await;
        let problem = refused.expect_problem(409, "too-many-strangers");
        assert!(problem["detail"].as_str().unwrap().contains("you may write to 2 more"), "{problem}");
        let none = app.api().get(&format!("/visits/{visit}/publications")).await.json();
        assert_eq!(none["items"], json!([]));
        assert!(app.run_worker().await.is_empty());
        // a publication that tells nobody writes to nobody
        assert_eq!(publish(&app, &visit, json!({"tell": "nobody"})).await.status, 201);
    }

    async fn who_is_known_counts_no_more_and_tomorrow_is_another_day(database: Database) {
        let (app, visit) = app(database, 100).await;
        assert_eq!(publish(&app, &visit, json!({})).await.status, 201);
        let written: std::collections::BTreeSet<String> =
            app.run_worker().await.into_iter().map(|mail| mail.to).collect();
        assert!(written.len() > 3, "{written:?}");
        let counted = crate::harness::app::read(&app, |db| {
            let user = escale::store::users::all(db)?.remove(0).id;
            escale::store::introductions::count(db, user, jiff::Timestamp::UNIX_EPOCH)
        });
        assert_eq!(usize::try_from(counted.await), Ok(written.len()));
        app.clock.advance(SignedDuration::from_hours(1));
        let again = publish(&app, &visit, json!({"tell": "urgent"})).await;
        assert_eq!(again.status, 200, "{}", again.text);
        app.clock.advance(SignedDuration::from_hours(24));
        let left = crate::harness::app::read(&app, move |db| {
            let user = escale::store::users::all(db)?.remove(0).id;
            escale::store::introductions::count(db, user, "2025-06-03T08:30:00Z".parse().unwrap())
        });
        assert_eq!(left.await, 0);
    }

    async fn the_page_says_how_many_are_left(database: Database) {
        let (app, visit) = app(database, 2).await;
        let office = app.office(escale::domain::permission::Role::Admin).await;
        let review = format!("/visits/{visit}/review");
        let page = office.get(&review).await;
        let hidden = |attribute| page.attributes("#publication input[type=hidden]", attribute);
        let mut fields: Vec<(String, String)> = hidden("name").into_iter().zip(hidden("value")).collect();
        let items = page.attributes("#publication input[name=items][checked]", "value");
        fields.extend(items.into_iter().map(|item| ("items".to_owned(), item)));
        fields.push(("despite".to_owned(), "yes".to_owned()));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = office.send(&format!("/visits/{visit}/publications"), &fields).await;
        assert_eq!(answer.status, 422, "{}", answer.html);
        let said = answer.texts(".error-summary li").concat();
        assert!(said.contains("new addresses left for today: 2"), "{said}");
    }

    async fn assistants_are_written_to_as_well(database: Database) {
        let setting = Setting { new_addresses_per_day: Some(2), ..Setting::default() };
        let app = TestApp::with(database, setting).await;
        let sample = app.sample().await;
        let path = sample.below_visit(&format!("participants/{}", sample.participant));
        let assistant = |name: &str| json!({"name": name, "email": format!("{name}@oslo.example"), "locale": "nb"});
        let two = json!({"mail_to": [assistant("kari"), assistant("ola")]});
        assert_eq!(app.api().patch(&path, "*", &two).await.status, 200);
        let refused = publish(&app, &sample.visit, json!({})).await;
        let problem = refused.expect_problem(409, "too-many-strangers");
        assert!(problem["detail"].as_str().unwrap().starts_with("3 people would be written to"), "{problem}");
        assert_eq!(app.api().patch(&path, "*", &json!({"mail_to": [assistant("kari")]})).await.status, 200);
        assert_eq!(publish(&app, &sample.visit, json!({})).await.status, 201);
        assert_eq!(app.run_worker().await.len(), 2);
    }

    async fn who_is_asked_for_a_time_is_written_to_as_well(database: Database) {
        let setting = Setting { new_addresses_per_day: Some(1), ..Setting::default() };
        let app = TestApp::with(database, setting).await;
        let sample = app.sample().await;
        let path = sample.below_visit(&format!("participants/{}", sample.participant));
        let kari = json!({"name": "Kari Berg", "email": "kari@oslo.example", "locale": "nb"});
        assert_eq!(app.api().patch(&path, "*", &json!({"mail_to": [kari]})).await.status, 200);
        assert_eq!(publish(&app, &sample.visit, json!({"tell": "nobody"})).await.status, 201);
        let office = app.office(escale::domain::permission::Role::Organiser).await;
        let times = format!("/visits/{}/items/{}/times", sample.visit, sample.item);
        let fields = [("kind", "everyone"), ("starts", "2025-06-24T15:00"), ("starts", "2025-06-24T16:00")];
        let refused = office.submit(&times, &times, &fields).await;
        assert_eq!(refused.status, 422, "{}", refused.html);
        let said = refused.texts(".error-summary p").concat();
        assert!(said.contains("2 people would be written to") && said.contains("left for today: 1"), "{said}");
        assert_eq!(refused.attributes("#everyone-1", "value"), ["2025-06-24T15:00"], "what was typed stays");
        assert!(app.run_worker().await.is_empty());
        assert!(office.get(&times).await.attributes("form[action$='/withdraw']", "action").is_empty(), "nothing is asked");
        assert_eq!(app.api().patch(&path, "*", &json!({"mail_to": []})).await.status, 200);
        assert_eq!(office.submit(&times, &times, &fields).await.status, 303);
        assert_eq!(app.run_worker().await.len(), 1);
    }
}
