//! Editing items of an agenda.

use super::edit::{Record, refused};
use super::{Error, poll};
use crate::domain::agenda::Item;
use crate::domain::document::{ITEM, Table};
use crate::domain::ids::ItemId;
use crate::domain::visit::Visit;
use crate::store::{self, Db, items, publications, visits};

impl Record for Item {
    type Id = ItemId;
    type Home = Visit;
    const TABLE: Table<Self> = ITEM;
    const NOUN: &'static str = "item";

    fn id(&self) -> ItemId {
        self.id
    }

    fn lock(db: &mut Db, visit: &Visit, id: ItemId) -> Result<Option<i64>, Error> {
        visits::bump_revision(db, visit.id)?;
        Ok(items::bump_revision(db, id)?)
    }

    fn find(db: &mut Db, visit: &Visit, id: ItemId) -> Result<Option<Self>, store::Error> {
        items::find(db, visit.id, id)
    }

    fn insert(self, db: &mut Db, visit: &Visit) -> Result<Self, Error> {
        visits::bump_revision(db, visit.id)?;
        items::insert(db, visit.id, &self).map_err(|error| refused(Self::NOUN, error))?;
        Ok(self)
    }

    fn replace(self, db: &mut Db, visit: &Visit, _: &Self) -> Result<Self, Error> {
        items::update(db, visit.id, &self).map_err(|error| refused(Self::NOUN, error))?;
        poll::hush(db, visit, &self)?;
        Ok(self)
    }

    fn remove(&self, db: &mut Db, visit: &Visit) -> Result<(), Error> {
        let (published, _) = publications::ever_published(db, visit.id)?;
        if published.contains(&self.id) {
            let advice = "it was published, so those who know it must be told: set its status to cancelled instead";
            return Err(Error::Conflict(advice.to_owned()));
        }
        items::delete(db, self.id).map_err(|error| refused(Self::NOUN, error))
    }
}
