//! Editing visits.

use super::edit::{Record, fault_of, refused};
use super::{Error, members};
use crate::domain::document::{FaultKind, Table, VISIT, VisitTables};
use crate::domain::ids::{TeamId, UserId, VisitId};
use crate::domain::visit::Visit;
use crate::store::{self, Db, epoch, visits};

impl Record for VisitTables {
    type Id = VisitId;
    type Home = TeamId;
    const TABLE: Table<Self> = VISIT;
    const NOUN: &'static str = "visit";

    fn id(&self) -> VisitId {
        self.visit.id
    }

    fn lock(db: &mut Db, _: &TeamId, id: VisitId) -> Result<Option<i64>, Error> {
        Ok(visits::lock(db, id)?)
    }

    fn find(db: &mut Db, team: &TeamId, id: VisitId) -> Result<Option<Self>, store::Error> {
        Ok(visit_of_team(db, *team, id)?.map(Self::from))
    }

    fn insert(self, db: &mut Db, _: &TeamId) -> Result<Self, Error> {
        refuse_taken_slug(db, &self.visit)?;
        visits::insert(db, &self.visit).map_err(|error| refused(Self::NOUN, error))?;
        epoch::bump(db)?;
        Ok(self)
    }

    fn visit(&self, _: &TeamId) -> Option<VisitId> {
        Some(self.visit.id)
    }

    fn entered(&self, db: &mut Db, by: UserId) -> Result<(), Error> {
        members::own(db, self.visit.id, by)
    }

    fn replace(self, db: &mut Db, _: &TeamId, _: &Self) -> Result<Self, Error> {
        refuse_taken_slug(db, &self.visit)?;
        visits::bump_revision(db, self.visit.id)?;
        visits::update(db, &self.visit).map_err(|error| refused(Self::NOUN, error))?;
        // its slug is in addresses of pages
        epoch::bump(db)?;
        Ok(self)
    }

    fn remove(&self, db: &mut Db, _: &TeamId) -> Result<(), Error> {
        if visits::published(db, self.visit.id)?.is_some() {
            let advice = "it was published, so those who know it must be told: set its status to cancelled instead";
            return Err(Error::Conflict(advice.to_owned()));
        }
        visits::delete(db, self.visit.id).map_err(|error| refused(Self::NOUN, error))
    }
}

/// A visit, for those of its team: to others it does not exist.
///
/// # Errors
/// Those of the database.
pub fn visit_of_team(
    db: &mut Db,
    team: TeamId,
    id: VisitId,
) -> Result<Option<Visit>, store::Error> {
    Ok(visits::find(db, id)?.filter(|visit| visit.team == team))
}

/// Two visits cannot have one public page.
fn refuse_taken_slug(db: &mut Db, visit: &Visit) -> Result<(), Error> {
    match visits::find_by_slug(db, &visit.slug)? {
        Some(other) if other.id != visit.id => Err(fault_of(
            FaultKind::SlugTaken,
            "/slug",
            "another visit has this slug; add a year or a place to it",
        )),
        _ => Ok(()),
    }
}
