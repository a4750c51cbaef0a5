//! VEVENT (RFC 5545 §3.6.1): one entry of a calendar.

use std::ops::RangeInclusive;

use icalendar::{Component, Property};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::content_line::text_list;
use super::text::{one_line, sanitised};
use super::time_zone::{TimeZones, wall_time};
use crate::domain::agenda::ItemStatus;
use crate::domain::time::{LocalTime, Period, Zone};
use crate::domain::venue::Geo;

/// One entry of a calendar. Texts are in the reader's language, marks such as "Cancelled: " included; an empty text
/// is left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Random, stored, less than 255 octets, never made of anything that changes.
    pub uid: String,
    /// Revision of time, place, link and status (RFC 5546 §2.1.4).
    pub sequence: u32,
    /// When the entry came to be; for feeds.
    pub created: Option<Timestamp>,
    /// When it last changed as this reader sees it; DTSTAMP as well, since clients break ties by either.
    pub last_modified: Timestamp,
    /// Whether it will happen.
    pub status: ItemStatus,
    /// When.
    pub when: When,
    /// Whether the reader stays free meanwhile, as on the days of a stay.
    pub free: bool,
    /// Title, one line.
    pub summary: String,
    /// More words; plain text, links as they are.
    pub description: String,
    /// Where, in words.
    pub location: String,
    /// Where on Earth.
    pub geo: Option<Geo>,
    /// Page of the entry.
    pub url: Option<String>,
    /// Call one can join.
    pub conference: Option<Conference>,
    /// Subjects.
    pub categories: Vec<String>,
}

/// When an event happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// From one time to another; their zones may differ.
    Timed(Period),
    /// Whole days, in whatever zone the reader is.
    Days {
        /// The first day.
        first: Date,
        /// The last day, itself included.
        last: Date,
    },
}

/// A call (RFC 7986 §5.11).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conference {
    /// Where to join.
    pub url: String,
    /// Words for the link, in the reader's language.
    pub label: String,
}

impl Event {
    /// The entry as a component with all its properties.
    pub(super) fn component(&self, time_zones: &TimeZones) -> icalendar::Event {
        let mut component = self.core(time_zones);
        self.add_status(&mut component);
        for (name, text) in [
            ("DESCRIPTION", &self.description),
            ("LOCATION", &self.location),
        ] {
            if !sanitised(text).trim().is_empty() {
                component.add_property(name, text.as_str());
            }
        }
        if let Some(created) = self.created {
            component.add_property("CREATED", utc_time(created));
        }
        if let Some(position) = self.geo.and_then(geo) {
            component.add_property("GEO", position);
        }
        if let Some(url) = &self.url {
            component.add_property("URL", url.as_str());
        }
        if let Some(conference) = &self.conference {
            component.append_property(conference.property());
        }
        let categories = text_list(&self.categories);
        if !categories.is_empty() {
            component.add_property("CATEGORIES", categories);
        }
        component
    }

    /// Identity, revision, times and title: all that a CANCEL repeats.
    pub(super) fn core(&self, time_zones: &TimeZones) -> icalendar::Event {
        let mut component = icalendar::Event::new();
        component
            .add_property("UID", self.uid.as_str())
            .add_property("SEQUENCE", self.sequence.to_string())
            .add_property("DTSTAMP", utc_time(self.last_modified))
            .add_property("LAST-MODIFIED", utc_time(self.last_modified))
            .add_property("STATUS", status(self.status))
            .add_property("SUMMARY", one_line(&self.summary));
        self.when.add_to(&mut component, time_zones);
        component
    }

    /// What shows the status where STATUS alone is not read. TRANSP:OPAQUE is the default, and wrong while tentative.
    fn add_status(&self, component: &mut icalendar::Event) {
        if self.free || self.status == ItemStatus::Cancelled {
            component.add_property("TRANSP", "TRANSPARENT");
        }
        if self.status == ItemStatus::Tentative {
            component
                .add_property("X-MICROSOFT-CDO-BUSYSTATUS", "TENTATIVE")
                .add_property("X-MICROSOFT-CDO-INTENDEDSTATUS", "TENTATIVE");
        }
    }
}

impl When {
    /// The zones it is written in.
    pub(super) fn zones(&self) -> impl Iterator<Item = Zone> {
        let zones = match self {
            Self::Timed(period) => vec![period.starts.zone.clone(), period.ends.zone.clone()],
            Self::Days { .. } => Vec::new(),
        };
        zones.into_iter()
    }

    /// The calendar years in which it falls, on its walls and in UTC.
    pub(super) fn years(&self) -> RangeInclusive<i16> {
        match self {
            Self::Timed(period) => {
                let universal = |time: &LocalTime| TimeZone::UTC.to_datetime(time.instant()).year();
                let (starts, ends) = (&period.starts, &period.ends);
                let first = starts.wall.year().min(universal(starts));
                let last = ends.wall.year().max(universal(ends));
                first..=last
            }
            Self::Days { first, last } => first.year()..=last.year(),
        }
    }

    /// Adds DTSTART and DTEND, which must be of the same kind (RFC 5545 §3.8.2.2): both on walls, or both in UTC.
    fn add_to(&self, component: &mut icalendar::Event, time_zones: &TimeZones) {
        match self {
            Self::Timed(period) => {
                let on_walls = self.zones().all(|zone| time_zones.define(&zone));
                component
                    .append_property(time("DTSTART", &period.starts, on_walls))
                    .append_property(time("DTEND", &period.ends, on_walls));
            }
            Self::Days { first, last } => {
                component
                    .append_property(date("DTSTART", *first))
                    .append_property(date("DTEND", (*last).max(*first).saturating_add(1.day())))
                    .add_property("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE");
            }
        }
    }
}

impl Conference {
    fn property(&self) -> Property {
        let mut property = Property::new("CONFERENCE", self.url.as_str());
        property
            .add_parameter("VALUE", "URI")
            .add_parameter("FEATURE", "VIDEO")
            .add_parameter("LABEL", &self.label);
        property
    }
}

/// STATUS of an event (RFC 5545 §3.8.1.11).
fn status(status: ItemStatus) -> &'static str {
    match status {
        ItemStatus::Tentative => "TENTATIVE",
        ItemStatus::Confirmed => "CONFIRMED",
        ItemStatus::Cancelled => "CANCELLED",
    }
}

/// A time on the wall of its zone, or in UTC. A wall time that clocks skip is written as the one they show instead.
fn time(name: &str, time: &LocalTime, on_wall: bool) -> Property {
    if !on_wall {
        return Property::new(name, utc_time(time.instant()));
    }
    let mut property = Property::new(name, wall_time(time.in_zone(&time.zone).wall));
    property.add_parameter("TZID", time.zone.name());
    property
}

/// A whole day.
fn date(name: &str, date: Date) -> Property {
    let mut property = Property::new(name, date.strftime("%Y%m%d").to_string());
    property.add_parameter("VALUE", "DATE");
    property
}

/// A DATE-TIME in UTC (§3.3.5, form 2).
fn utc_time(instant: Timestamp) -> String {
    instant.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// GEO (§3.8.1.6): latitude, semicolon, longitude; nothing where that is no place on Earth.
fn geo(position: Geo) -> Option<String> {
    let Geo {
        latitude,
        longitude,
    } = position;
    let on_earth = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    on_earth.then(|| format!("{latitude:.6};{longitude:.6}"))
}
