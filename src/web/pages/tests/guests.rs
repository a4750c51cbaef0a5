//! What only the page of a participant has: answers, who comes, what they have seen, what is kept about them.

use std::collections::BTreeMap;

use askama::Template;
use jiff::civil::datetime;

use super::super::answers::{Focus, Given, Own};
use super::super::hosting::{Expected, Party};
use super::super::participant::{Event, ParticipantPage, Reach};
use super::super::personal_data::{Kept, PersonalDataPage, Voted, document};
use super::sample::{self, Sample};
use super::{FEED, main_of};
use crate::domain::fixture::{self, DELEGATE, EVENING, GUEST, HEAD, HOST, RECEPTION};
use crate::domain::ids::ItemId;
use crate::domain::notice::Channel;
use crate::domain::poll::{Ballot, Vote};
use crate::domain::proposal::{Proposal, ProposalState};
use crate::domain::reply::{Answer, Reply, ReplySource, ReplyStatus};
use crate::domain::visit::{Assistant, Notify};
use crate::language::Language;
use crate::store::acknowledgements::Acknowledgement;
use crate::web::pages::Showing;

/// What is known of one participant.
#[derive(Default)]
pub(super) struct Correspondence<'a> {
    given: BTreeMap<ItemId, Given>,
    told: BTreeMap<ItemId, Channel>,
    parties: BTreeMap<ItemId, Party<'a>>,
}

impl<'a> Correspondence<'a> {
    pub(super) fn own(&'a self, focus: Focus<'a>) -> Own<'a> {
        Own {
            path: "/p/AAAA",
            query: "",
            given: &self.given,
            told: &self.told,
            notify: Notify::Programme,
            parties: &self.parties,
            asked: &[],
            focus,
        }
    }

    fn answering(status: ReplyStatus, channel: Channel) -> Self {
        let evening = fixture::item(EVENING);
        let remark = Some("After 19:00 <b>only</b>".to_owned());
        Self {
            given: [(
                evening,
                Given {
                    status,
                    remark,
                    waits: None,
                },
            )]
            .into(),
            told: [(evening, channel)].into(),
            parties: BTreeMap::new(),
        }
    }
}

