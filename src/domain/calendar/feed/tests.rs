//! Feeds, as a client reads them.

use super::*;
use crate::domain::agenda::ItemStatus;
use crate::domain::calendar::event::When;
use crate::domain::calendar::strict_reader;
use crate::domain::calendar::tests::{event, period, stay};

fn feed(events: Vec<Event>) -> Feed {
    Feed {
        name: "Visite à Oslo; juin, 2025".to_owned(),
        description: "Programme de Đào Nguyễn".to_owned(),
        zone: Zone::parse("Europe/Oslo").unwrap(),
        source: Some("https://escale.example.org/f/abc.ics".to_owned()),
        last_modified: "2025-06-20T16:05:00Z".parse().unwrap(),
        events,
    }
}

#[test]
fn a_feed_has_all_that_clients_use_and_nobody_in_it() {
    let mut tentative = event();
    tentative.uid = "2".to_owned();
    tentative.status = ItemStatus::Tentative;
    tentative.summary = "To be confirmed: dinner".to_owned();
    let mut cancelled = event();
    cancelled.uid = "3".to_owned();
    cancelled.status = ItemStatus::Cancelled;
    cancelled.summary = "Avlyst: Omvisning".to_owned();
    let text = feed(vec![event(), tentative, cancelled, stay()]).to_text();
    let calendar = strict_reader::read(&text);
    assert_eq!(calendar.all("VEVENT").len(), 4);
    insta::assert_snapshot!(text.replace("\r\n", "\n"));
}

#[test]
fn an_empty_feed_still_defines_the_zone_of_its_visit() {
    let text = feed(Vec::new()).to_text();
    let calendar = strict_reader::read(&text);
    assert_eq!(calendar.components.len(), 1);
    assert_eq!(calendar.components[0].value("TZID"), "Europe/Oslo");
}

#[test]
fn an_empty_feed_of_a_zone_without_rule_defines_utc() {
    let mut feed = feed(Vec::new());
    feed.zone = Zone::parse("Africa/Casablanca").unwrap();
    feed.last_modified = "2026-06-20T16:05:00Z".parse().unwrap();
    let calendar = strict_reader::read(&feed.to_text());
    assert_eq!(calendar.components.len(), 1);
    assert_eq!(calendar.components[0].value("TZID"), "UTC");
    assert_eq!(calendar.value("X-WR-TIMEZONE"), "Africa/Casablanca");
}

#[test]
fn a_flight_names_both_its_zones() {
    let mut flight = event();
    flight.when = When::Timed(period(
        ("2025-06-23T15:00", "Europe/Paris"),
        ("2025-06-23T16:30", "America/Toronto"),
    ));
    let calendar = strict_reader::read(&feed(vec![flight]).to_text());
    let zones: Vec<&str> = calendar
        .all("VTIMEZONE")
        .iter()
        .map(|zone| zone.value("TZID"))
        .collect();
    assert_eq!(zones, ["America/Toronto", "Europe/Oslo", "Europe/Paris"]);
    let event = calendar.all("VEVENT")[0];
    assert_eq!(event.property("DTSTART").parameters["TZID"], "Europe/Paris");
    assert_eq!(event.value("DTSTART"), "20250623T150000");
    assert_eq!(
        event.property("DTEND").parameters["TZID"],
        "America/Toronto"
    );
    assert_eq!(event.value("DTEND"), "20250623T163000");
}

#[test]
fn both_ends_are_in_utc_where_either_zone_has_no_rule() {
    let mut flight = event();
    flight.when = When::Timed(period(
        ("2026-06-23T15:00", "Europe/Paris"),
        ("2026-06-23T18:00", "Africa/Casablanca"),
    ));
    let calendar = strict_reader::read(&feed(vec![flight]).to_text());
    let event = calendar.all("VEVENT")[0];
    for (name, value) in [
        ("DTSTART", "20260623T130000Z"),
        ("DTEND", "20260623T170000Z"),
    ] {
        assert_eq!(event.value(name), value);
        assert!(event.property(name).parameters.is_empty());
    }
}

#[test]
fn a_zone_is_defined_for_all_years_of_the_feed() {
    let year = |year: i16| {
        let mut event = event();
        let wall = format!("{year}-06-23T15:00");
        let end = format!("{year}-06-23T16:00");
        event.when = When::Timed(period(
            (&wall, "Africa/Casablanca"),
            (&end, "Africa/Casablanca"),
        ));
        event
    };
    let starts = |events: Vec<Event>| {
        let calendar = strict_reader::read(&feed(events).to_text());
        calendar.all("VEVENT")[0].value("DTSTART").to_owned()
    };
    assert_eq!(starts(vec![year(2025)]), "20250623T150000");
    assert_eq!(starts(vec![year(2025), year(2026)]), "20250623T140000Z");
}

#[test]
fn a_skipped_wall_time_is_written_as_the_one_clocks_show() {
    let mut early = event();
    early.when = When::Timed(period(
        ("2025-03-30T02:30", "Europe/Paris"),
        ("2025-03-30T04:00", "Europe/Paris"),
    ));
    let calendar = strict_reader::read(&feed(vec![early]).to_text());
    assert_eq!(
        calendar.all("VEVENT")[0].value("DTSTART"),
        "20250330T033000"
    );
}

#[test]
fn the_same_feed_is_the_same_bytes() {
    assert_eq!(
        feed(vec![event(), stay()]).to_text(),
        feed(vec![event(), stay()]).to_text()
    );
}
