//! Entity tags: nobody overwrites what they have not seen.

use reqwest::Method;
use serde_json::json;

use crate::harness::app::TestApp;
use crate::harness::database::on_each_engine;

on_each_engine! {
    async fn a_resource_is_shown_with_its_tag_and_not_twice(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        for path in [
            format!("/visits/{}", sample.visit), sample.below_visit(&format!("items/{}", sample.item)),
            sample.below_visit(&format!("participants/{}", sample.participant)),
            format!("/organisations/{}", sample.organisation), format!("/people/{}", sample.person),
            format!("/venues/{}", sample.venue),
        ] {
            let shown = api.get(&path).await;
            assert_eq!(shown.status, 200, "{path}");
            let tag = shown.tag().to_owned();
            assert!(tag.starts_with('"') && tag.ends_with('"') && tag.len() > 20, "{path}: {tag}");
            assert_eq!(api.get(&path).await.tag(), tag, "{path}");
            for (condition, status) in [
                (tag.clone(), 304), (format!("W/{tag}"), 304), (format!("\"x\", {tag}"), 304), ("*".to_owned(), 304),
                ("\"x\"".to_owned(), 200), ("x".to_owned(), 400),
            ] {
                let answer = api.send(Method::GET, &path, &[("if-none-match", &condition)], "").await;
                assert_eq!(answer.status, status, "{path}: {condition}");
                if status == 304 {
                    assert_eq!((answer.tag(), answer.text.as_str()), (tag.as_str(), ""));
                }
            }
        }
    }

    async fn a_change_needs_the_tag_of_what_is_there(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        for (path, patch) in [
            (format!("/visits/{}", sample.visit), json!({"public": true})),
            (sample.below_visit(&format!("items/{}", sample.item)), json!({"capacity": 12})),
            (sample.below_visit(&format!("participants/{}", sample.participant)), json!({"diet": "halal"})),
            (format!("/organisations/{}", sample.organisation), json!({"public": true})),
            (format!("/people/{}", sample.person), json!({"phone": "+33 5 61 22 29 22"})),
            (format!("/venues/{}", sample.venue), json!({"capacity": 120})),
        ] {
            let json_type = ("content-type", "application/merge-patch+json");
            let missing = api.send(Method::PATCH, &path, &[json_type], &patch.to_string()).await;
            missing.expect_problem(428, "precondition-required");
            let missing = api.send(Method::DELETE, &path, &[], "").await;
            missing.expect_problem(428, "precondition-required");

            let seen = api.get(&path).await;
            for wrong in ["\"x\"".to_owned(), format!("W/{}", seen.tag())] {
                let stale = api.patch(&path, &wrong, &patch).await;
                let problem = stale.expect_problem(412, "stale");
                assert_eq!(problem["current"], seen.json(), "{path}");
                assert_eq!(stale.tag(), seen.tag(), "{path}");
            }
            let changed = api.patch(&path, &format!("\"x\", {}", seen.tag()), &patch).await;
            assert_eq!(changed.status, 200, "{path}: {}", changed.text);
            assert_ne!(changed.tag(), seen.tag());
            let shown = api.get(&path).await;
            assert_eq!((shown.tag(), shown.json()), (changed.tag(), changed.json()), "{path}");
            api.patch(&path, seen.tag(), &patch).await.expect_problem(412, "stale");
            api.delete(&path, seen.tag()).await.expect_problem(412, "stale");
            assert_eq!(api.patch(&path, "*", &patch).await.status, 200, "{path}");
        }
    }

    async fn of_editors_at_once_one_wins_and_the_others_know(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let path = sample.below_visit(&format!("items/{}", sample.item));
        let seen = api.get(&path).await;
        let edits = (1..=12).map(|number| {
            let (api, path, tag) = (app.api(), path.clone(), seen.tag().to_owned());
            async move { api.patch(&path, &tag, &json!({"capacity": number})).await }
        });
        let answers = futures_util::future::join_all(edits).await;
        let winners: Vec<_> = answers.iter().filter(|answer| answer.status == 200).collect();
        let losers: Vec<_> = answers.iter().filter(|answer| answer.status == 412).collect();
        assert_eq!((winners.len(), losers.len()), (1, 11));
        assert_eq!(api.get(&path).await.json(), winners[0].json());
    }

    async fn edits_of_different_parts_at_once_are_all_kept(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let before = app.api().get(&format!("/visits/{}", sample.visit)).await.json();
        let edits = (0..10).map(|number| {
            let (api, visit) = (app.api(), sample.visit.clone());
            let delegation = json!({"key": format!("d{number}"), "name": {"fr": "Équipe"}, "organisation": sample.organisation});
            async move { api.post(&format!("/visits/{visit}/delegations"), &delegation).await.status }
        });
        let statuses = futures_util::future::join_all(edits).await;
        assert_eq!(statuses, [201; 10]);
        let after = app.api().get(&format!("/visits/{}", sample.visit)).await.json();
        assert_eq!(after["revision"].as_i64().unwrap(), before["revision"].as_i64().unwrap() + 10);
    }
}
