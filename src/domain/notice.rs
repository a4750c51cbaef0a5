//! The heart: what one participant is told, as the difference between what they know and what is published.
//!
//! Total and convergent: when every telling has been delivered, nothing is left to tell, and the calendar of whoever
//! follows the messages equals their published programme.

mod sending;
#[cfg(test)]
pub(in crate::domain) mod tests;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use crate::domain::agenda::ItemStatus;
use crate::domain::closed::closed;
use crate::domain::ids::{ItemId, ParticipantId};
use crate::domain::programme::{Reader, Sight};
use crate::domain::publication::Publication;
use crate::domain::reply::{Reply, ReplyStatus};
use crate::domain::time::Period;
use crate::domain::visit::Notify;

pub use sending::Sending;
pub use told::{Known, NOTHING_CERTAIN, Told};

closed! {
    /// By which way something was told.
    Channel { Invitation = "invitation", Programme = "programme", ByHand = "by-hand" }
}

/// Whether somebody is asked about an item by an invitation: by that they were told, or will be.
#[must_use]
pub fn is_invited(notify: Notify, told: Option<Channel>) -> bool {
    notify == Notify::Invitations || told == Some(Channel::Invitation)
}

/// An answer is asked for again when an item moves by more than this, or to another day.
const LASTING_MOVE: SignedDuration = SignedDuration::from_mins(30);

/// News of an item that starts so soon is not held back.
const NEAR: SignedDuration = SignedDuration::from_hours(2);

/// How a participant is reached today.
#[derive(Clone, Copy, Debug)]
pub struct Delivery<'a> {
    /// Where mail reaches them.
    pub address: Option<&'a str>,
    /// How they are to be told.
    pub notify: Notify,
}

/// Everything that decides what one participant is told.
#[derive(Clone, Debug)]
pub struct Situation<'a> {
    /// The latest publication.
    pub publication: &'a Publication,
    /// Whose notice it is.
    pub participant: ParticipantId,
    /// How they are reached.
    pub delivery: Delivery<'a>,
    /// What they know.
    pub known: BTreeMap<ItemId, Known<'a>>,
    /// What their calendar may still show of what was ended, since its end came back only after they were told more.
    pub leftovers: BTreeMap<ItemId, Vec<Known<'a>>>,
    /// What they answered.
    pub replies: BTreeMap<ItemId, Reply>,
    /// The present.
    pub now: Timestamp,
}

/// What a telling does to the reader's expectations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// The calendar of an address they no longer use lets go of the item; [`Act::Announce`] follows, if only once
    /// this is told.
    Readdress,
    /// They are expected, and did not know.
    Announce,
    /// They are expected still, and something changed.
    Update,
    /// The item will not happen.
    Cancel,
    /// They are no longer expected; no reason is given.
    Withdraw,
    /// Their calendar is cleared of a leftover; what they know otherwise stays.
    Clear,
}

impl Act {
    /// Whether a calendar lets go of an event by it.
    #[must_use]
    pub fn ends_event(self) -> bool {
        match self {
            Self::Announce | Self::Update => false,
            Self::Readdress | Self::Cancel | Self::Withdraw | Self::Clear => true,
        }
    }
}

/// One thing to tell a participant.
#[derive(Clone, Debug)]
pub struct Telling<'a> {
    /// About which item.
    pub item: ItemId,
    /// What it does.
    pub act: Act,
    /// By which way.
    pub channel: Channel,
    /// What they knew, if they were expected.
    pub was: Option<Sight<'a>>,
    /// Whether an earlier answer no longer counts.
    pub asks_again: bool,
    /// Whether it cannot wait: the old or the new start is near.
    pub is_near: bool,
    /// Whether it goes to an address that is no longer theirs.
    pub is_to_former_address: bool,
}

/// All that reconciling the participant now would say, by item; for one item in the order of sending.
#[must_use]
pub fn notice<'a>(situation: &'a Situation<'a>) -> Vec<Telling<'a>> {
    let published = situation.publication.items.keys();
    let items: BTreeSet<ItemId> = situation.known.keys().chain(published).copied().collect();
    items
        .into_iter()
        .flat_map(|item| situation.tellings(item))
        .collect()
}

