//! Answers of participants to items.

use jiff::Timestamp;

use crate::domain::closed::closed;

closed! {
    /// What was answered (RFC 5545 §3.2.12, PARTSTAT of an event).
    ReplyStatus { NeedsAction = "needs-action", Accepted = "accepted", Declined = "declined", Tentative = "tentative" }
}

closed! {
    /// Where an answer came from.
    ReplySource { Page = "page", Calendar = "calendar", Organiser = "organiser" }
}

/// One participant's answer to one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply {
    /// What they said.
    pub status: ReplyStatus,
    /// The SEQUENCE of the item they answered.
    pub sequence: u32,
    /// When.
    pub at: Timestamp,
}

impl Reply {
    /// What counts: an answer given before the last time we asked is no answer.
    #[must_use]
    pub fn counted(self, asked: u32) -> ReplyStatus {
        if self.sequence < asked {
            ReplyStatus::NeedsAction
        } else {
            self.status
        }
    }
}
