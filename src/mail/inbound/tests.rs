use proptest::prelude::*;

use super::*;
use crate::domain::calendar::reply::{Moment, Participation};

const GMAIL: &str = include_str!("../../../tests/it/inbound/mails/gmail-reply.eml");
const OUTLOOK: &str = include_str!("../../../tests/it/inbound/mails/outlook-reply.eml");
const APPLE: &str = include_str!("../../../tests/it/inbound/mails/apple-reply.eml");
const THUNDERBIRD: &str = include_str!("../../../tests/it/inbound/mails/thunderbird-reply.eml");
const OUTLOOK_COUNTER: &str = include_str!("../../../tests/it/inbound/mails/outlook-counter.eml");
const GMAIL_COUNTER: &str = include_str!("../../../tests/it/inbound/mails/gmail-counter.eml");
const DELEGATION: &str = include_str!("../../../tests/it/inbound/mails/delegation.eml");
const BOUNCE: &str = include_str!("../../../tests/it/inbound/mails/bounce.eml");
const AWAY: &str = include_str!("../../../tests/it/inbound/mails/out-of-office.eml");
const HUMAN: &str = include_str!("../../../tests/it/inbound/mails/human.eml");

/// A mail of a client, as it comes over the wire.
fn filled(mail: &str) -> String {
    let values = [
        ("from", "maire@toulouse.example"),
        ("attendee", "maire@toulouse.example"),
        ("uid", "0197a000-0000-4000-8000-000000000001"),
        ("answer", "ACCEPTED"),
        ("stamp", "20250602T070000Z"),
        ("sequence", "1"),
        ("remark", "Avec plaisir"),
        ("to", "bounce+token@city.example"),
        ("recipient", "maire@toulouse.example"),
        ("action", "failed"),
        ("status", "5.1.1"),
        ("message_id", "<0197@city.example>"),
    ];
    let mut filled = mail.replace('\n', "\r\n");
    for (name, value) in values {
        filled = filled.replace(&format!("{{{name}}}"), value);
    }
    filled
}

fn read_filled(mail: &str) -> Inbound {
    read(filled(mail).as_bytes())
}

fn reply_in(mail: &str) -> CalendarReply {
    match read_filled(mail).content {
        Content::Reply(reply) => reply,
        other => panic!("{other:?}"),
    }
}

#[test]
fn four_shapes_of_clients_say_the_same() {
    for mail in [GMAIL, OUTLOOK, APPLE, THUNDERBIRD] {
        let expected = CalendarReply {
            uid: "0197a000-0000-4000-8000-000000000001".to_owned(),
            attendee: "maire@toulouse.example".to_owned(),
            says: Participation::Accepted,
            sequence: 1,
            stamp: Some("2025-06-02T07:00:00Z".parse().unwrap()),
            remark: Some("Avec plaisir".to_owned()),
            is_counter: false,
            counter: None,
        };
        assert_eq!(reply_in(mail), expected, "{mail}");
        let read = read_filled(mail);
        assert_eq!(read.from.address, "maire@toulouse.example");
        assert_eq!(read.recipients, ["visits@city.example"]);
    }
}

#[test]
fn another_time_is_proposed_by_two_of_them() {
    for mail in [OUTLOOK_COUNTER, GMAIL_COUNTER] {
        let reply = reply_in(mail);
        assert!(reply.is_counter && reply.says == Participation::Tentative);
        let instant = |text: &str| Moment::Instant(text.parse().unwrap());
        let counter = reply.counter.unwrap();
        assert_eq!(counter.starts, instant("2025-06-23T13:00:00Z"), "{mail}");
        assert_eq!(
            counter.ends,
            Some(instant("2025-06-23T14:30:00Z")),
            "{mail}"
        );
    }
    let to = Some("adjointe@toulouse.example".to_owned());
    assert_eq!(reply_in(DELEGATION).says, Participation::Delegated(to));
}

