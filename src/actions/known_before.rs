//! What a participant knows again of an item once it turns out that a message did not tell it.

use std::collections::BTreeSet;

use crate::domain::ids::{ItemId, MessageId, ParticipantId};
use crate::domain::notice::Told;
use crate::store::outbox::claim::Moved;
use crate::store::outbox::settle;
use crate::store::{Db, Error, leftovers, told};

/// The first move that is undone with `moved`: itself, or, where it went on from what a message told that came back, the one
/// of that message, and so on. Messages that crossed may name each other.
///
/// # Errors
/// Those of the database.
pub fn last_that_arrived(
    db: &mut Db,
    (message, mut moved): (MessageId, Moved),
) -> Result<Moved, Error> {
    let mut seen = BTreeSet::from([message]);
    while let Some(earlier) = moved.told_by {
        if !seen.insert(earlier) || !settle::came_back(db, earlier)? {
            break;
        }
        let all = settle::moved(db, earlier)?.into_iter();
        let Some(before) = all.map(|(_, one)| one).find(|one| one.item == moved.item) else {
            break;
        };
        if before.ends_event() && is_cleared(db, &before)? {
            break;
        }
        moved = before;
    }
    Ok(moved)
}

/// Whether a calendar was asked once more to let go of what an end that came back should have ended.
fn is_cleared(db: &mut Db, end: &Moved) -> Result<bool, Error> {
    match end.before.as_ref().and_then(Told::event) {
        Some(uid) => Ok(!leftovers::is_kept(db, uid)?),
        None => Ok(false),
    }
}

/// Moves what a participant knows of an item back to what it was before `message`, when `told_by` had last moved it: an
/// event they know again is no leftover. `false`: a later message told them more, so nothing changes.
///
/// # Errors
/// Those of the database.
pub fn go_back(
    db: &mut Db,
    pair: (ParticipantId, ItemId),
    message: MessageId,
    (before, told_by): (Option<&Told>, Option<MessageId>),
) -> Result<bool, Error> {
    let is_back = told::move_back(db, pair, message, (before, told_by))?;
    if is_back && let Some(uid) = before.and_then(Told::event) {
        leftovers::remove(db, uid)?;
    }
    Ok(is_back)
}
