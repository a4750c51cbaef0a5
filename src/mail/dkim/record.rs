//! The public key of signatures, as the DNS has it (RFC 6376 §3.6.1).

use base64::Engine as _;
use base64::alphabet;
use base64::engine::general_purpose::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// The algorithm identifier of RSA, with its empty parameters (RFC 3279 §2.3.1).
const RSA: [u8; 15] = [
    0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
];

/// Some people leave the padding out.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    kind: &'static str,
    /// As receivers expect it in `p=`.
    key: Vec<u8>,
    /// As the letter of the standard has it, which some domains publish.
    bare: Vec<u8>,
}

/// What is wrong with a text of the DNS.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// It is about something else.
    #[error("it is no DKIM key: it has no p=")]
    NoKey,
    /// The key was withdrawn.
    #[error("its p= is empty: that says that the key is withdrawn")]
    Withdrawn,
    /// The key cannot be read.
    #[error("its p= is not base64")]
    Unreadable,
    /// It is for other signatures.
    #[error("it says {found}, and ESCALE_DKIM_KEY_FILE has {expected}")]
    Kind {
        /// What it says.
        found: String,
        /// What our key needs.
        expected: String,
    },
    /// It is another key.
    #[error("its key is not the public half of ESCALE_DKIM_KEY_FILE")]
    Other,
}

impl Published {
    /// An RSA key, as its DER (PKCS #1).
    pub(super) fn rsa(bare: &[u8]) -> Self {
        // BIT STRING without unused bits, in SubjectPublicKeyInfo (RFC 5280 §4.1): what `openssl rsa -pubout` writes
        let bits = element(0x03, &[&[0], bare].concat());
        Self {
            kind: "rsa",
            key: element(0x30, &[RSA.as_slice(), &bits].concat()),
            bare: bare.to_vec(),
        }
    }

    /// An Ed25519 key (RFC 8463 §4).
    pub(super) fn ed25519(key: &[u8]) -> Self {
        Self {
            kind: "ed25519",
            key: key.to_vec(),
            bare: key.to_vec(),
        }
    }

    /// The text for the DNS.
    #[must_use]
    pub fn text(&self) -> String {
        format!("v=DKIM1; k={}; p={}", self.kind, STANDARD.encode(&self.key))
    }

    /// Whether `text`, found in the DNS, lets receivers verify our signatures. Strings of which it consists may stand in quotation
    /// marks, as `dig` shows them.
    ///
    /// # Errors
    /// [`RecordError`], which says what is wrong with it.
    pub fn matches(&self, text: &str) -> Result<(), RecordError> {
        let text: String = text.chars().filter(|letter| *letter != '"').collect();
        let tag = |name: &str| {
            text.split(';').find_map(|tag| {
                let (known, value) = tag.split_once('=')?;
                let value: String = value.split_whitespace().collect();
                (known.trim() == name).then_some(value)
            })
        };
        let kind = tag("k").unwrap_or_else(|| "rsa".to_owned());
        let key = tag("p").ok_or(RecordError::NoKey)?;
        if key.is_empty() {
            return Err(RecordError::Withdrawn);
        }
        if kind != self.kind {
            return Err(RecordError::Kind {
                found: format!("k={kind}"),
                expected: format!("k={}", self.kind),
            });
        }
        let key = LENIENT
            .decode(key)
            .map_err(|_unsaid| RecordError::Unreadable)?;
        if key == self.key || key == self.bare {
            Ok(())
        } else {
            Err(RecordError::Other)
        }
    }
}

/// One element of DER (X.690 §8.1), of less than 64 KiB.
fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let [.., high, low] = content.len().to_be_bytes();
    let mut octets = vec![tag];
    match (high, low) {
        (0, 0..=127) => octets.push(low),
        (0, _) => octets.extend([0x81, low]),
        _ => octets.extend([0x82, high, low]),
    }
    octets.extend_from_slice(content);
    octets
}