pub(super) fn page(
    showing: &Showing<'_>,
    who: u128,
    (own, notify, event): (&Own<'_>, Notify, Event),
) -> String {
    let reach = Reach {
        feed_url: FEED,
        notify,
        has_address: true,
        push_key: "BAAA",
        is_own: true,
    };
    let page = ParticipantPage::new(showing, fixture::participant(who), (own, reach, event));
    page.unwrap().unwrap().render().unwrap()
}

fn shows(html: &str, texts: &[&str]) {
    for text in texts {
        assert!(html.contains(text), "no {text}: {html}");
    }
}

#[test]
fn an_answer_is_said_back_with_what_calendars_may_still_show() {
    let sample = Sample::new();
    let evening = fixture::item(EVENING);
    let own = Correspondence::answering(ReplyStatus::Declined, Channel::Invitation);
    for language in Language::ALL {
        let shown = (
            &own.own(Focus::default()),
            Notify::Invitations,
            Event::Answered(evening),
        );
        let html = page(&sample.showing(language), GUEST, shown);
        insta::assert_snapshot!(format!("answered_{language}"), main_of(&html));
    }
    let shown = (
        &own.own(Focus::default()),
        Notify::Invitations,
        Event::Answered(evening),
    );
    let html = page(&sample.showing(Language::En), GUEST, shown);
    shows(
        &html,
        &[
            "entry--declined",
            "After 19:00 &#60;b&#62;only",
            "value=\"declined\" aria-pressed=\"true\"",
        ],
    );
}

#[test]
fn a_link_chooses_and_does_not_answer() {
    let sample = Sample::new();
    let own = Correspondence::default();
    let focus = Focus {
        item: Some(fixture::item(EVENING)),
        status: Some(ReplyStatus::Declined),
        ..Focus::default()
    };
    let shown = (&own.own(focus), Notify::Programme, Event::Opened);
    let html = page(&sample.showing(Language::En), HEAD, shown);
    shows(
        &html,
        &[
            "Nothing has been sent yet",
            "btn--no btn--primary\" name=\"status\" value=\"declined\" aria-pressed=\"false\"",
        ],
    );
    assert_eq!(html.matches("aria-pressed=\"true\"").count(), 0);
}

#[test]
fn a_remark_that_is_too_long_is_kept_in_the_form() {
    let sample = Sample::new();
    let own = Correspondence::default();
    let long = "x".repeat(501);
    let focus = Focus {
        item: Some(fixture::item(EVENING)),
        status: Some(ReplyStatus::Accepted),
        remark: Some(&long),
        is_too_long: true,
    };
    let shown = (
        &own.own(focus),
        Notify::Programme,
        Event::Refused("answer-remark-too-long"),
    );
    let html = page(&sample.showing(Language::En), HEAD, shown);
    shows(
        &html,
        &[
            &long,
            "<title>Error: ",
            "role=\"alert\"",
            "aria-invalid=\"true\"",
        ],
    );
}

#[test]
fn nothing_can_be_answered_once_it_has_begun() {
    let sample = Sample::new();
    let own = Correspondence::answering(ReplyStatus::Accepted, Channel::Programme);
    let mut showing = sample.showing(Language::En);
    showing.now = "2026-06-24T16:45:00Z".parse().unwrap();
    let shown = (&own.own(Focus::default()), Notify::Programme, Event::Opened);
    let html = page(&showing, HEAD, shown);
    shows(&html, &["You take part"]);
    assert!(!html.contains("name=\"status\""), "{html}");
}

#[test]
fn what_changed_since_somebody_looked() {
    let sample = Sample::new();
    let own = Correspondence::default();
    let at = "2026-06-10T08:00:00Z".parse().unwrap();
    let html = |version: u32, before| {
        let showing = Showing {
            seen: Some(Acknowledgement { version, at }),
            before,
            ..sample.showing(Language::En)
        };
        page(
            &showing,
            HEAD,
            (&own.own(Focus::default()), Notify::Programme, Event::Opened),
        )
    };
    shows(
        &html(1, Some(&sample.before)),
        &[
            "Changed since you last looked, on 10 June 10:00",
            "action=\"/p/AAAA/seen\"",
            "<del>",
        ],
    );
    let up_to_date = html(2, None);
    assert!(
        !up_to_date.contains("Changed since") && !up_to_date.contains("<del>"),
        "{up_to_date}"
    );
}

#[test]
fn what_left_the_programme_is_named() {
    let sample = Sample::of(sample::draft(), |draft| {
        let evening = sample::item_mut(draft, EVENING);
        evening.audience.except.push(fixture::person(HEAD));
    });
    let own = Correspondence::default();
    let showing = Showing {
        seen: Some(Acknowledgement {
            version: 1,
            at: sample::now(),
        }),
        ..sample.showing(Language::En)
    };
    let html = page(
        &showing,
        HEAD,
        (&own.own(Focus::default()), Notify::Programme, Event::Opened),
    );
    shows(&html, &["<li>Economic evening <span class=\"hint\">"]);
}

/// The reception, as its host sees it.
fn party<'a>(sample: &'a Sample, proposal: &'a Proposal) -> Party<'a> {
    let expected = |who: u128, status, access| Expected {
        participant: fixture::participant(who),
        on_roster: &sample.latest.roster[&fixture::participant(who)],
        status,
        access,
    };
    Party {
        guests: vec![
            expected(HEAD, Some(ReplyStatus::Accepted), Some("Wheelchair")),
            expected(DELEGATE, Some(ReplyStatus::Declined), Some("Hearing aid")),
            expected(GUEST, Some(ReplyStatus::NeedsAction), None),
        ],
        proposal: Some(proposal),
    }
}

fn proposal() -> Proposal {
    Proposal {
        id: uuid::Uuid::from_u128(901).into(),
        item: fixture::item(RECEPTION),
        participant: fixture::participant(HOST),
        starts: datetime(2026, 6, 23, 15, 0, 0, 0),
        ends: datetime(2026, 6, 23, 16, 0, 0, 0),
        remark: Some("The mayor travels.".to_owned()),
        state: ProposalState::Open,
        at: sample::now(),
        given_by: None,
    }
}

#[test]
fn a_host_sees_who_comes_and_what_they_need() {
    let sample = Sample::new();
    let proposal = proposal();
    let own = Correspondence {
        parties: [(fixture::item(RECEPTION), party(&sample, &proposal))].into(),
        ..Correspondence::default()
    };
    for language in Language::ALL {
        let shown = (
            &own.own(Focus::default()),
            Notify::Invitations,
            Event::Opened,
        );
        let html = page(&sample.showing(language), HOST, shown);
        insta::assert_snapshot!(format!("host_{language}"), main_of(&html));
        // who does not come needs nothing
        assert!(html.contains("Wheelchair") && !html.contains("Hearing aid"));
    }
}

fn kept(sample: &Sample) -> Kept {
    let draft = sample::draft();
    let id = fixture::participant(HOST);
    let evening = fixture::item(EVENING);
    let mut participant = draft
        .participants
        .iter()
        .find(|one| one.id == id)
        .unwrap()
        .clone();
    participant.diet = Some("No nuts".to_owned());
    participant.mail_to = vec![Assistant {
        name: "Kari Berg".to_owned(),
        email: "kari@oslo.example".to_owned(),
        locale: "nb".to_owned(),
    }];
    let reply = Reply {
        status: ReplyStatus::Accepted,
        sequence: 0,
        at: sample::now(),
    };
    Kept {
        mails: Vec::new(),
        suppressed: None,
        ended_reminders: false,
        person: draft.registers.people[&fixture::person(HOST)].clone(),
        participant,
        titles: [(evening, sample.latest.items[&evening].title.clone())].into(),
        seen: Some(Acknowledgement {
            version: 1,
            at: sample::now(),
        }),
        answers: vec![Answer {
            participant: id,
            item: evening,
            reply,
            source: ReplySource::Calendar,
            remark: Some("Gladly".to_owned()),
            given_by: Some("Kari Berg".to_owned()),
            since: sample::now(),
        }],
        proposals: vec![proposal()],
        votes: vec![Voted {
            item: evening,
            time: (proposal().starts, proposal().ends),
            ballot: Ballot {
                participant: id,
                slot: 1,
                vote: Vote::IfNeedBe,
                given_by: Some("Kari Berg".to_owned()),
            },
            asked_at: sample::now(),
        }],
        messages: Vec::new(),
        devices: vec![("https://push.example.net/a".to_owned(), sample::now())],
    }
}

#[test]
fn what_is_kept_about_somebody_is_shown_to_them() {
    let sample = Sample::new();
    let kept = kept(&sample);
    for language in Language::ALL {
        let page = PersonalDataPage::new((&kept, &sample.latest), language, ("/p/AAAA", ""));
        let html = page.unwrap().render().unwrap();
        insta::assert_snapshot!(format!("personal_data_{language}"), main_of(&html));
    }
    insta::assert_json_snapshot!("personal_data", document(&kept, &sample.latest));
}
