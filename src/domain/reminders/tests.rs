//! One reader, one change, the reminders a line each.

use jiff::SignedDuration;
use jiff::civil::{date, datetime, time};

use super::*;
use crate::domain::agenda::ReplyWanted;
use crate::domain::fixture::{
    DELEGATE, DRIVE, DRIVER, EVENING, GUEST, HEAD, HOST, RECEPTION, item, participant,
};
use crate::domain::notice::tests::story::Story;
use crate::domain::reply::Reply;

fn eve() -> ReminderRule {
    rule(ReminderKind::Eve, None)
}

fn rule(kind: ReminderKind, before: Option<&str>) -> ReminderRule {
    ReminderRule {
        kind,
        at: None,
        before: before.map(str::to_owned),
    }
}

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn of(story: &Story, rules: &[ReminderRule], home: Option<&Zone>) -> Vec<Reminder> {
    let situation = story.situation();
    reminders(&Facts {
        situation: &situation,
        rules,
        reader_zone: home,
    })
}

/// `eve 2026-06-22T16:00:00Z: drive, reception`
fn line(reminder: &Reminder) -> String {
    let name = |id: &ItemId| match *id {
        id if id == item(RECEPTION) => "reception",
        id if id == item(EVENING) => "evening",
        id if id == item(DRIVE) => "drive",
        _ => "another",
    };
    let items: Vec<&str> = reminder.items.iter().map(name).collect();
    let click = if reminder.waits_for_click {
        ", waits for a click"
    } else {
        ""
    };
    let (rule, due_at) = (&reminder.key.rule, reminder.due_at);
    format!("{rule} {due_at}: {}{click}", items.join(", "))
}

#[track_caller]
fn check(story: &Story, rules: &[ReminderRule], expect: &[&str]) {
    let lines: Vec<String> = of(story, rules, None).iter().map(line).collect();
    assert_eq!(lines, expect);
}

fn answered(story: &mut Story, which: u128, status: ReplyStatus) {
    let reply = Reply {
        status,
        sequence: 0,
        at: story.now,
    };
    story.replies.insert(item(which), reply);
}

/// Everything asks for an answer until 20 June.
fn asking(reader: u128) -> Story {
    let mut story = Story::of(reader);
    story.draft.visit.reply_by = Some(date(2026, 6, 20));
    for item in &mut story.draft.items {
        item.reply = ReplyWanted::Requested;
    }
    story.publish();
    story.tell();
    story
}

#[test]
fn the_eve_tells_each_day_in_one_message() {
    let first = "eve 2026-06-22T16:00:00Z: drive, reception";
    let second = "eve 2026-06-23T16:00:00Z: evening";
    check(&Story::told(DELEGATE), &[eve()], &[first, second]);
    let reception = "eve 2026-06-22T16:00:00Z: reception";
    check(&Story::told(GUEST), &[eve()], &[reception, second]);
    let at_noon = ReminderRule {
        at: Some(time(12, 0, 0, 0)),
        ..eve()
    };
    let noon = [
        "eve 2026-06-22T10:00:00Z: reception",
        "eve 2026-06-23T10:00:00Z: evening",
    ];
    check(&Story::told(GUEST), std::slice::from_ref(&at_noon), &noon);
    check(&Story::told(GUEST), &[at_noon, eve()], &noon);
}

#[test]
fn who_is_not_written_to_gets_none() {
    check(&Story::of(DELEGATE), &[eve()], &[]);
    check(&Story::told(DRIVER), &[eve()], &[]);
    for notify in [Notify::None, Notify::ByHand] {
        let mut story = Story::told(GUEST);
        story.notify = notify;
        check(&story, &[eve()], &[]);
    }
    let mut story = Story::told(GUEST);
    story.address = None;
    check(&story, &[eve()], &[]);
}

#[test]
fn nothing_of_what_is_cancelled_declined_or_over_for_them() {
    let mut story = Story::told(GUEST);
    answered(&mut story, RECEPTION, ReplyStatus::Declined);
    check(&story, &[eve()], &["eve 2026-06-23T16:00:00Z: evening"]);
    story.edit(EVENING, |item| item.status = ItemStatus::Cancelled);
    check(&story, &[eve()], &[]);

    let mut story = Story::told(GUEST);
    story.edit(RECEPTION, |item| item.audience.people.clear());
    check(&story, &[eve()], &["eve 2026-06-23T16:00:00Z: evening"]);

    let mut story = Story::told(GUEST);
    for other in &mut story.draft.participants {
        other.removed |= other.id == participant(GUEST);
    }
    check(story.publish(), &[eve()], &[]);

    let mut story = Story::told(GUEST);
    story.draft.visit.status = VisitStatus::Cancelled;
    check(story.publish(), &[eve()], &[]);
}

#[test]
fn a_move_moves_the_reminder_and_makes_it_another() {
    let first = [rule(ReminderKind::FirstItem, None)];
    let mut story = Story::told(GUEST);
    check(
        &story,
        &first,
        &["first-item PT24H 2026-06-22T09:30:00Z: reception"],
    );
    let before = of(&story, &first, None);
    story.edit(RECEPTION, |item| {
        item.starts = datetime(2026, 6, 23, 15, 0, 0, 0);
        item.ends = datetime(2026, 6, 23, 16, 0, 0, 0);
    });
    check(
        &story,
        &first,
        &["first-item PT24H 2026-06-22T13:00:00Z: reception"],
    );
    let after = of(&story, &first, None);
    assert_ne!(before[0].key, after[0].key);
    assert_eq!(after[0].until, instant("2026-06-23T13:00:00Z"));
    story.edit(RECEPTION, |item| item.title = [("en", "Tea")].into());
    assert_eq!(of(&story, &first, None), after, "words move nothing");
}

