//! Visits and their agendas.

use serde_json::json;

use crate::harness::app::{TestApp, item, visit};
use crate::harness::database::on_each_engine;

on_each_engine! {
    async fn every_edit_of_a_visit_raises_its_revision(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let path = format!("/visits/{}", sample.visit);
        let mut revision = api.get(&path).await.json()["revision"].as_i64().unwrap();
        let item_path = sample.below_visit(&format!("items/{}", sample.item));
        let participant = sample.below_visit(&format!("participants/{}", sample.participant));
        for (path_of_edit, patch) in [
            (&path, json!({"public": true})), (&item_path, json!({"capacity": 3})), (&participant, json!({"groups": ["a"]})),
        ] {
            assert_eq!(api.patch(path_of_edit, "*", &patch).await.status, 200);
            let shown = api.get(&path).await.json();
            revision += 1;
            assert_eq!(shown["revision"], json!(revision), "{path_of_edit}");
            assert_eq!((&shown["version"], &shown["published_at"]), (&json!(null), &json!(null)));
        }
        for path_of_edit in [&item_path, &participant] {
            assert_eq!(api.delete(path_of_edit, "*").await.status, 204);
            revision += 1;
            assert_eq!(api.get(&path).await.json()["revision"], json!(revision), "{path_of_edit}");
        }
        // what is refused changes nothing
        api.patch(&item_path, "*", &json!({})).await.expect_problem(404, "not-found");
        api.patch(&path, "\"x\"", &json!({})).await.expect_problem(412, "stale");
        assert_eq!(api.get(&path).await.json()["revision"], json!(revision));
    }

    async fn items_are_listed_by_their_start(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let list = sample.below_visit("items");
        for (title, starts, ends) in [
            ("third", "2025-06-24T09:00:00", "2025-06-24T10:00:00"), ("first", "2025-06-23T09:00:00", "2025-06-23T10:00:00"),
        ] {
            let mut body = item(title, &sample.venue, &sample.person);
            body["starts"] = json!(starts);
            body["ends"] = json!(ends);
            api.make(&list, body).await;
        }
        let first = api.get(&format!("{list}?limit=2")).await.json();
        let cursor = first["next"].as_str().unwrap();
        let second = api.get(&format!("{list}?limit=2&cursor={cursor}")).await.json();
        let both = [&first, &second].map(|page| page["items"].as_array().unwrap().clone()).concat();
        let titles: Vec<_> = both.iter().map(|item| item["title"]["fr"].as_str().unwrap()).collect();
        assert_eq!(titles, ["first", "Entretien", "third"]);
        assert_eq!(second["next"], json!(null));
    }

    async fn an_item_is_cancelled_with_its_reason(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let path = sample.below_visit(&format!("items/{}", sample.item));
        let merge = json!({"status": "cancelled", "reason": {"fr": "Grève"}});
        let cancelled = app.api().patch(&path, "*", &merge).await.json();
        assert_eq!((&cancelled["status"], &cancelled["reason"]["fr"]), (&json!("cancelled"), &json!("Grève")));
        let merge = json!({"reason": {"fr": null, "en": "Strike"}});
        assert_eq!(app.api().patch(&path, "*", &merge).await.json()["reason"], json!({"en": "Strike"}));
    }

    async fn two_visits_have_two_addresses(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let mut second = visit("vietnam-2025", &sample.organisation);
        second["key"] = json!("other");
        let refused = api.post("/visits", &second).await;
        assert_eq!(refused.expect_problem(422, "invalid")["errors"][0]["pointer"], "/slug");
        let other = api.make("/visits", visit("other", &sample.organisation)).await;
        let renamed = api.patch(&format!("/visits/{other}"), "*", &json!({"slug": "vietnam-2025"})).await;
        assert_eq!(renamed.expect_problem(422, "invalid")["errors"][0]["pointer"], "/slug");
        api.patch(&format!("/visits/{other}"), "*", &json!({"key": "vietnam-2025"})).await.expect_problem(409, "conflict");
    }

    async fn a_visit_that_was_never_published_is_deleted_with_all_of_it(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let path = format!("/visits/{}", sample.visit);
        assert_eq!(api.delete(&path, api.get(&path).await.tag()).await.status, 204);
        api.get(&path).await.expect_problem(404, "not-found");
        api.get(&format!("{path}/items")).await.expect_problem(404, "not-found");
        assert_eq!(api.delete(&format!("/people/{}", sample.person), "*").await.status, 204);
    }

    async fn clashes_say_who_when_and_what_would_mend_them(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        assert_eq!(api.get(&sample.below_visit("clashes")).await.json(), json!({"items": [], "next": null}));
        let second = api.make(&sample.below_visit("items"), item("Signature", &sample.venue, &sample.person)).await;
        let shown = api.get(&sample.below_visit("clashes")).await.json();
        let clash = &shown["items"][0];
        assert_eq!((&clash["kind"], &clash["severity"]), (&json!("person"), &json!("error")), "{shown}");
        assert_eq!(clash["people"], json!([sample.person]));
        let items: Vec<_> = clash["items"].as_array().unwrap().iter().map(|item| item["item"].clone()).collect();
        assert_eq!(items.len(), 2);
        assert!(items.contains(&json!(second)) && items.contains(&json!(sample.item)));
        assert_eq!(clash["when"]["starts"], json!({"wall": "2025-06-23T11:30:00", "time_zone": "Europe/Paris"}));
        assert!(clash["message"].as_str().unwrap().contains("Moudenc"), "{clash}");
        assert!(clash["fixes"].as_array().unwrap().iter().all(|fix| !fix["message"].as_str().unwrap().is_empty()));
    }

    async fn of_another_team_a_clash_tells_only_when_somebody_is_busy(database: Database) {
        let app = TestApp::new(database).await;
        let theirs = app.sample().await;
        let secret = json!({"title": {"fr": "Secret"}, "starts": "2025-06-23T11:00:00"});
        app.api().patch(&theirs.below_visit(&format!("items/{}", theirs.item)), "*", &secret).await;
        let token = app.foreign_token().await;
        let api = app.api_with(&token);
        let own = api.make("/visits", visit("own", &theirs.organisation)).await;
        let participant = json!({"person": theirs.person, "role": "host"});
        api.make(&format!("/visits/{own}/participants"), participant).await;
        let ours = item("Lunch", &theirs.venue, &theirs.person);
        let ours = api.make(&format!("/visits/{own}/items"), ours).await;

        let shown = api.get(&format!("/visits/{own}/clashes")).await;
        let list = shown.json();
        let kinds: Vec<_> = list["items"].as_array().unwrap().iter().map(|clash| clash["kind"].clone()).collect();
        assert_eq!(kinds, ["person", "venue"], "{list}");
        for clash in list["items"].as_array().unwrap() {
            assert_eq!(clash["items"], json!([{"visit": own, "item": ours}]));
            assert_eq!(clash["busy"]["starts"]["wall"], "2025-06-23T11:00:00", "{clash}");
            assert_eq!(clash["busy"]["ends"]["wall"], "2025-06-23T12:30:00", "{clash}");
            let message = clash["message"].as_str().unwrap();
            assert!(message.contains("busy on Monday 23 June, 11:00–12:30"), "{message}");
        }
        for hidden in [theirs.visit.as_str(), &theirs.item, "Secret", "Visite", "vietnam-2025"] {
            assert!(!shown.text.contains(hidden), "{hidden}: {}", shown.text);
        }
    }
}
