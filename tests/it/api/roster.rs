//! Who takes part.

use escale::domain::capability::{Capability, Door};
use escale::store::epoch;
use serde_json::{Value, json};

use crate::harness::app::{TestApp, read};
use crate::harness::database::on_each_engine;

/// The generation of the links that a participant is shown.
fn generation(app: &TestApp, participant: &Value) -> u32 {
    let url = participant["page_url"].as_str().unwrap();
    let token = url.strip_prefix(&format!("{}/p/", app.url)).unwrap();
    let Capability {
        generation,
        participant: id,
        ..
    } = app.secretariat.links.read(Door::Page, token).unwrap();
    assert_eq!(id.to_string(), participant["id"].as_str().unwrap());
    generation
}

on_each_engine! {
    async fn a_participant_is_shown_with_address_and_links(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let shown = app.api().get(&sample.below_visit(&format!("participants/{}", sample.participant))).await.json();
        assert_eq!(shown["email"], "maire@toulouse.example");
        assert_eq!((&shown["role"], &shown["notify"]), (&json!("host"), &json!("invitations")));
        let feed = app.secretariat.links.feed_url(sample.participant.parse().unwrap(), 0);
        assert_eq!(shown["feed_url"], json!(feed));
        assert_eq!(generation(&app, &shown), 0);
        assert_eq!(shown.get("removed"), None);
    }

    async fn who_was_taken_off_comes_back_as_the_same(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let list = sample.below_visit("participants");
        let path = format!("{list}/{}", sample.participant);
        let before = api.get(&path).await.json();
        let again = json!({"person": sample.person, "role": "speaker", "groups": ["cycling"]});
        api.post(&list, &again).await.expect_problem(409, "conflict");

        assert_eq!(api.delete(&path, "*").await.status, 204);
        assert_eq!(api.get(&list).await.json()["items"], json!([]));
        api.get(&path).await.expect_problem(404, "not-found");
        api.patch(&path, "*", &json!({})).await.expect_problem(404, "not-found");
        api.delete(&path, "*").await.expect_problem(404, "not-found");
        // a part they hold stays written
        let item = api.get(&sample.below_visit(&format!("items/{}", sample.item))).await.json();
        assert_eq!(item["people"][0]["person"], json!(sample.person));

        let revived = api.post(&list, &again).await;
        assert_eq!(revived.status, 201, "{}", revived.text);
        let revived = revived.json();
        assert_eq!(revived["id"], json!(sample.participant));
        assert_eq!((&revived["page_url"], &revived["feed_url"]), (&before["page_url"], &before["feed_url"]));
        assert_eq!((&revived["role"], &revived["groups"]), (&json!("speaker"), &json!(["cycling"])));
    }

    async fn links_are_renewed_on_demand_and_with_the_address(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let path = sample.below_visit(&format!("participants/{}", sample.participant));
        let before = read(&app, epoch::current).await;
        let renewed = api.post(&format!("{path}/renew-links"), &json!({})).await;
        assert_eq!(renewed.status, 200, "{}", renewed.text);
        assert_eq!(generation(&app, &renewed.json()), 1);
        assert!(read(&app, epoch::current).await > before);

        let person = format!("/people/{}", sample.person);
        for (patch, expected) in [
            (json!({"phone": "+33 5 61 22 29 22"}), 1),
            (json!({"email": "MAIRE@toulouse.example"}), 1),
            (json!({"email": "cabinet@toulouse.example"}), 2),
            (json!({"email": null}), 3),
        ] {
            let changed = api.patch(&person, "*", &patch).await;
            assert_eq!(changed.status, 200, "{}", changed.text);
            assert_eq!(generation(&app, &api.get(&path).await.json()), expected, "{patch}");
        }
        // an edit of the participation keeps them
        assert_eq!(generation(&app, &api.patch(&path, "*", &json!({"diet": "végétarien"})).await.json()), 3);
    }

    async fn a_participation_stays_one_persons(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let other = app.api().make("/people", json!({"key": "other", "family_name": "Lê"})).await;
        let path = sample.below_visit(&format!("participants/{}", sample.participant));
        let refused = app.api().patch(&path, "*", &json!({"person": other})).await;
        assert_eq!(refused.expect_problem(422, "invalid")["errors"][0]["pointer"], "/person");
    }

    async fn a_delegation_with_members_stays(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let body = json!({"key": "hanoi", "name": {"fr": "Délégation"}, "organisation": sample.organisation, "head": sample.person});
        let list = sample.below_visit("delegations");
        let delegation = api.make(&list, body).await;
        let path = sample.below_visit(&format!("participants/{}", sample.participant));
        let joined = api.patch(&path, "*", &json!({"delegation": delegation})).await;
        assert_eq!(joined.json()["delegation"], json!(delegation), "{}", joined.text);
        let item = sample.below_visit(&format!("items/{}", sample.item));
        api.patch(&item, "*", &json!({"audience": {"delegations": [delegation]}})).await;
        let delegation = format!("{list}/{delegation}");
        let refused = async || api.delete(&delegation, "*").await.expect_problem(409, "conflict")["detail"].clone();
        assert_eq!(
            refused().await,
            "the delegation is in use by the participants Jean-Luc Moudenc and the items “Entretien”; take it out of those first"
        );
        api.patch(&path, "*", &json!({"delegation": null})).await;
        assert_eq!(refused().await, "the delegation is in use by the items “Entretien”; take it out of those first");
        api.patch(&item, "*", &json!({"audience": {"delegations": []}})).await;
        assert_eq!(api.delete(&delegation, "*").await.status, 204);
    }

    async fn who_was_taken_off_keeps_no_delegation_in_use(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let body = json!({"key": "hanoi", "name": {"fr": "Délégation"}, "organisation": sample.organisation});
        let list = sample.below_visit("delegations");
        let delegation = api.make(&list, body).await;
        let path = sample.below_visit(&format!("participants/{}", sample.participant));
        api.patch(&path, "*", &json!({"delegation": delegation})).await;
        assert_eq!(api.delete(&path, "*").await.status, 204);
        assert_eq!(api.delete(&format!("{list}/{delegation}"), "*").await.status, 204);
        let again = json!({"person": sample.person, "role": "host"});
        let revived = api.post(&sample.below_visit("participants"), &again).await;
        assert_eq!((revived.status, &revived.json()["delegation"]), (201, &json!(null)), "{}", revived.text);
    }
}
