//! Items of a visit's agenda.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::db::Db;
use super::documents::Doc;
use super::error::Error;
use super::references;
use super::register::{columns, deletion, part_of_visit};
use super::schema::items;
use super::types::{Count, Plain, Wall, plain, text};
use crate::domain::agenda::{
    Audience, Item, ItemKind, ItemStatus, Note, Part, Place, ReplyWanted, Visibility,
};
use crate::domain::ids::{ItemId, OrganisationId, VisitId};
use crate::domain::text::Texts;
use crate::domain::time::Zone;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = items, treat_none_as_null = true)]
struct Row {
    id: ItemId,
    visit: VisitId,
    key: Plain,
    kind: ItemKind,
    title: Texts,
    description: Texts,
    starts: Wall,
    ends: Wall,
    starts_time_zone: Option<Zone>,
    ends_time_zone: Option<Zone>,
    status: ItemStatus,
    reason: Texts,
    visibility: Visibility,
    host: Option<OrganisationId>,
    places: Doc<Vec<Place>>,
    online_url: Option<Plain>,
    audience: Doc<Audience>,
    people: Doc<Vec<Part>>,
    notes: Doc<Vec<Note>>,
    languages: Doc<Vec<String>>,
    dress_code: Texts,
    capacity: Option<Count<u32>>,
    reply: ReplyWanted,
    internal_notes: Option<Plain>,
}

part_of_visit!(items, ItemId, Item, order: (items::starts, items::id), write: write_parts);
deletion!(items, ItemId);

/// How often each item of a visit was changed.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn revisions(db: &mut Db, visit: VisitId) -> Result<BTreeMap<ItemId, i64>, Error> {
    let rows: Vec<(ItemId, i64)> = items::table
        .filter(items::visit.eq(visit))
        .select((items::id, items::revision))
        .load(db)?;
    Ok(rows.into_iter().collect())
}

fn write_parts(db: &mut Db, visit: VisitId, item: &Item) -> Result<(), Error> {
    references::item_people(db, item.id, item.people_mentioned())?;
    references::item_venues(db, item.id, item.venues_mentioned())?;
    references::item_delegations(db, visit, item.id, item.delegations_mentioned())
}

fn value(row: Row) -> Item {
    Item {
        id: row.id,
        key: row.key.0,
        kind: row.kind,
        title: row.title,
        description: row.description,
        starts: row.starts.0,
        ends: row.ends.0,
        starts_time_zone: row.starts_time_zone,
        ends_time_zone: row.ends_time_zone,
        status: row.status,
        reason: row.reason,
        visibility: row.visibility,
        host: row.host,
        places: row.places.0,
        online_url: text(row.online_url),
        audience: row.audience.0,
        people: row.people.0,
        notes: row.notes.0,
        languages: row.languages.0,
        dress_code: row.dress_code,
        capacity: row.capacity.map(|capacity| capacity.0),
        reply: row.reply,
        internal_notes: text(row.internal_notes),
    }
}

fn row(visit: VisitId, item: &Item) -> Row {
    Row {
        id: item.id,
        visit,
        key: Plain::from(&item.key),
        kind: item.kind,
        title: item.title.clone(),
        description: item.description.clone(),
        starts: Wall(item.starts),
        ends: Wall(item.ends),
        starts_time_zone: item.starts_time_zone.clone(),
        ends_time_zone: item.ends_time_zone.clone(),
        status: item.status,
        reason: item.reason.clone(),
        visibility: item.visibility,
        host: item.host,
        places: Doc(item.places.clone()),
        online_url: plain(item.online_url.as_ref()),
        audience: Doc(item.audience.clone()),
        people: Doc(item.people.clone()),
        notes: Doc(item.notes.clone()),
        languages: Doc(item.languages.clone()),
        dress_code: item.dress_code.clone(),
        capacity: item.capacity.map(Count),
        reply: item.reply,
        internal_notes: plain(item.internal_notes.as_ref()),
    }
}

/// The items of a visit that have only so many places.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn capacities(db: &mut Db, visit: VisitId) -> Result<BTreeMap<ItemId, u32>, Error> {
    let rows: Vec<(ItemId, Option<Count<u32>>)> = items::table
        .filter(items::visit.eq(visit))
        .filter(items::capacity.is_not_null())
        .select((items::id, items::capacity))
        .load(db)?;
    let limited = rows.into_iter();
    Ok(limited
        .filter_map(|(item, capacity)| Some((item, capacity?.0)))
        .collect())
}
