//! Hints on participants' devices: to whom, how often, in which words, and who reads them on the way.

use std::collections::BTreeMap;

use actix_web::http::header::CONTENT_TYPE;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use escale::actions::push;
use escale::domain::capability::Capability;
use escale::domain::push::PushAddress;
use escale::store::push_subscriptions;
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{Signature, VerifyingKey};
use p256::elliptic_curve::point::AffineCoordinates as _;
use p256::elliptic_curve::sec1::ToSec1Point as _;
use p256::{PublicKey, SecretKey};
use reqwest::Method;
use ring::{aead, hkdf};
use serde_json::{Value, json};

use crate::harness::app::{Sample, TestApp};
use crate::harness::browser::{fetch, get};
use crate::harness::database::on_each_engine;
use crate::harness::receiver::{Brought, Receiver};

/// A browser on a device: it alone can read what is sent to it.
struct Device {
    secret: SecretKey,
    address: PushAddress,
}

impl Device {
    fn new(endpoint: String, seed: u8) -> Self {
        let secret = SecretKey::from_slice(&[seed; 32]).unwrap();
        let key = secret
            .public_key()
            .to_sec1_point(false)
            .as_bytes()
            .try_into()
            .unwrap();
        let address = PushAddress {
            endpoint,
            key,
            secret: [seed; 16],
        };
        Self { secret, address }
    }

    /// What a browser does with what it is sent (RFC 8291 §3.4).
    fn reads(&self, sealed: &[u8]) -> Value {
        let (salt, rest) = sealed.split_at(16);
        let (head, rest) = rest.split_at(5);
        assert_eq!(head, [0, 0, 16, 0, 65]);
        let (key, record) = rest.split_at(65);
        let theirs = PublicKey::from_sec1_bytes(key).unwrap();
        let shared = (theirs.to_projective() * *self.secret.to_nonzero_scalar()).to_affine();
        let info = [b"WebPush: info\0", self.address.key.as_slice(), key].concat();
        let input = derive(&self.address.secret, &shared.x(), (&info, 32));
        let content = derive(salt, &input, (b"Content-Encoding: aes128gcm\0", 16));
        let nonce = derive(salt, &input, (b"Content-Encoding: nonce\0", 12));
        let content = aead::UnboundKey::new(&aead::AES_128_GCM, &content).unwrap();
        let nonce = aead::Nonce::try_assume_unique_for_key(&nonce).unwrap();
        let mut record = record.to_vec();
        let opened = aead::LessSafeKey::new(content)
            .open_in_place(nonce, aead::Aad::empty(), &mut record)
            .unwrap();
        let (end, text) = opened.split_last().unwrap();
        assert_eq!(*end, 2);
        serde_json::from_slice(text).unwrap()
    }
}

fn derive(salt: &[u8], input: &[u8], (info, length): (&[u8], usize)) -> Vec<u8> {
    struct Octets(usize);
    impl hkdf::KeyType for Octets {
        fn len(&self) -> usize {
            self.0
        }
    }
    let mut derived = vec![0; length];
    let key = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(input);
    key.expand(&[info], Octets(length))
        .unwrap()
        .fill(&mut derived)
        .unwrap();
    derived
}

/// The path of somebody's page.
async fn page_of(app: &TestApp, sample: &Sample, participant: &str) -> String {
    let path = sample.below_visit(&format!("participants/{participant}"));
    app.api().get(&path).await.json()["page_url"]
        .as_str()
        .unwrap()
        .replace(&app.url, "")
}

async fn allow(app: &TestApp, participant: &str, device: &Device) {
    let (secretariat, address, now) = (
        app.secretariat.clone(),
        device.address.clone(),
        app.clock.now(),
    );
    let door = escale::domain::capability::Door::Page;
    let link = Capability {
        door,
        participant: participant.parse().unwrap(),
        generation: 0,
        assistant: None,
    };
    let allow = app
        .database
        .store
        .write(move |db| push::allow(db, &secretariat, link, (&address, now)));
    allow.await.unwrap();
}

