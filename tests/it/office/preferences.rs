//! Colours and language, chosen at the foot of any page, and kept by the account and the browser.

use escale::domain::permission::Role;
use escale::store::users;

use crate::harness::app::{Guest, TestApp};
use crate::harness::database::on_each_engine;

on_each_engine! {
    async fn a_choice_leads_back_to_where_it_was_made(database: Database) {
        let app = TestApp::new(database).await;
        let office = app.office(Role::Viewer).await;
        let here = office.get("/overview?lang=nb").await.value("back");
        assert_eq!(here, "/overview?lang=nb");
        for (path, choice, expected) in [
            ("/theme", ("theme", "dark"), 303),
            ("/theme", ("theme", "pink"), 400),
            ("/language", ("language", "vi"), 303),
            ("/language", ("language", "xx"), 400),
        ] {
            let answer = office.submit("/overview", path, &[choice, ("back", "/overview?lang=nb")]).await;
            assert_eq!(answer.status, expected, "{path} {choice:?}");
            let back = (expected == 303).then(|| "/overview?lang=nb".to_owned());
            assert_eq!(answer.location, back, "{path} {choice:?}");
        }
        let away = office.submit("/overview", "/theme", &[("theme", "dark"), ("back", "//evil.example")]).await;
        assert_eq!(away.location.as_deref(), Some("/overview"));
    }

    async fn what_was_chosen_follows_the_account_into_every_browser(database: Database) {
        let app = TestApp::new(database).await;
        let anna = app.user("anna@city.example", "les nuages passent au nord").await;
        let (here, elsewhere) = (Guest::new(&app), Guest::new(&app).sending("accept-language", "fr"));
        for guest in [&here, &elsewhere] {
            guest.sign_in("anna@city.example", "les nuages passent au nord").await;
        }
        assert_eq!(elsewhere.get("/overview").await.attributes("html", "lang"), ["fr"]);
        here.submit("/overview", "/language", &[("language", "vi"), ("back", "/overview")]).await;
        here.submit("/overview", "/theme", &[("theme", "dark"), ("back", "/overview")]).await;
        for guest in [&here, &elsewhere] {
            let page = guest.get("/overview").await;
            assert_eq!(page.attributes("html", "lang"), ["vi"]);
            assert_eq!(page.attributes("html", "data-theme"), ["dark"]);
        }
        let kept = app.database.store.read(move |db| users::find(db, anna)).await.unwrap().unwrap();
        assert_eq!((kept.locale.as_deref(), kept.theme.as_deref()), (Some("vi"), Some("dark")));
        // who is signed out reads as the browser has it, and the letter as the account
        let stranger = Guest::new(&app).sending("accept-language", "fr");
        stranger.submit("/sign-in", "/sign-in/link", &[("email", "anna@city.example")]).await;
        let mails = app.run_sign_in_mails().await;
        assert_eq!(mails[0].subject, "Đường dẫn đăng nhập của quý vị");
    }

    async fn pages_are_as_the_browser_keeps_it(database: Database) {
        let app = TestApp::new(database).await;
        let office = app.office(Role::Viewer).await.keeping("theme=dark; language=vi");
        let page = office.get("/overview").await;
        assert_eq!(page.attributes("html", "data-theme"), ["dark"]);
        assert_eq!(page.attributes("html", "lang"), ["vi"]);
        assert_eq!(page.texts("button[aria-pressed=true]"), ["Tiếng Việt", "Tối"]);
        let asked = office.get("/overview?lang=fr").await;
        assert_eq!(asked.attributes("html", "lang"), ["fr"]);
    }
}
