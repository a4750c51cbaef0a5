//! What stands beside the agenda: people, what is to be placed, who else is there, clashes that are kept.

use escale::domain::permission::Role;
use serde_json::{Value, json};

use crate::harness::app::{Sample, TestApp, item};
use crate::harness::database::on_each_engine;

/// Another item for everybody at the same time as that of the sample; its identifier.
async fn clash(app: &TestApp, sample: &Sample) -> String {
    let lunch = item("Déjeuner", &sample.venue, &sample.person);
    app.api().make(&sample.below_visit("items"), lunch).await
}

async fn clashes(app: &TestApp, sample: &Sample) -> Vec<Value> {
    let clashes = app.api().get(&sample.below_visit("clashes")).await.json();
    clashes["items"].as_array().unwrap().clone()
}

on_each_engine! {
    async fn a_clash_is_kept_until_something_about_it_changes(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let lunch = clash(&app, &sample).await;
        let path = format!("/visits/{}", sample.visit);
        let page = office.get(&path).await;
        let (before, marked) = (page.texts(".issues > ul > li").len(), page.texts(".ev--clash").len());
        assert_eq!(marked, 2);
        let open = page.attributes(".keep [name='clash']", "value");
        assert_eq!(open.len(), before);

        let keep = format!("{path}/keep");
        let silent = office.submit(&path, &keep, &[("clash", &open[0]), ("reason", " ")]).await;
        assert!(silent.location.unwrap().ends_with("done=agenda-kept-unsaid"));
        for facts in &open {
            let kept = office.submit(&path, &keep, &[("clash", facts), ("reason", "He leaves <early>")]).await;
            assert!(kept.location.unwrap().ends_with("done=agenda-kept"), "{facts}");
        }
        let again = office.submit(&path, &keep, &[("clash", &open[0]), ("reason", "Twice")]).await;
        assert!(again.location.unwrap().ends_with("done=agenda-not-kept"), "it is kept already");

        let page = office.get(&path).await;
        assert_eq!(page.texts(".issues:not(.issues--kept) li").len(), 0);
        assert_eq!(page.texts(".issues--kept li").len(), before);
        assert!(page.texts(".reason")[0].starts_with("He leaves <early> Someone, "), "{:?}", page.texts(".reason"));
        assert_eq!(page.texts(".ev--clash").len(), 0, "what is kept is not marked");
        assert_eq!(office.get("/overview").await.texts(".todo .sev-no").len(), 0);
        assert!(clashes(&app, &sample).await.iter().all(|clash| clash["kept"] == "He leaves <early>"));

        // five minutes longer, and it is another clash
        let path_of_lunch = sample.below_visit(&format!("items/{lunch}"));
        let earlier = json!({"ends": "2025-06-23T12:25:00"});
        assert_eq!(app.api().patch(&path_of_lunch, "*", &earlier).await.status, 200);
        let errors = clashes(&app, &sample).await.into_iter().filter(|clash| clash["severity"] == "error");
        let errors: Vec<Value> = errors.collect();
        assert!(!errors.is_empty() && errors.iter().all(|clash| clash["kept"].is_null()), "{errors:?}");

        // and back again: the reason still stands, until it is taken up
        let back = json!({"ends": "2025-06-23T12:30:00"});
        assert_eq!(app.api().patch(&path_of_lunch, "*", &back).await.status, 200);
        assert_eq!(office.get(&path).await.texts(".issues--kept li").len(), before);
        office.submit(&path, &format!("{path}/take-up"), &[("clash", &open[0])]).await;
        assert_eq!(office.get(&path).await.texts(".issues--kept li").len(), before - 1);
    }

    async fn what_is_noted_finds_its_place_and_loses_it_again(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let path = format!("/visits/{}", sample.visit);
        let tray = format!("{path}/tray");
        for (title, minutes, expected) in [
            ("Photo of the <signing>", "15", "tray-put"),
            ("", "15", "tray-not-put"),
            ("Too short", "4", "tray-not-put"),
            ("Too long", "1441", "tray-not-put"),
            ("No length", "soon", "tray-not-put"),
        ] {
            let put = office.submit(&path, &tray, &[("title", title), ("minutes", minutes)]).await;
            assert_eq!(put.location.as_deref(), Some(format!("{path}?done={expected}").as_str()), "{title}");
        }
        let page = office.get(&path).await;
        assert_eq!(page.texts(".tray .chip"), ["Photo of the <signing>, 15 min"]);
        let place = page.attributes(".tray .chip", "data-place")[0].clone();
        let when = [("day", "2025-06-24"), ("start", "16:00")];
        let placed = office.submit(&path, &place, &when).await;
        assert!(placed.location.unwrap().starts_with(&format!("{path}?done=done-added#item-")));
        let page = office.get(&path).await;
        assert_eq!(page.texts(".tray .chip"), [""; 0]);
        assert!(page.texts(".ev h4").contains(&"Photo of the <signing>".to_owned()));
        assert!(page.texts(".ev-when").contains(&"16:00–16:15".to_owned()));
        assert_eq!(office.submit(&path, &place, &when).await.status, 404, "it is placed once");

        office.submit(&path, &format!("{path}/undo"), &[]).await;
        let page = office.get(&path).await;
        assert_eq!(page.texts(".tray .chip").len(), 1, "what is undone is to be placed again");
        assert!(!page.texts(".ev h4").contains(&"Photo of the <signing>".to_owned()));
        let discard = place.replace("/place", "/discard");
        let discarded = office.submit(&path, &discard, &[]).await;
        assert!(discarded.location.unwrap().ends_with("tray-discarded"));
        assert_eq!(office.get(&path).await.texts(".tray .chip").len(), 0);

        let viewer = app.office(Role::Viewer).await;
        assert_eq!(viewer.get(&path).await.texts(".tray").len(), 0);
    }

    async fn the_panel_says_who_is_where_and_who_is_free(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let person = app.api().make("/people", json!({"key": "guest", "family_name": "Fabre", "given_name": "Claire"})).await;
        app.api().make(&sample.below_visit("participants"), json!({"person": person, "role": "press"})).await;
        let path = format!("/visits/{}", sample.visit);
        let page = office.get(&path).await;
        assert_eq!(page.texts("#people .name"), ["Jean-Luc Moudenc", "Claire Fabre"]);
        assert_eq!(page.texts("#people .role"), ["Maire – Toulouse · 1 item", "0 items"]);
        assert_eq!(page.texts(".ev--theirs").len(), 0);

        let way = page.attributes("#people .name", "href")[0].clone();
        let page = office.get(&way).await;
        assert_eq!(page.texts(".ev--theirs h4"), ["Entretien"]);
        assert_eq!(page.texts("#people [aria-current]"), ["Jean-Luc Moudenc"]);
        assert_eq!(page.texts(".stays li"), ["23 Jun11:30–12:30 Entretien"]);
        let way = office.get(&path).await.attributes("#people .name", "href")[1].clone();
        assert_eq!(office.get(&way).await.texts(".stays .free"), ["Free"]);

        for (at, expected) in [("12:00", "Entretien"), ("12:30", "Free"), ("09:00", "Free")] {
            let page = office.get(&format!("{path}?at=2025-06-23T{at}")).await;
            assert_eq!(page.texts("#people .role"), [expected, "Free"], "{at}");
        }
    }

    async fn who_else_is_there_is_said(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        app.clock.advance(jiff::SignedDuration::from_mins(11));
        let (one, other) = (app.office(Role::Organiser).await, app.office(Role::Organiser).await);
        let path = format!("/visits/{}", sample.visit);
        assert_eq!(one.get(&path).await.texts("#others span"), [""; 0]);
        let presence = format!("{path}/presence");
        let alone = one.submit(&path, &presence, &[("item", "")]).await;
        let alone: Value = serde_json::from_str(&alone.html).unwrap();
        assert_eq!(alone["said"], json!([]), "nobody is told of themselves");
        let told = other.submit(&path, &presence, &[("item", &sample.item)]).await;
        let told: Value = serde_json::from_str(&told.html).unwrap();
        assert_eq!(told["said"], json!(["Someone is looking at this programme too."]));
        assert_eq!(one.get(&path).await.texts("#others span"), ["Someone has “Entretien” open."]);

        let to = format!("{path}/items/{}/move", sample.item);
        other.submit(&path, &to, &[("day", "2025-06-24"), ("start", "09:00"), ("minutes", "45")]).await;
        other.submit(&path, &presence, &[]).await;
        let page = one.get(&path).await;
        assert_eq!(page.texts("#others span"), ["Someone changed “Entretien” at 10:11."]);
        assert_eq!(page.texts(".ev-when"), ["09:00–09:45"], "a move may say how long it takes");
        let newer: i64 = page.attributes("#others", "data-revision")[0].parse().unwrap();
        assert!(newer > told["revision"].as_i64().unwrap());

        app.clock.advance(jiff::SignedDuration::from_mins(11));
        assert_eq!(one.get(&path).await.texts("#others span"), [""; 0], "that was long ago");
    }
}
