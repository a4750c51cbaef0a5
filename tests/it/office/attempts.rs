//! Whoever tries too often has to wait.

use jiff::SignedDuration;

use crate::harness::app::{Guest, TestApp};
use crate::harness::database::on_each_engine;

const ANNA: &str = "anna@city.example";
const SECRET: &str = "les nuages passent au nord";

on_each_engine! {
    async fn an_account_is_not_guessed_at_for_long_whatever_address_is_claimed(database: Database) {
        let app = TestApp::new(database).await;
        app.user(ANNA, SECRET).await;
        let mut refused = 0;
        for attempt in 0..14 {
            let guest = Guest::new(&app).sending("x-forwarded-for", &format!("192.0.2.{attempt}"));
            match guest.sign_in(ANNA, "wrong").await.status {
                422 => {}
                429 => refused += 1,
                other => panic!("{other}"),
            }
        }
        assert_eq!(refused, 4);
        assert_eq!(Guest::new(&app).sign_in(ANNA, SECRET).await.status, 429);
        assert_eq!(Guest::new(&app).sign_in("bo@city.example", SECRET).await.status, 422);
        app.clock.advance(SignedDuration::from_mins(15));
        assert_eq!(Guest::new(&app).sign_in(ANNA, SECRET).await.status, 303);
    }

    async fn links_are_not_guessed_at_for_long(database: Database) {
        let app = TestApp::new(database).await;
        let guest = Guest::new(&app);
        let mut statuses = std::collections::BTreeMap::new();
        for attempt in 0..310 {
            *statuses.entry(guest.get(&format!("/p/{attempt}")).await.status).or_insert(0) += 1;
        }
        assert_eq!(statuses, [(404, 300), (429, 10)].into());
    }
}
