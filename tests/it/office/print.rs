//! What is printed: programmes, the sheet of the team, the drivers' list.

use escale::domain::permission::Role;
use serde_json::json;

use crate::harness::app::{Sample, TestApp};
use crate::harness::browser::get;
use crate::harness::database::on_each_engine;

/// A visit with an internal note, published.
async fn published(app: &TestApp) -> Sample {
    let sample = app.sample().await;
    let api = app.api();
    let item = sample.below_visit(&format!("items/{}", sample.item));
    let changed = api
        .patch(
            &item,
            "*",
            &json!({"internal_notes": "Flags: check the order."}),
        )
        .await;
    assert_eq!(changed.status, 200, "{}", changed.text);
    let answer = api
        .post(&sample.below_visit("publications"), &json!({}))
        .await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    sample
}

on_each_engine! {
    async fn every_paper_of_a_visit_is_one_click_away(database: Database) {
        let app = TestApp::new(database).await;
        let sample = published(&app).await;
        let office = app.office(Role::Viewer).await;
        let index = office.get(&format!("/visits/{}/print", sample.visit)).await;
        let links = index.attributes("main .rows a", "href");
        assert!(links.len() >= 3, "{}", index.html);
        for link in links {
            let paper = office.get(&link).await;
            assert_eq!(paper.status, 200, "{link}");
            assert_eq!(paper.texts("h1").len(), 1, "{link}");
            let is_internal = link.contains("day-sheet");
            assert_eq!(paper.html.contains("Flags: check the order."), is_internal, "{link}");
        }
    }

    async fn who_is_first_in_rank_speaks_last(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let guest = json!({"key": "mai", "family_name": "Trần", "given_name": "Mai", "locale": "vi", "name_order": "family-first"});
        let guest = api.make("/people", guest).await;
        api.make(&sample.below_visit("participants"), json!({"person": guest, "role": "speaker"})).await;
        let speak = |person: &str| json!({"person": person, "role": "speaker"});
        let item = sample.below_visit(&format!("items/{}", sample.item));
        let office = app.office(Role::Viewer).await;
        let sheet = format!("/visits/{}/print/day-sheet", sample.visit);
        for (speakers, order) in [
            (vec![speak(&sample.person)], None),
            (vec![speak(&sample.person), speak(&guest)], Some("1. Trần Mai, 2. Jean-Luc Moudenc")),
        ] {
            let changed = api.patch(&item, "*", &json!({"people": speakers})).await;
            assert_eq!(changed.status, 200, "{}", changed.text);
            let paper = office.get(&sheet).await;
            assert_eq!(paper.html.contains("Speeches, in this order"), order.is_some(), "{}", paper.html);
            assert!(order.is_none_or(|order| paper.html.contains(order)), "{}", paper.html);
        }
    }

    async fn somebody_prints_their_own_programme(database: Database) {
        let app = TestApp::new(database).await;
        let sample = published(&app).await;
        let path = sample.below_visit(&format!("participants/{}", sample.participant));
        let page_url = app.api().get(&path).await.json()["page_url"].as_str().unwrap().replace(&app.url, "");
        let paper = get(&app, &format!("{page_url}/print")).await;
        assert_eq!(paper.status, 200);
        assert_eq!(paper.header("cache-control"), "private, no-store");
        assert!(paper.text().contains("Entretien") && !paper.text().contains("Flags"));
        assert_eq!(get(&app, "/p/AAAA/print").await.status, 404);
    }

    async fn a_visit_never_published_is_printed_as_a_draft(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Viewer).await;
        let paper = office.get(&format!("/visits/{}/print/programme?lang=en", sample.visit)).await;
        assert!(paper.html.contains("not published"), "{}", paper.html);
        let nobody = office.get(&format!("/visits/{0}/print/participants/{0}", sample.visit)).await;
        assert_eq!(nobody.status, 404);
    }
}
