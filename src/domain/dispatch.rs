//! What goes to addresses outside that is no mail.

use crate::domain::closed::closed;

closed! {
    /// What a dispatch is. Those to webhooks carry this word as their `type`.
    DispatchKind {
        /// A publication was made.
        Published = "visit.published",
        /// An answer was recorded, wherever it came from.
        Replied = "reply.recorded",
        /// A message will not arrive.
        Failed = "message.failed",
        /// An organiser tries whether the webhook works.
        Tried = "webhook.tried",
        /// A hint on a participant's device.
        Push = "push",
    }
}

impl DispatchKind {
    /// What a webhook can be told of.
    pub const EVENTS: [Self; 3] = [Self::Published, Self::Replied, Self::Failed];
}
