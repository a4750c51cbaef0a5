//! Who is told what when organisers change their minds: through the API, to the mail as received, on both engines.

use std::time::Duration;

use escale::mail::transport::SendError;
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::app::{Answer, TestApp};
use crate::harness::database::{Database, on_each_engine};
use crate::harness::mails::Mail;

/// The sample visit, imported and not yet published.
struct Office {
    app: TestApp,
    visit: String,
}

impl Office {
    async fn open(app: TestApp) -> Self {
        let file = include_str!("../../samples/toulouse-vietnam-2025.toml");
        let toml = [("content-type", "application/toml")];
        let imported = app.api().send(Method::POST, "/import", &toml, file).await;
        assert_eq!(imported.status, 201, "{}", imported.json());
        let visit = imported.json()["visits"][0]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        Self { app, visit }
    }

    async fn new(database: Database) -> Self {
        Self::open(TestApp::new(database).await).await
    }

    fn path(&self, rest: &str) -> String {
        format!("/visits/{}/{rest}", self.visit)
    }

    async fn publish(&self, order: Value) -> Answer {
        self.app
            .api()
            .post(&self.path("publications"), &order)
            .await
    }

    /// What arrives when the worker has sent all that is due.
    async fn arrives(&self) -> Vec<String> {
        let mut lines: Vec<String> = self
            .app
            .run_worker()
            .await
            .iter()
            .map(super::harness::mails::Mail::line)
            .collect();
        lines.sort();
        lines
    }

    async fn item(&self, key: &str) -> String {
        let items = self.app.api().get(&self.path("items")).await.json();
        let items = items["items"].as_array().unwrap();
        let item = items.iter().find(|item| item["key"] == key).unwrap();
        item["id"].as_str().unwrap().to_owned()
    }

    async fn edit(&self, key: &str, patch: Value) {
        let address = self.path(&format!("items/{}", self.item(key).await));
        let answer = self.app.api().patch(&address, "*", &patch).await;
        assert_eq!(answer.status, 200, "{}", answer.json());
    }

    async fn participant(&self, email: &str) -> (String, String) {
        let all = self.app.api().get(&self.path("participants")).await.json();
        let all = all["items"].as_array().unwrap().clone();
        let found = all.iter().find(|one| one["email"] == email).unwrap();
        (
            found["id"].as_str().unwrap().to_owned(),
            found["person"].as_str().unwrap().to_owned(),
        )
    }

