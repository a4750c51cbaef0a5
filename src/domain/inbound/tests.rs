use jiff::civil::datetime;

use super::*;
use crate::domain::Closed as _;
use crate::domain::calendar::reply::Participation;
use crate::domain::fixture::{self, GUEST, RECEPTION};
use crate::domain::freeze::freeze;
use crate::domain::ids::CalendarUid;
use crate::domain::notice::Channel;
use crate::domain::publication::Publication;
use crate::domain::reply::{ReplySource, ReplyStatus};

fn heard() -> CalendarReply {
    CalendarReply {
        uid: "x".to_owned(),
        attendee: "maire@toulouse.example".to_owned(),
        says: Participation::Accepted,
        sequence: 2,
        stamp: Some(at("2026-06-02T07:00:00Z")),
        remark: None,
        is_counter: false,
        counter: None,
    }
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn told() -> Told {
    Told {
        uid: Some(CalendarUid(uuid::Uuid::from_u128(1))),
        version: 1,
        digest: Some("digest".to_owned()),
        sequence: 2,
        dtstamp: None,
        asked: 0,
        channel: Channel::Invitation,
        organizer: None,
        address: Some("Maire@Toulouse.example".to_owned()),
        handed_over: true,
        latest_end: None,
    }
}

fn before(sequence: u32, when: &str) -> Answer {
    Answer {
        participant: fixture::participant(GUEST),
        item: fixture::item(RECEPTION),
        reply: Reply {
            status: ReplyStatus::Declined,
            sequence,
            at: at(when),
        },
        source: ReplySource::Page,
        remark: None,
        given_by: None,
        since: at(when),
    }
}

const NOW: &str = "2026-06-02T08:00:00Z";

fn published() -> Publication {
    freeze(&fixture::draft(), None, None, fixture::before_the_visit())
}

/// What becomes of an answer to the reception, in words.
fn verdict(
    publication: &Publication,
    (reply, told, before): (&CalendarReply, &Told, Option<&Answer>),
    now: &str,
) -> String {
    let reader = publication.reader(fixture::participant(GUEST));
    let frozen = publication.items.get(&fixture::item(RECEPTION));
    let sight = frozen
        .zip(reader)
        .and_then(|(item, reader)| publication.sight(item, reader));
    let invited = Invited {
        told,
        sight: sight.as_ref(),
        before,
    };
    let heard = Heard {
        reply,
        is_disowned: false,
    };
    in_words(heard.judge(invited, at(now)))
}

fn in_words(verdict: Verdict) -> String {
    match verdict {
        Verdict::Counts(reply) => format!("counts {} {}", reply.sequence, reply.at),
        Verdict::Unconfirmed(reply) => format!("unconfirmed {}", reply.sequence),
        Verdict::Ignored(reason) => reason.word().to_owned(),
    }
}

#[test]
fn an_answer_counts_for_what_was_sent_and_not_before_it_was_given() {
    let published = published();
    let check = |reply: &CalendarReply, now: &str, expected: &str| {
        assert_eq!(verdict(&published, (reply, &told(), None), now), expected);
    };
    let with = |change: fn(&mut CalendarReply)| {
        let mut reply = heard();
        change(&mut reply);
        reply
    };
    check(&heard(), NOW, "counts 2 2026-06-02T07:00:00Z");
    check(
        &with(|reply| reply.sequence = 0),
        NOW,
        "counts 0 2026-06-02T07:00:00Z",
    );
    check(
        &with(|reply| reply.sequence = 9),
        NOW,
        "counts 2 2026-06-02T07:00:00Z",
    );
    check(
        &with(|reply| reply.stamp = None),
        NOW,
        "counts 2 2026-06-02T08:00:00Z",
    );
    let tomorrow = with(|reply| reply.stamp = Some(at("2026-06-03T07:00:00Z")));
    check(&tomorrow, NOW, "counts 2 2026-06-02T08:00:00Z");
    let alias = with(|reply| reply.attendee = "jl@toulouse.example".to_owned());
    check(&alias, NOW, "unconfirmed 2");
    check(
        &with(|reply| reply.attendee = String::new()),
        NOW,
        "unconfirmed 2",
    );
    // given before it began, and late on its way
    check(
        &heard(),
        "2026-06-30T08:00:00Z",
        "counts 2 2026-06-02T07:00:00Z",
    );
    let late = with(|reply| reply.stamp = Some(at("2026-06-23T09:30:00Z")));
    check(&late, "2026-06-30T08:00:00Z", "started");
}

#[test]
fn an_answer_to_what_is_gone_counts_for_nothing() {
    let mut cancelled = published();
    cancelled
        .items
        .get_mut(&fixture::item(RECEPTION))
        .unwrap()
        .status = ItemStatus::Cancelled;
    let mut uninvited = published();
    uninvited.roster.remove(&fixture::participant(GUEST));
    let withdrawn = Told {
        digest: None,
        ..told()
    };
    let reply = heard();
    assert_eq!(
        verdict(&cancelled, (&reply, &told(), None), NOW),
        "cancelled"
    );
    assert_eq!(
        verdict(&uninvited, (&reply, &told(), None), NOW),
        "not-expected"
    );
    assert_eq!(
        verdict(&published(), (&reply, &withdrawn, None), NOW),
        "not-expected"
    );
}

#[test]
fn of_two_answers_the_later_counts_whatever_came_first() {
    let published = published();
    for (sequence, when, expected) in [
        (1, "2026-06-02T07:30:00Z", "counts 2 2026-06-02T07:00:00Z"),
        (2, "2026-06-02T06:00:00Z", "counts 2 2026-06-02T07:00:00Z"),
        (2, "2026-06-02T07:00:00Z", "counts 2 2026-06-02T07:00:00Z"),
        (2, "2026-06-02T07:00:01Z", "outdated"),
        (3, "2026-06-02T06:00:00Z", "outdated"),
    ] {
        let before = before(sequence, when);
        let verdict = verdict(&published, (&heard(), &told(), Some(&before)), NOW);
        assert_eq!(verdict, expected, "{sequence} {when}");
    }
}

#[test]
fn whoever_is_not_who_they_say_waits_for_an_organiser() {
    let published = published();
    let reader = published.reader(fixture::participant(GUEST)).unwrap();
    let frozen = &published.items[&fixture::item(RECEPTION)];
    let sight = published.sight(frozen, reader);
    let invited = Invited {
        told: &told(),
        sight: sight.as_ref(),
        before: None,
    };
    let reply = heard();
    let check = |is_disowned: bool, expected: &str| {
        let heard = Heard {
            reply: &reply,
            is_disowned,
        };
        assert_eq!(in_words(heard.judge(invited, at(NOW))), expected);
    };
    check(false, "counts 2 2026-06-02T07:00:00Z");
    check(true, "unconfirmed 2");
}

#[test]
fn another_time_is_on_the_walls_of_the_item() {
    let published = published();
    let planned = &published.items[&fixture::item(RECEPTION)].period;
    let instant = |text: &str| Moment::Instant(at(text));
    let wall = |hour, minute| Moment::Wall(datetime(2026, 6, 23, hour, minute, 0, 0));
    for (starts, ends, expected) in [
        (
            instant("2026-06-23T13:00:00Z"),
            None,
            Some("15:00:00 16:00:00"),
        ),
        (wall(15, 0), Some(wall(17, 30)), Some("15:00:00 17:30:00")),
        (wall(11, 30), Some(wall(12, 0)), Some("11:30:00 12:00:00")),
        (wall(11, 30), None, None),
        (wall(15, 0), Some(wall(15, 0)), None),
        (wall(15, 0), Some(wall(14, 0)), None),
    ] {
        let period = counter_period(CounterTime { starts, ends }, planned);
        let shown = period
            .map(|period| format!("{} {}", period.starts.wall.time(), period.ends.wall.time()));
        assert_eq!(shown.as_deref(), expected, "{starts:?} {ends:?}");
    }
}
