//! Mail that comes in: answers of calendars, and what else people and machines send.

mod bounces;
pub(crate) mod clients;
mod forwards;
mod hostile;
mod mailbox;
mod words;

use escale::domain::permission::Role;
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::app::{Sample, TestApp};
use crate::harness::database::on_each_engine;
use crate::harness::guest::Guest;
use crate::harness::secretariat::MAIL_SERVER;
use clients::{Answer, CLIENTS, Shape};

/// Whom the sample invites.
const MAYOR: &str = "maire@toulouse.example";

const GUEST: &str = "mai@guests.example";

/// A published visit, and what its host was invited to.
struct Invited {
    app: TestApp,
    sample: Sample,
    uid: String,
}

impl Invited {
    async fn new(app: TestApp) -> Self {
        let sample = app.sample().await;
        let mut invited = Self {
            app,
            sample,
            uid: String::new(),
        };
        let letters = invited.publish().await;
        letters[0]
            .property("UID")
            .unwrap()
            .clone_into(&mut invited.uid);
        invited
    }

    /// Publishes and sends.
    async fn publish(&self) -> Vec<crate::harness::mails::Mail> {
        let path = self.sample.below_visit("publications");
        let published = self.app.api().post(&path, &json!({})).await;
        assert!(published.status < 300, "{}", published.text);
        self.app.run_worker().await
    }

    async fn edit(&self, changes: Value) {
        let path = self
            .sample
            .below_visit(&format!("items/{}", self.sample.item));
        let edited = self.app.api().patch(&path, "*", &changes).await;
        assert_eq!(edited.status, 200, "{}", edited.text);
    }

    /// What the mayor answers in a client.
    fn answer<'a>(&'a self, shape: Shape, says: &'a str) -> Answer<'a> {
        Answer {
            shape,
            uid: &self.uid,
            attendee: MAYOR,
            from: MAYOR,
            says,
            sequence: 0,
            stamp: "20250602T070000Z",
            remark: "Avec plaisir",
        }
    }

    /// What becomes of a mail, as `kind: outcome reason`.
    async fn receive(&self, mail: &str) -> String {
        let headers = [("content-type", "message/rfc822")];
        let api = self.app.api();
        let answer = api.send(Method::POST, "/inbound", &headers, mail).await;
        assert_eq!(answer.status, 202, "{}", answer.text);
        let told = answer.json();
        let word = |name: &str| told[name].as_str().unwrap_or_default().to_owned();
        format!("{}: {} {}", word("kind"), word("outcome"), word("reason"))
            .trim_end()
            .to_owned()
    }

    /// The row of the item on the page of answers, or nothing.
    async fn row(&self) -> String {
        let office = self.app.office(Role::Organiser).await;
        let path = format!(
            "/visits/{}/replies?item={}",
            self.sample.visit, self.sample.item
        );
        office
            .get(&path)
            .await
            .texts("#answers ~ table tbody tr, .card table tbody tr")
            .join("|")
    }

    async fn feed(&self) -> String {
        let path = self
            .sample
            .below_visit(&format!("participants/{}", self.sample.participant));
        let found = self.app.api().get(&path).await.json();
        let url = found["feed_url"].as_str().unwrap().to_owned();
        reqwest::get(url).await.unwrap().text().await.unwrap()
    }
}

