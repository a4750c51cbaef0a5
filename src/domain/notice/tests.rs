//! One reader, one change, one expectation a line.

mod leftovers;
mod past;
pub(in crate::domain) mod story;

use jiff::SignedDuration;

use super::*;
use crate::domain::agenda::{Audience, Visibility};
use crate::domain::fixture::{
    DELEGATE, DRIVER, EVENING, GUEST, HOST, RECEPTION, item, participant,
};
use crate::domain::text::Texts;
use crate::domain::visit::VisitStatus;
use story::{Story, check};

#[test]
fn each_hears_of_what_concerns_them_in_their_way() {
    check(
        &Story::of(GUEST),
        &[
            "Announce reception by Invitation",
            "Announce evening by Invitation",
        ],
    );
    check(
        &Story::of(DELEGATE),
        &[
            "Announce reception by Programme",
            "Announce evening by Programme",
            "Announce drive by Programme",
        ],
    );
    check(&Story::of(DRIVER), &["Announce drive by ByHand"]);
}

#[test]
fn what_was_told_is_not_told_again() {
    check(&Story::told(GUEST), &[]);
    check(&Story::told(DELEGATE), &[]);
    let mut story = Story::told(GUEST);
    check(story.publish(), &[]);
}

#[test]
fn a_change_is_told_to_those_who_see_it() {
    let later = |reader| {
        let mut story = Story::told(reader);
        story.edit(RECEPTION, |item| {
            item.description = Texts::from([("en", "Flags first")]);
        });
        story
    };
    check(&later(GUEST), &["Update reception by Invitation"]);
    check(&later(DELEGATE), &["Update reception by Programme"]);
    check(&later(DRIVER), &[]);
}

#[test]
fn a_change_taken_back_is_not_told() {
    let mut story = Story::told(GUEST);
    let draft = story.draft.clone();
    story.edit(RECEPTION, |item| {
        item.online_url = Some("https://meet.example/1".into());
    });
    story.draft = draft;
    check(story.publish(), &[]);
}

#[test]
fn an_end_is_told_once_and_revived_under_a_new_uid() {
    let mut story = Story::told(GUEST);
    let uid = story.told[&item(RECEPTION)].uid;
    story.edit(RECEPTION, |item| item.status = ItemStatus::Cancelled);
    assert_eq!(story.tell(), ["Cancel reception by Invitation"]);
    let cancelled = story.told[&item(RECEPTION)].clone();
    assert_eq!(
        (cancelled.uid, cancelled.sequence, cancelled.digest),
        (uid, 1, None)
    );
    story.edit(RECEPTION, |item| item.status = ItemStatus::Confirmed);
    assert_eq!(story.tell(), ["Announce reception by Invitation"]);
    assert_ne!(story.told[&item(RECEPTION)].uid, uid);
}

#[test]
fn who_is_taken_off_is_told_so_without_a_change_of_the_item() {
    let mut story = Story::told(GUEST);
    story.edit(RECEPTION, |item| item.audience.people.clear());
    assert_eq!(story.tell(), ["Withdraw reception by Invitation"]);
    assert_eq!(
        story.told[&item(RECEPTION)].sequence,
        1,
        "a CANCEL is always newer"
    );

    let mut story = Story::told(GUEST);
    story.edit(EVENING, |item| item.visibility = Visibility::Internal);
    check(&story, &["Withdraw evening by Invitation"]);

    let mut story = Story::told(GUEST);
    story
        .draft
        .participants
        .retain(|on| on.id != participant(GUEST));
    check(
        story.publish(),
        &[
            "Withdraw reception by Invitation",
            "Withdraw evening by Invitation",
        ],
    );
}

#[test]
fn a_cancelled_visit_cancels_its_items() {
    let mut story = Story::told(DELEGATE);
    story.draft.visit.status = VisitStatus::Cancelled;
    story.publish();
    let ends = [
        "Cancel reception by Programme",
        "Cancel evening by Programme",
        "Cancel drive by Programme",
    ];
    check(&story, &ends);
    check(Story::of(DELEGATE).with_cancelled_visit(), &[]);
}

