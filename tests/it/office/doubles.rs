//! Records that are in their register twice.

use escale::domain::permission::Role;
use serde_json::{Value, json};

use crate::harness::app::{Sample, TestApp, item, visit};
use crate::harness::database::on_each_engine;

/// That they were compared and are one.
const SURE: (&str, &str) = ("sure", "yes");

/// A second record of the mayor, who is on the roster of the sample.
async fn double(app: &TestApp, sample: &Sample) -> String {
    let office = json!({"organisation": sample.organisation, "title": {"fr": "Président"}, "rank": 7, "from": "2020"});
    let person = json!({"family_name": "MOUDENC", "given_name": "Jean-Luc", "phone": "+33 5", "locale": "en", "offices": [office]});
    app.api().make("/people", person).await
}

async fn patch(app: &TestApp, path: &str, change: Value) {
    let changed = app.api().patch(path, "*", &change).await;
    assert_eq!(changed.status, 200, "{}", changed.text);
}

on_each_engine! {
    async fn likely_doubles_are_listed_and_compared_field_by_field(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        assert_eq!(office.get("/people/doubles").await.texts(".empty strong"), ["No likely doubles"]);
        let other = double(&app, &sample).await;
        let list = office.get("/people/doubles").await;
        let path = format!("/people/{}/merge/{other}", sample.person);
        assert_eq!(list.attributes("tbody a", "href"), [path.as_str()]);
        let page = office.get(&path).await;
        assert_eq!(page.status, 200, "{}", page.html);
        assert_eq!(page.texts("tbody tr:first-child td"), ["Jean-Luc Moudenc", "Jean-Luc MOUDENC"]);
        assert_eq!(page.attributes("input[name=phone][checked]", "value"), ["other"], "the first has none");
        assert_eq!(page.attributes("input[name=email][checked]", "value"), ["one"]);
        for language in ["fr", "nb", "vi"] {
            assert_eq!(office.get(&format!("{path}?lang={language}")).await.status, 200);
        }
        assert_eq!(office.get("/organisations/doubles").await.status, 200);
        assert_eq!(office.get("/venues/doubles").await.status, 200);
    }

    async fn what_names_one_names_the_other(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let other = double(&app, &sample).await;
        let published = app.api().post(&sample.below_visit("publications"), &json!({})).await;
        assert_eq!(published.status, 201);
        // the other one is on a visit that was never published
        let second = app.api().make("/visits", visit("second", &sample.organisation)).await;
        let roster = format!("/visits/{second}/participants");
        let participant = app.api().make(&roster, json!({"person": other, "role": "host"})).await;
        app.api().make(&format!("/visits/{second}/items"), item("Dîner", &sample.venue, &other)).await;
        let office = app.office(Role::Organiser).await;
        let path = format!("/people/{other}/merge/{}", sample.person);
        let fields = [("name", "other"), ("email", "other"), ("phone", "one"), ("locale", "other"), SURE];
        let merged = office.submit(&path, &path, &fields).await;
        let person = format!("/people/{}", sample.person);
        assert_eq!(merged.location.as_deref(), Some(person.as_str()), "{}", merged.html);
        let kept = app.api().get(&person).await.json();
        assert_eq!((&kept["family_name"], &kept["phone"]), (&json!("Moudenc"), &json!("+33 5")));
        assert_eq!(kept["offices"].as_array().unwrap().len(), 2);
        assert_eq!(app.api().get(&format!("/people/{other}")).await.status, 404);
        let moved = app.api().get(&format!("{roster}/{participant}")).await.json();
        assert_eq!(moved["person"], json!(sample.person));
        let items = app.api().get(&format!("/visits/{second}/items")).await.json();
        assert_eq!(items["items"][0]["people"][0]["person"], json!(sample.person));
        let history = office.get(&format!("/visits/{second}/history")).await;
        assert_eq!(history.texts(".history .tag")[0], "Merged");
        let undone = office.submit(&format!("/visits/{second}"), &format!("/visits/{second}/undo"), &[]).await;
        assert!(undone.location.unwrap().ends_with("agenda-not-undone"), "a merge is not taken back from a visit");
    }

    async fn whoever_merges_says_twice_that_they_mean_it(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let other = double(&app, &sample).await;
        let office = app.office(Role::Organiser).await;
        let path = format!("/people/{}/merge/{other}", sample.person);
        let asked = office.submit(&path, &path, &[("locale", "other")]).await;
        assert_eq!(asked.status, 422, "{}", asked.html);
        assert_eq!(asked.attributes(".error-summary a", "href"), ["#sure-yes"]);
        assert_eq!(asked.attributes("input[name=locale][checked]", "value"), ["other"], "what was chosen stays");
        assert_eq!(app.api().get(&format!("/people/{other}")).await.status, 200);
    }

    async fn who_is_not_the_same_is_not_proposed_again(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let other = double(&app, &sample).await;
        let office = app.office(Role::Organiser).await;
        let list = "/people/doubles";
        let path = format!("/people/{}/distinct/{other}", sample.person);
        for _ in 0..2 {
            assert_eq!(office.submit(list, &path, &[]).await.location.as_deref(), Some(list));
            let page = office.get(list).await;
            assert_eq!(page.attributes("tbody a", "href"), [""; 0]);
            assert_eq!(page.texts("#distinct"), ["Not the same, as somebody said"]);
        }
        let unknown = format!("/people/{}/distinct/{}", sample.person, sample.venue);
        assert_eq!(office.submit(list, &unknown, &[]).await.status, 404);
        assert_eq!(office.submit(list, &path, &[("again", "yes")]).await.status, 303);
        let page = office.get(list).await;
        assert_eq!(page.attributes("tbody a", "href").len(), 1);
        assert_eq!(page.texts("#distinct"), [""; 0]);
    }

    async fn nobody_is_told_of_a_merge(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        patch(&app, &format!("/people/{}", sample.person), json!({"email_shared": true})).await;
        let office = json!({"organisation": sample.organisation, "title": {"fr": "Maire"}, "salutation": {"fr": "Monsieur le Maire"}, "rank": 1});
        let other = json!({
            "family_name": "Moudenc", "given_name": "Jean-Luc", "email": "maire@toulouse.example", "email_shared": true,
            "locale": "fr", "offices": [office],
        });
        let other = app.api().make("/people", other).await;
        let second = app.api().make("/visits", visit("second", &sample.organisation)).await;
        let second = |rest: &str| format!("/visits/{second}/{rest}");
        app.api().make(&second("participants"), json!({"person": other, "role": "host"})).await;
        app.api().make(&second("items"), item("Dîner", &sample.venue, &other)).await;
        let both = [sample.below_visit("publications"), second("publications")];
        for publications in &both {
            assert_eq!(app.api().post(publications, &json!({})).await.status, 201);
        }
        assert_eq!(app.run_worker().await.len(), 2);
        let office = app.office(Role::Organiser).await;
        let path = format!("/people/{}/merge/{other}", sample.person);
        assert_eq!(office.submit(&path, &path, &[SURE]).await.status, 303);
        for publications in &both {
            let again = app.api().post(publications, &json!({})).await;
            assert!(again.status < 300, "{}", again.text);
        }
        let mails: Vec<String> = app.run_worker().await.iter().map(|mail| format!("{mail:?}")).collect();
        assert_eq!(mails, [""; 0]);
    }

    async fn two_who_take_part_stay_two(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let other = double(&app, &sample).await;
        let roster = sample.below_visit("participants");
        let participant = app.api().make(&roster, json!({"person": other, "role": "guest"})).await;
        let office = app.office(Role::Organiser).await;
        let path = format!("/people/{}/merge/{other}", sample.person);
        let refused = office.submit(&path, &path, &[SURE]).await;
        assert_eq!(refused.status, 409);
        assert!(refused.texts(".error-summary li")[0].starts_with("Both take part in “"), "{}", refused.html);
        assert_eq!(app.api().get(&format!("/people/{other}")).await.status, 200);
        // who was taken off before anything was written to them is nobody's past
        app.api().delete(&format!("{roster}/{participant}"), "*").await;
        assert_eq!(office.submit(&path, &path, &[SURE]).await.status, 303);
        assert_eq!(app.api().get(&format!("/people/{other}")).await.status, 404);

        let same = format!("/people/{0}/merge/{0}", sample.person);
        assert_eq!(office.submit(&same, &same, &[SURE]).await.status, 409);
        let viewer = app.office(Role::Viewer).await;
        assert_eq!(viewer.get(&path).await.status, 403);
    }

    async fn what_another_office_relies_on_is_theirs_to_merge(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let foreign = app.foreign_token().await;
        let theirs = app.api_with(&foreign);
        let organisation = json!({"name": "TOULOUSE", "time_zone": "Europe/Paris"});
        let other = theirs.make("/organisations", organisation).await;
        theirs.make("/visits", visit("theirs", &other)).await;
        let office = app.office(Role::Organiser).await;
        let path = format!("/organisations/{}/merge/{other}", sample.organisation);
        let refused = office.submit(&path, &path, &[SURE]).await;
        assert_eq!(refused.status, 409);
        assert!(refused.texts(".error-summary li")[0].contains("another office"), "{}", refused.html);
    }

    async fn organisations_and_venues_are_merged_with_all_that_names_them(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let body = json!({"name": "Toulouse", "time_zone": "Europe/Paris", "website": "https://toulouse.example"});
        let body = api.make("/organisations", body).await;
        let held = json!({"organisation": body, "title": {"fr": "Consule"}});
        let consul = api.make("/people", json!({"family_name": "Berg", "offices": [held]})).await;
        let item_path = sample.below_visit(&format!("items/{}", sample.item));
        patch(&app, &item_path, json!({"host": body})).await;
        let office = app.office(Role::Organiser).await;
        let path = format!("/organisations/{}/merge/{body}", sample.organisation);
        assert_eq!(office.submit(&path, &path, &[("website", "other"), SURE]).await.status, 303);
        let kept = api.get(&format!("/organisations/{}", sample.organisation)).await.json();
        assert_eq!(kept["website"], json!("https://toulouse.example"));
        let consul = api.get(&format!("/people/{consul}")).await.json();
        assert_eq!(consul["offices"][0]["organisation"], json!(sample.organisation));
        assert_eq!(api.get(&item_path).await.json()["host"], json!(sample.organisation));

        let place = |name: &str| json!({"name": name, "time_zone": "Europe/Paris"});
        let (hall, far) = (api.make("/venues", place("Capitole")).await, api.make("/venues", place("Airport")).await);
        api.make("/travel-times", json!({"from": hall, "to": far, "minutes": 25})).await;
        patch(&app, &item_path, json!({"places": [{"venue": hall}]})).await;
        let path = format!("/venues/{}/merge/{hall}", sample.venue);
        assert_eq!(office.submit(&path, &path, &[SURE]).await.status, 303);
        assert_eq!(api.get(&item_path).await.json()["places"][0]["venue"], json!(sample.venue));
        let times = api.get("/travel-times").await.json();
        assert_eq!((&times["items"][0]["from"], &times["items"][0]["minutes"]), (&json!(sample.venue), &json!(25)));
    }
}
