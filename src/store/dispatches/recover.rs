//! Dispatches whose owner is gone, or does not know of them.

use diesel::prelude::*;
use jiff::Timestamp;

use crate::domain::ids::InstanceId;
use crate::domain::message::MessageState;
use crate::store::db::Db;
use crate::store::error::Error;
use crate::store::schema::{dispatches, instances};
use crate::store::types::Instant;

const GONE: &str = "the process that was sending it is gone";

/// Hands on what belongs to processes that nobody knows of any more.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn recover_orphans(db: &mut Db, now: Timestamp) -> Result<usize, Error> {
    let known = instances::table.select(instances::id.nullable());
    let orphans = dispatches::table
        .filter(dispatches::state.eq(MessageState::Sending))
        .filter(dispatches::instance.ne_all(known));
    Ok(diesel::update(orphans)
        .set((
            dispatches::state.eq(MessageState::Due),
            dispatches::due_at.eq(Instant(now)),
            dispatches::last_error.eq(Some(GONE)),
            dispatches::instance.eq(None::<InstanceId>),
        ))
        .execute(db)?)
}

/// Hands on what a process owns while it has nothing under way: the answer to its claim, or to its settling, was lost.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn recover_forgotten(db: &mut Db, owner: InstanceId) -> Result<usize, Error> {
    let forgotten = dispatches::table
        .filter(dispatches::state.eq(MessageState::Sending))
        .filter(dispatches::instance.eq(owner));
    Ok(diesel::update(forgotten)
        .set((
            dispatches::state.eq(MessageState::Due),
            dispatches::instance.eq(None::<InstanceId>),
        ))
        .execute(db)?)
}
