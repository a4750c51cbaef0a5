//! The ways between items, derived from the travel times between their venues.

use std::collections::BTreeMap;

use jiff::SignedDuration;

use super::blocks::span;
use super::groups::Groups;
use crate::domain::agenda::{Item, ItemKind, ItemStatus, PlaceRole, Site};
use crate::domain::draft::Draft;
use crate::domain::ids::VenueId;
use crate::language::{Language, TextError};

/// The way to an item from the one before it.
#[derive(Clone, Debug)]
pub(super) struct Leg<'a> {
    pub(super) to: &'a Item,
    /// Minutes of the day that it takes, or that there are if those are fewer.
    pub(super) span: (i64, i64),
    minutes: u32,
    venue: String,
}

impl Leg<'_> {
    /// `To Blagnac, 25 min`.
    pub(super) fn said(&self, language: Language) -> Result<String, TextError> {
        let takes = SignedDuration::from_mins(i64::from(self.minutes));
        let facts = [
            ("venue", self.venue.as_str().into()),
            ("duration", language.duration(takes).into()),
        ];
        language.say_with("agenda-leg", facts)
    }
}

/// A leg is drawn at least as long as this, to be read.
const SHORTEST: i64 = 15;

/// The ways of one day, whose items come in the order of their starts: for each group from where it was last. A
/// transfer that somebody entered says its own way.
pub(super) fn legs<'a>(draft: &'a Draft, groups: &Groups, items: &[&'a Item]) -> Vec<Leg<'a>> {
    let mut last: BTreeMap<usize, &Item> = BTreeMap::new();
    let mut legs = Vec::new();
    for item in items.iter().filter(|item| takes_place(item)) {
        let columns: Vec<usize> = groups
            .columns(draft, item)
            .into_iter()
            .flat_map(|(column, width)| column..column + width)
            .collect();
        let before = columns.iter().filter_map(|column| last.get(column));
        let before = before.max_by_key(|before| span(draft, before).1);
        legs.extend(before.and_then(|before| leg(draft, before, item)));
        for column in columns {
            last.insert(column, item);
        }
    }
    legs
}

fn takes_place(item: &Item) -> bool {
    item.status != ItemStatus::Cancelled && item.kind != ItemKind::Hold
}

fn leg<'a>(draft: &'a Draft, before: &Item, item: &'a Item) -> Option<Leg<'a>> {
    let from = venue(before, PlaceRole::To)?;
    let to = venue(item, PlaceRole::From)?;
    let minutes = draft.registers.minutes_between(from, to);
    let minutes = minutes.filter(|minutes| from != to && *minutes > 0)?;
    let (start, gap_from) = (span(draft, item).0, span(draft, before).1);
    if start <= gap_from {
        return None;
    }
    let length = i64::from(minutes).max(SHORTEST);
    let begins = (start - length).max(gap_from) / 5 * 5;
    Some(Leg {
        to: item,
        span: (begins, start),
        minutes,
        venue: draft.registers.venues.get(&to)?.name.clone(),
    })
}

/// The one venue of an item; of a transfer the one at its `end`.
fn venue(item: &Item, end: PlaceRole) -> Option<VenueId> {
    let is_way = item.kind == ItemKind::Transfer;
    let mut places = item
        .places
        .iter()
        .filter(|place| !is_way || place.role == end);
    let only = places.next().filter(|_| places.next().is_none())?;
    match only.site {
        Site::Venue(venue) => Some(venue),
        Site::Named { .. } => None,
    }
}
