//! Properties of all calendars, checked with our strict reader and with a foreign one.

use calcard::icalendar::{ICalendar, ICalendarProperty, ICalendarValue};
use jiff::Timestamp;
use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::text::{one_line, sanitised};
use super::{CalendarUser, Conference, Event, Feed, Invitation, When, strict_reader};
use crate::domain::agenda::ItemStatus;
use crate::domain::reply::ReplyStatus;
use crate::domain::time::{LocalTime, Period, Zone};
use crate::domain::venue::Geo;

/// A period from and to a wall time in a zone.
pub(super) fn period(starts: (&str, &str), ends: (&str, &str)) -> Period {
    let local = |(wall, zone): (&str, &str)| LocalTime {
        wall: wall.parse().unwrap(),
        zone: Zone::parse(zone).unwrap(),
    };
    Period {
        starts: local(starts),
        ends: local(ends),
    }
}

/// An event with everything.
pub(super) fn event() -> Event {
    Event {
        uid: "5e6f7a1c-0c6e-4a5e-9a55-0d6f3b1d2c4e".to_owned(),
        sequence: 2,
        created: Some("2025-05-02T08:00:00Z".parse().unwrap()),
        last_modified: "2025-06-20T16:05:00.75Z".parse().unwrap(),
        status: ItemStatus::Confirmed,
        when: When::Timed(period(
            ("2025-06-23T11:30", "Europe/Oslo"),
            ("2025-06-23T12:45", "Europe/Oslo"),
        )),
        free: false,
        summary: "Møte med Đào Nguyễn – Oslo".to_owned(),
        description: "Hele delegasjonen, i hovedbygningen.\n\nhttps://meet.example.org/a?b=1,2;c"
            .to_owned(),
        location: "Rådhuset, Rådhusplassen 1; Oslo".to_owned(),
        geo: Some(Geo {
            latitude: 59.911_491,
            longitude: 10.733_63,
        }),
        url: Some("https://escale.example.org/p/abc".to_owned()),
        conference: Some(Conference {
            url: "https://meet.example.org/a?b=1,2;c".to_owned(),
            label: "Delta: video".to_owned(),
        }),
        categories: vec!["Kultur".to_owned(), "Arts, musique".to_owned()],
    }
}

/// The days of a stay.
pub(super) fn stay() -> Event {
    Event {
        uid: "8c1f".to_owned(),
        sequence: 0,
        when: When::Days {
            first: date(2026, 11, 9),
            last: date(2026, 11, 13),
        },
        free: true,
        summary: "Oslo".to_owned(),
        description: String::new(),
        location: String::new(),
        geo: None,
        url: None,
        conference: None,
        categories: Vec::new(),
        ..event()
    }
}

/// `event` as one person is asked to it.
pub(super) fn invitation(event: Event) -> Invitation {
    Invitation {
        event: Event {
            created: None,
            ..event
        },
        organizer: CalendarUser {
            name: "Escale, Ville de Paris".to_owned(),
            address: "visits@example.org".to_owned(),
        },
        attendee: CalendarUser {
            name: "Bùi Thị \"Mai\" Hương".to_owned(),
            address: "mai@example.org".to_owned(),
        },
        reply: ReplyStatus::NeedsAction,
    }
}

/// Every text of an invitation and of a feed is one of `texts`.
fn filled(texts: &[String]) -> (Feed, Invitation) {
    let mut texts = texts.iter().cycle().cloned();
    let mut next = move || texts.next().unwrap_or_default();
    let event = Event {
        uid: next(),
        summary: next(),
        description: next(),
        location: next(),
        url: Some(next()),
        conference: Some(Conference {
            url: next(),
            label: next(),
        }),
        categories: vec![next(), next()],
        ..event()
    };
    let mut invitation = invitation(event.clone());
    invitation.attendee = CalendarUser {
        name: next(),
        address: next(),
    };
    invitation.organizer = CalendarUser {
        name: next(),
        address: next(),
    };
    let feed = Feed {
        name: next(),
        description: next(),
        zone: Zone::parse("Europe/Oslo").unwrap(),
        source: Some(next()),
        last_modified: event.last_modified,
        events: vec![event],
    };
    (feed, invitation)
}

/// The texts that `calcard` finds under `name`, wherever.
fn foreign(text: &str, name: &ICalendarProperty) -> Vec<String> {
    let calendar = ICalendar::parse(text).expect("a calendar");
    let entries = calendar
        .components
        .iter()
        .flat_map(|component| &component.entries);
    entries
        .filter(|entry| entry.name == *name)
        .flat_map(|entry| &entry.values)
        .map(|value| match value {
            ICalendarValue::Text(text) => text.clone(),
            other => panic!("{other:?}"),
        })
        .collect()
}

/// Any text that is not blank, so that its property is written; hostile characters are likely.
fn hostile_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        proptest::sample::select(vec![
            "\r\n",
            "\r",
            "\n",
            "\t",
            "\0",
            "\u{7f}",
            "\u{85}",
            "\u{2028}",
            "\"",
            "'",
            ";",
            ":",
            ",",
            "\\",
            "^",
            "^n",
            "%",
            " ",
            "é",
            "e\u{301}",
            "🙂",
            "\u{202e}",
            "\u{feff}",
            "\";ROLE=CHAIR;X=\"",
            "\r\nX-EVIL:1",
            "\nEND:VEVENT\n",
            "\\n",
            "=",
        ])
        .prop_map(str::to_owned),
        "[a-z]{1,90}",
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| format!("x{}", pieces.concat()))
}

