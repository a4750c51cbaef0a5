//! Every rule about items that cannot happen as drafted, across all visits, each with the changes that would mend it.
//!
//! Clashes warn, they never block. Cancelled items and free time never clash; internal items and holds do. Somebody who
//! declined an item is not at it. Periods are half-open: what touches does not clash.

mod attendance;
mod confidential;
mod facts;
mod fixes;
#[cfg(test)]
mod properties;
mod rules;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
mod times;
mod wording;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::Serialize;

use crate::domain::closed::closed;
use crate::domain::draft::Draft;
use crate::domain::ids::{ItemId, ParticipantId, PersonId, VenueId, VisitId};
use crate::domain::registers::Registers;
use crate::domain::time::Period;
use attendance::Schedule;
pub use fixes::Fix;
pub use wording::Wording;

closed! {
    /// Which rule is broken.
    ClashKind {
        /// Somebody in two places at once.
        Person = "person",
        /// Somebody who would interpret in two places at once.
        Interpreter = "interpreter",
        /// A venue used by two items at once.
        Venue = "venue",
        /// Less time between two venues than the way takes.
        Travel = "travel",
        /// More people than there is room for.
        Capacity = "capacity",
        /// Not on the visit's days.
        OutsideVisit = "outside-visit",
        /// Addressed or given a part without being on the roster.
        NotParticipant = "not-participant",
        /// At a venue of another zone, without saying which zone is meant.
        Zone = "zone",
        /// Clocks change meanwhile, so it takes longer or less long than they show.
        ChangeOfHour = "change-of-hour",
    }
}

closed! {
    /// How bad it is.
    Severity { Error = "error", Warning = "warning" }
}

impl ClashKind {
    /// Nobody and no room can be in two places; all else may be meant so.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::Person | Self::Interpreter | Self::Venue => Severity::Error,
            _ => Severity::Warning,
        }
    }
}

/// One rule broken by one item, or by two together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Clash {
    /// Which rule.
    pub kind: ClashKind,
    /// How bad it is.
    pub severity: Severity,
    /// Who is concerned, by id.
    pub people: Vec<PersonId>,
    /// Which venues are concerned; of a way, from and to.
    pub venues: Vec<VenueId>,
    /// Which items, the earlier first.
    pub items: Vec<Involved>,
    /// What two items share; the time between them for a way; else the item's own.
    pub when: Period,
    /// The figures of the rule, where it has any.
    pub measure: Option<Measure>,
    /// When somebody or something is taken by a visit of another team. That team's item is not among `items`, and
    /// nothing else is known of it.
    pub busy: Option<Period>,
    /// Changes that remove this clash and make no other.
    pub fixes: Vec<Fix>,
}

/// An item of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Involved {
    /// Whose agenda it is on.
    pub visit: VisitId,
    /// Which item.
    pub item: ItemId,
}

/// The figures of a broken rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Minutes there are, and minutes the way takes.
    Minutes {
        /// Between the items.
        available: i64,
        /// From one venue to the other.
        needed: i64,
    },
    /// People who have not declined, and people there is room for.
    People {
        /// Who has not declined.
        expected: u64,
        /// The room.
        capacity: u64,
    },
    /// Minutes that elapse, and minutes as the clock shows.
    Duration {
        /// What elapses.
        elapsed: i64,
        /// End minus start on the wall.
        shown: i64,
    },
}

/// Who declined which item.
pub type Declined = BTreeSet<(ParticipantId, ItemId)>;

/// All clashes of all these visits, by time, for whoever may see all of them; one between two visits stands once.
///
/// Only visits that share days are compared.
#[must_use]
pub fn clashes(drafts: &[Draft], registers: &Registers, declined: &Declined) -> Vec<Clash> {
    let schedules: Vec<Schedule<'_>> = drafts
        .iter()
        .map(|draft| Schedule::new(draft, declined))
        .collect();
    let neighbours = neighbours(&schedules);
    let mut found: Vec<Clash> = Vec::new();
    for schedule in &schedules {
        let others = neighbours.get(&schedule.draft.visit.id);
        let others = others.map_or(&[][..], Vec::as_slice);
        found.extend(of_schedule(schedule, others, registers));
    }
    merged(found)
}

/// The clashes of one visit, with itself and with `others`: those with days or items within a day of its own are enough.
/// Of an item of another team its team learns only when it is.
#[must_use]
pub fn clashes_of_visit(
    draft: &Draft,
    others: &[Draft],
    registers: &Registers,
    declined: &Declined,
) -> Vec<Clash> {
    let others: Vec<Schedule<'_>> = others
        .iter()
        .filter(|other| other.visit.id != draft.visit.id)
        .map(|other| Schedule::new(other, declined))
        .collect();
    let others: Vec<&Schedule<'_>> = others.iter().collect();
    let own = Schedule::new(draft, declined);
    of_schedule(&own, &others, registers)
        .into_iter()
        .map(|clash| confidential::for_team_of(&own, &others, clash))
        .collect()
}

fn of_schedule(own: &Schedule<'_>, others: &[&Schedule<'_>], registers: &Registers) -> Vec<Clash> {
    fixes::Scene::new(own, others, registers).clashes()
}

/// For each visit the visits it may clash with, found in one sweep over time.
fn neighbours<'s, 'd>(schedules: &'s [Schedule<'d>]) -> BTreeMap<VisitId, Vec<&'s Schedule<'d>>> {
    let mut order: Vec<&Schedule<'_>> = schedules.iter().collect();
    order.sort_by_key(|schedule| (schedule.from, schedule.draft.visit.id));
    let mut neighbours: BTreeMap<VisitId, Vec<&Schedule<'_>>> = BTreeMap::new();
    let mut under_way: Vec<&Schedule<'_>> = Vec::new();
    for schedule in order {
        under_way.retain(|earlier| schedule.from < earlier.until);
        for earlier in &under_way {
            let visit = earlier.draft.visit.id;
            neighbours.entry(visit).or_default().push(schedule);
            let visit = schedule.draft.visit.id;
            neighbours.entry(visit).or_default().push(earlier);
        }
        under_way.push(schedule);
    }
    neighbours
}

/// A clash between two visits is found from both sides, with the fixes of each side.
fn merged(mut found: Vec<Clash>) -> Vec<Clash> {
    found.sort_by(|one, other| one.order().cmp(&other.order()));
    found.dedup_by(|later, first| {
        let same = later.order() == first.order();
        if same {
            first.fixes.append(&mut later.fixes);
        }
        same
    });
    for clash in &mut found {
        clash.fixes.sort();
        clash.fixes.dedup();
    }
    found
}

impl Clash {
    /// Where it stands among others; equal only for the same clash.
    fn order(&self) -> (Timestamp, ClashKind, &[Involved], &[PersonId], &[VenueId]) {
        let starts = self.when.starts.instant();
        (starts, self.kind, &self.items, &self.people, &self.venues)
    }

    /// Whether it is about the same as `other`, for everybody it concerns: what a change left of `other`, not a new one.
    #[must_use]
    pub fn is_part_of(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.items == other.items
            && self
                .people
                .iter()
                .all(|person| other.people.contains(person))
            && self.venues.iter().all(|venue| other.venues.contains(venue))
    }
}
