//! VTIMEZONE (RFC 5545 §3.6.5): the shape every client takes is one DAYLIGHT and one STANDARD with yearly rules, or
//! one STANDARD alone. It is written only where it is right for every moment of every year of the calendar's events;
//! elsewhere (clocks changed by decree, more than two changes a year) the events are written in UTC, which every
//! client reads right, while some ignore explicit lists of changes and guess another zone.

use std::collections::{BTreeMap, BTreeSet};

use icalendar::Property;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::{Offset, TimeZone};

use super::content_line::ContentLines;
use crate::domain::time::Zone;

/// The year in which rules begin: before that of any event.
const FIRST_YEAR: i16 = 1970;

/// How many years of events one definition is made for; clocks are rarely left alone for longer, and a hostile calendar
/// spans ten thousand.
const MOST_YEARS: usize = 30;

/// The zones of one calendar, each with the definition that is right in the years of its events, if there is one.
#[derive(Debug)]
pub(super) struct TimeZones(BTreeMap<Zone, Option<Definition>>);

impl TimeZones {
    /// The definitions of `zones` for `years`; UTC needs none.
    pub(super) fn of(zones: impl IntoIterator<Item = Zone>, years: &BTreeSet<i16>) -> Self {
        let define = |zone: Zone| {
            let definition = Definition::fitting(&zone, years);
            (zone, definition)
        };
        let zones = zones.into_iter().filter(|zone| *zone != Zone::utc());
        Self(zones.map(define).collect())
    }

    /// UTC alone, for a calendar that must define something.
    pub(super) fn universal() -> Self {
        let definition = Definition::Fixed {
            offset: Offset::UTC,
            name: Zone::utc().name().to_owned(),
        };
        Self(BTreeMap::from([(Zone::utc(), Some(definition))]))
    }

    /// Whether times may be written on the wall of `zone`, with its TZID; otherwise they are written in UTC.
    pub(super) fn define(&self, zone: &Zone) -> bool {
        self.0.get(zone).is_some_and(Option::is_some)
    }

    /// Writes the VTIMEZONE of each zone defined here.
    pub(super) fn write(&self, lines: &mut ContentLines) {
        for (zone, definition) in &self.0 {
            if let Some(definition) = definition {
                definition.write(zone, lines);
            }
        }
    }
}

/// What a VTIMEZONE says.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Definition {
    /// The same all year.
    Fixed {
        /// East of Greenwich.
        offset: Offset,
        /// Its abbreviation, TZNAME.
        name: String,
    },
    /// Two changes a year.
    Yearly {
        /// The one that sets clocks forward.
        daylight: Observance,
        /// The one that sets them back.
        standard: Observance,
    },
}

/// A yearly change of a zone's offset.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Observance {
    /// Offset before the change.
    from: Offset,
    /// Offset after it.
    to: Offset,
    /// Abbreviation after it, TZNAME.
    name: String,
    /// Month of the change, on the wall before it.
    month: i8,
    /// Day of the week of the change, on the wall before it.
    weekday: Weekday,
    /// Which such day of the month; -1 is the last.
    nth: i8,
    /// Time of day on the wall before it.
    time: Time,
}

/// One change of offset, as the tz database has it.
#[derive(Clone, Debug)]
struct Change {
    at: Timestamp,
    from: Offset,
    to: Offset,
    name: String,
}

impl Definition {
    /// The definition that is right throughout `years`.
    fn fitting(zone: &Zone, years: &BTreeSet<i16>) -> Option<Self> {
        let too_early = years.first().is_none_or(|first| *first <= FIRST_YEAR);
        if too_early || years.len() > MOST_YEARS {
            return None;
        }
        let rules = zone.rules();
        let mut changes = Vec::new();
        for year in years {
            let (starts, ends) = span(&rules, *year)?;
            changes.extend(changes_between(&rules, starts, ends));
        }
        let definition = if changes.is_empty() {
            let (starts, _) = span(&rules, *years.first()?)?;
            let info = rules.to_offset_info(starts);
            Self::Fixed {
                offset: info.offset(),
                name: info.abbreviation().to_owned(),
            }
        } else {
            let (forward, back): (Vec<_>, Vec<_>) =
                changes.iter().partition(|change| change.to > change.from);
            Self::Yearly {
                daylight: Observance::fitting(&forward)?,
                standard: Observance::fitting(&back)?,
            }
        };
        years
            .iter()
            .all(|year| definition.is_right(&rules, *year) == Some(true))
            .then_some(definition)
    }

    /// Whether this definition and the tz database agree at every moment of `year`. Both change only at instants, so
    /// they agree if they begin alike and change alike.
    fn is_right(&self, rules: &TimeZone, year: i16) -> Option<bool> {
        let (starts, ends) = span(rules, year)?;
        let steps = self.steps(year)?;
        let before = steps.iter().rev().find(|(at, _)| *at <= starts);
        let within = steps.iter().filter(|(at, _)| *at > starts && *at < ends);
        let changes = changes_between(rules, starts, ends);
        Some(
            before.map(|(_, offset)| *offset) == Some(rules.to_offset(starts))
                && within
                    .copied()
                    .eq(changes.iter().map(|change| (change.at, change.to))),
        )
    }

