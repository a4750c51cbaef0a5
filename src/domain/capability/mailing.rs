//! Capabilities that are in the head of a mail: to say that it did not arrive, and to get no more of its kind.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::Mac as _;
use uuid::Uuid;

use super::{Door, Links};
use crate::domain::ids::{MessageId, ParticipantId, UserId};

/// Mails of one kind to one reader, which they can do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mailing {
    /// Reminders to a participant.
    Reminders(ParticipantId),
    /// Digests to an organiser.
    Digests(UserId),
}

impl Mailing {
    /// The word of all that remind.
    pub const REMINDERS: &'static str = "reminders";

    /// What it is, as it is kept.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reminders(_) => Self::REMINDERS,
            Self::Digests(_) => "digests",
        }
    }

    /// To whom.
    #[must_use]
    pub const fn reader(self) -> Uuid {
        match self {
            Self::Reminders(participant) => participant.0,
            Self::Digests(user) => user.0,
        }
    }

    fn octets(self) -> Vec<u8> {
        let kind = match self {
            Self::Reminders(_) => 1,
            Self::Digests(_) => 2,
        };
        let mut octets = vec![kind];
        octets.extend(self.reader().as_bytes());
        octets
    }
}

/// Octets of the MAC of a bounce address, whose local part may have no more than 64 characters: 64 bits, and each guess
/// is a mail.
const SHORT_MAC: usize = 8;

impl Links {
    /// Where a mailing ends with one click (RFC 8058): with a POST, since scanners follow links.
    #[must_use]
    pub fn unsubscribe_url(&self, mailing: Mailing) -> String {
        let token = self.sealed(Door::Unsubscribe, mailing.octets());
        format!("{}/u/{token}", self.public_url)
    }

    /// The mailing that a token ends; `None` for anything we did not write just so.
    #[must_use]
    pub fn read_unsubscribe(&self, token: &str) -> Option<Mailing> {
        let octets = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (kind, rest) = octets.split_first()?;
        let (reader, mac) = rest.split_first_chunk::<16>()?;
        let reader = Uuid::from_bytes(*reader);
        let mailing = match kind {
            1 => Mailing::Reminders(ParticipantId(reader)),
            2 => Mailing::Digests(UserId(reader)),
            _ => return None,
        };
        self.is_ours((Door::Unsubscribe, mailing.octets()), (mac, token))
            .then_some(mailing)
    }

    /// What the sender of the envelope of a message has after the `+`, so that reports name the message, and nobody else
    /// can (VERP). Servers on the way may make small letters of capitals.
    #[must_use]
    pub fn bounce_token(&self, message: MessageId) -> String {
        let mac = self.bounce_mac(message).into_iter();
        mac.fold(message.0.simple().to_string(), |token, octet| {
            format!("{token}{octet:02x}")
        })
    }

    /// The message that a token names; `None` for anything we did not write.
    #[must_use]
    pub fn read_bounce_token(&self, token: &str) -> Option<MessageId> {
        let (message, mac) = token.split_at_checked(32)?;
        let message = MessageId(Uuid::try_parse(message).ok()?);
        let mac = u64::from_str_radix(mac, 16)
            .ok()
            .filter(|_| mac.len() == 2 * SHORT_MAC)?;
        self.signed(Door::Bounce, message.0.as_bytes())
            .verify_truncated_left(&mac.to_be_bytes())
            .is_ok()
            .then_some(message)
    }

    fn bounce_mac(&self, message: MessageId) -> Vec<u8> {
        let mac = self.signed(Door::Bounce, message.0.as_bytes()).finalize();
        mac.into_bytes().into_iter().take(SHORT_MAC).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(secret: &[u8]) -> Links {
        Links::new("https://visits.example", secret).unwrap()
    }

    #[test]
    fn a_bounce_token_names_its_message_and_cannot_be_made() {
        let ours = links(&[7; 32]);
        let message = MessageId(Uuid::from_u128(0x0197_a000_0000_7000_8000_0000_0000_0001));
        let token = ours.bounce_token(message);
        assert_eq!(token.len(), 48);
        assert_eq!(ours.read_bounce_token(&token), Some(message));
        assert_eq!(ours.read_bounce_token(&token.to_uppercase()), Some(message));
        assert_eq!(links(&[8; 32]).read_bounce_token(&token), None);
        let mut other = token.clone();
        other.replace_range(31..32, "2");
        for wrong in [
            other.as_str(),
            &token[..47],
            &format!("{token}0"),
            "",
            "é",
            &"é".repeat(24),
            "+",
        ] {
            assert_eq!(ours.read_bounce_token(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_mailing_ends_by_its_own_token_alone() {
        let ours = links(&[7; 32]);
        let reader = Uuid::from_u128(5);
        for mailing in [
            Mailing::Reminders(ParticipantId(reader)),
            Mailing::Digests(UserId(reader)),
        ] {
            let url = ours.unsubscribe_url(mailing);
            let token = url.strip_prefix("https://visits.example/u/").unwrap();
            assert_eq!(ours.read_unsubscribe(token), Some(mailing));
            assert_eq!(ours.read(Door::Page, token), None);
            assert_eq!(links(&[8; 32]).read_unsubscribe(token), None);
            assert_eq!(ours.read_unsubscribe(&format!("{token}=")), None);
        }
        assert_eq!(ours.read_unsubscribe(""), None);
    }
}
