//! Web Push: a document for one browser, which nobody on the way can read (RFC 8291), and the name that we call there
//! under (RFC 8292).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use p256::elliptic_curve::point::AffineCoordinates as _;
use p256::elliptic_curve::sec1::ToSec1Point as _;
use p256::{PublicKey, SecretKey};
use ring::{aead, hkdf};
use serde_json::json;
use url::Url;

use crate::domain::public_address::https_address;

/// Where a browser is told something, and what to encrypt it with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PushAddress {
    /// The address at the browser's push service; who knows it can call there.
    pub endpoint: String,
    /// The browser's public key: a point of P-256, not compressed.
    pub key: [u8; 65],
    /// The secret that the browser shares with us.
    pub secret: [u8; 16],
}

impl PushAddress {
    /// What a browser says of itself (`PushSubscription`: endpoint, `p256dh` and `auth` in base64url); `None` unless it
    /// is an address of the public internet with a key of this curve.
    #[must_use]
    pub fn parse(endpoint: &str, key: &str, secret: &str) -> Option<Self> {
        let octets = |text: &str| URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok();
        let key: [u8; 65] = octets(key)?.try_into().ok()?;
        PublicKey::from_sec1_bytes(&key).ok()?;
        Some(Self {
            endpoint: https_address(endpoint)?,
            key,
            secret: octets(secret)?.try_into().ok()?,
        })
    }
}

/// What must be another at each encryption: the private half of a key, and a salt.
#[derive(Clone)]
pub struct Chance {
    /// A scalar of P-256.
    pub secret: SecretKey,
    /// Octets.
    pub salt: [u8; 16],
}

impl Chance {
    /// From octets that nobody can guess; `None` if they are no scalar, which in practice they always are.
    #[must_use]
    pub fn new(secret: &[u8; 32], salt: [u8; 16]) -> Option<Self> {
        let secret = SecretKey::from_slice(secret).ok()?;
        Some(Self { secret, salt })
    }
}

/// The size of a record (RFC 8188 §2): all that we say fits into one.
const RECORD: u32 = 4096;

/// Encrypts `text` (RFC 8291 §4), with the header that the receiver needs. `None` if the browser's key is none, or the
/// text is too long for one record.
#[must_use]
pub fn encrypt(text: &[u8], to: &PushAddress, chance: &Chance) -> Option<Vec<u8>> {
    let theirs = PublicKey::from_sec1_bytes(&to.key).ok()?;
    let ours = chance.secret.public_key().to_sec1_point(false);
    let shared = theirs.to_projective() * *chance.secret.to_nonzero_scalar();
    let info = [b"WebPush: info\0".as_slice(), &to.key, ours.as_bytes()].concat();
    let input: [u8; 32] = derive(&to.secret, &shared.to_affine().x(), &info)?;
    let key: [u8; 16] = derive(&chance.salt, &input, b"Content-Encoding: aes128gcm\0")?;
    let nonce: [u8; 12] = derive(&chance.salt, &input, b"Content-Encoding: nonce\0")?;

    // the octet that says: nothing follows
    let mut record = [text, &[2]].concat();
    let key = aead::LessSafeKey::new(aead::UnboundKey::new(&aead::AES_128_GCM, &key).ok()?);
    let nonce = aead::Nonce::assume_unique_for_key(nonce);
    key.seal_in_place_append_tag(nonce, aead::Aad::empty(), &mut record)
        .ok()?;
    let length = u8::try_from(ours.as_bytes().len()).ok()?;
    let is_one = u32::try_from(record.len()).is_ok_and(|length| length <= RECORD);
    let head = [
        chance.salt.as_slice(),
        &RECORD.to_be_bytes(),
        &[length],
        ours.as_bytes(),
    ];
    is_one.then(|| [head.concat(), record].concat())
}

/// HKDF with SHA-256 (RFC 5869).
fn derive<const LENGTH: usize>(salt: &[u8], input: &[u8], info: &[u8]) -> Option<[u8; LENGTH]> {
    struct Octets(usize);
    impl hkdf::KeyType for Octets {
        fn len(&self) -> usize {
            self.0
        }
    }
    let mut derived = [0; LENGTH];
    let key = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(input);
    let info = [info];
    let octets = key.expand(&info, Octets(LENGTH)).ok()?;
    octets.fill(&mut derived).ok()?;
    Some(derived)
}

/// How long a push service believes who we are; at most a day (RFC 8292 §2).
const BELIEVED: SignedDuration = SignedDuration::from_hours(12);

/// The key by which push services know us, and the address where they find somebody to talk to.
#[derive(Clone)]
pub struct Sender {
    key: SigningKey,
    contact: String,
}

