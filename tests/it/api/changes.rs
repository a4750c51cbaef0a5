//! What publishing would do, before it is done.

use serde_json::json;

use crate::harness::app::{TestApp, item};
use crate::harness::database::on_each_engine;

on_each_engine! {
    async fn a_draft_shows_what_its_publication_would_tell(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let changes = api.get(&sample.below_visit("changes")).await;
        assert_eq!(changes.status, 200, "{}", changes.text);
        let changes = changes.json();
        let visit = api.get(&format!("/visits/{}", sample.visit)).await.json();
        assert_eq!(changes["revision"], visit["revision"]);
        assert_eq!((&changes["items"][0]["id"], &changes["items"][0]["change"]), (&json!(sample.item), &json!("added")));
        assert_eq!(changes["items"][0]["entering"], json!([{"participant": sample.participant, "why": "part"}]));
        let notice = &changes["notices"][0];
        assert_eq!((&notice["participant"], &notice["language"]), (&json!(sample.participant), &json!("fr")));
        let message = &notice["messages"][0];
        assert_eq!((&message["kind"], &message["items"]), (&json!("invitation"), &json!([sample.item])));
        assert!(message["text"].as_str().unwrap().contains("Entretien"), "{message}");
        assert_eq!((&changes["untold"], &changes["silent"]), (&json!([]), &json!(0)));
        // looking publishes nothing
        assert_eq!(api.get(&sample.below_visit("publications")).await.json()["items"], json!([]));

        let published = api.post(&sample.below_visit("publications"), &json!({"revision": changes["revision"]})).await;
        assert_eq!(published.status, 201, "{}", published.text);
        let nothing = api.get(&sample.below_visit("changes")).await.json();
        assert_eq!((&nothing["items"], &nothing["warnings"]), (&json!([]), &json!([])));
    }

    async fn a_selection_shows_its_own_changes_alone(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        api.post(&sample.below_visit("publications"), &json!({})).await;
        let mut body = item("Dîner", &sample.venue, &sample.person);
        body["starts"] = json!("2025-06-23T19:00:00");
        body["ends"] = json!("2025-06-23T21:00:00");
        let second = api.make(&sample.below_visit("items"), body).await;
        let path = sample.below_visit(&format!("items/{}", sample.item));
        api.patch(&path, "*", &json!({"starts": "2025-06-23T10:30:00"})).await;

        let all = api.get(&sample.below_visit("changes")).await.json();
        let moved = &all["items"][0];
        assert_eq!((&moved["id"], &moved["change"]), (&json!(sample.item), &json!("changed")));
        let starts = moved["fields"].as_array().unwrap().iter().find(|field| field["field"] == "starts").unwrap();
        assert!(starts["old"].as_str().unwrap().contains("11:30") && starts["new"].as_str().unwrap().contains("10:30"), "{starts}");
        assert_eq!(all["items"][1]["id"], json!(second));

        let chosen = api.get(&sample.below_visit(&format!("changes?items={second}"))).await.json();
        let ids: Vec<_> = chosen["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect();
        assert_eq!(ids, [json!(second)]);
        let held = api.get(&sample.below_visit(&format!("changes?hold={}", sample.participant))).await.json();
        assert_eq!(held["notices"], json!([]));
        let untold = held["untold"].as_array().unwrap();
        assert_eq!((untold.len(), &untold[0]["participant"]), (1, &json!(sample.participant)));
        let items = untold[0]["items"].as_array().unwrap();
        assert!([&sample.item, &second].iter().all(|item| items.contains(&json!(item))), "{untold:?}");
        assert_eq!(all["untold"], json!([]));
        let nobody = json!({"tell": "nobody"});
        assert_eq!(api.post(&sample.below_visit("publications"), &nobody).await.json()["untold"], 1);
        let later = api.get(&sample.below_visit("changes")).await.json();
        assert_eq!(later["untold"][0]["participant"], json!(sample.participant));
    }

    async fn a_wrong_selection_is_refused(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        for query in ["items=x", "hold=1,2", "item=x", "items=%ff"] {
            let refused = app.api().get(&sample.below_visit(&format!("changes?{query}"))).await;
            assert_eq!(refused.status, 400, "{query}: {}", refused.text);
        }
        for (query, pointer) in [(format!("items={}", sample.person), "/items/0"), (format!("hold={}", sample.person), "/hold/0")] {
            let refused = app.api().get(&sample.below_visit(&format!("changes?{query}"))).await;
            assert_eq!(refused.expect_problem(422, "invalid")["errors"][0]["pointer"], pointer);
        }
    }
}
