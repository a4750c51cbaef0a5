//! Taking messages to send: which are due, and freezing their bytes.

use diesel::dsl::{exists, not, sql};
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Message, MessageRow, WAITING, Wanted, insert, replace};
use crate::domain::ids::{InstanceId, ItemId, MessageId, VisitId};
use crate::domain::message::MessageState;
use crate::domain::notice::Told;
use crate::store::db::on_each;
use crate::store::documents::Doc;
use crate::store::kept::{Kept, KeptAs};
use crate::store::schema::outbox;
use crate::store::types::{Count, Instant};
use crate::store::{Db, Error};

/// The bytes of a message that may or may not have arrived, and where they go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// Message-ID, with its angle brackets.
    pub message_id: String,
    /// Envelope sender.
    pub envelope_from: String,
    /// Envelope recipient.
    pub envelope_to: String,
    /// The message as it goes over the wire.
    pub bytes: Vec<u8>,
}

/// What a message moved, so that it can be moved back if it never arrives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Of which item.
    pub item: ItemId,
    /// What was known before.
    pub before: Option<Told>,
    /// The message that had told that; none if nothing was known, or nobody knows by what.
    #[serde(default)]
    pub told_by: Option<MessageId>,
    /// Whether it lets go of the participant: their answer goes with it.
    pub ends: bool,
    /// Whether it takes leave of an address that is no longer theirs.
    pub readdresses: bool,
    /// When the item ends at the latest, as far as they may know if nobody can say whether it arrived.
    #[serde(default)]
    pub latest_end: Option<Timestamp>,
    /// Whether it lets go of a leftover, which is as `before` says, and of nothing else.
    #[serde(default)]
    pub clears: bool,
}

impl Moved {
    /// Whether both move the same knowledge, whichever message had told it.
    #[must_use]
    pub fn is_same_move(&self, other: &Self) -> bool {
        let told_by = self.told_by;
        *self
            == Self {
                told_by,
                ..other.clone()
            }
    }

    /// The address that is asked to let go of what it has, if it is theirs no more.
    #[must_use]
    pub fn former_address(&self) -> Option<String> {
        let before = self.before.as_ref().filter(|_| self.readdresses);
        before.and_then(|before| before.address.clone())
    }

    /// Whether a calendar lets go of what it knew before.
    #[must_use]
    pub fn ends_event(&self) -> bool {
        self.ends || self.readdresses || self.clears
    }
}

/// The states of what may be claimed once it is due. What is held until now is due.
const CLAIMABLE: [MessageState; 2] = [MessageState::Held, MessageState::Due];

/// Whether a message may be claimed once it is due, in the words of the index that has them in this order.
pub(super) fn is_claimable() -> SqlLiteral<Bool> {
    sql("outbox.state IN ('held', 'due')")
}

/// Due messages with their visits, the longest due first; none of the visits in `except`, and none that is to be written
/// while one that may say something about the same items is still on its way.
///
/// # Errors
/// Those of the database.
pub fn due(
    db: &mut Db,
    except: &[VisitId],
    (limit, now): (i64, Timestamp),
) -> Result<Vec<(MessageId, VisitId)>, Error> {
    let ahead = diesel::alias!(outbox as ahead);
    let in_doubt = ahead
        .filter(ahead.field(outbox::participant).eq(outbox::participant))
        .filter(
            // what is about no item alone may be about any
            ahead
                .field(outbox::topic)
                .eq(outbox::topic)
                .or(ahead.field(outbox::item).is_null())
                .or(outbox::item.is_null()),
        )
        // the bytes of what is no longer under way are forgotten
        .filter(ahead.field(outbox::bytes).is_not_null())
        // what an assistant gets changes nothing of what the participant knows
        .filter(ahead.field(outbox::copy_to).is_null())
        .filter(ahead.field(outbox::id).ne(outbox::id))
        .select(ahead.field(outbox::id));
    let due = outbox::table
        .filter(is_claimable())
        .filter(outbox::due_at.le(Instant(now)))
        .filter(outbox::visit.ne_all(except))
        .filter(outbox::bytes.is_not_null().or(not(exists(in_doubt))))
        .order((outbox::due_at, outbox::id))
        .limit(limit)
        .select((outbox::id, outbox::visit));
    Ok(on_each!(db, conn => Kept(due).load(conn))?)
}

