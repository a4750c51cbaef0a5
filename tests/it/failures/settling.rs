//! Claiming and settling, one transaction at a time: what a race or a crash in between leaves behind.

use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use escale::domain::ids::{InstanceId, MessageId, VisitId};
use escale::domain::message::MessageState;
use escale::jobs::reconcile::{self, Claimed, Sender};
use escale::jobs::settle::{self, Ending, Outcome, Patience};
use escale::jobs::worker::{self, Turned};
use escale::mail::transport::SendError;
use escale::store::outbox::settle::recover_forgotten;
use escale::store::outbox::{self, Message};
use escale::store::{Db, Error, ids, instances, replies};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::harness::app::{Guest, Sample, TestApp, read};
use crate::harness::database::{Database, Engine, on_each_engine};

on_each_engine! {
    async fn a_newer_message_says_what_an_older_one_could_not(database: Database) {
        let app = TestApp::new(database).await;
        let sample = published(&app).await;
        let sender = sender(&app).await;
        let [older] = claim(&app, &sender).await.try_into().unwrap();
        let moved = json!({"starts": "2025-06-23T14:00:00", "ends": "2025-06-23T15:00:00"});
        let path = sample.below_visit(&format!("items/{}", sample.item));
        assert_eq!(app.api().patch(&path, "*", &moved).await.status, 200);
        publish(&app, &sample).await;
        assert_eq!(states(&app, &sample).await, [MessageState::Sending, MessageState::Due]);

        settle(&app, &older, deferred()).await;
        assert_eq!(states(&app, &sample).await, [MessageState::Dropped, MessageState::Due]);
        app.clock.advance(SignedDuration::from_mins(1));
        let [newer] = claim(&app, &sender).await.try_into().unwrap();
        let text = String::from_utf8(newer.message.bytes.clone()).unwrap();
        assert!(text.contains("T140000") && !text.contains("T113000"), "{text}");
        settle(&app, &newer, Ending::Taken).await;
        assert_eq!(states(&app, &sample).await, [MessageState::Dropped, MessageState::Sent]);
    }

    async fn once_in_doubt_a_message_keeps_its_bytes(database: Database) {
        let app = TestApp::new(database).await;
        published(&app).await;
        let sender = sender(&app).await;
        let [first] = claim(&app, &sender).await.try_into().unwrap();
        let doubt = SendError::InDoubt { reason: "no answer".to_owned() };
        let mut last = first.clone();
        for ending in [Ending::Unsent(doubt), down(), deferred(), Ending::NotBegun] {
            last = again(&app, &sender, (&last, ending)).await;
            assert_eq!(last.message, first.message);
        }
        assert_eq!((last.claim.attempts, last.claim.is_in_doubt), (2, true));
    }

    async fn what_was_certainly_not_sent_is_written_anew(database: Database) {
        let app = TestApp::new(database).await;
        published(&app).await;
        let sender = sender(&app).await;
        let [first] = claim(&app, &sender).await.try_into().unwrap();
        let second = again(&app, &sender, (&first, down())).await;
        assert_eq!(second.message.message_id, first.message.message_id);
        assert_ne!(second.message.bytes, first.message.bytes);
        assert_eq!((second.claim.attempts, second.claim.is_in_doubt), (0, false));
    }

    async fn a_stranger_claims_nothing_and_a_lost_answer_loses_nothing(database: Database) {
        let app = TestApp::new(database).await;
        let sample = published(&app).await;
        let stranger = Sender { secretariat: app.secretariat.clone(), instance: ids::new() };
        assert_eq!(claim(&app, &stranger).await.len(), 0);
        let sender = sender(&app).await;
        let [lost] = claim(&app, &sender).await.try_into().unwrap();
        let (owner, now, id) = (sender.instance, app.clock.now(), lost.claim.id);
        let recovered = write(&app, move |db| recover_forgotten(db, owner, (&[id], now))).await;
        assert_eq!(recovered, 0);
        let recovered = write(&app, move |db| recover_forgotten(db, owner, (&[], now))).await;
        assert_eq!(recovered, 1);
        let [found] = claim(&app, &sender).await.try_into().unwrap();
        assert_eq!(found.message, lost.message);

        // too late: the claim is no longer the latest
        settle(&app, &lost, Ending::Taken).await;
        assert_eq!(states(&app, &sample).await, [MessageState::Sending]);
        settle(&app, &found, Ending::Taken).await;
        assert_eq!(states(&app, &sample).await, [MessageState::Sent]);
    }

    async fn a_cancellation_that_is_late_forgets_no_newer_answer(database: Database) {
        let app = TestApp::new(database).await;
        let sample = published(&app).await;
        let sender = sender(&app).await;
        let [invitation] = claim(&app, &sender).await.try_into().unwrap();
        settle(&app, &invitation, Ending::Taken).await;
        assert_eq!(accept(&app, &sample).await, 303);
        let path = sample.below_visit(&format!("items/{}", sample.item));
        app.clock.advance(SignedDuration::from_mins(1));
        assert_eq!(app.api().patch(&path, "*", &json!({"status": "cancelled"})).await.status, 200);
        publish(&app, &sample).await;
        let [cancellation] = claim(&app, &sender).await.try_into().unwrap();
        let doubt = SendError::InDoubt { reason: "no answer".to_owned() };
        settle(&app, &cancellation, Ending::Unsent(doubt)).await;
        app.clock.advance(SignedDuration::from_mins(1));
        assert_eq!(app.api().patch(&path, "*", &json!({"status": "confirmed"})).await.status, 200);
        publish(&app, &sample).await;
        let before = answers(&app, &sample).await;
        assert_eq!(before.len(), 1, "nobody knows whether they heard of it");
        app.clock.advance(SignedDuration::from_mins(1));
        assert_eq!(accept(&app, &sample).await, 303);
        let [again] = claim(&app, &sender).await.try_into().unwrap();
        assert_eq!(again.message, cancellation.message);
        settle(&app, &again, Ending::Taken).await;
        assert_eq!(answers(&app, &sample).await, [app.clock.now()]);
    }

    async fn a_cancellation_forgets_what_was_answered_before(database: Database) {
        let app = TestApp::new(database).await;
        let sample = published(&app).await;
        let sender = sender(&app).await;
        let [invitation] = claim(&app, &sender).await.try_into().unwrap();
        settle(&app, &invitation, Ending::Taken).await;
        assert_eq!(accept(&app, &sample).await, 303);
        let path = sample.below_visit(&format!("items/{}", sample.item));
        assert_eq!(app.api().patch(&path, "*", &json!({"status": "cancelled"})).await.status, 200);
        publish(&app, &sample).await;
        let [cancellation] = claim(&app, &sender).await.try_into().unwrap();
        settle(&app, &cancellation, Ending::Taken).await;
        assert_eq!(answers(&app, &sample).await, []);
    }

    async fn what_a_turn_claimed_again_is_not_lost_with_its_answer(database: Database) {
        let app = TestApp::new(database).await;
        let sample = published(&app).await;
        let sender = sender(&app).await;
        let [first] = claim(&app, &sender).await.try_into().unwrap();
        let landed = vec![Outcome { claim: first.claim, ending: down() }];
        // set back and claimed again in one transaction, whose end is not known
        let lost = turn(&app, &sender, (landed.clone(), None)).await;
        assert_eq!((lost.claimed.len(), lost.unsettled.len()), (1, 0));
        let turned = turn(&app, &sender, (landed, Some(Vec::new()))).await;
        let [again] = turned.claimed.try_into().unwrap();
        assert_eq!(again.message, lost.claimed[0].message);
        settle(&app, &again, Ending::Taken).await;
        assert_eq!(states(&app, &sample).await, [MessageState::Sent]);
    }
}

