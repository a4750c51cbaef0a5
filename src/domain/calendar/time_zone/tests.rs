//! Every definition against the tz database, through the written text and an evaluation of its own.

use jiff::SignedDuration;
use jiff::tz;

use super::*;
use crate::domain::calendar::strict_reader::{self, Component};

/// An observance as a client understands it.
struct Read {
    from: i32,
    to: i32,
    starts: DateTime,
    /// Month, which one (-1: the last), weekday counted from Monday.
    rule: Option<(i8, i8, i8)>,
}

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap_or_else(|| panic!("{name}"))
}

fn text(zones: &TimeZones) -> String {
    let mut lines = ContentLines::default();
    lines.begin("VCALENDAR");
    zones.write(&mut lines);
    lines.end("VCALENDAR");
    lines.into_text()
}

fn written(name: &str, years: &[i16]) -> Option<String> {
    let zones = TimeZones::of([zone(name)], &years.iter().copied().collect());
    zones.define(&zone(name)).then(|| text(&zones))
}

/// Seconds of `+HHMM` or `-HHMMSS`.
fn seconds(offset: &str) -> i32 {
    let digits = |at: usize| {
        offset
            .get(at..at + 2)
            .map_or(0, |two| two.parse::<i32>().unwrap())
    };
    let size = digits(1) * 3600 + digits(3) * 60 + digits(5);
    if offset.starts_with('-') { -size } else { size }
}

fn observance(component: &Component) -> Read {
    let rule = component
        .properties
        .iter()
        .find(|property| property.name == "RRULE")
        .map(|rule| {
            let (month, day) = rule
                .value
                .strip_prefix("FREQ=YEARLY;BYMONTH=")
                .and_then(|rule| rule.split_once(";BYDAY="))
                .unwrap();
            let (nth, weekday) = day.split_at(day.len() - 2);
            let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
            let weekday = weekdays.iter().position(|other| *other == weekday).unwrap();
            (
                month.parse().unwrap(),
                nth.parse().unwrap(),
                i8::try_from(weekday).unwrap(),
            )
        });
    Read {
        from: seconds(component.value("TZOFFSETFROM")),
        to: seconds(component.value("TZOFFSETTO")),
        starts: component.value("DTSTART").parse().unwrap(),
        rule,
    }
}

/// The onsets of `read` around `year`: instant and offset.
fn onsets(read: &Read, year: i16) -> Vec<(Timestamp, i32)> {
    let from = tz::Offset::from_seconds(read.from).unwrap();
    let Some((month, nth, weekday)) = read.rule else {
        return vec![(from.to_timestamp(read.starts).unwrap(), read.to)];
    };
    assert_eq!(
        day(read.starts.year(), month, nth, weekday),
        read.starts.date(),
        "DTSTART"
    );
    (year - 1..=year + 1)
        .map(|year| {
            let wall = day(year, month, nth, weekday).to_datetime(read.starts.time());
            (from.to_timestamp(wall).unwrap(), read.to)
        })
        .collect()
}

/// Found by counting days.
fn day(year: i16, month: i8, nth: i8, weekday: i8) -> Date {
    let first = Date::new(year, month, 1).unwrap();
    let mut days: Vec<Date> = (1..=first.days_in_month())
        .map(|day| Date::new(year, month, day).unwrap())
        .filter(|date| date.weekday().to_monday_zero_offset() == weekday)
        .collect();
    if nth < 0 {
        days.reverse();
    }
    days[usize::try_from(nth.abs() - 1).unwrap()]
}

/// Compares the text for `years` with the tz database in `year`, every `step` and around each change; false where the
/// zone is not defined.
fn check(name: &str, years: &[i16], year: i16, step: SignedDuration) -> bool {
    let Some(text) = written(name, years) else {
        return false;
    };
    let calendar = strict_reader::read(&text);
    let definition = calendar.all("VTIMEZONE")[0];
    assert_eq!(definition.value("TZID"), zone(name).name());
    let reads: Vec<Read> = definition.components.iter().map(observance).collect();
    let mut steps: Vec<_> = reads.iter().flat_map(|read| onsets(read, year)).collect();
    steps.sort_unstable();
    let offset = |at: Timestamp| {
        steps
            .iter()
            .rev()
            .find(|(since, _)| *since <= at)
            .unwrap()
            .1
    };

    let rules = zone(name).rules();
    let (starts, ends) = span(&rules, year).unwrap();
    let hour = SignedDuration::from_hours(1);
    let second = SignedDuration::from_secs(1);
    let mut moments: Vec<Timestamp> = rules
        .following(starts)
        .take_while(|change| change.timestamp() < ends)
        .map(|change| change.timestamp())
        .flat_map(|at| [at - hour, at - second, at, at + second, at + hour])
        .filter(|at| (starts..ends).contains(at))
        .collect();
    let mut at = starts;
    while at < ends {
        moments.push(at);
        at += step;
    }
    moments.push(ends - second);
    for at in moments {
        assert_eq!(offset(at), rules.to_offset(at).seconds(), "{name} at {at}");
    }
    true
}

