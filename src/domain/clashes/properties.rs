//! What holds for any drafts, not for examples only.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

use super::samples::{at, id, item, registers, visit};
use super::*;
use crate::domain::agenda::Item;

const PEOPLE: [u32; 3] = [1, 2, 3];

/// Start (in quarters of an hour), length (likewise), people by bit, venue (0: none).
type Sketch = (i64, i64, u8, u32);

fn drawn(number: u32, (start, length, people, venue): Sketch) -> Item {
    let starts = date(2025, 6, 23).at(8, 0, 0, 0) + (start * 15).minutes();
    let ends = starts + (length * 15).minutes();
    let people: Vec<u32> = PEOPLE
        .into_iter()
        .filter(|person| people & (1 << person) != 0)
        .collect();
    let item = item(number, &starts.to_string(), &ends.to_string(), &people);
    if venue == 0 { item } else { at(item, venue) }
}

fn two_visits() -> impl Strategy<Value = Vec<Draft>> {
    let sketch = (0..40_i64, 1..8_i64, 0..16_u8, 0..4_u32);
    prop::collection::vec(sketch, 2..7).prop_map(|sketches| {
        let items: Vec<Item> = (1..)
            .zip(sketches)
            .map(|(n, sketch)| drawn(n, sketch))
            .collect();
        let (odd, even) = items
            .into_iter()
            .partition(|item| item.id.0.as_u128() % 2 == 1);
        vec![visit(1, &PEOPLE, odd), visit(2, &PEOPLE, even)]
    })
}

fn all(drafts: &[Draft]) -> Vec<Clash> {
    clashes(drafts, &registers(), &Declined::new())
}

type Twice = BTreeSet<(ItemId, ItemId, Option<PersonId>)>;

/// Who and what is in two places at once, found by comparing everything with everything.
fn twice_by_comparing(drafts: &[Draft]) -> Twice {
    let items: Vec<(&Draft, &Item)> = drafts
        .iter()
        .flat_map(|draft| draft.items.iter().map(move |item| (draft, item)))
        .collect();
    let mut twice = Twice::new();
    for (draft, one) in &items {
        for (other_draft, other) in items.iter().filter(|(_, other)| one.id < other.id) {
            let period = one.period(&draft.visit.time_zone);
            if period.overlaps(&other.period(&other_draft.visit.time_zone)) {
                let people = one.audience.people.iter();
                let shared = people.filter(|person| other.audience.people.contains(person));
                twice.extend(shared.map(|person| (one.id, other.id, Some(*person))));
                if !one.places.is_empty() && one.places == other.places {
                    twice.insert((one.id, other.id, None));
                }
            }
        }
    }
    twice
}

fn twice_found(found: &[Clash]) -> Twice {
    let mut twice = Twice::new();
    for clash in found
        .iter()
        .filter(|clash| clash.severity == Severity::Error)
    {
        let (one, other) = (clash.items[0].item, clash.items[1].item);
        let (one, other) = (one.min(other), one.max(other));
        if clash.people.is_empty() {
            twice.insert((one, other, None));
        }
        twice.extend(
            clash
                .people
                .iter()
                .map(|person| (one, other, Some(*person))),
        );
    }
    twice
}

fn mended(drafts: &[Draft], fix: &Fix) -> Vec<Draft> {
    let mut drafts = drafts.to_vec();
    for item in drafts.iter_mut().flat_map(|draft| &mut draft.items) {
        if item.id == fix.item() {
            *item = fix.applied_to(item);
        }
    }
    drafts
}

proptest! {
    #[test]
    fn the_sweep_finds_what_comparing_everything_finds(drafts in two_visits()) {
        prop_assert_eq!(twice_found(&all(&drafts)), twice_by_comparing(&drafts));
    }

    #[test]
    fn the_order_of_visits_and_items_does_not_matter(drafts in two_visits()) {
        let mut turned: Vec<Draft> = drafts.iter().rev().cloned().collect();
        for draft in &mut turned {
            draft.items.reverse();
            draft.participants.reverse();
        }
        prop_assert_eq!(all(&drafts), all(&turned));
    }

    #[test]
    fn both_visits_say_the_same_about_each_other(drafts in two_visits()) {
        let [first, second] = drafts.as_slice() else { unreachable!() };
        let between = |own: &Draft, other: &Draft| -> Vec<Clash> {
            let found = clashes_of_visit(own, std::slice::from_ref(other), &registers(), &Declined::new());
            let both = found.into_iter().filter(|clash| {
                clash.items.iter().map(|item| item.visit).collect::<BTreeSet<_>>().len() == 2
            });
            both.map(|clash| Clash { fixes: Vec::new(), ..clash }).collect()
        };
        prop_assert_eq!(between(first, second), between(second, first));
    }

    #[test]
    fn items_one_after_the_other_at_one_venue_never_clash(lengths in prop::collection::vec(1..6_i64, 1..8)) {
        let mut start = 0;
        let mut items = Vec::new();
        for (number, length) in (1..).zip(lengths) {
            items.push(drawn(number, (start, length, 0b1110, 1)));
            start += length;
        }
        prop_assert_eq!(all(&[visit(1, &PEOPLE, items)]), Vec::new());
    }

    #[test]
    fn every_fix_removes_its_clash_and_makes_no_other(drafts in two_visits()) {
        let before = all(&drafts);
        for clash in &before {
            for fix in &clash.fixes {
                let after = all(&mended(&drafts, fix));
                let is_left = after.iter().any(|left| left.kind == clash.kind && left.items == clash.items);
                prop_assert!(!is_left, "{:?} leaves {:?}", fix, clash);
                for left in &after {
                    let is_known = before.iter().any(|known| left.is_part_of(known));
                    prop_assert!(is_known, "{:?} makes {:?}", fix, left);
                }
            }
        }
    }
}

#[test]
fn fixes_are_offered_at_all() {
    let items = vec![drawn(1, (0, 4, 0b10, 1)), drawn(2, (2, 4, 0b10, 2))];
    let found = all(&[visit(1, &PEOPLE, items)]);
    assert!(
        found.iter().all(|clash| !clash.fixes.is_empty()),
        "{found:?}"
    );
    assert_eq!(found[0].people, vec![id(1)]);
}
