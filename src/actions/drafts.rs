//! Drafts that are only looked at, remembered until something of them changes: an organiser opens one page after another,
//! and reading a large visit whole takes longer than all else on most of them.

use std::sync::Arc;
use std::time::Duration;

use moka::sync::Cache;

use super::Error;
use crate::domain::draft::Draft;
use crate::domain::ids::VisitId;
use crate::store::fingerprints::{self, OfVisit, Shared};
use crate::store::{self, Db, drafts};

/// A large one takes a mebibyte.
const CAPACITY: u64 = 4;

/// What was erased is forgotten soon, whether anybody looks or not.
const LIFE: Duration = Duration::from_mins(1);

/// What all that depends on a draft was made from.
pub(super) type Basis = (OfVisit, Shared);

/// To be read before anything else: what changes meanwhile is found to have changed.
pub(super) fn basis(db: &mut Db, visit: VisitId) -> Result<Basis, Error> {
    let own = fingerprints::of_visit(db, visit).map_err(|error| match error {
        store::Error::Missing => Error::not_found(format!("visit {visit}")),
        error => error.into(),
    })?;
    Ok((own, fingerprints::shared(db)?))
}

/// Drafts already read. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Drafts(Cache<VisitId, (Basis, Arc<Draft>)>);

impl Default for Drafts {
    fn default() -> Self {
        let kept = Cache::builder().max_capacity(CAPACITY).time_to_live(LIFE);
        Self(kept.build())
    }
}

impl Drafts {
    /// The draft as it is now. Who changes it reads it in their transaction instead.
    ///
    /// # Errors
    /// [`Error::NotFound`], and those of the database.
    pub fn of(&self, db: &mut Db, visit: VisitId) -> Result<Arc<Draft>, Error> {
        let basis = basis(db, visit)?;
        let known = self.0.get(&visit);
        if let Some((_, draft)) = known.filter(|(known, _)| *known == basis) {
            return Ok(draft);
        }
        let draft = drafts::find(db, visit)?.ok_or_else(|| Error::not_found("visit"))?;
        let draft = Arc::new(draft);
        self.0.insert(visit, (basis, Arc::clone(&draft)));
        Ok(draft)
    }
}
