use jiff::civil::datetime;

use super::*;
use crate::domain::fixture::{self, EVENING, GUEST, HOST, RECEPTION};
use crate::domain::freeze::freeze;

const BEFORE: &str = "2026-06-20T08:00:00Z";

#[track_caller]
fn check(
    (who, what): (u128, u128),
    (starts, now): (DateTime, &str),
    expected: Result<&str, Unproposable>,
) {
    let publication = freeze(&fixture::draft(), None, None, fixture::before_the_visit());
    let pair = (fixture::participant(who), fixture::item(what));
    let outcome = propose(&publication, pair, (starts, now.parse().unwrap()));
    let ends = outcome.map(|period| period.ends.wall.to_string());
    assert_eq!(ends, expected.map(str::to_owned), "{starts}");
}

#[test]
fn who_hosts_proposes_another_time_of_the_same_length() {
    let at = |hour, minute| datetime(2026, 6, 23, hour, minute, 0, 0);
    check(
        (HOST, RECEPTION),
        (at(15, 0), BEFORE),
        Ok("2026-06-23T16:00:00"),
    );
    check(
        (HOST, RECEPTION),
        (at(11, 30), BEFORE),
        Err(Unproposable::Same),
    );
    check(
        (GUEST, RECEPTION),
        (at(15, 0), BEFORE),
        Err(Unproposable::NotHosted),
    );
    // they speak there, and host nobody
    check(
        (HOST, EVENING),
        (at(15, 0), BEFORE),
        Err(Unproposable::NotHosted),
    );
    check(
        (HOST, RECEPTION),
        (at(15, 0), "2026-06-23T09:30:00Z"),
        Err(Unproposable::Started),
    );
    check(
        (HOST, RECEPTION),
        (datetime(2026, 6, 20, 10, 0, 0, 0), BEFORE),
        Err(Unproposable::Past),
    );
    check(
        (HOST, RECEPTION),
        (datetime(2027, 3, 28, 2, 30, 0, 0), BEFORE),
        Err(Unproposable::Missing),
    );
    check(
        (HOST, RECEPTION),
        (datetime(2027, 3, 28, 1, 30, 0, 0), BEFORE),
        Ok("2027-03-28T03:30:00"),
    );
}