impl<'a> Situation<'a> {
    /// What [`notice`] says of one item.
    #[must_use]
    pub fn tellings(&'a self, item: ItemId) -> Vec<Telling<'a>> {
        let standing = self
            .known
            .get(&item)
            .filter(|known| known.told.is_expected());
        let acts = match (standing, self.sight(item)) {
            (None, None) => Vec::new(),
            (None, Some(now)) => self.announcement(&now).into_iter().collect(),
            (Some(known), None) => self.withdrawal(item, known).into_iter().collect(),
            (Some(known), Some(now)) => self.changes(item, known, &now),
        };
        let clear = self
            .leftover(item)
            .map(|_| (Act::Clear, Channel::Invitation));
        clear
            .into_iter()
            .chain(acts)
            .map(|(act, channel)| self.telling(item, act, channel))
            .collect()
    }

    /// What the participant sees of an item now.
    #[must_use]
    pub fn sight(&self, item: ItemId) -> Option<Sight<'a>> {
        let on_roster = self.publication.roster.get(&self.participant)?;
        let frozen = self.publication.items.get(&item)?;
        self.publication
            .sight(frozen, Reader::Participant(self.participant, on_roster))
    }

    /// What the participant was shown of an item they are expected at, as far as they know.
    fn sight_of(&self, known: &Known<'a>) -> Option<Sight<'a>> {
        let (item, reader) = known.was.filter(|_| known.told.is_expected())?;
        Some(item.sight(self.participant, reader))
    }

    /// The first leftover of an item that is to be let go of: it is not over, and mail goes where it is, or its address has
    /// not refused to let go.
    fn leftover(&self, item: ItemId) -> Option<&Known<'a>> {
        let mut leftovers = self.leftovers.get(&item)?.iter();
        leftovers.find(|left| self.is_reached(left.told) && !self.is_over(left))
    }

    /// Whether the calendar that has an event may be asked to let go of it: mail goes there, or it has not refused.
    fn is_reached(&self, told: &Told) -> bool {
        told.handed_over || told.address.as_deref() == self.delivery.address
    }

