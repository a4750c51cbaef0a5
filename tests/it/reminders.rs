//! Reminders, from the clock to the mail as received, on both engines.

mod looks;
mod storms;
mod zones;

use escale::domain::ids::VisitId;
use escale::domain::permission::Role;
use escale::mail::transport::SendError;
use escale::store::{outbox, reminders};
use serde_json::json;

use crate::harness::app::{Guest, NOW, Sample, TestApp, read};
use crate::harness::database::{Database, on_each_engine};
use crate::harness::mails::Mail;
use crate::harness::office::Page;

/// A published visit of a host and a delegate; its item starts on 23 June at 11:30 in Paris.
pub(crate) struct Visit {
    pub(crate) app: TestApp,
    pub(crate) sample: Sample,
}

impl Visit {
    pub(crate) async fn published(database: Database) -> Self {
        Self::with(database, json!({})).await
    }

    /// With these fields of the visit.
    async fn with(database: Database, fields: serde_json::Value) -> Self {
        Self::on(TestApp::new(database).await, fields).await
    }

    async fn on(app: TestApp, fields: serde_json::Value) -> Self {
        let sample = app.sample().await;
        let person = json!({
            "key": "nguyen", "family_name": "Nguyen", "given_name": "Thi Lan", "email": "lan@hanoi.example",
            "locale": "en", "time_zone": "Asia/Ho_Chi_Minh",
        });
        let person = app.api().make("/people", person).await;
        let delegate = json!({"person": person, "role": "delegate"});
        app.api()
            .make(&sample.below_visit("participants"), delegate)
            .await;
        let path = format!("/visits/{}", sample.visit);
        let changed = app.api().patch(&path, "*", &fields).await;
        assert_eq!(changed.status, 200, "{}", changed.json());
        let visit = Self { app, sample };
        visit.publish().await;
        assert_eq!(visit.app.run_worker().await.len(), 2);
        visit
    }

    async fn publish(&self) {
        let path = self.sample.below_visit("publications");
        let published = self.app.api().post(&path, &json!({})).await;
        assert!(
            matches!(published.status, 200 | 201),
            "{}",
            published.json()
        );
    }

    async fn edit(&self, fields: serde_json::Value) {
        let path = self
            .sample
            .below_visit(&format!("items/{}", self.sample.item));
        let changed = self.app.api().patch(&path, "*", &fields).await;
        assert_eq!(changed.status, 200, "{}", changed.json());
        self.publish().await;
    }

    /// Answers on the page of whoever has this address.
    async fn answer(&self, email: &str, status: &str) {
        let all = self
            .app
            .api()
            .get(&self.sample.below_visit("participants"))
            .await
            .json();
        let mut all = all["items"].as_array().unwrap().iter();
        let page = all.find(|one| one["email"] == email).unwrap()["page_url"]
            .as_str()
            .unwrap();
        let path = format!("{}/replies", page.replace(&self.app.url, ""));
        let fields = [("item", self.sample.item.as_str()), ("status", status)];
        let answered = Guest::new(&self.app).send(&path, &fields).await;
        assert_eq!(answered.status, 303, "{}", answered.html);
    }

    /// Moves the item, an hour long, and the visit around it.
    async fn move_to(&self, start: jiff::Timestamp) {
        let paris = jiff::tz::TimeZone::get("Europe/Paris").unwrap();
        let wall = |at: jiff::Timestamp| paris.to_datetime(at).to_string();
        let day = paris.to_datetime(start).date().to_string();
        let path = format!("/visits/{}", self.sample.visit);
        let days = json!({"starts_on": day, "ends_on": day});
        assert_eq!(self.app.api().patch(&path, "*", &days).await.status, 200);
        let ends = start + jiff::SignedDuration::from_hours(1);
        self.edit(json!({"starts": wall(start), "ends": wall(ends)}))
            .await;
    }

    /// On how many reminders it was decided since this round began.
    async fn decided(&self, round: usize) -> usize {
        let visit: VisitId = self.sample.visit.parse().unwrap();
        let all = read(&self.app, move |db| reminders::of_visit(db, visit)).await;
        all.len() - 2 * round
    }

