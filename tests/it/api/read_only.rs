//! Fields that are shown but not edited: whoever sends back what was shown means no change of them.

use serde_json::{Value, json};

use crate::harness::app::{Sample, TestApp};
use crate::harness::database::on_each_engine;

/// One resource of each kind, by path.
async fn resources(app: &TestApp, sample: &Sample) -> Vec<String> {
    let api = app.api();
    let station = json!({"key": "matabiau", "name": "Matabiau", "time_zone": "Europe/Paris"});
    let station = api.make("/venues", station).await;
    let way = json!({"from": sample.venue, "to": station, "minutes": 15});
    let way = api.make("/travel-times", way).await;
    let delegation =
        json!({"key": "guests", "name": {"fr": "Invités"}, "organisation": sample.organisation});
    let delegation = api
        .make(&sample.below_visit("delegations"), delegation)
        .await;
    vec![
        format!("/visits/{}", sample.visit),
        sample.below_visit(&format!("items/{}", sample.item)),
        sample.below_visit(&format!("participants/{}", sample.participant)),
        sample.below_visit(&format!("delegations/{delegation}")),
        format!("/organisations/{}", sample.organisation),
        format!("/people/{}", sample.person),
        format!("/venues/{}", sample.venue),
        format!("/travel-times/{way}"),
    ]
}

/// The problem's faults, by pointer.
fn pointers(problem: &Value) -> Vec<&str> {
    let errors = problem["errors"].as_array().unwrap().iter();
    errors
        .map(|error| error["pointer"].as_str().unwrap())
        .collect()
}

on_each_engine! {
    async fn what_was_read_can_be_sent_back_whole(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        for path in resources(&app, &sample).await {
            let shown = api.get(&path).await;
            let sent = api.patch(&path, shown.tag(), &shown.json()).await;
            assert_eq!(sent.status, 200, "{path}: {}", sent.text);
            let mut before = shown.json();
            let mut after = sent.json();
            // the revision counts edits, be they without effect
            for visit in [&mut before, &mut after] {
                visit.as_object_mut().unwrap().remove("revision");
            }
            assert_eq!(after, before, "{path}");
        }
    }

    async fn an_edit_of_what_was_read_whole_changes_only_that(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let path = sample.below_visit(&format!("participants/{}", sample.participant));
        let shown = api.get(&path).await;
        let mut edited = shown.json();
        edited["diet"] = json!("halal");
        let sent = api.patch(&path, shown.tag(), &edited).await;
        assert_eq!((sent.status, sent.json()), (200, edited), "{}", sent.text);
    }

    async fn what_can_only_be_read_is_not_changed(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let participant = sample.below_visit(&format!("participants/{}", sample.participant));
        let visit = format!("/visits/{}", sample.visit);
        for (path, patch, faults) in [
            (&participant, json!({"email": "other@city.example"}), &["/email"][..]),
            (&participant, json!({"email": null}), &["/email"]),
            (&participant, json!({"page_url": "https://elsewhere.example/", "role": "king"}), &["/page_url", "/role"]),
            (&participant, json!({"id": sample.visit}), &["/id"]),
            (&visit, json!({"revision": 1000, "version": 1}), &["/revision", "/version"]),
        ] {
            let before = api.get(path).await.json();
            let problem = api.patch(path, "*", &patch).await.expect_problem(422, "invalid");
            assert_eq!(pointers(&problem), faults, "{problem}");
            assert_eq!(api.get(path).await.json(), before);
        }
        let problem = api.patch(&participant, "*", &json!({"email": "x@y.example"})).await.json();
        let detail = problem["errors"][0]["detail"].as_str().unwrap();
        assert!(detail.contains("can only be read") && detail.contains("maire@toulouse.example"), "{detail}");
    }
}