/// Those of the given messages that are still due, with the bytes of those that may have arrived already.
///
/// # Errors
/// Those of the database.
pub fn still_due(
    db: &mut Db,
    which: &[MessageId],
    now: Timestamp,
) -> Result<Vec<(Message, Option<Frozen>)>, Error> {
    type FrozenRow = (
        Option<String>,
        Option<String>,
        Option<String>,
        Option<Vec<u8>>,
    );
    let due = outbox::table
        .filter(outbox::id.eq_any(which))
        .filter(outbox::state.eq_any(CLAIMABLE))
        .filter(outbox::due_at.le(Instant(now)))
        .order((outbox::due_at, outbox::id));
    let frozen = (
        outbox::message_id,
        outbox::envelope_from,
        outbox::envelope_to,
        outbox::bytes,
    );
    let rows: Vec<(MessageRow, FrozenRow)> =
        on_each!(db, conn => Kept(due.select((MessageRow::as_select(), frozen))).load(conn))?;
    let frozen = |(message_id, from, to, bytes): FrozenRow| {
        let (((message_id, envelope_from), envelope_to), bytes) =
            message_id.zip(from).zip(to).zip(bytes)?;
        Some(Frozen {
            message_id,
            envelope_from,
            envelope_to,
            bytes,
        })
    };
    Ok(rows
        .into_iter()
        .map(|(row, columns)| (row.into(), frozen(columns)))
        .collect())
}

/// Takes a message with the bytes it will have for ever.
///
/// # Errors
/// Those of the database.
pub fn freeze(
    db: &mut Db,
    message: &Message,
    frozen: &Frozen,
    moved: &[Moved],
    owner: InstanceId,
) -> Result<(), Error> {
    struct Freeze;
    let taken = diesel::update(outbox::table.find(message.id)).set((
        outbox::state.eq(MessageState::Sending),
        outbox::kind.eq(message.kind),
        outbox::version.eq(Count(message.version)),
        outbox::message_id.eq(&frozen.message_id),
        outbox::envelope_from.eq(&frozen.envelope_from),
        outbox::envelope_to.eq(&frozen.envelope_to),
        outbox::bytes.eq(&frozen.bytes),
        outbox::before.eq(Some(Doc(moved.to_vec()))),
        outbox::instance.eq(Some(owner)),
        outbox::fence.eq(Count(message.fence + 1)),
        outbox::tried_since.eq(message.tried_since.map(Instant)),
    ));
    let _: Vec<MessageId> =
        on_each!(db, conn => KeptAs::<Freeze, _>::new(taken.returning(outbox::id)).load(conn))?;
    Ok(())
}

/// Takes a message whose bytes are frozen already.
///
/// # Errors
/// Those of the database.
pub fn take_again(db: &mut Db, message: &Message, owner: InstanceId) -> Result<(), Error> {
    diesel::update(outbox::table.find(message.id))
        .set((
            outbox::state.eq(MessageState::Sending),
            outbox::instance.eq(Some(owner)),
            outbox::fence.eq(Count(message.fence + 1)),
        ))
        .execute(db)?;
    Ok(())
}

/// Ends a due message that an organiser tells by hand: with whatever else they have to tell that participant.
///
/// # Errors
/// Those of the database.
pub fn leave_to_people(db: &mut Db, message: &Message, wanted: &Wanted) -> Result<(), Error> {
    let waiting: Option<MessageId> = outbox::table
        .filter(outbox::participant.eq(wanted.participant))
        .filter(outbox::topic.eq(wanted.topic()))
        .filter(outbox::state.eq_any(WAITING))
        .filter(outbox::bytes.is_null())
        .select(outbox::id)
        .first(db)
        .optional()?;
    if waiting != Some(message.id) {
        let why = "an organiser tells it by hand";
        give_up(db, message.id, MessageState::Dropped, why)?;
    }
    match waiting {
        Some(id) => replace(db, id, wanted),
        None => insert(db, std::slice::from_ref(wanted), wanted.due_at),
    }
}

/// Ends a due message of which there is nothing to send; what was frozen of it is of no use any more.
///
/// # Errors
/// Those of the database.
pub fn give_up(db: &mut Db, id: MessageId, state: MessageState, why: &str) -> Result<(), Error> {
    diesel::update(
        outbox::table
            .find(id)
            .filter(outbox::state.eq_any(CLAIMABLE)),
    )
    .set((
        outbox::state.eq(state),
        outbox::last_error.eq(Some(why)),
        outbox::bytes.eq(None::<Vec<u8>>),
    ))
    .execute(db)?;
    Ok(())
}
