//! Visit files over HTTP.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::app::TestApp;
use crate::harness::database::on_each_engine;

const FILE: &str = r#"
format = "escale/1"

[[organisations]]
key = "toulouse"
name = "Toulouse"
time_zone = "Europe/Paris"

[[visits]]
key = "vietnam-2025"
slug = "vietnam-2025"
kind = "official"
title = { fr = "Visite" }
host = "toulouse"
starts_on = "2025-06-23"
ends_on = "2025-06-25"
time_zone = "Europe/Paris"
locales = ["fr"]
"#;

const GUEST: &str = r#"
[[visits.participants]]
person = "guest"
role = "guest"

[[people]]
key = "guest"
family_name = "Nguyễn"
given_name = "An"
email = "an@guests.example"
locale = "vi"
"#;

on_each_engine! {
    async fn links_do_not_follow_to_another_address(database: Database) {
        let app = TestApp::new(database).await;
        let api = app.api();
        let toml = [("content-type", "application/toml")];
        let file = format!("{FILE}{GUEST}");
        let first = api.send(Method::POST, "/import", &toml, &file).await;
        assert_eq!(first.status, 201, "{}", first.text);
        let visit = first.json()["visits"][0]["id"].as_str().unwrap().to_owned();
        let participants = format!("/visits/{visit}/participants");
        let page = async || {
            let listed = api.get(&participants).await.json();
            listed["items"][0]["page_url"].as_str().unwrap().to_owned()
        };
        let before = page().await;
        let renamed = file.replace("\"An\"", "\"Ân\"");
        assert_eq!(api.send(Method::POST, "/import", &toml, &renamed).await.status, 201);
        assert_eq!(page().await, before, "the same person reads the same mail");
        let moved = renamed.replace("an@guests", "ban@guests");
        assert_eq!(api.send(Method::POST, "/import", &toml, &moved).await.status, 201);
        assert_ne!(page().await, before, "whoever reads the old address has these links");
    }

    async fn a_file_is_imported_once(database: Database) {
        let app = TestApp::new(database).await;
        let api = app.api();
        let toml = [("content-type", "application/toml")];
        let first = api.send(Method::POST, "/import", &toml, FILE).await;
        assert_eq!(first.status, 201, "{}", first.text);
        let first = first.json();
        assert_eq!(first["visits"][0]["slug"], "vietnam-2025");
        let again = api.send(Method::POST, "/import", &toml, FILE).await;
        assert_eq!((again.status, &again.json()["visits"]), (200, &first["visits"]));
        let shown = api.get(&format!("/visits/{}", first["visits"][0]["id"].as_str().unwrap())).await;
        assert_eq!(shown.json()["title"], json!({"fr": "Visite"}));

        let document: toml::Value = toml::from_str(FILE).unwrap();
        let same = api.post("/import", &serde_json::to_value(document).unwrap()).await;
        assert_eq!((same.status, &same.json()["visits"]), (200, &first["visits"]), "{}", same.text);
    }

    async fn themes_move_between_two_levels_and_reach_no_third(database: Database) {
        let app = TestApp::new(database).await;
        let api = app.api();
        let theme = |key: &str, children: Value| json!({"key": key, "label": {"en": key}, "children": children});
        let import = async |themes: Value| api.post("/import", &json!({"format": "escale/1", "themes": themes})).await;
        let stored = async || {
            let shown = api.get("/themes").await.json();
            let mut found: Vec<_> = shown["items"].as_array().unwrap().iter().map(|tree| {
                let below = tree["children"].as_array().cloned().unwrap_or_default();
                let below: Vec<_> = below.iter().map(|child| child["key"].as_str().unwrap().to_owned()).collect();
                (tree["key"].as_str().unwrap().to_owned(), below.join(" "))
            }).collect();
            found.sort_unstable();
            found.into_iter().map(|(key, below)| format!("{key}: {below}")).collect::<Vec<_>>()
        };
        let rivers = theme("rivers", json!([]));
        let first = json!([theme("town", json!([])), theme("water", json!([{"key": "rivers", "label": {"en": "rivers"}}]))]);
        assert_eq!(import(first).await.status, 201);
        assert_eq!(stored().await, ["town: ", "water: rivers"]);
        let third = import(json!([theme("town", json!([{"key": "water", "label": {"en": "water"}}]))])).await;
        assert_eq!(third.expect_problem(422, "invalid-file")["errors"][0]["pointer"], "/themes/0/children/0/key");
        let moved = json!([{"key": "water"}, {"key": "town", "children": [{"key": "rivers"}]}]);
        assert_eq!(import(moved).await.status, 201);
        assert_eq!(stored().await, ["town: rivers", "water: "]);
        let turned = json!([{"key": "rivers", "label": rivers["label"], "children": [{"key": "town"}]}]);
        assert_eq!(import(turned).await.status, 201);
        assert_eq!(stored().await, ["rivers: town", "water: "]);
    }

    async fn visits_exchange_their_slugs(database: Database) {
        let app = TestApp::new(database).await;
        let api = app.api();
        let toml = [("content-type", "application/toml")];
        let (head, visit) = FILE.split_once("[[visits]]").unwrap();
        let file = |slugs: [&str; 2]| {
            let called = |key: &str, slug: &str| {
                let visit = visit.replace("key = \"vietnam-2025\"", &format!("key = \"{key}\""));
                visit.replace("slug = \"vietnam-2025\"", &format!("slug = \"{slug}\""))
            };
            format!("{head}[[visits]]{}\n[[visits]]{}", called("one", slugs[0]), called("two", slugs[1]))
        };
        let first = api.send(Method::POST, "/import", &toml, &file(["a", "b"])).await;
        assert_eq!(first.status, 201, "{}", first.text);
        let exchanged = api.send(Method::POST, "/import", &toml, &file(["b", "a"])).await;
        assert_eq!(exchanged.status, 201, "{}", exchanged.text);
        let (first, exchanged) = (first.json(), exchanged.json());
        assert_eq!(exchanged["visits"][0], json!({"id": first["visits"][0]["id"], "slug": "b"}));
        let one = api.get(&format!("/visits/{}", first["visits"][0]["id"].as_str().unwrap())).await;
        assert_eq!(one.json()["slug"], "b");
    }

    async fn every_fault_of_a_file_is_told_and_nothing_is_kept(database: Database) {
        let app = TestApp::new(database).await;
        let api = app.api();
        let faulty = FILE.replace("official", "holiday").replace("host = \"toulouse\"", "host = \"tolosa\"");
        let toml = [("content-type", "application/toml")];
        let refused = api.send(Method::POST, "/import", &toml, &faulty).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        let problem: Value = refused.json();
        let mut found: Vec<_> = problem["errors"].as_array().unwrap().iter().map(|error| {
            (error["pointer"].as_str().unwrap(), error["line"].as_u64())
        }).collect();
        found.sort_unstable();
        assert_eq!(found, [("/visits/0/host", Some(14)), ("/visits/0/kind", Some(12))]);
        assert_eq!(api.get("/organisations").await.json()["items"], json!([]));
    }

    async fn a_file_says_what_it_is_written_in(database: Database) {
        let app = TestApp::new(database).await;
        let api = app.api();
        for media_type in ["", "text/plain", "application/x-toml", "application/merge-patch+json"] {
            let refused = api.send(Method::POST, "/import", &[("content-type", media_type)], FILE).await;
            refused.expect_problem(415, "unsupported-media-type");
        }
        let toml = [("content-type", "application/toml")];
        api.send_octets(Method::POST, "/import", &toml, b"\xff".to_vec()).await.expect_problem(400, "bad-syntax");
        let long = vec![b'#'; 10 * 1024 * 1024 + 1];
        api.send_octets(Method::POST, "/import", &toml, long).await.expect_problem(413, "too-large");
        for text in ["", "[", "format = \"escale/2\"", &"a.".repeat(100_000)] {
            let refused = api.send(Method::POST, "/import", &toml, text).await;
            assert_eq!(refused.status, 422, "{text:.20}: {}", refused.text);
        }
    }
}
