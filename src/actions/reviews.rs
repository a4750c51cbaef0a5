//! What publishing would do, remembered until something changes: working it out reads thousands of rows, and an organiser
//! looks at it again and again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use moka::sync::Cache;

use super::Error;
use super::changes::{Changes, preview};
use super::drafts::{Basis, basis};
use super::publish::Publish;
use super::secretariat::Secretariat;
use crate::domain::ids::{ItemId, ParticipantId, VisitId};
use crate::store::Db;

/// One of a large visit takes some mebibytes.
const CAPACITY: u64 = 8;

/// Within a minute nothing begins or ends.
const LIFE: Duration = Duration::from_mins(1);

/// Reviews already made. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Reviews(Cache<Order, Arc<Review>>);

/// What is reviewed: all that a publication depends on besides what is stored.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Order {
    visit: VisitId,
    items: Option<BTreeSet<ItemId>>,
    hold: BTreeSet<ParticipantId>,
    note: BTreeMap<String, String>,
}

#[derive(Debug)]
struct Review {
    /// What it was made from.
    basis: Basis,
    /// Minutes since 1970.
    minute: i64,
    changes: Arc<Changes>,
}

impl Default for Reviews {
    fn default() -> Self {
        let kept = Cache::builder().max_capacity(CAPACITY).time_to_live(LIFE);
        Self(kept.build())
    }
}

impl Reviews {
    /// What publishing `command` would do now: as [`preview`].
    ///
    /// # Errors
    /// Those of [`preview`].
    pub fn of(
        &self,
        db: &mut Db,
        secretariat: &Secretariat,
        visit: VisitId,
        (command, now): (&Publish, Timestamp),
    ) -> Result<Arc<Changes>, Error> {
        let basis = basis(db, visit)?;
        let minute = now.as_second().div_euclid(60);
        let order = Order {
            visit,
            items: command.chosen(),
            hold: command.hold.iter().copied().collect(),
            note: command.note.0.clone(),
        };
        let known = self.0.get(&order);
        if let Some(known) = known.filter(|known| known.basis == basis && known.minute == minute) {
            return Ok(Arc::clone(&known.changes));
        }
        let changes = Arc::new(preview(db, secretariat, visit, (command, now))?);
        let review = Review {
            basis,
            minute,
            changes: Arc::clone(&changes),
        };
        self.0.insert(order, Arc::new(review));
        Ok(changes)
    }
}
