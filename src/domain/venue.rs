//! Places, and how long it takes from one to another.

use serde::{Deserialize, Serialize};

use crate::domain::ids::VenueId;
use crate::domain::text::Texts;
use crate::domain::time::Zone;

/// A place where items happen.
#[derive(Clone, Debug, PartialEq)]
pub struct Venue {
    /// Its identifier.
    pub id: VenueId,
    /// Its name in visit files.
    pub key: String,
    /// Its name, as on the door.
    pub name: String,
    /// Postal address.
    pub address: Option<String>,
    /// City.
    pub city: Option<String>,
    /// ISO 3166 code.
    pub country: Option<String>,
    /// Where its clocks hang.
    pub time_zone: Zone,
    /// How many people it holds.
    pub capacity: Option<u32>,
    /// Where on Earth.
    pub geo: Option<Geo>,
    /// How to get in, per language.
    pub access: Texts,
}

/// A position on Earth (WGS 84), degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Geo {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// Minutes from one venue to another; both ways unless the other way is given too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TravelTime {
    /// Where one leaves.
    pub from: VenueId,
    /// Where one arrives.
    pub to: VenueId,
    /// How long it takes.
    pub minutes: u32,
}