#[tokio::test]
async fn a_visit_that_somebody_works_on_stops_no_other() {
    let Some(database) = Database::new(Engine::Postgres) else {
        return;
    };
    let app = TestApp::new(database).await;
    let busy = published(&app).await;
    let free = app.second_visit(&busy).await;
    let sender = sender(&app).await;
    let mut other = PgConnection::establish(&app.database.url).unwrap();
    let lock = format!(
        "BEGIN; UPDATE visits SET revision = revision WHERE id = '{}'",
        busy.visit
    );
    other.batch_execute(&lock).unwrap();
    let [claimed] = claim(&app, &sender).await.try_into().unwrap();
    assert_eq!(claimed.claim.visit.to_string(), free);
    other.batch_execute("COMMIT").unwrap();
    let [claimed] = claim(&app, &sender).await.try_into().unwrap();
    assert_eq!(claimed.claim.visit.to_string(), busy.visit);
}

/// A visit with one person to invite, published.
async fn published(app: &TestApp) -> Sample {
    let sample = app.sample().await;
    publish(app, &sample).await;
    sample
}

async fn publish(app: &TestApp, sample: &Sample) {
    let urgent = json!({"tell": "urgent"});
    let answer = app
        .api()
        .post(&sample.below_visit("publications"), &urgent)
        .await;
    assert_eq!(answer.status, 201, "{}", answer.text);
}

