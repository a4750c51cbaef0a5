//! Signing messages, so that receivers know that the domain of the sender has sent them (RFC 6376; Ed25519: RFC 8463).
//!
//! Not lettre's signing: it takes only lettre's own messages, asks the system for the time, and signs with a library that
//! leaks timing. `docs/decisions` has more.

mod canonical;
mod record;

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair};
use rustls_pki_types::PrivateKeyDer;
use rustls_pki_types::pem::PemObject as _;
use sha2::{Digest as _, Sha256};

use super::message::Message;
pub use record::{Published, RecordError};

/// What is signed, if it is there. Not what relays may add or change on the way.
const SIGNED: [&str; 13] = [
    "from",
    "to",
    "reply-to",
    "subject",
    "date",
    "message-id",
    "mime-version",
    "content-type",
    "content-language",
    "auto-submitted",
    "list-id",
    "list-unsubscribe",
    "list-unsubscribe-post",
];

/// How many characters of the signature stand in one line.
const LINE: usize = 72;

/// Why messages cannot be signed.
#[derive(Debug, thiserror::Error)]
pub enum DkimError {
    /// The file holds no private key.
    #[error(
        "it holds no private key in PEM: make one with `openssl genpkey -algorithm ed25519`, or `openssl genrsa 2048`"
    )]
    NoKey,
    /// The key is of a kind that receivers do not know, or too short.
    #[error("its key is neither Ed25519 nor RSA of 2048 to 4096 bits ({0})")]
    Key(ring::error::KeyRejected),
    /// The signature was not made.
    #[error("the message could not be signed")]
    Signature,
}

/// Signs in the name of a domain.
pub struct Dkim {
    domain: String,
    selector: String,
    key: Key,
}

enum Key {
    Rsa(Box<RsaKeyPair>),
    Ed25519(Ed25519KeyPair),
}

impl Dkim {
    /// Signs for `domain` with the private key in `pem` (PKCS #8 or PKCS #1); its public half is in the DNS at
    /// `SELECTOR._domainkey.DOMAIN`.
    ///
    /// # Errors
    /// If there is no such key.
    pub fn new(domain: &str, selector: &str, pem: &[u8]) -> Result<Self, DkimError> {
        let key = PrivateKeyDer::from_pem_slice(pem).map_err(|_unsaid| DkimError::NoKey)?;
        Ok(Self {
            domain: domain.to_owned(),
            selector: selector.to_owned(),
            key: Key::read(&key)?,
        })
    }

    /// The name at which receivers look for the public key.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}._domainkey.{}", self.selector, self.domain)
    }

    /// Adds the signature to a message: the same message at the same time gets the same.
    ///
    /// # Errors
    /// [`DkimError::Signature`] if the system gives no random numbers.
    pub fn sign(&self, message: &mut Message, at: Timestamp) -> Result<(), DkimError> {
        let (headers, body) = canonical::split(&message.bytes);
        let headers = canonical::headers(headers);
        let is_there = |name: &&str| headers.iter().any(|(known, _)| known == *name);
        let mut names: Vec<&str> = SIGNED.into_iter().filter(is_there).collect();
        // once more than there are: nobody adds a second sender (RFC 6376 §8.15)
        names.insert(0, "from");
        let unsigned = format!(
            "DKIM-Signature: v=1; a={}; c=relaxed/relaxed; d={}; s={};\r\n t={}; h={};\r\n bh={};\r\n b=",
            self.key.algorithm(),
            self.domain,
            self.selector,
            at.as_second(),
            names.join(":"),
            STANDARD.encode(Sha256::digest(canonical::body(body))),
        );
        let mut signed = String::new();
        for name in names.iter().skip(1) {
            // of several of a name the last counts (RFC 6376 §5.4.2)
            if let Some((_, line)) = headers.iter().rev().find(|(known, _)| known == name) {
                signed.push_str(line);
                signed.push_str("\r\n");
            }
        }
        for (_, line) in canonical::headers(unsigned.as_bytes()) {
            signed.push_str(&line);
        }
        let signature = STANDARD.encode(self.key.sign(signed.as_bytes())?);
        let mut bytes = unsigned.into_bytes();
        for line in signature.as_bytes().chunks(LINE) {
            bytes.extend_from_slice(b"\r\n ");
            bytes.extend_from_slice(line);
        }
        bytes.extend_from_slice(b"\r\n");
        bytes.append(&mut message.bytes);
        message.bytes = bytes;
        Ok(())
    }

    /// The public key as the DNS must have it, below [`Self::name`].
    #[must_use]
    pub fn published(&self) -> Published {
        match &self.key {
            Key::Rsa(pair) => Published::rsa(pair.public().as_ref()),
            Key::Ed25519(pair) => Published::ed25519(pair.public_key().as_ref()),
        }
    }
}

impl Key {
    fn read(key: &PrivateKeyDer<'_>) -> Result<Self, DkimError> {
        match key {
            PrivateKeyDer::Pkcs1(key) => RsaKeyPair::from_der(key.secret_pkcs1_der())
                .map(|pair| Self::Rsa(Box::new(pair)))
                .map_err(DkimError::Key),
            PrivateKeyDer::Pkcs8(key) => {
                let der = key.secret_pkcs8_der();
                Ed25519KeyPair::from_pkcs8_maybe_unchecked(der)
                    .map(Self::Ed25519)
                    .or_else(|_other_kind| {
                        RsaKeyPair::from_pkcs8(der).map(|pair| Self::Rsa(Box::new(pair)))
                    })
                    .map_err(DkimError::Key)
            }
            _ => Err(DkimError::NoKey),
        }
    }

    const fn algorithm(&self) -> &'static str {
        match self {
            Self::Rsa(_) => "rsa-sha256",
            Self::Ed25519(_) => "ed25519-sha256",
        }
    }

    fn sign(&self, text: &[u8]) -> Result<Vec<u8>, DkimError> {
        match self {
            Self::Rsa(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(
                    &RSA_PKCS1_SHA256,
                    &SystemRandom::new(),
                    text,
                    &mut signature,
                )
                .map_err(|_unsaid| DkimError::Signature)?;
                Ok(signature)
            }
            // the hash is signed, not the text (RFC 8463 §3)
            Self::Ed25519(pair) => Ok(pair.sign(&Sha256::digest(text)).as_ref().to_vec()),
        }
    }
}

impl fmt::Debug for Dkim {
    /// Without the key.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Dkim").field(&self.name()).finish()
    }
}

#[cfg(test)]
mod tests;
