//! Who changed what, as organisers read it.

use escale::domain::ids::VisitId;
use escale::domain::permission::{Role, VisitRole};
use escale::store::members;
use serde_json::json;

use crate::harness::app::{Sample, TestApp};
use crate::harness::database::on_each_engine;

fn at(sample: &Sample) -> String {
    sample.below_visit("history")
}

on_each_engine! {
    async fn every_edit_is_shown_with_old_and_new(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Admin).await;
        let item = sample.below_visit(&format!("items/{}", sample.item));
        let change = json!({"title": {"fr": "Entretien privé"}, "host": sample.organisation, "starts": "2025-06-23T11:00:00"});
        app.api().patch(&item, "*", &change).await;
        let page = office.get(&at(&sample)).await;
        assert_eq!(page.texts("#edits").len(), 1);
        assert_eq!(page.texts(".history .tag"), ["Changed", "Added", "Added", "Added"]);
        assert_eq!(page.texts(".history .change .strong")[..2], ["Entretien privé", "Entretien"]);
        assert_eq!(page.attributes(".history .change a", "href")[0], item);
        assert_eq!(page.texts(".history li:first-child dt"), ["Host organisation", "Starts", "Title (French)"]);
        assert_eq!(page.texts(".history li:first-child del"), ["23 June 11:30", "Entretien"]);
        assert_eq!(page.texts(".history li:first-child ins"), ["Toulouse", "23 June 11:00", "Entretien privé"]);
        let page = office.get(&format!("{}?lang=fr", at(&sample))).await;
        assert_eq!(page.texts(".history li:first-child dt")[1], "Début");

        assert_eq!(app.api().delete(&item, "*").await.status, 204);
        let page = office.get(&at(&sample)).await;
        assert_eq!(page.texts(".history .tag")[0], "Removed");
        assert!(!page.attributes(".history .change a", "href").contains(&item), "what is gone leads nowhere");
    }

    async fn what_somebody_needs_is_for_owners_and_protocol(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let participant = sample.below_visit(&format!("participants/{}", sample.participant));
        app.api().patch(&participant, "*", &json!({"diet": "no pork", "groups": ["culture"]})).await;
        let owner = app.office(Role::Admin).await.get(&at(&sample)).await;
        assert_eq!(owner.texts(".history li:first-child ins"), ["no pork", "culture"]);
        let editor = app.office(Role::Organiser).await.get(&at(&sample)).await;
        assert_eq!(editor.texts(".history li:first-child ins"), ["culture"]);
        assert!(!editor.html.contains("no pork"));
        assert_eq!(editor.texts(".history li:first-child p.hint").len(), 1);
    }

    async fn long_histories_are_cut_into_pages(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let item = sample.below_visit(&format!("items/{}", sample.item));
        for number in 0..30 {
            app.api().patch(&item, "*", &json!({"title": {"fr": format!("Titre {number}")}})).await;
        }
        let office = app.office(Role::Organiser).await;
        let page = office.get(&at(&sample)).await;
        assert_eq!(page.texts(".history li").len(), 30);
        let earlier = page.attributes(".pager a", "href").remove(0);
        let page = office.get(&format!("{}{}", at(&sample), earlier.trim_end_matches("#edits"))).await;
        assert_eq!(page.texts(".history .tag"), ["Added", "Added", "Added"]);
        assert_eq!(office.get(&format!("{}?before=x", at(&sample))).await.status, 400);
    }

    async fn a_reader_is_sent_to_what_is_published(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let embassy = app.foreign_office_named("embassy").await;
        let (visit, user): (VisitId, _) = (sample.visit.parse().unwrap(), embassy.user);
        let set = app.database.store.write(move |db| members::set(db, visit, user, VisitRole::Reader));
        set.await.unwrap();
        let item = sample.below_visit(&format!("items/{}", sample.item));
        app.api().patch(&item, "*", &json!({"reply": "requested"})).await;
        let visit = format!("/visits/{}", sample.visit);
        let page = embassy.get(&visit).await;
        assert_eq!((page.status, page.location), (303, Some(format!("{visit}/published"))));
        let overview = embassy.get("/overview").await;
        assert_eq!(overview.attributes("th[scope=row] a", "href"), [visit]);
        assert_eq!(overview.texts(".todo a"), [""; 0], "what is wrong with a draft is for those who see it");
    }
}
