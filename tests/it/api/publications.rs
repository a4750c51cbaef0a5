//! Publishing, and what lies in the outbox then.

use escale::domain::ids::{MessageId, ParticipantId};
use escale::domain::message::MessageState;
use escale::store::outbox::claim;
use escale::store::{outbox, told};
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::app::{NOW, Sample, TestApp, item, read};
use crate::harness::database::on_each_engine;

/// The messages of the sample's visit.
async fn messages(app: &TestApp, sample: &Sample) -> Vec<Value> {
    let page = app.api().get(&sample.below_visit("messages")).await.json();
    assert_eq!(page["next"], json!(null));
    page["items"].as_array().unwrap().clone()
}

/// A driver, who is told by hand, in the audience of the sample's item.
async fn add_driver(app: &TestApp, sample: &Sample) -> String {
    let api = app.api();
    let person = json!({"key": "driver", "family_name": "Roux", "given_name": "Paul", "phone": "+33 6 00", "locale": "fr"});
    let person = api.make("/people", person).await;
    let role = json!({"person": person, "role": "driver"});
    let driver = api.make(&sample.below_visit("participants"), role).await;
    let path = sample.below_visit(&format!("items/{}", sample.item));
    let named = api
        .patch(&path, "*", &json!({"audience": {"people": [person]}}))
        .await;
    assert_eq!(named.status, 200, "{}", named.text);
    driver
}

