//! What publishing would do, remembered: an organiser looks at it again and again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;

use super::Error;
use super::changes::{Changes, preview};
use super::drafts::{Basis, basis};
use super::publish::Publish;
use super::remembered::Remembered;
use super::secretariat::Secretariat;
use crate::domain::ids::{ItemId, ParticipantId, VisitId};
use crate::store::Db;

/// One of a large visit takes some mebibytes.
const CAPACITY: usize = 8;

/// Minutes since 1970: within one nothing begins or ends.
type Minute = i64;

/// Reviews already made. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Reviews(Remembered<Order, (Basis, Minute), Arc<Changes>, CAPACITY>);

/// What is reviewed: all that a publication depends on besides what is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Order {
    visit: VisitId,
    items: Option<BTreeSet<ItemId>>,
    hold: BTreeSet<ParticipantId>,
    note: BTreeMap<String, String>,
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
        self.0.of(order, (basis, minute), || {
            let changes = preview(db, secretariat, visit, (command, now))?;
            Ok(Arc::new(changes))
        })
    }
}
