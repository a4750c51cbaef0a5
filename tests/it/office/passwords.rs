//! Signing in by password, and changing it.

use escale::actions::users::invite;
use escale::domain::permission::Role;

use crate::harness::app::{Guest, NOW, TestApp};
use crate::harness::database::on_each_engine;

const ANNA: &str = "anna@city.example";
const SECRET: &str = "les nuages passent au nord";
const OTHER: &str = "fjordenes blå mandagsbrus";

/// Where a signed-in browser sees the overview.
async fn is_in(guest: &Guest<'_>) -> bool {
    guest.get("/overview").await.status == 200
}

on_each_engine! {
    async fn the_right_password_opens_and_nothing_else_says_why_not(database: Database) {
        let app = TestApp::new(database).await;
        app.user(ANNA, SECRET).await;
        app.office(Role::Viewer).await;
        let guest = Guest::new(&app);
        let wrong = guest.sign_in(ANNA, "les nuages passent au sud").await;
        let unknown = guest.sign_in("nobody@city.example", SECRET).await;
        let empty = guest.sign_in(ANNA, "").await;
        for refused in [&wrong, &unknown, &empty] {
            assert_eq!((refused.status, &refused.location), (422, &None));
            assert_eq!(refused.texts(".error-summary li"), wrong.texts(".error-summary li"));
        }
        assert_eq!(unknown.html.replace("nobody@city.example", ANNA), wrong.html);
        assert!(!wrong.html.contains("nuages") && !is_in(&guest).await);
        let entered = guest.sign_in("Anna@City.example", SECRET).await;
        assert_eq!((entered.status, entered.location.as_deref()), (303, Some("/overview")));
        assert!(is_in(&guest).await);
    }

    async fn one_is_led_to_what_one_looked_for_and_to_no_other_site(database: Database) {
        let app = TestApp::new(database).await;
        app.user(ANNA, SECRET).await;
        for (next, expected) in [("/account", "/account"), ("//evil.example", "/overview"), ("/sign-out", "/overview"), ("", "/overview")] {
            let guest = Guest::new(&app);
            let from = guest.get("/account").await.location.unwrap();
            assert_eq!(guest.get(&from).await.value("next"), "/account");
            let fields = [("email", ANNA), ("password", SECRET), ("next", next)];
            let entered = guest.submit(&from, "/sign-in", &fields).await;
            assert_eq!(entered.location.as_deref(), Some(expected), "{next}");
        }
    }

    async fn signing_in_makes_a_new_secret(database: Database) {
        let app = TestApp::new(database).await;
        app.user(ANNA, SECRET).await;
        let guest = Guest::new(&app);
        guest.keep("__Host-escale", "planted");
        guest.sign_in(ANNA, SECRET).await;
        let first = guest.cookie("__Host-escale").unwrap();
        assert_ne!(first, "planted");
        let planted = Guest::new(&app);
        planted.keep("__Host-escale", "planted");
        assert!(is_in(&guest).await && !is_in(&planted).await);
    }

    async fn a_form_that_another_browser_opened_signs_nobody_in(database: Database) {
        let app = TestApp::new(database).await;
        app.user(ANNA, SECRET).await;
        let (guest, other) = (Guest::new(&app), Guest::new(&app));
        let csrf = other.get("/sign-in").await.value("csrf");
        guest.get("/sign-in").await;
        for fields in [vec![], vec![("csrf", csrf.as_str())]] {
            let fields = [vec![("email", ANNA), ("password", SECRET)], fields].concat();
            assert_eq!(guest.send("/sign-in", &fields).await.status, 403);
        }
        assert!(!is_in(&guest).await);
    }

    async fn a_new_password_ends_all_other_sessions(database: Database) {
        let app = TestApp::new(database).await;
        app.user(ANNA, SECRET).await;
        let (here, there) = (Guest::new(&app), Guest::new(&app));
        here.sign_in(ANNA, SECRET).await;
        there.sign_in(ANNA, SECRET).await;
        let change = async |proof: &str, new: &str| {
            here.submit("/account", "/account/password", &[("proof", proof), ("new_password", new)]).await
        };
        assert_eq!(change("something else", OTHER).await.status, 422);
        let common = change(SECRET, "password1234").await;
        assert_eq!((common.status, common.texts(".field-error").len()), (422, 1));
        assert!(is_in(&there).await);
        assert_eq!(change(SECRET, OTHER).await.location.as_deref(), Some("/account"));
        assert!(is_in(&here).await && !is_in(&there).await);
        assert_eq!(there.sign_in(ANNA, SECRET).await.status, 422);
        assert_eq!(there.sign_in(ANNA, OTHER).await.status, 303);
    }

    async fn a_password_is_set_by_a_link(database: Database) {
        let app = TestApp::new(database).await;
        let anna = app.user(ANNA, SECRET).await;
        let made = app.database.store.write(move |db| invite(db, anna, NOW.parse().unwrap()));
        let link = format!("/sign-in/{}", made.await.unwrap());
        let guest = Guest::new(&app);
        assert_eq!(guest.get(&link).await.attributes("input[type=password]", "name"), ["new_password"]);
        let weak = guest.send(&link, &[("new_password", "annalindqvist")]).await;
        assert_eq!((weak.status, weak.texts(".field-error").len()), (422, 1));
        let set = guest.send(&link, &[("new_password", OTHER)]).await;
        assert_eq!((set.status, set.location.as_deref()), (303, Some("/overview")));
        assert!(is_in(&guest).await);
        assert_eq!(guest.get(&link).await.status, 404);
        assert_eq!(Guest::new(&app).sign_in(ANNA, OTHER).await.status, 303);
    }

    async fn sessions_are_listed_and_ended(database: Database) {
        let app = TestApp::new(database).await;
        app.user(ANNA, SECRET).await;
        let (here, there, third) = (Guest::new(&app), Guest::new(&app).sending("user-agent", "Tablet <b>"), Guest::new(&app));
        for guest in [&here, &there, &third] {
            guest.sign_in(ANNA, SECRET).await;
        }
        let account = here.get("/account").await;
        assert_eq!(account.texts(".rows .strong").len(), 3);
        assert!(account.texts(".rows .strong").contains(&"Tablet <b>".to_owned()));
        let session = account.attributes("button[name=session]", "value");
        assert_eq!(session.len(), 2);
        let ended = here.submit("/account", "/account/sessions", &[("session", &session[0])]).await;
        assert_eq!(ended.location.as_deref(), Some("/account"));
        assert_eq!(here.get("/account").await.texts(".rows .strong").len(), 2);
        let stranger = app.office(Role::Admin).await;
        let foreign = stranger.submit("/account", "/account/sessions", &[("session", &session[1])]).await;
        assert_eq!(foreign.status, 404);
        here.submit("/account", "/account/sessions", &[("others", "1")]).await;
        assert!(is_in(&here).await && !is_in(&there).await && !is_in(&third).await);
    }
}
