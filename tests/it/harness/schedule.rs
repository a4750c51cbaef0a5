//! What falls due without anybody's doing.

use std::sync::Arc;

use escale::clock::Clock;
use escale::jobs::schedule::Schedule;

use super::app::TestApp;
use super::mails::Mail;

impl TestApp {
    /// Gives reminders that are due their messages, and sends all that is due.
    pub(crate) async fn run_schedule(&self) -> Vec<Mail> {
        let schedule = Schedule {
            store: self.database.store.clone(),
            secretariat: self.secretariat.clone(),
            clock: Clock::Fixed(self.clock.clone()),
            bell: Arc::default(),
        };
        schedule.send_due().await.unwrap();
        self.run_worker().await
    }
}
