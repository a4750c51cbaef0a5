//! Who is where and when: the items of a visit, reduced to what clashes are about.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};

use crate::domain::agenda::{Item, ItemKind, ItemStatus, PartRole, PlaceRole, Site};
use crate::domain::clashes::{Declined, Involved};
use crate::domain::draft::{Draft, Member};
use crate::domain::ids::{PersonId, VenueId};
use crate::domain::time::Period;
use crate::domain::visit::{ParticipantRole, VisitStatus};

/// One item and who is at it.
#[derive(Clone)]
pub(super) struct Attendance<'d> {
    pub(super) draft: &'d Draft,
    pub(super) item: Cow<'d, Item>,
    pub(super) period: Period,
    pub(super) from: Timestamp,
    pub(super) until: Timestamp,
    /// Who is expected and has not declined, and whether they interpret there.
    pub(super) people: BTreeMap<PersonId, bool>,
    /// The venue, if it happens at one place only.
    pub(super) venue: Option<VenueId>,
}

/// The items of a visit that can clash.
pub(super) struct Schedule<'d> {
    pub(super) draft: &'d Draft,
    pub(super) attendances: Vec<Attendance<'d>>,
    pub(super) declined: &'d Declined,
    /// From when it may clash with another visit: its days and its items, a day early for the way.
    pub(super) from: Timestamp,
    /// Until when.
    pub(super) until: Timestamp,
}

/// No known way takes longer.
const LONGEST_WAY: SignedDuration = SignedDuration::from_hours(24);

impl<'d> Schedule<'d> {
    pub(super) fn new(draft: &'d Draft, declined: &'d Declined) -> Self {
        let happens = draft.visit.status == VisitStatus::Planned;
        let attendances: Vec<Attendance<'_>> = draft
            .items
            .iter()
            .filter(|item| happens && can_clash(item))
            .map(|item| Attendance::new(draft, Cow::Borrowed(item), declined))
            .collect();
        let zone = draft.visit.time_zone.rules();
        let midnight = |day: Date| zone.to_zoned(day.at(0, 0, 0, 0)).map(|at| at.timestamp());
        let first = midnight(draft.visit.starts_on).unwrap_or(Timestamp::MIN);
        let after = draft.visit.ends_on.saturating_add(1.day());
        let last = midnight(after).unwrap_or(Timestamp::MAX);
        let from = attendances.iter().fold(first, |from, at| from.min(at.from));
        let until = attendances
            .iter()
            .fold(last, |until, at| until.max(at.until));
        Self {
            draft,
            attendances,
            declined,
            from: from.saturating_sub(LONGEST_WAY).unwrap_or(Timestamp::MIN),
            until,
        }
    }
}

impl<'d> Attendance<'d> {
    pub(super) fn new(draft: &'d Draft, item: Cow<'d, Item>, declined: &Declined) -> Self {
        let period = item.period(&draft.visit.time_zone);
        let people = draft
            .roster()
            .filter(|participant| {
                Member::from(*participant).is_expected(&item.audience, &item.people)
                    && !declined.contains(&(participant.id, item.id))
            })
            .map(|participant| {
                let interprets = participant.role == ParticipantRole::Interpreter
                    || item.people.iter().any(|part| {
                        part.person == participant.person && part.role == PartRole::Interpreter
                    });
                (participant.person, interprets)
            })
            .collect();
        Self {
            draft,
            from: period.starts.instant(),
            until: period.ends.instant(),
            period,
            people,
            venue: only_venue(&item),
            item,
        }
    }

    pub(super) fn involved(&self) -> Involved {
        Involved {
            visit: self.draft.visit.id,
            item: self.item.id,
        }
    }

    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.from < other.until && other.from < self.until
    }

    /// The venue this person is at, if it is known: some places are for some people only.
    pub(super) fn venue_of(&self, person: PersonId) -> Option<VenueId> {
        let [place] = self.item.places.as_slice() else {
            return None;
        };
        let anyone = place.people.is_empty() && place.delegations.is_empty();
        let delegation = || {
            self.draft
                .roster()
                .find(|participant| participant.person == person)
                .and_then(|participant| participant.delegation)
        };
        let is_there = anyone
            || place.people.contains(&person)
            || delegation().is_some_and(|delegation| place.delegations.contains(&delegation));
        self.venue.filter(|_| is_there)
    }
}

fn can_clash(item: &Item) -> bool {
    item.status != ItemStatus::Cancelled && item.kind != ItemKind::FreeTime
}

/// Where it happens; a transfer leaves its places, and an item of several is nowhere in particular.
fn only_venue(item: &Item) -> Option<VenueId> {
    match item.places.as_slice() {
        [place] if place.role == PlaceRole::At => match place.site {
            Site::Venue(venue) => Some(venue),
            Site::Named { .. } => None,
        },
        _ => None,
    }
}
