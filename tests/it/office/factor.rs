//! Codes of an app besides the password.

use jiff::SignedDuration;
use totp_rs::{Builder, Secret};

use crate::harness::app::{Guest, TestApp};
use crate::harness::database::on_each_engine;

const ANNA: &str = "anna@city.example";
const SECRET: &str = "les nuages passent au nord";

/// Sets up an app in a browser that is signed in: its key and the recovery codes.
async fn set_up(app: &TestApp, guest: &Guest<'_>) -> (String, Vec<String>) {
    let begun = guest
        .submit("/account", "/account/factor/new", &[("proof", SECRET)])
        .await;
    assert_eq!(begun.location.as_deref(), Some("/account/factor"));
    let page = guest.get("/account/factor").await;
    assert_eq!(page.attributes("svg.qr", "role"), ["img"]);
    let key = page.texts(".code").concat();
    let wrong = guest
        .submit("/account/factor", "/account/factor", &[("code", "000000")])
        .await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.texts("title")[0].starts_with("Error: "));
    let code = code(app, &key);
    let done = guest
        .submit("/account/factor", "/account/factor", &[("code", &code)])
        .await;
    let codes = done.texts(".codes li");
    assert_eq!((done.status, codes.len()), (200, 10));
    (key, codes)
}

/// What the app shows now.
fn code(app: &TestApp, key: &str) -> String {
    let key = Secret::try_from_base32(key.replace(' ', "")).unwrap();
    let totp = Builder::new().with_secret(key).build().unwrap();
    let now = u64::try_from(app.clock.now().as_second()).unwrap();
    totp.generate(now).to_string()
}

/// Goes as far as the code is asked for.
async fn at_the_code(app: &TestApp) -> Guest<'_> {
    let guest = Guest::new(app);
    let step = guest.sign_in(ANNA, SECRET).await;
    assert_eq!(
        step.location.as_deref(),
        Some("/sign-in/code?next=/overview")
    );
    assert_eq!(guest.get("/overview").await.status, 303);
    guest
}

async fn give(guest: &Guest<'_>, code: &str) -> u16 {
    guest
        .submit("/sign-in/code", "/sign-in/code", &[("code", code)])
        .await
        .status
}

