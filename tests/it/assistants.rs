//! Assistants: they get copies, and what happens to a copy is nothing to the participant.

mod links;

use escale::domain::permission::Role;
use escale::mail::transport::SendError;
use serde_json::json;

use crate::harness::app::{Guest, Sample, TestApp};
use crate::harness::database::on_each_engine;
use crate::harness::mails::Mail;
use crate::inbound::clients::filled;

const HOST: &str = "maire@toulouse.example";
const ASSISTANT: &str = "cabinet@toulouse.example";

/// The sample, whose host has an assistant who reads Norwegian; not published yet.
async fn assisted(app: &TestApp) -> Sample {
    let sample = app.sample().await;
    let path = sample.below_visit(&format!("participants/{}", sample.participant));
    let assistants =
        json!({"mail_to": [{"name": "Kari Berg", "email": ASSISTANT, "locale": "nb"}]});
    let changed = app.api().patch(&path, "*", &assistants).await;
    assert_eq!(changed.status, 200, "{}", changed.text);
    assert_eq!(changed.json()["mail_to"], assistants["mail_to"]);
    sample
}

async fn publish(app: &TestApp, sample: &Sample) {
    let published = app
        .api()
        .post(&sample.below_visit("publications"), &json!({}))
        .await;
    assert_eq!(published.status, 201, "{}", published.text);
}

fn to(mails: &[Mail]) -> Vec<&str> {
    mails.iter().map(|mail| mail.to.as_str()).collect()
}

