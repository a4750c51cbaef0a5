//! The agenda of a visit, its clashes and their mending.

use escale::domain::permission::Role;

use crate::harness::app::{TestApp, item};
use crate::harness::database::on_each_engine;

on_each_engine! {
    async fn the_agenda_by_day_by_group_and_as_a_list(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let path = format!("/visits/{}", sample.visit);
        for (view, class) in [("", "days-"), ("?view=groups", "by-group"), ("?view=list", "agenda--list")] {
            let page = office.get(&format!("{path}{view}")).await;
            assert_eq!(page.status, 200);
            let classes = page.attributes("#agenda", "class");
            assert!(classes.iter().all(|classes| classes.contains(class)), "{classes:?}");
            assert_eq!(page.attributes(".ev h4 a", "href"), [format!("{path}/items/{}", sample.item)]);
        }
        let page = office.get(&path).await;
        assert_eq!(page.attributes(".tabs [aria-current]", "href"), [path.clone()]);
        assert_eq!(page.texts(".notice p").len(), 1, "nothing is published yet");
        let viewer = app.office(Role::Viewer).await;
        let page = viewer.get(&path).await;
        assert_eq!(page.attributes(".toolbar .btn", "href").len(), 0, "who may not change it is offered nothing");
    }

    async fn a_clash_is_mended_by_one_click(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let path = format!("/visits/{}", sample.visit);
        app.api().make(&sample.below_visit("items"), item("Déjeuner", &sample.venue, &sample.person)).await;
        let page = office.get(&path).await;
        let clashes = page.texts(".issues li").len();
        assert!(clashes > 0);
        assert_eq!(page.attributes(".ev--clash .ev-top", "class").len(), 2);
        let fix = page.attributes(".issues .fix button", "value").first().cloned().unwrap();
        let mend = format!("{path}/mend");
        let answer = office.submit(&path, &mend, &[("fix", &fix)]).await;
        assert_eq!(answer.location.as_deref(), Some(format!("{path}?done=agenda-mended").as_str()));
        let after = office.get(&path).await;
        assert!(after.texts(".issues li").len() < clashes);
        // it mends nothing a second time
        let answer = office.submit(&path, &mend, &[("fix", &fix)]).await;
        assert_eq!(answer.location.as_deref(), Some(format!("{path}?done=agenda-not-mended").as_str()));
    }
}
