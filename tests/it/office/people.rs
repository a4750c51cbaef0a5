//! The registers: people with their offices, organisations, venues and the ways between them.

use escale::domain::permission::Role;
use serde_json::json;

use crate::harness::app::TestApp;
use crate::harness::database::on_each_engine;

on_each_engine! {
    async fn people_are_entered_found_and_changed(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let fields = [
            ("family_name", "Đinh"), ("given_name", "Toàn Thắng"), ("name_order", "family-first"), ("locale", "vi"),
            ("email", "dinh@hanoi.example"), ("languages", "vi, fr"), ("offices.0.organisation", sample.organisation.as_str()),
            ("offices.0.title.vi", "Đại sứ"), ("offices.0.title.fr", "Ambassadeur"), ("offices.0.rank", "2"), ("offices.0.from", "2023"),
        ];
        let made = office.submit("/people/new", "/people/new", &fields).await;
        assert_eq!(made.status, 303, "{:?}", made.texts(".error-summary li"));
        let path = made.location.unwrap();
        let found = office.get("/people?q=dinh+toan").await;
        assert_eq!(found.texts("tbody th a"), ["Đinh Toàn Thắng"]);
        assert_eq!(found.attributes("tbody th a", "href"), [path.as_str()]);
        assert_eq!(office.get("/people?q=nobody").await.texts(".empty strong"), ["Nothing was found"]);

        let form = office.get(&path).await;
        assert_eq!(form.texts("title"), ["Đinh Toàn Thắng – Escale"]);
        assert_eq!(form.value("offices.0.title.fr"), "Ambassadeur");
        assert_eq!((form.value("offices.0.rank"), form.value("offices.0.from")), ("2".to_owned(), "2023".to_owned()));
        let mut wrong = fields.to_vec();
        wrong.extend([("offices.2.organisation", sample.organisation.as_str()), ("offices.2.from", "soon")]);
        let refused = office.submit(&path, &path, &wrong).await;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.attributes(".error-summary a", "href"), ["#offices.2.title", "#offices.2.from"]);
        let mut fewer = fields[..6].to_vec();
        fewer.push(("phone", "+84 24"));
        assert_eq!(office.submit(&path, &path, &fewer).await.status, 303);
        let form = office.get(&path).await;
        assert_eq!((form.value("phone"), form.value("offices.0.rank")), ("+84 24".to_owned(), String::new()));
        assert_eq!(office.submit(&path, &format!("{path}/remove"), &[]).await.location.as_deref(), Some("/people"));
        assert_eq!(office.get(&path).await.status, 404);
    }

    async fn a_new_name_is_in_the_order_of_the_language_of_the_page(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        for (language, order) in [("en", "given-first"), ("fr", "given-first"), ("nb", "given-first"), ("vi", "family-first")] {
            for path in ["/people/new", &sample.below_visit("participants/new")] {
                let form = office.get(&format!("{path}?lang={language}")).await;
                assert_eq!(form.attributes("#name_order option[selected]", "value"), [order], "{path} {language}");
            }
        }
    }

    async fn an_office_keeps_its_texts_in_other_languages(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let api = app.api();
        let held = json!({"organisation": sample.organisation, "title": {"de": "Botschafter", "fr": "Ambassadeur"}});
        let person = api.make("/people", json!({"family_name": "Berg", "offices": [held]})).await;
        let path = format!("/people/{person}");
        let office = app.office(Role::Organiser).await;
        let fields = [
            ("family_name", "Berg"), ("name_order", "given-first"), ("locale", "de"),
            ("offices.0.organisation", sample.organisation.as_str()), ("offices.0.title.fr", "Consul"),
        ];
        assert_eq!(office.submit(&path, &path, &fields).await.status, 303);
        let kept = api.get(&path).await.json();
        assert_eq!(kept["offices"][0]["title"], json!({"de": "Botschafter", "fr": "Consul"}));
    }

    async fn who_may_only_look_gets_no_buttons(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let viewer = app.office(Role::Viewer).await;
        for path in ["/people", "/organisations", "/venues"] {
            let page = viewer.get(path).await;
            assert_eq!((page.status, page.texts("main .btn--primary").len()), (200, 0), "{path}");
        }
        let page = viewer.get(&format!("/people/{}", sample.person)).await;
        assert_eq!(page.texts("main .btn--primary, main .btn--danger").len(), 0);
    }

    async fn organisations_and_venues_are_entered_and_changed(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let fields = [("name", "Airbus"), ("kind", "company"), ("country", "FR"), ("time_zone", "Europe/Paris")];
        let made = office.submit("/organisations/new", "/organisations/new", &fields).await;
        assert_eq!(made.status, 303, "{:?}", made.texts(".error-summary li"));
        let list = office.get("/organisations").await;
        assert_eq!(list.texts("tbody th"), ["Airbus", "Toulouse"]);
        let one = list.attributes("tbody th a", "href").remove(0);
        assert_eq!(office.get(&one).await.attributes("#kind option[selected]", "value"), ["company"]);
        let used = format!("/organisations/{}", sample.organisation);
        assert_eq!(office.submit(&used, &format!("{used}/remove"), &[]).await.status, 409);

        let wrong = [("name", "Hall"), ("time_zone", "Paris"), ("latitude", "43.6"), ("longitude", "far")];
        let refused = office.submit("/venues/new", "/venues/new", &wrong).await;
        assert_eq!((refused.status, refused.value("latitude").as_str()), (422, "43.6"));
        let fields = [
            ("name", "Mercator"), ("time_zone", "Europe/Paris"), ("latitude", "43.6"), ("longitude", "1.45"), ("capacity", "40"),
            ("access.fr", "Porte 2"),
        ];
        let made = office.submit("/venues/new", "/venues/new", &fields).await;
        assert_eq!(made.status, 303, "{:?}", made.texts(".error-summary li"));
        let path = made.location.unwrap();
        let form = office.get(&path).await;
        assert_eq!((form.value("longitude"), form.value("capacity")), ("1.45".to_owned(), "40".to_owned()));
        let times = format!("{path}/travel-times");
        for (minutes, shown) in [("25", vec!["25"]), ("30", vec!["30"]), ("", vec![])] {
            let set = office.submit(&path, &times, &[("to", sample.venue.as_str()), ("minutes", minutes)]).await;
            assert_eq!(set.status, 303);
            assert_eq!(office.get(&path).await.texts("#travel-times td.num"), shown);
        }
        let bad = office.submit(&path, &times, &[("to", sample.venue.as_str()), ("minutes", "soon")]).await;
        assert_eq!(bad.attributes(".error-summary a", "href"), ["#minutes"]);
    }

    async fn what_is_wrong_is_said_in_the_language_of_the_page(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let wrong = [("family_name", ""), ("locale", "klingon"), ("email", "nobody"), ("time_zone", "Mars")];
        for (language, email) in [("en", "Write an address such as name@example.org, without accents."), ("vi", "Hãy nhập địa chỉ như ten@example.org, không dấu.")] {
            let path = format!("/people/new?lang={language}");
            let refused = office.submit("/people/new", &path, &wrong).await;
            assert_eq!(refused.status, 422);
            let said = refused.texts(".error-summary li");
            assert!(said.contains(&email.to_owned()), "{said:?}");
            assert_eq!(said.len(), 4, "{said:?}");
        }
        let taken = [("family_name", "Berg"), ("locale", "nb"), ("email", "maire@toulouse.example")];
        let refused = office.submit("/people/new", "/people/new?lang=fr", &taken).await;
        let said = refused.texts(".error-summary li");
        assert!(said[0].starts_with("Quelqu’un d’autre a cette adresse."), "{said:?}");
        let visit = sample.below_visit("items/new");
        let item = [("title.fr", "Nuit"), ("day", "2025-03-30"), ("start", "02:30"), ("end", "04:00"), ("kind", "meeting")];
        let refused = office.submit(&visit, &format!("{visit}?lang=nb"), &item).await;
        let said = refused.texts(".error-summary li");
        assert!(said.iter().any(|text| text.starts_with("Klokken stilles fram da")), "{said:?}");
    }

    async fn what_is_in_use_stays_and_what_uses_it_is_shown(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let visit = format!("/visits/{}", sample.visit);
        for (path, used) in [
            (format!("/people/{}", sample.person), vec!["Participants of visits", "Items of the agenda", "Visit"]),
            (format!("/organisations/{}", sample.organisation), vec!["Offices of people", "Visits", "Visit"]),
            (format!("/venues/{}", sample.venue), vec!["Items of the agenda", "Visit"]),
        ] {
            let refused = office.submit(&path, &format!("{path}/remove"), &[]).await;
            assert_eq!(refused.status, 409, "{path}");
            assert_eq!(refused.texts(".rows li"), used);
            assert_eq!(refused.attributes(".rows a", "href"), [visit.as_str()]);
            assert_eq!(refused.attributes("a.btn--primary", "href"), [path.as_str()]);
        }
        let delegations = sample.below_visit("delegations");
        let embassy = json!({"name": {"en": "Embassy"}, "organisation": sample.organisation});
        let embassy = app.api().make(&delegations, embassy).await;
        let participant = sample.below_visit(&format!("participants/{}", sample.participant));
        app.api().patch(&participant, "*", &json!({"delegation": embassy})).await;
        let path = format!("{delegations}/{embassy}");
        let refused = office.submit(&path, &format!("{path}/remove"), &[]).await;
        assert_eq!((refused.status, refused.texts("h1")), (409, vec!["Embassy is still in use".to_owned()]));
        assert_eq!(refused.attributes(".rows a", "href"), [participant]);
    }
}
