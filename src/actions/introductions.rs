//! Writing to people for the first time. An organiser may do so to so many addresses a day, if the operator says so: who
//! got into an account, or pasted the wrong list, does not write to the world.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::Error;
use super::situations::Situations;
use super::tokens::hash;
use crate::domain::ids::{ParticipantId, UserId};
use crate::domain::text::fold;
use crate::store::{Db, epoch, introductions};

/// A day, from whenever: midnight is no reason to write to twice as many.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Where mail to these participants goes: their own addresses, and those of their assistants.
pub(super) fn addresses(
    situations: &Situations,
    who: impl Iterator<Item = ParticipantId>,
) -> BTreeSet<String> {
    let reached = who.filter_map(|participant| situations.reach(participant));
    let addresses = reached.flat_map(|reach| {
        let copies = reach.mail_to.iter().map(|assistant| &assistant.email);
        reach.address.iter().chain(copies)
    });
    addresses.map(|address| fold(address)).collect()
}

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
