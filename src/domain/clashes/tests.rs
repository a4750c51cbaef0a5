use super::samples::{at, id, item, registers, visit, with_part, zone};
use super::*;
use crate::domain::agenda::{Item, ItemKind, ItemStatus, PartRole, PlaceRole, Visibility};
use crate::domain::visit::VisitStatus;

/// What clashes, in short: kind, items, people.
fn found(drafts: &[Draft]) -> Vec<(ClashKind, Vec<ItemId>, Vec<PersonId>)> {
    found_without(drafts, &Declined::new())
}

fn found_without(
    drafts: &[Draft],
    declined: &Declined,
) -> Vec<(ClashKind, Vec<ItemId>, Vec<PersonId>)> {
    clashes(drafts, &registers(), declined)
        .into_iter()
        .map(|clash| {
            let items = clash.items.iter().map(|item| item.item).collect();
            (clash.kind, items, clash.people)
        })
        .collect()
}

fn check(drafts: &[Draft], expected: &[(ClashKind, &[u32], &[u32])]) {
    let expected: Vec<_> = expected
        .iter()
        .map(|(kind, items, people)| {
            let items = items.iter().map(|item| id(*item)).collect();
            (
                *kind,
                items,
                people.iter().map(|person| id(*person)).collect(),
            )
        })
        .collect();
    assert_eq!(found(drafts), expected);
}

fn morning(number: u32, people: &[u32]) -> Item {
    item(number, "2025-06-23T09:00", "2025-06-23T10:00", people)
}

fn late_morning(number: u32, people: &[u32]) -> Item {
    item(number, "2025-06-23T09:45", "2025-06-23T11:00", people)
}

#[test]
fn a_person_cannot_be_in_two_places_at_once() {
    let draft = visit(
        1,
        &[1, 2, 3],
        vec![morning(1, &[1, 2, 3]), late_morning(2, &[1, 3])],
    );
    check(&[draft], &[(ClashKind::Person, &[1, 2], &[1, 3])]);
}

#[test]
fn visits_clash_with_each_other_once() {
    let drafts = [
        visit(1, &[1], vec![at(morning(1, &[1]), 1)]),
        visit(2, &[1], vec![at(late_morning(2, &[1]), 1)]),
    ];
    let expected: &[(ClashKind, &[u32], &[u32])] = &[
        (ClashKind::Person, &[1, 2], &[1]),
        (ClashKind::Venue, &[1, 2], &[]),
    ];
    check(&drafts, expected);
    let [first, second] = drafts;
    check(&[second, first], expected);
}

#[test]
fn an_interpreter_in_two_places_is_its_own_kind() {
    let first = with_part(morning(1, &[]), 1, PartRole::Interpreter);
    let second = with_part(late_morning(2, &[]), 1, PartRole::Interpreter);
    let draft = visit(1, &[1], vec![first.clone(), second]);
    check(&[draft], &[(ClashKind::Interpreter, &[1, 2], &[1])]);
    let draft = visit(1, &[1], vec![first, late_morning(2, &[1])]);
    check(&[draft], &[(ClashKind::Person, &[1, 2], &[1])]);
}

#[test]
fn what_touches_does_not_clash() {
    let next = item(2, "2025-06-23T10:00", "2025-06-23T11:00", &[1]);
    check(
        &[visit(1, &[1], vec![at(morning(1, &[1]), 1), at(next, 1)])],
        &[],
    );
}

#[test]
fn cancelled_items_free_time_and_cancelled_visits_never_clash() {
    let mut cancelled = morning(1, &[1]);
    cancelled.status = ItemStatus::Cancelled;
    let mut free = morning(2, &[1]);
    free.kind = ItemKind::FreeTime;
    let draft = visit(1, &[1], vec![cancelled, free, late_morning(3, &[1])]);
    let mut off = visit(2, &[1], vec![late_morning(4, &[1])]);
    off.visit.status = VisitStatus::Cancelled;
    check(&[draft, off], &[]);
}

#[test]
fn holds_and_internal_items_clash() {
    let mut hold = morning(1, &[1]);
    hold.kind = ItemKind::Hold;
    let mut internal = late_morning(2, &[1]);
    internal.visibility = Visibility::Internal;
    let draft = visit(1, &[1], vec![hold, internal]);
    check(&[draft], &[(ClashKind::Person, &[1, 2], &[1])]);
}

#[test]
fn who_declined_is_elsewhere() {
    let draft = visit(
        1,
        &[1, 2],
        vec![morning(1, &[1, 2]), late_morning(2, &[1, 2])],
    );
    let declined = Declined::from([(draft.participants[0].id, id(1))]);
    let expected = (ClashKind::Person, vec![id(1), id(2)], vec![id(2)]);
    assert_eq!(found_without(&[draft], &declined), vec![expected]);
}

