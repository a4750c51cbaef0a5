//! Digests by mail: when they come, what they say, and that they come once.

use escale::domain::permission::Role;
use escale::domain::proposal::{Proposal, ProposalState};
use escale::store::{ids, proposals};
use jiff::SignedDuration;
use serde_json::json;

use crate::harness::app::TestApp;
use crate::harness::database::on_each_engine;
use crate::harness::office::Office;

async fn subscribe(office: &Office<'_>, days: &str, at: &str) -> u16 {
    let fields = [("days", days), ("at", at), ("time_zone", "Europe/Paris")];
    office
        .submit("/account", "/account/digest", &fields)
        .await
        .status
}

on_each_engine! {
    async fn a_digest_comes_once_a_day_and_says_what_is_to_be_seen_to(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let item = sample.below_visit(&format!("items/{}", sample.item));
        app.api().patch(&item, "*", &json!({"reply": "requested"})).await;
        let proposal = Proposal {
            id: ids::new(),
            item: sample.item.parse().unwrap(),
            participant: sample.participant.parse().unwrap(),
            starts: "2025-06-23T15:00:00".parse().unwrap(),
            ends: "2025-06-23T16:00:00".parse().unwrap(),
            remark: None,
            state: ProposalState::Open,
            at: "2025-06-02T08:00:00Z".parse().unwrap(),
            given_by: None,
        };
        app.database.store.write(move |db| proposals::save(db, &proposal)).await.unwrap();
        let office = app.office(Role::Organiser).await;
        // it is Monday, ten o’clock in Paris
        assert_eq!(subscribe(&office, "weekdays", "07:30").await, 303);
        assert!(app.run_digests().await.is_empty(), "today’s time is over");
        app.clock.advance(SignedDuration::from_hours(22));
        let mails = app.run_digests().await;
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].subject, "To see to, Tuesday 3 June 2025");
        for said in ["Visit\r\n", "Jean-Luc Moudenc proposes another time for Entretien", "Host not confirmed: Entretien", "/overview", "/account"] {
            assert!(mails[0].text.contains(said), "{said}: {}", mails[0].text);
        }
        assert!(app.run_digests().await.is_empty());
        // nobody looked for five days: one comes, not three
        app.clock.advance(SignedDuration::from_hours(5 * 24));
        assert_eq!(app.run_digests().await.len(), 1);
        assert!(app.run_digests().await.is_empty());
        let page = office.get("/account").await;
        assert_eq!(page.attributes("#days [selected]", "value"), ["weekdays"]);
        assert_eq!((page.value("at"), page.value("time_zone")), ("07:30".to_owned(), "Europe/Paris".to_owned()));
        assert_eq!(subscribe(&office, "", "").await, 303);
        app.clock.advance(SignedDuration::from_hours(24));
        assert!(app.run_digests().await.is_empty());
    }

    async fn nothing_comes_when_there_is_nothing_to_say(database: Database) {
        let app = TestApp::new(database).await;
        let office = app.office(Role::Organiser).await;
        assert_eq!(subscribe(&office, "every-day", "07:30").await, 303);
        app.clock.advance(SignedDuration::from_hours(24));
        assert!(app.run_digests().await.is_empty());
        // nor of what another office does
        app.sample().await;
        let foreign = app.foreign_office_named("another").await;
        assert_eq!(subscribe(&foreign, "every-day", "07:30").await, 303);
        app.clock.advance(SignedDuration::from_hours(20 * 24));
        let mails = app.run_digests().await;
        assert_eq!(mails.len(), 1, "the visit of the sample is near");
        assert!(mails[0].text.contains("Visit"));
    }

    async fn a_time_that_is_none_is_refused(database: Database) {
        let app = TestApp::new(database).await;
        let office = app.office(Role::Viewer).await;
        assert_eq!(subscribe(&office, "mondays", "soon").await, 422);
        let fields = [("days", "mondays"), ("at", "07:30"), ("time_zone", "Mars")];
        let refused = office.submit("/account", "/account/digest", &fields).await;
        assert_eq!(refused.attributes(".error-summary a", "href"), ["#time_zone"]);
        assert_eq!((refused.value("time_zone").as_str(), refused.attributes("#days [selected]", "value")[0].as_str()), ("Mars", "mondays"));
    }
}
