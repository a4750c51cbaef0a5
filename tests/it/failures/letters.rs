//! Letters to users: the mail server is slow, says nothing or puts them off; the process that sends them stops or dies.

use std::sync::Arc;

use escale::domain::permission::Role;
use escale::jobs::digests::Digests;
use escale::mail::smtp::{Pool, Server, Timeouts};
use escale::mail::transport::{SendError, Transport};
use escale::store::{self, instances};
use jiff::SignedDuration;
use serde_json::json;
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::PATIENCE;
use crate::harness::app::{TestApp, item, visit};
use crate::harness::database::on_each_engine;
use crate::harness::smtp::{Answer, SmtpServer, Step};

/// Until a week before the visit at least, when a digest mentions it.
const NEAR: SignedDuration = SignedDuration::from_hours(20 * 24);

on_each_engine! {
    async fn what_is_put_off_goes_again_and_what_is_in_doubt_not_for_ever(database: Database) {
        let app = TestApp::new(database).await;
        app.sample().await;
        let address = subscribed(&app).await;
        let later = || SendError::Deferred { reply: "450 try later".to_owned() };
        app.fail(&address, [later(), later(), later()]);
        app.clock.advance(NEAR);
        assert_eq!(mailed_in(&app, 60).await, 1);
        let doubt = || SendError::InDoubt { reason: "no answer".to_owned() };
        app.fail(&address, (0..100).map(|_| doubt()));
        app.clock.advance(SignedDuration::from_hours(20));
        let copies = mailed_in(&app, 180).await;
        assert!((2..=8).contains(&copies), "{copies} came");
    }

    async fn while_one_process_sends_a_letter_no_other_does(database: Database) {
        let app = TestApp::new(database).await;
        app.sample().await;
        subscribed(&app).await;
        app.clock.advance(NEAR);
        let (smtp, other) = slow(&app).await;
        let under_way = smtp.send().await;
        app.clock.advance(SignedDuration::from_mins(5));
        let (_stop, stopping) = watch::channel(false);
        other.send_due(&stopping).await.unwrap();
        smtp.released.notify_one();
        under_way.await.unwrap();
        other.send_due(&stopping).await.unwrap();
        assert_eq!(smtp.server.received().len(), 1);
    }

    async fn what_a_process_leaves_behind_another_sends(database: Database) {
        let app = TestApp::new(database).await;
        app.sample().await;
        subscribed(&app).await;
        app.clock.advance(NEAR);
        let (smtp, other) = slow(&app).await;
        let under_way = smtp.send().await;
        under_way.abort();
        let (_stop, stopping) = watch::channel(false);
        other.send_due(&stopping).await.unwrap();
        assert_eq!(smtp.server.received().len(), 1, "it is another's");
        let dead = smtp.digests.clerk.instance;
        let removed = app.database.store.write(move |db| instances::remove(db, dead)).await;
        let removed: Result<(), store::Error> = removed;
        removed.unwrap();
        other.send_due(&stopping).await.unwrap();
        assert_eq!(smtp.server.received().len(), 2);
    }

    async fn one_that_cannot_be_written_stops_no_other(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let other = app.api().make("/visits", visit("norway-2025", &sample.organisation)).await;
        let host = json!({"person": sample.person, "role": "host"});
        app.api().make(&format!("/visits/{other}/participants"), host).await;
        let talk = item("Réunion", &sample.venue, &sample.person);
        app.api().make(&format!("/visits/{other}/items"), talk).await;
        let office = app.office(Role::Organiser).await;
        for visit in [&sample.visit, &other] {
            let page = format!("/visits/{visit}/test-mails");
            let fields = [("kind", "programme"), ("language", "fr")];
            assert_eq!(office.submit(&page, &page, &fields).await.status, 202);
        }
        let broken = "UPDATE visits SET reminders = '[{\"kind\": \"nothing\"}]' WHERE slug = 'vietnam-2025'";
        app.database.execute(broken, broken).await;
        assert_eq!(app.run_sign_in_mails().await.len(), 1);
        assert_eq!(app.run_sign_in_mails().await.len(), 0);
    }

    async fn who_is_asked_to_stop_begins_no_other_letter(database: Database) {
        let app = TestApp::new(database).await;
        app.sample().await;
        subscribed(&app).await;
        subscribed(&app).await;
        app.clock.advance(NEAR);
        let (smtp, other) = slow(&app).await;
        let under_way = smtp.send().await;
        smtp.stop.send_replace(true);
        smtp.released.notify_one();
        under_way.await.unwrap();
        assert_eq!(smtp.server.received().len(), 1);
        let (_stop, stopping) = watch::channel(false);
        other.send_due(&stopping).await.unwrap();
        assert_eq!(smtp.server.received().len(), 2);
    }
}

/// A user who gets a digest each morning; their address.
async fn subscribed(app: &TestApp) -> String {
    let office = app.office(Role::Organiser).await;
    let fields = [
        ("days", "every-day"),
        ("at", "07:30"),
        ("time_zone", "Europe/Paris"),
    ];
    let answer = office.submit("/account", "/account/digest", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.html);
    format!("{}@escale.example", office.user)
}

/// How many digests the mail server had within so many minutes.
async fn mailed_in(app: &TestApp, minutes: u32) -> usize {
    let mut count = 0;
    for _minute in 0..minutes {
        count += app.run_digests().await.len();
        app.clock.advance(SignedDuration::from_mins(1));
    }
    count
}

/// A mail server that takes the first letter and says so when it is told to, and the process that sends it there.
struct Slow {
    server: SmtpServer,
    released: Arc<Notify>,
    digests: Digests,
    stop: watch::Sender<bool>,
}

impl Slow {
    /// Begins to send; the first letter has arrived.
    async fn send(&self) -> JoinHandle<()> {
        let (digests, stopping) = (self.digests.clone(), self.stop.subscribe());
        let sending = tokio::spawn(async move { digests.send_due(&stopping).await.unwrap() });
        let arrived = timeout(PATIENCE, self.server.wait_for_messages(1)).await;
        arrived.expect("a letter");
        sending
    }
}

/// Such a server, and another process that sends there.
async fn slow(app: &TestApp) -> (Slow, Digests) {
    let server = SmtpServer::start().await;
    let released = Arc::new(Notify::new());
    server.next(Step::Content, Answer::Hold(Arc::clone(&released)));
    let known = Server::from_url(&server.url().as_str().into()).unwrap();
    let pool = || Pool::new(known.clone(), 1, Timeouts::default());
    let transport = || Arc::new(Transport::Smtp(Box::new(pool())));
    let digests = app.digests(transport()).await;
    let other = app.digests(transport()).await;
    let slow = Slow {
        server,
        released,
        digests,
        stop: watch::channel(false).0,
    };
    (slow, other)
}
