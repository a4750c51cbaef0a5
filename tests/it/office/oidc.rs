//! Signing in with the account of one's office, against a provider that is a process of its own.

use escale::config::Oidc;
use escale::domain::permission::Role;
use escale::store::users;
use serde_json::json;

use crate::harness::app::{Guest, Setting, TestApp};
use crate::harness::database::{Database, on_each_engine};
use crate::harness::office::Page;
use crate::harness::provider::Provider;

const ANNA: &str = "anna@city.example";
const SECRET: &str = "les nuages passent au nord";
/// Our cookie while somebody is with the provider.
const ATTEMPT: &str = "__Host-escale-attempt";

async fn app(database: Database, oidc: Oidc) -> TestApp {
    let setting = Setting {
        oidc: Some(oidc),
        ..Setting::default()
    };
    let app = TestApp::with(database, setting).await;
    app.user(ANNA, SECRET).await;
    app
}

/// Goes to the provider; the path with which it sends the browser back.
async fn go(app: &TestApp, guest: &Guest<'_>, provider: &Provider) -> String {
    let sent = guest.get("/sign-in/oidc?next=/visits").await;
    assert_eq!(sent.status, 303, "{}", sent.html);
    let back = provider.sends_back(&sent.location.unwrap()).await;
    back.strip_prefix(&app.url).unwrap().to_owned()
}

/// Goes there and back.
async fn sign_in(app: &TestApp, guest: &Guest<'_>, provider: &Provider) -> Page {
    let back = go(app, guest, provider).await;
    guest.get(&back).await
}

/// What the sign-in page says about the way that did not lead in.
fn complaint(page: &Page) -> String {
    page.texts("[role=alert]").concat()
}

