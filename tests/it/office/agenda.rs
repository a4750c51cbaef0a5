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
        assert_eq!(page.attributes(".tabs [aria-current]", "href"), std::slice::from_ref(&path));
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

    async fn a_way_that_became_shorter_is_no_clash_any_more(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let fields = [("name", "Mercator"), ("time_zone", "Europe/Paris")];
        let there = office.submit("/venues/new", "/venues/new", &fields).await.location.unwrap();
        let back = format!("/venues/{}", sample.venue);
        let mercator = there.rsplit('/').next().unwrap();
        let mut late = item("Après", mercator, &sample.person);
        (late["starts"], late["ends"]) = ("2025-06-23T12:45:00".into(), "2025-06-23T13:30:00".into());
        app.api().make(&sample.below_visit("items"), late).await;
        let path = format!("/visits/{}", sample.visit);
        let takes = async |from: &str, to: &str, minutes: &str| {
            let set = office.submit(from, &format!("{from}/travel-times"), &[("to", to), ("minutes", minutes)]).await;
            assert_eq!(set.status, 303);
        };
        let issues = async || office.get(&path).await.texts(".issues > ul > li").len();
        let without = issues().await;
        takes(&back, mercator, "30").await;
        takes(&there, &sample.venue, "10").await;
        assert_eq!(issues().await, without + 1);
        // in all they take as long as before
        takes(&back, mercator, "10").await;
        takes(&there, &sample.venue, "30").await;
        assert_eq!(issues().await, without);
    }

    async fn an_item_typed_in_one_line_is_added_or_its_form_filled(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let path = format!("/visits/{}", sample.visit);
        let add = format!("{path}/quick-add");
        let days = office.get(&path).await.attributes(".day-head time", "datetime");
        let day: jiff::civil::Date = days.first().unwrap().parse().unwrap();
        let line = format!("{}/{} 16:30-17:45 Mercator Océan", day.day(), day.month());

        let preview = office.get(&format!("{add}?line={}", line.replace(' ', "+"))).await;
        assert!(preview.html.contains("16:30–17:45") && preview.html.ends_with("Mercator Océan"), "{}", preview.html);
        let before = office.get(&path).await.texts(".ev h4");
        let added = office.submit(&path, &add, &[("line", &line)]).await;
        let added = added.location.unwrap();
        assert!(added.starts_with(&format!("{path}?done=done-added#item-")));
        let said = office.get(added.split('#').next().unwrap()).await;
        assert_eq!(said.texts("#done"), ["Added."]);
        assert_eq!(office.get(&format!("{path}?done=office-sign-out")).await.texts("#done").len(), 0);
        let after = office.get(&path).await.texts(".ev h4");
        assert_eq!(after.len(), before.len() + 1);
        assert!(after.contains(&"Mercator Océan".to_owned()));

        // what says too little opens the form with what was understood
        let unsure = office.submit(&path, &add, &[("line", "14:30 Visite & thé")]).await.location.unwrap();
        let form = office.get(&unsure).await;
        assert_eq!(form.attributes("#title\\.en", "value"), ["Visite & thé"]);
        assert_eq!(form.attributes("#start", "value"), ["14:30"]);

        // and the script may say what it would be, but GET adds nothing
        assert_eq!(office.get(&path).await.texts(".ev h4").len(), after.len());
    }

    async fn of_another_office_only_the_hours_are_seen(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let foreign = app.foreign_office_named("another").await;
        let visit = [
            ("title.fr", "Visite discrète"), ("starts_on", "2025-06-23"), ("ends_on", "2025-06-23"), ("kind", "working"),
            ("direction", "incoming"), ("time_zone", "Europe/Paris"), ("locales", "fr"), ("host", &sample.organisation),
        ];
        let made = foreign.submit("/visits/new", "/visits/new", &visit).await.location.unwrap();
        let new = format!("{made}/items/new");
        let dinner = [
            ("title.fr", "Entretien secret"), ("day", "2025-06-23"), ("start", "11:45"), ("end", "12:45"),
            ("places.0.venue", &sample.venue),
        ];
        assert_eq!(foreign.submit(&new, &new, &dinner).await.status, 303);

        let office = app.office(Role::Organiser).await;
        let page = office.get(&format!("/visits/{}", sample.visit)).await;
        let clashes = page.texts(".issues li").join(" ");
        assert!(clashes.contains("with a visit of another office"), "{clashes}");
        assert!(!page.html.contains("secret") && !page.html.contains("discrète"), "{clashes}");
    }
}
