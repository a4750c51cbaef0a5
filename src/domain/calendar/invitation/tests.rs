//! Invitations, as a client reads them.

use super::*;
use crate::domain::calendar::strict_reader;
use crate::domain::calendar::tests::{event, invitation};

#[test]
fn a_request_asks_one_person_for_an_answer() {
    let invitation = invitation(event());
    let text = invitation.to_text();
    strict_reader::read(&text);
    assert_eq!(invitation.method().word(), "REQUEST");
    insta::assert_snapshot!(text.replace("\r\n", "\n"));
}

#[test]
fn a_cancellation_names_the_same_people_and_repeats_times_and_title() {
    let mut cancelled = event();
    cancelled.status = ItemStatus::Cancelled;
    cancelled.sequence = 3;
    let invitation = invitation(cancelled);
    let text = invitation.to_text();
    strict_reader::read(&text);
    assert_eq!(invitation.method().word(), "CANCEL");
    insta::assert_snapshot!(text.replace("\r\n", "\n"));
}

#[test]
fn a_tentative_event_is_tentative_in_outlook_too() {
    let mut tentative = event();
    tentative.status = ItemStatus::Tentative;
    let calendar = strict_reader::read(&invitation(tentative).to_text());
    let event = calendar.all("VEVENT")[0];
    assert_eq!(calendar.value("METHOD"), "REQUEST");
    assert_eq!(event.value("STATUS"), "TENTATIVE");
    assert_eq!(event.value("X-MICROSOFT-CDO-BUSYSTATUS"), "TENTATIVE");
    assert_eq!(event.value("X-MICROSOFT-CDO-INTENDEDSTATUS"), "TENTATIVE");
    assert!(
        event
            .properties
            .iter()
            .all(|property| property.name != "TRANSP")
    );
}

#[test]
fn the_answer_we_hold_is_repeated() {
    let check = |reply: ReplyStatus, expect: &str| {
        let invitation = Invitation {
            reply,
            ..invitation(event())
        };
        let calendar = strict_reader::read(&invitation.to_text());
        let attendee = calendar.all("VEVENT")[0].property("ATTENDEE");
        assert_eq!(attendee.parameters["PARTSTAT"], expect);
    };
    check(ReplyStatus::NeedsAction, "NEEDS-ACTION");
    check(ReplyStatus::Accepted, "ACCEPTED");
    check(ReplyStatus::Declined, "DECLINED");
    check(ReplyStatus::Tentative, "TENTATIVE");
}

#[test]
fn a_hostile_name_stays_a_name() {
    let mut invitation = invitation(event());
    invitation.attendee.name = "\";ROLE=CHAIR;X=\"\r\nX-EVIL:1".to_owned();
    invitation.attendee.address = "ada@example.org\r\nATTENDEE:mailto:eve@example.org".to_owned();
    let calendar = strict_reader::read(&invitation.to_text());
    let attendee = calendar.all("VEVENT")[0].property("ATTENDEE");
    assert_eq!(attendee.parameters["CN"], "”;ROLE=CHAIR;X=” X-EVIL:1");
    assert_eq!(attendee.parameters["ROLE"], "REQ-PARTICIPANT");
    assert_eq!(
        attendee.value,
        "mailto:ada@example.org%0D%0AATTENDEE:mailto:eve@example.org"
    );
}