impl Sender {
    /// The sender whose key is made from `seed`, the same for all instances; `contact` is a mail address.
    #[must_use]
    pub fn new(seed: &[u8; 32], contact: &str) -> Option<Self> {
        // a seed beyond the order of the curve, one in 2³², is none
        let key = SigningKey::from_slice(seed).ok()?;
        let contact = format!("mailto:{contact}");
        Some(Self { key, contact })
    }

    /// The public half, in base64url: a browser gives an address that only its owner can call (`applicationServerKey`).
    #[must_use]
    pub fn public_key(&self) -> String {
        let point = self.key.verifying_key().to_sec1_point(false);
        URL_SAFE_NO_PAD.encode(point.as_bytes())
    }

    /// The value of `Authorization` for a call to `endpoint` (RFC 8292 §3); `None` if that is no address.
    #[must_use]
    pub fn authorization(&self, endpoint: &str, now: Timestamp) -> Option<String> {
        let audience = Url::parse(endpoint).ok()?.origin().ascii_serialization();
        let until = now.checked_add(BELIEVED).ok()?.as_second();
        let head = json!({ "typ": "JWT", "alg": "ES256" }).to_string();
        let claims = json!({ "aud": audience, "exp": until, "sub": self.contact }).to_string();
        let encoded = [head, claims].map(|part| URL_SAFE_NO_PAD.encode(part));
        let signed = encoded.join(".");
        let signature: Signature = self.key.sign(signed.as_bytes());
        let signature = URL_SAFE_NO_PAD.encode(signature.to_bytes());
        Some(format!(
            "vapid t={signed}.{signature}, k={}",
            self.public_key()
        ))
    }
}

impl std::fmt::Debug for Sender {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sender")
            .field("contact", &self.contact)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use p256::ecdsa::VerifyingKey;
    use p256::ecdsa::signature::Verifier as _;

    use super::*;

    fn octets<const LENGTH: usize>(text: &str) -> [u8; LENGTH] {
        URL_SAFE_NO_PAD.decode(text).unwrap().try_into().unwrap()
    }

    fn watermelons() -> (PushAddress, Chance) {
        let key = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
        let to = PushAddress::parse("https://push.example.net/a", key, "BTBZMqHH6r4Tts7J_aSIgg");
        let chance = Chance::new(
            &octets("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
            octets("DGv6ra1nlYgDCS1FRnbzlw"),
        );
        (to.unwrap(), chance.unwrap())
    }

    /// RFC 8291, appendix A.
    #[test]
    fn the_example_of_the_standard() {
        let (to, chance) = watermelons();
        let sealed = encrypt(b"When I grow up, I want to be a watermelon", &to, &chance).unwrap();
        let expected = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8w\
            EqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
        assert_eq!(URL_SAFE_NO_PAD.encode(sealed), expected);
        assert!(encrypt(&[0; 4080], &to, &chance).is_none());
    }

    #[test]
    fn a_call_is_signed_for_one_service_and_half_a_day() {
        let sender = Sender::new(&[7; 32], "escale@ville.example").unwrap();
        let now: Timestamp = "2025-06-02T08:00:00Z".parse().unwrap();
        let said = sender
            .authorization("https://push.example.net/a/b", now)
            .unwrap();
        let (token, key) = said
            .strip_prefix("vapid t=")
            .unwrap()
            .split_once(", k=")
            .unwrap();
        assert_eq!(key, sender.public_key());
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let claims = URL_SAFE_NO_PAD
            .decode(signed.split_once('.').unwrap().1)
            .unwrap();
        assert_eq!(
            String::from_utf8(claims).unwrap(),
            r#"{"aud":"https://push.example.net","exp":1748894400,"sub":"mailto:escale@ville.example"}"#
        );
        let key = VerifyingKey::from_sec1_bytes(&octets::<65>(key)).unwrap();
        let signature = Signature::from_slice(&octets::<64>(signature)).unwrap();
        assert!(key.verify(signed.as_bytes(), &signature).is_ok());
        assert!(key.verify(b"something else", &signature).is_err());
    }

    #[test]
    fn what_is_no_address_of_a_browser_is_refused() {
        let (to, _) = watermelons();
        let key = URL_SAFE_NO_PAD.encode(to.key);
        let off_the_curve = format!("{}A", &key[..86]);
        for (endpoint, key, secret) in [
            (
                "http://push.example.net/a",
                key.as_str(),
                "BTBZMqHH6r4Tts7J_aSIgg",
            ),
            ("https://192.168.0.1/a", &key, "BTBZMqHH6r4Tts7J_aSIgg"),
            ("https://push.example.net/a", &key, "BTBZ"),
            (
                "https://push.example.net/a",
                &off_the_curve,
                "BTBZMqHH6r4Tts7J_aSIgg",
            ),
            ("https://push.example.net/a", "", ""),
        ] {
            assert_eq!(
                PushAddress::parse(endpoint, key, secret),
                None,
                "{endpoint} {key} {secret}"
            );
        }
    }
}
