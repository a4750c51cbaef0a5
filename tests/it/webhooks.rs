//! Programs outside that are told what happens: what they get, how often, and what they never get.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use escale::actions::webhooks::{self, NewWebhook};
use escale::domain::dispatch::DispatchKind;
use escale::domain::ids::{InstanceId, TeamId, WebhookId};
use escale::domain::message::MessageState;
use escale::domain::permission::Role;
use escale::jobs::courier::Courier;
use escale::mail::transport::SendError;
use escale::store::dispatches::{self, Dispatch};
use escale::store::{ids, instances, webhooks as kept};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::SignedDuration;
use serde_json::json;
use sha2::Sha256;

use crate::harness::app::{Sample, TestApp};
use crate::harness::browser::get;
use crate::harness::database::on_each_engine;
use crate::harness::receiver::{Brought, Receiver};

/// A receiver that the team of the application has registered; its identifier and secret.
async fn registered(app: &TestApp, receiver: &Receiver) -> (WebhookId, String) {
    register(app, app.team, format!("{}/hook", receiver.url)).await
}

async fn register(app: &TestApp, team: TeamId, url: String) -> (WebhookId, String) {
    let (secretariat, now) = (app.secretariat.clone(), app.clock.now());
    let new = NewWebhook {
        url,
        events: DispatchKind::EVENTS.to_vec(),
    };
    let register = app
        .database
        .store
        .write(move |db| webhooks::register(db, &secretariat, (team, &new), now));
    register.await.unwrap()
}

async fn publish(app: &TestApp, sample: &Sample) {
    let published = app
        .api()
        .post(&sample.below_visit("publications"), &json!({}))
        .await;
    assert_eq!(published.status, 201, "{}", published.text);
}

async fn deliveries(app: &TestApp, webhook: WebhookId) -> Vec<Dispatch> {
    app.database
        .store
        .read(move |db| dispatches::of_webhook(db, webhook, 50))
        .await
        .unwrap()
}

/// Brings all that is due; how many that was.
async fn bring_all(app: &TestApp) -> usize {
    let mut dispatches = app.dispatches().await;
    let mut all = 0;
    loop {
        match dispatches.send_due().await.unwrap() {
            0 => return all,
            some => all += some,
        }
    }
}