on_each_engine! {
    async fn whom_the_provider_vouches_for_is_signed_in(database: Database) {
        let Some(provider) = Provider::start() else { return };
        let app = app(database, provider.configured()).await;
        let guest = Guest::new(&app);
        let page = guest.get("/sign-in?next=/visits").await;
        assert_eq!(page.attributes("main a.btn", "href"), ["/sign-in/oidc?next=/visits"]);
        let back = sign_in(&app, &guest, &provider).await;
        assert_eq!((back.status, back.location.as_deref()), (303, Some("/visits")));
        assert_eq!(guest.cookie(ATTEMPT), None);
        assert_eq!(guest.get("/overview").await.status, 200);
        assert_eq!(guest.get("/sign-in/oidc").await.location.as_deref(), Some("/overview"));
    }

    async fn every_kind_of_signature_and_new_keys_are_understood(database: Database) {
        let Some(provider) = Provider::start() else { return };
        let app = app(database, provider.configured()).await;
        for change in [json!({"algorithm": "EdDSA"}), json!({"rotate": true}), json!({"in_token": false})] {
            provider.control(&change).await;
            let back = sign_in(&app, &Guest::new(&app), &provider).await;
            assert_eq!(back.location.as_deref(), Some("/visits"), "{change}: {}", back.html);
        }
    }

    async fn an_account_stays_the_account_it_was(database: Database) {
        let Some(provider) = Provider::start() else { return };
        let app = app(database, provider.configured()).await;
        let anna = sign_in(&app, &Guest::new(&app), &provider).await;
        assert_eq!(anna.status, 303);
        // she has married: the provider knows her by another address
        provider.control(&json!({"claims": {"email": "anna.berg@city.example"}})).await;
        assert_eq!(sign_in(&app, &Guest::new(&app), &provider).await.status, 303);
        // she has left, and her address went to somebody else
        provider.control(&json!({"claims": {"sub": "another"}})).await;
        let heir = sign_in(&app, &Guest::new(&app), &provider).await;
        assert_eq!((heir.status, complaint(&heir).contains("did not vouch")), (403, true));
        let admin = app.office(Role::Admin).await;
        let user = app.database.store.read(|db| users::find_by_email(db, ANNA)).await.unwrap().unwrap().id;
        let (page, forget) = (format!("/users/{user}"), format!("/users/{user}/identity"));
        assert_eq!(admin.submit(&page, &forget, &[]).await.location, Some(page.clone()));
        assert!(!admin.get(&page).await.html.contains(&forget));
        assert_eq!(sign_in(&app, &Guest::new(&app), &provider).await.status, 303);
    }

    async fn what_proves_nothing_signs_nobody_in(database: Database) {
        let Some(provider) = Provider::start() else { return };
        let app = app(database, provider.configured()).await;
        let lies = [
            json!({"nonce": "another"}),
            json!({"nonce": null}),
            json!({"aud": "another"}),
            json!({"aud": ["escale", "another"]}),
            json!({"iss": "http://127.0.0.1:1"}),
            json!({"exp": 0}),
            json!({"email_verified": false}),
            json!({"email_verified": null}),
            json!({"email": "nobody@city.example"}),
            json!({"email": null}),
        ];
        let mut complaints = Vec::new();
        for lie in lies {
            let guest = Guest::new(&app);
            provider.control(&json!({"claims": lie})).await;
            let back = sign_in(&app, &guest, &provider).await;
            assert_eq!((back.status, back.location.as_deref()), (403, None), "{lie}");
            assert_eq!(guest.get("/overview").await.status, 303, "{lie}");
            complaints.push(complaint(&back));
        }
        provider.control(&json!({"claims": {}, "algorithm": "none"})).await;
        complaints.push(complaint(&sign_in(&app, &Guest::new(&app), &provider).await));
        complaints.dedup();
        assert_eq!(complaints.len(), 1, "{complaints:?}");
        assert!(complaints[0].contains("did not vouch"), "{complaints:?}");
    }

    async fn an_answer_is_good_once_and_only_in_the_browser_that_asked(database: Database) {
        let Some(provider) = Provider::start() else { return };
        let app = app(database, provider.configured()).await;
        let (guest, thief) = (Guest::new(&app), Guest::new(&app));
        let back = go(&app, &guest, &provider).await;
        let kept = guest.cookie(ATTEMPT).unwrap();
        // the thief has been to the provider too
        go(&app, &thief, &provider).await;
        for answer in [back.as_str(), &back.replace("state=", "state=x"), "/sign-in/oidc/callback"] {
            let page = thief.get(answer).await;
            assert_eq!((page.status, page.location.as_deref()), (403, None), "{answer}");
            assert!(complaint(&page).contains("another browser"), "{answer}");
        }
        assert_eq!(guest.get(&back).await.status, 303);
        assert_eq!(guest.get(&back).await.status, 403);
        let replay = Guest::new(&app);
        replay.keep(ATTEMPT, &kept);
        let page = replay.get(&back).await;
        assert_eq!((page.status, complaint(&page).contains("did not vouch")), (403, true));
        app.clock.advance(jiff::SignedDuration::from_mins(11));
        let late = Guest::new(&app);
        late.keep(ATTEMPT, &kept);
        assert!(complaint(&late.get(&back).await).contains("took too long"));
    }

    async fn nobody_is_sent_to_another_site_afterwards(database: Database) {
        let Some(provider) = Provider::start() else { return };
        let app = app(database, provider.configured()).await;
        for next in ["//evil.example", "https://evil.example", "/sign-out"] {
            let guest = Guest::new(&app);
            let sent = guest.get(&format!("/sign-in/oidc?next={next}")).await;
            let back = provider.sends_back(&sent.location.unwrap()).await;
            let back = guest.get(back.strip_prefix(&app.url).unwrap()).await;
            assert_eq!(back.location.as_deref(), Some("/overview"), "{next}");
        }
    }

    async fn a_provider_that_is_down_leaves_the_other_ways(database: Database) {
        let Some(provider) = Provider::start() else { return };
        let oidc = provider.configured();
        drop(provider);
        let app = app(database, oidc).await;
        let guest = Guest::new(&app);
        let page = guest.get("/sign-in/oidc").await;
        assert_eq!(page.status, 503);
        assert!(complaint(&page).contains("does not answer"));
        assert_eq!(guest.sign_in(ANNA, SECRET).await.location.as_deref(), Some("/overview"));
    }

    async fn without_a_provider_there_is_no_such_way(database: Database) {
        let app = TestApp::new(database).await;
        let guest = Guest::new(&app);
        assert!(guest.get("/sign-in").await.attributes("main a.btn", "href").is_empty());
        for path in ["/sign-in/oidc", "/sign-in/oidc/callback?code=a&state=b"] {
            assert_eq!(guest.get(path).await.status, 404, "{path}");
        }
    }
}
