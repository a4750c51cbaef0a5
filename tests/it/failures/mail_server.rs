//! The mail server goes away, refuses, or hangs up.

use std::time::Duration;

use escale::domain::ids::ParticipantId;
use escale::domain::message::MessageState;
use escale::store::{self, told};
use reqwest::Method;
use serde_json::{Value, json};

use super::{MIDDLE, Office, PATIENCE, PEOPLE, address, message_id};
use crate::harness::database::on_each_engine;
use crate::harness::process::until;
use crate::harness::smtp::{Answer, Step};

/// How soon something is noticed.
const SOON: Duration = Duration::from_secs(30);

on_each_engine! {
    async fn it_is_down_when_a_visit_is_published(database: Database) {
        let mut office = Office::new(database).await;
        office.smtp.stop().await;
        let process = office.installation.serve().await;
        office.publish(&process).await;
        until("somebody notices", SOON, async || process.log().contains("the mail server is down")).await;
        office.smtp.start_again().await;
        office.all_sent().await;
        office.expect_everybody_told(0);
        let messages = office.messages(&process).await;
        assert!(messages.iter().all(|message| message["attempts"] == 1), "the outage was counted");
    }

    async fn it_is_killed_in_the_middle(database: Database) {
        let mut office = Office::new(database).await;
        let process = office.installation.serve().await;
        office.publish(&process).await;
        office.smtp.wait_for_messages(MIDDLE).await;
        office.smtp.stop().await;
        until("somebody notices", SOON, async || process.log().contains("the mail server is down")).await;
        office.smtp.start_again().await;
        office.all_sent().await;
        // it took some and was killed before it could say so: one on each connection
        office.expect_everybody_told(4);
    }

    async fn it_puts_everybody_off_for_a_while(database: Database) {
        let office = Office::new(database).await;
        office.smtp.times(usize::MAX, Step::Rcpt, Answer::Say("450 4.2.0 come back later"));
        let process = office.installation.serve().await;
        office.publish(&process).await;
        until("everybody was put off", SOON, async || {
            let messages = office.messages(&process).await;
            messages.iter().all(|message| message["attempts"].as_u64() >= Some(1))
        }).await;
        assert_eq!(office.smtp.received().len(), 0);
        let messages = office.messages(&process).await;
        assert!(messages.iter().all(|message| message["last_error"].as_str().unwrap().contains("450 4.2.0 come back later")));
        office.smtp.relent();
        office.all_sent().await;
        office.expect_everybody_told(0);
    }

    async fn it_hangs_up_on_some(database: Database) {
        let office = Office::new(database).await;
        let (dropped, doubted, refused) = (address(0), address(1), address(2));
        office.smtp.always_to(&dropped, Step::Rcpt, Answer::Close);
        office.smtp.always_to(&doubted, Step::Content, Answer::Close);
        office.smtp.always_to(&refused, Step::Rcpt, Answer::Say("550 5.1.1 nobody here"));
        let process = office.installation.serve().await;
        office.publish(&process).await;
        until("the others are told", SOON, async || {
            office.count(MessageState::Sent).await == PEOPLE - 3 && office.count(MessageState::Failed).await == 1
        }).await;
        let messages = office.messages(&process).await;
        let failed = messages.iter().find(|message| message["state"] == "failed").unwrap();
        assert!(failed["last_error"].as_str().unwrap().contains("550 5.1.1 nobody here"), "{failed}");
        assert_eq!(knowledge(&office, failed).await, 0, "nothing was told");

        office.smtp.relent();
        until("those two are told", PATIENCE, async || office.count(MessageState::Sent).await == PEOPLE - 1).await;
        let rest = format!("/messages/{}/retry", failed["id"].as_str().unwrap());
        let answer = office.ask(&process, Method::POST, &rest, &json!({})).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        office.all_sent().await;
        office.expect_everybody_told(0);
        let received = office.smtp.received();
        let fresh = received.iter().find(|message| message.to == [refused.as_str()]).unwrap();
        assert_ne!(message_id(fresh), failed["message_id"].as_str().unwrap());
        assert_eq!(knowledge(&office, failed).await, 1);
    }
}

/// How many items the participant of a message was told of.
async fn knowledge(office: &Office, message: &Value) -> usize {
    let who: ParticipantId = message["participant"].as_str().unwrap().parse().unwrap();
    let known = office
        .database
        .store
        .read(move |db| told::of_participants(db, &[who]))
        .await;
    let known: Result<_, store::Error> = known;
    let told = known
        .unwrap()
        .into_iter()
        .filter(|fact| fact.told.is_some());
    told.count()
}
