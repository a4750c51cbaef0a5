//! The rules themselves. Rules of two items sweep the items of each person and of each venue by time.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::agenda::{PlaceRole, Site};
use crate::domain::clashes::attendance::Attendance;
use crate::domain::clashes::{Clash, ClashKind, Measure};
use crate::domain::ids::{ItemId, PersonId, VenueId};
use crate::domain::registers::Registers;
use crate::domain::time::Period;

/// Two items and what they share.
struct Pair<'a, 'd> {
    first: &'a Attendance<'d>,
    second: &'a Attendance<'d>,
    people: Vec<PersonId>,
}

type Pairs<'a, 'd> = BTreeMap<(ItemId, ItemId), Pair<'a, 'd>>;

/// What two items break together, of items in the order of their starts.
pub(super) fn between_items(by_start: &[&Attendance<'_>], registers: &Registers) -> Vec<Clash> {
    let mut of_person: BTreeMap<PersonId, Vec<&Attendance<'_>>> = BTreeMap::new();
    let mut of_venue: BTreeMap<VenueId, Vec<&Attendance<'_>>> = BTreeMap::new();
    for attendance in by_start {
        for person in attendance.people.keys() {
            of_person.entry(*person).or_default().push(attendance);
        }
        if let Some(venue) = attendance.venue {
            of_venue.entry(venue).or_default().push(attendance);
        }
    }
    let mut found = people_twice(&of_person);
    for (venue, attendances) in &of_venue {
        for (first, second) in overlapping(attendances) {
            let shared = shared_time(first, second);
            let mut clash = Clash::of_items(ClashKind::Venue, &[first, second], shared);
            clash.venues = vec![*venue];
            found.push(clash);
        }
    }
    found.extend(ways(&of_person, registers));
    found
}

fn people_twice(of_person: &BTreeMap<PersonId, Vec<&Attendance<'_>>>) -> Vec<Clash> {
    let mut visitors: Pairs<'_, '_> = BTreeMap::new();
    let mut interpreters: Pairs<'_, '_> = BTreeMap::new();
    for (person, attendances) in of_person {
        for (first, second) in overlapping(attendances) {
            let interprets = |at: &Attendance<'_>| at.people.get(person) == Some(&true);
            if interprets(first) && interprets(second) {
                note(&mut interpreters, first, second, *person);
            } else {
                note(&mut visitors, first, second, *person);
            }
        }
    }
    let visitors = visitors.into_values().map(|pair| (ClashKind::Person, pair));
    let interpreters = interpreters
        .into_values()
        .map(|pair| (ClashKind::Interpreter, pair));
    visitors
        .chain(interpreters)
        .map(|(kind, pair)| {
            let shared = shared_time(pair.first, pair.second);
            let mut clash = Clash::of_items(kind, &[pair.first, pair.second], shared);
            clash.people = pair.people;
            clash
        })
        .collect()
}

/// Ways that take longer than the time between two consecutive items of somebody.
fn ways(of_person: &BTreeMap<PersonId, Vec<&Attendance<'_>>>, registers: &Registers) -> Vec<Clash> {
    let mut pairs: Pairs<'_, '_> = BTreeMap::new();
    for (person, attendances) in of_person {
        let mut before: Option<&Attendance<'_>> = None;
        for attendance in attendances {
            if let Some(left) = before.filter(|left| left.until <= attendance.from) {
                let (from, to) = (left.venue_of(*person), attendance.venue_of(*person));
                if from.is_some() && to.is_some() && from != to {
                    note(&mut pairs, left, attendance, *person);
                }
            }
            if before.is_none_or(|left| left.until <= attendance.until) {
                before = Some(attendance);
            }
        }
    }
    pairs
        .into_values()
        .filter_map(|pair| way(pair, registers))
        .collect()
}

fn way(pair: Pair<'_, '_>, registers: &Registers) -> Option<Clash> {
    let (from, to) = (pair.first.venue?, pair.second.venue?);
    let needed = i64::from(registers.minutes_between(from, to)?);
    let gap = pair.second.from.duration_since(pair.first.until);
    if gap.as_secs() >= needed * 60 {
        return None;
    }
    let between = Period {
        starts: pair.first.period.ends.clone(),
        ends: pair.second.period.starts.clone(),
    };
    let mut clash = Clash::of_items(ClashKind::Travel, &[pair.first, pair.second], between);
    clash.people = pair.people;
    clash.venues = vec![from, to];
    clash.measure = Some(Measure::Minutes {
        available: gap.as_mins(),
        needed,
    });
    Some(clash)
}

/// What an item breaks by itself.
pub(super) fn of_item(attendance: &Attendance<'_>, registers: &Registers) -> Vec<Clash> {
    [
        capacity(attendance, registers),
        outside_visit(attendance),
        not_participants(attendance),
        zone(attendance, registers),
        change_of_hour(attendance),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn capacity(attendance: &Attendance<'_>, registers: &Registers) -> Option<Clash> {
    let own = attendance.item.capacity.map(u64::from);
    let capacity = own.or_else(|| room(attendance, registers))?;
    let expected = u64::try_from(attendance.people.len()).unwrap_or(u64::MAX);
    if expected <= capacity {
        return None;
    }
    let mut clash = Clash::of_item(ClashKind::Capacity, attendance);
    clash.venues = attendance.venue.into_iter().collect();
    clash.measure = Some(Measure::People { expected, capacity });
    Some(clash)
}

/// How many people its venues hold together; `None` if that of one is not known.
pub(super) fn room(attendance: &Attendance<'_>, registers: &Registers) -> Option<u64> {
    let places = attendance.item.places.iter();
    let mut places = places
        .filter(|place| place.role == PlaceRole::At)
        .peekable();
    places.peek()?;
    places
        .map(|place| match place.site {
            Site::Venue(venue) => registers.venues.get(&venue)?.capacity.map(u64::from),
            Site::Named { .. } => None,
        })
        .sum()
}

/// Days as written, each in its own zone; an end at midnight belongs to the day before.
fn outside_visit(attendance: &Attendance<'_>) -> Option<Clash> {
    let visit = &attendance.draft.visit;
    let (starts, ends) = (attendance.item.starts, attendance.item.ends);
    let at_midnight = ends.time() == jiff::civil::Time::midnight() && starts < ends;
    let last_day = if at_midnight {
        ends.date().yesterday().unwrap_or(ends.date())
    } else {
        ends.date()
    };
    let is_outside = starts.date() < visit.starts_on || last_day > visit.ends_on;
    is_outside.then(|| Clash::of_item(ClashKind::OutsideVisit, attendance))
}

fn not_participants(attendance: &Attendance<'_>) -> Option<Clash> {
    let item = &attendance.item;
    let roster: BTreeSet<PersonId> = attendance
        .draft
        .roster()
        .map(|participant| participant.person)
        .collect();
    let with_part = item.people.iter().map(|part| part.person);
    let named: BTreeSet<PersonId> = item
        .audience
        .people
        .iter()
        .copied()
        .chain(with_part)
        .collect();
    let strangers: Vec<PersonId> = named.difference(&roster).copied().collect();
    if strangers.is_empty() {
        return None;
    }
    let mut clash = Clash::of_item(ClashKind::NotParticipant, attendance);
    clash.people = strangers;
    Some(clash)
}

fn zone(attendance: &Attendance<'_>, registers: &Registers) -> Option<Clash> {
    let item = &attendance.item;
    let venue = registers.venues.get(&attendance.venue?)?;
    let is_said = item.starts_time_zone.is_some() || item.ends_time_zone.is_some();
    if is_said || venue.time_zone == attendance.draft.visit.time_zone {
        return None;
    }
    let mut clash = Clash::of_item(ClashKind::Zone, attendance);
    clash.venues = vec![venue.id];
    Some(clash)
}

fn change_of_hour(attendance: &Attendance<'_>) -> Option<Clash> {
    let period = &attendance.period;
    if !period.crosses_change_of_hour() {
        return None;
    }
    let shown = period.ends.wall.duration_since(period.starts.wall);
    let mut clash = Clash::of_item(ClashKind::ChangeOfHour, attendance);
    clash.measure = Some(Measure::Duration {
        elapsed: period.duration().as_mins(),
        shown: shown.as_mins(),
    });
    Some(clash)
}

impl Clash {
    fn of_item(kind: ClashKind, attendance: &Attendance<'_>) -> Self {
        Self::of_items(kind, &[attendance], attendance.period.clone())
    }

    fn of_items(kind: ClashKind, items: &[&Attendance<'_>], when: Period) -> Self {
        Self {
            kind,
            severity: kind.severity(),
            people: Vec::new(),
            venues: Vec::new(),
            items: items
                .iter()
                .map(|attendance| attendance.involved())
                .collect(),
            when,
            measure: None,
            busy: None,
            fixes: Vec::new(),
        }
    }
}

/// All pairs that share a moment, of items in the order of their starts.
fn overlapping<'a, 'd>(
    by_start: &[&'a Attendance<'d>],
) -> Vec<(&'a Attendance<'d>, &'a Attendance<'d>)> {
    let mut pairs = Vec::new();
    for (n, first) in by_start.iter().enumerate() {
        let later = by_start.iter().skip(n + 1);
        let under_way = later.take_while(|second| second.from < first.until);
        pairs.extend(
            under_way
                .filter(|second| first.overlaps(second))
                .map(|second| (*first, *second)),
        );
    }
    pairs
}

fn note<'a, 'd>(
    pairs: &mut Pairs<'a, 'd>,
    first: &'a Attendance<'d>,
    second: &'a Attendance<'d>,
    person: PersonId,
) {
    let new = || Pair {
        first,
        second,
        people: Vec::new(),
    };
    let pair = pairs
        .entry((first.item.id, second.item.id))
        .or_insert_with(new);
    pair.people.push(person);
}

/// What two items share, on the clock of the one that starts later.
fn shared_time(first: &Attendance<'_>, second: &Attendance<'_>) -> Period {
    let zone = &second.period.starts.zone;
    let ends = if first.until < second.until {
        &first.period.ends
    } else {
        &second.period.ends
    };
    Period {
        starts: second.period.starts.clone(),
        ends: ends.in_zone(zone),
    }
}
