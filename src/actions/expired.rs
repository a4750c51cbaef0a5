//! What has expired: sessions, links to sign in by, the wishes for such links, and what addresses outside were told.

use jiff::{SignedDuration, Timestamp};

use super::Error;
use super::sign_in::{IDLE, LONGEST};
use crate::clock::earlier;
use crate::store::sessions::Limits;
use crate::store::{Db, dispatches, sessions, sign_in_links, sign_in_mails};

/// How long a wish for a link by mail is remembered, to count them.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(1);

/// How long it is shown what addresses outside were told.
const LISTED: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How many rows have expired.
///
/// # Errors
/// Those of the database.
pub fn count(db: &mut Db, now: Timestamp) -> Result<usize, Error> {
    let rows = sessions::count_old(db, limits(now))?
        + sign_in_links::count_expired(db, now)?
        + sign_in_mails::count_old(db, earlier(now, REMEMBERED))?
        + dispatches::count_old(db, earlier(now, LISTED))?;
    Ok(usize::try_from(rows).unwrap_or_default())
}

/// Deletes them; how many it were.
///
/// # Errors
/// Those of the database.
pub fn forget(db: &mut Db, now: Timestamp) -> Result<usize, Error> {
    Ok(sessions::remove_old(db, limits(now))?
        + sign_in_links::remove_expired(db, now)?
        + sign_in_mails::remove_old(db, earlier(now, REMEMBERED))?
        + dispatches::remove_old(db, earlier(now, LISTED))?)
}

fn limits(now: Timestamp) -> Limits {
    Limits {
        created: earlier(now, LONGEST),
        seen: earlier(now, IDLE),
    }
}
