//! Capability URLs: who holds the link may look. A token is signed, not stored, so a copy of the database opens nothing;
//! raising a participant's generation kills the links they had.

mod mailing;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use jiff::Timestamp;

use crate::domain::ids::{ParticipantId, VisitId};
use crate::domain::text::fold;
use crate::domain::visit::{Assistant, Participant};

pub use mailing::Mailing;

/// What a token opens. A feed's token opens no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// A participant's page.
    Page,
    /// A participant's feed.
    Feed,
    /// A programme before it is published, as it was when its link was made.
    Preview,
    /// The end of a mailing.
    Unsubscribe,
    /// A report that a message did not arrive.
    Bounce,
}

impl Door {
    /// What its tokens are signed with, before what they say.
    const fn seal(self) -> &'static [u8] {
        match self {
            Self::Page => b"page",
            Self::Feed => b"feed",
            Self::Preview => b"preview",
            Self::Unsubscribe => b"unsubscribe",
            Self::Bounce => b"bounce",
        }
    }
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
    /// Who of their assistants it was given to; `None`: it is their own.
    pub assistant: Option<AssistantMark>,
}

impl Capability {
    /// Whether a link still opens the page of this participant: it was not renewed since, and whoever it was given to
    /// still assists them.
    #[must_use]
    pub fn is_of(&self, participant: &Participant) -> bool {
        let is_trusted =
            self.assistant.is_none() || self.assistant_among(&participant.mail_to).is_some();
        participant.links_generation == self.generation && is_trusted
    }

    /// Which of these assistants a link was given to.
    #[must_use]
    pub fn assistant_among<'a>(&self, assistants: &'a [Assistant]) -> Option<&'a Assistant> {
        let mark = self.assistant?;
        let mut assistants = assistants.iter();
        assistants.find(|assistant| AssistantMark::of(assistant) == mark)
    }

    fn octets(&self) -> Vec<u8> {
        let mut octets = self.participant.0.as_bytes().to_vec();
        octets.extend(self.generation.to_be_bytes());
        octets.extend(self.assistant.iter().flat_map(|assistant| assistant.0));
        octets
    }
}

/// What tells an assistant of a participant from the others: made from the address, so that whoever takes their place has
/// another link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssistantMark([u8; 8]);

impl AssistantMark {
    /// Of an assistant.
    #[must_use]
    pub fn of(assistant: &Assistant) -> Self {
        let digest = Sha256::digest(fold(assistant.email.trim()));
        Self(digest.first_chunk().copied().unwrap_or_default())
    }

    /// As it is kept.
    #[must_use]
    pub fn octets(self) -> Vec<u8> {
        self.0.to_vec()
    }
}

/// What a valid token of a preview says. Only whoever keeps previews knows whether it was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PreviewPass {
    /// Of which visit.
    pub visit: VisitId,
    /// Which of its previews: they count from 1.
    pub number: u32,
    /// From when on it opens nothing.
    pub expires_at: Timestamp,
}

