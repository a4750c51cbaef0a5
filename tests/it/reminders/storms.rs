//! Clocks that jump, processes that die: every reminder is decided on once, and none goes after what it reminds of.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use super::Visit;
use crate::harness::database::on_each_engine;

/// The item starts then.
const START: &str = "2025-06-23T09:30:00Z";

/// Minutes by which the clock moves between looks, some of them back; then days of sleep.
fn steps() -> impl Strategy<Value = Vec<i64>> {
    let step = prop_oneof![6 => 1..240_i64, 2 => -60..0_i64, 1 => 1_440..4_320_i64];
    prop::collection::vec(step, 1..60)
}

/// Clocks of a service that begins to look two days before the item.
fn clocks(count: u32) -> Vec<Vec<Timestamp>> {
    let mut runner = TestRunner::new(Config::default());
    let begin: Timestamp = "2025-06-21T09:30:00Z".parse().unwrap();
    (0..count)
        .map(|_| {
            let mut now = begin;
            let steps = steps().new_tree(&mut runner).unwrap().current();
            let looks = steps.into_iter().map(|minutes| {
                now += SignedDuration::from_mins(minutes);
                now
            });
            looks.collect()
        })
        .collect()
}

on_each_engine! {
    async fn however_the_clock_jumps_each_is_reminded_once_and_never_after_the_start(database: Database) {
        let visit = Visit::published(database).await;
        let start: Timestamp = START.parse().unwrap();
        for (round, looks) in clocks(12).into_iter().enumerate() {
            // each round is about another item of its own day, so that reminders are new
            let days = SignedDuration::from_hours(24 * 7 * i64::try_from(round).unwrap());
            if round > 0 {
                visit.app.clock.set(start + days - SignedDuration::from_hours(72));
                visit.move_to(start + days).await;
                visit.app.run_worker().await;
            }
            let mut reminded = BTreeSet::new();
            let mut latest = Timestamp::MIN;
            for look in looks {
                let now = look + days;
                latest = latest.max(now);
                visit.app.clock.set(now);
                for mail in visit.app.run_schedule().await {
                    assert!(now < start + days, "{} was reminded of what had begun", mail.to);
                    assert!(reminded.insert(mail.to.clone()), "{} was reminded twice", mail.to);
                }
            }
            visit.app.clock.set(latest.max(start + days));
            assert_eq!(visit.app.run_schedule().await.len(), 0);
            assert_eq!(visit.decided(round).await, 2, "each is sent or dropped, and shown");
        }
    }
}
