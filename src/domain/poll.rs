//! Asking for a time: a host chooses among a few, or everybody says which would suit.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::domain::agenda::{Item, PartRole};
use crate::domain::closed::closed;
use crate::domain::draft::{Draft, Member};
use crate::domain::ids::{ItemId, ParticipantId, PollId, UserId};
use crate::domain::proposal::{Unproposable, another_time};
use crate::domain::publication::Publication;
use crate::domain::text::Texts;
use crate::domain::time::Period;

closed! {
    /// Who is asked.
    PollKind {
        /// Who receives: the first choice settles it.
        Host = "host",
        /// All who are expected: an organiser settles it.
        Everyone = "everyone",
    }
}

closed! {
    /// What became of a poll.
    PollState { Open = "open", Settled = "settled", Withdrawn = "withdrawn" }
}

closed! {
    /// Whether a time suits somebody.
    Vote { Yes = "yes", IfNeedBe = "if-need-be", No = "no" }
}

impl PollKind {
    /// Among how many times one may choose at most: a host is not to be handed a diary.
    #[must_use]
    pub const fn most_slots(self) -> usize {
        match self {
            Self::Host => 3,
            Self::Everyone => 6,
        }
    }
}

/// One of the times of a poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Counts from 1 within the poll.
    pub number: u16,
    /// Wall time of the start, in the zone of the item's start.
    pub starts: DateTime,
    /// Wall time of the end, in the zone of the item's end.
    pub ends: DateTime,
}

/// A question for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poll {
    /// Its identifier.
    pub id: PollId,
    /// For which item.
    pub item: ItemId,
    /// Who is asked.
    pub kind: PollKind,
    /// What the item was called when it was asked: who is asked need not see the item yet.
    pub title: Texts,
    /// The times to choose from, by number.
    pub slots: Vec<Slot>,
    /// What became of it.
    pub state: PollState,
    /// The number of the time that was chosen.
    pub chosen: Option<u16>,
    /// Who asked; `None`: a user no more.
    pub asked_by: Option<UserId>,
    /// When it was asked.
    pub at: Timestamp,
}

/// Whether one time suits one participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// Whom.
    pub participant: ParticipantId,
    /// Which time, by number.
    pub slot: u16,
    /// Whether it suits.
    pub vote: Vote,
}

/// Why a time cannot be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unaskable {
    /// There is nothing to choose from.
    #[error("name at least one time")]
    NoTime,
    /// There is too much.
    #[error("name fewer times")]
    TooMany,
    /// A time stands twice.
    #[error("name each time once")]
    Twice,
    /// The item never leaves the organisers.
    #[error("an internal item is shown to nobody: change its visibility first")]
    Internal,
    /// Nobody who would be asked has a page yet.
    #[error("nobody who would be asked has a page yet: publish first, if only this item")]
    Nobody,
    /// A time cannot be meant.
    #[error(transparent)]
    Unproposable(#[from] Unproposable),
}

/// The times that a poll offers for an item that is planned so: each starts as given and lasts as long as planned.
///
/// # Errors
/// [`Unaskable`].
pub fn slots(
    planned: &Period,
    kind: PollKind,
    (starts, now): (&[DateTime], Timestamp),
) -> Result<Vec<Slot>, Unaskable> {
    let different: BTreeSet<&DateTime> = starts.iter().collect();
    match starts.len() {
        0 => return Err(Unaskable::NoTime),
        count if count > kind.most_slots() => return Err(Unaskable::TooMany),
        count if count > different.len() => return Err(Unaskable::Twice),
        _ => {}
    }
    let slots = (1..).zip(different).map(|(number, starts)| {
        let period = another_time(planned, *starts, now)?;
        Ok(Slot {
            number,
            starts: period.starts.wall,
            ends: period.ends.wall,
        })
    });
    slots.collect()
}

/// Who is asked: of those whom the poll is for, those who have a page.
#[must_use]
pub fn asked(
    draft: &Draft,
    item: &Item,
    (kind, latest): (PollKind, &Publication),
) -> Vec<ParticipantId> {
    let is_meant = |member: &Member<'_>| match kind {
        PollKind::Host => item
            .people
            .iter()
            .any(|part| part.person == member.person && part.role == PartRole::Host),
        PollKind::Everyone => member.is_expected(&item.audience, &item.people),
    };
    let meant = draft.roster().map(Member::from).filter(is_meant);
    meant
        .map(|member| member.participant)
        .filter(|participant| latest.roster.contains_key(participant))
        .collect()
}

/// How many a time suits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The time.
    pub slot: Slot,
    /// How many it suits.
    pub yes: usize,
    /// How many could if need be.
    pub if_need_be: usize,
    /// How many it does not suit.
    pub no: usize,
    /// Whether no other suits more: fewest refusals, then most who gladly come.
    pub is_best: bool,
}

