//! What falls due without anybody's doing.

use std::sync::Arc;

use escale::clock::Clock;
use escale::jobs::housekeeping::Housekeeping;
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
        let known = std::mem::take(&mut *self.outlook.lock().unwrap());
        let known = schedule.send_due(known).await.unwrap();
        *self.outlook.lock().unwrap() = known;
        self.run_worker().await
    }

    /// Forgets what is good for nothing any more; how many rows that were.
    pub(crate) async fn forget(&self) -> usize {
        let housekeeping = Housekeeping {
            store: self.database.store.clone(),
            clock: Clock::Fixed(self.clock.clone()),
        };
        housekeeping.forget().await.unwrap()
    }
}