    /// How many messages have bytes that may go again.
    async fn frozen(&self) -> usize {
        let visit: VisitId = self.sample.visit.parse().unwrap();
        let all = read(&self.app, move |db| outbox::of_visit(db, visit, None, 100)).await;
        all.iter().filter(|message| message.is_frozen).count()
    }

    /// What organisers see of it: while a session lasts, which began at the beginning.
    async fn timeline(&self) -> Page {
        self.app.clock.set(NOW.parse().unwrap());
        let office = self.app.office(Role::Viewer).await;
        office
            .get(&format!("/visits/{}/timeline", self.sample.visit))
            .await
    }

    /// What arrives when it is this late.
    pub(crate) async fn at(&self, instant: &str) -> Vec<Mail> {
        self.app.clock.set(instant.parse().unwrap());
        self.app.run_schedule().await
    }

    /// To whom a reminder goes when it is this late.
    pub(crate) async fn reminded_at(&self, instant: &str) -> Vec<String> {
        let mut who: Vec<String> = self
            .at(instant)
            .await
            .into_iter()
            .map(|mail| mail.to)
            .collect();
        who.sort();
        who
    }
}

const HOST: &str = "maire@toulouse.example";
const DELEGATE: &str = "lan@hanoi.example";
const NOBODY: [&str; 0] = [];

