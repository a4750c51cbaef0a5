use mail_parser::{MessageParser, MimeHeaders, PartType};
use proptest::prelude::*;

use super::*;

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Møte på rådhuset – \
                        Đinh Văn Hùng\r\n .\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

fn letter() -> Letter {
    Letter {
        from: Mailbox {
            name: "Escale".to_owned(),
            address: "escale@example.org".to_owned(),
        },
        to: Mailbox {
            name: "Đinh Văn Hùng".to_owned(),
            address: "hung@example.vn".to_owned(),
        },
        reply_to: Some(Mailbox {
            name: "Claire \"Clé\" Dupont, protocole".to_owned(),
            address: "claire@example.fr".to_owned(),
        }),
        list: Some("0197.visits.example.org".to_owned()),
        subject: "Dîner d’État – Visite de la délégation vietnamienne à Toulouse".to_owned(),
        date: "2025-06-20T14:05:00.75Z".parse().expect("an instant"),
        message_id: "<0197.invitation@example.org>".to_owned(),
        language: Language::Fr,
        text: "Madame,\n\n.\nLe dîner est à 20 h.\n".to_owned(),
        html: "<!doctype html>\n<p>Le dîner est à 20 h.</p>\n".to_owned(),
        unsubscribe: None,
        calendar: Some(Calendar {
            method: "REQUEST".to_owned(),
            body: CALENDAR.to_owned(),
        }),
    }
}

fn text_of(letter: &Letter) -> String {
    let bytes = letter.freeze().expect("a message").bytes;
    String::from_utf8(bytes).expect("ASCII")
}

/// What every message must be, whatever is in it.
fn check_form(bytes: &[u8]) {
    assert!(bytes.is_ascii());
    let text = std::str::from_utf8(bytes).expect("ASCII");
    assert!(text.ends_with("\r\n"));
    for line in text.split("\r\n") {
        assert!(!line.contains(['\r', '\n', '\0']), "{line:?}");
        let longest = if line.contains("=?utf-8?") { 76 } else { 998 };
        assert!(line.len() <= longest, "{} bytes: {line}", line.len());
    }
}

#[test]
fn an_invitation_is_text_and_page_and_card_and_file() {
    insta::assert_snapshot!(text_of(&letter()));
}

#[test]
fn a_programme_is_text_and_page() {
    let programme = Letter {
        calendar: None,
        reply_to: None,
        ..letter()
    };
    insta::assert_snapshot!(text_of(&programme));
}

#[test]
fn the_same_letter_gives_the_same_bytes_and_another_id_other_boundaries() {
    let other = Letter {
        message_id: "<0198@example.org>".to_owned(),
        ..letter()
    };
    let boundary = |text: String| {
        let at = text.find("boundary=").expect("a boundary");
        text.get(at..at + 60).expect("a line").to_owned()
    };
    assert_eq!(letter().freeze().unwrap(), letter().freeze().unwrap());
    assert_ne!(boundary(text_of(&letter())), boundary(text_of(&other)));
}

