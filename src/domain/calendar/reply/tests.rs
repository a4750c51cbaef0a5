use proptest::prelude::*;

use super::*;

/// A calendar of one event with these lines.
fn calendar(method: &str, event: &str) -> String {
    let event = event.trim().replace('\n', "\r\n");
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

fn reply(event: &str) -> Result<CalendarReply, NoReply> {
    read(&calendar("REPLY", event))
}

const UID: &str = "UID:0197a000-0000-4000-8000-000000000001";

#[test]
fn what_is_needed_is_little() {
    let least = reply(&format!(
        "{UID}\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example"
    ))
    .unwrap();
    let expected = CalendarReply {
        uid: "0197a000-0000-4000-8000-000000000001".to_owned(),
        attendee: "a@b.example".to_owned(),
        says: Participation::Accepted,
        sequence: 0,
        stamp: None,
        remark: None,
        is_counter: false,
        counter: None,
    };
    assert_eq!(least, expected);
}

#[test]
fn an_attendee_says_one_thing() {
    let says = |parameters: &str| {
        reply(&format!("{UID}\nATTENDEE{parameters}:MAILTO:A@b.example")).map(|reply| reply.says)
    };
    let delegated = |to: &str| Ok(Participation::Delegated(Some(to.to_owned())));
    for (parameters, expected) in [
        (";PARTSTAT=DECLINED", Ok(Participation::Declined)),
        (
            ";partstat=tentative;CN=\"a;b:c\"",
            Ok(Participation::Tentative),
        ),
        (
            ";PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:x@y.example\"",
            delegated("x@y.example"),
        ),
        (";PARTSTAT=DELEGATED", Ok(Participation::Delegated(None))),
        (";PARTSTAT=NEEDS-ACTION", Err(NoReply::NoAnswer)),
        (";PARTSTAT=MAYBE", Err(NoReply::NoAnswer)),
        ("", Err(NoReply::NoAnswer)),
    ] {
        assert_eq!(says(parameters), expected, "{parameters}");
    }
}

#[test]
fn addresses_are_bare() {
    for (written, expected) in [
        ("mailto:a@b.example", "a@b.example"),
        ("MAILTO:a%2Bb@c.example", "a+b@c.example"),
        ("a@b.example", "a@b.example"),
        ("mailto:<a@b.example>", "a@b.example"),
        ("é", "é"),
    ] {
        let read = reply(&format!("{UID}\nATTENDEE;PARTSTAT=ACCEPTED:{written}")).unwrap();
        assert_eq!(read.attendee, expected, "{written}");
    }
}

#[test]
fn only_one_attendee_answers() {
    let accepted = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example";
    let two = format!("{UID}\n{accepted}\nATTENDEE;PARTSTAT=DECLINED:mailto:c@d.example");
    assert_eq!(reply(&two), Err(NoReply::Attendees(2)));
    assert_eq!(reply(UID), Err(NoReply::Attendees(0)));
    assert_eq!(reply(accepted), Err(NoReply::NoUid));
    let sent =
        "ATTENDEE;PARTSTAT=NEEDS-ACTION;DELEGATED-FROM=\"mailto:a@b.example\":mailto:c@d.example";
    assert!(reply(&format!("{UID}\n{accepted}\n{sent}")).is_ok());
}

#[test]
fn what_is_no_answer_is_refused() {
    let event = format!("{UID}\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example");
    let whole = calendar("REPLY", &event);
    let other = |word: &str| NoReply::OtherMethod(word.to_owned());
    let deep = "BEGIN:VEVENT\r\n".repeat(9);
    let twice = whole.replace(
        "END:VCALENDAR",
        "BEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT\r\nEND:VCALENDAR",
    );
    for (text, expected) in [
        (calendar("REQUEST", &event), other("REQUEST")),
        (calendar("", &event), other("")),
        (whole.replace("METHOD:REPLY\r\n", ""), other("")),
        (format!("{whole}{whole}"), NoReply::NotOneEvent),
        (twice, NoReply::NotOneEvent),
        (
            whole.replace("END:VEVENT\r\nEND:VCALENDAR\r\n", ""),
            NoReply::NotOneEvent,
        ),
        (String::new(), NoReply::NotOneEvent),
        ("Hello".to_owned(), NoReply::NotOneEvent),
        (format!("BEGIN:VCALENDAR\r\n{deep}"), NoReply::TooDeep),
        ("BEGIN:VEVENT\r\n".repeat(50_000), NoReply::TooDeep),
        ("BEGIN:X\r\nEND:X\r\n".repeat(2_001), NoReply::TooDeep),
        ("x".repeat(LONGEST + 1), NoReply::TooLong),
    ] {
        let shown: String = text.chars().take(300).collect();
        assert_eq!(read(&text), Err(expected), "{shown}");
    }
}

#[test]
fn a_byte_order_mark_and_lone_line_feeds_do_no_harm() {
    let event = format!("{UID}\nATTENDEE;PARTSTAT=ACC\n EPTED:mailto:a@b.example");
    for text in [
        calendar("REPLY", &event),
        calendar("REPLY", &event).replace("\r\n", "\n"),
        format!("\u{feff}{}", calendar("REPLY", &event)),
        calendar("reply", &event).to_lowercase(),
    ] {
        assert_eq!(
            read(&text).map(|reply| reply.says),
            Ok(Participation::Accepted),
            "{text}"
        );
    }
}

#[test]
fn revisions_and_stamps_are_read_with_distrust() {
    let event = |more: &str| {
        reply(&format!(
            "{UID}\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example\n{more}"
        ))
        .unwrap()
    };
    for (line, expected) in [
        ("SEQUENCE:3", 3),
        ("SEQUENCE:-1", 0),
        ("SEQUENCE:99999999999", 0),
        ("SEQUENCE:x", 0),
    ] {
        assert_eq!(event(line).sequence, expected, "{line}");
    }
    for (lines, expected) in [
        ("DTSTAMP:20250602T070000Z", Some("2025-06-02T07:00:00Z")),
        ("DTSTAMP:20250602T070000", Some("2025-06-02T07:00:00Z")),
        ("DTSTAMP:20251399T990000Z", None),
        ("DTSTAMP:20250602", None),
        (
            "DTSTAMP:20250602T070000Z\nX-MICROSOFT-CDO-REPLYTIME:20250603T070000Z",
            Some("2025-06-03T07:00:00Z"),
        ),
    ] {
        let expected = expected.map(|at| at.parse::<Timestamp>().unwrap());
        assert_eq!(event(lines).stamp, expected, "{lines}");
    }
}

#[test]
fn remarks_are_kept_as_on_pages() {
    let long = "x".repeat(600);
    for (lines, expected) in [
        (
            "COMMENT:Je viens\\, avec plaisir\\nJL",
            Some("Je viens, avec plaisir\nJL"),
        ),
        ("COMMENT:one\nCOMMENT:two", Some("one\ntwo")),
        ("COMMENT: \u{202e}", None),
        ("", None),
    ] {
        let read = reply(&format!(
            "{UID}\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example\n{lines}"
        ));
        assert_eq!(read.unwrap().remark.as_deref(), expected, "{lines}");
    }
    let parameter =
        "ATTENDEE;PARTSTAT=ACCEPTED;X-RESPONSE-COMMENT=\"a^nb ^'c^'\":mailto:a@b.example";
    let read = reply(&format!("{UID}\n{parameter}")).unwrap();
    assert_eq!(read.remark.as_deref(), Some("a\nb \"c\""));
    let read = reply(&format!(
        "{UID}\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example\nCOMMENT:{long}"
    ));
    assert_eq!(read.unwrap().remark.unwrap().len(), LONGEST_REMARK);
}

#[test]
fn another_time_is_read_in_any_zone() {
    let counter = |lines: &str| {
        let text = calendar(
            "COUNTER",
            &format!("{UID}\nATTENDEE:mailto:a@b.example\n{lines}"),
        );
        let read = read(&text).unwrap();
        assert!(read.is_counter && read.says == Participation::Tentative);
        read.counter
    };
    let instant = |text: &str| Moment::Instant(text.parse().unwrap());
    let at = instant("2025-06-23T13:00:00Z");
    for (lines, expected) in [
        ("DTSTART:20250623T130000Z", Some((at, None))),
        (
            "DTSTART;TZID=Europe/Paris:20250623T150000",
            Some((at, None)),
        ),
        (
            "DTSTART;TZID=Romance Standard Time:20250623T150000\nDTEND:20250623T140000Z",
            Some((at, Some(instant("2025-06-23T14:00:00Z")))),
        ),
        (
            "DTSTART:20250623T150000",
            Some((
                Moment::Wall(jiff::civil::date(2025, 6, 23).at(15, 0, 0, 0)),
                None,
            )),
        ),
        ("DTSTART;TZID=Mars:20250623T150000", None),
        ("DTSTART;VALUE=DATE:20250623", None),
        ("DTSTART:20259923T150000", None),
        ("", None),
    ] {
        let expected = expected.map(|(starts, ends)| CounterTime { starts, ends });
        assert_eq!(counter(lines), expected, "{lines}");
    }
}

proptest! {
    #[test]
    fn nothing_ends_the_reading(text in "\\PC{0,400}", lines in proptest::collection::vec(
        "(BEGIN|END|ATTENDEE|UID|METHOD|DTSTART|DTSTAMP|SEQUENCE|COMMENT)(;[A-Z]{1,8}=\"?[^\r\n]{0,8}\"?)?:[^\r\n]{0,30}", 0..30,
    )) {
        drop(read(&text));
        drop(read(&calendar("REPLY", &lines.join("\n"))));
        drop(read(&calendar("COUNTER", &format!("{UID}\nATTENDEE:x\n{}", lines.join("\n")))));
    }
}
