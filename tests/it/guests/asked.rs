//! Who is asked for a time is told so: by mail, once, in their language, or by an organiser who calls.

use escale::domain::permission::Role;
use escale::mail::transport::SendError;
use serde_json::{Value, json};

use super::times::{ask, poll, times};
use super::{Visit, get};
use crate::harness::app::TestApp;
use crate::harness::database::on_each_engine;
use crate::harness::mails::Mail;

const HOST: &str = "maire@toulouse.example";
const GUEST: &str = "consul@embassy.example";
const TIMES: [&str; 2] = ["2025-06-24T09:00", "2025-06-24T15:00"];

/// The sample, of which everybody knows what is published.
async fn visit(database: crate::harness::database::Database) -> Visit {
    let visit = Visit::new(TestApp::new(database).await).await;
    visit.app.run_worker().await;
    visit
}

/// To whom something goes now.
async fn told(visit: &Visit) -> Vec<String> {
    let mut told: Vec<String> = visit
        .app
        .run_worker()
        .await
        .into_iter()
        .map(|mail| mail.to)
        .collect();
    told.sort();
    told
}

async fn participant(visit: &Visit, id: &str, fields: &Value) {
    let path = visit.sample.below_visit(&format!("participants/{id}"));
    let changed = visit.app.api().patch(&path, "*", fields).await;
    assert_eq!(changed.status, 200, "{}", changed.text);
}

async fn messages(visit: &Visit, state: &str) -> Vec<Value> {
    let path = visit.sample.below_visit("messages");
    let all = visit.app.api().get(&path).await.json();
    let all = all["items"].as_array().unwrap().clone();
    all.into_iter()
        .filter(|message| message["state"] == state)
        .collect()
}