    /// What a telling of this act goes on from.
    fn known_before(&self, item: ItemId, act: Act) -> Option<&Known<'a>> {
        match act {
            Act::Clear => self.leftover(item),
            _ => self.known.get(&item),
        }
    }

    /// How something new is told today; `None`: they look for themselves.
    #[must_use]
    pub fn channel(&self) -> Option<Channel> {
        match (self.delivery.notify, self.delivery.address) {
            (Notify::None, _) => None,
            (Notify::ByHand, _) | (_, None) => Some(Channel::ByHand),
            (Notify::Invitations, Some(_)) => Some(Channel::Invitation),
            (Notify::Programme, Some(_)) => Some(Channel::Programme),
        }
    }

    /// How a change of something told is told: what began by invitation goes on so until it ends.
    fn channel_for_change(&self, told: &Told) -> Option<Channel> {
        match (told.channel, self.delivery.address) {
            (Channel::Invitation, Some(_)) => Some(Channel::Invitation),
            _ => self.channel(),
        }
    }

    fn announcement(&self, now: &Sight<'_>) -> Option<(Act, Channel)> {
        let channel = self.channel()?;
        let is_asked = now.status == ItemStatus::Confirmed
            || channel != Channel::Invitation
            || !now.own_parts.is_empty();
        let is_open = now.status != ItemStatus::Cancelled && !now.period.is_past(self.now);
        (is_open && is_asked).then_some((Act::Announce, channel))
    }

    /// Whether an item is over as they know it, or as they may know it.
    fn is_over(&self, known: &Known<'_>) -> bool {
        known.end().is_none_or(|end| end <= self.now)
    }

    fn withdrawal(&self, item: ItemId, known: &Known<'_>) -> Option<(Act, Channel)> {
        if self.is_over(known) || self.has_declined(item, known.told) {
            return None;
        }
        self.channel_of_end(known.told)
            .map(|channel| (Act::Withdraw, channel))
    }

    /// The way by which an end is told: a calendar that has the event must let go of it; any other end goes the way of
    /// today, so that one participant is never told by hand and by programme at once.
    fn channel_of_end(&self, told: &Told) -> Option<Channel> {
        if told.channel == Channel::Invitation {
            let has_event = self.is_reached(told) && !told.is_let_go();
            return has_event.then_some(Channel::Invitation);
        }
        self.channel().map(|channel| match channel {
            Channel::Invitation | Channel::Programme => Channel::Programme,
            Channel::ByHand => Channel::ByHand,
        })
    }

    fn changes(&self, item: ItemId, known: &Known<'_>, now: &Sight<'_>) -> Vec<(Act, Channel)> {
        let told = known.told;
        let was_past = self.is_over(known);
        if was_past && now.period.is_past(self.now) {
            return Vec::new();
        }
        let asks_again = self.asks_again(item, now);
        if self.has_declined(item, told) && !asks_again {
            return Vec::new();
        }
        if now.status == ItemStatus::Cancelled {
            return self
                .channel_of_end(told)
                .map(|channel| (Act::Cancel, channel))
                .into_iter()
                .collect();
        }
        if self.has_moved_house(told) {
            return self.move_house((told, was_past), now);
        }
        let digest = self.digest(item);
        if told.digest.as_deref() == digest {
            return Vec::new();
        }
        match self.channel_for_change(told) {
            None => Vec::new(),
            Some(Channel::Invitation) if told.channel != Channel::Invitation => {
                // nobody is invited to what is not certain, but who was told of it hears what becomes of it
                let update = (Act::Update, Channel::Programme);
                vec![self.announcement(now).unwrap_or(update)]
            }
            Some(channel) => vec![(Act::Update, channel)],
        }
    }

    /// The old address lets go of the item, unless that is over as it knows it; the new one hears of it for the first
    /// time. Who has no new one is told by hand once the old one has let go.
    fn move_house(&self, (told, was_past): (&Told, bool), now: &Sight<'_>) -> Vec<(Act, Channel)> {
        if told.channel != Channel::Invitation {
            let is_invited = self.channel() == Some(Channel::Invitation);
            let by_programme = is_invited && !now.period.is_past(self.now);
            let programme = || by_programme.then_some((Act::Announce, Channel::Programme));
            return self
                .announcement(now)
                .or_else(programme)
                .into_iter()
                .collect();
        }
        let goodbye =
            (told.handed_over && !was_past).then_some((Act::Readdress, Channel::Invitation));
        let welcome = match self.delivery.address {
            Some(_) if !now.period.is_past(self.now) => Some((Act::Announce, Channel::Invitation)),
            _ => self.announcement(now),
        };
        // what is told by hand meanwhile would make us forget that the old calendar has it
        let welcome =
            welcome.filter(|(_, channel)| goodbye.is_none() || *channel == Channel::Invitation);
        goodbye.into_iter().chain(welcome).collect()
    }

    /// Whether their mail goes elsewhere now, or went elsewhere for a while.
    fn has_moved_house(&self, told: &Told) -> bool {
        if told.is_let_go() {
            return true;
        }
        told.channel != Channel::ByHand && told.address.as_deref() != self.delivery.address
    }

    fn has_declined(&self, item: ItemId, told: &Told) -> bool {
        let reply = self.replies.get(&item);
        reply.is_some_and(|reply| reply.counted(told.asked) == ReplyStatus::Declined)
    }

    /// Whether they answered the item as it is published now, as they can on their page before they are told.
    fn has_answered_latest(&self, item: ItemId) -> bool {
        let frozen = self.publication.items.get(&item);
        let reply = self.replies.get(&item);
        frozen
            .zip(reply)
            .is_some_and(|(frozen, reply)| reply.sequence >= frozen.sequence)
    }

    /// Whether the item moved so far from what they knew that their answer no longer counts.
    fn asks_again(&self, item: ItemId, now: &Sight<'_>) -> bool {
        now.status != ItemStatus::Cancelled
            && !self.has_answered_latest(item)
            && self
                .known
                .get(&item)
                .and_then(|known| self.sight_of(known))
                .is_some_and(|was| is_lasting_move(was.period, now.period))
    }

    /// The digest of what they see now.
    #[must_use]
    pub fn digest(&self, item: ItemId) -> Option<&'a str> {
        let seen = self
            .publication
            .items
            .get(&item)?
            .audience
            .get(&self.participant)?;
        Some(seen.digest.as_str())
    }

    fn telling(&'a self, item: ItemId, act: Act, channel: Channel) -> Telling<'a> {
        let known = self.known_before(item, act);
        let was = known.and_then(|known| self.sight_of(known));
        let sight = self.sight(item);
        let is_near = [was.as_ref(), sight.as_ref()]
            .into_iter()
            .flatten()
            .any(|sight| sight.period.starts.instant().duration_since(self.now).abs() <= NEAR);
        let asks_again = act != Act::Clear && sight.is_some_and(|now| self.asks_again(item, &now));
        let goes_back = act.ends_event() && channel == Channel::Invitation;
        let address = known.and_then(|known| known.told.address.as_deref());
        Telling {
            item,
            act,
            channel,
            was,
            asks_again,
            is_near,
            is_to_former_address: goes_back && address != self.delivery.address,
        }
    }
}

/// Whether start or end moved by more than half an hour, or to another day.
fn is_lasting_move(was: &Period, now: &Period) -> bool {
    [(&was.starts, &now.starts), (&was.ends, &now.ends)]
        .into_iter()
        .any(|(was, now)| {
            now.instant().duration_since(was.instant()).abs() > LASTING_MOVE
                || was.wall.date() != now.wall.date()
        })
}
