//! What needs attention, and what comes next.

use escale::domain::permission::Role;
use serde_json::json;

use crate::harness::app::{TestApp, item};
use crate::harness::database::on_each_engine;

on_each_engine! {
    async fn the_overview_says_what_comes_and_what_is_wrong(database: Database) {
        let app = TestApp::new(database).await;
        let office = app.office(Role::Organiser).await;
        let page = office.get("/overview").await;
        assert_eq!(page.texts(".empty strong"), ["Nothing needs attention", "No visits yet", "No agreement ends soon"]);

        let sample = app.sample().await;
        let path = sample.below_visit(&format!("items/{}", sample.item));
        let asked = app.api().patch(&path, "*", &json!({"reply": "requested"})).await;
        assert_eq!(asked.status, 200, "{}", asked.text);
        let page = office.get("/overview").await;
        assert_eq!(page.attributes("th[scope=row] a", "href"), [format!("/visits/{}", sample.visit)]);
        assert_eq!(page.texts("td .tag"), ["Planning"]);
        assert_eq!(page.texts("td .num"), ["1 of 1", "0 of 1"]);
        let before = page.texts(".todo a");
        assert!(before.iter().any(|text| text.starts_with("Host not confirmed: Entretien")), "{before:?}");

        // the same person and room at the same time
        let path = sample.below_visit("items");
        app.api().make(&path, item("Déjeuner", &sample.venue, &sample.person)).await;
        let page = office.get("/overview").await;
        let clashes = page.texts(".todo .sev-no + a");
        assert_eq!(clashes.len(), 2, "{:?}", page.texts(".todo a"));

        let published = app.api().post(&sample.below_visit("publications"), &json!({})).await;
        assert_eq!(published.status, 201);
        assert_eq!(office.get("/overview").await.texts("td .tag"), ["Published, version 1"]);
        let path = sample.below_visit(&format!("items/{}", sample.item));
        let changed = app.api().patch(&path, "*", &json!({"title": {"fr": "Entretien privé"}})).await;
        assert_eq!(changed.status, 200);
        assert_eq!(office.get("/overview").await.texts("td .tag"), ["Draft, 1 change"]);
        assert_eq!(office.get("/overview?lang=vi").await.texts("td .tag"), ["Bản nháp, 1 thay đổi"]);
    }

    async fn another_office_sees_nothing_of_it(database: Database) {
        let app = TestApp::new(database).await;
        app.sample().await;
        let foreign = app.foreign_office_named("another").await;
        assert_eq!(foreign.get("/overview").await.texts(".empty strong").len(), 3);
    }
}