on_each_engine! {
    async fn a_host_is_mailed_the_times_and_where_to_choose(database: Database) {
        let visit = visit(database).await;
        let office = visit.app.office(Role::Organiser).await;
        let host = visit.sample.participant.clone();
        participant(&visit, &host, &json!({"mail_to": [{"name": "Kari Berg", "email": "kari@oslo.example", "locale": "nb"}]})).await;
        ask(&office, &visit, "host", &TIMES).await;
        let mails = visit.app.run_worker().await;
        let [mail, copy] = mails.as_slice() else { panic!("{mails:?}") };
        assert_eq!(mail.to, HOST);
        assert_eq!(mail.subject, "Merci de choisir une heure\u{a0}: Entretien – Visite");
        assert!(mail.calendar.is_none());
        for words in ["Monsieur le Maire", "mardi 24 juin 2025", "heure de Paris", &visit.host] {
            assert!(mail.text.contains(words), "no {words} in {}", mail.text);
        }
        assert!(copy.to == "kari@oslo.example" && copy.subject.starts_with("Velg et tidspunkt:"), "{copy:?}");
        let list = office.get(&format!("/visits/{}/messages", visit.sample.visit)).await;
        assert!(list.html.contains("A time is asked for"), "{}", list.html);
        // what the host chooses mails nobody; nor does the same question, before or after
        ask(&office, &visit, "host", &TIMES).await;
        assert_eq!(told(&visit).await, [""; 0]);
        let poll = poll(&visit, &visit.host).await;
        visit.send(&format!("{}/times", visit.host), &[("poll", &poll), ("slot", "2")]).await;
        assert_eq!(told(&visit).await, [""; 0]);
        // another question is another mail
        ask(&office, &visit, "host", &TIMES[..1]).await;
        assert_eq!(told(&visit).await, ["kari@oslo.example", HOST]);
    }

    async fn everybody_is_mailed_in_their_language_and_who_joins_is_too(database: Database) {
        let visit = visit(database).await;
        let office = visit.app.office(Role::Organiser).await;
        ask(&office, &visit, "everyone", &TIMES).await;
        let mails = visit.app.run_worker().await;
        let to = |address: &str| mails.iter().find(|mail: &&Mail| mail.to == address).unwrap();
        assert_eq!(mails.len(), 2);
        assert!(to(GUEST).text.contains("which of these suit you") && to(GUEST).text.contains(&visit.guest), "{}", to(GUEST).text);
        assert!(to(HOST).text.contains("lesquelles vous conviennent"), "{}", to(HOST).text);
        let person = json!({"key": "ada", "family_name": "Ada", "given_name": "Robin", "email": "ada@guests.example", "locale": "vi"});
        let person = visit.app.api().make("/people", person).await;
        visit.app.api().make(&visit.sample.below_visit("participants"), json!({"person": person, "role": "guest"})).await;
        visit.publish().await;
        told(&visit).await;
        ask(&office, &visit, "everyone", &TIMES).await;
        assert_eq!(told(&visit).await, ["ada@guests.example"]);
    }

    async fn a_question_that_is_over_is_put_to_nobody(database: Database) {
        let visit = visit(database).await;
        let office = visit.app.office(Role::Organiser).await;
        let withdraw = || async {
            let shown = office.get(&times(&visit)).await;
            let action = shown.attributes("form[action$='/withdraw']", "action").remove(0);
            office.submit(&times(&visit), &action, &[]).await;
        };
        ask(&office, &visit, "everyone", &TIMES).await;
        withdraw().await;
        assert_eq!(told(&visit).await, [""; 0]);
        // taken up again, it is the same question, which nobody was told of yet
        ask(&office, &visit, "everyone", &TIMES).await;
        let answered = poll(&visit, &visit.guest).await;
        visit.send(&format!("{}/times", visit.guest), &[("poll", &answered), ("vote.1", "yes"), ("vote.2", "no")]).await;
        assert_eq!(told(&visit).await, [HOST], "who has answered needs no mail");
        withdraw().await;
        ask(&office, &visit, "everyone", &TIMES).await;
        assert_eq!(told(&visit).await, [""; 0], "they were told");
        assert_eq!(poll(&visit, &visit.guest).await, answered);
    }

    async fn who_is_not_mailed_is_called_or_looks(database: Database) {
        let visit = visit(database).await;
        let office = visit.app.office(Role::Organiser).await;
        participant(&visit, &visit.guest_id, &json!({"notify": "by-hand"})).await;
        participant(&visit, &visit.sample.participant, &json!({"notify": "none"})).await;
        ask(&office, &visit, "everyone", &TIMES).await;
        assert_eq!(told(&visit).await, [""; 0]);
        let by_hand = format!("/visits/{}/by-hand", visit.sample.visit);
        let shown = office.get(&by_hand).await;
        assert!(shown.html.contains("Which of these times would suit you?") && shown.html.contains("24 June 2025"), "{}", shown.html);
        let message = messages(&visit, "by-hand").await.remove(0);
        let path = visit.sample.below_visit(&format!("messages/{}/told", message["id"].as_str().unwrap()));
        let settled = json!({"by": "Anna", "how": "by telephone", "at": "2025-06-02T07:41:00Z"});
        assert_eq!(visit.app.api().post(&path, &settled).await.status, 200);
        assert!(messages(&visit, "by-hand").await.is_empty());
        // a question that is settled is asked of nobody
        ask(&office, &visit, "everyone", &TIMES[..1]).await;
        assert_eq!(messages(&visit, "by-hand").await.len(), 1);
        let shown = office.get(&times(&visit)).await;
        let settle = shown.attributes("form[action$='/settle']", "action").remove(0);
        office.submit(&times(&visit), &settle, &[("slot", "1")]).await;
        assert!(messages(&visit, "by-hand").await.is_empty());
        // and a page is all that the host wanted
        assert!(get(&visit.app, &visit.host).await.text().contains("Entretien"));
    }

    async fn only_who_receives_now_is_asked(database: Database) {
        let visit = visit(database).await;
        let office = visit.app.office(Role::Organiser).await;
        ask(&office, &visit, "host", &TIMES).await;
        let former = poll(&visit, &visit.host).await;
        let consul = visit.sample.below_visit(&format!("participants/{}", visit.guest_id));
        let consul = visit.app.api().get(&consul).await.json()["person"].clone();
        visit.edit(json!({"people": [{"person": consul, "role": "host"}]})).await;
        ask(&office, &visit, "host", &TIMES).await;
        assert_eq!(told(&visit).await, [GUEST], "they receive no more");
        assert!(!get(&visit.app, &visit.host).await.text().contains("name=\"slot\""));
        let choose = |page: &str| {
            let (visit, former, page) = (&visit, former.clone(), format!("{page}/times"));
            async move { visit.send(&page, &[("poll", &former), ("slot", "1")]).await.status }
        };
        assert_eq!(choose(&visit.host).await, 404);
        assert_eq!(choose(&visit.guest).await, 303, "the same question, to whoever receives now");
    }

    async fn what_is_cancelled_or_internal_is_asked_of_nobody(database: Database) {
        let visit = visit(database).await;
        let office = visit.app.office(Role::Organiser).await;
        ask(&office, &visit, "everyone", &TIMES).await;
        let asked = poll(&visit, &visit.guest).await;
        let votes = [("poll", asked.as_str()), ("vote.1", "yes"), ("vote.2", "no")];
        let vote = || visit.send_to(&visit.guest, &votes);
        let is_shown = || async { get(&visit.app, &visit.guest).await.text().contains("name=\"vote.1\"") };
        // its letters wait, or go again
        let reply = "451 4.7.1 later".to_owned();
        visit.app.fail(HOST, [SendError::Deferred { reply }]);
        assert_eq!(told(&visit).await, [GUEST]);
        for (change, back) in [
            (json!({"visibility": "internal"}), json!({"visibility": "participants"})),
            (json!({"status": "cancelled"}), json!({"status": "confirmed"})),
        ] {
            visit.edit(change).await;
            visit.app.clock.advance(jiff::SignedDuration::from_hours(2));
            assert_eq!(told(&visit).await, [""; 0]);
            assert!(!is_shown().await);
            assert_eq!(vote().await.status, 404);
            visit.edit(back).await;
            assert!(is_shown().await);
        }
        assert_eq!(vote().await.status, 303);
    }

    async fn nobody_is_called_about_what_is_cancelled(database: Database) {
        let visit = visit(database).await;
        let office = visit.app.office(Role::Organiser).await;
        participant(&visit, &visit.guest_id, &json!({"notify": "by-hand"})).await;
        ask(&office, &visit, "everyone", &TIMES).await;
        assert_eq!(messages(&visit, "by-hand").await.len(), 1);
        visit.edit(json!({"status": "cancelled"})).await;
        assert!(messages(&visit, "by-hand").await.is_empty());
        // and is when it is asked again
        visit.edit(json!({"status": "confirmed"})).await;
        ask(&office, &visit, "everyone", &TIMES).await;
        assert_eq!(messages(&visit, "by-hand").await.len(), 1);
    }

    async fn a_time_that_has_passed_is_no_choice(database: Database) {
        let visit = visit(database).await;
        let office = visit.app.office(Role::Organiser).await;
        ask(&office, &visit, "everyone", &["2025-06-02T18:00", TIMES[1]]).await;
        visit.app.clock.set("2025-06-02T17:00:00Z".parse().unwrap());
        let asked = poll(&visit, &visit.guest).await;
        assert_eq!(visit.send_to(&visit.guest, &[("poll", &asked), ("vote.1", "yes"), ("vote.2", "no")]).await.status, 404);
        assert_eq!(visit.send_to(&visit.guest, &[("poll", &asked), ("vote.2", "no")]).await.status, 303);
        let shown = office.get(&times(&visit)).await;
        let settle = shown.attributes("form[action$='/settle']", "action");
        assert_eq!(settle.len(), 1, "an organiser does not move it there either");
        assert_eq!(office.send(&settle[0], &[("slot", "1"), ("csrf", &shown.value("csrf"))]).await.status, 409);
        visit.app.clock.set("2025-06-25T12:00:00Z".parse().unwrap());
        assert!(!get(&visit.app, &visit.guest).await.text().contains("vote.2"), "nothing is left to choose");
    }

    async fn a_question_that_came_back_goes_again(database: Database) {
        let visit = visit(database).await;
        let office = visit.app.office(Role::Organiser).await;
        ask(&office, &visit, "host", &TIMES).await;
        visit.app.fail(HOST, [SendError::Refused { reply: "550 5.7.1 not today".to_owned() }]);
        assert_eq!(told(&visit).await, [""; 0]);
        let failed = messages(&visit, "failed").await.remove(0);
        assert_eq!(failed["kind"], "reminder");
        let retry = visit.sample.below_visit(&format!("messages/{}/retry", failed["id"].as_str().unwrap()));
        assert_eq!(visit.app.api().post(&retry, &json!({})).await.status, 200);
        assert_eq!(told(&visit).await, [HOST]);
        let poll = poll(&visit, &visit.host).await;
        visit.send(&format!("{}/times", visit.host), &[("poll", &poll), ("slot", "1")]).await;
        assert_eq!(visit.app.api().post(&retry, &json!({})).await.status, 409, "it is settled");
    }
}
