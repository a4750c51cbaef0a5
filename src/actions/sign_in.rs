//! Signing in and out. Secrets are random and kept as their hash alone; a link signs somebody in once.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};

use super::Error;
use super::tokens::hash;
use crate::domain::ids::{SessionId, UserId};
use crate::store::sessions::{self, Session};
use crate::store::{Db, ids, sign_in_links};

/// How long a session lasts from being signed in, whatever happens in it.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How long a session lasts without being used.
pub const IDLE: SignedDuration = SignedDuration::from_hours(7 * 24);
/// A session is noted as used no oftener than this: looking should not write.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(5);

/// Makes a link that signs `user` in once, for as long as `lifetime`; its secret, told only here.
///
/// # Errors
/// Those of the database.
pub fn issue_link(
    db: &mut Db,
    user: UserId,
    lifetime: SignedDuration,
    now: Timestamp,
) -> Result<String, Error> {
    let secret = secret();
    let expires_at = now
        .checked_add(lifetime)
        .map_err(|_too_late| Error::Conflict("a link cannot be good that long".to_owned()))?;
    sign_in_links::insert(db, &hash(&secret), user, (now, expires_at))?;
    Ok(secret)
}

/// Signs in whoever the link is for: the secret for the cookie of their `browser`. `None`: the link is good no more.
///
/// # Errors
/// Those of the database.
pub fn follow_link(
    db: &mut Db,
    secret: &str,
    browser: &str,
    now: Timestamp,
) -> Result<Option<String>, Error> {
    let hash = hash(secret);
    let Some(user) = sign_in_links::find(db, &hash, now)? else {
        return Ok(None);
    };
    if !sign_in_links::take(db, &hash, now)? {
        return Ok(None);
    }
    begin(db, user.id, browser, now).map(Some)
}

/// Begins a session: the secret for the cookie.
///
/// # Errors
/// Those of the database.
pub fn begin(db: &mut Db, user: UserId, browser: &str, now: Timestamp) -> Result<String, Error> {
    let secret = secret();
    let session = Session {
        id: ids::new::<SessionId>(),
        user,
        browser: browser.chars().take(200).collect(),
        created_at: now,
        seen_at: now,
    };
    sessions::insert(db, &session, &hash(&secret))?;
    Ok(secret)
}

/// Notes that a session is used.
///
/// # Errors
/// Those of the database.
pub fn note_use(db: &mut Db, session: SessionId, now: Timestamp) -> Result<(), Error> {
    Ok(sessions::touch(db, session, now)?)
}

/// Ends a session.
///
/// # Errors
/// Those of the database.
pub fn end(db: &mut Db, session: SessionId) -> Result<(), Error> {
    Ok(sessions::end(db, session)?)
}

/// Whether a session lasts still.
#[must_use]
pub fn lasts(session: &Session, now: Timestamp) -> bool {
    now.duration_since(session.created_at) < LONGEST && now.duration_since(session.seen_at) < IDLE
}

/// Whether it is time to note that a session is used.
#[must_use]
pub fn is_worth_noting(session: &Session, now: Timestamp) -> bool {
    now.duration_since(session.seen_at) >= NOTED_EVERY
}

/// 256 random bits, as text.
fn secret() -> String {
    let octets: [u8; 32] = rand::random();
    URL_SAFE_NO_PAD.encode(octets)
}