async fn publish(app: &TestApp, sample: &Sample, tell: &str) {
    let published = app
        .api()
        .post(&sample.below_visit("publications"), &json!({"tell": tell}))
        .await;
    assert!(published.status < 300, "{}", published.text);
}

async fn move_to(app: &TestApp, sample: &Sample, hour: u8) {
    let path = sample.below_visit(&format!("items/{}", sample.item));
    let times = json!({"starts": format!("2025-06-23T{hour}:00:00"), "ends": format!("2025-06-23T{hour}:30:00")});
    assert_eq!(app.api().patch(&path, "*", &times).await.status, 200);
}

/// Somebody on the roster who wants no mail.
async fn bystander(app: &TestApp, sample: &Sample) -> String {
    let consul = json!({"key": "consul", "family_name": "Lê", "given_name": "Thu Hà", "locale": "vi", "offices": [
        {"organisation": sample.organisation, "title": {"en": "Consul"}}]});
    let person = app.api().make("/people", consul).await;
    let guest = json!({"person": person, "role": "guest", "notify": "none"});
    app.api()
        .make(&sample.below_visit("participants"), guest)
        .await
}

async fn bring(app: &TestApp, receiver: &Receiver) -> Vec<Brought> {
    let mut dispatches = app.dispatches().await;
    while dispatches.send_due().await.unwrap() > 0 {}
    receiver.brought()
}

async fn devices(app: &TestApp, participant: &str) -> usize {
    let participant = participant.parse().unwrap();
    let found = app
        .database
        .store
        .read(move |db| push_subscriptions::of_participant(db, participant));
    found.await.unwrap().len()
}

