use super::*;
use crate::domain::agenda::{ItemStatus, Part, PartRole, ReplyWanted};
use crate::domain::draft::Draft;
use crate::domain::fixture::{self, DELEGATE, DRIVER, EVENING, GUEST, HEAD, HOST, RECEPTION};
use crate::domain::freeze::freeze;

/// The fixture, with an answer wanted to the evening.
fn draft() -> Draft {
    let mut draft = fixture::draft();
    item(&mut draft, EVENING).reply = ReplyWanted::Requested;
    draft
}

fn item(draft: &mut Draft, id: u128) -> &mut crate::domain::agenda::Item {
    let id = fixture::item(id);
    draft.items.iter_mut().find(|item| item.id == id).unwrap()
}

fn published(draft: &Draft) -> Publication {
    freeze(draft, None, None, fixture::before_the_visit())
}

const BEFORE: &str = "2026-06-20T08:00:00Z";

#[track_caller]
fn check(draft: &Draft, (who, what): (u128, u128), now: &str, expected: Result<u32, Unanswerable>) {
    let asked = (fixture::participant(who), fixture::item(what), false);
    let given = (ReplyStatus::Accepted, now.parse().unwrap());
    let outcome = answer(&published(draft), asked, given);
    assert_eq!(outcome.map(|reply| reply.sequence), expected);
}

#[test]
fn who_is_asked_may_answer_until_it_starts() {
    let draft = draft();
    for who in [HEAD, DELEGATE, HOST, GUEST] {
        check(&draft, (who, EVENING), BEFORE, Ok(0));
    }
    check(&draft, (GUEST, EVENING), "2026-06-24T15:59:59Z", Ok(0));
    for now in ["2026-06-24T16:00:00Z", "2026-07-01T00:00:00Z"] {
        check(&draft, (GUEST, EVENING), now, Err(Unanswerable::Started));
    }
    check(
        &draft,
        (DRIVER, EVENING),
        BEFORE,
        Err(Unanswerable::NotTheirs),
    );
    check(&draft, (GUEST, 999), BEFORE, Err(Unanswerable::NotTheirs));
    check(&draft, (999, EVENING), BEFORE, Err(Unanswerable::NotTheirs));
}

#[test]
fn where_no_answer_is_wanted_only_the_host_gives_one() {
    let draft = draft();
    check(
        &draft,
        (GUEST, RECEPTION),
        BEFORE,
        Err(Unanswerable::NotAsked),
    );
    check(&draft, (HOST, RECEPTION), BEFORE, Ok(0));
}

#[test]
fn an_invitation_asks_whatever_the_item_says() {
    let asked = (fixture::participant(GUEST), fixture::item(RECEPTION), true);
    let given = (ReplyStatus::Accepted, BEFORE.parse().unwrap());
    assert!(answer(&published(&draft()), asked, given).is_ok());
}

#[test]
fn to_what_is_uncertain_only_those_with_a_part_answer() {
    let mut draft = draft();
    let evening = item(&mut draft, EVENING);
    evening.status = ItemStatus::Tentative;
    evening.people.push(Part {
        person: fixture::person(GUEST),
        role: PartRole::Speaker,
    });
    check(&draft, (GUEST, EVENING), BEFORE, Ok(0));
    check(
        &draft,
        (DELEGATE, EVENING),
        BEFORE,
        Err(Unanswerable::NotAsked),
    );
}

#[test]
fn what_was_cancelled_asks_nobody() {
    let mut draft = draft();
    let first = published(&draft);
    item(&mut draft, EVENING).status = ItemStatus::Cancelled;
    let second = freeze(&draft, Some(&first), None, BEFORE.parse().unwrap());
    let asked = (fixture::participant(GUEST), fixture::item(EVENING), true);
    let given = (ReplyStatus::Accepted, BEFORE.parse().unwrap());
    assert_eq!(answer(&second, asked, given), Err(Unanswerable::NotAsked));
}

#[test]
fn an_answer_is_to_the_item_as_published_last() {
    let mut draft = draft();
    let first = published(&draft);
    let evening = item(&mut draft, EVENING);
    evening.starts = evening.starts.checked_sub(jiff::ToSpan::hours(1)).unwrap();
    let second = freeze(&draft, Some(&first), None, BEFORE.parse().unwrap());
    let asked = (fixture::participant(GUEST), fixture::item(EVENING), true);
    let given = (ReplyStatus::Declined, BEFORE.parse().unwrap());
    assert_eq!(answer(&second, asked, given).unwrap().sequence, 1);
}

#[test]
fn remarks_are_plain_and_short() {
    let check = |text: &str, expected: Result<Option<&str>, usize>| {
        assert_eq!(
            remark(text),
            expected.map(|text| text.map(str::to_owned)),
            "{text:?}"
        );
    };
    check("", Ok(None));
    check(" \r\n ", Ok(None));
    check(
        " I come\r\nlater.\u{0}\u{202e} ",
        Ok(Some("I come\nlater.")),
    );
    check("e\u{301}", Ok(Some("é")));
    check(&"é".repeat(500), Ok(Some(&"é".repeat(500))));
    check(&"é".repeat(501), Err(501));
}
