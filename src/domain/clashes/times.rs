//! Other times an item could be at: proposals only, nothing here knows whether they clash.

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Timestamp, ToSpan};

use crate::domain::clashes::Fix;
use crate::domain::clashes::attendance::Attendance;
use crate::domain::time::{LocalTime, Occurrence, Period};

/// Five minutes: times are proposed on the grid of the agenda.
const GRID_SECONDS: i64 = 300;
/// How many later (or earlier) starts are tried, a quarter of an hour apart.
const STARTS_TRIED: i64 = 9;
const STEP: SignedDuration = SignedDuration::from_mins(15);
const DAYS_TRIED: usize = 6;

/// Starts from `earliest` on.
pub(super) fn starting(attendance: &Attendance<'_>, earliest: Timestamp) -> Vec<Fix> {
    let seconds = earliest.as_second() + GRID_SECONDS - 1;
    let first = seconds - seconds.rem_euclid(GRID_SECONDS);
    starts(attendance, first, 1)
}

/// Starts from the last one that ends by `latest` on backwards.
pub(super) fn ending(attendance: &Attendance<'_>, latest: Timestamp) -> Vec<Fix> {
    let seconds = latest.as_second() - attendance.period.duration().as_secs();
    let first = seconds - seconds.rem_euclid(GRID_SECONDS);
    starts(attendance, first, -1)
}

fn starts(attendance: &Attendance<'_>, first: i64, direction: i64) -> Vec<Fix> {
    (0..STARTS_TRIED)
        .filter_map(|n| Timestamp::from_second(first + n * direction * STEP.as_secs()).ok())
        .filter_map(|start| moved(attendance, start))
        .collect()
}

/// Flights stay where they are, and no proposed time happens twice or never.
fn moved(attendance: &Attendance<'_>, start: Timestamp) -> Option<Fix> {
    let Period { starts, ends } = &attendance.period;
    if starts.zone != ends.zone {
        return None;
    }
    let rules = starts.zone.rules();
    let end = start.checked_add(attendance.period.duration()).ok()?;
    move_to(attendance, rules.to_datetime(start), rules.to_datetime(end))
}

fn move_to(attendance: &Attendance<'_>, starts: DateTime, ends: DateTime) -> Option<Fix> {
    let zone = &attendance.period.starts.zone;
    let happens_once = |wall| {
        let zone = zone.clone();
        LocalTime { wall, zone }.occurrence() == Occurrence::Once
    };
    let stays = starts == attendance.item.starts;
    (!stays && happens_once(starts) && happens_once(ends)).then_some(Fix::Move {
        item: attendance.item.id,
        starts,
        ends,
    })
}

/// The same time of day on a day of the visit, the nearest first.
pub(super) fn days_of_visit(attendance: &Attendance<'_>) -> Vec<Fix> {
    let (item, visit) = (&attendance.item, &attendance.draft.visit);
    if attendance.period.starts.zone != attendance.period.ends.zone {
        return Vec::new();
    }
    let away = |day: Date| (day - item.starts.date()).get_days();
    let mut days: Vec<Date> = visit
        .starts_on
        .series(1.day())
        .take_while(|day| *day <= visit.ends_on)
        .collect();
    days.sort_by_key(|day| away(*day).abs());
    let days = days.into_iter().take(DAYS_TRIED);
    days.filter_map(|day| {
        let shift = away(day).days();
        let starts = item.starts.checked_add(shift).ok()?;
        move_to(attendance, starts, item.ends.checked_add(shift).ok()?)
    })
    .collect()
}

/// All of it after the clocks changed, or all of it before.
pub(super) fn around_change_of_hour(attendance: &Attendance<'_>) -> Vec<Vec<Fix>> {
    let rules = attendance.period.starts.zone.rules();
    let change = rules.following(attendance.from).next();
    change.map_or_else(Vec::new, |change| {
        let at = change.timestamp();
        vec![starting(attendance, at), ending(attendance, at)]
    })
}
