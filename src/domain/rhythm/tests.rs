use proptest::prelude::*;

use super::*;

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

/// Expression, zone, day of the last one, instant; then the day that is due.
fn check((rhythm, name, last, now): (&str, &str, &str, &str), expected: &str) {
    let rhythm = Rhythm::parse(rhythm).unwrap();
    let due = rhythm.due(&zone(name), last.parse().unwrap(), now.parse().unwrap());
    let due = due.map_or("-".to_owned(), |day| day.to_string());
    assert_eq!(due, expected, "{now}");
}

const WEEKDAYS: &str = "30 7 * * Mon-Fri";

#[test]
fn it_is_due_at_its_time_on_its_days_once() {
    let paris = "Europe/Paris";
    check((WEEKDAYS, paris, "2025-06-20", "2025-06-23T05:29:59Z"), "-");
    check(
        (WEEKDAYS, paris, "2025-06-20", "2025-06-23T05:30:00Z"),
        "2025-06-23",
    );
    check((WEEKDAYS, paris, "2025-06-23", "2025-06-23T20:00:00Z"), "-");
    check((WEEKDAYS, paris, "2025-06-20", "2025-06-22T12:00:00Z"), "-");
    check(
        (
            WEEKDAYS,
            "Asia/Ho_Chi_Minh",
            "2025-06-20",
            "2025-06-23T00:30:00Z",
        ),
        "2025-06-23",
    );
    check(
        ("0 7,19 * * *", paris, "2025-06-23", "2025-06-23T18:00:00Z"),
        "-",
    );
}

#[test]
fn missed_ones_are_caught_up_by_one() {
    check(
        (
            WEEKDAYS,
            "Europe/Oslo",
            "2025-06-02",
            "2025-06-20T12:00:00Z",
        ),
        "2025-06-20",
    );
    check(
        (
            WEEKDAYS,
            "Europe/Oslo",
            "2025-06-02",
            "2025-06-22T12:00:00Z",
        ),
        "2025-06-20",
    );
    check(
        (
            "0 0 1 1 *",
            "Europe/Oslo",
            "2020-01-01",
            "2025-06-22T12:00:00Z",
        ),
        "2025-01-01",
    );
}

#[test]
fn when_clocks_are_changed_it_comes_once() {
    let at_half_past_two = "30 2 * * *";
    let paris = "Europe/Paris";
    // clocks go from 02:00 to 03:00 at 01:00Z: half past two is half past three
    check(
        (
            at_half_past_two,
            paris,
            "2025-03-29",
            "2025-03-30T01:29:00Z",
        ),
        "-",
    );
    check(
        (
            at_half_past_two,
            paris,
            "2025-03-29",
            "2025-03-30T01:30:00Z",
        ),
        "2025-03-30",
    );
    // clocks go from 03:00 to 02:00 at 01:00Z: half past two comes at 00:30Z and at 01:30Z
    check(
        (
            at_half_past_two,
            paris,
            "2025-10-25",
            "2025-10-26T00:30:00Z",
        ),
        "2025-10-26",
    );
    check(
        (
            at_half_past_two,
            paris,
            "2025-10-25",
            "2025-10-26T01:10:00Z",
        ),
        "2025-10-26",
    );
}

#[test]
fn what_is_no_expression_is_refused() {
    for text in [
        "",
        "7:30",
        "30 7 * *",
        "0 30 7 * * Mon",
        "61 7 * * *",
        "30 7 * * Någon",
    ] {
        assert_eq!(Rhythm::parse(text).unwrap_err(), BadRhythm(text.to_owned()));
    }
}

#[test]
fn a_choice_in_a_form_is_read_back() {
    use crate::domain::Closed as _;
    for days in DigestDays::ALL {
        let at = Time::constant(7, 5, 0, 0);
        assert_eq!(Rhythm::of(*days, at).unwrap().choice(), Some((*days, at)));
    }
    assert_eq!(Rhythm::parse("*/5 7 * * *").unwrap().choice(), None);
}

/// The day that is due, minute by minute: every minute of the last days is looked at on the clock of the zone.
fn by_counting(
    ((hour, minute), zone): ((i8, i8), &Zone),
    last: Date,
    now: Timestamp,
) -> Option<Date> {
    let at = Time::new(hour, minute, 0, 0).unwrap();
    let mut found = None;
    let mut instant = now.checked_sub((24 * 8).hours()).unwrap();
    while instant <= now {
        let wall = zone.rules().to_datetime(instant);
        let before = zone
            .rules()
            .to_datetime(instant.checked_sub(1.minutes()).unwrap());
        let is_shown = wall.time().hour() == hour && wall.time().minute() == minute;
        let skipped = before.date() == wall.date() && before.time() < at && at < wall.time();
        if skipped {
            let due = zone
                .rules()
                .to_ambiguous_zoned(wall.date().to_datetime(at))
                .compatible();
            if due.unwrap().timestamp() <= now {
                found = Some(wall.date());
            }
        } else if is_shown {
            found = Some(wall.date());
        }
        instant = instant.checked_add(1.minutes()).unwrap();
    }
    found.filter(|day| *day > last)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn counting_minutes_comes_to_the_same(
        hour in 0_i8..24, minute in 0_i8..60, name in prop::sample::select(vec![
            "Europe/Paris", "America/Toronto", "Asia/Ho_Chi_Minh", "Australia/Lord_Howe", "Pacific/Apia",
        ]),
        start in prop::sample::select(vec![1_743_296_400_i64, 1_761_440_400, 1_762_063_200, 1_750_000_000]),
        minutes in -4_000_i64..4_000, ago in 0_i32..6,
    ) {
        let zone = zone(name);
        let now = Timestamp::from_second(start + minutes * 60).unwrap();
        let last = zone.rules().to_datetime(now).date().checked_sub(ago.days()).unwrap();
        let rhythm = Rhythm::of(DigestDays::EveryDay, Time::new(hour, minute, 0, 0).unwrap()).unwrap();
        prop_assert_eq!(rhythm.due(&zone, last, now), by_counting(((hour, minute), &zone), last, now));
    }
}