on_each_engine! {
    async fn an_urgent_change_is_hinted_at_once_to_whom_it_concerns_and_says_nothing_of_what(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, receiver) = (app.sample().await, Receiver::new());
        let other = bystander(&app, &sample).await;
        publish(&app, &sample, "concerned").await;
        let mayor = Device::new(format!("{}/mayor", receiver.url), 3);
        allow(&app, &sample.participant, &mayor).await;
        allow(&app, &other, &Device::new(format!("{}/consul", receiver.url), 4)).await;
        move_to(&app, &sample, 15).await;
        publish(&app, &sample, "concerned").await;
        assert!(bring(&app, &receiver).await.is_empty(), "it is not urgent");
        move_to(&app, &sample, 16).await;
        publish(&app, &sample, "urgent").await;
        let mut paths: Vec<String> = bring(&app, &receiver).await.into_iter().map(|one| one.path).collect();
        paths.sort();
        assert_eq!(paths, ["/consul", "/mayor"], "who wants no mail looks all the same");
        let item = sample.below_visit(&format!("items/{}", sample.item));
        assert_eq!(app.api().patch(&item, "*", &json!({"audience": null})).await.status, 200);
        publish(&app, &sample, "concerned").await;
        move_to(&app, &sample, 17).await;
        publish(&app, &sample, "urgent").await;
        let [hint] = bring(&app, &receiver).await.try_into().unwrap();
        assert_eq!(hint.path, "/mayor");
        let said = mayor.reads(&hint.body);
        assert_eq!(said, json!({"title": "Un rendez-vous a changé", "body": "Ouvrez votre page pour le voir.", "lang": "fr"}));
        let head: BTreeMap<_, _> = ["content-encoding", "ttl", "urgency"].map(|name| (name, hint.headers[name].as_str())).into();
        assert_eq!(head, [("content-encoding", "aes128gcm"), ("ttl", "86400"), ("urgency", "high")].into());
        let page = page_of(&app, &sample, &sample.participant).await;
        let html = get(&app, &page).await;
        let (token, key) = hint.headers["authorization"].strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        assert!(html.text().contains(&format!("data-key=\"{key}\"")), "{}", html.text());
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let octets = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
        let claims: Value = serde_json::from_slice(&octets(signed.split_once('.').unwrap().1)).unwrap();
        assert_eq!(claims["aud"], receiver.url.as_str());
        let key = VerifyingKey::from_sec1_bytes(&octets(key)).unwrap();
        key.verify(signed.as_bytes(), &Signature::from_slice(&octets(signature)).unwrap()).unwrap();
        publish(&app, &sample, "urgent").await;
        assert!(bring(&app, &receiver).await.is_empty(), "it is hinted at already");
        app.run_worker().await;
        publish(&app, &sample, "urgent").await;
        assert!(bring(&app, &receiver).await.is_empty(), "nothing has changed since");
    }

    async fn a_device_that_is_gone_is_forgotten_and_one_that_is_busy_is_not(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, receiver) = (app.sample().await, Receiver::new());
        publish(&app, &sample, "concerned").await;
        for (hour, statuses, left) in [(15, [503, 201], 1), (16, [429, 200], 1), (17, [404, 200], 0)] {
            if hour == 15 {
                allow(&app, &sample.participant, &Device::new(format!("{}/a", receiver.url), 3)).await;
            }
            receiver.answer(&statuses);
            move_to(&app, &sample, hour).await;
            publish(&app, &sample, "urgent").await;
            let first = bring(&app, &receiver).await.len();
            app.clock.advance(jiff::SignedDuration::from_mins(1));
            let second = bring(&app, &receiver).await.len();
            assert_eq!((first, second, devices(&app, &sample.participant).await), (1, left, left), "{statuses:?}");
            receiver.answer(&[]);
        }
    }

    async fn devices_go_with_the_links_and_with_who_leaves(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, receiver) = (app.sample().await, Receiver::new());
        let other = bystander(&app, &sample).await;
        publish(&app, &sample, "concerned").await;
        for participant in [&sample.participant, &other] {
            allow(&app, participant, &Device::new(format!("{}/{participant}", receiver.url), 3)).await;
        }
        let renewed = app.api().post(&sample.below_visit(&format!("participants/{}/renew-links", sample.participant)), &json!({})).await;
        assert_eq!(renewed.status, 200, "{}", renewed.text);
        assert_eq!((devices(&app, &sample.participant).await, devices(&app, &other).await), (0, 1));
        let removed = app.api().delete(&sample.below_visit(&format!("participants/{other}")), "*").await;
        assert_eq!((removed.status, devices(&app, &other).await), (204, 1), "nothing is published yet");
        publish(&app, &sample, "urgent").await;
        assert_eq!(devices(&app, &other).await, 0);
    }

    async fn devices_go_with_the_links_of_another_address(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        publish(&app, &sample, "concerned").await;
        let person = format!("/people/{}", sample.person);
        let device = Device::new("https://push.example.net/a".to_owned(), 3);
        allow(&app, &sample.participant, &device).await;
        app.api().patch(&person, "*", &json!({"phone": "+33 5"})).await;
        assert_eq!(devices(&app, &sample.participant).await, 1);
        app.api().patch(&person, "*", &json!({"email": "cabinet@toulouse.example"})).await;
        assert_eq!(devices(&app, &sample.participant).await, 0);
    }

    async fn devices_go_with_the_links_of_who_is_merged(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        publish(&app, &sample, "concerned").await;
        allow(&app, &sample.participant, &Device::new("https://push.example.net/a".to_owned(), 3)).await;
        let double = json!({"family_name": "Moudenc", "given_name": "Jean-Luc", "email": "jlm@toulouse.example"});
        let double = app.api().make("/people", double).await;
        let office = app.office(escale::domain::permission::Role::Organiser).await;
        let path = format!("/people/{double}/merge/{}", sample.person);
        let merged = office.submit(&path, &path, &[("email", "one"), ("sure", "yes")]).await;
        assert_eq!(merged.status, 303, "{}", merged.html);
        assert_eq!(devices(&app, &sample.participant).await, 0);
    }

    async fn an_address_that_a_file_corrects_has_other_links_and_no_devices(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        publish(&app, &sample, "concerned").await;
        let page = page_of(&app, &sample, &sample.participant).await;
        allow(&app, &sample.participant, &Device::new("https://push.example.net/a".to_owned(), 3)).await;
        let file = |email: &str| format!(
            "format = \"escale/1\"\n[[people]]\nkey = \"moudenc\"\nfamily_name = \"Moudenc\"\nemail = \"{email}\"\n"
        );
        let toml = [("content-type", "application/toml")];
        for (email, status, left) in [("Maire@toulouse.example", 200, 1), ("cabinet@toulouse.example", 404, 0)] {
            let imported = app.api().send(Method::POST, "/import", &toml, &file(email)).await;
            assert_eq!(imported.status / 100, 2, "{}", imported.text);
            assert_eq!(get(&app, &page).await.status, status, "{email}");
            assert_eq!(devices(&app, &sample.participant).await, left, "{email}");
        }
    }

    async fn a_browser_registers_itself_and_whoever_has_the_link_sees_and_ends_it(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        publish(&app, &sample, "concerned").await;
        let page = page_of(&app, &sample, &sample.participant).await;
        let device = Device::new("https://push.example.net/a".to_owned(), 5);
        let (key, secret) = (URL_SAFE_NO_PAD.encode(device.address.key), URL_SAFE_NO_PAD.encode(device.address.secret));
        let fields = |endpoint: &str| json!({"endpoint": endpoint, "key": key, "secret": secret});
        let send = async |path: String, body: Value| {
            let request = reqwest::Client::new().post(format!("{}{path}", app.url));
            let sent = request.header(CONTENT_TYPE.as_str(), "application/json").body(body.to_string()).send();
            sent.await.unwrap().status().as_u16()
        };
        let path = format!("{page}/push");
        for endpoint in ["http://push.example.net/a", "https://127.0.0.1/a", "https://push.example.net:8443/a", "", "x"] {
            assert_eq!(send(path.clone(), fields(endpoint)).await, 422, "{endpoint}");
        }
        assert_eq!(send(format!("{page}x/push"), fields("https://push.example.net/a")).await, 404);
        let data = async || -> Value {
            serde_json::from_str(get(&app, &format!("{page}/data.json")).await.text()).unwrap()
        };
        assert_eq!(data().await["devices"], json!([]));
        for _again in 0..2 {
            assert_eq!(send(path.clone(), fields("https://push.example.net/a")).await, 200);
        }
        assert_eq!(data().await["devices"], json!([{"endpoint": "https://push.example.net/a", "at": "2025-06-02T08:00:00Z"}]));
        assert!(get(&app, &format!("{page}/data")).await.text().contains("Appareils avertis"));
        for number in 0..12 {
            assert_eq!(send(path.clone(), fields(&format!("https://push.example.net/{number}"))).await, 200);
        }
        let kept = data().await["devices"].as_array().unwrap().clone();
        assert_eq!((kept.len(), &kept[0]["endpoint"]), (10, &json!("https://push.example.net/2")));
        assert_eq!(send(format!("{path}/stop"), json!({"endpoint": "https://push.example.net/2"})).await, 200);
        assert_eq!(devices(&app, &sample.participant).await, 9);
    }

    async fn the_page_offers_it_only_to_scripts_and_the_worker_may_act_there(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        publish(&app, &sample, "concerned").await;
        let page = page_of(&app, &sample, &sample.participant).await;
        let shown = fetch(&app, Method::GET, &page, &[]).await;
        assert!(shown.header("content-security-policy").contains("script-src 'self';"));
        let html = scraper::Html::parse_document(shown.text());
        let card = html.select(&scraper::Selector::parse("#push[hidden]").unwrap()).next().unwrap();
        assert_eq!(card.attr("data-action"), Some(page.as_str()));
        let worker = fetch(&app, Method::GET, card.attr("data-worker").unwrap(), &[]).await;
        assert_eq!((worker.status, worker.header("content-type")), (200, "text/javascript; charset=utf-8"));
        assert_eq!(worker.header("cache-control"), "no-cache");
        assert!(worker.text().contains("notificationclick"));
    }
}
