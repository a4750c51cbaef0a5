//! Who is where, and who is free: the draft as one person lives it. For organisers alone: it holds internal items.

use jiff::Timestamp;

use crate::domain::agenda::{Item, ItemKind, ItemStatus};
use crate::domain::clashes::Declined;
use crate::domain::draft::{Draft, Member};
use crate::domain::visit::Participant;

/// The items at which somebody is expected and which they have not declined, by start. Cancelled ones are none.
pub fn whereabouts<'a>(
    draft: &'a Draft,
    participant: &'a Participant,
    declined: &'a Declined,
) -> impl Iterator<Item = &'a Item> {
    let member = Member::from(participant);
    draft.items.iter().filter(move |item| {
        item.status != ItemStatus::Cancelled
            && member.is_expected(&item.audience, &item.people)
            && !declined.contains(&(participant.id, item.id))
    })
}

/// From when until when an item takes somebody's time; `None`: in free time they do as they like.
fn taken(draft: &Draft, item: &Item) -> Option<(Timestamp, Timestamp)> {
    let period = item.period(&draft.visit.time_zone);
    let span = (period.starts.instant(), period.ends.instant());
    (item.kind != ItemKind::FreeTime).then_some(span)
}

/// Which of somebody's items take their time at a moment.
#[must_use]
pub fn at<'a>(draft: &Draft, items: &[&'a Item], moment: Timestamp) -> Vec<&'a Item> {
    let is_on = |item: &&&Item| {
        taken(draft, item).is_some_and(|(from, until)| from <= moment && moment < until)
    };
    items.iter().filter(is_on).copied().collect()
}

/// The stretches of `window` that none of somebody's items takes, in order.
#[must_use]
pub fn free(
    draft: &Draft,
    items: &[&Item],
    (from, until): (Timestamp, Timestamp),
) -> Vec<(Timestamp, Timestamp)> {
    let mut busy: Vec<_> = items.iter().filter_map(|item| taken(draft, item)).collect();
    busy.sort_unstable();
    let mut free = Vec::new();
    let mut since = from;
    for (starts, ends) in busy {
        if starts > since {
            free.push((since, starts.min(until)));
        }
        since = since.max(ends);
        if since >= until {
            return free;
        }
    }
    free.push((since, until));
    free
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{self, DELEGATE, DRIVE, DRIVER, EVENING, HOST, RECEPTION};
    use crate::domain::ids::ItemId;

    fn whereabouts_of(draft: &Draft, who: u128, declined: &Declined) -> Vec<ItemId> {
        let participant = draft
            .roster()
            .find(|one| one.person == fixture::person(who));
        let participant = participant.expect("somebody of the fixture");
        whereabouts(draft, participant, declined)
            .map(|item| item.id)
            .collect()
    }

    fn check(who: u128, declined: &[u128], expected: &[u128]) {
        let declined: Declined = declined
            .iter()
            .map(|item| (fixture::participant(who), fixture::item(*item)))
            .collect();
        let expected: Vec<ItemId> = expected.iter().copied().map(fixture::item).collect();
        assert_eq!(whereabouts_of(&fixture::draft(), who, &declined), expected);
    }

    #[test]
    fn somebody_is_where_they_are_expected_and_have_not_declined() {
        check(DELEGATE, &[], &[DRIVE, RECEPTION, EVENING]);
        check(DELEGATE, &[RECEPTION], &[DRIVE, EVENING]);
        check(HOST, &[], &[RECEPTION, EVENING]);
        check(DRIVER, &[], &[DRIVE]);
    }

    /// The free stretches of the delegate on 23 June from 09:00 to 18:00 in Paris, as hours of UTC.
    fn check_free(change: impl Fn(&mut Draft), expected: &str) {
        let mut draft = fixture::draft();
        change(&mut draft);
        let person = fixture::person(DELEGATE);
        let participant = draft.roster().find(|one| one.person == person).cloned();
        let participant = participant.expect("the delegate");
        let none = Declined::new();
        let items: Vec<&Item> = whereabouts(&draft, &participant, &none).collect();
        let hour = |at: Timestamp| at.strftime("%H:%M").to_string();
        let day = |text: &str| format!("2026-06-23T{text}:00Z").parse().expect("a moment");
        let found: Vec<String> = free(&draft, &items, (day("07:00"), day("16:00")))
            .into_iter()
            .map(|(from, until)| format!("{}-{}", hour(from), hour(until)))
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn between_items_somebody_is_free() {
        check_free(|_| {}, "07:00-08:00 09:00-09:30 10:30-16:00");
        let cancel = |draft: &mut Draft| draft.items[0].status = ItemStatus::Cancelled;
        check_free(cancel, "07:00-09:30 10:30-16:00");
        let free_time = |draft: &mut Draft| draft.items[1].kind = ItemKind::FreeTime;
        check_free(free_time, "07:00-08:00 09:00-16:00");
        check_free(|draft| draft.items.truncate(0), "07:00-16:00");
    }

    #[test]
    fn at_a_moment_somebody_is_at_what_has_begun_and_not_ended() {
        let draft = fixture::draft();
        let items: Vec<&Item> = draft.items.iter().collect();
        for (moment, expected) in [("08:00", 1), ("08:59", 1), ("09:00", 0), ("09:30", 1)] {
            let moment = format!("2026-06-23T{moment}:00Z")
                .parse()
                .expect("a moment");
            assert_eq!(at(&draft, &items, moment).len(), expected, "{moment}");
        }
    }
}
