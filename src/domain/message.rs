//! The words of the outbox.

use crate::domain::closed::closed;

closed! {
    /// What a message is.
    MessageKind {
        Invitation = "invitation", Cancellation = "cancellation", Programme = "programme", Reminder = "reminder",
        Digest = "digest",
    }
}

closed! {
    /// Where a message stands.
    MessageState {
        Held = "held", Due = "due", Sending = "sending", Sent = "sent", Failed = "failed", Dropped = "dropped",
        ByHand = "by-hand",
    }
}
