//! Asking for a time: a host chooses among a few, or everybody says which would suit.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::domain::agenda::{Item, ItemStatus, PartRole};
use crate::domain::closed::closed;
use crate::domain::draft::{Draft, Member};
use crate::domain::ids::{ItemId, ParticipantId, PollId, UserId};
use crate::domain::proposal::{Unproposable, another_time};
use crate::domain::publication::Publication;
use crate::domain::text::Texts;
use crate::domain::time::{LocalTime, Period, Zone};

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

impl Slot {
    /// When an item that is planned so would be: on its own walls.
    #[must_use]
    pub fn period(&self, planned: &Period) -> Period {
        let on_wall = |wall: DateTime, zone: &Zone| LocalTime {
            wall,
            zone: zone.clone(),
        };
        Period {
            starts: on_wall(self.starts, &planned.starts.zone),
            ends: on_wall(self.ends, &planned.ends.zone),
        }
    }
}

/// A question as it is put to those who are asked: its times with their zones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Which.
    pub poll: PollId,
    /// Who is asked.
    pub kind: PollKind,
    /// What the item was called when it was asked.
    pub title: Texts,
    /// The times to choose from, in their order.
    pub times: Vec<Period>,
}

impl Question {
    /// A poll about an item that is planned so.
    #[must_use]
    pub fn of(poll: &Poll, planned: &Period) -> Self {
        let times = poll.slots.iter().map(|slot| slot.period(planned));
        Self {
            poll: poll.id,
            kind: poll.kind,
            title: poll.title.clone(),
            times: times.collect(),
        }
    }
}

impl Poll {
    /// Whether this asks the same of the same: then it is no new question, unless an answer was found meanwhile.
    #[must_use]
    pub fn is_again(&self, (item, kind, slots): (ItemId, PollKind, &[Slot])) -> bool {
        let is_same = (self.item, self.kind, self.slots.as_slice()) == (item, kind, slots);
        is_same && self.state != PollState::Settled
    }

    /// What is left of this as things are now; `None`: nothing is asked any more. It has ended, its item was cancelled or
    /// never leaves the organisers, or all its times have passed.
    #[must_use]
    pub fn standing(
        mut self,
        (draft, latest): (&Draft, &Publication),
        now: Timestamp,
    ) -> Option<Standing> {
        let item = draft.items.iter().find(|item| item.id == self.item)?;
        if self.state != PollState::Open
            || item.status == ItemStatus::Cancelled
            || item.is_internal()
        {
            return None;
        }
        let planned = item.period(&draft.visit.time_zone);
        let is_to_come = |slot: &Slot| slot.period(&planned).starts.instant() > now;
        self.slots.retain(is_to_come);
        (!self.slots.is_empty()).then(|| Standing {
            asked: asked(draft, item, (self.kind, latest)),
            planned,
            poll: self,
        })
    }
}

/// An open poll as things are now: the draft may have changed since it was asked, and time goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What is asked, without the times that have passed.
    pub poll: Poll,
    /// How the item is planned.
    pub planned: Period,
    /// Who would be asked now. Of these only who was asked then is.
    pub asked: Vec<ParticipantId>,
}

impl Standing {
    /// As it is put to those who are asked.
    #[must_use]
    pub fn question(&self) -> Question {
        Question::of(&self.poll, &self.planned)
    }
}

/// Who says what suits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voter {
    /// Who is asked.
    pub participant: ParticipantId,
    /// The assistant who answers for them; `None`: they do themselves.
    pub given_by: Option<String>,
}

/// Whether one time suits one participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// Whom.
    pub participant: ParticipantId,
    /// Which time, by number.
    pub slot: u16,
    /// Whether it suits.
    pub vote: Vote,
    /// The assistant who said so for them; `None`: they did themselves.
    pub given_by: Option<String>,
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
mod tests;
