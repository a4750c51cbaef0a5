//! Times that are asked for, who is asked, and what suits best.

use jiff::civil::datetime;
use uuid::Uuid;

use super::*;
use crate::domain::agenda::Visibility;
use crate::domain::fixture::{self, DELEGATE, DRIVER, GUEST, HEAD, HOST, RECEPTION};
use crate::domain::freeze::freeze;

fn planned() -> Period {
    let draft = fixture::draft();
    let item = draft
        .items
        .iter()
        .find(|item| item.id == fixture::item(RECEPTION));
    item.expect("the reception").period(&draft.visit.time_zone)
}

fn check(kind: PollKind, starts: &[DateTime], expected: Result<&[&str], Unaskable>) {
    let found = slots(&planned(), kind, (starts, fixture::before_the_visit()));
    let found = found.map(|slots| {
        let shown = |slot: &Slot| format!("{} {}–{}", slot.number, slot.starts, slot.ends);
        slots.iter().map(shown).collect::<Vec<_>>()
    });
    let expected = expected.map(|slots| slots.iter().map(ToString::to_string).collect());
    assert_eq!(found, expected);
}

#[test]
fn times_last_as_long_as_planned_and_come_in_their_order() {
    let (early, late) = (
        datetime(2026, 6, 23, 9, 0, 0, 0),
        datetime(2026, 6, 24, 16, 30, 0, 0),
    );
    let expected = [
        "1 2026-06-23T09:00:00–2026-06-23T10:00:00",
        "2 2026-06-24T16:30:00–2026-06-24T17:30:00",
    ];
    check(PollKind::Host, &[late, early], Ok(&expected));
    // as planned is a choice like any other
    let as_planned = datetime(2026, 6, 23, 11, 30, 0, 0);
    check(
        PollKind::Host,
        &[as_planned],
        Ok(&["1 2026-06-23T11:30:00–2026-06-23T12:30:00"]),
    );
}

#[test]
fn a_poll_names_a_few_times_to_come() {
    let hour = |hour| datetime(2026, 6, 23, hour, 0, 0, 0);
    check(PollKind::Host, &[], Err(Unaskable::NoTime));
    check(PollKind::Host, &[hour(9), hour(9)], Err(Unaskable::Twice));
    let four = [hour(9), hour(10), hour(11), hour(12)];
    check(PollKind::Host, &four, Err(Unaskable::TooMany));
    let past = datetime(2026, 5, 1, 9, 0, 0, 0);
    check(PollKind::Host, &[past], Err(Unproposable::Past.into()));
    assert!(
        slots(
            &planned(),
            PollKind::Everyone,
            (&four, fixture::before_the_visit())
        )
        .is_ok()
    );
}

#[test]
fn who_has_a_page_and_is_meant_is_asked() {
    let draft = fixture::draft();
    let reception = draft
        .items
        .iter()
        .find(|item| item.id == fixture::item(RECEPTION));
    let reception = reception.expect("the reception");
    let mut latest = freeze(&draft, None, None, fixture::before_the_visit());
    let of = |kind, latest: &Publication| asked(&draft, reception, (kind, latest));
    assert_eq!(
        of(PollKind::Host, &latest),
        [HOST].map(fixture::participant)
    );
    let all = [HEAD, DELEGATE, HOST, GUEST].map(fixture::participant);
    assert_eq!(of(PollKind::Everyone, &latest), all);
    assert!(!of(PollKind::Everyone, &latest).contains(&fixture::participant(DRIVER)));
    latest.roster.remove(&fixture::participant(HOST));
    assert_eq!(of(PollKind::Host, &latest), []);
}

fn poll(slots: Vec<Slot>) -> Poll {
    Poll {
        id: PollId(Uuid::nil()),
        item: fixture::item(RECEPTION),
        kind: PollKind::Host,
        title: Texts::from([("en", "Reception")]),
        slots,
        state: PollState::Open,
        chosen: None,
        asked_by: None,
        at: fixture::before_the_visit(),
    }
}

#[test]
fn a_poll_stands_as_long_as_its_item_can_be_moved_to_one_of_its_times() {
    let (early, late) = (
        datetime(2026, 6, 23, 9, 0, 0, 0),
        datetime(2026, 6, 24, 9, 0, 0, 0),
    );
    let before = fixture::before_the_visit();
    let slots = slots(&planned(), PollKind::Host, (&[early, late], before)).expect("two times");
    let asked = poll(slots);
    let left = |asked: &Poll, change: fn(&mut Item), now: &str| {
        let mut draft = fixture::draft();
        let latest = freeze(&draft, None, None, fixture::before_the_visit());
        let mut items = draft.items.iter_mut();
        let reception = items.find(|item| item.id == fixture::item(RECEPTION));
        change(reception.expect("the reception"));
        let now = now.parse().expect("an instant");
        let standing = asked.clone().standing((&draft, &latest), now)?;
        let numbers = standing.poll.slots.iter().map(|slot| slot.number);
        Some((numbers.collect::<Vec<_>>(), standing.asked))
    };
    let host = vec![fixture::participant(HOST)];
    let (first, between, after) = (
        "2026-06-01T00:00:00Z",
        "2026-06-23T12:00:00Z",
        "2026-06-24T12:00:00Z",
    );
    let stands = left(&asked, |_| {}, first);
    assert_eq!(stands, Some((vec![1, 2], host.clone())));
    assert_eq!(left(&asked, |_| {}, between), Some((vec![2], host)));
    assert_eq!(left(&asked, |_| {}, after), None);
    let nobody = left(&asked, |item| item.people.clear(), first);
    assert_eq!(nobody, Some((vec![1, 2], vec![])));
    let cancelled = left(&asked, |item| item.status = ItemStatus::Cancelled, first);
    assert_eq!(cancelled, None);
    let internal = left(&asked, |item| item.visibility = Visibility::Internal, first);
    assert_eq!(internal, None);
    let settled = Poll {
        state: PollState::Settled,
        ..asked
    };
    assert_eq!(left(&settled, |_| {}, first), None);
}

#[test]
fn the_best_time_has_the_fewest_refusals_then_the_most_who_come() {
    let starts = [
        datetime(2026, 6, 23, 9, 0, 0, 0),
        datetime(2026, 6, 23, 15, 0, 0, 0),
        datetime(2026, 6, 24, 9, 0, 0, 0),
    ];
    let slots = slots(
        &planned(),
        PollKind::Everyone,
        (&starts, fixture::before_the_visit()),
    )
    .expect("three times");
    let poll = poll(slots);
    let ballot = |who, slot, vote| Ballot {
        participant: fixture::participant(who),
        slot,
        vote,
        given_by: None,
    };
    let ballots = [
        ballot(HEAD, 1, Vote::Yes),
        ballot(HEAD, 2, Vote::Yes),
        ballot(HEAD, 3, Vote::IfNeedBe),
        ballot(GUEST, 1, Vote::No),
        ballot(GUEST, 2, Vote::IfNeedBe),
        ballot(GUEST, 3, Vote::IfNeedBe),
    ];
    let best = |ballots: &[Ballot]| -> Vec<u16> {
        tally(&poll, ballots)
            .iter()
            .filter(|tally| tally.is_best)
            .map(|tally| tally.slot.number)
            .collect()
    };
    assert_eq!(best(&ballots), [2]);
    assert_eq!(best(&[]), [0_u16; 0], "nobody has said anything");
    let first = tally(&poll, &ballots)[0];
    assert_eq!((first.yes, first.if_need_be, first.no), (1, 0, 1));
}
