//! Items of a visit's agenda.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::db::Db;
use super::documents::Doc;
use super::error::Error;
use super::references;
use super::register::{columns, deletion, part_of_visit};
use super::schema::items;
use super::types::{Count, Plain, Wall, plain, text};
use crate::domain::agenda::{
    Audience, Item, ItemKind, ItemStatus, Note, Part, Place, ReplyWanted, Site, Visibility,
};
use crate::domain::ids::{DelegationId, ItemId, OrganisationId, PersonId, VenueId, VisitId};
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
    references::item_people(db, item.id, people_of(item))?;
    references::item_venues(db, item.id, venues_of(item))?;
    references::item_delegations(db, visit, item.id, delegations_of(item))
}

/// Every person an item mentions.
pub(super) fn people_of(item: &Item) -> BTreeSet<PersonId> {
    let parts = item.people.iter().map(|part| part.person);
    let places = item
        .places
        .iter()
        .flat_map(|place| place.people.iter().copied());
    let audiences = audiences_of(item)
        .flat_map(|audience| audience.people.iter().chain(&audience.except).copied());
    parts.chain(places).chain(audiences).collect()
}

/// Every venue an item mentions.
pub(super) fn venues_of(item: &Item) -> BTreeSet<VenueId> {
    let venue = |place: &Place| match &place.site {
        Site::Venue(venue) => Some(*venue),
        Site::Named { .. } => None,
    };
    item.places.iter().filter_map(venue).collect()
}

/// Every delegation an item mentions.
#[must_use]
pub fn delegations_of(item: &Item) -> BTreeSet<DelegationId> {
    let places = item
        .places
        .iter()
        .flat_map(|place| place.delegations.iter().copied());
    let audiences = audiences_of(item).flat_map(|audience| audience.delegations.iter().copied());
    places.chain(audiences).collect()
}

fn audiences_of(item: &Item) -> impl Iterator<Item = &Audience> {
    std::iter::once(&item.audience).chain(item.notes.iter().map(|note| &note.audience))
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
