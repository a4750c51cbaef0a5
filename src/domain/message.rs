//! The words of the outbox.

use crate::domain::closed::closed;
use crate::domain::ids::{ParticipantId, TopicId};
use crate::domain::notice::{Channel, Telling};

closed! {
    /// What a message is.
    MessageKind {
        Invitation = "invitation", Cancellation = "cancellation", Programme = "programme", Reminder = "reminder",
        Digest = "digest",
    }
}

closed! {
    /// A kind of letter, as an organiser may send it to themselves to look at it.
    Specimen {
        Invitation = "invitation", Update = "update", Cancellation = "cancellation", Withdrawal = "withdrawal",
        Programme = "programme", Question = "question", Eve = "eve", FirstItem = "first-item",
        MissingReply = "missing-reply", Place = "place", Digest = "digest",
    }
}

closed! {
    /// Where a message stands.
    MessageState {
        Held = "held", Due = "due", Sending = "sending", Sent = "sent", Failed = "failed", Dropped = "dropped",
        ByHand = "by-hand",
    }
}

impl Telling<'_> {
    /// What messages about the same thing have in common: a newer one takes the place of one that waits.
    #[must_use]
    pub fn topic(&self, participant: ParticipantId) -> TopicId {
        match self.channel {
            Channel::Invitation => TopicId(self.item.0),
            Channel::Programme | Channel::ByHand => TopicId(participant.0),
        }
    }

    /// What a message that begins with this telling is.
    #[must_use]
    pub fn kind(&self) -> MessageKind {
        match (self.channel, self.act) {
            (Channel::Programme | Channel::ByHand, _) => MessageKind::Programme,
            (Channel::Invitation, act) if act.ends_event() => MessageKind::Cancellation,
            (Channel::Invitation, _) => MessageKind::Invitation,
        }
    }
}