#[test]
fn a_dozen_zones_are_right_at_every_hour() {
    let hourly = |name: &str, years: &[i16], expect: bool| {
        for year in years {
            let defined = check(name, years, *year, SignedDuration::from_hours(1));
            assert_eq!(defined, expect, "{name} {years:?}");
        }
    };
    hourly("Europe/Paris", &[2024, 2025, 2026, 2027, 2028], true);
    hourly("Europe/Oslo", &[2026, 2027], true);
    hourly("Europe/Dublin", &[2025, 2026, 2027], true);
    hourly("America/Toronto", &[2025, 2026, 2027, 2030], true);
    hourly("Asia/Ho_Chi_Minh", &[2025, 2026, 2027], true);
    hourly("Asia/Kathmandu", &[2026], true);
    hourly("Australia/Lord_Howe", &[2025, 2026, 2027], true);
    hourly("America/Sao_Paulo", &[2026], true);
    hourly("America/Sao_Paulo", &[2019], false);
    hourly("Pacific/Apia", &[2026], true);
    hourly("Pacific/Apia", &[2011], false);
    hourly("America/Nuuk", &[2026, 2027], true);
    hourly("America/Nuuk", &[2023], false);
    hourly("Africa/Casablanca", &[2025], true);
    hourly("Africa/Casablanca", &[2026], false);
    hourly("Africa/Casablanca", &[2024, 2025], false);
    hourly("Asia/Gaza", &[2026], true);
    hourly("Asia/Gaza", &[2026, 2027], false);
    hourly("America/Toronto", &[2006, 2007], false);
    hourly("Antarctica/Troll", &[2026, 2027], true);
}

#[test]
fn every_zone_of_the_database_is_right_or_left_to_utc() {
    let week = SignedDuration::from_hours(24 * 7);
    let (mut defined, mut left) = (0, 0);
    for name in tz::db().available() {
        if Zone::parse(name.as_str()).is_none() {
            continue;
        }
        for years in [
            &[2019_i16][..],
            &[2026],
            &[2027],
            &[2026, 2027, 2028],
            &[1985],
        ] {
            for year in years {
                if check(name.as_str(), years, *year, week) {
                    defined += 1;
                } else {
                    left += 1;
                }
            }
        }
    }
    assert!(
        defined > 3000 && left * 10 < defined,
        "{defined} defined, {left} left to UTC"
    );
}

#[test]
fn a_zone_with_two_changes_has_one_daylight_and_one_standard() {
    insta::assert_snapshot!(
        written("Europe/Paris", &[2026])
            .unwrap()
            .replace("\r\n", "\n")
    );
}

#[test]
fn daylight_is_the_later_clock_whatever_the_law_calls_it() {
    insta::assert_snapshot!(
        written("Europe/Dublin", &[2026])
            .unwrap()
            .replace("\r\n", "\n")
    );
}

#[test]
fn a_zone_without_changes_has_one_standard() {
    insta::assert_snapshot!(
        written("Asia/Kathmandu", &[2026])
            .unwrap()
            .replace("\r\n", "\n")
    );
}

#[test]
fn utc_and_years_out_of_reach_are_not_defined() {
    assert_eq!(written("UTC", &[2026]), None);
    assert_eq!(written("Europe/Paris", &[1965]), None);
    assert_eq!(written("Europe/Paris", &[]), None);
    assert_eq!(written("Europe/Paris", &[9999]), None);
    assert_eq!(
        written("Europe/Paris", &(2000..2040).collect::<Vec<_>>()),
        None
    );
}

#[test]
fn offsets_have_seconds_only_where_there_are_any() {
    let check = |seconds: i32, expect: &str| {
        assert_eq!(utc_offset(Offset::from_seconds(seconds).unwrap()), expect);
    };
    check(0, "+0000");
    check(20_700, "+0545");
    check(-12_600, "-0330");
    check(-2_670, "-004430");
}
