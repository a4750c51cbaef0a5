//! Writing to people for the first time. An organiser may do so to so many addresses a day, if the operator says so: who
//! got into an account, or pasted the wrong list, does not write to the world.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::Error;
use super::tokens::hash;
use crate::domain::ids::UserId;
use crate::store::{Db, epoch, introductions};

/// A day, from whenever: midnight is no reason to write to twice as many.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Notes that `user` writes to `addresses`, of which at most `most` a day may be new.
///
/// # Errors
/// [`Error::TooManyStrangers`], and those of the database.
pub(super) fn introduce(
    db: &mut Db,
    addresses: &BTreeSet<String>,
    (user, most): (UserId, u32),
    now: Timestamp,
) -> Result<(), Error> {
    // two publications at once count one after the other
    epoch::bump(db)?;
    let strangers = introductions::strangers(db, addresses, hash)?;
    let since = now.saturating_sub(DAY).unwrap_or(Timestamp::MIN);
    let made = introductions::count(db, user, since)?;
    let left = i64::from(most).saturating_sub(made).max(0);
    let left = usize::try_from(left).unwrap_or_default();
    if strangers.len() > left {
        return Err(Error::TooManyStrangers {
            new: strangers.len(),
            left,
        });
    }
    Ok(introductions::insert(db, &strangers, user, now)?)
}