#[test]
fn both_copies_of_the_calendar_are_its_very_bytes() {
    let bytes = letter().freeze().unwrap().bytes;
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    let copies: Vec<_> = parsed
        .parts
        .iter()
        .filter(|part| {
            part.content_type()
                .is_some_and(|kind| matches!(kind.subtype(), Some("calendar" | "ics")))
        })
        .map(|part| match &part.body {
            PartType::Text(text) => text.as_bytes().to_vec(),
            PartType::Binary(bytes) => bytes.to_vec(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(copies, [CALENDAR.as_bytes(), CALENDAR.as_bytes()]);
}

#[test]
fn only_what_can_be_written_to_is_written() {
    let check = |address: &str, expect: Option<&str>| {
        let letter = Letter {
            to: Mailbox {
                name: String::new(),
                address: address.to_owned(),
            },
            ..letter()
        };
        let fault = letter.freeze().err().map(|fault| fault.to_string());
        match expect {
            None => assert_eq!(fault, None, "{address:?}"),
            Some(part) => assert!(
                fault.as_deref().is_some_and(|fault| fault.contains(part)),
                "{address:?}: {fault:?}"
            ),
        }
    };
    check("anna@example.no", None);
    check("escale@localhost", None);
    check("o'brien+visit@sub.example.co.uk", None);
    check("", Some("cannot be written to"));
    check("anna", Some("cannot be written to"));
    check("anna@", Some("cannot be written to"));
    check("@example.no", Some("cannot be written to"));
    check("åse@example.no", Some("outside ASCII"));
    check("ase@tromsø.example", Some("outside ASCII"));
    check("a b@example.no", Some("cannot be written to"));
    check("anna@example.no\r\nBcc: eve@example.org", Some("control"));
    check("anna@example.no>\u{0}", Some("control"));
    check(
        "anna@example.no, eve@example.org",
        Some("cannot be written to"),
    );
    check("<anna@example.no>", Some("cannot be written to"));
}

#[test]
fn what_is_no_message_id_or_date_or_method_is_refused() {
    let check = |change: fn(&mut Letter), expect: &str| {
        let mut letter = letter();
        change(&mut letter);
        let fault = letter.freeze().expect_err("a fault").to_string();
        assert!(fault.contains(expect), "{fault}");
    };
    check(|letter| letter.message_id = "1@a".to_owned(), "message id");
    check(|letter| letter.message_id = "<1>".to_owned(), "message id");
    check(|letter| letter.message_id = "<@a>".to_owned(), "message id");
    check(
        |letter| letter.message_id = "<1@a>\r\nBcc: <b@c>".to_owned(),
        "message id",
    );
    check(
        |letter| letter.message_id = format!("<{}@a>", "1".repeat(300)),
        "message id",
    );
    check(|letter| letter.date = Timestamp::MIN, "1970");
    check(
        |letter| letter.calendar.as_mut().unwrap().method = "RE QUEST\r\n".to_owned(),
        "calendar method",
    );
}

#[test]
fn hostile_names_and_subjects_stay_texts() {
    let check = |text: &str, expect: &str| {
        let letter = Letter {
            to: Mailbox {
                name: text.to_owned(),
                address: "anna@example.no".to_owned(),
            },
            subject: text.to_owned(),
            ..letter()
        };
        let bytes = letter.freeze().unwrap().bytes;
        check_form(&bytes);
        let parsed = MessageParser::default().parse(&bytes).unwrap();
        assert_eq!(parsed.subject(), Some(expect));
        let to = parsed.to().and_then(|to| to.first()).unwrap();
        assert_eq!(to.name(), Some(expect));
        assert_eq!(to.address(), Some("anna@example.no"));
    };
    check("Eve\r\nBcc: all@example.org", "Eve  Bcc: all@example.org");
    check("=?utf-8?b?RXZl?=", "=?utf-8?b?RXZl?=");
    check("\"a\";ROLE=CHAIR;X=\"", "\"a\";ROLE=CHAIR;X=\"");
    check("a\\\"b", "a\\\"b");
    check("Anna \u{202e}gro.elpmaxe@eve", "Anna gro.elpmaxe@eve");
    check("A\u{0}B\u{7f}C\u{2028}D\u{85}E", "A B C D E");
    check("Nguye\u{302}\u{303}n", "Nguyễn");
    check(&"x".repeat(200), &"x".repeat(200));
    check("<script>alert(1)</script>", "<script>alert(1)</script>");
    check("Anna <eve@example.org>", "Anna <eve@example.org>");
    check(
        "anna@example.no, eve@example.org",
        "anna@example.no, eve@example.org",
    );
}

#[test]
fn a_name_is_written_in_the_plainest_way_that_says_it() {
    let check = |name: &str, expect: &str| {
        let text = text_of(&Letter {
            reply_to: Some(Mailbox {
                name: name.to_owned(),
                address: "protocol@example.no".to_owned(),
            }),
            ..letter()
        });
        let expect = format!("\r\nReply-To: {expect}\r\n");
        assert!(text.contains(&expect), "{expect}: {text}");
    };
    check("", "<protocol@example.no>");
    check("Anna Berg", "Anna Berg <protocol@example.no>");
    check("S.E.", "\"S.E.\" <protocol@example.no>");
    check("Protocol, Oslo", "\"Protocol, Oslo\" <protocol@example.no>");
    check("Åse", "=?utf-8?b?w4VzZQ==?= <protocol@example.no>");
    let folded = "=?utf-8?b?UHJvdG9rb2xsYXZkZWxpbmdlbiBpIE9zbG8ga29tbXVuZSDDhg==?=\r\n <protocol@example.no>";
    check("Protokollavdelingen i Oslo kommune Æ", folded);
}

#[test]
fn names_and_subjects_have_a_longest_length() {
    let long = Letter {
        to: Mailbox {
            name: "ø".repeat(10_000),
            address: "anna@example.no".to_owned(),
        },
        subject: "ø".repeat(10_000),
        ..letter()
    };
    let bytes = long.freeze().unwrap().bytes;
    check_form(&bytes);
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(parsed.subject(), Some("ø".repeat(500).as_str()));
    let to = parsed.to().and_then(|to| to.first()).unwrap();
    assert_eq!(to.name(), Some("ø".repeat(200).as_str()));
}

#[test]
fn nothing_of_a_message_but_its_id_gets_into_a_log() {
    let message = letter().freeze().unwrap();
    let length = message.bytes.len();
    assert_eq!(
        format!("{message:?}"),
        format!(
            "Message {{ message_id: \"<0197.invitation@example.org>\", to: \"h…@example.vn\", bytes: {length}, .. }}"
        )
    );
}

/// Any text: control characters, marks and letters of all planes, and what headers are made of.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        proptest::collection::vec(any::<char>(), 0..300).prop_map(String::from_iter),
        "[\\r\\n\\t :;,<>@\"\\\\()=?_.a-zé]{0,120}",
    ]
}

proptest! {
    /// Headers are the same whatever the texts are, and texts without anything to clean come back as they were.
    #[test]
    fn any_texts_make_the_same_headers(name in any_text(), subject in any_text(), text in any_text()) {
        let written = Letter {
            from: Mailbox { name: name.clone(), address: "escale@example.org".to_owned() },
            to: Mailbox { name: name.clone(), address: "anna@example.no".to_owned() },
            reply_to: Some(Mailbox { name: name.clone(), address: "claire@example.fr".to_owned() }),
            subject: subject.clone(),
            text: text.clone(),
            html: text.clone(),
            ..letter()
        };
        let bytes = written.freeze().unwrap().bytes;
        check_form(&bytes);
        let parsed = MessageParser::default().parse(&bytes).unwrap();
        let names: Vec<String> = parsed.headers().iter().map(|header| header.name().to_lowercase()).collect();
        prop_assert_eq!(names, [
            "from", "reply-to", "to", "subject", "date", "message-id", "mime-version", "content-language",
            "auto-submitted", "x-auto-response-suppress", "list-id", "content-type",
        ]);
        for (list, address) in [
            (parsed.from(), "escale@example.org"),
            (parsed.reply_to(), "claire@example.fr"),
            (parsed.to(), "anna@example.no"),
        ] {
            let list: Vec<_> = list.unwrap().iter().collect();
            prop_assert_eq!(list.len(), 1);
            prop_assert_eq!(list[0].address(), Some(address));
            prop_assert_eq!(words(list[0].name().unwrap_or_default()), words(&clean::line(&name, LONGEST_NAME)));
        }
        prop_assert_eq!(words(parsed.subject().unwrap_or_default()), words(&clean::line(&subject, LONGEST_SUBJECT)));
        prop_assert_eq!(parsed.parts.len(), 6);
        let body = parsed.body_text(0).unwrap();
        prop_assert_eq!(body.into_owned(), clean::lines(&text).replace('\n', "\r\n"));
    }

    #[test]
    fn any_address_is_refused_or_written_alone(address in any_text()) {
        let written = Letter {
            to: Mailbox { name: String::new(), address: address.clone() },
            ..letter()
        };
        if let Ok(message) = written.freeze() {
            check_form(&message.bytes);
            prop_assert!(!address.contains(['\r', '\n', ' ']) || address.starts_with('"'));
        }
    }
}

/// Without the white space that folding may change.
fn words(text: &str) -> Vec<String> {
    text.split([' ', '\t'])
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