/// Checks a delivery as a receiver does that follows Standard Webhooks.
fn is_signed(brought: &Brought, secret: &str) -> bool {
    let key = STANDARD
        .decode(secret.strip_prefix("whsec_").unwrap())
        .unwrap();
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
    let (id, at) = (
        &brought.headers["webhook-id"],
        &brought.headers["webhook-timestamp"],
    );
    mac.update(format!("{id}.{at}.").as_bytes());
    mac.update(&brought.body);
    brought.headers["webhook-signature"]
        == format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

on_each_engine! {
    async fn a_program_is_told_what_happens_and_nothing_that_is_personal(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, receiver) = (app.sample().await, Receiver::new());
        let (_, secret) = registered(&app, &receiver).await;
        app.fail("maire@toulouse.example", [SendError::Refused { reply: "550 5.7.1 not for maire@toulouse.example".to_owned() }]);
        publish(&app, &sample).await;
        app.run_worker().await;
        let participant = sample.below_visit(&format!("participants/{}", sample.participant));
        let page = app.api().get(&participant).await.json()["page_url"].as_str().unwrap().replace(&app.url, "");
        let guest = crate::harness::app::Guest::new(&app);
        let answered = guest.send(&format!("{page}/replies"), &[("item", &sample.item), ("status", "declined"), ("remark", "Ill at home")]).await;
        assert_eq!(answered.status, 303, "{}", answered.html);
        bring_all(&app).await;
        let brought = receiver.brought();
        let mut told: Vec<_> = brought.iter().map(Brought::json).collect();
        told.sort_by_key(|one| one["type"].to_string());
        let message = app.api().get(&sample.below_visit("messages")).await.json()["items"][0]["id"].clone();
        assert_eq!(told, [
            json!({"type": "message.failed", "timestamp": "2025-06-02T08:00:00Z", "data": {
                "visit": sample.visit, "participant": sample.participant, "message": message, "kind": "invitation"}}),
            json!({"type": "reply.recorded", "timestamp": "2025-06-02T08:00:00Z", "data": {
                "visit": sample.visit, "item": sample.item, "participant": sample.participant, "status": "declined", "source": "page"}}),
            json!({"type": "visit.published", "timestamp": "2025-06-02T08:00:00Z", "data": {
                "visit": sample.visit, "version": 1, "tell": "concerned"}}),
        ]);
        for one in &brought {
            assert!(is_signed(one, &secret) && one.path == "/hook", "{one:?}");
            assert_eq!(one.headers["content-type"], "application/json");
            let mut forged = one.clone();
            forged.body.push(b' ');
            assert!(!is_signed(&forged, &secret));
        }
        // publishing what is published already is no news
        let again = app.api().post(&sample.below_visit("publications"), &json!({})).await;
        assert_eq!((again.status, bring_all(&app).await), (200, 0));
    }

    async fn what_is_not_taken_goes_again_after_longer_waits_with_the_same_identifier(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, receiver) = (app.sample().await, Receiver::new());
        let (webhook, secret) = registered(&app, &receiver).await;
        receiver.answer(&[500, 302, 429]);
        publish(&app, &sample).await;
        let mut times = Vec::new();
        for wait in [0, 30, 60, 120] {
            app.clock.advance(SignedDuration::from_secs(wait));
            assert_eq!(bring_all(&app).await, 1, "after {wait} s");
            assert_eq!(bring_all(&app).await, 0, "it waits");
            times.extend(receiver.brought());
        }
        let [first, .., last] = times.as_slice() else { panic!("{times:?}") };
        assert_eq!(times.len(), 4, "redirects are not followed");
        for one in &times {
            assert_eq!((&one.body, &one.headers["webhook-id"], one.path.as_str()), (&first.body, &first.headers["webhook-id"], "/hook"));
            assert!(is_signed(one, &secret));
        }
        assert_ne!(first.headers["webhook-timestamp"], last.headers["webhook-timestamp"]);
        let [sent] = deliveries(&app, webhook).await.try_into().unwrap();
        assert_eq!((sent.state, sent.attempts, sent.last_error), (MessageState::Sent, 4, None));
    }

    async fn after_five_days_it_has_failed_and_an_organiser_tries_again(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, receiver) = (app.sample().await, Receiver::new());
        let (webhook, _) = registered(&app, &receiver).await;
        receiver.answer(&[503, 503]);
        publish(&app, &sample).await;
        bring_all(&app).await;
        app.clock.advance(SignedDuration::from_hours(5 * 24 + 1));
        bring_all(&app).await;
        let office = app.office(Role::Organiser).await;
        let path = format!("/webhooks/{webhook}");
        let page = office.get(&path).await;
        assert!(page.html.contains("the receiver answered 503") && page.html.contains("Failed"), "{}", page.html);
        let metrics = reqwest::get(format!("{}/metrics", app.url)).await.unwrap().text().await.unwrap();
        for line in [r#"{kind="visit.published",state="failed"} 1"#, r#"{kind="visit.published",state="due"} 0"#] {
            assert!(metrics.contains(&format!("escale_dispatches{line}")), "{metrics}");
        }
        let retry = page.attributes("form[action$='/retry']", "action").remove(0);
        assert_eq!(office.submit(&path, &retry, &[]).await.status, 303);
        assert_eq!(office.submit(&path, &retry, &[]).await.status, 404, "it is due already");
        bring_all(&app).await;
        assert_eq!(receiver.brought().len(), 3);
        assert_eq!(deliveries(&app, webhook).await[0].state, MessageState::Sent);
        app.clock.advance(SignedDuration::from_hours(31 * 24));
        let now = app.clock.now();
        let forget = app.database.store.write(move |db| escale::actions::expired::forget(db, now));
        assert!(forget.await.unwrap() > 0);
        assert!(deliveries(&app, webhook).await.is_empty());
    }

    async fn who_says_that_it_is_gone_is_left_alone(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, receiver) = (app.sample().await, Receiver::new());
        let (webhook, _) = registered(&app, &receiver).await;
        receiver.answer(&[410]);
        publish(&app, &sample).await;
        bring_all(&app).await;
        let office = app.office(Role::Organiser).await;
        let path = format!("/webhooks/{webhook}");
        assert!(office.get(&path).await.html.contains("Switch on"));
        assert_eq!(office.submit(&path, &format!("{path}/try"), &[]).await.status, 409);
        assert_eq!(office.submit(&path, &format!("{path}/switch"), &[("on", "1")]).await.status, 303);
        assert_eq!(office.submit(&path, &format!("{path}/try"), &[]).await.status, 303);
        assert_eq!(office.submit(&path, &format!("{path}/switch"), &[]).await.status, 303);
        assert_eq!(bring_all(&app).await, 0, "what waited when it was switched off is dropped");
        let states: Vec<_> = deliveries(&app, webhook).await.iter().map(|one| one.state).collect();
        assert_eq!(states, [MessageState::Dropped, MessageState::Failed]);
        assert_eq!(office.submit(&path, &format!("{path}/remove"), &[]).await.status, 303);
        assert_eq!((office.get(&path).await.status, deliveries(&app, webhook).await.len()), (404, 0));
    }

    async fn a_receiver_that_does_not_answer_keeps_nobody_else_waiting(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, receiver) = (app.sample().await, Receiver::new());
        let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let silent = format!("http://{}/", nobody.local_addr().unwrap());
        drop(nobody);
        let (away, _) = register(&app, app.team, silent).await;
        registered(&app, &receiver).await;
        publish(&app, &sample).await;
        let office = app.office(Role::Organiser).await;
        for _trial in 0..10 {
            let path = format!("/webhooks/{away}");
            assert_eq!(office.submit(&path, &format!("{path}/try"), &[]).await.status, 303);
        }
        let tried = bring_all(&app).await;
        assert!(tried <= 9, "{tried}");
        assert_eq!(receiver.brought().len(), 1);
        let waiting = deliveries(&app, away).await;
        assert!(waiting.iter().all(|one| one.state == MessageState::Due && one.due_at > app.clock.now()), "{waiting:?}");
    }

    async fn our_own_network_is_not_told_whatever_is_registered(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, receiver) = (app.sample().await, Receiver::new());
        let (webhook, _) = registered(&app, &receiver).await;
        let port = receiver.url.rsplit(':').next().unwrap();
        register(&app, app.team, format!("https://localhost:{port}/")).await;
        publish(&app, &sample).await;
        let mut dispatches = app.dispatches_by(Courier::default()).await;
        assert_eq!(dispatches.send_due().await.unwrap(), 2);
        assert_eq!(receiver.brought().len(), 0);
        let [failed] = deliveries(&app, webhook).await.try_into().unwrap();
        assert_eq!(failed.state, MessageState::Failed);
        assert!(failed.last_error.unwrap().contains("public internet"));
    }

    async fn what_a_process_leaves_behind_others_bring(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, receiver) = (app.sample().await, Receiver::new());
        let (webhook, _) = registered(&app, &receiver).await;
        publish(&app, &sample).await;
        let (dead, now): (InstanceId, _) = (ids::new(), app.clock.now());
        let store = &app.database.store;
        store.write(move |db| instances::start(db, dead)).await.unwrap();
        let claimed = store.write(move |db| dispatches::claim(db, dead, (8, now))).await.unwrap();
        assert_eq!((claimed.len(), bring_all(&app).await), (1, 0), "it is another's");
        let recovered = store.write(move |db| {
            instances::remove(db, dead)?;
            dispatches::recover_orphans(db, now)
        });
        assert_eq!(recovered.await.unwrap(), 1);
        assert_eq!(bring_all(&app).await, 1);
        let too_late = store.write(move |db| dispatches::settle(db, (&claimed[0], dead), (&dispatches::Settled::Sent, now)));
        assert!(!too_late.await.unwrap());
        assert_eq!((receiver.brought().len(), deliveries(&app, webhook).await[0].fence), (1, 2));
        // the answer to a claim was lost: who made it has nothing under way, and takes it again
        let mut mine = app.dispatches().await;
        let office = app.office(Role::Admin).await;
        let path = format!("/webhooks/{webhook}");
        assert_eq!(office.submit(&path, &format!("{path}/try"), &[]).await.status, 303);
        let instance = mine.instance;
        store.write(move |db| dispatches::claim(db, instance, (8, now))).await.unwrap();
        assert_eq!((mine.send_due().await.unwrap(), receiver.brought().len()), (1, 1));
    }

    async fn what_was_brought_and_could_not_be_noted_is_not_brought_again(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, receiver) = (app.sample().await, Receiver::new());
        let (webhook, _) = registered(&app, &receiver).await;
        publish(&app, &sample).await;
        let mut dispatches = app.dispatches().await;
        app.database.execute(
            "CREATE TRIGGER refused BEFORE UPDATE ON dispatches WHEN NEW.state = 'sent' BEGIN SELECT RAISE(ABORT, 'refused'); END",
            "CREATE FUNCTION refused() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$;
            CREATE TRIGGER refused BEFORE UPDATE ON dispatches FOR EACH ROW WHEN (NEW.state = 'sent') EXECUTE FUNCTION refused()",
        ).await;
        for _attempt in 0..3 {
            assert!(dispatches.send_due().await.is_err());
        }
        app.database.execute("DROP TRIGGER refused", "DROP FUNCTION refused CASCADE").await;
        assert_eq!(dispatches.send_due().await.unwrap(), 0);
        let [sent] = deliveries(&app, webhook).await.try_into().unwrap();
        assert_eq!((sent.state, sent.attempts, receiver.brought().len()), (MessageState::Sent, 1, 1));
    }

    async fn a_team_sees_its_own_and_is_told_of_its_own(database: Database) {
        let app = TestApp::new(database).await;
        let (sample, receiver) = (app.sample().await, Receiver::new());
        let foreign = app.foreign_office_named("another").await;
        let user = foreign.user;
        let team = app.database.store.read(move |db| escale::store::users::find(db, user)).await.unwrap().unwrap().team;
        let (theirs, _) = register(&app, team, format!("{}/theirs", receiver.url)).await;
        let (ours, _) = registered(&app, &receiver).await;
        publish(&app, &sample).await;
        bring_all(&app).await;
        let paths: Vec<String> = receiver.brought().into_iter().map(|one| one.path).collect();
        assert_eq!(paths, ["/hook"]);
        let delivery = deliveries(&app, ours).await[0].id;
        assert_eq!(foreign.get(&format!("/webhooks/{ours}")).await.status, 404);
        assert!(foreign.get(&format!("/webhooks/{theirs}")).await.status == 200);
        for action in ["try".to_owned(), "switch".to_owned(), "remove".to_owned(), format!("deliveries/{delivery}/retry")] {
            let path = format!("/webhooks/{ours}/{action}");
            assert_eq!(foreign.submit("/webhooks", &path, &[]).await.status, 404, "{path}");
        }
        let list = foreign.get("/webhooks").await.html;
        assert!(list.contains("/theirs") && !list.contains("/hook<"), "{list}");
        let found = app.database.store.read(move |db| kept::find(db, (team, ours)));
        assert_eq!(found.await.unwrap(), None);
    }

    async fn an_organiser_registers_one_and_sees_its_secret_once(database: Database) {
        let app = TestApp::new(database).await;
        let office = app.office(Role::Organiser).await;
        for (fields, text) in [
            (vec![("url", "http://hooks.example.org/"), ("event", "visit.published")], "without user name or port"),
            (vec![("url", "https://10.0.0.1/"), ("event", "visit.published")], "without user name or port"),
            (vec![("url", "https://hooks.example.org/")], "Choose at least one"),
            (vec![("url", "https://hooks.example.org/"), ("event", "push")], "Choose at least one"),
        ] {
            let refused = office.submit("/webhooks", "/webhooks", &fields).await;
            assert!(refused.status == 422 && refused.html.contains(text), "{fields:?}: {}", refused.html);
        }
        let fields = [("url", "https://Hooks.example.org/a?b=c"), ("event", "reply.recorded"), ("event", "message.failed")];
        let made = office.submit("/webhooks", "/webhooks", &fields).await;
        assert_eq!(made.status, 201, "{}", made.html);
        let secret = made.texts(".code").remove(0);
        assert!(secret.starts_with("whsec_") && secret.len() == 50, "{secret}");
        let list = office.get("/webhooks").await;
        assert!(list.html.contains("https://hooks.example.org/a?b=c") && list.html.contains("answers and messages that failed"), "{}", list.html);
        let path = list.attributes(".rows a", "href").remove(0);
        assert!(!office.get(&path).await.html.contains("whsec_"));
        let team = app.team;
        let [kept] = app.database.store.read(move |db| kept::of_team(db, team)).await.unwrap().try_into().unwrap();
        let octets = STANDARD.decode(&secret[6..]).unwrap();
        assert!(!kept.secret.windows(32).any(|window| window == octets), "it is kept in the clear");
        let account = office.get("/account").await;
        assert!(account.html.contains("href=\"/webhooks\""));
        assert!(!app.office(Role::Viewer).await.get("/account").await.html.contains("href=\"/webhooks\""));
        assert_eq!(get(&app, "/webhooks").await.status, 303);
        for number in 0..19 {
            let fields = [("url", format!("https://hooks.example.org/{number}"))];
            let fields = [("url", fields[0].1.as_str()), ("event", "visit.published")];
            assert_eq!(office.submit("/webhooks", "/webhooks", &fields).await.status, 201);
        }
        assert_eq!(office.submit("/webhooks", "/webhooks", &fields).await.status, 422);
    }
}