impl PreviewPass {
    fn octets(&self) -> Vec<u8> {
        let mut octets = self.visit.0.as_bytes().to_vec();
        octets.extend(self.number.to_be_bytes());
        octets.extend(self.expires_at.as_second().to_be_bytes());
        octets
    }
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
            assistant: None,
        });
        format!("{}/p/{token}", self.public_url)
    }

    /// The address of a participant's page for one of their assistants: what is answered there is marked as theirs.
    #[must_use]
    pub fn assistant_page_url(
        &self,
        participant: ParticipantId,
        (generation, assistant): (u32, &Assistant),
    ) -> String {
        let token = self.token(Capability {
            door: Door::Page,
            participant,
            generation,
            assistant: Some(AssistantMark::of(assistant)),
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
            assistant: None,
        });
        format!("{}/f/{token}.ics", self.public_url)
    }

    /// A key for something else than links, of which it tells nothing, nor does it tell the secret.
    #[must_use]
    pub fn other_key(&self, purpose: &str) -> [u8; 32] {
        let mut mac = self.key.clone();
        mac.update(b"key for ");
        mac.update(purpose.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// The address of a preview.
    #[must_use]
    pub fn preview_url(&self, pass: &PreviewPass) -> String {
        let token = self.sealed(Door::Preview, pass.octets());
        format!("{}/preview/{token}", self.public_url)
    }

    /// What the token of a preview says; `None` for anything we did not write just so.
    #[must_use]
    pub fn read_preview(&self, token: &str) -> Option<PreviewPass> {
        let octets = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (visit, rest) = octets.split_first_chunk::<16>()?;
        let (number, rest) = rest.split_first_chunk::<4>()?;
        let (expires_at, mac) = rest.split_first_chunk::<8>()?;
        let pass = PreviewPass {
            visit: VisitId(Uuid::from_bytes(*visit)),
            number: u32::from_be_bytes(*number),
            expires_at: Timestamp::from_second(i64::from_be_bytes(*expires_at)).ok()?,
        };
        self.is_ours((Door::Preview, pass.octets()), (mac, token))
            .then_some(pass)
    }

    /// The one spelling of a capability.
    #[must_use]
    pub fn token(&self, capability: Capability) -> String {
        self.sealed(capability.door, capability.octets())
    }

    /// What a token for `door` says; `None` for anything we did not write just so.
    #[must_use]
    pub fn read(&self, door: Door, token: &str) -> Option<Capability> {
        let octets = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (participant, rest) = octets.split_first_chunk::<16>()?;
        let (generation, rest) = rest.split_first_chunk::<4>()?;
        let (assistant, mac) = match rest.split_first_chunk::<8>() {
            Some((assistant, mac)) if door == Door::Page && mac.len() == MAC_LENGTH => {
                (Some(AssistantMark(*assistant)), mac)
            }
            _ => (None, rest),
        };
        let capability = Capability {
            door,
            participant: ParticipantId(Uuid::from_bytes(*participant)),
            generation: u32::from_be_bytes(*generation),
            assistant,
        };
        self.is_ours((door, capability.octets()), (mac, token))
            .then_some(capability)
    }

    /// Whether a token says this, was signed by us, and is spelled as we would.
    fn is_ours(&self, (door, octets): (Door, Vec<u8>), (mac, token): (&[u8], &str)) -> bool {
        mac.len() == MAC_LENGTH
            && self
                .signed(door, &octets)
                .verify_truncated_left(mac)
                .is_ok()
            && self.sealed(door, octets) == token
    }

    /// What a token says with its MAC.
    fn sealed(&self, door: Door, mut octets: Vec<u8>) -> String {
        let mac = self.signed(door, &octets).finalize().into_bytes();
        octets.extend(mac.into_iter().take(MAC_LENGTH));
        URL_SAFE_NO_PAD.encode(octets)
    }

    fn signed(&self, door: Door, octets: &[u8]) -> Hmac<Sha256> {
        let mut mac = self.key.clone();
        mac.update(door.seal());
        mac.update(octets);
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
            assistant: None,
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
    fn the_link_of_an_assistant_is_theirs_alone() {
        let assistant = |email: &str| Assistant {
            name: "Kari Berg".to_owned(),
            email: email.to_owned(),
            locale: "nb".to_owned(),
        };
        let kari = assistant("Kari@example.org");
        let url = links().assistant_page_url(page().participant, (3, &kari));
        let token = url.strip_prefix("https://visits.example/p/").unwrap();
        let read = links().read(Door::Page, token).unwrap();
        assert_eq!(links().token(read), token);
        assert_eq!(links().read(Door::Feed, token), None);
        let written_so = [
            assistant("other@example.org"),
            assistant("kari@example.org"),
        ];
        assert_eq!(read.assistant_among(&written_so), Some(&written_so[1]));
        assert_eq!(read.assistant_among(&written_so[..1]), None);
        assert_eq!(page().assistant_among(&written_so), None);
        // without who it is for, it is nobody's
        let octets = URL_SAFE_NO_PAD.decode(token).unwrap();
        let own = [&octets[..20], &octets[28..]].concat();
        assert_eq!(links().read(Door::Page, &URL_SAFE_NO_PAD.encode(own)), None);
    }

    #[test]
    fn the_token_of_a_preview_says_until_when() {
        let pass = PreviewPass {
            visit: VisitId(Uuid::from_u128(9)),
            number: 2,
            expires_at: "2025-06-30T22:00:00Z".parse().unwrap(),
        };
        let url = links().preview_url(&pass);
        let token = url.strip_prefix("https://visits.example/preview/").unwrap();
        assert_eq!(links().read_preview(token), Some(pass));
        for door in [Door::Page, Door::Feed, Door::Preview] {
            assert_eq!(links().read(door, token), None);
        }
        assert_eq!(links().read_preview(&links().token(page())), None);
        let prolonged = PreviewPass {
            expires_at: "2025-07-30T22:00:00Z".parse().unwrap(),
            ..pass
        };
        assert_ne!(links().preview_url(&prolonged), url);
        assert_eq!(links().read_preview(&format!("{token}=")), None);
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