/// Accepts the item on the page of the host.
async fn accept(app: &TestApp, sample: &Sample) -> u16 {
    let path = sample.below_visit(&format!("participants/{}", sample.participant));
    let host = app.api().get(&path).await.json();
    let page = host["page_url"].as_str().unwrap().replace(&app.url, "");
    let fields = [("item", sample.item.as_str()), ("status", "accepted")];
    let answer = Guest::new(app)
        .send(&format!("{page}/replies"), &fields)
        .await;
    answer.status
}

/// When those answers were given that are kept.
async fn answers(app: &TestApp, sample: &Sample) -> Vec<Timestamp> {
    let visit: VisitId = sample.visit.parse().unwrap();
    let all = read(app, move |db| replies::of_visit(db, visit)).await;
    all.into_iter().map(|given| given.reply.at).collect()
}

/// A process that others know of.
async fn sender(app: &TestApp) -> Sender {
    let instance: InstanceId = ids::new();
    write(app, move |db| instances::start(db, instance)).await;
    Sender {
        secretariat: app.secretariat.clone(),
        instance,
    }
}

async fn claim(app: &TestApp, sender: &Sender) -> Vec<Claimed> {
    let (sender, now) = (sender.clone(), app.clock.now());
    write(app, move |db| reconcile::claim(db, &sender, (16, now))).await
}

async fn settle(app: &TestApp, claimed: &Claimed, ending: Ending) {
    let outcome = Outcome {
        claim: claimed.claim,
        ending,
    };
    let times = (patience(), app.clock.now());
    write(app, move |db| settle::settle(db, &[outcome], times)).await;
}

fn patience() -> Patience {
    Patience {
        retry_after: Duration::from_secs(1),
        jitter: 0.5,
    }
}

/// One transaction of a worker; what is under way is named if the end of the one before is not known.
async fn turn(
    app: &TestApp,
    sender: &Sender,
    (landed, under_way): (Vec<Outcome>, Option<Vec<MessageId>>),
) -> Turned {
    let (sender, times) = (sender.clone(), (patience(), app.clock.now()));
    write(app, move |db| {
        worker::turn(db, &sender, (landed, under_way, 16), times)
    })
    .await
}

/// Settles a message, and claims it again when it is due.
async fn again(app: &TestApp, sender: &Sender, (claimed, ending): (&Claimed, Ending)) -> Claimed {
    settle(app, claimed, ending).await;
    app.clock.advance(SignedDuration::from_mins(1));
    let [again] = claim(app, sender).await.try_into().unwrap();
    again
}

fn down() -> Ending {
    let reason = "connection refused".to_owned();
    Ending::Unsent(SendError::ServerDown { reason })
}

fn deferred() -> Ending {
    let reply = "450 later".to_owned();
    Ending::Unsent(SendError::Deferred { reply })
}

async fn write<T: Send + 'static>(
    app: &TestApp,
    work: impl FnOnce(&mut Db) -> Result<T, Error> + Send + 'static,
) -> T {
    app.database.store.write(work).await.unwrap()
}

/// The states of the messages of a visit, oldest first.
async fn states(app: &TestApp, sample: &Sample) -> Vec<MessageState> {
    let visit: VisitId = sample.visit.parse().unwrap();
    let messages: Vec<Message> = read(app, move |db| outbox::of_visit(db, visit, None, 10)).await;
    messages.iter().map(|message| message.state).collect()
}
