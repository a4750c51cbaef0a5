//! What became of a message that was taken.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::Timestamp;

use super::claim::Moved;
use crate::domain::ids::{InstanceId, ItemId, MessageId, ParticipantId};
use crate::domain::message::MessageState;
use crate::store::documents::Doc;
use crate::store::schema::{instances, outbox};
use crate::store::types::{Count, Instant};
use crate::store::{Db, Error};

/// The claim of one instance on one message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Of which message.
    pub id: MessageId,
    /// By whom.
    pub owner: InstanceId,
    /// Its number: a later claim of the same message has a higher one.
    pub fence: u32,
}

/// Narrows an update to a message that is still under a claim.
macro_rules! claimed {
    ($claim:expr) => {
        diesel::update(
            outbox::table
                .find($claim.id)
                .filter(outbox::state.eq(MessageState::Sending))
                .filter(outbox::instance.eq(Some($claim.owner)))
                .filter(outbox::fence.eq(Count($claim.fence))),
        )
    };
}

/// Settles messages that the server took, all of one fence. Their bytes are of no use any more.
///
/// # Errors
/// Those of the database.
pub fn settle_sent(db: &mut Db, claims: &[Claim], now: Timestamp) -> Result<(), Error> {
    let mut by_claim: BTreeMap<(InstanceId, u32), Vec<MessageId>> = BTreeMap::new();
    for claim in claims {
        by_claim
            .entry((claim.owner, claim.fence))
            .or_default()
            .push(claim.id);
    }
    for ((owner, fence), which) in by_claim {
        diesel::update(
            outbox::table
                .filter(outbox::id.eq_any(which))
                .filter(outbox::state.eq(MessageState::Sending))
                .filter(outbox::instance.eq(Some(owner)))
                .filter(outbox::fence.eq(Count(fence))),
        )
        .set((
            outbox::state.eq(MessageState::Sent),
            outbox::sent_at.eq(Some(Instant(now))),
            outbox::bytes.eq(None::<Vec<u8>>),
            outbox::last_error.eq(None::<String>),
        ))
        .execute(db)?;
    }
    Ok(())
}

/// How a message that was not taken goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setback {
    /// It certainly was not taken: what waits for it is compared and written anew at `due_at`.
    Retry {
        /// When.
        due_at: Timestamp,
        /// Whether the answer was about this message, not about the server.
        counts: bool,
    },
    /// It may have been taken: the same bytes go again at `due_at`.
    Repeat {
        /// When.
        due_at: Timestamp,
    },
    /// It never will be.
    Fail,
    /// There is nothing to say any more.
    Drop,
}

/// Settles a message that was not taken. `false`: it is no longer ours.
///
/// # Errors
/// Those of the database.
pub fn settle_back(db: &mut Db, claim: Claim, setback: &Setback, why: &str) -> Result<bool, Error> {
    let changed = match setback {
        Setback::Retry { due_at, counts } => claimed!(claim)
            .set((
                outbox::state.eq(MessageState::Due),
                outbox::due_at.eq(Instant(*due_at)),
                outbox::attempts.eq(outbox::attempts + i64::from(*counts)),
                outbox::last_error.eq(Some(why)),
                outbox::bytes.eq(None::<Vec<u8>>),
                outbox::before.eq(None::<Doc<Vec<Moved>>>),
                outbox::instance.eq(None::<InstanceId>),
            ))
            .execute(db)?,
        Setback::Repeat { due_at } => claimed!(claim)
            .set((
                outbox::state.eq(MessageState::Due),
                outbox::due_at.eq(Instant(*due_at)),
                outbox::last_error.eq(Some(why)),
                outbox::instance.eq(None::<InstanceId>),
            ))
            .execute(db)?,
        Setback::Fail | Setback::Drop => {
            let state = if *setback == Setback::Fail {
                MessageState::Failed
            } else {
                MessageState::Dropped
            };
            claimed!(claim)
                .set((
                    outbox::state.eq(state),
                    outbox::last_error.eq(Some(why)),
                    outbox::bytes.eq(None::<Vec<u8>>),
                ))
                .execute(db)?
        }
    };
    Ok(changed == 1)
}

/// What a message moved.
///
/// # Errors
/// Those of the database.
pub fn moved(db: &mut Db, id: MessageId) -> Result<Vec<Moved>, Error> {
    let moved: Option<Option<Doc<Vec<Moved>>>> = outbox::table
        .find(id)
        .select(outbox::before)
        .first(db)
        .optional()?;
    Ok(moved.flatten().map(|moved| moved.0).unwrap_or_default())
}

/// Who is no longer expected at what, as these messages tell them.
///
/// # Errors
/// Those of the database.
pub fn ends(db: &mut Db, claims: &[Claim]) -> Result<Vec<(ParticipantId, ItemId)>, Error> {
    let which: Vec<MessageId> = claims.iter().map(|claim| claim.id).collect();
    let rows: Vec<(ParticipantId, Option<Doc<Vec<Moved>>>)> = outbox::table
        .filter(outbox::id.eq_any(which))
        .filter(outbox::state.eq(MessageState::Sending))
        .select((outbox::participant, outbox::before))
        .load(db)?;
    let ended = |(participant, moved): (ParticipantId, Option<Doc<Vec<Moved>>>)| {
        let moved = moved.map(|moved| moved.0).unwrap_or_default();
        moved
            .into_iter()
            .filter(|moved| moved.ends)
            .map(move |moved| (participant, moved.item))
    };
    Ok(rows.into_iter().flat_map(ended).collect())
}

const GONE: &str = "the process that was sending it is gone";

/// Hands on what belonged to a process that is gone: the same bytes go again, since nobody knows whether they went.
///
/// # Errors
/// Those of the database.
pub fn recover(db: &mut Db, dead: InstanceId, now: Timestamp) -> Result<usize, Error> {
    Ok(diesel::update(
        outbox::table
            .filter(outbox::state.eq(MessageState::Sending))
            .filter(outbox::instance.eq(Some(dead))),
    )
    .set((
        outbox::state.eq(MessageState::Due),
        outbox::due_at.eq(Instant(now)),
        outbox::last_error.eq(Some(GONE)),
        outbox::instance.eq(None::<InstanceId>),
    ))
    .execute(db)?)
}

/// Hands on what belongs to processes that nobody knows of any more.
///
/// # Errors
/// Those of the database.
pub fn recover_orphans(db: &mut Db, now: Timestamp) -> Result<usize, Error> {
    let owners: Vec<Option<InstanceId>> = outbox::table
        .filter(outbox::state.eq(MessageState::Sending))
        .select(outbox::instance)
        .distinct()
        .load(db)?;
    let mut recovered = 0;
    for owner in owners.into_iter().flatten() {
        let lives: bool =
            diesel::select(diesel::dsl::exists(instances::table.find(owner))).get_result(db)?;
        if !lives {
            recovered += recover(db, owner, now)?;
        }
    }
    Ok(recovered)
}
