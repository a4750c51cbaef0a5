//! Where passwords are hashed: on as many threads as there are cores, with a short queue before them. A hash takes a
//! core some 60 ms and 19 MiB; whoever sends a thousand is told to come back.

use std::sync::Arc;

use actix_web::web;
use tokio::sync::Semaphore;

use crate::web::error::Error;

/// How many may wait for their turn.
const QUEUE: usize = 50;

/// The threads that hash, and the queue before them. Cheap to clone; copies share both.
#[derive(Clone, Debug)]
pub struct Hashing {
    turns: Arc<Semaphore>,
    places: Arc<Semaphore>,
}

impl Default for Hashing {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self {
            turns: Arc::new(Semaphore::new(cores)),
            places: Arc::new(Semaphore::new(cores + QUEUE)),
        }
    }
}

impl Hashing {
    /// Does `work`, which hashes, when there is a core for it.
    ///
    /// # Errors
    /// [`Error::Busy`] if too many wait already.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        let places = Arc::clone(&self.places);
        let place = places
            .try_acquire_owned()
            .map_err(|_no_place| Error::Busy)?;
        let turn = Arc::clone(&self.turns)
            .acquire_owned()
            .await
            .map_err(Error::internal)?;
        // kept until the work is done, even if whoever asked has gone
        let done = web::block(move || {
            let outcome = work();
            drop((turn, place));
            outcome
        });
        done.await.map_err(Error::internal)
    }
}
