//! Whatever happens to a visit, every calendar ends up equal to the published agenda (DESIGN §3).
//!
//! Random histories drive the real actions and the real worker; at the end mail clients that applied the messages in
//! the order they came show what is published, except to those who are listed as not told.

mod client;
mod feeds;
mod judge;
mod organisers;
mod post;
mod regressions;
mod step;
mod visit;
mod worker;
mod world;

use escale::domain::publication::Tell;
use jiff::SignedDuration;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use crate::harness::database::{Database, Engine};
use judge::Judge;
use step::{Announcement, History, Step, edit_of_item, history};
use visit::ROLES;
use world::World;

/// Nothing of the draft: only who was told of it.
fn nothing_new() -> Announcement {
    Announcement {
        tell: Tell::Concerned,
        items: Some(vec![]),
        hold: vec![],
    }
}

/// The whole draft.
fn everything() -> Announcement {
    Announcement {
        items: None,
        ..nothing_new()
    }
}

/// Plays a history, then lets the mail server be well.
fn played((database, people): (Database, usize), steps: &[Step]) -> World {
    let mut world = World::new(database, people);
    for step in steps {
        world.take(step);
    }
    world.drain();
    world
}

/// The promises that hold after every history.
fn check((database, people): (Database, usize), steps: &[Step], taken_back: &[Step]) {
    let mut world = played((database, people), steps);
    world.every_answer_is_kept();
    let Some(judge) = Judge::new(&world) else {
        return;
    };
    judge.everybody_knows();
    world.publish(&nothing_new());
    world.drain();
    assert!(world.untold().is_empty(), "{:?}", world.untold());
    Judge::new(&world).unwrap().everybody_knows();
    everybody_is_called(&mut world);
    nobody_hears_twice(&mut world);
    world.publish(&everything());
    world.drain();
    Judge::new(&world).unwrap().everybody_knows();
    nobody_hears_what_is_taken_back(&mut world, taken_back);
    world.every_answer_is_kept();
}

/// Once everybody is called whom organisers are to call, nobody is left.
fn everybody_is_called(world: &mut World) {
    // whose way changed since is told by that way
    for _ in 0..3 {
        if world.call_everybody() == 0 && world.untold().is_empty() {
            break;
        }
        world.publish(&nothing_new());
        world.drain();
    }
    assert!(world.untold().is_empty(), "{:?}", world.untold());
    Judge::new(world).unwrap().everybody_knows();
}

/// When nothing is new, nothing is sent.
fn nobody_hears_twice(world: &mut World) {
    let arrived = world.arrived();
    let published = world.publish(&nothing_new());
    assert!(
        !published.is_new && published.told == 0 && published.untold == 0,
        "{published:?}"
    );
    world.drain();
    assert_eq!(world.arrived(), arrived);
}

/// What was published and put back before the hold ended is not sent.
fn nobody_hears_what_is_taken_back(world: &mut World, edits: &[Step]) {
    let (arrived, items) = (world.arrived(), world.draft().items);
    for edit in edits {
        world.take(edit);
        world.publish(&everything());
    }
    world.put_back(&items);
    world.wait(SignedDuration::from_secs(1));
    world.publish(&everything());
    world.drain();
    assert_eq!(
        world.arrived(),
        arrived,
        "edits that were taken back are told"
    );
}

/// So many histories unless `PROPTEST_CASES` says otherwise.
fn histories(few: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    let is_said = std::env::var_os("PROPTEST_CASES").is_some();
    ProptestConfig {
        cases: if is_said { usual.cases } else { few },
        failure_persistence: None,
        ..usual
    }
}

proptest! {
    #![proptest_config(histories(64))]

    #[test]
    fn every_calendar_ends_up_as_published(
        steps in history(ROLES.len(), 1..=60),
        taken_back in vec(edit_of_item(), 0..4).prop_map(History),
    ) {
        check((Database::new(Engine::Sqlite).unwrap(), ROLES.len()), &steps.0, &taken_back.0);
    }
}

proptest! {
    #![proptest_config(histories(6))]

    /// A whole delegation. Ten thousand of these take less than an hour:
    /// `PROPTEST_CASES=10000 cargo test --release --test it histories::a_delegation`.
    #[test]
    fn a_delegation_of_thirty_answers_by_mail(steps in history(30, 40..=120)) {
        check((Database::new(Engine::Sqlite).unwrap(), 30), &steps.0, &[]);
    }
}

/// A few histories on the other engine: the same for every run.
#[test]
fn and_so_it_does_on_postgres() {
    let mut runner = TestRunner::deterministic();
    for _ in 0..6 {
        let Some(database) = Database::new(Engine::Postgres) else {
            return;
        };
        let steps = history(ROLES.len(), 20..=40)
            .new_tree(&mut runner)
            .unwrap()
            .current();
        check((database, ROLES.len()), &steps.0, &[]);
    }
}
