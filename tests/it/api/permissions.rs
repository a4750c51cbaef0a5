//! Who may do what: every operation of the description, for everybody.

use escale::actions::tokens;
use escale::domain::Closed as _;
use escale::domain::ids::{UserId, VisitId};
use escale::domain::permission::{Right, Role, VisitRole};
use escale::store::members;
use reqwest::Method;
use serde_json::json;

use crate::api::operations::operations;
use crate::harness::app::{Answer, NOW, TestApp};
use crate::harness::database::on_each_engine;

on_each_engine! {
    async fn nobody_without_a_valid_token(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let truncated = app.token[..app.token.len() - 1].to_owned();
        let secret = app.token.trim_start_matches("escale_").to_owned();
        for (method, path) in operations(&sample) {
            let bare = app.api_without_token().send(method.clone(), &path, &[], "").await;
            bare.expect_problem(401, "unauthenticated");
            assert_eq!(bare.header("www-authenticate"), "Bearer realm=\"escale\"", "{method} {path}");
            for wrong in [&truncated, &secret, "escale_", "escale_wrong"] {
                let refused = app.api_with(wrong).send(method.clone(), &path, &[], "").await;
                refused.expect_problem(401, "unauthenticated");
                assert!(refused.header("www-authenticate").contains("invalid_token"), "{method} {path}");
            }
        }
        for header in [
            format!("Basic {}", app.token), app.token.clone(), "Bearer".to_owned(), format!("Bearer {} x", app.token),
            "\u{ff}".to_owned(),
        ] {
            let refused = app.api_without_token().send(Method::GET, "/visits", &[("authorization", &header)], "").await;
            refused.expect_problem(401, "unauthenticated");
        }
        let header = format!("bearer  {}", app.token);
        let spelled = app.api_without_token().send(Method::GET, "/visits", &[("authorization", &header)], "").await;
        assert_eq!(spelled.status, 200);
    }

    async fn a_viewer_looks_and_changes_nothing(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let token = app.token_of(Role::Viewer).await;
        for (method, path) in operations(&sample) {
            let headers = [("content-type", "application/json"), ("if-match", "*")];
            let answer = app.api_with(&token).send(method.clone(), &path, &headers, "{}").await;
            if method == Method::GET {
                assert!(matches!(answer.status, 200 | 404), "{method} {path}: {}", answer.text);
            } else {
                answer.expect_problem(403, "forbidden");
            }
        }
        let token = app.token_of(Role::Organiser).await;
        let path = format!("/visits/{}", sample.visit);
        assert_eq!(app.api_with(&token).patch(&path, "*", &json!({"public": true})).await.status, 200);
    }

    async fn who_publishes_for_another_team_says_whom_they_told(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let path = sample.below_visit(&format!("participants/{}", sample.participant));
        assert_eq!(app.api().patch(&path, "*", &json!({"notify": "by-hand"})).await.status, 200);
        assert_eq!(app.api().post(&sample.below_visit("publications"), &json!({})).await.status, 201);
        let messages = app.api().get(&sample.below_visit("messages")).await.json();
        let message = messages["items"][0]["id"].as_str().unwrap();
        let (_, token) = member(&app, sample.visit.parse().unwrap(), VisitRole::Editor).await;
        let told = sample.below_visit(&format!("messages/{message}/told"));
        let told = app.api_with(&token).post(&told, &json!({"by": "Anna", "how": "by telephone"})).await;
        assert_eq!((told.status, &told.json()["state"]), (200, &json!("sent")), "{}", told.text);
    }

    async fn a_visit_of_another_team_does_not_exist(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let token = app.foreign_token().await;
        let foreign = app.api_with(&token);
        assert_eq!(foreign.get("/visits").await.json(), json!({"items": [], "next": null}));
        for (method, path) in operations(&sample).into_iter().filter(|(_, path)| path.contains(&sample.visit)) {
            let headers = [("content-type", "application/json"), ("if-match", "*")];
            let hidden = foreign.send(method.clone(), &path, &headers, "{}").await;
            let nowhere = path.replace(&sample.visit, "0197a000-0000-7000-8000-000000000000");
            let missing = app.api().send(method.clone(), &nowhere, &headers, "{}").await;
            assert_eq!((hidden.status, &hidden.text), (404, &missing.text), "{method} {path}");
        }
        assert_eq!(app.api().get(&format!("/visits/{}", sample.visit)).await.status, 200);
    }

    async fn a_part_of_one_visit_is_not_found_in_another(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let other = app.api().make("/visits", crate::harness::app::visit("other", &sample.organisation)).await;
        for path in [format!("items/{}", sample.item), format!("participants/{}", sample.participant)] {
            let path = format!("/visits/{other}/{path}");
            app.api().get(&path).await.expect_problem(404, "not-found");
            app.api().patch(&path, "*", &json!({})).await.expect_problem(404, "not-found");
            app.api().delete(&path, "*").await.expect_problem(404, "not-found");
        }
    }

    async fn the_links_of_participants_are_for_those_who_see_and_edit_everything_of_them(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let visit: VisitId = sample.visit.parse().unwrap();
        let list = sample.below_visit("participants");
        let path = format!("{list}/{}", sample.participant);
        let own = app.api().get(&path).await.json();
        let secrets = ["page_url", "feed_url"].map(|link| own[link].as_str().unwrap().to_owned());
        let shows = |answer: &Answer| secrets.iter().any(|secret| answer.text.contains(secret));
        // those of other teams are only what they are in the visit
        for role in VisitRole::ALL.iter().copied() {
            let (user, token) = member(&app, visit, role).await;
            let api = app.api_with(&token);
            let may = role == VisitRole::Owner;
            if role.may(Right::SeeDraft) {
                let (one, all) = (api.get(&path).await, api.get(&list).await);
                assert_eq!((shows(&one), shows(&all)), (may, may), "{role:?} ({user}): {}", one.text);
                assert_eq!(one.json().get("page_url").is_some(), may, "{role:?}");
            }
            if role.may(Right::EditRoster) {
                let changed = api.patch(&path, "*", &json!({"groups": [role.word()]})).await;
                assert_eq!((changed.status, shows(&changed)), (200, may), "{role:?}: {}", changed.text);
                let sent_back = api.patch(&path, "*", &json!({"feed_url": secrets[1]})).await;
                assert_eq!(sent_back.status, if may { 200 } else { 422 }, "{role:?}: {}", sent_back.text);
            }
            // nor does anything else show them: not what a publication would say, nor what waits to be said
            for (_, path) in operations(&sample).into_iter().filter(|(method, _)| method == Method::GET) {
                let answer = api.get(&path).await;
                assert!(may || !shows(&answer), "{role:?} {path}: {}", answer.text);
            }
        }
        // an editor who renews them is not shown the new ones
        let (_, token) = member(&app, visit, VisitRole::Editor).await;
        let renewed = app.api_with(&token).post(&format!("{path}/renew-links"), &json!({})).await;
        assert_eq!((renewed.status, renewed.json().get("page_url")), (200, None), "{}", renewed.text);
    }
}

/// Somebody of another team, who is this in the visit, and their token.
async fn member(app: &TestApp, visit: VisitId, role: VisitRole) -> (UserId, String) {
    let name = format!("{} {}", role.word(), escale::store::ids::new::<UserId>());
    let user = app.foreign_office_named(&name).await.user;
    let token = app.database.store.write(move |db| {
        members::set(db, visit, user, role)?;
        tokens::issue(db, user, "test", NOW.parse().unwrap())
    });
    (user, token.await.unwrap())
}
