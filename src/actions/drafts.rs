//! Drafts that are only looked at.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::remembered::Remembered;
use super::{Error, replies};
use crate::domain::draft::Draft;
use crate::domain::ids::{ParticipantId, VisitId};
use crate::domain::reply::GivenReply;
use crate::domain::roster::{self, Answers};
use crate::store::fingerprints::{self, OfVisit, Shared};
use crate::store::{self, Db, drafts};

/// A large one takes a mebibyte.
const CAPACITY: usize = 4;

/// What all that depends on a draft was made from.
pub(super) type Basis = (OfVisit, Shared);

/// What a draft would be made from now.
pub(super) fn basis(db: &mut Db, visit: VisitId) -> Result<Basis, Error> {
    let own = fingerprints::of_visit(db, visit).map_err(|error| match error {
        store::Error::Missing => Error::not_found(format!("visit {visit}")),
        error => error.into(),
    })?;
    Ok((own, fingerprints::shared(db)?))
}

/// A draft, and how far those on its roster have answered.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The draft.
    pub draft: Arc<Draft>,
    /// What counts of the answers, one by one.
    pub given: Vec<GivenReply>,
    /// Of everybody on its roster.
    pub answers: BTreeMap<ParticipantId, Answers>,
}

/// Drafts already read. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Drafts {
    read: Remembered<VisitId, Basis, Arc<Draft>, CAPACITY>,
    answered: Remembered<VisitId, Basis, Arc<Answered>, CAPACITY>,
}

impl Drafts {
    /// The draft as it is now. Who changes it reads it in their transaction instead.
    ///
    /// # Errors
    /// [`Error::NotFound`], and those of the database.
    pub fn of(&self, db: &mut Db, visit: VisitId) -> Result<Arc<Draft>, Error> {
        let basis = basis(db, visit)?;
        self.made_from(db, visit, basis)
    }

    fn made_from(&self, db: &mut Db, visit: VisitId, basis: Basis) -> Result<Arc<Draft>, Error> {
        self.read.of(visit, basis, || {
            let draft = drafts::find(db, visit)?.ok_or_else(|| Error::not_found("visit"))?;
            Ok(Arc::new(draft))
        })
    }

    /// The same with the answers that count now.
    ///
    /// # Errors
    /// As [`Self::of`].
    pub fn answered(&self, db: &mut Db, visit: VisitId) -> Result<Arc<Answered>, Error> {
        let basis = basis(db, visit)?;
        self.answered.of(visit, basis.clone(), || {
            let draft = self.made_from(db, visit, basis)?;
            let given = replies::counted_of_visit(db, visit)?;
            let answers = roster::answers(&draft, &given);
            Ok(Arc::new(Answered {
                draft,
                given,
                answers,
            }))
        })
    }
}