on_each_engine! {
    async fn the_eve_comes_in_the_readers_language_at_the_right_hour_and_once(database: Database) {
        let visit = Visit::published(database).await;
        assert_eq!(visit.reminded_at("2025-06-22T14:44:59Z").await, NOBODY);
        // 18:00 in Paris is 23:00 in Hanoi, where the delegate still is: theirs comes at 21:45
        let early = visit.at("2025-06-22T14:45:00Z").await;
        assert_eq!(early.len(), 1);
        assert_eq!(early[0].to, DELEGATE);
        assert_eq!(early[0].subject, "Programme of Monday 23 June: Visit");
        assert!(early[0].text.contains("Entretien"), "{}", early[0].text);
        assert_eq!(visit.reminded_at("2025-06-22T15:59:59Z").await, NOBODY);
        let evening = visit.at("2025-06-22T16:00:00Z").await;
        assert_eq!(evening.len(), 1);
        assert_eq!((evening[0].to.as_str(), evening[0].calendar.as_deref()), (HOST, None));
        assert_eq!(evening[0].subject, "Programme du lundi 23 juin\u{a0}: Visite");
        for later in ["2025-06-22T16:00:01Z", "2025-06-22T20:00:00Z", "2025-06-23T08:00:00Z", "2025-09-01T00:00:00Z"] {
            assert_eq!(visit.reminded_at(later).await, NOBODY, "{later}");
        }
        let path = visit.sample.below_visit("messages?limit=200");
        let messages = visit.app.api().get(&path).await.json();
        let kinds = messages["items"].as_array().unwrap().iter();
        assert_eq!(kinds.filter(|message| message["kind"] == "reminder").count(), 2);
    }

    async fn several_instances_write_one_reminder(database: Database) {
        let visit = Visit::published(database).await;
        visit.app.clock.set("2025-06-23T05:00:00Z".parse().unwrap());
        let (one, other, third) =
            tokio::join!(visit.app.run_schedule(), visit.app.run_schedule(), visit.app.run_schedule());
        assert!(one.len() + other.len() + third.len() >= 2);
        assert_eq!(visit.app.accepted().len(), 2 + 2, "an invitation, a programme, two reminders");
    }

    async fn what_was_missed_is_sent_while_it_helps_and_else_dropped_and_shown(database: Database) {
        let visit = Visit::published(database).await;
        // back at 23:30, which is 4:30 in Hanoi: whoever sleeps reads it in the morning
        assert_eq!(visit.reminded_at("2025-06-22T21:30:00Z").await, NOBODY);
        assert_eq!(visit.reminded_at("2025-06-23T00:00:00Z").await, [DELEGATE]);
        // and the host's was missed for good: the item has begun
        assert_eq!(visit.reminded_at("2025-06-23T09:30:00Z").await, NOBODY);
        let page = visit.timeline().await;
        let rows = page.texts("table tbody tr");
        assert!(rows.iter().any(|row| row.contains("Moudenc") && row.contains("It could not go out in time.")), "{rows:?}");
        assert!(rows.iter().any(|row| row.contains("Nguyen") && row.contains("Sent")), "{rows:?}");
    }

    async fn programs_see_what_goes_when(database: Database) {
        let visit = Visit::published(database).await;
        let path = visit.sample.below_visit("reminders");
        let states = || async {
            let all = visit.app.api().get(&path).await.json();
            let all = all["items"].as_array().unwrap().clone().into_iter();
            let line = |one: serde_json::Value| format!("{} {} {}", one["rule"], one["due_at"], one["state"]).replace('"', "");
            all.map(line).collect::<Vec<_>>()
        };
        let planned = ["eve 2025-06-22T14:45:00Z planned", "eve 2025-06-22T16:00:00Z planned"];
        assert_eq!(states().await, planned);
        visit.at("2025-06-22T14:45:00Z").await;
        visit.at("2025-06-23T09:30:00Z").await;
        let decided = ["eve 2025-06-22T14:45:00Z sent", "eve 2025-06-22T16:00:00Z missed"];
        assert_eq!(states().await, decided);
    }

    async fn who_declined_is_not_reminded(database: Database) {
        let visit = Visit::published(database).await;
        visit.answer(HOST, "declined").await;
        assert_eq!(visit.reminded_at("2025-06-23T05:00:00Z").await, [DELEGATE]);
    }

    async fn nobody_is_reminded_of_what_is_cancelled(database: Database) {
        let visit = Visit::published(database).await;
        visit.edit(json!({"status": "cancelled"})).await;
        assert_eq!(visit.app.run_worker().await.len(), 2);
        assert_eq!(visit.reminded_at("2025-06-23T05:00:00Z").await, NOBODY);
    }

    async fn what_is_moved_while_its_reminder_waits_is_not_said(database: Database) {
        let visit = Visit::published(database).await;
        visit.app.fail(HOST, [SendError::ServerDown { reason: "no connection".to_owned() }]);
        visit.reminded_at("2025-06-22T16:00:00Z").await;
        visit.edit(json!({"starts": "2025-06-25T11:30:00", "ends": "2025-06-25T12:30:00"})).await;
        let arrived = visit.at("2025-06-22T17:00:00Z").await;
        assert!(arrived.iter().all(|mail| !mail.subject.starts_with("Programme du")), "{arrived:?}");
    }

    async fn a_move_moves_the_reminder(database: Database) {
        let visit = Visit::published(database).await;
        visit.edit(json!({"starts": "2025-06-25T11:30:00", "ends": "2025-06-25T12:30:00"})).await;
        assert_eq!(visit.app.run_worker().await.len(), 2);
        assert_eq!(visit.reminded_at("2025-06-23T05:00:00Z").await, NOBODY);
        assert_eq!(visit.reminded_at("2025-06-25T05:00:00Z").await, [DELEGATE, HOST]);
    }

    async fn an_update_of_the_last_two_hours_says_it_too(database: Database) {
        let visit = Visit::published(database).await;
        visit.app.clock.set("2025-06-22T13:30:00Z".parse().unwrap());
        visit.edit(json!({"starts": "2025-06-23T11:45:00"})).await;
        assert_eq!(visit.app.run_worker().await.len(), 2);
        assert_eq!(visit.reminded_at("2025-06-22T14:45:00Z").await, NOBODY, "within two hours");
        assert_eq!(visit.reminded_at("2025-06-22T16:00:00Z").await, [HOST], "after two and a half");
        let page = visit.timeline().await;
        assert!(page.html.contains("Another message said it."), "{}", page.html);
    }

    async fn a_reminder_waits_for_the_update_that_is_held_and_goes_if_that_is_taken_back(database: Database) {
        let app = TestApp::holding(database, std::time::Duration::from_mins(20)).await;
        let visit = Visit::on(app, json!({})).await;
        assert_eq!(visit.reminded_at("2025-06-22T14:45:00Z").await, [DELEGATE]);
        visit.app.clock.set("2025-06-22T15:50:00Z".parse().unwrap());
        visit.edit(json!({"starts": "2025-06-23T11:45:00"})).await;
        assert_eq!(visit.reminded_at("2025-06-22T16:00:00Z").await, NOBODY);
        visit.edit(json!({"starts": "2025-06-23T11:30:00"})).await;
        assert_eq!(visit.reminded_at("2025-06-22T16:10:00Z").await, [HOST], "the update has nothing to say");
    }

    async fn missing_answers_are_asked_for_and_hosts_only_at_a_click(database: Database) {
        let fields = json!({"reply_by": "2025-06-20", "reminders": [{"kind": "missing-reply", "before": "P2D"}]});
        let visit = Visit::with(database, fields).await;
        visit.edit(json!({"reply": "requested"})).await;
        visit.app.run_worker().await;
        assert_eq!(visit.reminded_at("2025-06-18T06:59:59Z").await, NOBODY);
        let asked = visit.at("2025-06-18T07:00:00Z").await;
        assert_eq!(asked.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), [DELEGATE]);
        assert_eq!(asked[0].subject, "Please answer: Entretien – Visit");
        visit.app.clock.set(NOW.parse().unwrap());
        let office = visit.app.office(Role::Organiser).await;
        let path = format!("/visits/{}/timeline", visit.sample.visit);
        let key = office.get(&path).await.value("reminder");
        for (fields, expected) in [(vec![], 0), (vec![("reminder", "nothing")], 0), (vec![("reminder", key.as_str())], 1)] {
            assert_eq!(office.submit(&path, &path, &fields).await.status, 303);
            assert_eq!(visit.app.run_worker().await.len(), expected, "{fields:?}");
        }
        office.submit(&path, &path, &[("reminder", &key)]).await;
        assert_eq!(visit.app.run_worker().await.len(), 0, "once");
    }

    async fn whose_invitation_asks_is_given_the_link_though_the_item_asks_nobody(database: Database) {
        let visit = Visit::published(database).await;
        let office = visit.app.office(Role::Organiser).await;
        let list = visit.sample.below_visit("participants");
        let remind = [("all", "yes"), ("do", "remind")];
        office.submit(&list, &format!("{list}/bulk"), &remind).await;
        let asked = visit.app.run_worker().await;
        let invited = asked.iter().find(|mail| mail.to == HOST).unwrap();
        assert!(invited.text.contains(&format!("?item={}", visit.sample.item)), "{}", invited.text);
    }

    async fn chosen_people_are_asked_at_once_and_once_a_day(database: Database) {
        let visit = Visit::published(database).await;
        visit.edit(json!({"reply": "requested"})).await;
        visit.app.run_worker().await;
        let office = visit.app.office(Role::Organiser).await;
        let list = visit.sample.below_visit("participants");
        let (bulk, remind) = (format!("{list}/bulk"), [("all", "yes"), ("do", "remind")]);
        let done = office.submit(&list, &bulk, &remind).await;
        assert_eq!(done.texts(".notice p"), ["2 people are asked for the answers that are missing."], "{}", done.html);
        visit.answer(DELEGATE, "accepted").await;
        let asked = visit.app.run_worker().await;
        assert_eq!(asked.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), [HOST], "the other one answered");
        assert!(asked[0].subject.contains("Entretien"), "{}", asked[0].subject);
        let again = office.submit(&list, &bulk, &remind).await;
        assert_eq!(again.texts(".notice p"), ["Nobody was reminded."]);
        let reasons = ["They were reminded today already.", "No answer is missing from them."];
        assert_eq!(again.texts(".rows .sub"), reasons, "{}", again.html);
        assert_eq!(visit.app.run_worker().await.len(), 0);
        let viewer = visit.app.office(Role::Viewer).await;
        assert_eq!(viewer.submit(&list, &bulk, &remind).await.status, 403);
    }

    async fn who_answered_meanwhile_is_not_asked(database: Database) {
        let visit = Visit::with(database, json!({"reply_by": "2025-06-20"})).await;
        visit.edit(json!({"reply": "requested"})).await;
        visit.app.run_worker().await;
        visit.answer(DELEGATE, "tentative").await;
        assert_eq!(visit.reminded_at("2025-06-17T07:00:00Z").await, NOBODY);
    }

    async fn rules_are_edited_in_the_form_of_the_visit(database: Database) {
        let visit = Visit::published(database).await;
        let office = visit.app.office(Role::Organiser).await;
        let path = format!("/visits/{}/edit", visit.sample.visit);
        let form = office.get(&path).await;
        assert_eq!(form.value("reminders.0.at"), "18:00");
        let mut fields = form.fields("form.form");
        let set = |fields: &mut Vec<(String, String)>, name: &str, value: &str| {
            fields.retain(|(other, _)| other != name);
            fields.push((name.to_owned(), value.to_owned()));
        };
        set(&mut fields, "reminders.0.at", "12:00");
        set(&mut fields, "reminders.1.kind", "");
        set(&mut fields, "reminders.2.kind", "first-item");
        set(&mut fields, "reminders.2.before", "PT2H");
        let borrowed: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = office.send(&path, &borrowed).await;
        assert_eq!(answer.status, 303, "{}", answer.html);
        let kept = visit.app.api().get(&format!("/visits/{}", visit.sample.visit)).await.json();
        let expected = json!([{"kind": "eve", "at": "12:00"}, {"kind": "first-item", "before": "PT2H"}]);
        assert_eq!(kept["reminders"].to_string(), expected.to_string());
        assert_eq!(visit.reminded_at("2025-06-22T10:00:00Z").await, [DELEGATE, HOST]);
        assert_eq!(visit.reminded_at("2025-06-23T07:30:00Z").await, [DELEGATE, HOST]);
    }

    async fn a_reminder_that_failed_goes_again_only_while_it_helps(database: Database) {
        let visit = Visit::published(database).await;
        let refusal = || SendError::Refused { reply: "550 no such mailbox".to_owned() };
        visit.app.fail(HOST, [refusal()]);
        assert_eq!(visit.reminded_at("2025-06-23T05:00:00Z").await, [DELEGATE]);
        let path = visit.sample.below_visit("messages?limit=200");
        let failed = || async {
            let all = visit.app.api().get(&path).await.json();
            let mut all = all["items"].as_array().unwrap().clone().into_iter();
            all.rfind(|message| message["state"] == "failed").unwrap()["id"].as_str().unwrap().to_owned()
        };
        let retry = visit.sample.below_visit(&format!("messages/{}/retry", failed().await));
        visit.app.fail(HOST, [refusal()]);
        assert_eq!(visit.app.api().post(&retry, &json!({})).await.status, 200);
        assert_eq!(visit.app.run_worker().await.len(), 0);
        visit.app.clock.set("2025-06-23T09:30:00Z".parse().unwrap());
        let retry = visit.sample.below_visit(&format!("messages/{}/retry", failed().await));
        visit.app.api().post(&retry, &json!({})).await.expect_problem(409, "conflict");
    }

    async fn what_may_have_arrived_is_not_repeated_after_the_start(database: Database) {
        let visit = Visit::published(database).await;
        visit.app.fail(HOST, [SendError::InDoubt { reason: "the connection broke".to_owned() }]);
        assert_eq!(visit.reminded_at("2025-06-23T05:00:00Z").await, [DELEGATE, HOST]);
        assert_eq!(visit.frozen().await, 1);
        assert_eq!(visit.reminded_at("2025-06-23T09:30:00Z").await, NOBODY);
        assert_eq!(visit.frozen().await, 0, "its bytes are of no use any more");
    }
}