on_each_engine! {
    async fn an_answer_in_any_client_is_on_the_page_at_once(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let answers = ["ACCEPTED", "DECLINED", "TENTATIVE", "ACCEPTED"];
        let words = ["Accepted", "Declined", "Maybe", "Accepted"];
        for (turn, shape) in CLIENTS.into_iter().enumerate() {
            let stamp = format!("20250602T07{turn}000Z");
            let answer = Answer { stamp: &stamp, ..invited.answer(shape, answers[turn]) };
            assert_eq!(invited.receive(&answer.mail()).await, "reply: counted", "{shape:?}");
            let row = invited.row().await;
            assert!(row.contains(words[turn]) && row.contains("Avec plaisir") && row.contains("calendar"), "{shape:?}: {row}");
            let is_declined = answers[turn] == "DECLINED";
            assert_eq!(invited.feed().await.contains("Entretien"), !is_declined, "{shape:?}");
        }
        assert!(invited.app.run_worker().await.is_empty(), "a mail causes no mail");
    }

    async fn an_invitation_asks_even_where_the_item_does_not(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let (api, sample) = (invited.app.api(), &invited.sample);
        let guest = json!({
            "key": "mai", "family_name": "Trần", "given_name": "Mai", "email": GUEST, "locale": "en",
        });
        let guest = api.make("/people", guest).await;
        let participants = sample.below_visit("participants");
        let guest = api.make(&participants, json!({"person": guest, "role": "guest"})).await;
        let letters = invited.publish().await;
        assert!(letters[0].text.contains("/p/"), "a way to answer: {}", letters[0].text);
        let uid = letters[0].property("UID").unwrap();
        let yes = Answer { uid, attendee: GUEST, from: GUEST, ..invited.answer(Shape::Outlook, "ACCEPTED") };
        assert_eq!(invited.receive(&yes.mail()).await, "reply: counted");
        let row = invited.row().await;
        assert!(row.contains("Mai") && row.contains("Accepted"), "{row}");
        let found = api.get(&format!("{participants}/{guest}")).await.json();
        let page = found["page_url"].as_str().unwrap().replace(&invited.app.url, "");
        let reader = Guest::new(&invited.app);
        let shown = reader.get(&page).await;
        assert!(shown.html.contains("You take part"), "{}", shown.html);
        let office = invited.app.office(Role::Organiser).await;
        let overview = async || office.get("/overview").await.texts("[data-label='Answers']").concat();
        assert!(overview().await.contains("1 of 2"), "{}", overview().await);
        invited.edit(json!({"starts": "2025-06-24T11:30:00", "ends": "2025-06-24T12:30:00"})).await;
        invited.publish().await;
        assert!(overview().await.contains("0 of 2"), "to the former time: {}", overview().await);
    }

    async fn the_same_mail_many_times_is_one_answer(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let declined = invited.answer(Shape::Gmail, "DECLINED").mail();
        let late = Answer { stamp: "20250602T073000Z", ..invited.answer(Shape::Outlook, "ACCEPTED") }.mail();
        assert_eq!(invited.receive(&late).await, "reply: counted");
        for _ in 0..10 {
            assert_eq!(invited.receive(&late).await, "reply: counted");
            assert_eq!(invited.receive(&declined).await, "reply: ignored outdated");
            let by_another_way = format!("Received: by mx\r\n{declined}");
            assert_eq!(invited.receive(&by_another_way).await, "reply: ignored outdated");
        }
        assert!(invited.row().await.contains("Accepted"));
        let metrics = reqwest::get(format!("{}/metrics", invited.app.url)).await.unwrap().text().await.unwrap();
        for line in ["escale_inbound{kind=\"reply\",outcome=\"counted\"} 1", "escale_inbound{kind=\"reply\",outcome=\"ignored\"} 1"] {
            assert!(metrics.contains(line), "no {line} in {metrics}");
        }
    }

    async fn another_sender_counts_and_is_marked(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let from = Answer { from: "bureau@toulouse.example", ..invited.answer(Shape::Apple, "ACCEPTED") };
        assert_eq!(invited.receive(&from.mail()).await, "reply: counted");
        assert!(invited.row().await.contains("Answered from bureau@toulouse.example"), "{}", invited.row().await);
        let own = Answer { stamp: "20250602T071000Z", ..invited.answer(Shape::Apple, "TENTATIVE") };
        assert_eq!(invited.receive(&own.mail()).await, "reply: counted");
        assert!(!invited.row().await.contains("Answered from"));
    }

    async fn a_sender_whom_our_mail_server_disowns_waits_for_an_organiser(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let checked_by = |server: &str, result: &str, answer: Answer<'_>| {
            format!("Authentication-Results: {server}; spf=pass; dmarc={result}\r\n\theader.from=toulouse.example\r\n{}", answer.mail())
        };
        let answer = |stamp, says| Answer { stamp, ..invited.answer(Shape::Outlook, says) };
        let proved = checked_by(MAIL_SERVER, "pass", answer("20250602T070000Z", "ACCEPTED"));
        assert_eq!(invited.receive(&proved).await, "reply: counted");
        let forged = checked_by(MAIL_SERVER, "fail", answer("20250602T071000Z", "DECLINED"));
        assert_eq!(invited.receive(&forged).await, "reply: unconfirmed");
        assert!(invited.row().await.contains("Accepted"));
        let office = invited.app.office(Role::Organiser).await;
        let replies = format!("/visits/{}/replies", invited.sample.visit);
        let page = office.get(&replies).await;
        assert!(page.html.contains("Mail whose sender is not who it says"), "{}", page.html);
        let confirm = page.attributes("form[action$='/confirm']", "action");
        assert_eq!(office.submit(&replies, &confirm[0], &[]).await.status, 303);
        assert!(invited.row().await.contains("Declined"));
        // what another server writes, anybody can write
        let by_another = checked_by("mx.toulouse.example", "fail", answer("20250602T072000Z", "ACCEPTED"));
        assert_eq!(invited.receive(&by_another).await, "reply: counted");
    }

    async fn in_the_name_of_another_an_organiser_decides(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let alias = Answer { attendee: "jl@moudenc.example", from: "jl@moudenc.example", ..invited.answer(Shape::Thunderbird, "ACCEPTED") };
        assert_eq!(invited.receive(&alias.mail()).await, "reply: unconfirmed");
        let mut forged = alias.clone();
        forged.stamp = "20250602T073000Z";
        forged.says = "DECLINED";
        assert_eq!(invited.receive(&forged.mail()).await, "reply: unconfirmed");
        assert!(invited.row().await.contains("No answer"));
        let office = invited.app.office(Role::Organiser).await;
        let replies = format!("/visits/{}/replies", invited.sample.visit);
        let page = office.get(&replies).await;
        let (confirm, dismiss) = (page.attributes("form[action$='/confirm']", "action"), page.attributes("form[action$='/dismiss']", "action"));
        assert_eq!((confirm.len(), dismiss.len()), (2, 2), "{}", page.html);
        // the newest stands first
        assert_eq!(office.submit(&replies, &dismiss[0], &[]).await.status, 303);
        assert_eq!(office.submit(&replies, &confirm[1], &[]).await.status, 303);
        assert_eq!(office.send(&confirm[1], &[("csrf", &page.value("csrf"))]).await.status, 404);
        assert!(invited.row().await.contains("Accepted"));
        assert!(!office.get(&replies).await.html.contains("/confirm"));
    }

    async fn another_time_becomes_a_proposal(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        for (shape, stamp) in [(Shape::OutlookCounter, "20250602T070000Z"), (Shape::GmailCounter, "20250602T071000Z")] {
            let counter = Answer { stamp, ..invited.answer(shape, "TENTATIVE") };
            assert_eq!(invited.receive(&counter.mail()).await, "counter: counted");
            assert!(invited.row().await.contains("Maybe"));
            let office = invited.app.office(Role::Organiser).await;
            let replies = format!("/visits/{}/replies", invited.sample.visit);
            let page = office.get(&replies).await;
            let accept = page.attributes("form[action$='/accept']", "action");
            assert_eq!(accept.len(), 1, "{}", page.html);
            assert_eq!(office.submit(&replies, &accept[0], &[]).await.status, 303);
            let item = invited.sample.below_visit(&format!("items/{}", invited.sample.item));
            let item = invited.app.api().get(&item).await.json();
            assert_eq!((&item["starts"], &item["ends"]), (&json!("2025-06-23T15:00:00"), &json!("2025-06-23T16:30:00")));
        }
    }

    async fn a_time_that_was_asked_for_is_the_choice_of_the_host(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        invited.edit(json!({"ends": "2025-06-23T13:00:00", "status": "tentative"})).await;
        let office = invited.app.office(Role::Organiser).await;
        let times = format!("/visits/{}/items/{}/times", invited.sample.visit, invited.sample.item);
        let fields = [("kind", "host"), ("starts", "2025-06-23T15:00"), ("starts", "2025-06-24T09:00")];
        assert_eq!(office.submit(&times, &times, &fields).await.status, 303);
        let counter = invited.answer(Shape::OutlookCounter, "TENTATIVE");
        assert_eq!(invited.receive(&counter.mail()).await, "counter: counted");
        let item = invited.sample.below_visit(&format!("items/{}", invited.sample.item));
        let item = invited.app.api().get(&item).await.json();
        assert_eq!((&item["starts"], &item["ends"], &item["status"]), (&json!("2025-06-23T15:00:00"), &json!("2025-06-23T16:30:00"), &json!("confirmed")));
        let replies = format!("/visits/{}/replies", invited.sample.visit);
        assert!(!office.get(&replies).await.html.contains("/accept"), "it is no proposal");
        assert!(office.get(&times).await.texts(".tag--ok").contains(&"Chosen".to_owned()));
        assert!(invited.app.run_worker().await.is_empty(), "a question that is settled is put to nobody");
        // settled, a time that was asked for is one like any other
        let late = Answer { stamp: "20250602T071000Z", ..invited.answer(Shape::GmailCounter, "TENTATIVE") };
        assert_eq!(invited.receive(&late.mail()).await, "counter: counted");
        assert!(office.get(&replies).await.html.contains("/accept"));
    }

    async fn a_time_that_cannot_be_taken_any_more_is_a_proposal(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        invited.edit(json!({"ends": "2025-06-23T13:00:00"})).await;
        let office = invited.app.office(Role::Organiser).await;
        let times = format!("/visits/{}/items/{}/times", invited.sample.visit, invited.sample.item);
        let replies = format!("/visits/{}/replies", invited.sample.visit);
        // it would end before it begins, and then it is cancelled; both are not published
        let unsettleable = [
            json!({"ends": "2025-06-23T20:00:00", "ends_time_zone": "Asia/Tokyo"}),
            json!({"ends": "2025-06-23T13:00:00", "ends_time_zone": null, "status": "cancelled"}),
        ];
        assert_eq!(office.submit(&times, &times, &[("kind", "host"), ("starts", "2025-06-23T15:00")]).await.status, 303);
        for (change, stamp) in unsettleable.into_iter().zip(["20250602T070000Z", "20250602T071000Z"]) {
            invited.edit(change).await;
            let counter = Answer { stamp, ..invited.answer(Shape::OutlookCounter, "TENTATIVE") };
            assert_eq!(invited.receive(&counter.mail()).await, "counter: counted");
            assert!(invited.row().await.contains("Maybe"), "the answer counts");
            assert!(office.get(&replies).await.html.contains("/accept"));
        }
        let item = invited.sample.below_visit(&format!("items/{}", invited.sample.item));
        assert_eq!(invited.app.api().get(&item).await.json()["starts"], "2025-06-23T11:30:00");
    }

    async fn who_sends_another_is_seen(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        let delegated = invited.answer(Shape::Delegation, "DELEGATED").mail();
        assert_eq!(invited.receive(&delegated).await, "reply: counted");
        let row = invited.row().await;
        assert!(row.contains("Maybe") && row.contains("Sends adjointe@toulouse.example instead"), "{row}");
        assert!(invited.app.run_worker().await.is_empty(), "nobody else is written to");
    }

    async fn what_moved_is_asked_again_and_the_old_answer_is_only_seen(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        invited.edit(json!({"starts": "2025-06-24T15:00:00", "ends": "2025-06-24T16:00:00"})).await;
        let letters = invited.publish().await;
        assert_eq!(letters[0].property("SEQUENCE"), Some("1"));
        let old = invited.answer(Shape::Gmail, "ACCEPTED");
        assert_eq!(invited.receive(&old.mail()).await, "reply: counted");
        let row = invited.row().await;
        assert!(row.contains("No answer") && row.contains("but to the earlier time"), "{row}");
        let new = Answer { sequence: 1, ..invited.answer(Shape::Outlook, "ACCEPTED") };
        assert_eq!(invited.receive(&new.mail()).await, "reply: counted");
        assert!(invited.row().await.contains("Accepted"));
    }

    async fn who_declined_and_comes_after_all_is_told_what_changed(database: Database) {
        let invited = Invited::new(TestApp::new(database).await).await;
        assert_eq!(invited.receive(&invited.answer(Shape::Gmail, "DECLINED").mail()).await, "reply: counted");
        invited.edit(json!({"starts": "2025-06-23T11:45:00"})).await;
        assert!(invited.publish().await.is_empty());
        let again = Answer { stamp: "20250602T075000Z", ..invited.answer(Shape::Gmail, "ACCEPTED") };
        assert_eq!(invited.receive(&again.mail()).await, "reply: counted");
        let letters = invited.app.run_worker().await;
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].property("METHOD"), Some("REQUEST"));
    }
}
