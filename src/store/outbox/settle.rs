//! What became of a message that was taken.

use std::collections::BTreeMap;

use diesel::dsl::{exists, select};
use diesel::prelude::*;
use jiff::Timestamp;

use super::WAITING;
use super::claim::Moved;
use crate::domain::ids::{InstanceId, ItemId, MessageId, ParticipantId, TopicId, VisitId};
use crate::domain::message::MessageState;
use crate::store::db::on_each;
use crate::store::documents::Doc;
use crate::store::kept::Kept;
use crate::store::schema::{instances, outbox};
use crate::store::types::{Count, Instant};
use crate::store::{Db, Error};

/// The claim of one instance on one message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// On which message.
    pub id: MessageId,
    /// Of which visit.
    pub visit: VisitId,
    /// By whom.
    pub owner: InstanceId,
    /// Its number: a later claim of the same message has a higher one.
    pub fence: u32,
    /// How often the server had answered for this message alone.
    pub attempts: u32,
    /// Whether an earlier attempt may have succeeded: then no other bytes may be sent.
    pub is_in_doubt: bool,
    /// Whether it may let go of the participant: their answer goes with it.
    pub lets_go: bool,
}

/// That the participant of a message is no longer expected at something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetGo {
    /// Of which visit.
    pub visit: VisitId,
    /// The publication that the message tells of.
    pub version: u32,
    /// Who.
    pub participant: ParticipantId,
    /// Of what.
    pub item: ItemId,
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

/// Settles messages that the server took; their bytes are of no use any more. Returns whom they let go of.
///
/// # Errors
/// Those of the database.
pub fn settle_sent(db: &mut Db, claims: &[Claim], now: Timestamp) -> Result<Vec<LetGo>, Error> {
    type Row = (VisitId, Count<u32>, ParticipantId, Option<Doc<Vec<Moved>>>);
    let mut by_claim: BTreeMap<(InstanceId, u32), Vec<MessageId>> = BTreeMap::new();
    for claim in claims {
        by_claim
            .entry((claim.owner, claim.fence))
            .or_default()
            .push(claim.id);
    }
    let mut ended = Vec::new();
    for ((owner, fence), which) in by_claim {
        let taken = diesel::update(
            outbox::table
                .filter(outbox::id.eq_any(which))
                .filter(outbox::state.eq(MessageState::Sending))
                .filter(outbox::instance.eq(Some(owner)))
                .filter(outbox::fence.eq(Count(fence))),
        )
        .set((
            outbox::state.eq(MessageState::Sent),
            outbox::attempts.eq(outbox::attempts + 1),
            outbox::sent_at.eq(Some(Instant(now))),
            outbox::bytes.eq(None::<Vec<u8>>),
            outbox::last_error.eq(None::<String>),
        ))
        .returning((
            outbox::visit,
            outbox::version,
            outbox::participant,
            outbox::before,
        ));
        let settled: Vec<Row> = on_each!(db, conn => Kept(taken).load(conn))?;
        for (visit, version, participant, moved) in settled {
            let moved = moved.into_iter().flat_map(|moved| moved.0);
            let ends = moved.filter(|moved| moved.ends);
            ended.extend(ends.map(|moved| LetGo {
                visit,
                version: version.0,
                participant,
                item: moved.item,
            }));
        }
    }
    Ok(ended)
}

/// How a message that was not taken goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setback {
    /// It certainly was not taken: what it would have said is compared and written anew at `due_at`.
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
        /// Whether the answer, or its absence, was about this message, not about the server.
        counts: bool,
    },
    /// It never will be. A copy keeps its bytes, which are all that it will ever say: an organiser may send them again.
    Fail,
}

/// Settles a message that was not taken; its visit is locked. `false`: it is no longer ours.
///
/// # Errors
/// Those of the database.
pub fn settle_back(db: &mut Db, claim: Claim, setback: Setback, why: &str) -> Result<bool, Error> {
    let changed = match setback {
        Setback::Retry { due_at, .. } if hand_over(db, claim, due_at)? => claimed!(claim)
            .set((
                outbox::state.eq(MessageState::Dropped),
                outbox::last_error.eq(Some(REPLACED)),
                outbox::bytes.eq(None::<Vec<u8>>),
            ))
            .execute(db)?,
        Setback::Retry { due_at, counts } => claimed!(claim)
            .set((
                outbox::state.eq(MessageState::Due),
                outbox::due_at.eq(Instant(due_at)),
                outbox::attempts.eq(outbox::attempts + i64::from(counts)),
                outbox::last_error.eq(Some(why)),
                outbox::bytes.eq(None::<Vec<u8>>),
                outbox::before.eq(None::<Doc<Vec<Moved>>>),
                outbox::instance.eq(None::<InstanceId>),
            ))
            .execute(db)?,
        Setback::Repeat { due_at, counts } => claimed!(claim)
            .set((
                outbox::state.eq(MessageState::Due),
                outbox::due_at.eq(Instant(due_at)),
                outbox::attempts.eq(outbox::attempts + i64::from(counts)),
                outbox::last_error.eq(Some(why)),
                outbox::instance.eq(None::<InstanceId>),
            ))
            .execute(db)?,
        Setback::Fail => {
            let failed = claimed!(claim)
                .set((
                    outbox::state.eq(MessageState::Failed),
                    outbox::attempts.eq(outbox::attempts + 1),
                    outbox::last_error.eq(Some(why)),
                ))
                .execute(db)?;
            if failed == 1 {
                forget_unless_copy(db, claim.id)?;
            }
            failed
        }
    };
    Ok(changed == 1)
}