#[test]
fn a_key_is_read_as_it_is_written() {
    for reminder in of(
        &asking(GUEST),
        &[eve(), rule(ReminderKind::FirstItem, None)],
        None,
    ) {
        let written = reminder.key.to_string();
        assert_eq!(
            ReminderKey::parse(&written),
            Some(reminder.key),
            "{written}"
        );
    }
    for wrong in ["", "a/b/c/d", "eve"] {
        assert_eq!(ReminderKey::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn what_is_not_answered_is_asked_once_more() {
    let missing = [rule(ReminderKind::MissingReply, None)];
    check(&Story::told(GUEST), &missing, &[]);
    let mut story = asking(GUEST);
    let at = "missing-reply P3D 2026-06-17T07:00:00Z";
    check(&story, &missing, &[&format!("{at}: reception, evening")]);
    answered(&mut story, EVENING, ReplyStatus::Tentative);
    check(&story, &missing, &[&format!("{at}: reception")]);
    answered(&mut story, RECEPTION, ReplyStatus::Accepted);
    check(&story, &missing, &[]);
    let until = of(&asking(GUEST), &missing, None)[0].until;
    assert_eq!(
        until,
        instant("2026-06-20T22:00:00Z"),
        "the end of that day"
    );
}

#[test]
fn heads_hosts_and_speakers_are_asked_by_people() {
    let missing = [rule(ReminderKind::MissingReply, Some("PT24H"))];
    let clicks = |reader| of(&asking(reader), &missing, None)[0].waits_for_click;
    assert!(clicks(HEAD) && clicks(HOST));
    assert!(!clicks(GUEST) && !clicks(DELEGATE));
    let mut story = asking(GUEST);
    story.edit(EVENING, |item| {
        item.people[0].person = crate::domain::fixture::person(GUEST);
    });
    assert!(of(&story, &missing, None)[0].waits_for_click);
    assert!(!of(&story, &[eve()], None)[0].waits_for_click);
}

#[test]
fn nobody_is_woken_at_home_nor_where_they_are() {
    let due = |home: &str, n: usize| of(&Story::told(GUEST), &[eve()], Some(&zone(home)))[n].due_at;
    // 18:00 in Paris is noon in Montréal
    assert_eq!(due("America/Toronto", 0), instant("2026-06-22T16:00:00Z"));
    // and 23:00 in Hanoi, where they still are: 21:45 there
    assert_eq!(due("Asia/Ho_Chi_Minh", 0), instant("2026-06-22T14:45:00Z"));
    // the next day they are in Paris
    assert_eq!(due("Asia/Ho_Chi_Minh", 1), instant("2026-06-23T16:00:00Z"));
    // and 6:00 of the next day on Kiritimati: 21:45 of the day before
    assert_eq!(
        due("Pacific/Kiritimati", 0),
        instant("2026-06-22T07:45:00Z")
    );
}

#[test]
fn what_was_missed_goes_at_once_but_wakes_nobody() {
    let reminder = &of(&Story::told(GUEST), &[eve()], None)[0];
    let check = |now: &str, expect: &str| {
        assert_eq!(reminder.goes_at(instant(now)), instant(expect), "{now}");
    };
    check("2026-06-20T16:00:00Z", "2026-06-22T16:00:00Z");
    check("2026-06-22T18:30:00Z", "2026-06-22T18:30:00Z");
    check("2026-06-22T20:30:00Z", "2026-06-23T05:00:00Z");
    check("2026-06-23T04:30:00Z", "2026-06-23T05:00:00Z");
    check("2026-06-23T08:00:00Z", "2026-06-23T08:00:00Z");
    assert!(reminder.is_of_use(instant("2026-06-23T09:29:59Z")));
    assert!(!reminder.is_of_use(instant("2026-06-23T09:30:00Z")));
    let early = Reminder {
        until: instant("2026-06-23T04:45:00Z"),
        ..reminder.clone()
    };
    let now = instant("2026-06-23T02:00:00Z");
    assert_eq!(early.goes_at(now), now, "better by night than not at all");
}

#[test]
fn reminders_come_before_what_they_are_about_and_never_by_night() {
    let zones = [
        "Europe/Paris",
        "Asia/Ho_Chi_Minh",
        "America/Toronto",
        "Pacific/Apia",
    ];
    for hours in 1..=72_i64 {
        let before = format!("PT{hours}H");
        for home in zones {
            let home = zone(home);
            let mut story = Story::told(GUEST);
            story.draft.visit.time_zone = home.clone();
            for reminder in of(
                &story,
                &[rule(ReminderKind::FirstItem, Some(&before))],
                Some(&home),
            ) {
                let wall = reminder.zone.rules().to_datetime(reminder.due_at).time();
                assert!(
                    wall >= time(7, 0, 0, 0) && wall < time(22, 0, 0, 0),
                    "{hours} {wall}"
                );
                assert!(reminder.due_at < reminder.until);
                let exact = reminder.until - SignedDuration::from_hours(hours);
                assert!(reminder.due_at <= exact, "earlier, never later");
                assert!(exact.duration_since(reminder.due_at) < SignedDuration::from_hours(10));
            }
        }
    }
}
