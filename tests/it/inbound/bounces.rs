//! Reports that a message did not arrive, and readers who want no mail.

use escale::domain::capability::Mailing;
use escale::mail::transport::SendError;
use escale::store::suppressions;
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::clients::{Shape, filled};
use super::{Invited, MAYOR};
use crate::harness::app::{ROLE_ADDRESS, TestApp, read};
use crate::harness::database::on_each_engine;
use crate::harness::setting::Setting;

const NEW: &str = "cabinet@toulouse.example";

impl Invited {
    /// A report about the first message to the mayor: that to `to` it failed with `status`.
    fn report(&self, to: &str, what: (&str, &str)) -> String {
        let message_id = self.app.accepted()[0].message_id.clone();
        Self::report_of(&message_id, to, what)
    }

    fn report_of(message_id: &str, to: &str, (action, status): (&str, &str)) -> String {
        let values = [
            ("to", to),
            ("recipient", MAYOR),
            ("action", action),
            ("status", status),
            ("message_id", message_id),
        ];
        filled(include_str!("mails/bounce.eml"), &values)
    }

    /// The last message to the mayor comes back: their mailbox is full.
    async fn last_comes_back(&self) {
        let last = self.app.accepted().pop().unwrap();
        let full = ("failed", "5.2.2");
        let report = Self::report_of(&last.message_id, &last.envelope_from, full);
        assert_eq!(self.receive(&report).await, "bounce: counted");
    }

    fn envelope_from(&self) -> String {
        self.app.accepted()[0].envelope_from.clone()
    }

    async fn messages(&self) -> Vec<Value> {
        let listed = self
            .app
            .api()
            .get(&self.sample.below_visit("messages"))
            .await;
        listed.json()["items"].as_array().unwrap().clone()
    }

    async fn states(&self) -> Vec<String> {
        let words = self
            .messages()
            .await
            .into_iter()
            .map(|one| one["state"].as_str().unwrap().to_owned());
        words.collect()
    }

    /// Tries the first message again; the lines of what goes out.
    async fn retry(&self) -> Vec<String> {
        let id = self.messages().await[0]["id"].as_str().unwrap().to_owned();
        let retried = self
            .app
            .api()
            .post(
                &self.sample.below_visit(&format!("messages/{id}/retry")),
                &json!({}),
            )
            .await;
        assert_eq!(retried.status, 200, "{}", retried.text);
        self.app
            .run_worker()
            .await
            .iter()
            .map(crate::harness::mails::Mail::line)
            .collect()
    }

    async fn move_to(&self, starts: &str) -> Vec<String> {
        self.edit(json!({"starts": starts})).await;
        self.publish()
            .await
            .iter()
            .map(crate::harness::mails::Mail::line)
            .collect()
    }

    /// Why somebody must tell the mayor that the item moves.
    async fn why_not_by_mail(&self) -> String {
        self.edit(json!({"starts": "2025-06-23T10:30:00"})).await;
        let path = self.sample.below_visit("changes");
        let changes = self.app.api().get(&path).await.json();
        let warnings = changes["warnings"].as_array().unwrap();
        let warning = warnings.iter().find(|one| one["kind"] == "no-address");
        warning.unwrap()["detail"].as_str().unwrap().to_owned()
    }

