//! The second proof: codes of an app (TOTP, RFC 6238) and recovery codes for who has lost it.

use jiff::{SignedDuration, Timestamp};
use totp_rs::{Builder, Totp};

use super::Error;
use super::seal::Seal;
use super::tokens::hash;
use crate::domain::ids::{SessionId, UserId};
use crate::store::{Db, credentials, sessions};

/// How many tries there are to give a code …
pub const MOST_TRIES: i64 = 5;
/// … before none is looked at for this long.
pub const PAUSE: SignedDuration = SignedDuration::from_mins(15);

/// How many recovery codes somebody gets.
const RECOVERY_CODES: usize = 10;
/// Octets of chance in a recovery code.
const RECOVERY_OCTETS: usize = 10;
/// Octets of the key of an app (RFC 4226 §4).
const KEY_OCTETS: usize = 20;
/// The digits of a recovery code: none looks like another.
const DIGITS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// What became of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// It was right, and is good no more.
    Right,
    /// It was wrong.
    Wrong,
    /// There were too many tries; it was not looked at.
    Locked,
}

/// A key that an app is to learn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKey {
    /// `otpauth://…`, for a QR code.
    pub url: String,
    /// The key in base 32, to be typed.
    pub text: String,
}

/// Makes a new key, good once a code of it is confirmed.
///
/// # Errors
/// Those of the database.
pub fn begin(db: &mut Db, seal: &Seal, user: UserId) -> Result<(), Error> {
    let key: [u8; KEY_OCTETS] = rand::random();
    let sealed = seal.close(&purpose(user), &key)?;
    Ok(credentials::set_new_factor(db, user, Some(&sealed))?)
}

/// The key that waits to be confirmed, as an app labels it: with the address of the user.
///
/// # Errors
/// [`Error::Cryptography`] if it was sealed with another key.
pub fn new_key(
    seal: &Seal,
    kept: &credentials::Credentials,
    (user, email): (UserId, &str),
) -> Result<Option<NewKey>, Error> {
    let Some(sealed) = &kept.new_factor else {
        return Ok(None);
    };
    let totp = totp(seal, user, sealed, email)?;
    let url = totp
        .to_url()
        .map_err(|_unsaid| Error::Cryptography("an app cannot be told the key"))?;
    Ok(Some(NewKey {
        url,
        text: totp.secret().to_base32(),
    }))
}

/// Takes the new key into use, if `code` is of it: the recovery codes that go with it, told only here. All other
/// sessions end.
///
/// # Errors
/// Those of the database.
pub fn confirm(
    db: &mut Db,
    seal: &Seal,
    (user, session): (UserId, SessionId),
    code: &str,
    now: Timestamp,
) -> Result<Option<Vec<String>>, Error> {
    let kept = credentials::of_user(db, user)?;
    let Some(sealed) = kept.new_factor else {
        return Ok(None);
    };
    if !credentials::take_try(db, user, (MOST_TRIES, PAUSE), now)? {
        return Ok(None);
    }
    let totp = totp(seal, user, &sealed, "")?;
    let Some(step) = matching_step(&totp, code, now) else {
        return Ok(None);
    };
    credentials::set_factor(db, user, Some((&sealed, step)))?;
    credentials::note_success(db, user, None)?;
    sessions::end_others(db, user, Some(session))?;
    renew_recovery_codes(db, user).map(Some)
}

/// Forgets the key and the recovery codes, and ends all other sessions.
///
/// # Errors
/// Those of the database.
pub fn remove(db: &mut Db, user: UserId, kept: Option<SessionId>) -> Result<(), Error> {
    credentials::set_factor(db, user, None)?;
    credentials::set_recovery_codes(db, user, &[])?;
    Ok(sessions::end_others(db, user, kept)?)
}

/// New recovery codes in place of the old: told only here.
///
/// # Errors
/// Those of the database.
pub fn renew_recovery_codes(db: &mut Db, user: UserId) -> Result<Vec<String>, Error> {
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code()).collect();
    let hashes: Vec<[u8; 32]> = codes.iter().map(|code| hash(&bare(code))).collect();
    credentials::set_recovery_codes(db, user, &hashes)?;
    Ok(codes)
}