/// Forgets the bytes of a message that failed: what is to be said then is compared and written anew.
fn forget_unless_copy(db: &mut Db, id: MessageId) -> Result<(), Error> {
    diesel::update(outbox::table.find(id).filter(outbox::copy_to.is_null()))
        .set(outbox::bytes.eq(None::<Vec<u8>>))
        .execute(db)?;
    Ok(())
}

const REPLACED: &str = "a newer message says it";

/// Lets the message that waits on the same topic, if there is one, say what this one could not: at `due_at`, if that
/// is sooner.
fn hand_over(db: &mut Db, claim: Claim, due_at: Timestamp) -> Result<bool, Error> {
    let (participant, topic): (ParticipantId, TopicId) = outbox::table
        .find(claim.id)
        .select((outbox::participant, outbox::topic))
        .first(db)?;
    let heirs: Vec<MessageId> = outbox::table
        .filter(outbox::participant.eq(participant))
        .filter(outbox::topic.eq(topic))
        .filter(outbox::state.eq_any(WAITING))
        .filter(outbox::bytes.is_null())
        .select(outbox::id)
        .load(db)?;
    diesel::update(
        outbox::table
            .filter(outbox::id.eq_any(&heirs))
            .filter(outbox::state.ne(MessageState::ByHand))
            .filter(outbox::due_at.gt(Instant(due_at))),
    )
    .set((
        outbox::state.eq(MessageState::Due),
        outbox::due_at.eq(Instant(due_at)),
    ))
    .execute(db)?;
    Ok(!heirs.is_empty())
}

/// Lets what an organiser was to tell a participant be written again: a message that failed would have said some of it.
///
/// # Errors
/// Those of the database.
pub fn reopen_by_hand(
    db: &mut Db,
    participant: ParticipantId,
    now: Timestamp,
) -> Result<(), Error> {
    diesel::update(
        outbox::table
            .filter(outbox::participant.eq(participant))
            .filter(outbox::state.eq(MessageState::ByHand)),
    )
    .set((
        outbox::state.eq(MessageState::Due),
        outbox::due_at.eq(Instant(now)),
        outbox::ready_text.eq(None::<String>),
    ))
    .execute(db)?;
    Ok(())
}

/// What a message moved, and for whom.
///
/// # Errors
/// Those of the database.
pub fn moved(db: &mut Db, id: MessageId) -> Result<Vec<(ParticipantId, Moved)>, Error> {
    let row: Option<(ParticipantId, Option<Doc<Vec<Moved>>>)> = outbox::table
        .find(id)
        .select((outbox::participant, outbox::before))
        .first(db)
        .optional()?;
    let all = row.into_iter().flat_map(|(participant, moved)| {
        let moved = moved.into_iter().flat_map(|moved| moved.0);
        moved.map(move |moved| (participant, moved))
    });
    Ok(all.collect())
}

/// Whom a message was last sent to, if it was.
///
/// # Errors
/// Those of the database.
pub fn recipient(db: &mut Db, id: MessageId) -> Result<Option<String>, Error> {
    let address: Option<Option<String>> = outbox::table
        .find(id)
        .select(outbox::envelope_to)
        .first(db)
        .optional()?;
    Ok(address.flatten())
}

/// Fails a message that the server took and that came back all the same; its visit is locked. `false`: it was not sent.
///
/// # Errors
/// Those of the database.
pub fn bounce(db: &mut Db, id: MessageId, why: &str) -> Result<bool, Error> {
    let sent = outbox::table
        .find(id)
        .filter(outbox::state.eq(MessageState::Sent))
        .filter(outbox::sent_at.is_not_null());
    let bounced = diesel::update(sent)
        .set((
            outbox::state.eq(MessageState::Failed),
            outbox::last_error.eq(Some(why)),
        ))
        .execute(db)?;
    Ok(bounced == 1)
}

/// Whether the server took a message and it came back all the same.
///
/// # Errors
/// Those of the database.
pub fn came_back(db: &mut Db, id: MessageId) -> Result<bool, Error> {
    let returned = outbox::table
        .find(id)
        .filter(outbox::state.eq(MessageState::Failed))
        .filter(outbox::sent_at.is_not_null());
    Ok(select(exists(returned)).get_result(db)?)
}

const GONE: &str = "the process that was sending it is gone";
const FORGOTTEN: &str = "the database did not say whether it was claimed";

/// Hands on what belongs to processes that nobody knows of any more: the same bytes go again, since nobody knows
/// whether they went.
///
/// # Errors
/// Those of the database.
pub fn recover_orphans(db: &mut Db, now: Timestamp) -> Result<usize, Error> {
    let known = instances::table.select(instances::id.nullable());
    Ok(diesel::update(
        outbox::table
            .filter(outbox::state.eq(MessageState::Sending))
            .filter(outbox::instance.ne_all(known)),
    )
    .set((
        outbox::state.eq(MessageState::Due),
        outbox::due_at.eq(Instant(now)),
        outbox::last_error.eq(Some(GONE)),
        outbox::instance.eq(None::<InstanceId>),
    ))
    .execute(db)?)
}

/// Hands on what a living process owns without knowing it, because the answer to its claim was lost: everything but
/// what is `known` to be under way.
///
/// # Errors
/// Those of the database.
pub fn recover_forgotten(
    db: &mut Db,
    owner: InstanceId,
    (known, now): (&[MessageId], Timestamp),
) -> Result<usize, Error> {
    Ok(diesel::update(
        outbox::table
            .filter(outbox::state.eq(MessageState::Sending))
            .filter(outbox::instance.eq(Some(owner)))
            .filter(outbox::id.ne_all(known)),
    )
    .set((
        outbox::state.eq(MessageState::Due),
        outbox::due_at.eq(Instant(now)),
        outbox::last_error.eq(Some(FORGOTTEN)),
        outbox::instance.eq(None::<InstanceId>),
    ))
    .execute(db)?)
}