on_each_engine! {
    async fn with_an_app_the_password_alone_opens_nothing(database: Database) {
        let app = TestApp::new(database).await;
        app.user(ANNA, SECRET).await;
        let (first, other) = (Guest::new(&app), Guest::new(&app));
        first.sign_in(ANNA, SECRET).await;
        other.sign_in(ANNA, SECRET).await;
        let (key, _) = set_up(&app, &first).await;
        assert_eq!((first.get("/overview").await.status, other.get("/overview").await.status), (200, 303));
        let guest = at_the_code(&app).await;
        let used = code(&app, &key);
        assert_eq!(give(&guest, &used).await, 422, "the code that confirmed the app");
        app.clock.advance(SignedDuration::from_secs(30));
        assert_eq!(give(&guest, &code(&app, &key)).await, 303);
        assert_eq!(guest.get("/overview").await.status, 200);
        let replayed = at_the_code(&app).await;
        assert_eq!(give(&replayed, &code(&app, &key)).await, 422, "the same code again");
        let nobody = Guest::new(&app);
        assert_eq!(nobody.get("/sign-in/code").await.location.as_deref(), Some("/sign-in"));
        nobody.keep("__Host-escale-step", &guest.cookie("__Host-escale-visitor").unwrap());
        assert_eq!(nobody.get("/sign-in/code").await.location.as_deref(), Some("/sign-in"));
    }

    async fn five_tries_and_then_a_pause_wherever_they_come_from(database: Database) {
        let app = TestApp::new(database).await;
        app.user(ANNA, SECRET).await;
        let first = Guest::new(&app);
        first.sign_in(ANNA, SECRET).await;
        let (key, _) = set_up(&app, &first).await;
        app.clock.advance(SignedDuration::from_mins(20));
        for attempt in 1..=5 {
            let guest = at_the_code(&app).await;
            assert_eq!(give(&guest, "123456").await, 422, "{attempt}");
        }
        let guest = at_the_code(&app).await;
        assert_eq!(give(&guest, &code(&app, &key)).await, 429, "the right one is not looked at");
        app.clock.advance(SignedDuration::from_mins(14));
        let guest = at_the_code(&app).await;
        assert_eq!(give(&guest, &code(&app, &key)).await, 429);
        app.clock.advance(SignedDuration::from_mins(2));
        let guest = at_the_code(&app).await;
        assert_eq!(give(&guest, &code(&app, &key)).await, 303);
    }

    async fn a_recovery_code_is_good_once(database: Database) {
        let app = TestApp::new(database).await;
        app.user(ANNA, SECRET).await;
        let first = Guest::new(&app);
        first.sign_in(ANNA, SECRET).await;
        let (_, codes) = set_up(&app, &first).await;
        let guest = at_the_code(&app).await;
        assert_eq!(give(&guest, &codes[3].to_uppercase()).await, 303);
        assert!(guest.get("/account").await.html.contains("9 recovery codes"));
        let again = at_the_code(&app).await;
        assert_eq!(give(&again, &codes[3]).await, 422);
        let renewed = guest.submit("/account", "/account/factor/codes", &[("proof", SECRET)]).await;
        let new = renewed.texts(".codes li");
        assert_eq!(give(&again, &codes[4]).await, 422, "an old one");
        assert_eq!(give(&again, &new[0]).await, 303);
    }

    async fn the_key_is_nowhere_in_the_database(database: Database) {
        let app = TestApp::new(database).await;
        let anna = app.user(ANNA, SECRET).await;
        let guest = Guest::new(&app);
        guest.sign_in(ANNA, SECRET).await;
        let (key, codes) = set_up(&app, &guest).await;
        let kept = app.database.store.read(move |db| escale::store::credentials::of_user(db, anna)).await.unwrap();
        let key = Secret::try_from_base32(key.replace(' ', "")).unwrap();
        let sealed = kept.factor.unwrap();
        assert!(!sealed.windows(20).any(|octets| octets == key.as_bytes()));
        assert!(!format!("{:?}", kept.password).contains(SECRET));
        assert_eq!(codes.iter().collect::<std::collections::BTreeSet<_>>().len(), 10);
    }

    async fn the_step_between_is_short(database: Database) {
        let app = TestApp::new(database).await;
        app.user(ANNA, SECRET).await;
        let first = Guest::new(&app);
        first.sign_in(ANNA, SECRET).await;
        set_up(&app, &first).await;
        let guest = at_the_code(&app).await;
        assert_eq!(guest.get("/sign-in/code").await.status, 200);
        app.clock.advance(SignedDuration::from_mins(10));
        assert_eq!(guest.get("/sign-in/code").await.location.as_deref(), Some("/sign-in"));
    }

    async fn the_app_is_removed_with_a_proof_only(database: Database) {
        let app = TestApp::new(database).await;
        app.user(ANNA, SECRET).await;
        let guest = Guest::new(&app);
        guest.sign_in(ANNA, SECRET).await;
        let ask = async |what: &str, proof: &str| guest.submit("/account", &format!("/account/factor/{what}"), &[("proof", proof)]).await;
        let refused = async |what: &str, field: &str| {
            let page = ask(what, "wrong").await;
            assert_eq!((page.status, page.texts("title")), (422, vec!["Error: Your account – Escale".to_owned()]));
            assert_eq!(page.attributes(".error-summary a", "href"), [format!("#{field}")], "{what}");
            assert_eq!(page.texts(&format!("#{field}-error")).len(), 1, "{what}");
        };
        refused("new", "factor-proof").await;
        let (_, codes) = set_up(&app, &guest).await;
        refused("remove", "codes-proof").await;
        refused("codes", "codes-proof").await;
        let remove = async |proof: &str| ask("remove", proof).await.status;
        assert_eq!(Guest::new(&app).sign_in(ANNA, SECRET).await.location.as_deref(), Some("/sign-in/code?next=/overview"));
        assert_eq!(remove(&codes[0]).await, 303);
        assert_eq!(Guest::new(&app).sign_in(ANNA, SECRET).await.location.as_deref(), Some("/overview"));
    }
}