on_each_engine! {
    async fn a_publication_is_made_once_and_listed(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let path = sample.below_visit("publications");
        assert_eq!(api.get(&path).await.json(), json!({"items": [], "next": null}));
        let visit = api.get(&format!("/visits/{}", sample.visit)).await.json();

        let order = json!({"revision": visit["revision"], "note": {"fr": "Première version"}});
        let made = api.post(&path, &order).await;
        assert_eq!(made.status, 201, "{}", made.text);
        let told = json!({"version": 1, "published_at": NOW, "told": 1, "untold": 0, "by_hand": 0});
        assert_eq!(made.json(), told);
        assert_eq!(made.header("location"), format!("/api/v1{path}/1"));
        let shown = api.get(&format!("{path}/1")).await;
        assert_eq!((shown.status, shown.tag()), (200, made.tag()), "{}", shown.text);
        let shown = shown.json();
        assert_eq!(shown["note"], json!({"fr": "Première version"}));
        assert_eq!(shown["items"][0]["participants"], json!([sample.participant]));
        assert_eq!(shown["participants"][0]["name"], "Jean-Luc Moudenc");

        let again = api.send(Method::POST, &path, &[], "").await;
        assert_eq!((again.status, &again.json()["version"]), (200, &json!(1)), "{}", again.text);
        let listed = api.get(&path).await.json();
        let first = json!({"version": 1, "published_at": NOW, "tell": "concerned", "note": {"fr": "Première version"}});
        assert_eq!(listed, json!({"items": [first], "next": null}));
        let visit = api.get(&format!("/visits/{}", sample.visit)).await.json();
        assert_eq!((&visit["version"], &visit["published_at"]), (&json!(1), &json!(NOW)));
        for version in ["0", "2", "x", "99999999999", "-1"] {
            api.get(&format!("{path}/{version}")).await.expect_problem(404, "not-found");
        }
    }

    async fn a_wrong_order_publishes_nothing(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let path = sample.below_visit("publications");
        let stale = api.post(&path, &json!({"revision": 1})).await.expect_problem(412, "stale");
        let visit = api.get(&format!("/visits/{}", sample.visit)).await.json();
        assert_eq!(stale["current"], json!({"revision": visit["revision"]}));
        for (order, pointer) in [
            (json!({"tell": "all"}), "/tell"), (json!({"items": [sample.person]}), "/items/0"), (json!({"items": 1}), "/items"),
            (json!({"hold": [sample.person]}), "/hold/0"), (json!({"note": "x"}), "/note"), (json!({"note": {"fr": "\u{0}"}}), "/note/fr"),
            (json!({"revision": "1"}), "/revision"), (json!({"everybody": true}), "/everybody"),
        ] {
            let problem = api.post(&path, &order).await.expect_problem(422, "invalid");
            assert_eq!(problem["errors"][0]["pointer"], pointer, "{problem}");
        }
        assert_eq!(api.get(&path).await.json()["items"], json!([]));
        assert_eq!(messages(&app, &sample).await, Vec::<Value>::new());
    }

    async fn what_was_published_is_cancelled_not_deleted(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        api.post(&sample.below_visit("publications"), &json!({})).await;
        let visit = format!("/visits/{}", sample.visit);
        let old = sample.below_visit(&format!("items/{}", sample.item));
        for path in [&visit, &old] {
            let refused = api.delete(path, "*").await.expect_problem(409, "conflict");
            assert!(refused["detail"].as_str().unwrap().contains("cancelled"), "{refused}");
        }
        let new = api.make(&sample.below_visit("items"), item("Dîner", &sample.venue, &sample.person)).await;
        assert_eq!(api.delete(&sample.below_visit(&format!("items/{new}")), "*").await.status, 204);
        for path in [&old, &visit] {
            let cancelled = api.patch(path, "*", &json!({"status": "cancelled", "reason": {"fr": "Grève"}})).await;
            assert_eq!((cancelled.status, &cancelled.json()["status"]), (200, &json!("cancelled")), "{}", cancelled.text);
        }
    }

    async fn messages_are_listed_before_the_publication_is_answered(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let driver = add_driver(&app, &sample).await;
        app.api().post(&sample.below_visit("publications"), &json!({})).await;
        let all = messages(&app, &sample).await;
        assert_eq!(all.len(), 2);
        let to = |participant: &str| all.iter().find(|message| message["participant"] == participant).unwrap();
        let invitation = to(&sample.participant);
        assert_eq!(
            (&invitation["item"], &invitation["kind"], &invitation["state"], &invitation["attempts"]),
            (&json!(sample.item), &json!("invitation"), &json!("due"), &json!(0))
        );
        assert_eq!((&invitation["due_at"], &invitation["sent_at"]), (&json!(NOW), &json!(null)));
        let call = to(&driver);
        assert_eq!((&call["state"], &call["phone"], &call["told"]), (&json!("by-hand"), &json!("+33 6 00"), &json!(null)));
        assert!(call["text"].as_str().unwrap().contains("Entretien"), "{call}");
        let path = sample.below_visit(&format!("messages/{}", call["id"].as_str().unwrap()));
        let shown = app.api().get(&path).await;
        assert_eq!((shown.json(), shown.tag().is_empty()), (call.clone(), false));
        app.api().get(&sample.below_visit(&format!("messages/{driver}"))).await.expect_problem(404, "not-found");
    }

    async fn who_was_told_by_hand_knows_it(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let driver = add_driver(&app, &sample).await;
        let api = app.api();
        api.post(&sample.below_visit("publications"), &json!({})).await;
        let all = messages(&app, &sample).await;
        let id = |participant: &str| {
            let message = all.iter().find(|message| message["participant"] == participant).unwrap();
            message["id"].as_str().unwrap().to_owned()
        };
        let path = sample.below_visit(&format!("messages/{}/told", id(&driver)));
        for (record, pointer) in [
            (json!({}), "/by"), (json!({"by": "A", "how": 1}), "/how"), (json!({"by": "A", "how": "B", "at": "noon"}), "/at"),
            (json!({"by": "A", "how": "B", "at": "2025-06-02T09:00:00Z"}), "/at"), (json!({"by": "A", "how": "B", "to": "C"}), "/to"),
        ] {
            let problem = api.post(&path, &record).await.expect_problem(422, "invalid");
            assert_eq!(problem["errors"][0]["pointer"], pointer, "{problem}");
        }
        let record = json!({"by": "Anne", "how": "by telephone", "at": "2025-06-02T07:50:00Z"});
        let wrong = sample.below_visit(&format!("messages/{}/told", id(&sample.participant)));
        api.post(&wrong, &record).await.expect_problem(409, "conflict");
        let told_now = api.post(&path, &record).await;
        assert_eq!(told_now.status, 200, "{}", told_now.text);
        let shown = told_now.json();
        assert_eq!((&shown["state"], &shown["told"]), (&json!("sent"), &record));
        api.post(&path, &record).await.expect_problem(409, "conflict");

        let who: ParticipantId = driver.parse().unwrap();
        let knowledge = read(&app, move |db| told::of_participants(db, &[who])).await;
        assert_eq!(knowledge.len(), 1);
        assert_eq!(knowledge[0].told.as_ref().unwrap().version, 1);
        // nothing is left to tell
        api.post(&sample.below_visit("publications"), &json!({})).await;
        assert_eq!(messages(&app, &sample).await.len(), 2);
    }

    async fn a_failed_message_makes_its_participant_due_again(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        api.post(&sample.below_visit("publications"), &json!({})).await;
        let first = messages(&app, &sample).await[0]["id"].as_str().unwrap().to_owned();
        let path = sample.below_visit(&format!("messages/{first}/retry"));
        api.post(&path, &json!({})).await.expect_problem(409, "conflict");

        let id: MessageId = first.parse().unwrap();
        let failed = app.database.store.write(move |db| claim::give_up(db, id, MessageState::Failed, "550 no such user"));
        failed.await.unwrap();
        let retried = api.post(&path, &json!({})).await;
        assert_eq!(retried.status, 200, "{}", retried.text);
        let new = &retried.json()["items"][0];
        assert_ne!(new["id"], json!(first));
        assert_eq!((&new["state"], &new["item"], &new["message_id"]), (&json!("due"), &json!(sample.item), &json!(null)));
        // asked twice, it is due once
        assert_eq!(api.post(&path, &json!({})).await.json(), retried.json());
        let states: Vec<_> = messages(&app, &sample).await.iter().map(|message| message["state"].clone()).collect();
        assert_eq!(states, [json!("failed"), json!("due")]);
        let counts = read(&app, outbox::count_by_state).await;
        assert!(counts.contains(&(MessageState::Failed, 1)), "{counts:?}");
    }
}
