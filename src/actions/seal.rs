//! What only this installation can read: encrypted with a key that is made from `ESCALE_SECRET` and is in no database.

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use super::Error;
use crate::domain::capability::Links;

/// Octets of the nonce that stands before what was sealed.
const NONCE_LENGTH: usize = 24;

/// Seals and opens. Cheap to clone.
#[derive(Clone)]
pub struct Seal(XChaCha20Poly1305);

impl Seal {
    /// The seal that belongs to the key of links.
    #[must_use]
    pub fn new(links: &Links) -> Self {
        Self(XChaCha20Poly1305::new(&links.other_key("seal").into()))
    }

    /// Encrypts `secret`; only who names the same `purpose` can open it.
    ///
    /// # Errors
    /// [`Error::Cryptography`] if it is too long.
    pub fn close(&self, purpose: &str, secret: &[u8]) -> Result<Vec<u8>, Error> {
        let nonce: [u8; NONCE_LENGTH] = rand::random();
        let payload = Payload {
            msg: secret,
            aad: purpose.as_bytes(),
        };
        let sealed = self
            .0
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_unsaid| Error::Cryptography("a secret cannot be sealed"))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// What was sealed for `purpose`; `None` for anything else.
    #[must_use]
    pub fn open(&self, purpose: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_LENGTH>()?;
        let payload = Payload {
            msg: sealed,
            aad: purpose.as_bytes(),
        };
        self.0.decrypt(&XNonce::from(*nonce), payload).ok()
    }
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_key_and_purpose_open() {
        let seal = |secret: u8| Seal::new(&Links::new("http://a.example", &[secret; 32]).unwrap());
        let sealed = seal(1).close("a", b"hunter2").unwrap();
        assert!(!sealed.windows(7).any(|octets| octets == b"hunter2"));
        assert_ne!(sealed, seal(1).close("a", b"hunter2").unwrap());
        assert_eq!(seal(1).open("a", &sealed).as_deref(), Some(&b"hunter2"[..]));
        assert_eq!(seal(1).open("b", &sealed), None);
        assert_eq!(seal(2).open("a", &sealed), None);
        assert_eq!(seal(1).open("a", &sealed[1..]), None);
        assert_eq!(seal(1).open("a", b"short"), None);
    }
}
