//! Tokens of the API: random, told once, kept as their hash alone.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use super::Error;
use crate::domain::ids::UserId;
use crate::store::tokens::{self, Token};
use crate::store::{Db, ids};

/// What every token begins with, so that it is known where it is found by accident.
pub const PREFIX: &str = "escale_";

/// Makes a token for a user, and returns it: it is told only here. `name` says what it is for.
///
/// # Errors
/// Those of the database.
pub fn issue(db: &mut Db, user: UserId, name: &str, now: Timestamp) -> Result<String, Error> {
    let secret: [u8; 32] = rand::random();
    let text = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(secret));
    let token = Token {
        id: ids::new(),
        user,
        name: name.to_owned(),
        created_at: now,
    };
    tokens::insert(db, &token, &hash(&text))?;
    Ok(text)
}

/// What is kept of a token. It has 256 random bits, so a plain hash is enough.
#[must_use]
pub fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}
