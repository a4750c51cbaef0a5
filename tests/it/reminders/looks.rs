//! Looking whether something is due: it writes nothing while nothing is decided, and one visit stops no other.

use escale::domain::ids::VisitId;
use escale::store::fingerprints::{self, OfVisit};
use jiff::SignedDuration;
use serde_json::json;

use super::{DELEGATE, HOST, NOBODY, Visit};
use crate::harness::app::{TestApp, read};
use crate::harness::database::on_each_engine;

/// What the visit came to.
async fn fingerprint(visit: &Visit) -> OfVisit {
    let id: VisitId = visit.sample.visit.parse().unwrap();
    read(&visit.app, move |db| fingerprints::of_visit(db, id)).await
}

/// Another visit, to which the host goes, published and told.
async fn another(of: &Visit) {
    of.app.second_visit(&of.sample).await;
    assert_eq!(of.app.run_worker().await.len(), 1);
}

on_each_engine! {
    async fn while_a_reminder_waits_for_an_update_nothing_is_written(database: Database) {
        let app = TestApp::holding(database, std::time::Duration::from_mins(20)).await;
        let visit = Visit::on(app, json!({})).await;
        visit.at("2025-06-22T14:45:00Z").await;
        visit.app.clock.set("2025-06-22T15:50:00Z".parse().unwrap());
        visit.edit(json!({"starts": "2025-06-23T11:45:00"})).await;
        let before = fingerprint(&visit).await;
        visit.app.clock.set("2025-06-22T16:00:00Z".parse().unwrap());
        for _second in 0..90 {
            assert_eq!(visit.app.run_schedule().await.len(), 0);
            visit.app.clock.advance(SignedDuration::from_secs(1));
        }
        assert_eq!(fingerprint(&visit).await, before);
        assert_eq!(visit.reminded_at("2025-06-22T16:12:00Z").await, [DELEGATE, HOST], "of the move");
        assert_eq!(visit.reminded_at("2025-06-22T16:20:00Z").await, NOBODY, "that said it");
    }

    async fn a_visit_that_cannot_be_read_stops_no_other(database: Database) {
        let visit = Visit::published(database).await;
        another(&visit).await;
        let broken = "UPDATE visits SET reminders = '[{\"kind\": \"nothing\"}]' WHERE slug = 'vietnam-2025'";
        visit.app.database.execute(broken, broken).await;
        assert_eq!(visit.reminded_at("2025-06-22T16:00:00Z").await, [HOST], "of the other visit");
        assert_eq!(visit.reminded_at("2025-06-22T16:00:01Z").await, NOBODY);
    }
}
