//! Signing in by a link that comes by mail: asking takes the same for every address, and no mailbox is flooded.

use jiff::{SignedDuration, Timestamp};

use super::Error;
use super::secretariat::{Secretariat, Taken};
use super::sign_in::secret;
use super::tokens::hash;
use crate::clock::earlier;
use crate::domain::ids::{InstanceId, SignInMailId};
use crate::language::Language;
use crate::mail::letters::{self, SignIn};
use crate::mail::message::{Mailbox, Message};
use crate::store::letters::Settled;
use crate::store::sign_in_mails::{self, Due, Wish};
use crate::store::{Db, ids, sign_in_links, users};

/// How long a link is good from being asked for.
pub const LASTS: SignedDuration = SignedDuration::from_mins(10);
/// How many links may be asked for an address in an hour.
const PER_HOUR: i64 = 3;
/// How many are written at once.
const AT_ONCE: i64 = 16;

/// Who asks for a link.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The address that was typed.
    pub email: String,
    /// The language of the page; who has chosen one gets the letter in that.
    pub language: Language,
    /// The SHA-256 of the secret of the browser: only there the link signs in.
    pub browser: [u8; 32],
}

/// Notes that a link is wanted. Nobody is told whether there is such an address, or whether it had too many.
///
/// # Errors
/// Those of the database.
pub fn ask(db: &mut Db, asking: &Asking, now: Timestamp) -> Result<(), Error> {
    let an_hour_ago = earlier(now, SignedDuration::from_hours(1));
    let user = users::find_by_email(db, &asking.email)?;
    if sign_in_mails::count(db, &asking.email, an_hour_ago)? >= PER_HOUR {
        return Ok(());
    }
    let wish = Wish {
        id: ids::new(),
        user: user.as_ref().map(|user| user.id),
        email: asking.email.clone(),
        locale: user
            .and_then(|user| user.locale)
            .unwrap_or_else(|| asking.language.tag().to_owned()),
        browser: asking.browser,
        created_at: now,
    };
    Ok(sign_in_mails::insert(db, &wish, an_hour_ago)?)
}

/// Links that wait to be mailed, free for `owner` to send.
///
/// # Errors
/// Those of the database.
pub fn due(db: &mut Db, (owner, now): (InstanceId, Timestamp)) -> Result<Vec<Due>, Error> {
    let which = (earlier(now, LASTS), AT_ONCE);
    Ok(sign_in_mails::due(db, (owner, now), which)?)
}

/// Takes a wish, makes the link that was asked for, and the letter that brings it. `None`: no mail can go to that address,
/// or another process has it. One that goes again brings a link of its own.
///
/// # Errors
/// Those of the database, and if a text of ours is missing.
pub fn write(
    db: &mut Db,
    secretariat: &Secretariat,
    due: &Due,
    (owner, now): (InstanceId, Timestamp),
) -> Result<Option<Taken>, Error> {
    let Some(attempts) = sign_in_mails::take(db, due.id, (owner, now))? else {
        return Ok(None);
    };
    let secret = secret();
    let expires_at = due
        .created_at
        .checked_add(LASTS)
        .map_err(|_too_late| Error::Cryptography("a link cannot be good that long"))?;
    let whom = (due.user, Some(due.browser.as_slice()));
    sign_in_links::insert(db, &hash(&secret), whom, (now, expires_at))?;
    let message = letter(secretariat, due, &secret, now)?;
    if message.is_none() {
        sign_in_mails::settle(db, (due.id, owner), (Settled::Done, now))?;
    }
    Ok(message.map(|message| Taken { message, attempts }))
}

/// The letter; `None` if no mail can go to that address.
fn letter(
    secretariat: &Secretariat,
    due: &Due,
    secret: &str,
    now: Timestamp,
) -> Result<Option<Message>, Error> {
    let letter = letters::sign_in(&SignIn {
        from: &secretariat.from,
        to: Mailbox {
            name: due.name.clone(),
            address: due.email.clone(),
        },
        language: Language::of_tag(&due.locale).unwrap_or(Language::En),
        url: format!("{}/sign-in/{secret}", secretariat.links.public_url()),
        host: secretariat.links.public_url(),
        message_id: secretariat.message_id(ids::random::<SignInMailId>()),
        date: now,
    })?;
    match secretariat.freeze(&letter) {
        Ok(message) => Ok(Some(message)),
        Err(error) => {
            tracing::error!(user = %due.user, %error, "a link cannot be mailed");
            Ok(None)
        }
    }
}
