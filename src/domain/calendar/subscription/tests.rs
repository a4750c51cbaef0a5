use std::collections::BTreeSet;

use super::*;
use crate::domain::agenda::{Item, ItemStatus};
use crate::domain::draft::Draft;
use crate::domain::fixture::{
    DELEGATE, DRIVE, EVENING, GUEST, HEAD, RECEPTION, before_the_visit, draft, item, participant,
};
use crate::domain::freeze::freeze;
use crate::domain::visit::VisitStatus;

fn edited(edit: impl Fn(&mut Item), ids: &[u128]) -> Draft {
    let mut draft = draft();
    let chosen = draft
        .items
        .iter_mut()
        .filter(|found| ids.iter().any(|id| found.id == item(*id)));
    chosen.for_each(edit);
    draft
}

fn subscription(publication: &Publication) -> Subscription<'_> {
    Subscription {
        publication,
        language: Language::En,
        page_url: "https://visits.example/p/token",
        feed_url: "https://visits.example/feed/token.ics",
        now: before_the_visit(),
    }
}

fn feed_uids() -> BTreeMap<ItemId, CalendarUid> {
    [DRIVE, RECEPTION, EVENING]
        .map(|id| (item(id), CalendarUid(Uuid::from_u128(0xf000 + id))))
        .into()
}

fn participant_feed(
    publication: &Publication,
    who: u128,
    replies: &BTreeMap<ItemId, Reply>,
) -> Feed {
    let correspondence = Correspondence {
        feed_uids: &feed_uids(),
        replies,
    };
    let subscription = subscription(publication);
    subscription
        .of_participant(participant(who), correspondence)
        .unwrap()
}

fn summaries(feed: &Feed) -> Vec<&str> {
    feed.events
        .iter()
        .map(|event| event.summary.as_str())
        .collect()
}

#[test]
fn the_feed_of_a_delegate() {
    let publication = freeze(&draft(), None, None, before_the_visit());
    let feed = participant_feed(&publication, DELEGATE, &BTreeMap::new());
    insta::assert_snapshot!(feed.to_text().replace("\r\n", "\n"));
}

#[test]
fn the_public_feed_names_only_what_is_public() {
    let publication = freeze(&draft(), None, None, before_the_visit());
    let feed = subscription(&publication).of_public().unwrap();
    insta::assert_snapshot!(feed.to_text().replace("\r\n", "\n"));
}

#[test]
fn a_cancelled_item_stays_until_the_visit_has_ended() {
    let before = freeze(&draft(), None, None, before_the_visit());
    let cancelled = edited(|item| item.status = ItemStatus::Cancelled, &[RECEPTION]);
    let publication = freeze(&cancelled, Some(&before), None, before_the_visit());
    let feed = participant_feed(&publication, GUEST, &BTreeMap::new());
    assert_eq!(
        summaries(&feed),
        [
            "Cancelled: Reception – Working visit",
            "Evening – Working visit"
        ]
    );
    let uids = feed_uids();
    let correspondence = Correspondence {
        feed_uids: &uids,
        replies: &BTreeMap::new(),
    };
    let last_second: Timestamp = "2026-06-25T21:59:59Z".parse().unwrap();
    for (now, count) in [
        (last_second, 2),
        ("2026-06-25T22:00:00Z".parse().unwrap(), 1),
    ] {
        let subscription = Subscription {
            now,
            ..subscription(&publication)
        };
        let feed = subscription
            .of_participant(participant(GUEST), correspondence)
            .unwrap();
        assert_eq!(feed.events.len(), count, "{now}");
    }
}

#[test]
fn what_was_never_public_is_not_cancelled_in_the_public_feed() {
    let check = |status, expect: &[&str]| {
        let mut draft = edited(|item| item.status = status, &[RECEPTION]);
        let before = freeze(&draft, None, None, before_the_visit());
        draft.visit.status = VisitStatus::Cancelled;
        let publication = freeze(&draft, Some(&before), None, before_the_visit());
        let feed = subscription(&publication).of_public().unwrap();
        assert_eq!(summaries(&feed), expect, "{status:?}");
    };
    check(
        ItemStatus::Confirmed,
        &["Cancelled: Reception – Working visit"],
    );
    check(ItemStatus::Tentative, &[]);
}

