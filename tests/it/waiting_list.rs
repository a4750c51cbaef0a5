//! Items with only so many places: who waits, who moves up, and that they are told once.

use escale::domain::permission::Role;
use serde_json::{Value, json};

use crate::harness::app::{Guest, Sample, TestApp};
use crate::harness::database::on_each_engine;
use crate::harness::mails::Mail;
use crate::inbound::clients::{Answer, Shape};

/// Guests who are asked to an item with one place, told, in the order of their names.
struct Visit {
    app: TestApp,
    sample: Sample,
    /// The paths of their pages.
    guests: Vec<String>,
}

impl Visit {
    async fn of(app: TestApp, names: &[&str]) -> Self {
        let sample = app.sample().await;
        let mut people = Vec::new();
        for name in names {
            let person = json!({
                "key": name, "family_name": name, "given_name": "Robin", "email": format!("{name}@guests.example"),
                "locale": "en",
            });
            people.push(app.api().make("/people", person).await);
        }
        let mut guests = Vec::new();
        for person in &people {
            let guest = json!({"person": person, "role": "guest"});
            let id = app
                .api()
                .make(&sample.below_visit("participants"), guest)
                .await;
            let one = app
                .api()
                .get(&sample.below_visit(&format!("participants/{id}")))
                .await
                .json();
            guests.push(one["page_url"].as_str().unwrap().replace(&app.url, ""));
        }
        let visit = Self {
            app,
            sample,
            guests,
        };
        // the host has a part, and so a place
        visit
            .edit(json!({"capacity": 2, "reply": "requested"}))
            .await;
        let published = visit
            .app
            .api()
            .post(&visit.sample.below_visit("publications"), &json!({}))
            .await;
        assert_eq!(published.status, 201, "{}", published.text);
        assert_eq!(visit.app.run_schedule().await.len(), names.len() + 1);
        visit
    }

    async fn edit(&self, fields: Value) {
        let path = self
            .sample
            .below_visit(&format!("items/{}", self.sample.item));
        let changed = self.app.api().patch(&path, "*", &fields).await;
        assert_eq!(changed.status, 200, "{}", changed.text);
    }

    async fn answer(&self, guest: usize, status: &str) {
        self.app.clock.advance(jiff::SignedDuration::from_mins(1));
        let fields = [("item", self.sample.item.as_str()), ("status", status)];
        let path = format!("{}/replies", self.guests[guest]);
        let answered = Guest::new(&self.app).send(&path, &fields).await;
        assert_eq!(answered.status, 303, "{}", answered.html);
    }

    async fn sees(&self, guest: usize, words: &str) -> bool {
        Guest::new(&self.app)
            .get(&self.guests[guest])
            .await
            .html
            .contains(words)
    }

    /// Who is told of a place now.
    async fn told(&self) -> Vec<String> {
        let mails = self.app.run_schedule().await;
        let told = mails.into_iter().map(|mail| {
            assert!(
                mail.subject.starts_with("A place is free: Entretien"),
                "{}",
                mail.subject
            );
            mail.to
        });
        told.collect()
    }
}

const NOBODY: [&str; 0] = [];

on_each_engine! {
    async fn who_waits_moves_up_and_is_told_once(database: Database) {
        let visit = Visit::of(TestApp::new(database).await, &["ada", "bo", "cy"]).await;
        for guest in 0..3 {
            visit.answer(guest, "accepted").await;
        }
        assert_eq!(visit.told().await, NOBODY);
        assert!(!visit.sees(0, "on the waiting list").await);
        assert!(visit.sees(0, "You take part").await);
        for (guest, number) in [(1, 1), (2, 2)] {
            let waits = format!("You wait for a free place: number {number} on the waiting list");
            assert!(visit.sees(guest, &waits).await);
            let path = format!("{}?item={}&answer=accepted", visit.guests[guest], visit.sample.item);
            let page = Guest::new(&visit.app).get(&path).await;
            assert!(!page.html.contains("You take part"), "{}", page.html);
        }
        let office = visit.app.office(Role::Viewer).await;
        let page = office.get(&format!("/visits/{}/replies?item={}", visit.sample.visit, visit.sample.item)).await;
        assert!(page.html.contains("Number 2 on the waiting list"), "{}", page.html);
        // to say the same again loses no place
        visit.answer(0, "accepted").await;
        assert_eq!(visit.told().await, NOBODY);
        visit.answer(0, "declined").await;
        assert_eq!(visit.told().await, ["bo@guests.example"]);
        assert_eq!(visit.told().await, NOBODY);
        assert!(visit.sees(2, "number 1 on the waiting list").await);
        // who comes back waits behind the others
        visit.answer(0, "accepted").await;
        assert!(visit.sees(0, "number 2 on the waiting list").await);
        assert_eq!(visit.told().await, NOBODY);
    }

    async fn to_accept_again_by_mail_loses_no_place(database: Database) {
        let visit = Visit::of(TestApp::new(database).await, &["ada", "bo"]).await;
        visit.answer(0, "accepted").await;
        visit.answer(1, "accepted").await;
        assert!(visit.sees(1, "number 1 on the waiting list").await);
        let address = "ada@guests.example";
        let sent = visit.app.accepted();
        let invitation = sent.iter().find(|mail| mail.envelope_to == address).unwrap();
        let uid = Mail::read(invitation).property("UID").unwrap().to_owned();
        let again = Answer {
            shape: Shape::Gmail, uid: &uid, attendee: address, from: address, says: "ACCEPTED", sequence: 0,
            stamp: "20250602T080500Z", remark: "",
        };
        visit.app.clock.advance(jiff::SignedDuration::from_hours(1));
        let headers = [("content-type", "message/rfc822")];
        let told = visit.app.api().send(reqwest::Method::POST, "/inbound", &headers, &again.mail()).await.json();
        assert_eq!(told["outcome"], "counted", "{told}");
        assert!(!visit.sees(0, "on the waiting list").await);
        assert!(visit.sees(1, "number 1 on the waiting list").await);
        assert_eq!(visit.told().await, NOBODY);
    }

    async fn more_places_move_everybody_up(database: Database) {
        let visit = Visit::of(TestApp::new(database).await, &["ada", "bo"]).await;
        visit.answer(0, "accepted").await;
        visit.answer(1, "accepted").await;
        assert_eq!(visit.told().await, NOBODY);
        visit.edit(json!({"capacity": 3})).await;
        assert_eq!(visit.told().await, ["bo@guests.example"]);
    }

    async fn nobody_is_told_of_a_place_at_what_is_over_or_by_night(database: Database) {
        let visit = Visit::of(TestApp::new(database).await, &["ada", "bo", "cy"]).await;
        for guest in 0..3 {
            visit.answer(guest, "accepted").await;
        }
        visit.told().await;
        visit.app.clock.set("2025-06-10T21:00:00Z".parse().unwrap());
        visit.answer(0, "declined").await;
        assert_eq!(visit.told().await, NOBODY, "23:00 in Paris");
        visit.app.clock.set("2025-06-11T05:00:00Z".parse().unwrap());
        assert_eq!(visit.told().await, ["bo@guests.example"]);
        visit.app.clock.set("2025-06-23T09:20:00Z".parse().unwrap());
        visit.app.run_schedule().await;
        visit.answer(1, "declined").await;
        visit.app.clock.set("2025-06-23T09:30:00Z".parse().unwrap());
        assert_eq!(visit.told().await, NOBODY, "it has begun");
    }
}
