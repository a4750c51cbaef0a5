//! What would mend a clash: proposals, of which only those stay that remove it and make no other when tried.

use std::borrow::Cow;

use jiff::SignedDuration;
use jiff::civil::DateTime;
use serde::Serialize;

use crate::domain::agenda::{Audience, Item, Site};
use crate::domain::clashes::attendance::{Attendance, Schedule};
use crate::domain::clashes::{Clash, ClashKind, rules, times};
use crate::domain::digest;
use crate::domain::ids::{ItemId, PersonId, VenueId};
use crate::domain::registers::Registers;
use crate::domain::time::Zone;

/// A change of one item that removes a clash.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "fix", rename_all = "kebab-case")]
pub enum Fix {
    /// Let it happen at another time, for as long.
    Move {
        /// Which item.
        item: ItemId,
        /// Its new start, on the wall of the zone it starts in.
        starts: DateTime,
        /// Its new end, on the wall of the zone it ends in.
        ends: DateTime,
    },
    /// Hold it at another venue, which is free then.
    Venue {
        /// Which item.
        item: ItemId,
        /// The venue it is at.
        from: VenueId,
        /// The one instead.
        to: VenueId,
    },
    /// Except people from its audience.
    Except {
        /// Which item.
        item: ItemId,
        /// Whom.
        people: Vec<PersonId>,
    },
    /// Name people neither in its audience nor for a part.
    Unname {
        /// Which item.
        item: ItemId,
        /// Whom.
        people: Vec<PersonId>,
    },
    /// Say which zone its times are in.
    TimeZone {
        /// Which item.
        item: ItemId,
        /// The zone of start and end.
        zone: Zone,
    },
    /// Let more people come, as its venues hold as many.
    Capacity {
        /// Which item.
        item: ItemId,
        /// How many.
        people: u32,
    },
}

/// To except more people than this is no help.
const MOST_EXCEPTED: usize = 5;
const VENUES_TRIED: usize = 6;
/// Of a draft with more clashes than this only the first are given fixes: trying takes time, and these come first.
const MOST_MENDED: usize = 40;

impl Fix {
    /// By which a form names it: the same as long as it is the same change.
    #[must_use]
    pub fn key(&self) -> String {
        digest::of(self)
    }

    /// The item it changes.
    #[must_use]
    pub fn item(&self) -> ItemId {
        match self {
            Self::Move { item, .. }
            | Self::Venue { item, .. }
            | Self::Except { item, .. }
            | Self::Unname { item, .. }
            | Self::TimeZone { item, .. }
            | Self::Capacity { item, .. } => *item,
        }
    }

    /// The item as it would be.
    #[must_use]
    pub fn applied_to(&self, item: &Item) -> Item {
        let mut item = item.clone();
        match self {
            Self::Move { starts, ends, .. } => {
                item.starts = *starts;
                item.ends = *ends;
            }
            Self::Venue { from, to, .. } => {
                for place in &mut item.places {
                    if place.site == Site::Venue(*from) {
                        place.site = Site::Venue(*to);
                    }
                }
            }
            Self::Except { people, .. } => {
                item.audience
                    .people
                    .retain(|person| !people.contains(person));
                if addresses_more_than_people(&item.audience) {
                    item.audience.except.extend(people);
                }
            }
            Self::Unname { people, .. } => {
                item.audience
                    .people
                    .retain(|person| !people.contains(person));
                item.people.retain(|part| !people.contains(&part.person));
            }
            Self::TimeZone { zone, .. } => item.starts_time_zone = Some(zone.clone()),
            Self::Capacity { people, .. } => item.capacity = Some(*people),
        }
        item
    }
}

fn addresses_more_than_people(audience: &Audience) -> bool {
    audience.everyone
        || !audience.delegations.is_empty()
        || !audience.roles.is_empty()
        || !audience.groups.is_empty()
}

/// One visit among those whose days it shares.
pub(super) struct Scene<'s, 'd> {
    own: &'s Schedule<'d>,
    others: Vec<&'s Attendance<'d>>,
    registers: &'s Registers,
    /// What clashes as drafted, between the other visits too.
    before: Vec<Clash>,
}