#[test]
fn transfers_use_no_venue_and_items_of_several_places_neither() {
    let mut transfer = at(at(morning(1, &[1]), 1), 2);
    transfer.kind = ItemKind::Transfer;
    transfer.places[0].role = PlaceRole::From;
    transfer.places[1].role = PlaceRole::To;
    let both = at(at(morning(2, &[2]), 1), 4);
    let draft = visit(
        1,
        &[1, 2, 3],
        vec![transfer, both, at(late_morning(3, &[3]), 1)],
    );
    check(&[draft], &[]);
}

#[test]
fn a_way_takes_its_time_in_both_directions() {
    let soon = |number| item(number, "2025-06-23T10:20", "2025-06-23T11:00", &[1]);
    let cases: [(u32, u32, bool); 4] = [(1, 2, true), (2, 1, true), (1, 3, false), (1, 1, false)];
    for (from, to, is_clash) in cases {
        let draft = visit(1, &[1], vec![at(morning(1, &[1]), from), at(soon(2), to)]);
        let expected: &[(ClashKind, &[u32], &[u32])] = &[(ClashKind::Travel, &[1, 2], &[1])];
        check(&[draft], if is_clash { expected } else { &[] });
    }
    let in_time = item(2, "2025-06-23T10:25", "2025-06-23T11:00", &[1]);
    check(
        &[visit(
            1,
            &[1],
            vec![at(morning(1, &[1]), 1), at(in_time, 2)],
        )],
        &[],
    );
}

#[test]
fn a_way_says_what_there_is_and_what_it_takes() {
    let soon = item(2, "2025-06-23T10:20", "2025-06-23T11:00", &[1]);
    let draft = visit(1, &[1], vec![at(morning(1, &[1]), 1), at(soon, 2)]);
    let clash = clashes(&[draft], &registers(), &Declined::new()).remove(0);
    let (available, needed) = (20, 25);
    assert_eq!(clash.measure, Some(Measure::Minutes { available, needed }));
    assert_eq!(clash.venues, vec![id(1), id(2)]);
    assert_eq!(clash.when.duration().as_mins(), 20);
    assert_eq!(clash.severity, Severity::Warning);
}

#[test]
fn people_of_one_place_are_there_and_others_are_not() {
    let mut first = at(morning(1, &[1, 2]), 1);
    first.places[0].people = vec![id(1)];
    let soon = item(2, "2025-06-23T10:20", "2025-06-23T11:00", &[1, 2]);
    let draft = visit(1, &[1, 2], vec![first, at(soon, 2)]);
    check(&[draft], &[(ClashKind::Travel, &[1, 2], &[1])]);
}

#[test]
fn room_is_the_items_own_or_that_of_its_venues() {
    let people: Vec<u32> = (1..=51).collect();
    let crowd = || at(morning(1, &people), 1);
    check(
        &[visit(1, &people, vec![crowd()])],
        &[(ClashKind::Capacity, &[1], &[])],
    );
    let mut larger = crowd();
    larger.capacity = Some(51);
    check(&[visit(1, &people, vec![larger])], &[]);
    check(&[visit(1, &people, vec![at(crowd(), 2)])], &[]);
    let draft = visit(1, &people, vec![crowd()]);
    let declined = Declined::from([(draft.participants[7].id, id(1))]);
    assert_eq!(found_without(&[draft], &declined), Vec::new());
}

#[test]
fn items_stay_within_the_visit() {
    let cases = [
        ("2025-06-22T23:00", "2025-06-23T01:00", true),
        ("2025-06-25T22:00", "2025-06-26T00:00", false),
        ("2025-06-25T22:00", "2025-06-26T00:05", true),
        ("2025-06-23T00:00", "2025-06-23T01:00", false),
    ];
    for (starts, ends, is_clash) in cases {
        let draft = visit(1, &[1], vec![item(1, starts, ends, &[1])]);
        let expected: &[(ClashKind, &[u32], &[u32])] = &[(ClashKind::OutsideVisit, &[1], &[])];
        check(&[draft], if is_clash { expected } else { &[] });
    }
}

#[test]
fn who_is_named_is_a_participant() {
    let named = with_part(morning(1, &[1, 8]), 9, PartRole::Speaker);
    let mut draft = visit(1, &[1, 9], vec![named]);
    draft.participants[1].removed = true;
    check(&[draft], &[(ClashKind::NotParticipant, &[1], &[8, 9])]);
}

#[test]
fn a_venue_of_another_zone_wants_the_zone_said() {
    let in_oslo = || at(morning(1, &[1]), 4);
    check(
        &[visit(1, &[1], vec![in_oslo()])],
        &[(ClashKind::Zone, &[1], &[])],
    );
    let mut said = in_oslo();
    said.starts_time_zone = Some(zone("Europe/Paris"));
    check(&[visit(1, &[1], vec![said])], &[]);
}

