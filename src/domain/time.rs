//! Local times: a wall clock and a zone. UTC is derived, never entered.

use std::fmt;

use icu_time::zone::iana::IanaParserExtended;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A time zone by its canonical IANA name (`America/Montreal` is `America/Toronto`).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Zone(String);

impl Zone {
    /// The zone called `name` in the IANA database, under its canonical name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let known = IanaParserExtended::new().parse(name);
        let canonical = if !known.time_zone.is_unknown() {
            known.canonical
        } else if name.contains('/') {
            name
        } else {
            // such as Factory, which is no time anywhere
            return None;
        };
        if canonical == "Etc/UTC" {
            return Some(Self::utc());
        }
        TimeZone::get(canonical)
            .ok()
            .map(|_| Self(canonical.to_owned()))
    }

    /// The canonical names of all zones of the IANA database that lie somewhere, for people to choose from.
    #[must_use]
    pub fn names() -> Vec<String> {
        let is_canonical = |name: &str| Self::parse(name).is_some_and(|zone| zone.0 == name);
        let mut names: Vec<String> = jiff::tz::db()
            .available()
            .map(|name| name.to_string())
            .filter(|name| name.contains('/') && !name.starts_with("Etc/") && is_canonical(name))
            .collect();
        names.sort_unstable();
        names
    }

    /// Coordinated universal time.
    #[must_use]
    pub fn utc() -> Self {
        Self("UTC".to_owned())
    }

    /// The canonical name, also the TZID of calendars.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }

    /// Whether the IANA database calls it after `city` too, under a name that is not the canonical one: who lives in
    /// Montréal knows the time of America/Toronto by their own city.
    #[must_use]
    pub fn is_also_called_after(&self, city: &str) -> bool {
        let Some((area, _)) = self.0.split_once('/') else {
            return false;
        };
        let plain = city.nfd().filter(|letter| !is_combining_mark(*letter));
        let city: String = plain
            .map(|letter| if letter == ' ' { '_' } else { letter })
            .collect();
        let alias = format!("{area}/{city}");
        // most cities give their zone its name, and to look one up takes long
        if alias.eq_ignore_ascii_case(&self.0) {
            return false;
        }
        let known = IanaParserExtended::new().parse(&alias);
        !known.time_zone.is_unknown() && known.canonical == self.0
    }

    /// The rules of the zone. A name was checked when it entered, so an unknown one can only be UTC.
    #[must_use]
    pub fn rules(&self) -> TimeZone {
        TimeZone::get(&self.0).unwrap_or(TimeZone::UTC)
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::parse(&name)
            .ok_or_else(|| serde::de::Error::custom(format!("{name} is no time zone")))
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a wall clock shows in a zone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LocalTime {
    /// Date and time of day on the wall.
    pub wall: DateTime,
    /// The zone of that wall.
    pub zone: Zone,
}

/// How often a wall time happens in its zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occurrence {
    /// As on most days.
    Once,
    /// Clocks skip it; the first wall time after the gap is given.
    Never {
        /// The next wall time that exists.
        next: DateTime,
    },
    /// Clocks show it a second time; the earlier is meant.
    Twice,
}

impl LocalTime {
    /// The instant. In a fold the earlier one; in a gap (refused on input) the one after it.
    #[must_use]
    pub fn instant(&self) -> Timestamp {
        self.zone
            .rules()
            .to_ambiguous_timestamp(self.wall)
            .compatible()
            .unwrap_or(Timestamp::MAX)
    }

    /// Whether this wall time happens once, never or twice.
    #[must_use]
    pub fn occurrence(&self) -> Occurrence {
        let rules = self.zone.rules();
        match rules.to_ambiguous_timestamp(self.wall).offset() {
            AmbiguousOffset::Unambiguous { .. } => Occurrence::Once,
            AmbiguousOffset::Fold { .. } => Occurrence::Twice,
            AmbiguousOffset::Gap { before, .. } => {
                let end_of_gap = before
                    .to_timestamp(self.wall)
                    .ok()
                    .and_then(|inside| rules.preceding(inside).next())
                    .map_or(self.wall, |transition| {
                        rules.to_datetime(transition.timestamp())
                    });
                Occurrence::Never { next: end_of_gap }
            }
        }
    }

    /// The same instant on the wall of another zone.
    #[must_use]
    pub fn in_zone(&self, zone: &Zone) -> Self {
        Self {
            wall: zone.rules().to_datetime(self.instant()),
            zone: zone.clone(),
        }
    }
}