impl<'s, 'd> Scene<'s, 'd> {
    pub(super) fn new(
        own: &'s Schedule<'d>,
        others: &[&'s Schedule<'d>],
        registers: &'s Registers,
    ) -> Self {
        let others = others
            .iter()
            .filter(|other| own.from < other.until && other.from < own.until)
            .flat_map(|other| &other.attendances)
            .collect();
        let mut scene = Self {
            own,
            others,
            registers,
            before: Vec::new(),
        };
        scene.before = scene.clashes_with(None);
        scene
    }

    /// The clashes of the visit.
    pub(super) fn clashes(&self) -> Vec<Clash> {
        let visit = self.own.draft.visit.id;
        let own = self.before.iter().filter(|clash| {
            let mut visits = clash.items.iter().map(|item| item.visit);
            visits.any(|involved| involved == visit)
        });
        own.enumerate()
            .map(|(n, clash)| {
                let fixes = if n < MOST_MENDED {
                    self.fixes(clash)
                } else {
                    Vec::new()
                };
                Clash {
                    fixes,
                    ..clash.clone()
                }
            })
            .collect()
    }

    fn clashes_with(&self, changed: Option<&Attendance<'d>>) -> Vec<Clash> {
        let own = self.own.attendances.iter().map(|attendance| {
            changed
                .filter(|changed| changed.item.id == attendance.item.id)
                .unwrap_or(attendance)
        });
        let own: Vec<&Attendance<'_>> = own.collect();
        let mut by_start: Vec<&Attendance<'_>> = own.clone();
        by_start.extend(&self.others);
        by_start.sort_by_key(|attendance| (attendance.from, attendance.until, attendance.item.id));
        let mut found = rules::between_items(&by_start, self.registers);
        found.extend(
            own.iter()
                .flat_map(|own| rules::of_item(own, self.registers)),
        );
        found.sort_by(|one, other| one.order().cmp(&other.order()));
        found
    }

    /// What removes a clash by changing an item of this visit.
    fn fixes(&self, clash: &Clash) -> Vec<Fix> {
        let involved = self.own.attendances.iter().filter(|attendance| {
            let item = attendance.involved();
            clash.items.contains(&item)
        });
        involved
            .flat_map(|attendance| {
                let choices = self.choices(clash, attendance);
                choices.into_iter().filter_map(|choice| {
                    choice
                        .into_iter()
                        .find(|fix| self.mends(fix, attendance, clash))
                })
            })
            .collect()
    }

    /// Whether the clash is gone afterwards and none is there that was not before.
    fn mends(&self, fix: &Fix, attendance: &Attendance<'d>, clash: &Clash) -> bool {
        let item = Cow::Owned(fix.applied_to(&attendance.item));
        let changed = Attendance::new(self.own.draft, item, self.own.declined);
        if self.is_in_the_way(&changed) {
            return false;
        }
        let after = self.clashes_with(Some(&changed));
        after.iter().all(|left| {
            let is_gone = left.kind != clash.kind || left.items != clash.items;
            is_gone && self.before.iter().any(|known| left.is_part_of(known))
        })
    }