impl Story {
    fn with_cancelled_visit(&mut self) -> &mut Self {
        self.draft.visit.status = VisitStatus::Cancelled;
        self.publish()
    }
}

#[test]
fn a_tentative_item_asks_only_those_with_a_part() {
    let tentative = |reader| {
        let mut story = Story::of(reader);
        story.edit(EVENING, |item| item.status = ItemStatus::Tentative);
        story
    };
    check(&tentative(GUEST), &["Announce reception by Invitation"]);
    check(
        &tentative(HOST),
        &[
            "Announce reception by Invitation",
            "Announce evening by Invitation",
        ],
    );
    let mut confirmed = tentative(GUEST);
    confirmed.tell();
    confirmed.edit(EVENING, |item| item.status = ItemStatus::Confirmed);
    check(&confirmed, &["Announce evening by Invitation"]);
}

#[test]
fn who_knows_of_an_item_hears_that_it_is_uncertain_even_where_they_would_not_be_invited() {
    let mut story = Story::told(DELEGATE);
    story.notify = Notify::Invitations;
    story.edit(EVENING, |item| item.status = ItemStatus::Tentative);
    check(&story, &["Update evening by Programme"]);
}

#[test]
fn an_end_goes_the_way_of_today() {
    let withdrawn = |notify| {
        let mut story = Story::told(DELEGATE);
        story.notify = notify;
        story.edit(EVENING, |item| item.visibility = Visibility::Internal);
        story.said()
    };
    assert_eq!(
        withdrawn(Notify::Invitations),
        ["Withdraw evening by Programme"]
    );
    assert_eq!(withdrawn(Notify::ByHand), ["Withdraw evening by ByHand"]);
    assert_eq!(withdrawn(Notify::None), Vec::<String>::new());
}

#[test]
fn who_declined_hears_again_only_of_a_lasting_move() {
    let declined = |minutes: i64| {
        let mut story = Story::told(GUEST);
        let reply = Reply {
            status: ReplyStatus::Declined,
            sequence: 0,
            at: story.now,
        };
        story.replies.insert(item(RECEPTION), reply);
        story.edit(RECEPTION, |item| {
            item.starts = item
                .starts
                .checked_add(SignedDuration::from_mins(minutes))
                .unwrap();
        });
        story.tell()
    };
    assert_eq!(declined(30), Vec::<String>::new());
    assert_eq!(declined(31), ["Update reception by Invitation, asks again"]);
}

#[test]
fn an_answer_to_an_earlier_time_no_longer_counts() {
    let mut story = Story::told(GUEST);
    story.edit(RECEPTION, |item| {
        item.starts = item
            .starts
            .checked_sub(SignedDuration::from_hours(1))
            .unwrap();
    });
    story.tell();
    let told = &story.told[&item(RECEPTION)];
    let reply = |sequence| Reply {
        status: ReplyStatus::Accepted,
        sequence,
        at: story.now,
    };
    assert_eq!((told.sequence, told.asked), (1, 1));
    assert_eq!(reply(0).counted(told.asked), ReplyStatus::NeedsAction);
    assert_eq!(reply(1).counted(told.asked), ReplyStatus::Accepted);
}

#[test]
fn a_new_address_gets_new_uids_and_the_old_one_a_cancel() {
    let mut story = Story::told(GUEST);
    let uid = story.told[&item(RECEPTION)].uid;
    story.address = Some("new@people.example");
    assert_eq!(
        story.tell(),
        [
            "Readdress reception by Invitation",
            "Announce reception by Invitation",
            "Readdress evening by Invitation",
            "Announce evening by Invitation"
        ]
    );
    assert_ne!(story.told[&item(RECEPTION)].uid, uid);
    let mut bounced = Story::told(GUEST);
    bounced
        .told
        .values_mut()
        .for_each(|told| told.handed_over = false);
    bounced.address = Some("new@people.example");
    check(
        &bounced,
        &[
            "Announce reception by Invitation",
            "Announce evening by Invitation",
        ],
    );
}

