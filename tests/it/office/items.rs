//! The form of an item, and what else is done with one.

use escale::domain::permission::Role;
use serde_json::json;

use crate::harness::app::TestApp;
use crate::harness::database::on_each_engine;

/// An item as its form sends it.
const LUNCH: [(&str, &str); 10] = [
    ("title.fr", "Déjeuner"),
    ("day", "2025-06-24"),
    ("start", "12:30"),
    ("end", "14:00"),
    ("kind", "meal"),
    ("status", "confirmed"),
    ("visibility", "participants"),
    ("audience.everyone", "true"),
    ("places.0.name", "Brasserie"),
    ("languages", "fr"),
];

fn with<'a>(change: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = LUNCH
        .iter()
        .filter(|(name, _)| !change.iter().any(|(other, _)| other == name));
    kept.copied().chain(change.iter().copied()).collect()
}

on_each_engine! {
    async fn an_item_is_entered_changed_and_deleted(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let visit = format!("/visits/{}", sample.visit);
        let new = format!("{visit}/items/new");

        let refused = office.submit(&new, &new, &with(&[("start", "15:00"), ("title.fr", "")])).await;
        assert_eq!(refused.status, 422);
        let links = refused.attributes(".error-summary a", "href");
        assert!(links.contains(&"#end".to_owned()), "{links:?}");
        assert_eq!(refused.attributes("#places\\.0\\.name", "value"), ["Brasserie"], "what was typed stays");

        let made = office.submit(&new, &new, &LUNCH).await;
        assert_eq!(made.status, 303, "{}", made.texts("main").join(" "));
        let id = made.location.unwrap().split("#item-").nth(1).unwrap().to_owned();
        let path = format!("{visit}/items/{id}");
        let page = office.get(&path).await;
        assert_eq!(page.attributes("#zones option", "value"), ["Europe/Paris"], "where venues and organisations are");
        assert_eq!(page.attributes("#title\\.fr", "value"), ["Déjeuner"]);
        assert_eq!(page.attributes("#start", "value"), ["12:30"]);
        assert_eq!(page.texts("#kind [selected]"), ["Meal"]);

        let revision = page.value("revision");
        let saved = office.submit(&path, &path, &with(&[("end", "14:15"), ("revision", &revision)])).await;
        assert_eq!(saved.status, 303);
        // with the form as it was before that, both values are shown and nothing is lost
        let stale = office.submit(&path, &path, &with(&[("end", "14:30"), ("revision", &revision)])).await;
        assert_eq!(stale.status, 409);
        assert_eq!(stale.texts(".notice td"), ["14:30", "14:15"]);
        assert_eq!(stale.attributes("#end", "value"), ["14:30"]);
        let again = stale.value("revision");
        let saved = office.submit(&path, &path, &with(&[("end", "14:30"), ("revision", &again)])).await;
        assert_eq!(saved.status, 303);

        let copy = office.submit(&path, &format!("{path}/duplicate"), &[]).await.location.unwrap();
        let copy = copy.split('?').next().unwrap().to_owned();
        assert_eq!(office.get(&copy).await.texts("#status [selected]"), ["to be confirmed"]);
        let deleted = office.submit(&copy, &format!("{copy}/delete"), &[]).await;
        assert_eq!(deleted.status, 303);
        assert_eq!(office.get(&copy).await.status, 404);
        // and taken back, and made again
        office.submit(&visit, &format!("{visit}/undo"), &[]).await;
        assert_eq!(office.get(&copy).await.status, 200);
        office.submit(&visit, &format!("{visit}/redo"), &[]).await;
        assert_eq!(office.get(&copy).await.status, 404);
    }

    async fn a_saved_form_changes_nothing_that_nobody_changed(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let api = sample.below_visit(&format!("items/{}", sample.item));
        let note = json!({"text": {"fr": "Passeport"}, "audience": {"roles": ["delegate"], "except": [sample.person]}});
        let changes = json!({"notes": [note], "internal_notes": "Pour nous", "dress_code": {"fr": "Ville"}, "capacity": 12});
        assert_eq!(app.api().patch(&api, "*", &changes).await.status, 200);
        let before = app.api().get(&api).await.json();
        let path = format!("/visits/{}/items/{}", sample.visit, sample.item);
        let page = office.get(&path).await;
        let fields = page.fields("form.form");
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let saved = office.send(&path, &fields).await;
        assert_eq!(saved.status, 303, "{:?}", saved.texts(".error-summary"));
        assert_eq!(app.api().get(&api).await.json(), before);
    }

    async fn an_item_moves_and_keeps_its_length_and_the_rest_of_the_day_follows(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let visit = format!("/visits/{}", sample.visit);
        let new = format!("{visit}/items/new");
        let made = office.submit(&new, &new, &LUNCH).await;
        let id = made.location.unwrap().split("#item-").nth(1).unwrap().to_owned();
        let path = format!("{visit}/items/{id}");
        let moved = office.submit(&path, &format!("{path}/move"), &[("day", "2025-06-24"), ("start", "13:05")]).await;
        assert_eq!(moved.status, 303);
        let page = office.get(&path).await;
        assert_eq!(page.attributes("#end", "value"), ["14:35"]);
        let stale = office.submit(&path, &format!("{path}/move"), &[("day", "2025-06-24"), ("start", "09:00"), ("revision", "0")]).await;
        assert_eq!(stale.status, 409);
        let no_time = office.submit(&path, &format!("{path}/move"), &[("day", "2025-06-24"), ("start", "soon")]).await;
        assert_eq!(no_time.status, 400);

        let later = format!("{path}/later");
        let shown = office.get(&format!("{later}?minutes=20")).await;
        assert_eq!(shown.texts("td .num"), ["13:05–14:35", "13:25–14:55"]);
        assert_eq!(office.get(&path).await.attributes("#end", "value"), ["14:35"], "looking moves nothing");
        let done = office.submit(&later, &later, &[("minutes", "20")]).await;
        assert_eq!(done.status, 303);
        assert_eq!(office.get(&path).await.attributes("#end", "value"), ["14:55"]);
        let undo = office.get(&visit).await;
        assert_eq!(undo.attributes("#undo", "title"), ["Changed: Déjeuner"]);

        let cancelled = office.submit(&path, &format!("{path}/cancel"), &[("reason.fr", "Grève")]).await;
        assert_eq!(cancelled.status, 303);
        let page = office.get(&path).await;
        assert_eq!(page.attributes("#reason\\.fr", "value"), ["Grève"]);
    }
    async fn the_rest_of_a_day_is_moved_and_taken_back_at_once(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let visit = format!("/visits/{}", sample.visit);
        let new = format!("{visit}/items/new");
        for (start, end) in [("14:30", "15:00"), ("15:30", "16:00")] {
            assert_eq!(office.submit(&new, &new, &with(&[("day", "2025-06-23"), ("start", start), ("end", end)])).await.status, 303);
        }
        let hours = async || office.get(&visit).await.texts(".ev-when");
        let before = hours().await;
        let first = office.get(&visit).await.attributes(".ev[data-item]", "data-item").remove(0);
        let later = format!("{visit}/items/{first}/later");
        office.submit(&later, &later, &[("minutes", "20")]).await;
        let after = hours().await;
        assert!(before.iter().zip(&after).all(|(before, after)| before != after), "{before:?} {after:?}");

        let page = office.get(&visit).await;
        assert!(page.attributes("#undo", "title")[0].ends_with(" and 2 more"), "{:?}", page.attributes("#undo", "title"));
        office.submit(&visit, &format!("{visit}/undo"), &[]).await;
        assert_eq!(hours().await, before);
        office.submit(&visit, &format!("{visit}/redo"), &[]).await;
        assert_eq!(hours().await, after);
        office.submit(&visit, &format!("{visit}/undo"), &[]).await;
        assert_eq!(hours().await, before);
    }
}