    /// Whether it meets an item it did not clash with; most proposals end here, before all rules are tried.
    fn is_in_the_way(&self, changed: &Attendance<'d>) -> bool {
        let involved = changed.involved();
        let known = |other: &Attendance<'_>| {
            let mut clashes = self.before.iter().map(|clash| &clash.items);
            clashes.any(|items| items.contains(&involved) && items.contains(&other.involved()))
        };
        let mut all = self
            .own
            .attendances
            .iter()
            .chain(self.others.iter().copied());
        all.any(|other| {
            let same_people = || {
                changed
                    .people
                    .keys()
                    .any(|person| other.people.contains_key(person))
            };
            other.item.id != changed.item.id
                && changed.overlaps(other)
                && same_people()
                && !known(other)
        })
    }

    /// Ways to mend a clash by changing this item; of each way several, the best first.
    fn choices(&self, clash: &Clash, attendance: &Attendance<'d>) -> Vec<Vec<Fix>> {
        match clash.kind {
            ClashKind::Person | ClashKind::Interpreter => {
                let mut choices = self.other_times(clash, attendance);
                choices.push(excepting(clash, attendance));
                choices
            }
            ClashKind::Venue => {
                let mut choices = vec![self.other_venues(attendance)];
                choices.extend(self.other_times(clash, attendance));
                choices
            }
            ClashKind::Travel => self.other_times(clash, attendance),
            ClashKind::Capacity => vec![self.more_room(attendance), self.other_venues(attendance)],
            ClashKind::OutsideVisit => vec![times::days_of_visit(attendance)],
            ClashKind::NotParticipant => vec![vec![Fix::Unname {
                item: attendance.item.id,
                people: clash.people.clone(),
            }]],
            ClashKind::Zone => self.zones(attendance),
            ClashKind::ChangeOfHour => times::around_change_of_hour(attendance),
        }
    }

    /// After the other item and before it, the way included.
    fn other_times(&self, clash: &Clash, attendance: &Attendance<'d>) -> Vec<Vec<Fix>> {
        let all = self
            .own
            .attendances
            .iter()
            .chain(self.others.iter().copied());
        let other = all.filter(|other| other.item.id != attendance.item.id);
        let Some(other) = other
            .into_iter()
            .find(|other| clash.items.contains(&other.involved()))
        else {
            return Vec::new();
        };
        let way = |from: Option<VenueId>, to: Option<VenueId>| {
            let minutes = from
                .zip(to)
                .filter(|(from, to)| from != to)
                .and_then(|(from, to)| self.registers.minutes_between(from, to));
            SignedDuration::from_mins(i64::from(minutes.unwrap_or(0)))
        };
        let after = other.until.checked_add(way(other.venue, attendance.venue));
        let before = other.from.checked_sub(way(attendance.venue, other.venue));
        [
            after.map(|from| times::starting(attendance, from)),
            before.map(|until| times::ending(attendance, until)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Venues of the same city that hold enough people, the smallest first, those of unknown size last.
    fn other_venues(&self, attendance: &Attendance<'d>) -> Vec<Fix> {
        let venues = &self.registers.venues;
        let Some(now) = attendance.venue.and_then(|venue| venues.get(&venue)) else {
            return Vec::new();
        };
        let holds = |capacity: u32| {
            usize::try_from(capacity).is_ok_and(|capacity| attendance.people.len() <= capacity)
        };
        let mut others: Vec<_> = venues
            .values()
            .filter(|venue| venue.id != now.id && venue.city.is_some() && venue.city == now.city)
            .filter(|venue| venue.capacity.is_none_or(holds))
            .map(|venue| (venue.capacity.is_none(), venue.capacity, venue.id))
            .collect();
        others.sort_unstable();
        let others = others.into_iter().take(VENUES_TRIED);
        others
            .map(|(_, _, to)| Fix::Venue {
                item: attendance.item.id,
                from: now.id,
                to,
            })
            .collect()
    }

    fn more_room(&self, attendance: &Attendance<'d>) -> Vec<Fix> {
        let expected = u32::try_from(attendance.people.len()).ok();
        let room = rules::room(attendance, self.registers);
        let enough =
            expected.filter(|expected| room.is_some_and(|room| u64::from(*expected) <= room));
        let fix = enough.map(|people| Fix::Capacity {
            item: attendance.item.id,
            people,
        });
        fix.into_iter().collect()
    }

    /// The times are the venue's, or they are the visit's.
    fn zones(&self, attendance: &Attendance<'d>) -> Vec<Vec<Fix>> {
        let venue = attendance
            .venue
            .and_then(|venue| self.registers.venues.get(&venue));
        let own = &attendance.draft.visit.time_zone;
        let zones = venue.map(|venue| &venue.time_zone).into_iter().chain([own]);
        zones
            .map(|zone| {
                vec![Fix::TimeZone {
                    item: attendance.item.id,
                    zone: zone.clone(),
                }]
            })
            .collect()
    }
}

/// People with a part are needed; the others may be left out, if they are few.
fn excepting(clash: &Clash, attendance: &Attendance<'_>) -> Vec<Fix> {
    let has_part = |person| {
        attendance
            .item
            .people
            .iter()
            .any(|part| part.person == person)
    };
    if clash.people.len() > MOST_EXCEPTED || clash.people.iter().copied().any(has_part) {
        return Vec::new();
    }
    vec![Fix::Except {
        item: attendance.item.id,
        people: clash.people.clone(),
    }]
}