    async fn page_url(&self) -> String {
        let path = self
            .sample
            .below_visit(&format!("participants/{}", self.sample.participant));
        self.app.api().get(&path).await.json()["page_url"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    async fn say(&self, choice: &str) {
        let url = format!("{}/mail", self.page_url().await);
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        let body = format!("mail={choice}");
        let form = "application/x-www-form-urlencoded";
        let said = client
            .post(url)
            .header("content-type", form)
            .body(body)
            .send()
            .await
            .unwrap();
        assert_eq!(said.status(), StatusCode::SEE_OTHER);
    }
}

on_each_engine! {
    async fn what_came_back_is_sent_to_the_address_that_is_corrected(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let from = invited.envelope_from();
        assert!(from.starts_with("bounce+") && from.ends_with("@city.example") && from.len() <= 64 + 13, "{from}");
        let report = invited.report(&from.to_uppercase(), ("failed", "5.1.1"));
        assert_eq!(invited.receive(&report).await, "bounce: counted");
        assert_eq!(invited.receive(&report).await, "bounce: counted");
        let message = &invited.messages().await[0];
        assert_eq!(message["state"], "failed");
        assert!(message["last_error"].as_str().unwrap().contains("User unknown"), "{message}");
        let person = format!("/people/{}", invited.sample.person);
        assert_eq!(invited.app.api().patch(&person, "*", &json!({"email": NEW})).await.status, 200);
        assert_eq!(invited.retry().await, [format!("{NEW} | REQUEST 0 | Entretien – Visite")]);
        let old = invited.answer(Shape::Gmail, "ACCEPTED").mail();
        assert_eq!(invited.receive(&old).await, "reply: ignored unknown-event", "the new address has a UID of its own");
    }

    async fn a_calendar_is_asked_once_more_to_let_go_of_what_it_was_to_end(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let untold = || async {
            let changes = invited.app.api().get(&invited.sample.below_visit("changes")).await.json();
            changes["untold"].as_array().unwrap().len()
        };
        invited.edit(json!({"status": "cancelled"})).await;
        assert_eq!(invited.publish().await[0].line(), format!("{MAYOR} | CANCEL 1 | Annulé\u{a0}: Entretien – Visite"));
        let cancellation = invited.app.accepted().pop().unwrap();
        invited.edit(json!({"status": "confirmed"})).await;
        let again = invited.publish().await;
        let second = again[0].property("UID").unwrap();
        assert!(again.len() == 1 && second != invited.uid, "{again:?}");
        assert_eq!(untold().await, 0);
        let report = Invited::report_of(&cancellation.message_id, &cancellation.envelope_from, ("failed", "5.2.2"));
        assert_eq!(invited.receive(&report).await, "bounce: counted");
        for _ in 0..2 {
            assert_eq!(untold().await, 1);
            let ended = invited.publish().await;
            assert_eq!(ended[0].line(), format!("{MAYOR} | CANCEL 2 | Ancienne entrée\u{a0}: Entretien – Visite"));
            assert_eq!(ended[0].property("UID"), Some(invited.uid.as_str()));
            assert!(ended.len() == 1 && ended[0].text.contains("reste valable"), "{ended:?}");
            assert_eq!(untold().await, 0);
            // and that may come back as well
            invited.last_comes_back().await;
        }
        // an answer to the new invitation is none to the old one
        let answer = Invited { uid: second.to_owned(), ..invited };
        assert_eq!(answer.receive(&answer.answer(Shape::Gmail, "ACCEPTED").mail()).await, "reply: counted");
    }

    async fn nothing_more_is_mailed_to_an_address_that_does_not_exist(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let report = invited.report(&invited.envelope_from(), ("failed", "5.1.1"));
        assert_eq!(invited.receive(&report).await, "bounce: counted");
        let why = invited.why_not_by_mail().await;
        assert!(why.ends_with(": mail to their address came back, so somebody must tell them"), "{why}");
        assert!(invited.move_to("2025-06-23T10:00:00").await.is_empty());
        assert_eq!(invited.states().await, ["failed", "by-hand"]);
        // whoever tries again knows better
        assert_eq!(invited.retry().await, [format!("{MAYOR} | REQUEST 1 | Entretien – Visite")]);
        assert_eq!(invited.move_to("2025-06-23T09:00:00").await.len(), 1);
    }

    async fn what_is_late_or_forged_changes_nothing(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let from = invited.envelope_from();
        let mut forged = from.clone();
        forged.replace_range(7..8, if from.as_bytes()[7] == b'0' { "1" } else { "0" });
        for (to, what, expected) in [
            (from.as_str(), ("delayed", "4.4.1"), "bounce: ignored not-final"),
            (from.as_str(), ("delivered", "2.0.0"), "bounce: ignored not-final"),
            (forged.as_str(), ("failed", "5.1.1"), "bounce: ignored unknown-message"),
            ("bounce+x@city.example", ("failed", "5.1.2"), "bounce: ignored unknown-message"),
            // anybody can know a Message-ID: who was copied, and every server on the way
            (ROLE_ADDRESS, ("failed", "5.1.0"), "bounce: ignored unknown-message"),
        ] {
            assert_eq!(invited.receive(&invited.report(to, what)).await, expected, "{to} {what:?}");
        }
        assert_eq!(invited.states().await, ["sent"]);
    }

    async fn without_an_address_for_reports_the_message_id_names_the_message(database: Database) {
        let setting = Setting { takes_reports: false, ..Setting::default() };
        let invited = Invited::new(TestApp::with(database, setting).await).await;
        let role = ROLE_ADDRESS;
        assert_eq!(invited.envelope_from(), role);
        let other = invited.report(role, ("failed", "5.2.2")).replace(MAYOR, "x@y.example");
        assert_eq!(invited.receive(&other).await, "bounce: ignored not-final");
        assert_eq!(invited.states().await, ["sent"]);
        assert_eq!(invited.receive(&invited.report(role, ("failed", "5.2.2"))).await, "bounce: counted");
        assert_eq!(invited.states().await, ["failed"]);
        // a full mailbox may be emptied
        assert_eq!(invited.move_to("2025-06-23T10:00:00").await, [format!("{MAYOR} | REQUEST 1 | Entretien – Visite")]);
    }

    async fn who_gives_up_after_days_has_failed_but_the_address_lives(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let report = invited.report(&invited.envelope_from(), ("failed", "4.4.7"));
        assert_eq!(invited.receive(&report).await, "bounce: counted");
        assert_eq!(invited.states().await, ["failed"]);
        assert_eq!(invited.retry().await, [format!("{MAYOR} | REQUEST 0 | Entretien – Visite")]);
        assert_eq!(invited.move_to("2025-06-23T10:00:00").await, [format!("{MAYOR} | REQUEST 1 | Entretien – Visite")]);
    }

    async fn a_mail_server_that_knows_no_such_user_is_believed(database: Database) {
        let app = TestApp::new(database).await;
        let reply = "550 5.1.1 unknown user".to_owned();
        app.fail(MAYOR, [SendError::Refused { reply }]);
        let sample = app.sample().await;
        let invited = Invited { app, sample, uid: String::new() };
        assert!(invited.publish().await.is_empty());
        assert!(invited.move_to("2025-06-23T10:00:00").await.is_empty());
        assert_eq!(invited.states().await, ["failed", "by-hand"]);
    }

    async fn who_wants_no_mail_is_called(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let data = format!("{}/data", invited.page_url().await);
        let page = || async { reqwest::get(&data).await.unwrap().text().await.unwrap() };
        assert!(page().await.contains("Ne plus m’envoyer de courriel"));
        invited.say("refuse").await;
        let why = invited.why_not_by_mail().await;
        assert!(why.ends_with(": they want no mail, so somebody must tell them"), "{why}");
        assert!(page().await.contains("Les organisateurs vous appelleront"));
        assert!(invited.move_to("2025-06-23T10:00:00").await.is_empty());
        assert_eq!(invited.states().await, ["sent", "by-hand"]);
        assert!(invited.feed().await.contains("20250623T100000"), "page and feed go on");
        // no organiser and no report takes that back
        let report = invited.report(&invited.envelope_from(), ("failed", "5.1.1"));
        assert_eq!(invited.receive(&report).await, "bounce: counted");
        assert!(page().await.contains("Les organisateurs vous appelleront"));
        invited.say("allow").await;
        assert_eq!(invited.move_to("2025-06-23T09:00:00").await.len(), 1);
    }

    async fn a_mailing_ends_with_one_click_and_never_by_looking(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let mailing = Mailing::Reminders(invited.sample.participant.parse().unwrap());
        let url = invited.app.secretariat.links.unsubscribe_url(mailing);
        let is_ended = || read(&invited.app, move |db| suppressions::is_unsubscribed(db, mailing));
        let client = reqwest::Client::new();
        let shown = client.get(&url).send().await.unwrap();
        assert_eq!(shown.status(), 200);
        assert!(shown.text().await.unwrap().contains("No more reminders?"));
        assert_eq!(client.head(&url).send().await.unwrap().status(), 200);
        assert!(!is_ended().await);
        assert_eq!(client.post(format!("{url}x")).body("List-Unsubscribe=One-Click").send().await.unwrap().status(), 404);
        assert!(!is_ended().await);
        // as a mail provider sends it: no cookie, no origin, a form or a multipart body
        for _ in 0..2 {
            let form = client.post(&url).header("content-type", "application/x-www-form-urlencoded");
            let ended = form.body("List-Unsubscribe=One-Click").send().await.unwrap();
            assert_eq!(ended.status(), 200);
            assert!(ended.text().await.unwrap().contains("You will get no more reminders"));
        }
        assert!(is_ended().await);
        let data = format!("{}/data?lang=en", invited.page_url().await);
        let page = reqwest::get(&data).await.unwrap().text().await.unwrap();
        assert!(page.contains("Send me reminders again"), "{page}");
        invited.say("remind").await;
        assert!(!is_ended().await);
    }
}