/// The instant of DTSTART or DTEND, and the zone it is written in.
fn instant(property: &strict_reader::Property) -> (Timestamp, Option<&str>) {
    let Some(zone) = property.parameters.get("TZID") else {
        let wall = property
            .value
            .strip_suffix('Z')
            .expect("UTC")
            .parse::<DateTime>();
        return (TimeZone::UTC.to_timestamp(wall.unwrap()).unwrap(), None);
    };
    let local = LocalTime {
        wall: property.value.parse().unwrap(),
        zone: Zone::parse(zone).unwrap(),
    };
    (local.instant(), Some(zone))
}

/// A local time in a zone of any kind.
fn local_time() -> impl Strategy<Value = LocalTime> {
    let zone = proptest::sample::select(vec![
        "UTC",
        "Europe/Paris",
        "Europe/Dublin",
        "America/Toronto",
        "Asia/Ho_Chi_Minh",
        "Africa/Casablanca",
        "Asia/Gaza",
        "Australia/Lord_Howe",
        "America/Sao_Paulo",
        "America/Santiago",
        "Pacific/Apia",
        "America/Nuuk",
    ]);
    (
        1971_i16..2040,
        1_i8..=12,
        1_i8..=28,
        0_i8..24,
        0_i8..60,
        zone,
    )
        .prop_map(|(year, month, day, hour, minute, zone)| LocalTime {
            wall: date(year, month, day).at(hour, minute, 0, 0),
            zone: Zone::parse(zone).unwrap(),
        })
}

proptest! {
    #[test]
    fn every_instant_is_read_back_in_a_zone_that_is_defined(starts in local_time(), ends in local_time()) {
        let period = Period { starts, ends };
        let invitation = invitation(Event { when: When::Timed(period.clone()), ..event() });
        let calendar = strict_reader::read(&invitation.to_text());
        let event = calendar.all("VEVENT")[0];
        let (starts, starts_zone) = instant(event.property("DTSTART"));
        let (ends, ends_zone) = instant(event.property("DTEND"));
        prop_assert_eq!(starts, period.starts.instant());
        prop_assert_eq!(ends, period.ends.instant());
        prop_assert_eq!(starts_zone.is_some(), ends_zone.is_some());
        let defined: Vec<&str> = calendar.all("VTIMEZONE").iter().map(|zone| zone.value("TZID")).collect();
        prop_assert!(starts_zone.into_iter().chain(ends_zone).all(|zone| defined.contains(&zone)));
    }

    #[test]
    fn no_text_changes_the_shape_of_a_calendar(texts in proptest::collection::vec(hostile_text(), 1..16)) {
        let (plain_feed, plain_invitation) = filled(&["x".to_owned()]);
        let (feed, invitation) = filled(&texts);
        for (text, plain) in [
            (feed.to_text(), plain_feed.to_text()),
            (invitation.to_text(), plain_invitation.to_text()),
        ] {
            prop_assert_eq!(strict_reader::read(&text).shape(), strict_reader::read(&plain).shape());
        }
    }

    #[test]
    fn every_text_is_read_back_as_it_was_sanitised(texts in proptest::collection::vec(hostile_text(), 1..16)) {
        let (feed, invitation) = filled(&texts);
        let event = &feed.events[0];
        let text = feed.to_text();
        let calendar = strict_reader::read(&text);
        let read = calendar.all("VEVENT")[0];
        let check = |name: &str, expect: &str| {
            prop_assert_eq!(strict_reader::text(read.value(name)), expect);
            Ok(())
        };
        check("UID", &sanitised(&event.uid))?;
        check("SUMMARY", &one_line(&event.summary))?;
        check("DESCRIPTION", &sanitised(&event.description))?;
        check("LOCATION", &sanitised(&event.location))?;
        prop_assert_eq!(strict_reader::text(calendar.value("NAME")), one_line(&feed.name));

        let calendar = strict_reader::read(&invitation.to_text());
        let read = calendar.all("VEVENT")[0];
        for (name, user) in [("ATTENDEE", &invitation.attendee), ("ORGANIZER", &invitation.organizer)] {
            let expect = one_line(&user.name).replace('"', "”");
            prop_assert_eq!(&read.property(name).parameters["CN"], &expect);
        }
    }

    #[test]
    fn a_foreign_reader_finds_the_same_texts(texts in proptest::collection::vec(hostile_text(), 1..16)) {
        let (feed, _) = filled(&texts);
        let event = &feed.events[0];
        let text = feed.to_text();
        prop_assert_eq!(foreign(&text, &ICalendarProperty::Summary), [one_line(&event.summary)]);
        prop_assert_eq!(foreign(&text, &ICalendarProperty::Description), [sanitised(&event.description)]);
        prop_assert_eq!(foreign(&text, &ICalendarProperty::Location), [sanitised(&event.location)]);
        // calcard loses blanks beside blanks in lists, once a line is folded
        let single_blanks = |text: &str| text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let read: Vec<String> =
            foreign(&text, &ICalendarProperty::Categories).iter().map(|text| single_blanks(text)).collect();
        let categories: Vec<String> = event.categories.iter().map(|text| single_blanks(&one_line(text))).collect();
        prop_assert_eq!(read, categories);
    }
}