/// Looks at a code: of the app, or a recovery code. It counts as a try before it is looked at, so that no two at once
/// are tried for one; a code that was right is good no more.
///
/// # Errors
/// Those of the database, and [`Error::Cryptography`] if the key was sealed with another secret.
pub fn check(
    db: &mut Db,
    seal: &Seal,
    user: UserId,
    code: &str,
    now: Timestamp,
) -> Result<Checked, Error> {
    if !credentials::take_try(db, user, (MOST_TRIES, PAUSE), now)? {
        return Ok(Checked::Locked);
    }
    // read after the row is ours: another request may just have used the same code
    let kept = credentials::of_user(db, user)?;
    let Some(sealed) = kept.factor else {
        return Ok(Checked::Wrong);
    };
    let step = matching_step(&totp(seal, user, &sealed, "")?, code, now);
    let fresh = step.filter(|step| kept.last_step.is_none_or(|last| last < *step));
    let is_right =
        fresh.is_some() || credentials::take_recovery_code(db, user, &hash(&bare(code)))?;
    if is_right {
        credentials::note_success(db, user, fresh)?;
        return Ok(Checked::Right);
    }
    Ok(Checked::Wrong)
}

fn purpose(user: UserId) -> String {
    format!("factor of {user}")
}

fn totp(seal: &Seal, user: UserId, sealed: &[u8], email: &str) -> Result<Totp, Error> {
    let key = seal.open(&purpose(user), sealed).ok_or(Error::Cryptography(
        "the key of an app was sealed with another ESCALE_SECRET: the user has to set it up anew",
    ))?;
    Builder::new()
        .with_secret(key)
        .with_account_name(email.replace(':', "%3A"))
        .with_issuer(Some("Escale"))
        .build()
        .map_err(|_unsaid| Error::Cryptography("the key of an app is none"))
}

/// The step (RFC 6238 §4.2) that a code belongs to: the present one, the one before or the next.
fn matching_step(totp: &Totp, code: &str, now: Timestamp) -> Option<i64> {
    let digits: String = code.chars().filter(|sign| !sign.is_whitespace()).collect();
    let seconds = u64::try_from(now.as_second()).ok()?;
    let step = totp.check(&digits, seconds)?;
    i64::try_from(step).ok()
}

/// Four groups of four digits.
fn recovery_code() -> String {
    let octets: [u8; RECOVERY_OCTETS] = rand::random();
    let bits = octets
        .iter()
        .fold(0_u128, |bits, octet| (bits << 8) | u128::from(*octet));
    let digit = |place: u32| {
        let index = usize::try_from((bits >> (5 * place)) & 31).unwrap_or_default();
        char::from(DIGITS.get(index).copied().unwrap_or(b'a'))
    };
    let digits: Vec<char> = (0..16).map(digit).collect();
    let groups: Vec<String> = digits
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join("-")
}

/// A recovery code as it is compared: however it was typed.
fn bare(code: &str) -> String {
    let letters = code.chars().filter(|sign| sign.is_alphanumeric());
    letters.collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_code_is_typed_as_one_likes() {
        let code = recovery_code();
        assert_eq!(code.len(), 19);
        assert_eq!(bare(&code), bare(&code.to_uppercase().replace('-', " ")));
        assert_ne!(code, recovery_code());
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        let totp = Builder::new()
            .with_secret(b"12345678901234567890".to_vec())
            .build()
            .unwrap();
        let at = |seconds| Timestamp::from_second(seconds).unwrap();
        // appendix B, the last six of eight digits
        assert_eq!(matching_step(&totp, "287082", at(59)), Some(1));
        assert_eq!(matching_step(&totp, "287 082", at(89)), Some(1));
        assert_eq!(matching_step(&totp, "287082", at(29)), Some(1));
        assert_eq!(matching_step(&totp, "287082", at(90)), None);
        assert_eq!(
            matching_step(&totp, "081804", at(1_111_111_109)),
            Some(37_037_036)
        );
        assert_eq!(matching_step(&totp, "8708", at(59)), None);
        assert_eq!(matching_step(&totp, "", at(59)), None);
    }
}
