//! Organisations, people, venues and the ways between them.

use serde_json::json;

use crate::harness::app::TestApp;
use crate::harness::database::on_each_engine;

on_each_engine! {
    async fn what_is_in_use_stays_and_says_by_what(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let there = api.make("/venues", json!({"key": "airbus", "name": "Airbus", "time_zone": "Europe/Paris"})).await;
        let way = json!({"from": sample.venue, "to": there, "minutes": 25});
        let time = api.make("/travel-times", way).await;
        for (path, words) in [
            (format!("/organisations/{}", sample.organisation), "offices of people, visits"),
            (format!("/people/{}", sample.person), "participants of visits, items"),
            (format!("/venues/{}", sample.venue), "items, travel times"),
            (format!("/venues/{there}"), "travel times"),
        ] {
            let problem = api.delete(&path, "*").await.expect_problem(409, "conflict");
            assert!(problem["detail"].as_str().unwrap().contains(words), "{problem}");
        }
        let gone = api.delete(&format!("/travel-times/{time}"), "*").await;
        assert_eq!((gone.status, gone.text.as_str()), (204, ""));
        assert_eq!(api.delete(&format!("/venues/{there}"), "*").await.status, 204);
        api.get(&format!("/venues/{there}")).await.expect_problem(404, "not-found");
        api.delete(&format!("/venues/{there}"), "*").await.expect_problem(404, "not-found");
    }

    async fn an_address_is_one_persons_unless_all_share_it(database: Database) {
        let app = TestApp::new(database).await;
        let api = app.api();
        let person = |key: &str, email: &str, shared: bool| {
            json!({"key": key, "family_name": "Lê", "email": email, "email_shared": shared})
        };
        let desk = api.make("/people", person("desk", "press@Example.org", true)).await;
        api.make("/people", person("second", "PRESS@example.org", true)).await;
        let refused = api.post("/people", &person("third", "press@example.org", false)).await;
        let problem = refused.expect_problem(422, "invalid");
        assert_eq!(problem["errors"][0]["pointer"], "/email");
        let unshared = api.patch(&format!("/people/{desk}"), "*", &json!({"email_shared": false})).await;
        assert_eq!(unshared.expect_problem(422, "invalid")["errors"][0]["pointer"], "/email");
        api.make("/people", person("alone", "alone@example.org", false)).await;
        let moved = api.patch(&format!("/people/{desk}"), "*", &json!({"email": "alone@example.org"})).await;
        assert_eq!(moved.expect_problem(422, "invalid")["errors"][0]["pointer"], "/email");
    }

    async fn a_key_is_given_once(database: Database) {
        let app = TestApp::new(database).await;
        let api = app.api();
        let organisation = json!({"key": "hue", "name": "Huế", "time_zone": "Asia/Ho_Chi_Minh"});
        api.make("/organisations", organisation.clone()).await;
        api.post("/organisations", &organisation).await.expect_problem(409, "conflict");
        let other = api.make("/organisations", json!({"name": "Huế", "time_zone": "Asia/Ho_Chi_Minh"})).await;
        let path = format!("/organisations/{other}");
        api.patch(&path, "*", &json!({"key": "hue"})).await.expect_problem(409, "conflict");
        assert_eq!(api.get(&path).await.json()["key"], other);
    }

    async fn a_travel_time_is_between_its_two_venues(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let there = api.make("/venues", json!({"key": "airbus", "name": "Airbus", "time_zone": "Europe/Paris"})).await;
        let way = json!({"from": sample.venue, "to": there, "minutes": 25});
        let made = api.post("/travel-times", &way).await;
        assert_eq!(made.status, 201, "{}", made.text);
        let id = made.json()["id"].as_str().unwrap().to_owned();
        assert_eq!(made.header("location"), format!("/api/v1/travel-times/{id}"));
        api.post("/travel-times", &way).await.expect_problem(409, "conflict");
        let path = format!("/travel-times/{id}");
        let longer = api.patch(&path, made.tag(), &json!({"minutes": 30})).await;
        assert_eq!(longer.json(), json!({"id": id, "from": sample.venue, "to": there, "minutes": 30}));
        let turned = api.patch(&path, "*", &json!({"from": there, "to": sample.venue})).await;
        assert_eq!(turned.expect_problem(422, "invalid")["errors"][0]["pointer"], "/from");
        let nowhere = api.patch(&path, "*", &json!({"to": sample.venue})).await;
        assert_eq!(nowhere.expect_problem(422, "invalid")["errors"][0]["pointer"], "/to");
        assert_eq!(api.get("/travel-times").await.json()["items"], json!([longer.json()]));
    }

    async fn a_list_is_read_a_page_at_a_time(database: Database) {
        let app = TestApp::new(database).await;
        let api = app.api();
        let mut made = Vec::new();
        for number in 0..7 {
            let body = json!({"key": format!("o{number}"), "name": "O", "time_zone": "UTC"});
            made.push(api.make("/organisations", body).await);
        }
        let (mut seen, mut path) = (Vec::new(), "/organisations?limit=3".to_owned());
        loop {
            let page = api.get(&path).await.json();
            let items = page["items"].as_array().unwrap();
            assert!(items.len() <= 3);
            seen.extend(items.iter().map(|item| item["id"].as_str().unwrap().to_owned()));
            let Some(cursor) = page["next"].as_str() else { break };
            path = format!("/organisations?limit=3&cursor={cursor}");
        }
        assert_eq!(seen, made);
    }

    async fn themes_and_agreements_are_read(database: Database) {
        let app = TestApp::new(database).await;
        for path in ["/themes", "/agreements"] {
            assert_eq!(app.api().get(path).await.json(), json!({"items": [], "next": null}));
            app.api().get(&format!("{path}/0197a000-0000-7000-8000-000000000000")).await.expect_problem(404, "not-found");
            app.api().post(path, &json!({})).await.expect_problem(405, "method-not-allowed");
        }
    }
}