/// What was said to each time of a poll.
#[must_use]
pub fn tally(poll: &Poll, ballots: &[Ballot]) -> Vec<Tally> {
    let count = |slot: &Slot, vote| {
        let of_slot = ballots.iter().filter(|ballot| ballot.slot == slot.number);
        of_slot.filter(|ballot| ballot.vote == vote).count()
    };
    let mut tallies: Vec<Tally> = poll
        .slots
        .iter()
        .map(|slot| Tally {
            slot: *slot,
            yes: count(slot, Vote::Yes),
            if_need_be: count(slot, Vote::IfNeedBe),
            no: count(slot, Vote::No),
            is_best: false,
        })
        .collect();
    let worth = |tally: &Tally| (std::cmp::Reverse(tally.no), tally.yes);
    let best = tallies.iter().map(worth).max();
    for tally in &mut tallies {
        tally.is_best = !ballots.is_empty() && Some(worth(tally)) == best;
    }
    tallies
}

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;
    use uuid::Uuid;

    use super::*;
    use crate::domain::fixture::{self, DELEGATE, DRIVER, GUEST, HEAD, HOST, RECEPTION};
    use crate::domain::freeze::freeze;

    fn planned() -> Period {
        let draft = fixture::draft();
        let item = draft
            .items
            .iter()
            .find(|item| item.id == fixture::item(RECEPTION));
        item.expect("the reception").period(&draft.visit.time_zone)
    }

    fn check(kind: PollKind, starts: &[DateTime], expected: Result<&[&str], Unaskable>) {
        let found = slots(&planned(), kind, (starts, fixture::before_the_visit()));
        let found = found.map(|slots| {
            let shown = |slot: &Slot| format!("{} {}–{}", slot.number, slot.starts, slot.ends);
            slots.iter().map(shown).collect::<Vec<_>>()
        });
        let expected = expected.map(|slots| slots.iter().map(ToString::to_string).collect());
        assert_eq!(found, expected);
    }

    #[test]
    fn times_last_as_long_as_planned_and_come_in_their_order() {
        let (early, late) = (
            datetime(2026, 6, 23, 9, 0, 0, 0),
            datetime(2026, 6, 24, 16, 30, 0, 0),
        );
        let expected = [
            "1 2026-06-23T09:00:00–2026-06-23T10:00:00",
            "2 2026-06-24T16:30:00–2026-06-24T17:30:00",
        ];
        check(PollKind::Host, &[late, early], Ok(&expected));
        // as planned is a choice like any other
        let as_planned = datetime(2026, 6, 23, 11, 30, 0, 0);
        check(
            PollKind::Host,
            &[as_planned],
            Ok(&["1 2026-06-23T11:30:00–2026-06-23T12:30:00"]),
        );
    }

    #[test]
    fn a_poll_names_a_few_times_to_come() {
        let hour = |hour| datetime(2026, 6, 23, hour, 0, 0, 0);
        check(PollKind::Host, &[], Err(Unaskable::NoTime));
        check(PollKind::Host, &[hour(9), hour(9)], Err(Unaskable::Twice));
        let four = [hour(9), hour(10), hour(11), hour(12)];
        check(PollKind::Host, &four, Err(Unaskable::TooMany));
        let past = datetime(2026, 5, 1, 9, 0, 0, 0);
        check(PollKind::Host, &[past], Err(Unproposable::Past.into()));
        assert!(
            slots(
                &planned(),
                PollKind::Everyone,
                (&four, fixture::before_the_visit())
            )
            .is_ok()
        );
    }

    #[test]
    fn who_has_a_page_and_is_meant_is_asked() {
        let draft = fixture::draft();
        let reception = draft
            .items
            .iter()
            .find(|item| item.id == fixture::item(RECEPTION));
        let reception = reception.expect("the reception");
        let mut latest = freeze(&draft, None, None, fixture::before_the_visit());
        let of = |kind, latest: &Publication| asked(&draft, reception, (kind, latest));
        assert_eq!(
            of(PollKind::Host, &latest),
            [HOST].map(fixture::participant)
        );
        let all = [HEAD, DELEGATE, HOST, GUEST].map(fixture::participant);
        assert_eq!(of(PollKind::Everyone, &latest), all);
        assert!(!of(PollKind::Everyone, &latest).contains(&fixture::participant(DRIVER)));
        latest.roster.remove(&fixture::participant(HOST));
        assert_eq!(of(PollKind::Host, &latest), []);
    }

    #[test]
    fn the_best_time_has_the_fewest_refusals_then_the_most_who_come() {
        let starts = [
            datetime(2026, 6, 23, 9, 0, 0, 0),
            datetime(2026, 6, 23, 15, 0, 0, 0),
            datetime(2026, 6, 24, 9, 0, 0, 0),
        ];
        let slots = slots(
            &planned(),
            PollKind::Everyone,
            (&starts, fixture::before_the_visit()),
        )
        .expect("three times");
        let poll = Poll {
            id: PollId(Uuid::nil()),
            item: fixture::item(RECEPTION),
            kind: PollKind::Everyone,
            title: Texts::from([("en", "Reception")]),
            slots,
            state: PollState::Open,
            chosen: None,
            asked_by: None,
            at: fixture::before_the_visit(),
        };
        let ballot = |who, slot, vote| Ballot {
            participant: fixture::participant(who),
            slot,
            vote,
        };
        let ballots = [
            ballot(HEAD, 1, Vote::Yes),
            ballot(HEAD, 2, Vote::Yes),
            ballot(HEAD, 3, Vote::IfNeedBe),
            ballot(GUEST, 1, Vote::No),
            ballot(GUEST, 2, Vote::IfNeedBe),
            ballot(GUEST, 3, Vote::IfNeedBe),
        ];
        let best = |ballots: &[Ballot]| -> Vec<u16> {
            tally(&poll, ballots)
                .iter()
                .filter(|tally| tally.is_best)
                .map(|tally| tally.slot.number)
                .collect()
        };
        assert_eq!(best(&ballots), [2]);
        assert_eq!(best(&[]), [0_u16; 0], "nobody has said anything");
        let first = tally(&poll, &ballots)[0];
        assert_eq!((first.yes, first.if_need_be, first.no), (1, 0, 1));
    }
}