#[test]
fn a_report_says_who_did_not_get_what() {
    let expected = Bounce {
        failures: vec![Failure {
            recipient: "maire@toulouse.example".to_owned(),
            is_final: true,
            status: "5.1.1".to_owned(),
            diagnostic: "550 5.1.1 <maire@toulouse.example>: Recipient address rejected: User unknown in virtual mailbox table".to_owned(),
        }],
        message_id: Some("<0197@city.example>".to_owned()),
    };
    let read = read_filled(BOUNCE);
    assert_eq!(read.content, Content::Bounce(expected));
    assert_eq!(read.recipients, ["bounce+token@city.example"]);
    for (from, to, is_final) in [
        ("{action}", "delayed", false),
        ("{action}", "delivered", false),
        ("{status}", "4.4.7", true),
        ("{status}", "5.7.1", true),
    ] {
        match read_filled(&BOUNCE.replace(from, to)).content {
            Content::Bounce(bounce) => assert_eq!(bounce.failures[0].is_final, is_final, "{to}"),
            other => panic!("{other:?}"),
        }
    }
    // the message itself may come back whole
    let whole = BOUNCE.replace("text/rfc822-headers", "message/rfc822");
    match read_filled(&whole).content {
        Content::Bounce(bounce) => {
            assert_eq!(bounce.message_id.as_deref(), Some("<0197@city.example>"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn words_are_told_from_automatic_answers() {
    let human = read_filled(HUMAN);
    assert_eq!(
        human.content,
        Content::Human("Puis-je venir avec mon adjointe ?".to_owned())
    );
    assert_eq!(human.references, ["<0197@city.example>"]);
    assert_eq!(human.subject, "Re: Entretien");
    let away = read_filled(AWAY);
    assert!(matches!(&away.content, Content::AutoReply(words) if words.contains("10 juin")));
    assert_eq!(away.subject, "Réponse automatique: Entretien");
    let of_nobody = read_filled(&format!("Return-Path: <>\r\n{HUMAN}"));
    assert!(matches!(of_nobody.content, Content::AutoReply(_)));
    let receipt = "From: mayor@city.example\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/report; report-type=disposition-notification; boundary=b\r\n\r\n\
        --b\r\nContent-Type: text/plain\r\n\r\nYour message was displayed.\r\n\
        --b\r\nContent-Type: message/disposition-notification\r\n\r\n\
        Final-Recipient: rfc822;mayor@city.example\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n--b--\r\n";
    assert!(matches!(
        read_filled(receipt).content,
        Content::AutoReply(_)
    ));
    let invitation = THUNDERBIRD.replace("METHOD:REPLY", "METHOD:REQUEST");
    assert!(matches!(
        read_filled(&invitation).content,
        Content::Human(_)
    ));
}

#[test]
fn a_mail_is_the_same_whatever_way_it_came() {
    let mail = filled(GMAIL);
    let by_pipe = format!(
        "Received: from a by b\nX-Spam: no\n{}",
        mail.replace("\r\n", "\n")
    );
    let other = mail.replace("ACCEPTED", "DECLINED");
    assert_eq!(
        read(mail.as_bytes()).digest,
        read(by_pipe.as_bytes()).digest
    );
    assert_ne!(read(mail.as_bytes()).digest, read(other.as_bytes()).digest);
}

#[test]
fn what_is_broken_says_nothing_and_ends_nothing() {
    let nested = |times: usize| {
        let open =
            |n: usize| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n");
        let boundaries: String = (0..times).map(open).collect();
        format!("From: a@b.example\r\n{boundaries}")
    };
    let forwarded = format!(
        "From: a@b.example\r\nContent-Type: message/rfc822\r\n\r\n{}",
        filled(GMAIL)
    );
    let parts = "--b\r\nContent-Type: text/calendar\r\n\r\nx\r\n".repeat(200);
    let many =
        format!("From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{parts}");
    let bomb = filled(APPLE).replace("METHOD:REPLY", &"BEGIN:VEVENT\r\n".repeat(20_000));
    for (mail, expected) in [
        (Vec::new(), "this is no mail"),
        (vec![b'x'; LONGEST + 1], "longer"),
        (many.into_bytes(), "more than 100 parts"),
        (nested(50_000).into_bytes(), "more than 100 parts"),
        (bomb.into_bytes(), "nests them too deep"),
        (
            filled(&OUTLOOK.replace("method=REPLY", "method=COUNTER")).into_bytes(),
            "another METHOD",
        ),
        (
            filled(&OUTLOOK.replace("UID:{uid}", "UID:")).into_bytes(),
            "no UID",
        ),
    ] {
        match read(&mail).content {
            Content::Nothing(why) => assert!(why.to_string().contains(expected), "{why}"),
            other => panic!("{expected}: {other:?}"),
        }
    }
    // whoever forwards an answer does not give it
    assert!(matches!(
        read(forwarded.as_bytes()).content,
        Content::Human(_)
    ));
    assert!(matches!(
        read(b"\xff\xfe\x00\x01: \xff\r\n\r\n\xff").content,
        Content::Human(_) | Content::Nothing(_)
    ));
}

proptest! {
    #[test]
    fn no_mail_ends_the_process(raw in proptest::collection::vec(any::<u8>(), 0..600), at in any::<prop::sample::Index>()) {
        drop(read(&raw));
        for mail in [GMAIL, OUTLOOK, APPLE, THUNDERBIRD, BOUNCE] {
            let mut mail = filled(mail).into_bytes();
            let place = at.index(mail.len());
            mail.splice(place..place, raw.iter().copied());
            drop(read(&mail));
            mail.truncate(place);
            drop(read(&mail));
        }
    }
}
