//! What is to find its place in an agenda.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::{items, unplaced_items};
use super::types::{Count, Plain};
use crate::domain::ids::{ItemId, UnplacedItemId, VisitId};
use crate::domain::unplaced::UnplacedItem;

/// What has no place in a visit yet, or has lost it again, in the order of entry.
///
/// # Errors
/// Those of the database.
pub fn of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<UnplacedItem>, Error> {
    let rows: Vec<(UnplacedItemId, Plain, Count<u16>, Option<ItemId>)> = unplaced_items::table
        .filter(unplaced_items::visit.eq(visit))
        .order(unplaced_items::id)
        .select((
            unplaced_items::id,
            unplaced_items::title,
            unplaced_items::minutes,
            unplaced_items::item,
        ))
        .load(db)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let placed: Vec<ItemId> = items::table
        .filter(items::visit.eq(visit))
        .select(items::id)
        .load(db)?;
    let placed: BTreeSet<ItemId> = placed.into_iter().collect();
    let open = rows
        .into_iter()
        .filter(|(_, _, _, item)| item.is_none_or(|item| !placed.contains(&item)));
    Ok(open
        .map(|(id, title, minutes, _)| UnplacedItem {
            id,
            title: title.0,
            minutes: minutes.0,
        })
        .collect())
}

/// Adds one.
///
/// # Errors
/// Those of the database.
pub fn insert(db: &mut Db, visit: VisitId, unplaced: &UnplacedItem) -> Result<(), Error> {
    diesel::insert_into(unplaced_items::table)
        .values((
            unplaced_items::id.eq(unplaced.id),
            unplaced_items::visit.eq(visit),
            unplaced_items::title.eq(Plain::from(&unplaced.title)),
            unplaced_items::minutes.eq(Count(unplaced.minutes)),
        ))
        .execute(db)?;
    Ok(())
}

/// Notes which item it became.
///
/// # Errors
/// Those of the database.
pub fn place(db: &mut Db, id: UnplacedItemId, item: ItemId) -> Result<(), Error> {
    diesel::update(unplaced_items::table.find(id))
        .set(unplaced_items::item.eq(Some(item)))
        .execute(db)?;
    Ok(())
}

/// Forgets one of a visit. `false`: there was none.
///
/// # Errors
/// Those of the database.
pub fn delete(db: &mut Db, visit: VisitId, id: UnplacedItemId) -> Result<bool, Error> {
    let of_visit = unplaced_items::table
        .find(id)
        .filter(unplaced_items::visit.eq(visit));
    Ok(diesel::delete(of_visit).execute(db)? == 1)
}