    /// The instants at which this definition sets an offset from the year before `year` to the year after it, in order.
    fn steps(&self, year: i16) -> Option<Vec<(Timestamp, Offset)>> {
        match self {
            Self::Fixed { offset, .. } => Some(vec![(Timestamp::MIN, *offset)]),
            Self::Yearly { daylight, standard } => {
                let mut steps = Vec::new();
                for year in year - 1..=year.checked_add(1)? {
                    steps.push((daylight.onset(year)?, daylight.to));
                    steps.push((standard.onset(year)?, standard.to));
                }
                steps.sort_by_key(|(at, _)| *at);
                Some(steps)
            }
        }
    }

    fn write(&self, zone: &Zone, lines: &mut ContentLines) {
        lines.begin("VTIMEZONE");
        lines.property(&Property::new("TZID", zone.name()));
        match self {
            Self::Fixed { offset, name } => {
                let since = Date::constant(FIRST_YEAR, 1, 1).to_datetime(Time::midnight());
                write_observance(
                    "STANDARD",
                    &[
                        Property::new("DTSTART", wall_time(since)),
                        Property::new("TZOFFSETFROM", utc_offset(*offset)),
                        Property::new("TZOFFSETTO", utc_offset(*offset)),
                        Property::new("TZNAME", name.as_str()),
                    ],
                    lines,
                );
            }
            // which of the two clocks the law calls standard (in Ireland the summer's) is nothing to a client
            Self::Yearly { daylight, standard } => {
                write_observance("DAYLIGHT", &daylight.properties(), lines);
                write_observance("STANDARD", &standard.properties(), lines);
            }
        }
        lines.end("VTIMEZONE");
    }
}

impl Observance {
    /// The yearly rule of which `changes` are instances.
    fn fitting(changes: &[&Change]) -> Option<Self> {
        let first = changes.first()?;
        let wall = first.from.to_datetime(first.at);
        [-1, 1, 2, 3, 4]
            .into_iter()
            .map(|nth| Self {
                from: first.from,
                to: first.to,
                name: first.name.clone(),
                month: wall.month(),
                weekday: wall.weekday(),
                nth,
                time: wall.time(),
            })
            .find(|rule| {
                changes.iter().all(|change| {
                    let year = change.from.to_datetime(change.at).year();
                    rule.onset(year) == Some(change.at)
                })
            })
    }

    /// The day of the change in `year`.
    fn day(&self, year: i16) -> Option<Date> {
        Date::new(year, self.month, 1)
            .and_then(|first| first.nth_weekday_of_month(self.nth, self.weekday))
            .ok()
    }

    /// The instant of the change in `year`.
    fn onset(&self, year: i16) -> Option<Timestamp> {
        let wall = self.day(year)?.to_datetime(self.time);
        self.from.to_timestamp(wall).ok()
    }

    fn properties(&self) -> Vec<Property> {
        let first = self
            .day(FIRST_YEAR)
            .map_or(DateTime::MIN, |day| day.to_datetime(self.time));
        let rule = format!(
            "FREQ=YEARLY;BYMONTH={};BYDAY={}{}",
            self.month,
            self.nth,
            day_of_week(self.weekday)
        );
        vec![
            Property::new("DTSTART", wall_time(first)),
            Property::new("RRULE", rule),
            Property::new("TZOFFSETFROM", utc_offset(self.from)),
            Property::new("TZOFFSETTO", utc_offset(self.to)),
            Property::new("TZNAME", self.name.as_str()),
        ]
    }
}

/// `year` on the zone's wall and in UTC, whichever begins first and ends last.
fn span(rules: &TimeZone, year: i16) -> Option<(Timestamp, Timestamp)> {
    let new_year = |year| {
        Date::new(year, 1, 1)
            .ok()
            .map(|day| day.to_datetime(Time::midnight()))
    };
    let (starts, ends) = (new_year(year)?, new_year(year.checked_add(1)?)?);
    let local = |wall| rules.to_timestamp(wall).ok();
    let universal = |wall| Offset::UTC.to_timestamp(wall).ok();
    Some((
        local(starts)?.min(universal(starts)?),
        local(ends)?.max(universal(ends)?),
    ))
}

/// The changes of offset after `starts` and before `ends`; other changes (of name, of law) are not seen on a clock.
fn changes_between(rules: &TimeZone, starts: Timestamp, ends: Timestamp) -> Vec<Change> {
    let mut from = rules.to_offset(starts);
    let mut changes = Vec::new();
    for transition in rules
        .following(starts)
        .take_while(|next| next.timestamp() < ends)
    {
        if transition.offset() != from {
            changes.push(Change {
                at: transition.timestamp(),
                from,
                to: transition.offset(),
                name: transition.abbreviation().to_owned(),
            });
            from = transition.offset();
        }
    }
    changes
}

fn write_observance(kind: &str, properties: &[Property], lines: &mut ContentLines) {
    lines.begin(kind);
    for property in properties {
        lines.property(property);
    }
    lines.end(kind);
}

/// A DATE-TIME without zone (§3.3.5, form 1).
pub(super) fn wall_time(wall: DateTime) -> String {
    wall.strftime("%Y%m%dT%H%M%S").to_string()
}

/// A UTC-OFFSET (§3.3.14); seconds only where there are any.
fn utc_offset(offset: Offset) -> String {
    let sign = if offset.seconds() < 0 { '-' } else { '+' };
    let seconds = offset.seconds().unsigned_abs();
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    match seconds % 60 {
        0 => format!("{sign}{hours:02}{minutes:02}"),
        seconds => format!("{sign}{hours:02}{minutes:02}{seconds:02}"),
    }
}

/// The weekday of a BYDAY rule.
fn day_of_week(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

#[cfg(test)]
mod tests;
