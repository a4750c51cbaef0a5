//! Venues, and travel times between them.

use diesel::prelude::*;

use super::db::{Db, on_each};
use super::error::Error;
use super::register::{columns, deletion, register};
use super::schema::{travel_time_edits, travel_times, venues};
use super::types::{Count, Plain, plain, text};
use crate::domain::ids::VenueId;
use crate::domain::text::Texts;
use crate::domain::time::Zone;
use crate::domain::venue::{Geo, TravelTime, Venue};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = venues, treat_none_as_null = true)]
struct Row {
    id: VenueId,
    key: Plain,
    name: Plain,
    address: Option<Plain>,
    city: Option<Plain>,
    country: Option<Plain>,
    time_zone: Zone,
    capacity: Option<Count<u32>>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    access: Texts,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = travel_times, treat_none_as_default_value = false)]
struct TravelTimeRow {
    from: VenueId,
    to: VenueId,
    minutes: Count<u32>,
}

register!(venues, VenueId, Venue);
deletion!(venues, VenueId);

/// Known travel times between any two of `among`.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn travel_times(db: &mut Db, among: &[VenueId]) -> Result<Vec<TravelTime>, Error> {
    let rows: Vec<TravelTimeRow> = travel_times::table
        .filter(travel_times::from.eq_any(among))
        .filter(travel_times::to.eq_any(among))
        .order((travel_times::from, travel_times::to))
        .select(columns::<TravelTimeRow>())
        .load(db)?;
    Ok(rows.into_iter().map(TravelTime::from).collect())
}

/// Every known travel time.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn all_travel_times(db: &mut Db) -> Result<Vec<TravelTime>, Error> {
    let rows: Vec<TravelTimeRow> = travel_times::table
        .order((travel_times::from, travel_times::to))
        .select(columns::<TravelTimeRow>())
        .load(db)?;
    Ok(rows.into_iter().map(TravelTime::from).collect())
}

/// Enters a travel time, in place of the one known for that way.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn set_travel_time(db: &mut Db, time: &TravelTime) -> Result<(), Error> {
    let row = TravelTimeRow {
        from: time.from,
        to: time.to,
        minutes: Count(time.minutes),
    };
    on_each!(db, connection => diesel::insert_into(travel_times::table)
        .values(&row)
        .on_conflict((travel_times::from, travel_times::to))
        .do_update()
        .set(travel_times::minutes.eq(row.minutes))
        .execute(connection))?;
    count_edit(db)
}

/// Forgets the travel time from one venue to another.
///
/// # Errors
/// [`Error::Missing`].
pub fn delete_travel_time(db: &mut Db, from: VenueId, to: VenueId) -> Result<(), Error> {
    match diesel::delete(travel_times::table.find((from, to))).execute(db)? {
        0 => Err(Error::Missing),
        _ => count_edit(db),
    }
}

/// So that what was worked out of travel times is found to be old.
fn count_edit(db: &mut Db) -> Result<(), Error> {
    diesel::update(travel_time_edits::table)
        .set(travel_time_edits::number.eq(travel_time_edits::number + 1))
        .execute(db)?;
    Ok(())
}

impl From<TravelTimeRow> for TravelTime {
    fn from(row: TravelTimeRow) -> Self {
        Self {
            from: row.from,
            to: row.to,
            minutes: row.minutes.0,
        }
    }
}

impl From<Row> for Venue {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            key: row.key.0,
            name: row.name.0,
            address: text(row.address),
            city: text(row.city),
            country: text(row.country),
            time_zone: row.time_zone,
            capacity: row.capacity.map(|capacity| capacity.0),
            geo: row
                .latitude
                .zip(row.longitude)
                .map(|(latitude, longitude)| Geo {
                    latitude,
                    longitude,
                }),
            access: row.access,
        }
    }
}

impl From<&Venue> for Row {
    fn from(venue: &Venue) -> Self {
        Self {
            id: venue.id,
            key: Plain::from(&venue.key),
            name: Plain::from(&venue.name),
            address: plain(venue.address.as_ref()),
            city: plain(venue.city.as_ref()),
            country: plain(venue.country.as_ref()),
            time_zone: venue.time_zone.clone(),
            capacity: venue.capacity.map(Count),
            latitude: venue.geo.map(|geo| geo.latitude),
            longitude: venue.geo.map(|geo| geo.longitude),
            access: venue.access.clone(),
        }
    }
}
