//! What becomes of a mail that came in. Anybody can send one; what proves that an answer is an invitee's is the UID of
//! their invitation, which is random and was sent to nobody else.

use jiff::Timestamp;

use crate::domain::agenda::ItemStatus;
use crate::domain::calendar::reply::{CalendarReply, CounterTime, Moment};
use crate::domain::closed::closed;
use crate::domain::notice::Told;
use crate::domain::programme::Sight;
use crate::domain::reply::{Answer, Reply};
use crate::domain::text::fold;
use crate::domain::time::{LocalTime, Period};

closed! {
    /// What a mail is.
    InboundKind {
        /// The answer of a calendar.
        Reply = "reply",
        /// Another time that a calendar proposes.
        Counter = "counter",
        /// A report about a message of ours.
        Bounce = "bounce",
        /// An automatic answer, such as that somebody is away.
        AutoReply = "auto-reply",
        /// Words of a human.
        Human = "human",
        /// Nothing that we understand.
        Unreadable = "unreadable",
    }
}

closed! {
    /// What became of a mail.
    Outcome {
        /// It was acted on.
        Counted = "counted",
        /// It may be what it says; an organiser decides.
        Unconfirmed = "unconfirmed",
        /// An organiser decided that it counts.
        Confirmed = "confirmed",
        /// An organiser decided that it does not count, or has read it.
        Dismissed = "dismissed",
        /// It is there for organisers to read.
        Kept = "kept",
        /// It changes nothing.
        Ignored = "ignored",
    }
}

closed! {
    /// Why a mail changes nothing.
    Reason {
        /// Nobody was invited under that UID.
        UnknownEvent = "unknown-event",
        /// They are not expected at it any more.
        NotExpected = "not-expected",
        /// The item is cancelled.
        Cancelled = "cancelled",
        /// They answered after the item had begun.
        Started = "started",
        /// They said something else later.
        Outdated = "outdated",
        /// It is about no message of ours, or not by whom it was for.
        UnknownMessage = "unknown-message",
        /// The message is only late, or has arrived.
        NotFinal = "not-final",
        /// It could not be understood.
        Unreadable = "unreadable",
    }
}

/// An answer that came by mail.
#[derive(Clone, Copy, Debug)]
pub struct Heard<'a> {
    /// What it says.
    pub reply: &'a CalendarReply,
    /// Whether a mail server that is believed says that it is not from where it says.
    pub is_disowned: bool,
}

/// What we know of whoever was invited under its UID.
#[derive(Clone, Copy, Debug)]
pub struct Invited<'a> {
    /// What they were told of the item.
    pub told: &'a Told,
    /// What they see of it now.
    pub sight: Option<&'a Sight<'a>>,
    /// What they answered before.
    pub before: Option<&'a Answer>,
}

/// Whether an answer counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It does. Whether the sender is the invitee is only shown.
    Counts(Reply),
    /// Somebody answers in the name of another address than we invited, or is not who they say: an organiser decides.
    Unconfirmed(Reply),
    /// It does not.
    Ignored(Reason),
}

impl Heard<'_> {
    /// Whether this answer of whoever was `invited` counts.
    #[must_use]
    pub fn judge(&self, invited: Invited<'_>, now: Timestamp) -> Verdict {
        let Invited {
            told,
            sight,
            before,
        } = invited;
        let Some(sight) = sight else {
            return Verdict::Ignored(Reason::NotExpected);
        };
        if sight.status == ItemStatus::Cancelled {
            return Verdict::Ignored(Reason::Cancelled);
        }
        if !told.is_expected() {
            return Verdict::Ignored(Reason::NotExpected);
        }
        let reply = self.as_reply(told, now);
        if sight.period.starts.instant() <= reply.at {
            return Verdict::Ignored(Reason::Started);
        }
        let key = |reply: Reply| (reply.sequence, reply.at);
        if before.is_some_and(|before| key(before.reply) > key(reply)) {
            return Verdict::Ignored(Reason::Outdated);
        }
        let is_invitee = told
            .address
            .as_deref()
            .is_some_and(|address| is_same_address(address, &self.reply.attendee));
        if is_invitee && !self.is_disowned {
            Verdict::Counts(reply)
        } else {
            Verdict::Unconfirmed(reply)
        }
    }

    /// Nobody can have answered what they were not sent, or tomorrow.
    fn as_reply(&self, told: &Told, now: Timestamp) -> Reply {
        Reply {
            status: self.reply.says.status(),
            sequence: self.reply.sequence.min(told.sequence),
            at: self.reply.stamp.map_or(now, |stamp| stamp.min(now)),
        }
    }
}

/// Whether two addresses are one. Hardly any server tells local parts apart by their case.
#[must_use]
pub fn is_same_address(one: &str, other: &str) -> bool {
    !one.is_empty() && fold(one.trim()) == fold(other.trim())
}

/// When an item would be, on the walls of its places; `None` if that is no period, or the one that is planned.
#[must_use]
pub fn counter_period(time: CounterTime, planned: &Period) -> Option<Period> {
    let on_wall = |moment: Moment, place: &LocalTime| LocalTime {
        wall: match moment {
            Moment::Instant(at) => place.zone.rules().to_datetime(at),
            Moment::Wall(wall) => wall,
        },
        zone: place.zone.clone(),
    };
    let starts = on_wall(time.starts, &planned.starts);
    let lasting = || {
        let at = starts.instant().checked_add(planned.duration()).ok()?;
        Some(on_wall(Moment::Instant(at), &planned.ends))
    };
    let ends = match time.ends {
        Some(ends) => on_wall(ends, &planned.ends),
        None => lasting()?,
    };
    let period = Period { starts, ends };
    let is_period = period.starts.instant() < period.ends.instant();
    (is_period && period != *planned).then_some(period)
}

#[cfg(test)]
mod tests;
