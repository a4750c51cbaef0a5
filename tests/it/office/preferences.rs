//! Colours and language, chosen at the foot of any page and kept by the browser.

use escale::domain::permission::Role;

use crate::harness::app::TestApp;
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
