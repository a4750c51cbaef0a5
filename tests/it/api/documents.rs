//! What is sent: every fault at its place.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::app::{TestApp, item, visit};
use crate::harness::database::on_each_engine;

/// The pointers of a refusal, in order.
fn pointers(problem: &Value) -> Vec<&str> {
    let errors = problem["errors"].as_array().unwrap();
    assert!(
        errors
            .iter()
            .all(|error| !error["detail"].as_str().unwrap().is_empty())
    );
    errors
        .iter()
        .map(|error| error["pointer"].as_str().unwrap())
        .collect()
}

on_each_engine! {
    async fn every_fault_of_a_body_is_told_with_its_pointer(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let nobody = "0197a000-0000-7000-8000-000000000000";
        let good_item = item("Entretien", &sample.venue, &sample.person);
        let merged = |base: &Value, patch: Value| {
            let mut body = base.clone();
            json_patch::merge(&mut body, &patch);
            body
        };
        let good_visit = visit("other", &sample.organisation);
        let (items, people, visits) = (sample.below_visit("items"), "/people".to_owned(), "/visits".to_owned());
        let participants = sample.below_visit("participants");
        let cases = [
            (&items, json!({}), vec!["/kind", "/title", "/starts", "/ends"]),
            (&items, merged(&good_item, json!({"kind": "party"})), vec!["/kind"]),
            (&items, merged(&good_item, json!({"title": {}})), vec![]),
            (&items, merged(&good_item, json!({"title": {"fr": null}})), vec!["/title"]),
            (&items, merged(&good_item, json!({"starts": "tomorrow"})), vec!["/starts"]),
            (&items, merged(&good_item, json!({"starts": "2025-03-30T02:30:00"})), vec!["/starts"]),
            (&items, merged(&good_item, json!({"ends": "2025-06-23T11:00:00"})), vec!["/ends"]),
            (&items, merged(&good_item, json!({"places": [{"venue": nobody}]})), vec!["/places/0/venue"]),
            (&items, merged(&good_item, json!({"people": [{"person": nobody, "role": "host"}]})), vec!["/people/0/person"]),
            (&items, merged(&good_item, json!({"audience": {"delegations": [nobody]}})), vec!["/audience/delegations/0"]),
            (&items, merged(&good_item, json!({"colour": "red", "capacity": -1})), vec!["/capacity", "/colour"]),
            (&items, merged(&good_item, json!({"id": nobody})), vec!["/id"]),
            (&people, json!({"family_name": "", "email": "x", "locale": "?"}), vec!["/family_name", "/email", "/locale"]),
            (&people, json!({"family_name": "L", "offices": [{"organisation": nobody, "title": {"fr": "M"}}]}), vec!["/offices/0/organisation"]),
            (&visits, merged(&good_visit, json!({"ends_on": "2025-06-01", "host": nobody, "slug": "Bad Slug"})), vec!["/slug", "/host", "/ends_on"]),
            (&visits, merged(&good_visit, json!({"items": []})), vec!["/items"]),
            (&visits, merged(&good_visit, json!({"time_zone": "Mars/Base", "locales": []})), vec!["/time_zone", "/locales"]),
            (&participants, json!({"person": nobody, "role": "chief"}), vec!["/person", "/role"]),
        ];
        for (path, body, expected) in cases {
            let answer = app.api().post(path, &body).await;
            if expected.is_empty() {
                assert_eq!(answer.status, 201, "{body}: {}", answer.text);
                continue;
            }
            let problem = answer.expect_problem(422, "invalid");
            let mut found = pointers(&problem);
            let mut expected = expected;
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{body}: {problem}");
        }
    }

    async fn a_field_given_twice_is_refused(database: Database) {
        let app = TestApp::new(database).await;
        let body = r#"{"name": "a", "name": "b", "time_zone": "UTC"}"#;
        let headers = [("content-type", "application/json")];
        let refused = app.api().send(Method::POST, "/organisations", &headers, body).await;
        assert_eq!(pointers(&refused.expect_problem(422, "invalid")), ["/name"]);
    }

    async fn a_patch_names_fields_that_there_are_and_each_once(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let path = sample.below_visit(&format!("items/{}", sample.item));
        let headers = [("content-type", "application/merge-patch+json"), ("if-match", "*")];
        for (body, expected) in [
            (r#"{"capacity": 4, "capacity": 5}"#, vec!["/capacity"]),
            (r#"{"title": {"fr": "A", "fr": "B"}, "capacity": -1, "capacity": -1}"#, vec!["/capacity", "/capacity", "/title/fr"]),
            (r#"{"people": [{"person": "x", "role": "host", "role": "speaker"}]}"#, vec!["/people/0/person", "/people/0/role"]),
            (r#"{"id": "x", "id": "x"}"#, vec!["/id", "/id"]),
            (r#"{"colour": null}"#, vec!["/colour"]),
            (r#"{"colour": null, "audience": {"everybody": null}}"#, vec!["/audience/everybody", "/colour"]),
        ] {
            let refused = app.api().send(Method::PATCH, &path, &headers, body).await;
            let problem = refused.expect_problem(422, "invalid");
            let mut found = pointers(&problem);
            found.sort_unstable();
            assert_eq!(found, expected, "{body}: {problem}");
        }
        let taken_away = r#"{"title": {"vi": null}, "description": null, "capacity": null}"#;
        assert_eq!(app.api().send(Method::PATCH, &path, &headers, taken_away).await.status, 200);
    }

    async fn what_is_shown_can_be_sent_back(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        for path in [
            sample.below_visit(&format!("items/{}", sample.item)), format!("/organisations/{}", sample.organisation),
            format!("/people/{}", sample.person), format!("/venues/{}", sample.venue),
        ] {
            let shown = api.get(&path).await;
            let same = api.patch(&path, shown.tag(), &shown.json()).await;
            assert_eq!((same.status, same.tag()), (200, shown.tag()), "{path}: {}", same.text);
        }
    }

    async fn null_takes_a_field_away_but_not_one_that_is_needed(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let path = sample.below_visit(&format!("items/{}", sample.item));
        api.patch(&path, "*", &json!({"online_url": "https://call.example/x", "capacity": 4})).await;
        let changed = api.patch(&path, "*", &json!({"online_url": null, "capacity": null})).await.json();
        assert_eq!((changed.get("capacity").cloned().unwrap_or_default(), changed.get("online_url").cloned().unwrap_or_default()), (json!(null), json!(null)));
        let refused = api.patch(&path, "*", &json!({"kind": null, "starts": null})).await;
        assert_eq!(pointers(&refused.expect_problem(422, "invalid")), ["/kind", "/starts"]);
    }

    async fn what_is_made_is_at_its_location(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let made = app.api().post(&sample.below_visit("items"), &item("Dîner", &sample.venue, &sample.person)).await;
        let id = made.json()["id"].as_str().unwrap().to_owned();
        let location = made.header("location").to_owned();
        assert_eq!(location, format!("/api/v1/visits/{}/items/{id}", sample.visit));
        assert_eq!(id.as_bytes()[14], b'7', "{id}");
        let shown = app.api().get(location.strip_prefix("/api/v1").unwrap()).await;
        assert_eq!((shown.tag(), &shown.text), (made.tag(), &made.text));
    }
}
