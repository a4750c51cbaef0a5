//! Signing in and out.

use escale::actions;
use escale::domain::permission::Role;
use jiff::SignedDuration;

use crate::harness::app::{NOW, Office, TestApp};
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
