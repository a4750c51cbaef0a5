//! Hints at urgent changes, in a browser: allowing them, being shown one, an address that the push service replaces, and
//! ending them. No push service can be asked from a test, so what one would hand out and bring is put in its place.

use escale::domain::ids::ParticipantId;
use escale::store::push_subscriptions;
use serde_json::{Value, json};

use super::{page_of, published};
use crate::harness::app::TestApp;
use crate::harness::chromium::Chromium;
use crate::harness::database::on_each_engine;

/// Addresses as a push service hands them out, with keys as a browser makes them.
const PUSH_SERVICE: &str = r"
    const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
    const keys = { p256dh: await crypto.subtle.exportKey('raw', pair.publicKey), auth: new Uint8Array(16).buffer };
    const made = (endpoint) => ({ endpoint, getKey: (name) => keys[name], options: {} });
";

/// Puts them in the place of those of the browser, on a page.
const ON_THE_PAGE: &str = r"
    let current = null;
    PushManager.prototype.subscribe = async () => (current = made('https://push.example/first'));
    PushManager.prototype.getSubscription = async () => current && { ...current, unsubscribe: async () => (current = null) };
";

/// The worker, as it runs in a browser but for what it listens to.
const WORKER: &str = include_str!("../../../assets/push-worker.js");

/// Where devices of a participant are reached.
async fn endpoints(app: &TestApp, participant: ParticipantId) -> Vec<String> {
    let found = app
        .database
        .store
        .read(move |db| push_subscriptions::of_participant(db, participant));
    let found = found.await.unwrap();
    found.into_iter().map(|(endpoint, _)| endpoint).collect()
}

/// What a script that may wait returns; it is asked again until it is something.
async fn awaited(chromium: &Chromium, script: &str) -> Value {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         const ask = async () => {{ {script} }};
         const look = () => ask().then((found) => found ? done(found) : setTimeout(look, 20), (error) => done(String(error)));
         look();"
    );
    chromium.run_until_done(&script).await
}

/// What the worker of a page shows of a hint. One that comes before the browser has written the worker down is lost, so it
/// is brought until something is shown: under the same tag, it is one hint.
async fn brought(chromium: &Chromium, (origin, scope): (&str, &str), hint: &Value) -> Value {
    chromium.own("ServiceWorker.enable", json!({})).await;
    let shown = format!(
        "const worker = await navigator.serviceWorker.getRegistration('{scope}');
         for (let looks = 0; looks < 50; looks += 1) {{
             const shown = await worker.getNotifications();
             if (shown.length) return shown.map(({{title, body, lang, tag}}) => [title, body, lang, tag]);
             await new Promise((done) => setTimeout(done, 20));
         }}
         return 'nothing'"
    );
    for _ in 0..20 {
        let brought = json!({"origin": origin, "registrationId": "0", "data": hint.to_string()});
        chromium
            .own("ServiceWorker.deliverPushMessage", brought)
            .await;
        let found = awaited(chromium, &shown).await;
        if found != "nothing" {
            return found;
        }
    }
    panic!("no hint is shown");
}

on_each_engine! {
    async fn a_device_is_told_until_it_wants_no_more(database: Database) {
        let Some(chromium) = Chromium::start().await else { return };
        let app = TestApp::new(database).await;
        let (sample, _) = published(&app).await;
        let participant: ParticipantId = sample.participant.parse().unwrap();
        let page = page_of(&app, &sample).await;
        let scope = page.strip_prefix(&app.url).unwrap().to_owned();
        chromium.own("Browser.grantPermissions", json!({"origin": app.url, "permissions": ["notifications"]})).await;
        chromium.open(&page).await;
        awaited(&chromium, "return !document.getElementById('push').hidden").await;
        awaited(&chromium, &format!("{PUSH_SERVICE} {ON_THE_PAGE} return true")).await;

        chromium.click("#push button:not([hidden])").await;
        let said = awaited(&chromium, "return document.querySelector('#push [role=status]').textContent").await;
        assert_eq!(said, "Cet appareil vous avertira.");
        assert_eq!(endpoints(&app, participant).await, ["https://push.example/first"]);

        // what the push service brings, unsealed as the browser hands it to the worker
        let hint = json!({"title": "Changed", "body": "There is something to see.", "lang": "en"});
        assert_eq!(
            brought(&chromium, (&app.url, &scope), &hint).await,
            json!([["Changed", "There is something to see.", "en", "escale"]])
        );

        let renewed = awaited(&chromium, &format!(
            "{PUSH_SERVICE}
             const heard = {{}};
             const self = {{ addEventListener: (name, act) => (heard[name] = act), registration: {{ scope: '{page}' }} }};
             {WORKER}
             let renewal;
             heard.pushsubscriptionchange({{
                 oldSubscription: made('https://push.example/first'), newSubscription: made('https://push.example/second'),
                 waitUntil: (promise) => (renewal = promise),
             }});
             await renewal;
             return 'renewed'",
        )).await;
        assert_eq!(renewed, "renewed");
        assert_eq!(endpoints(&app, participant).await, ["https://push.example/second"]);

        awaited(&chromium, &format!(
            "{PUSH_SERVICE}
             const second = {{ ...made('https://push.example/second'), unsubscribe: async () => true }};
             PushManager.prototype.getSubscription = async () => second;
             return true",
        )).await;
        chromium.click("#push button:not([hidden])").await;
        awaited(&chromium, "return document.querySelector('#push [role=status]').textContent").await;
        assert!(endpoints(&app, participant).await.is_empty());
        assert_eq!(chromium.complaints().await, Vec::<String>::new());
    }
}