/// From one local time to another, half-open: touching periods do not overlap.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The first moment.
    pub starts: LocalTime,
    /// The first moment after it; in another zone for a flight.
    pub ends: LocalTime,
}

impl Period {
    /// What elapses, a change of hour included.
    #[must_use]
    pub fn duration(&self) -> SignedDuration {
        self.ends.instant().duration_since(self.starts.instant())
    }

    /// Whether the two share a moment.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.starts.instant() < other.ends.instant() && other.starts.instant() < self.ends.instant()
    }

    /// Whether nothing of it is left at `now`.
    #[must_use]
    pub fn is_past(&self, now: Timestamp) -> bool {
        self.ends.instant() <= now
    }

    /// Whether the clocks change during it, so that the wall does not show its duration. Between two zones it never does.
    #[must_use]
    pub fn crosses_change_of_hour(&self) -> bool {
        let zone = self.starts.zone.rules();
        self.starts.zone == self.ends.zone
            && zone.to_offset(self.starts.instant()) != zone.to_offset(self.ends.instant())
    }
}

/// A date known to the year, the month or the day: `2015`, `2018-03`, `2021-02-02`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartialDate {
    /// A year.
    Year(i16),
    /// A month of a year.
    Month(i16, i8),
    /// A day.
    Day(Date),
}

impl PartialDate {
    /// Reads `2015`, `2018-03` or `2021-02-02`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.len() {
            4 => text.parse().ok().filter(|year| *year > 0).map(Self::Year),
            7 => {
                let first: Date = format!("{text}-01").parse().ok()?;
                Some(Self::Month(first.year(), first.month()))
            }
            10 => text.parse().ok().map(Self::Day),
            _ => None,
        }
    }

    /// The first day it may mean.
    #[must_use]
    pub fn first_day(self) -> Date {
        match self {
            Self::Year(year) => Date::new(year, 1, 1).unwrap_or(Date::MIN),
            Self::Month(year, month) => Date::new(year, month, 1).unwrap_or(Date::MIN),
            Self::Day(date) => date,
        }
    }

    /// The last day it may mean.
    #[must_use]
    pub fn last_day(self) -> Date {
        match self {
            Self::Year(year) => Date::new(year, 12, 31).unwrap_or(Date::MAX),
            Self::Month(..) => self.first_day().last_of_month(),
            Self::Day(date) => date,
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(date) => date.fmt(f),
        }
    }
}

impl Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("{text} is no date")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_of_the_database_is_one_with_its_own_time() {
        let days = ["2026-01-15T12:00:00Z", "2026-07-15T12:00:00Z"];
        for name in jiff::tz::db().available() {
            let Some(zone) = Zone::parse(name.as_str()) else {
                assert!(!name.as_str().contains('/'), "{name}");
                continue;
            };
            let rules = TimeZone::get(name.as_str()).unwrap();
            for day in days {
                let day: Timestamp = day.parse().unwrap();
                assert_eq!(
                    zone.rules().to_offset(day),
                    rules.to_offset(day),
                    "{name} as {zone}"
                );
            }
        }
        for name in ["GMT", "CET", "EST", "Japan", "UTC", "Etc/GMT+5", "EST5EDT"] {
            assert!(Zone::parse(name).is_some(), "{name}");
        }
        for name in ["CEST", "Factory", "posixrules", "Europe", "", "UTC+2"] {
            assert_eq!(Zone::parse(name), None, "{name}");
        }
        assert!(Zone::names().iter().all(|name| name.contains('/')));
    }

    #[test]
    fn a_zone_is_called_after_the_cities_that_the_database_knows_it_by() {
        let check = |zone: &str, city: &str, expect: bool| {
            let zone = Zone::parse(zone).unwrap();
            assert_eq!(zone.is_also_called_after(city), expect, "{zone} {city}");
        };
        check("America/Montreal", "Montréal", true);
        check("America/Toronto", "Montreal", true);
        check("Asia/Ho_Chi_Minh", "Saigon", true);
        // its canonical name, which is written in the language of the reader
        check("America/Toronto", "Toronto", false);
        check("Europe/Oslo", "Oslo", false);
        check("Europe/Paris", "Toulouse", false);
        check("Europe/Paris", "Montréal", false);
        check("Europe/Paris", "", false);
        check("Europe/Paris", "../Paris", false);
        check("UTC", "Greenwich", false);
    }
}