#[test]
fn a_changed_way_sends_nothing_and_invitations_go_on() {
    let mut story = Story::told(GUEST);
    story.notify = Notify::Programme;
    check(&story, &[]);
    check(
        story.edit(RECEPTION, |item| {
            item.online_url = Some("https://meet.example".into());
        }),
        &["Update reception by Invitation"],
    );
    let mut story = Story::told(DELEGATE);
    story.notify = Notify::Invitations;
    check(&story, &[]);
    check(
        story.edit(RECEPTION, |item| {
            item.online_url = Some("https://meet.example".into());
        }),
        &["Announce reception by Invitation"],
    );
    story.notify = Notify::None;
    check(&story, &[]);
}

#[test]
fn without_an_address_somebody_calls() {
    let mut story = Story::of(GUEST);
    story.address = None;
    check(
        &story,
        &["Announce reception by ByHand", "Announce evening by ByHand"],
    );
}

#[test]
fn a_new_address_is_invited_although_another_way_was_chosen_since() {
    for notify in [Notify::Programme, Notify::ByHand, Notify::None] {
        let mut story = Story::told(GUEST);
        story.address = Some("new@people.example");
        story.notify = notify;
        assert_eq!(
            story.tell(),
            [
                "Readdress reception by Invitation",
                "Announce reception by Invitation",
                "Readdress evening by Invitation",
                "Announce evening by Invitation"
            ],
            "{notify:?}"
        );
    }
}

#[test]
fn who_comes_back_to_an_address_that_let_go_is_invited_anew() {
    let mut story = Story::told(GUEST);
    let uid = story.told[&item(RECEPTION)].uid;
    story.address = None;
    story.notify = Notify::None;
    assert_eq!(
        story.tell(),
        [
            "Readdress reception by Invitation",
            "Readdress evening by Invitation"
        ]
    );
    story.address = Some("old@people.example");
    assert_eq!(
        story.tell(),
        [
            "Announce reception by Invitation",
            "Announce evening by Invitation"
        ]
    );
    assert_ne!(story.told[&item(RECEPTION)].uid, uid);
}

#[test]
fn who_comes_back_to_an_address_that_did_not_let_go_is_asked_there_again() {
    let mut story = Story::told(GUEST);
    let letters = story.told.values_mut();
    letters.for_each(|told| told.handed_over = false);
    story.edit(RECEPTION, |item| item.audience = Audience::default());
    check(&story, &["Withdraw reception by Invitation"]);
    story.address = Some("new@people.example");
    check(&story, &["Announce evening by Invitation"]);
}

#[test]
fn a_lost_address_lets_go_before_somebody_calls() {
    let mut story = Story::told(GUEST);
    story.address = None;
    check(
        &story,
        &[
            "Readdress reception by Invitation",
            "Readdress evening by Invitation",
        ],
    );
    story.tell();
    let told = &story.told[&item(RECEPTION)];
    assert_eq!((told.channel, told.uid), (Channel::ByHand, None));
    check(&story, &[]);
}

#[test]
fn words_alone_are_words_alone() {
    let words_alone = |change: fn(&mut crate::domain::agenda::Item)| {
        let mut story = Story::told(GUEST);
        story.edit(RECEPTION, change);
        let situation = story.situation();
        notice(&situation)
            .iter()
            .map(|telling| telling.is_words_alone(&situation))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        words_alone(|item| item.title = Texts::from([("en", "Welcome")])),
        [true]
    );
    assert_eq!(
        words_alone(|item| item.online_url = Some("https://meet.example".into())),
        [false]
    );
    assert_eq!(words_alone(|item| item.places.clear()), [false]);
}

#[test]
fn messages_of_one_second_are_still_ordered() {
    let second: Timestamp = "2026-06-01T06:00:00.7Z".parse().unwrap();
    let first = sending::later_than(None, second);
    assert_eq!(first.to_string(), "2026-06-01T06:00:00Z");
    assert_eq!(
        sending::later_than(Some(first), second).to_string(),
        "2026-06-01T06:00:01Z"
    );
}
