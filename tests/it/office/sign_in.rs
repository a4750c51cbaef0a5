//! Signing in and out.

use escale::actions;
use escale::clock::Clock;
use escale::domain::permission::Role;
use escale::jobs::housekeeping::Housekeeping;
use jiff::SignedDuration;

use crate::harness::app::{Guest, NOW, Office, TestApp};
use crate::harness::browser::get;
use crate::harness::database::on_each_engine;

async fn link(app: &TestApp, office: &Office<'_>) -> String {
    let user = office.user;
    let made = app.database.store.write(move |db| {
        let lifetime = SignedDuration::from_mins(10);
        actions::sign_in::issue_link(db, user, lifetime, NOW.parse().unwrap())
    });
    format!("/sign-in/{}", made.await.unwrap())
}

on_each_engine! {
    async fn a_link_signs_in_once_and_only_by_its_button(database: Database) {
        let app = TestApp::new(database).await;
        let office = app.office(Role::Organiser).await;
        let link = link(&app, &office).await;
        for _scanner in 0..3 {
            assert_eq!(office.get(&link).await.status, 200);
        }
        let begun = office.send(&link, &[]).await;
        assert_eq!((begun.status, begun.location.as_deref()), (303, Some("/overview")));
        let again = office.send(&link, &[]).await;
        assert_eq!((again.status, again.location), (404, None));
        assert_eq!(office.get(&link).await.status, 404);
    }

    async fn a_link_expires(database: Database) {
        let app = TestApp::new(database).await;
        let office = app.office(Role::Organiser).await;
        let link = link(&app, &office).await;
        app.clock.advance(SignedDuration::from_mins(11));
        assert_eq!(office.get(&link).await.status, 404);
        assert_eq!(office.send(&link, &[]).await.status, 404);
    }

    async fn who_signs_out_is_out(database: Database) {
        let app = TestApp::new(database).await;
        let office = app.office(Role::Viewer).await;
        let overview = office.get("/overview").await;
        assert_eq!((overview.status, overview.texts("h1")), (200, vec!["Overview".to_owned()]));
        let out = office.submit("/overview", "/sign-out", &[]).await;
        assert_eq!(out.location.as_deref(), Some("/"));
        let page = office.get("/overview").await;
        assert_eq!((page.status, page.location.as_deref()), (303, Some("/sign-in?next=%2Foverview")));
    }

    async fn a_session_ends_when_it_is_not_used_or_too_old(database: Database) {
        let app = TestApp::new(database).await;
        let (idle, busy) = (app.office(Role::Viewer).await, app.office(Role::Viewer).await);
        for _week in 0..4 {
            app.clock.advance(SignedDuration::from_hours(6 * 24));
            assert_eq!(busy.get("/overview").await.status, 200);
        }
        assert_eq!(idle.get("/overview").await.status, 303);
        app.clock.advance(SignedDuration::from_hours(6 * 24));
        assert_eq!(busy.get("/overview").await.status, 303);
    }

    async fn what_has_expired_is_forgotten_and_nothing_else(database: Database) {
        let app = TestApp::new(database).await;
        let (idle, busy) = (app.office(Role::Viewer).await, app.office(Role::Viewer).await);
        let old = link(&app, &idle).await;
        let anna = Guest::new(&app);
        anna.submit("/sign-in", "/sign-in/link", &[("email", "anna@city.example")]).await;
        let housekeeping = Housekeeping {
            store: app.database.store.clone(),
            clock: Clock::Fixed(app.clock.clone()),
        };
        assert_eq!(housekeeping.forget().await.unwrap(), 0);
        app.clock.advance(SignedDuration::from_hours(6 * 24));
        assert_eq!(busy.get("/overview").await.status, 200);
        // the link, and the wish for one
        assert_eq!(housekeeping.forget().await.unwrap(), 2);
        app.clock.advance(SignedDuration::from_hours(2 * 24));
        let (first, second) = tokio::join!(housekeeping.forget(), housekeeping.forget());
        assert_eq!(first.unwrap() + second.unwrap(), 1, "the session of who was idle");
        assert_eq!(housekeeping.forget().await.unwrap(), 0);
        assert_eq!((idle.get("/overview").await.status, idle.get(&old).await.status), (303, 404));
        assert_eq!(busy.get("/overview").await.status, 200);
    }

    async fn an_old_browser_says_where_its_form_is_from(database: Database) {
        let app = TestApp::new(database).await;
        app.user("anna@city.example", "les nuages passent au nord").await;
        // one without Sec-Fetch-Site sends the Origin that the policy of the page asks for (Fetch §3.2): with
        // no-referrer that would be null, which any site can make it send
        let policy = get(&app, "/sign-in").await.header("referrer-policy").to_owned();
        assert_eq!(policy, "same-origin");
        let cases = [(app.url.clone(), 303), ("null".to_owned(), 403), ("https://evil.example".to_owned(), 403)];
        for (origin, status) in cases {
            let guest = Guest::new(&app).sending("origin", &origin);
            let page = guest.sign_in("anna@city.example", "les nuages passent au nord").await;
            assert_eq!(page.status, status, "{origin}");
        }
    }

    async fn a_form_that_is_not_of_the_session_does_nothing(database: Database) {
        let app = TestApp::new(database).await;
        let (office, other) = (app.office(Role::Viewer).await, app.office(Role::Viewer).await);
        let foreign = other.get("/overview").await.value("csrf");
        for fields in [vec![], vec![("csrf", "")], vec![("csrf", "x")], vec![("csrf", foreign.as_str())]] {
            assert_eq!(office.send("/sign-out", &fields).await.status, 403);
        }
        assert_eq!(office.get("/overview").await.status, 200);
    }
}