on_each_engine! {
    async fn a_copy_is_in_the_language_of_the_assistant_and_no_calendar(database: Database) {
        let app = TestApp::new(database).await;
        let sample = assisted(&app).await;
        publish(&app, &sample).await;
        let mails = app.run_worker().await;
        assert_eq!(to(&mails), [HOST, ASSISTANT]);
        assert!(mails[0].calendar.is_some() && mails[1].calendar.is_none());
        assert!(!mails[0].text.contains("copie"), "{}", mails[0].text);
        let copy = &mails[1];
        assert!(copy.text.contains("som assistent for Jean-Luc Moudenc"), "{}", copy.text);
        assert!(!copy.text.contains("kalender"), "it brings none: {}", copy.text);
        assert!(copy.text.contains("God dag,") && !copy.text.contains("Monsieur le Maire"), "{}", copy.text);
        // the link of the copy answers for the host, and the page says so
        let link = copy.text.split_whitespace().find(|word| word.contains("/p/")).unwrap();
        let path = link.replace(&app.url, "");
        let path = path.split('?').next().unwrap();
        let page = Guest::new(&app).get(path).await;
        assert!(page.html.contains("Jean-Luc Moudenc"), "{}", page.html);
        let fields = [("item", sample.item.as_str()), ("status", "accepted")];
        assert_eq!(Guest::new(&app).send(&format!("{path}/replies"), &fields).await.status, 303);
        assert_eq!(app.run_worker().await.len(), 0, "an answer mails nobody");
        let office = app.office(Role::Viewer).await;
        let answers = office.get(&format!("/visits/{}/replies?item={}", sample.visit, sample.item)).await;
        assert!(answers.html.contains("answered by Kari Berg"), "{}", answers.html);
        // and the host takes away who said it, and who gets copies
        let data = app.api().get(&sample.below_visit(&format!("participants/{}", sample.participant))).await.json();
        let own = data["page_url"].as_str().unwrap().replace(&app.url, "");
        assert_ne!(own, path, "their links are two");
        let data: serde_json::Value = serde_json::from_str(&Guest::new(&app).get(&format!("{own}/data.json")).await.html).unwrap();
        assert_eq!(data["replies"][0]["given_by"], "Kari Berg");
        assert_eq!(data["participant"]["mail_to"][0]["email"], ASSISTANT);
        // said by the host, it is theirs
        assert_eq!(Guest::new(&app).send(&format!("{own}/replies"), &fields).await.status, 303);
        let answers = office.get(&format!("/visits/{}/replies?item={}", sample.visit, sample.item)).await;
        assert!(!answers.html.contains("Kari Berg"), "{}", answers.html);
        let list = office.get(&format!("/visits/{}/messages", sample.visit)).await;
        assert!(list.html.contains("Copy to cabinet@toulouse.example"), "{}", list.html);
    }

    async fn another_time_is_marked_as_theirs(database: Database) {
        let app = TestApp::new(database).await;
        let sample = assisted(&app).await;
        publish(&app, &sample).await;
        let copy = app.run_worker().await.remove(1);
        let link = copy.text.split_whitespace().find(|word| word.contains("/p/")).unwrap();
        let path = link.replace(&app.url, "");
        let path = path.split('?').next().unwrap();
        let office = app.office(Role::Organiser).await;
        let replies = format!("/visits/{}/replies", sample.visit);
        let times = format!("/visits/{}/items/{}/times", sample.visit, sample.item);
        office.submit(&times, &times, &[("kind", "host"), ("starts", "2025-06-24T09:00")]).await;
        let poll = office.get(&times).await.attributes("form[action$='/settle']", "action").remove(0);
        let poll = poll.split('/').nth(4).unwrap();
        // of their own accord, and asked for one
        for (way, starts) in [("proposals", "2025-06-24T15:00"), ("times", "2025-06-24T16:00")] {
            app.clock.advance(jiff::SignedDuration::from_mins(5));
            let fields = [("item", sample.item.as_str()), ("poll", poll), ("starts", starts)];
            assert_eq!(Guest::new(&app).send(&format!("{path}/{way}"), &fields).await.status, 303, "{way}");
            let shown = office.get(&replies).await;
            let hour = &starts[11..13];
            assert!(shown.html.contains("Proposed by Kari Berg for Jean-Luc Moudenc"), "{way}: {}", shown.html);
            assert!(shown.html.contains(&format!("{hour}:00–")), "{way}: {}", shown.html);
        }
        let data = app.api().get(&sample.below_visit(&format!("participants/{}", sample.participant))).await.json();
        let own = data["page_url"].as_str().unwrap().replace(&app.url, "");
        let data: serde_json::Value = serde_json::from_str(&Guest::new(&app).get(&format!("{own}/data.json")).await.html).unwrap();
        assert_eq!(data["proposals"][0]["given_by"], "Kari Berg");
        app.clock.advance(jiff::SignedDuration::from_mins(5));
        let fields = [("item", sample.item.as_str()), ("starts", "2025-06-24T17:00")];
        assert_eq!(Guest::new(&app).send(&format!("{own}/proposals"), &fields).await.status, 303);
        let shown = office.get(&replies).await;
        assert!(shown.html.contains("Proposed by Jean-Luc Moudenc"), "said by the host, it is theirs: {}", shown.html);
    }

    async fn who_assists_no_more_has_no_link(database: Database) {
        let app = TestApp::new(database).await;
        let sample = assisted(&app).await;
        publish(&app, &sample).await;
        let mails = app.run_worker().await;
        let link = mails[1].text.split_whitespace().find(|word| word.contains("/p/")).unwrap();
        let path = link.replace(&app.url, "");
        let path = path.split('?').next().unwrap();
        assert_eq!(Guest::new(&app).get(path).await.status, 200);
        let roster = sample.below_visit(&format!("participants/{}", sample.participant));
        app.api().patch(&roster, "*", &json!({"mail_to": []})).await;
        assert_eq!(Guest::new(&app).get(path).await.status, 404);
        let fields = [("item", sample.item.as_str()), ("status", "accepted")];
        assert_eq!(Guest::new(&app).send(&format!("{path}/replies"), &fields).await.status, 404);
        assert_eq!(Guest::new(&app).get(&format!("{path}/data")).await.status, 404);
    }

    async fn a_copy_that_comes_back_is_seen_and_changes_nothing(database: Database) {
        let app = TestApp::new(database).await;
        let sample = assisted(&app).await;
        publish(&app, &sample).await;
        assert_eq!(to(&app.run_worker().await), [HOST, ASSISTANT]);
        let sent = app.accepted();
        assert_ne!(sent[0].envelope_from, sent[1].envelope_from);
        let report = filled(include_str!("inbound/mails/bounce.eml"), &[
            ("to", sent[1].envelope_from.as_str()), ("recipient", ASSISTANT), ("action", "failed"), ("status", "5.1.1"),
            ("message_id", sent[1].message_id.as_str()),
        ]);
        let headers = [("content-type", "message/rfc822")];
        let told = app.api().send(reqwest::Method::POST, "/inbound", &headers, &report).await.json();
        assert_eq!(told["outcome"], "counted", "{told}");
        let listed = app.api().get(&sample.below_visit("messages")).await.json();
        let states: Vec<&str> = listed["items"].as_array().unwrap().iter().map(|one| one["state"].as_str().unwrap()).collect();
        assert_eq!(states, ["sent", "failed"]);
        let untold = app.api().get(&sample.below_visit("changes")).await.json();
        assert_eq!(untold["untold"], json!([]), "the host knows");
        // nothing more goes to that address
        let path = sample.below_visit(&format!("items/{}", sample.item));
        app.api().patch(&path, "*", &json!({"starts": "2025-06-23T11:45:00"})).await;
        publish(&app, &sample).await;
        assert_eq!(to(&app.run_worker().await), [HOST]);
    }

    async fn a_copy_goes_once_the_message_was_taken_and_only_once(database: Database) {
        let app = TestApp::new(database).await;
        let sample = assisted(&app).await;
        publish(&app, &sample).await;
        let later = || SendError::Deferred { reply: "450 try later".to_owned() };
        app.fail(HOST, [later(), later()]);
        for _ in 0..2 {
            assert_eq!(app.run_worker().await.len(), 0);
            app.clock.advance(jiff::SignedDuration::from_mins(5));
        }
        assert_eq!(to(&app.run_worker().await), [HOST, ASSISTANT]);
        app.clock.advance(jiff::SignedDuration::from_hours(24));
        assert_eq!(app.run_worker().await.len(), 0);
    }

    async fn copies_of_a_message_that_failed_are_forgotten(database: Database) {
        let app = TestApp::new(database).await;
        let sample = assisted(&app).await;
        publish(&app, &sample).await;
        app.fail(HOST, [SendError::Refused { reply: "550 no such mailbox".to_owned() }]);
        assert_eq!(app.run_worker().await.len(), 0);
        assert_eq!((app.forget().await, app.forget().await), (1, 0));
    }

    async fn a_copy_that_fails_or_waits_stops_nothing(database: Database) {
        let app = TestApp::new(database).await;
        let sample = assisted(&app).await;
        publish(&app, &sample).await;
        app.fail(ASSISTANT, [SendError::Deferred { reply: "450 try later".to_owned() }]);
        assert_eq!(to(&app.run_worker().await), [HOST]);
        let path = sample.below_visit(&format!("items/{}", sample.item));
        app.api().patch(&path, "*", &json!({"starts": "2025-06-23T11:45:00"})).await;
        publish(&app, &sample).await;
        app.fail(ASSISTANT, [SendError::Refused { reply: "550 no such mailbox".to_owned() }]);
        assert_eq!(to(&app.run_worker().await), [HOST], "the news does not wait for the copy");
        let untold = app.api().get(&sample.below_visit("changes")).await.json();
        assert_eq!(untold["untold"], json!([]));
    }

    async fn a_copy_that_was_refused_goes_again_as_it_was_written(database: Database) {
        let app = TestApp::new(database).await;
        let sample = assisted(&app).await;
        publish(&app, &sample).await;
        let refused = || SendError::Refused { reply: "552 5.2.2 mailbox full".to_owned() };
        app.fail(ASSISTANT, [refused(), refused()]);
        assert_eq!(to(&app.run_worker().await), [HOST]);
        let listed = app.api().get(&sample.below_visit("messages")).await.json();
        let copy = listed["items"].as_array().unwrap().iter().find(|one| one["state"] == "failed").unwrap().clone();
        assert_eq!(copy["copy_to"], ASSISTANT);
        let (id, message_id) = (copy["id"].as_str().unwrap(), copy["message_id"].clone());
        let retry = sample.below_visit(&format!("messages/{id}/retry"));
        let again = app.api().post(&retry, &json!({})).await;
        assert_eq!((again.status, &again.json()["items"][0]["state"]), (200, &json!("due")), "{}", again.text);
        assert!(app.run_worker().await.is_empty(), "it is refused again");
        let office = app.office(Role::Organiser).await;
        let page = format!("/visits/{}/messages/{id}", sample.visit);
        let shown = office.get(&page).await;
        assert_eq!((shown.texts("#retry").len(), shown.texts("#correct").len()), (1, 0), "{}", shown.html);
        assert_eq!(office.submit(&page, &format!("{page}/retry"), &[]).await.status, 303);
        assert_eq!(to(&app.run_worker().await), [ASSISTANT]);
        assert_eq!(json!(app.accepted().pop().unwrap().message_id), message_id);
        assert_eq!(app.api().post(&retry, &json!({})).await.status, 409, "it was taken");
    }

    async fn a_copy_goes_again_to_nobody_who_assists_no_more(database: Database) {
        let app = TestApp::new(database).await;
        let sample = assisted(&app).await;
        publish(&app, &sample).await;
        app.fail(ASSISTANT, [SendError::Refused { reply: "552 5.2.2 mailbox full".to_owned() }]);
        assert_eq!(to(&app.run_worker().await), [HOST]);
        let listed = app.api().get(&sample.below_visit("messages")).await.json();
        let copy = listed["items"].as_array().unwrap().iter().find(|one| one["state"] == "failed").unwrap().clone();
        let roster = sample.below_visit(&format!("participants/{}", sample.participant));
        app.api().patch(&roster, "*", &json!({"mail_to": []})).await;
        let retry = sample.below_visit(&format!("messages/{}/retry", copy["id"].as_str().unwrap()));
        app.api().post(&retry, &json!({})).await.expect_problem(409, "conflict");
        assert!(app.run_worker().await.is_empty());
    }

    async fn assistants_are_entered_on_the_roster_and_go_out_in_files(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let path = format!("/visits/{}/participants/{}", sample.visit, sample.participant);
        let fields = |mail_to: &'static str| [("role", "host"), ("mail_to", mail_to)];
        let wrong = office.submit(&path, &path, &fields("Kari Berg, cabinet, nb")).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.html.contains("Kari Berg, cabinet, nb"), "{}", wrong.html);
        let entered = office.submit(&path, &path, &fields("Berg, Kari, cabinet@toulouse.example, nb\r\n\r\n")).await;
        assert_eq!(entered.status, 303, "{}", entered.html);
        let api = sample.below_visit(&format!("participants/{}", sample.participant));
        let expected = json!([{"name": "Berg, Kari", "email": ASSISTANT, "locale": "nb"}]);
        assert_eq!(app.api().get(&api).await.json()["mail_to"], expected);
        assert_eq!(office.get(&path).await.texts("#mail_to"), ["Berg, Kari, cabinet@toulouse.example, nb"]);
        let removed = office.submit(&path, &path, &fields("")).await;
        assert_eq!(removed.status, 303);
        assert_eq!(app.api().get(&api).await.json()["mail_to"], json!([]));
    }

    async fn five_assistants_are_enough(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let many = |count: usize| (0..count)
            .map(|number| json!({"name": "Kari Berg", "email": format!("kari{number}@oslo.example"), "locale": "nb"}))
            .collect::<Vec<_>>();
        let path = sample.below_visit(&format!("participants/{}", sample.participant));
        assert_eq!(app.api().patch(&path, "*", &json!({"mail_to": many(5)})).await.status, 200);
        let refused = app.api().patch(&path, "*", &json!({"mail_to": many(6)})).await;
        let problem = refused.expect_problem(422, "invalid");
        assert_eq!(problem["errors"], json!([{"pointer": "/mail_to", "detail": "the list has 6 entries; at most 5"}]));
        let office = app.office(Role::Organiser).await;
        let form = format!("/visits/{}/participants/{}", sample.visit, sample.participant);
        let lines: Vec<String> = (0..6).map(|number| format!("Kari Berg, kari{number}@oslo.example, nb")).collect();
        let wrong = office.submit(&form, &form, &[("role", "host"), ("mail_to", &lines.join("\r\n"))]).await;
        assert_eq!(wrong.status, 422);
        assert_eq!(wrong.texts("#mail_to-error"), ["Too many: leave some out."]);
    }
}
