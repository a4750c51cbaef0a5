//! Addresses to which nothing is mailed any more.

use jiff::Timestamp;

use crate::domain::closed::closed;

closed! {
    /// Why nothing is mailed to an address.
    SuppressionReason {
        /// Mail to it comes back, until an organiser tries again or it is corrected.
        Bounced = "bounced",
        /// Its reader wants no mail, until they say otherwise.
        Refused = "refused",
    }
}

/// Why nothing is mailed to an address, since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// Why.
    pub reason: SuppressionReason,
    /// What was said, such as by a mail server; may be empty.
    pub detail: String,
    /// Since when.
    pub at: Timestamp,
}

/// Whether a status (RFC 3463) says that no mail will ever reach the address: there is no such mailbox or domain, or it
/// takes none. A full mailbox or a disliked content says nothing of the kind.
#[must_use]
pub fn is_dead(status: &str) -> bool {
    let mut numbers = status.split('.');
    let three = [numbers.next(), numbers.next(), numbers.next()];
    match three {
        // about the sender's address
        [Some("5"), Some("1"), Some("7" | "8")] => false,
        [Some("5"), Some("1"), Some(_)] | [Some("5"), Some("2"), Some("1")] => {
            numbers.next().is_none()
        }
        _ => false,
    }
}

/// The status in what a mail server answered, such as `550 5.1.1 <x>: unknown`.
#[must_use]
pub fn status_in(reply: &str) -> &str {
    reply.split([' ', '-']).nth(1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_that_does_not_exist_is_dead() {
        for (reply, dead) in [
            ("550 5.1.1 <x@y.example>: unknown", true),
            ("550-5.1.10 recipient not found", true),
            ("550 5.2.1 disabled", true),
            ("552 5.2.2 mailbox full", false),
            ("550 5.7.1 content rejected", false),
            ("550 5.1.8 sender's domain does not exist", false),
            ("450 4.1.1 unknown", false),
            ("550 no such user", false),
            ("550", false),
            ("550 5.1.1.1 x", false),
        ] {
            assert_eq!(is_dead(status_in(reply)), dead, "{reply}");
        }
    }
}
