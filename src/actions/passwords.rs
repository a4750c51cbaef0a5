//! Passwords: hashed with argon2id (RFC 9106), 19 MiB, two passes, one lane (OWASP ASVS 5.0 §11.4.2). Hashing takes some
//! 60 ms of a core, so whoever calls sees to it that not too many are hashed at once.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

use super::Error;
use crate::domain::ids::{SessionId, UserId};
use crate::domain::password::normal;
use crate::store::{Db, credentials, sessions, sign_in_links};

/// What is kept of a password.
///
/// # Errors
/// [`Error::Cryptography`] if there is no memory for it.
pub fn hash(password: &str) -> Result<String, Error> {
    let salt: [u8; 16] = rand::random();
    let hash: PasswordHash = Argon2::default()
        .hash_password_with_salt(normal(password).as_bytes(), &salt)
        .map_err(|_unsaid| Error::Cryptography("a password cannot be hashed"))?;
    Ok(hash.to_string())
}

/// Whether a password is the one that was hashed. Without a hash it takes as long, and is not.
#[must_use]
pub fn is_right(password: &str, hash: Option<&str>) -> bool {
    let password = normal(password);
    let kept = hash.and_then(|hash| PasswordHash::new(hash).ok());
    if let Some(kept) = kept {
        return Argon2::default()
            .verify_password(password.as_bytes(), &kept)
            .is_ok();
    }
    let mut nothing = [0; 32];
    let hashed = Argon2::default().hash_password_into(password.as_bytes(), &[0; 16], &mut nothing);
    // it takes its time, and was no password of anybody
    std::hint::black_box((hashed.is_ok(), nothing));
    false
}

/// Sets a password by its hash, and ends all other sessions and links: who knew the old one is out.
///
/// # Errors
/// Those of the database.
pub fn set(db: &mut Db, user: UserId, hash: &str, kept: Option<SessionId>) -> Result<(), Error> {
    credentials::set_password(db, user, hash)?;
    sessions::end_others(db, user, kept)?;
    Ok(sign_in_links::end_of_user(db, user)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_kept_as_its_hash_with_the_parameters_of_owasp() {
        let kept = hash("les nuages passent au nord").unwrap();
        assert!(
            kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{kept}"
        );
        assert_ne!(kept, hash("les nuages passent au nord").unwrap());
        assert!(is_right("les nuages passent au nord", Some(&kept)));
        assert!(!is_right("les nuages passent au sud", Some(&kept)));
        assert!(!is_right("", Some(&kept)));
        assert!(!is_right("les nuages passent au nord", None));
        assert!(!is_right("les nuages passent au nord", Some("nonsense")));
    }

    #[test]
    fn letters_composed_and_in_parts_are_the_same() {
        let kept = hash("une année à Malmö").unwrap();
        assert!(is_right(
            "une anne\u{301}e a\u{300} Malmo\u{308}",
            Some(&kept)
        ));
    }
}
