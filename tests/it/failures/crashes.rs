//! The process dies, or is asked to end, while it sends.

use std::sync::Arc;
use std::time::Duration;

use escale::domain::message::MessageState;
use tokio::sync::Notify;

use super::{IN_FLIGHT, MIDDLE, Office, PEOPLE};
use crate::harness::database::{Database, Engine, on_each_engine};
use crate::harness::process::until;
use crate::harness::smtp::Answer::Hold;
use crate::harness::smtp::Step;

/// How long a process may take to end when it is asked to.
const FAREWELL: Duration = Duration::from_secs(35);

on_each_engine! {
    async fn a_process_that_was_killed_goes_on_when_it_is_started_again(database: Database) {
        let office = Office::new(database).await;
        let process = office.installation.serve().await;
        office.publish(&process).await;
        office.smtp.wait_for_messages(MIDDLE).await;
        process.kill();
        assert!(office.smtp.received().len() < PEOPLE, "it was not in the middle");
        let _again = office.installation.serve().await;
        office.all_sent().await;
        office.expect_everybody_told(IN_FLIGHT);
    }

    async fn a_process_that_is_asked_to_end_finishes_what_it_began(database: Database) {
        let office = Office::new(database).await;
        let mut process = office.installation.serve().await;
        office.publish(&process).await;
        office.smtp.wait_for_messages(MIDDLE).await;
        let answers = Arc::new(Notify::new());
        office.smtp.times(usize::MAX, Step::Content, Hold(Arc::clone(&answers)));
        // one on each connection waits for its answer
        office.smtp.wait_for_messages(MIDDLE + 4).await;
        process.terminate();
        until("it hears of it", FAREWELL, async || process.log().contains("stopping")).await;
        office.smtp.relent();
        answers.notify_waiters();
        let status = process.ended(FAREWELL).await;
        assert!(status.success(), "{status}");
        assert!(office.smtp.received().len() < PEOPLE, "it was not in the middle");
        assert_eq!(office.count(MessageState::Sending).await, 0);
        assert_eq!(office.count(MessageState::Sent).await, office.smtp.received().len());
        let _again = office.installation.serve().await;
        office.all_sent().await;
        office.expect_everybody_told(0);
    }
}

#[tokio::test]
async fn two_of_three_processes_go_on_when_the_third_is_killed() {
    let Some(database) = Database::new(Engine::Postgres) else {
        return;
    };
    let office = Office::new(database).await;
    let first = office.installation.serve().await;
    let _second = office.installation.serve().await;
    let _third = office.installation.serve().await;
    office.publish(&first).await;
    office.smtp.wait_for_messages(MIDDLE).await;
    first.kill();
    assert!(
        office.smtp.received().len() < PEOPLE,
        "it was not in the middle"
    );
    office.all_sent().await;
    office.expect_everybody_told(IN_FLIGHT);
}
