//! Signing in and out. Secrets are random and kept as their hash alone; a link signs somebody in once.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};

use super::factor::{self, Checked};
use super::seal::Seal;
use super::tokens::hash;
use super::{Error, passwords};
use crate::domain::ids::{SessionId, UserId};
use crate::domain::sign_in::{Proof, Step, next};
use crate::store::sessions::{self, Session};
use crate::store::sign_in_links::Link;
use crate::store::users::User;
use crate::store::{Db, credentials, identities, ids, sign_in_links, users};

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
    sign_in_links::insert(db, &hash(&secret), (user, None), (now, expires_at))?;
    Ok(secret)
}

/// How far somebody got.
#[derive(Clone, PartialEq, Eq)]
pub enum Entered {
    /// They are in: the secret for the cookie of their browser.
    In(String),
    /// They have to give a code of their app.
    NeedsCode(UserId),
    /// What they gave was wrong, or is good no more.
    Refused,
    /// There were too many tries; what they gave was not looked at.
    Locked,
}

/// Who follows a link.
#[derive(Clone, Debug)]
pub struct Follower<'a> {
    /// The secret in the link.
    pub secret: &'a str,
    /// The SHA-256 of the secret of the browser, if it has one: a link that came by mail is good only where it was asked
    /// for, whoever else looks at the mail.
    pub visitor: Option<[u8; 32]>,
    /// What the browser calls itself.
    pub browser: &'a str,
    /// The hash of the password they set, if they do.
    pub new_password: Option<&'a str>,
}

/// The user whom a link signs in here, if it is good.
///
/// # Errors
/// Those of the database.
pub fn find_link(
    db: &mut Db,
    secret: &str,
    visitor: Option<[u8; 32]>,
    now: Timestamp,
) -> Result<Option<User>, Error> {
    let link = sign_in_links::find(db, &hash(secret), now)?;
    let is_here = |link: &Link| match &link.browser {
        Some(browser) => visitor.is_some_and(|visitor| visitor.as_slice() == browser),
        None => true,
    };
    Ok(link.filter(is_here).map(|link| link.user))
}

/// Signs in whoever the link is for, once, and sets their password if they chose one; who has an app gives a code first,
/// and chooses no password before.
///
/// # Errors
/// Those of the database.
pub fn follow_link(db: &mut Db, follower: &Follower<'_>, now: Timestamp) -> Result<Entered, Error> {
    let Some(user) = find_link(db, follower.secret, follower.visitor, now)? else {
        return Ok(Entered::Refused);
    };
    if !sign_in_links::take(db, &hash(follower.secret), now)? {
        return Ok(Entered::Refused);
    }
    let has_factor = credentials::of_user(db, user.id)?.factor.is_some();
    if let Some(password) = follower.new_password.filter(|_| !has_factor) {
        passwords::set(db, user.id, password, None)?;
    }
    enter(db, user.id, follower.browser, now)
}

/// Goes on after the first proof was right.
///
/// # Errors
/// Those of the database.
pub fn enter(db: &mut Db, user: UserId, browser: &str, now: Timestamp) -> Result<Entered, Error> {
    let has_factor = credentials::of_user(db, user)?.factor.is_some();
    match next(Proof::Right, Proof::Missing, has_factor) {
        Step::SignedIn => begin(db, user, browser, now).map(Entered::In),
        Step::NeedsCode => Ok(Entered::NeedsCode(user)),
        Step::Refused | Step::WrongCode => Ok(Entered::Refused),
    }
}

/// Goes on with a code, after the first proof was right.
///
/// # Errors
/// Those of the database.
pub fn enter_with_code(
    db: &mut Db,
    seal: &Seal,
    (user, code): (UserId, &str),
    browser: &str,
    now: Timestamp,
) -> Result<Entered, Error> {
    if users::find(db, user)?.is_none() {
        return Ok(Entered::Refused);
    }
    let has_factor = credentials::of_user(db, user)?.factor.is_some();
    let proof = match factor::check(db, seal, user, code, now)? {
        Checked::Right => Proof::Right,
        Checked::Wrong => Proof::Wrong,
        Checked::Locked => return Ok(Entered::Locked),
    };
    match next(Proof::Right, proof, has_factor) {
        Step::SignedIn => begin(db, user, browser, now).map(Entered::In),
        Step::NeedsCode | Step::Refused | Step::WrongCode => Ok(Entered::Refused),
    }
}

/// Somebody whom the provider of an office vouches for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The provider.
    pub issuer: String,
    /// What it calls them, for ever.
    pub subject: String,
    /// Their address, which it has verified.
    pub email: String,
}

/// Signs in whom the provider of an office vouches for: the user whom it has called so before, else, for the first time,
/// the user with their address, unless it called that one something else: then the address has gone to somebody new.
/// Nobody is added, and the code of an app is not asked for: how much proof there has to be is the office's to decide.
///
/// # Errors
/// Those of the database.
pub fn enter_known(
    db: &mut Db,
    known: &Known,
    browser: &str,
    now: Timestamp,
) -> Result<Entered, Error> {
    if let Some(user) = identities::find(db, &known.issuer, &known.subject)? {
        return begin(db, user.id, browser, now).map(Entered::In);
    }
    let Some(user) = users::find_by_email(db, &known.email)? else {
        return Ok(Entered::Refused);
    };
    if identities::issuers_of(db, user.id)?.contains(&known.issuer) {
        return Ok(Entered::Refused);
    }
    identities::insert(db, user.id, (&known.issuer, &known.subject), now)?;
    begin(db, user.id, browser, now).map(Entered::In)
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

/// Ends a session of `user`. Whether there was one.
///
/// # Errors
/// Those of the database.
pub fn end_of_user(db: &mut Db, user: UserId, session: SessionId) -> Result<bool, Error> {
    Ok(sessions::end_of_user(db, user, session)?)
}

/// Ends all sessions of `user` but the present one.
///
/// # Errors
/// Those of the database.
pub fn end_others(db: &mut Db, user: UserId, present: SessionId) -> Result<(), Error> {
    Ok(sessions::end_others(db, user, Some(present))?)
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
pub(super) fn secret() -> String {
    let octets: [u8; 32] = rand::random();
    URL_SAFE_NO_PAD.encode(octets)
}
