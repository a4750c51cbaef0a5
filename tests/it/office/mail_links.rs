//! Signing in by a link that comes by mail.

use jiff::SignedDuration;

use crate::harness::app::{Guest, TestApp};
use crate::harness::database::on_each_engine;
use crate::harness::mails::Mail;

const ANNA: &str = "anna@city.example";
const SECRET: &str = "les nuages passent au nord";

/// The path of the link in a mail.
fn link(app: &TestApp, mail: &Mail) -> String {
    let start = format!("{}/sign-in/", app.secretariat.links.public_url());
    let line = mail
        .text
        .lines()
        .find(|line| line.starts_with(&start))
        .unwrap();
    line.replace(app.secretariat.links.public_url(), "")
}

async fn ask(guest: &Guest<'_>, email: &str) -> u16 {
    guest
        .submit("/sign-in", "/sign-in/link", &[("email", email)])
        .await
        .status
}

on_each_engine! {
    async fn a_link_signs_in_the_browser_that_asked_and_no_other(database: Database) {
        let app = TestApp::new(database).await;
        app.user(ANNA, SECRET).await;
        let (guest, scanner) = (Guest::new(&app), Guest::new(&app));
        assert_eq!(ask(&guest, "ANNA@city.example").await, 202);
        let mails = app.run_sign_in_mails().await;
        assert_eq!((mails.len(), mails[0].to.as_str()), (1, ANNA));
        assert!(app.run_sign_in_mails().await.is_empty());
        let link = link(&app, &mails[0]);
        scanner.get("/sign-in").await;
        assert_eq!(scanner.get(&link).await.status, 404);
        assert_eq!(scanner.send(&link, &[]).await.status, 404);
        assert_eq!(guest.get(&link).await.status, 200);
        assert_eq!(guest.send(&link, &[]).await.location.as_deref(), Some("/overview"));
        assert_eq!(guest.get("/overview").await.status, 200);
        assert_eq!(guest.send(&link, &[]).await.status, 404);
    }

    async fn an_address_that_nobody_has_gets_the_same_answer_and_no_mail(database: Database) {
        let app = TestApp::new(database).await;
        app.user(ANNA, SECRET).await;
        let guest = Guest::new(&app);
        let known = guest.submit("/sign-in", "/sign-in/link", &[("email", ANNA)]).await;
        let unknown = guest.submit("/sign-in", "/sign-in/link", &[("email", "nobody@city.example")]).await;
        assert_eq!((known.status, known.html), (unknown.status, unknown.html));
        assert_eq!(app.run_sign_in_mails().await.len(), 1);
    }

    async fn no_more_than_three_mails_go_to_one_address_in_an_hour(database: Database) {
        let app = TestApp::new(database).await;
        app.user(ANNA, SECRET).await;
        let guest = Guest::new(&app);
        for _attempt in 0..6 {
            assert_eq!(ask(&guest, ANNA).await, 202);
        }
        assert_eq!(app.run_sign_in_mails().await.len(), 3);
        app.clock.advance(SignedDuration::from_mins(61));
        assert_eq!(ask(&guest, ANNA).await, 202);
        assert_eq!(app.run_sign_in_mails().await.len(), 1);
    }

    async fn a_link_is_good_for_ten_minutes_and_is_not_mailed_later(database: Database) {
        let app = TestApp::new(database).await;
        app.user(ANNA, SECRET).await;
        let guest = Guest::new(&app);
        ask(&guest, ANNA).await;
        let link = link(&app, &app.run_sign_in_mails().await[0]);
        ask(&guest, ANNA).await;
        app.clock.advance(SignedDuration::from_mins(10));
        assert_eq!(guest.get(&link).await.status, 404);
        assert!(app.run_sign_in_mails().await.is_empty());
    }

    async fn the_mail_is_in_the_language_of_the_page_and_names_only_our_address(database: Database) {
        let app = TestApp::at(database, Some("https://visits.example")).await;
        app.user(ANNA, SECRET).await;
        let guest = Guest::new(&app).sending("x-forwarded-host", "evil.example").sending("accept-language", "fr");
        ask(&guest, ANNA).await;
        let mails = app.run_sign_in_mails().await;
        assert_eq!(mails[0].subject, "Votre lien de connexion");
        assert!(mails[0].text.contains("\nhttps://visits.example/sign-in/") && !mails[0].text.contains("evil"));
    }
}
