//! Feeds: calendars one subscribes to (RFC 7986). Nobody organises or attends in them, and they alarm nobody.

use std::collections::BTreeSet;

use icalendar::{Calendar, Property};
use jiff::Timestamp;

use super::document;
use super::event::Event;
use super::text::one_line;
use super::time_zone::TimeZones;
use crate::domain::time::Zone;

/// How often a client should look again (RFC 7986 §5.7).
const REFRESH: &str = "PT1H";

/// A calendar one subscribes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    /// What the calendar is called.
    pub name: String,
    /// What it is about; empty: nothing is said.
    pub description: String,
    /// The zone of the visit.
    pub zone: Zone,
    /// Where the feed itself is to be found.
    pub source: Option<String>,
    /// When anything in it last changed; an empty feed defines its zone for that year.
    pub last_modified: Timestamp,
    /// Its entries, in the order in which they are written.
    pub events: Vec<Event>,
}

impl Feed {
    /// The feed as iCalendar text: the same bytes for the same value.
    #[must_use]
    pub fn to_text(&self) -> String {
        let time_zones = self.time_zones();
        let mut calendar = self.head();
        calendar.extend(self.events.iter().map(|event| event.component(&time_zones)));
        document::write(&calendar, &time_zones)
    }

    /// The properties of the calendar.
    fn head(&self) -> Calendar {
        let mut calendar = document::empty();
        let name = one_line(&self.name);
        calendar
            .append_property(("NAME", name.as_str()))
            .append_property(("X-WR-CALNAME", name.as_str()));
        if !self.description.is_empty() {
            calendar.append_property(("X-WR-CALDESC", self.description.as_str()));
        }
        calendar
            .append_property(("X-WR-TIMEZONE", self.zone.name()))
            .append_property(with_value("REFRESH-INTERVAL", REFRESH, "DURATION"))
            .append_property(("X-PUBLISHED-TTL", REFRESH));
        if let Some(source) = &self.source {
            calendar.append_property(with_value("SOURCE", source, "URI"));
        }
        calendar
    }

    /// The zones of the events and of the visit. A calendar must have a component (RFC 5545 §3.6), so an empty feed
    /// whose zone has no yearly rule defines UTC.
    fn time_zones(&self) -> TimeZones {
        let years: BTreeSet<i16> = self
            .events
            .iter()
            .flat_map(|event| event.when.years())
            .collect();
        let zones = self.events.iter().flat_map(|event| event.when.zones());
        let zones = zones.chain([self.zone.clone()]);
        if !years.is_empty() {
            return TimeZones::of(zones, &years);
        }
        let year = self.zone.rules().to_datetime(self.last_modified).year();
        let years = BTreeSet::from([year]);
        let time_zones = TimeZones::of(zones, &years);
        if time_zones.define(&self.zone) {
            time_zones
        } else {
            TimeZones::universal()
        }
    }
}

/// A property whose value is not of its default type.
fn with_value(name: &str, value: &str, value_type: &str) -> Property {
    let mut property = Property::new(name, value);
    property.add_parameter("VALUE", value_type);
    property
}

#[cfg(test)]
mod tests;