#[test]
fn declined_items_leave_and_an_answer_renews_the_feed_alone() {
    let publication = freeze(&draft(), None, None, before_the_visit());
    let at: Timestamp = "2026-06-02T10:00:00Z".parse().unwrap();
    let reply = |status| Reply {
        status,
        sequence: 0,
        at,
    };
    let replies = BTreeMap::from([
        (item(EVENING), reply(ReplyStatus::Declined)),
        (item(RECEPTION), reply(ReplyStatus::Accepted)),
    ]);
    let feed = participant_feed(&publication, GUEST, &replies);
    assert_eq!(summaries(&feed), ["Reception – Working visit"]);
    assert_eq!(feed.last_modified, at);
    assert_eq!(feed.events[0].last_modified, before_the_visit());
}

#[test]
fn a_stay_goes_from_the_first_to_the_last_own_day() {
    let stay = |draft: &Draft, who, replies: &BTreeMap<ItemId, Reply>| {
        let publication = freeze(draft, None, None, before_the_visit());
        let feed = participant_feed(&publication, who, replies);
        feed.events.into_iter().find_map(|event| match event.when {
            When::Days { first, last } => Some((first.day(), last.day())),
            When::Timed(_) => None,
        })
    };
    let (mut draft, none) = (draft(), BTreeMap::new());
    assert_eq!(stay(&draft, HEAD, &none), Some((23, 24)));
    assert_eq!(stay(&draft, GUEST, &none), None, "a guest does not stay");
    let declined = Reply {
        status: ReplyStatus::Declined,
        sequence: 0,
        at: before_the_visit(),
    };
    let replies = BTreeMap::from([(item(EVENING), declined)]);
    let shown = stay(&draft, HEAD, &replies);
    assert_eq!(shown, Some((23, 24)), "who declines an item still travels");
    draft.items.retain(|other| other.id != item(EVENING));
    assert_eq!(stay(&draft, HEAD, &none), None, "one day is no stay");
}

#[test]
fn who_was_removed_has_an_empty_feed() {
    let before = freeze(&draft(), None, None, before_the_visit());
    let mut removed = draft();
    let guest = removed
        .participants
        .iter_mut()
        .find(|other| other.id == participant(GUEST));
    guest.unwrap().removed = true;
    let publication = freeze(&removed, Some(&before), None, before_the_visit());
    let feed = participant_feed(&publication, GUEST, &BTreeMap::new());
    assert!(feed.events.is_empty());
    assert!(feed.to_text().contains("BEGIN:VTIMEZONE"));
}

#[test]
fn what_does_not_concern_the_reader_does_not_change_their_feed() {
    let before = freeze(&draft(), None, None, before_the_visit());
    let renamed = edited(
        |item| item.title = crate::domain::text::Texts::from([("en", "Ride")]),
        &[DRIVE],
    );
    let later = "2026-06-03T06:00:00Z".parse().unwrap();
    let publication = freeze(&renamed, Some(&before), None, later);
    let text = |publication, who| participant_feed(publication, who, &BTreeMap::new()).to_text();
    assert_eq!(text(&before, GUEST), text(&publication, GUEST));
    assert_ne!(text(&before, HEAD), text(&publication, HEAD));
}

#[test]
fn no_identifier_of_ours_is_in_a_feed() {
    let publication = freeze(&draft(), None, None, before_the_visit());
    let mut ids: BTreeSet<String> = publication.items.keys().map(ToString::to_string).collect();
    ids.extend(publication.roster.keys().map(ToString::to_string));
    ids.insert(publication.visit.id.to_string());
    let public = subscription(&publication).of_public().unwrap().to_text();
    let own = participant_feed(&publication, HEAD, &BTreeMap::new()).to_text();
    for id in ids {
        assert!(!public.contains(&id) && !own.contains(&id), "{id}");
    }
}