#[test]
fn clocks_that_change_meanwhile_are_a_warning() {
    let night = item(1, "2026-10-25T01:30", "2026-10-25T03:30", &[1]);
    let mut draft = visit(1, &[1], vec![night]);
    draft.visit.starts_on = "2026-10-24".parse().unwrap();
    draft.visit.ends_on = "2026-10-26".parse().unwrap();
    let found = clashes(&[draft], &registers(), &Declined::new());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, ClashKind::ChangeOfHour);
    let (elapsed, shown) = (180, 120);
    assert_eq!(found[0].measure, Some(Measure::Duration { elapsed, shown }));
    let starts = found[0].fixes.iter().filter_map(|fix| match fix {
        Fix::Move { starts, .. } => Some(starts.to_string()),
        _ => None,
    });
    assert_eq!(
        starts.collect::<Vec<_>>(),
        ["2026-10-24T22:45:00", "2026-10-25T03:00:00"]
    );
}

/// What is offered, as an organiser would read it.
fn offered(draft: Draft) -> Vec<String> {
    clashes(&[draft], &registers(), &Declined::new())
        .into_iter()
        .flat_map(|clash| clash.fixes)
        .map(|fix| match fix {
            Fix::Move { item, starts, ends } => {
                format!(
                    "move {} to {}–{}",
                    item.0.as_u128(),
                    starts.time(),
                    ends.time()
                )
            }
            other => format!("{other:?}").split(' ').next().unwrap().to_owned(),
        })
        .collect()
}

#[test]
fn fixes_keep_clear_of_everything_else() {
    let lunch = item(3, "2025-06-23T11:00", "2025-06-23T12:00", &[1]);
    let draft = visit(
        1,
        &[1],
        vec![morning(1, &[1]), late_morning(2, &[1]), lunch],
    );
    assert_eq!(
        offered(draft),
        [
            "move 1 to 08:45:00–09:45:00",
            "move 1 to 12:00:00–13:00:00",
            "move 2 to 07:45:00–09:00:00",
            "move 2 to 12:00:00–13:15:00",
            "Except",
            "Except",
        ]
    );
}

#[test]
fn a_free_venue_is_offered_for_one_used_twice() {
    let draft = visit(
        1,
        &[1, 2],
        vec![at(morning(1, &[1]), 1), at(late_morning(2, &[2]), 1)],
    );
    let found = clashes(&[draft], &registers(), &Declined::new());
    let (item, from, to) = (id(1), id(1), id(2));
    assert!(found[0].fixes.contains(&Fix::Venue { item, from, to }));
}

#[test]
fn strangers_zones_and_days_can_be_mended() {
    let stranger = visit(1, &[1], vec![morning(1, &[1, 8])]);
    assert_eq!(offered(stranger), ["Unname"]);
    let in_oslo = visit(1, &[1], vec![at(morning(1, &[1]), 4)]);
    assert_eq!(offered(in_oslo), ["TimeZone", "TimeZone"]);
    let late = item(1, "2025-06-27T09:00", "2025-06-27T10:00", &[1]);
    assert_eq!(
        offered(visit(1, &[1], vec![late])),
        ["move 1 to 09:00:00–10:00:00"]
    );
}

/// The clashes that a visit has with one of another team.
fn with_other_team(own: Item, theirs: Item) -> Vec<Clash> {
    let own = visit(1, &[1], vec![own]);
    let mut other = visit(2, &[1], vec![theirs]);
    other.visit.team = id(2);
    let found = clashes_of_visit(&own, &[other], &registers(), &Declined::new());
    for clash in &found {
        assert_eq!(
            clash.items,
            [Involved {
                visit: id(1),
                item: id(1)
            }],
            "{clash:?}"
        );
        assert_eq!(clash.measure, None, "{clash:?}");
        assert!(
            clash.fixes.iter().all(|fix| fix.item() == id(1)),
            "{clash:?}"
        );
    }
    found
}

#[test]
fn of_another_team_only_the_busy_period_is_known() {
    let theirs = |starts, ends| at(item(2, starts, ends, &[1]), 1);
    let found = with_other_team(
        at(morning(1, &[1]), 1),
        theirs("2025-06-23T09:30", "2025-06-23T11:00"),
    );
    let seen: Vec<_> = found
        .iter()
        .map(|clash| {
            let busy = clash.busy.as_ref().unwrap();
            (
                clash.kind,
                busy.starts.wall.to_string(),
                busy.ends.wall.to_string(),
            )
        })
        .collect();
    let busy = |kind| {
        (
            kind,
            "2025-06-23T09:30:00".to_owned(),
            "2025-06-23T11:00:00".to_owned(),
        )
    };
    assert_eq!(seen, [busy(ClashKind::Person), busy(ClashKind::Venue)]);
    assert_eq!(found[1].venues, [id(1)]);
}

#[test]
fn a_way_to_another_team_does_not_tell_where_it_leads() {
    let found = with_other_team(
        at(morning(1, &[1]), 2),
        at(item(2, "2025-06-23T10:10", "2025-06-23T11:00", &[1]), 1),
    );
    let [way] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(
        (way.kind, way.venues.as_slice()),
        (ClashKind::Travel, &[id(2)][..])
    );
    assert!(way.busy.is_some());
}