    async fn states(&self) -> Vec<String> {
        let all = self
            .app
            .api()
            .get(&self.path("messages?limit=200"))
            .await
            .json();
        let states = all["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["state"].as_str().unwrap().to_owned());
        states.filter(|state| state != "sent").collect()
    }
}

on_each_engine! {
    async fn each_hears_of_what_concerns_them_once_in_their_language(database: Database) {
        let office = Office::new(database).await;
        let published = office.publish(json!({})).await;
        assert_eq!(published.status, 201);
        assert_eq!(published.json()["told"], 8);
        let arrived = office.app.run_worker().await;
        let english = arrived.iter().find(|mail| mail.text.contains("Your programme"));
        assert!(english.is_none(), "everybody reads French or Vietnamese: {english:?}");
        let mut lines: Vec<String> = arrived.iter().map(Mail::line).collect();
        lines.sort();
        insta::assert_snapshot!("first_publication", lines.join("\n"));
        assert_eq!(office.publish(json!({})).await.status, 200, "nothing is new");
        assert_eq!(office.arrives().await, Vec::<String>::new());
    }
}

on_each_engine! {
    async fn a_move_is_told_to_those_who_are_there_and_nobody_else(database: Database) {
        let office = Office::new(database).await;
        office.publish(json!({})).await;
        office.arrives().await;
        office.edit("lunch", json!({"starts": "2025-06-23T13:00:00"})).await;
        office.publish(json!({})).await;
        insta::assert_snapshot!("a_move", office.arrives().await.join("\n"));
        office.edit("lunch", json!({"status": "cancelled", "reason": {"fr": "Le maire est retenu"}})).await;
        office.publish(json!({})).await;
        insta::assert_snapshot!("a_cancellation", office.arrives().await.join("\n"));
    }
}

on_each_engine! {
    async fn five_publications_within_the_hold_are_one_message_and_a_change_taken_back_is_none(database: Database) {
        let app = TestApp::holding(database, Duration::from_mins(2)).await;
        let office = Office::open(app).await;
        office.publish(json!({})).await;
        assert_eq!(office.arrives().await.len(), 17, "nobody waits for their first message");
        for minute in 1..=5 {
            office.edit("closing", json!({"starts": format!("2025-06-25T11:0{minute}:00")})).await;
            office.publish(json!({})).await;
            assert_eq!(office.arrives().await, Vec::<String>::new());
            office.app.clock.advance(SignedDuration::from_secs(20));
        }
        office.app.clock.advance(SignedDuration::from_secs(120));
        assert_eq!(office.arrives().await.len(), 5);
        office.edit("closing", json!({"starts": "2025-06-25T10:00:00"})).await;
        office.publish(json!({})).await;
        office.edit("closing", json!({"starts": "2025-06-25T11:05:00"})).await;
        office.publish(json!({})).await;
        office.app.clock.advance(SignedDuration::from_secs(1_000));
        assert_eq!(office.arrives().await, Vec::<String>::new());
        assert!(office.states().await.iter().all(|state| state == "dropped"));
    }
}

on_each_engine! {
    async fn who_is_held_is_shown_as_untold_and_told_later(database: Database) {
        let office = Office::new(database).await;
        let (held, _) = office.participant("adjoint@toulouse.example").await;
        let published = office.publish(json!({"hold": [held]})).await.json();
        assert_eq!((&published["told"], &published["untold"]), (&json!(7), &json!(1)));
        let first = office.arrives().await;
        assert!(first.iter().all(|line| !line.starts_with("adjoint@")));
        let changes = office.app.api().get(&office.path("changes")).await.json();
        assert_eq!(changes["untold"][0]["participant"], held);
        assert_eq!(changes["untold"][0]["items"].as_array().unwrap().len(), 3);
        let again = office.publish(json!({})).await;
        assert_eq!((again.status, &again.json()["told"]), (200, &json!(1)));
        let then = office.arrives().await;
        assert_eq!(then.len(), 3);
        assert!(then.iter().all(|line| line.starts_with("adjoint@")), "{then:?}");
    }
}

on_each_engine! {
    async fn nobody_is_told_of_words_and_time_stays_untold(database: Database) {
        let office = Office::new(database).await;
        office.publish(json!({})).await;
        office.arrives().await;
        office.edit("airbus", json!({"description": {"fr": "Passeport demandé."}})).await;
        let words = office.publish(json!({"tell": "nobody"})).await.json();
        assert_eq!((&words["told"], &words["untold"]), (&json!(0), &json!(0)));
        office.edit("airbus", json!({"starts": "2025-06-24T09:15:00"})).await;
        let time = office.publish(json!({"tell": "nobody"})).await.json();
        assert_eq!((&time["told"], &time["untold"]), (&json!(0), &json!(4)));
        assert_eq!(office.arrives().await, Vec::<String>::new());
        assert_eq!(office.publish(json!({})).await.json()["told"], 4);
        assert_eq!(office.arrives().await.len(), 4);
    }
}

on_each_engine! {
    async fn a_refused_address_is_shown_corrected_and_written_to(database: Database) {
        let office = Office::new(database).await;
        let refusal = SendError::Refused { reply: "550 5.1.1 no such user".to_owned() };
        office.app.fail("maire@toulouse.example", [refusal.clone(), refusal]);
        office.publish(json!({})).await;
        office.arrives().await;
        assert_eq!(office.states().await, ["failed", "failed"]);
        let (_, person) = office.participant("maire@toulouse.example").await;
        let corrected = json!({"email": "jl.moudenc@toulouse.example"});
        let answer = office.app.api().patch(&format!("/people/{person}"), "*", &corrected).await;
        assert_eq!(answer.status, 200);
        office.publish(json!({})).await;
        let arrived = office.arrives().await;
        assert_eq!(arrived.len(), 2);
        assert!(arrived.iter().all(|line| line.starts_with("jl.moudenc@") && line.contains("REQUEST 0")), "{arrived:?}");
    }
}
