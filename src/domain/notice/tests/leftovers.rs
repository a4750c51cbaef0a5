//! What becomes of events whose end came back.

use super::*;

/// A guest who was invited anew before the end of the first invitation came back; and what that was.
fn invited_twice() -> (Story, Told) {
    let mut story = Story::told(GUEST);
    let first = story.told[&item(RECEPTION)].clone();
    for status in [ItemStatus::Cancelled, ItemStatus::Confirmed] {
        story.edit(RECEPTION, |item| item.status = status);
        story.tell();
    }
    let left = vec![first.clone()];
    story.leftovers.insert(item(RECEPTION), left);
    (story, first)
}

#[test]
fn a_calendar_lets_go_of_what_it_was_to_end_before() {
    let (mut story, first) = invited_twice();
    let known = story.told.clone();
    let situation = story.situation();
    let [clear] = notice(&situation).try_into().unwrap();
    let after = clear.told_after(&situation, story.sending());
    assert_eq!((after.uid, after.digest), (first.uid, None));
    assert!((after.sequence, after.dtstamp) > (first.sequence, first.dtstamp));
    assert_eq!(
        (after.address, after.organizer),
        (first.address, first.organizer)
    );
    assert_eq!(story.tell(), ["Clear reception by Invitation"]);
    assert_eq!(story.told, known);
}

#[test]
fn it_lets_go_before_anything_else_is_said() {
    let (mut story, _) = invited_twice();
    story.edit(RECEPTION, |item| {
        item.online_url = Some("https://meet.example".into());
    });
    let said = [
        "Clear reception by Invitation",
        "Update reception by Invitation",
    ];
    assert_eq!(story.tell(), said);
}

#[test]
fn it_lets_go_whatever_way_was_chosen_since() {
    for notify in [Notify::Programme, Notify::ByHand, Notify::None] {
        let (mut story, _) = invited_twice();
        story.notify = notify;
        check(&story, &["Clear reception by Invitation"]);
    }
}

#[test]
fn a_former_address_lets_go_unless_it_refused_to() {
    let (mut story, first) = invited_twice();
    let elsewhere = |handed_over| Told {
        address: Some("former@people.example".to_owned()),
        handed_over,
        ..first.clone()
    };
    story
        .leftovers
        .insert(item(RECEPTION), vec![elsewhere(true)]);
    check(&story, &["Clear reception by Invitation"]);
    story
        .leftovers
        .insert(item(RECEPTION), vec![elsewhere(false)]);
    check(&story, &[]);
}

#[test]
fn an_address_of_today_is_asked_again_although_its_letter_came_back() {
    let (mut story, first) = invited_twice();
    let left = Told {
        handed_over: false,
        ..first
    };
    story.leftovers.insert(item(RECEPTION), vec![left]);
    check(&story, &["Clear reception by Invitation"]);
}

#[test]
fn what_is_over_is_left_alone() {
    let (mut story, _) = invited_twice();
    story.now = "2026-06-23T10:30:00Z".parse().unwrap();
    check(&story, &[]);
}
