//! What is good for nothing any more: sessions and links that have expired, the wishes for such links, what addresses
//! outside were told, copies of messages that have ended, and what previews showed whose links are closed.

use jiff::{SignedDuration, Timestamp};

use super::Error;
use super::sign_in::{IDLE, LONGEST};
use crate::clock::earlier;
use crate::store::outbox::copies;
use crate::store::sessions::Limits;
use crate::store::{Db, dispatches, previews, sessions, sign_in_links, sign_in_mails};

/// How long a wish for a link by mail is remembered, to count them.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(1);

/// How long it is shown what addresses outside were told.
const LISTED: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How many rows are good for nothing any more.
///
/// # Errors
/// Those of the database.
pub fn count(db: &mut Db, now: Timestamp) -> Result<usize, Error> {
    let rows = sessions::count_old(db, limits(now))?
        + sign_in_links::count_expired(db, now)?
        + sign_in_mails::count_old(db, earlier(now, REMEMBERED))?
        + dispatches::count_old(db, earlier(now, LISTED))?
        + copies::count_left(db)?
        + previews::count_closed(db, now)?;
    Ok(usize::try_from(rows).unwrap_or_default())
}

/// Deletes them, or what they held; how many it were.
///
/// # Errors
/// Those of the database.
pub fn forget(db: &mut Db, now: Timestamp) -> Result<usize, Error> {
    Ok(sessions::remove_old(db, limits(now))?
        + sign_in_links::remove_expired(db, now)?
        + sign_in_mails::remove_old(db, earlier(now, REMEMBERED))?
        + dispatches::remove_old(db, earlier(now, LISTED))?
        + copies::remove_left(db)?
        + previews::forget_closed(db, now)?)
}

fn limits(now: Timestamp) -> Limits {
    Limits {
        created: earlier(now, LONGEST),
        seen: earlier(now, IDLE),
    }
}
