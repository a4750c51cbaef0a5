//! Capability URLs: who holds the link may look. A token is signed, not stored, so a copy of the database opens nothing;
//! raising a participant's generation kills the links they had.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use uuid::Uuid;

use crate::domain::ids::ParticipantId;

/// What a token opens. A feed's token opens no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// A participant's page.
    Page,
    /// A participant's feed.
    Feed,
}

/// What a valid token says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capability {
    /// What it opens.
    pub door: Door,
    /// Whose page or feed that is.
    pub participant: ParticipantId,
    /// Counts how often their links were renewed; a token of an earlier generation is dead.
    pub generation: u32,
}

/// Makes links and reads the tokens in them. Cheap to clone.
#[derive(Clone)]
pub struct Links {
    public_url: String,
    key: Hmac<Sha256>,
}

/// Octets of the MAC that a token carries: 128 bits.
const MAC_LENGTH: usize = 16;

impl Links {
    /// Links below `public_url` (no final slash), signed with `secret`.
    #[must_use]
    pub fn new(public_url: &str, secret: &[u8]) -> Option<Self> {
        let key = Hmac::new_from_slice(secret).ok()?;
        Some(Self {
            public_url: public_url.trim_end_matches('/').to_owned(),
            key,
        })
    }

    /// The base of every link, without a final slash.
    #[must_use]
    pub fn public_url(&self) -> &str {
        &self.public_url
    }

    /// The address of a participant's page.
    #[must_use]
    pub fn page_url(&self, participant: ParticipantId, generation: u32) -> String {
        let token = self.token(Capability {
            door: Door::Page,
            participant,
            generation,
        });
        format!("{}/p/{token}", self.public_url)
    }

    /// The address of a participant's feed.
    #[must_use]
    pub fn feed_url(&self, participant: ParticipantId, generation: u32) -> String {
        let token = self.token(Capability {
            door: Door::Feed,
            participant,
            generation,
        });
        format!("{}/f/{token}.ics", self.public_url)
    }

    /// The one spelling of a capability.
    #[must_use]
    pub fn token(&self, capability: Capability) -> String {
        let mut octets = capability.participant.0.as_bytes().to_vec();
        octets.extend(capability.generation.to_be_bytes());
        octets.extend(self.mac(capability).into_iter().take(MAC_LENGTH));
        URL_SAFE_NO_PAD.encode(octets)
    }

    /// What a token for `door` says; `None` for anything we did not write just so.
    #[must_use]
    pub fn read(&self, door: Door, token: &str) -> Option<Capability> {
        let octets = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (participant, rest) = octets.split_first_chunk::<16>()?;
        let (generation, mac) = rest.split_first_chunk::<4>()?;
        let capability = Capability {
            door,
            participant: ParticipantId(Uuid::from_bytes(*participant)),
            generation: u32::from_be_bytes(*generation),
        };
        let is_ours = mac.len() == MAC_LENGTH
            && self.signed(capability).verify_truncated_left(mac).is_ok()
            && self.token(capability) == token;
        is_ours.then_some(capability)
    }

    fn mac(&self, capability: Capability) -> Vec<u8> {
        self.signed(capability).finalize().into_bytes().to_vec()
    }

    fn signed(&self, capability: Capability) -> Hmac<Sha256> {
        let mut mac = self.key.clone();
        mac.update(match capability.door {
            Door::Page => b"page",
            Door::Feed => b"feed",
        });
        mac.update(capability.participant.0.as_bytes());
        mac.update(&capability.generation.to_be_bytes());
        mac
    }
}

impl std::fmt::Debug for Links {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Links")
            .field("public_url", &self.public_url)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links() -> Links {
        Links::new(
            "https://visits.example/",
            b"a secret of at least 32 octets...",
        )
        .unwrap()
    }

    fn page() -> Capability {
        let participant = ParticipantId(Uuid::from_u128(7));
        Capability {
            door: Door::Page,
            participant,
            generation: 3,
        }
    }

    #[test]
    fn a_token_opens_its_own_door_alone() {
        let token = links().token(page());
        assert_eq!(links().read(Door::Page, &token), Some(page()));
        assert_eq!(links().read(Door::Feed, &token), None);
        let other = Links::new(
            "https://visits.example",
            b"another secret of 32 octets......",
        )
        .unwrap();
        assert_eq!(other.read(Door::Page, &token), None);
    }

    #[test]
    fn a_token_has_one_spelling() {
        let token = links().token(page());
        assert_eq!(token.len(), 48);
        for at in 0..token.len() {
            let mut bent = token.clone().into_bytes();
            bent[at] = if bent[at] == b'A' { b'B' } else { b'A' };
            assert_eq!(
                links().read(Door::Page, std::str::from_utf8(&bent).unwrap()),
                None
            );
        }
        for bent in [
            format!("{token}="),
            format!("{token}A"),
            token[..47].to_owned(),
            String::new(),
        ] {
            assert_eq!(links().read(Door::Page, &bent), None);
        }
    }

    #[test]
    fn links_hang_below_the_public_url() {
        let url = links().feed_url(page().participant, 3);
        let token = url
            .strip_prefix("https://visits.example/f/")
            .and_then(|rest| rest.strip_suffix(".ics"));
        assert!(token.is_some_and(|token| !token.contains('/')), "{url}");
    }
}
