//! Copies for assistants. They are written with the message itself, and go once that was taken: one that is put off is
//! written anew, and so are they. And what people write to us, which goes on to the contact of the visit.

use diesel::dsl::{EqAny, auto_type, exists};
use diesel::prelude::*;
use jiff::Timestamp;

use super::claim::Frozen;
use crate::domain::ids::{InstanceId, ItemId, MessageId, ParticipantId, TopicId, VisitId};
use crate::domain::message::{MessageKind, MessageState};
use crate::store::db::on_each;
use crate::store::kept::Kept;
use crate::store::schema::{copies, outbox};
use crate::store::types::{Count, Instant};
use crate::store::{Db, Error, ids};

/// A copy, and the message that it becomes once it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Which message that is: the sender of its envelope names it.
    pub id: MessageId,
    /// What goes to the assistant.
    pub frozen: Frozen,
}

type Row = (
    MessageId,
    String,
    String,
    String,
    Vec<u8>,
    Option<MessageId>,
);

/// Keeps the copies of a message in the place of those that were written before.
///
/// # Errors
/// Those of the database.
pub fn replace(db: &mut Db, message: MessageId, all: &[Copy]) -> Result<(), Error> {
    diesel::delete(copies::table.filter(copies::message.eq(message))).execute(db)?;
    for (number, Copy { id, frozen: copy }) in (0_u32..).zip(all) {
        let row = (
            copies::id.eq(Some(*id)),
            copies::message.eq(message),
            copies::number.eq(Count(number)),
            copies::message_id.eq(&copy.message_id),
            copies::envelope_from.eq(&copy.envelope_from),
            copies::envelope_to.eq(&copy.envelope_to),
            copies::bytes.eq(&copy.bytes),
        );
        on_each!(db, conn => diesel::insert_into(copies::table).values(row).execute(conn))?;
    }
    Ok(())
}

/// Lets the copies of messages go that were taken.
///
/// # Errors
/// Those of the database.
pub fn release(db: &mut Db, taken: &[MessageId], now: Timestamp) -> Result<(), Error> {
    let theirs = copies::table
        .filter(copies::message.eq_any(taken))
        .order((copies::message, copies::number))
        .select((
            copies::message,
            copies::message_id,
            copies::envelope_from,
            copies::envelope_to,
            copies::bytes,
            copies::id,
        ));
    let rows: Vec<Row> = on_each!(db, conn => Kept(theirs).load(conn))?;
    if rows.is_empty() {
        return Ok(());
    }
    for row in rows {
        insert(db, row, now)?;
    }
    diesel::delete(copies::table.filter(copies::message.eq_any(taken))).execute(db)?;
    Ok(())
}

/// The states of messages whose copies go no more: what goes to assistants is written anew with the next message.
const ENDED: [MessageState; 3] = [
    MessageState::Sent,
    MessageState::Failed,
    MessageState::Dropped,
];

/// Messages that have ended, of which a copy is.
#[auto_type]
fn ended() -> _ {
    let is_ended: EqAny<outbox::state, [MessageState; 3]> = outbox::state.eq_any(ENDED);
    outbox::table
        .filter(outbox::id.eq(copies::message))
        .filter(is_ended)
}

/// How many copies are left of messages that have ended.
///
/// # Errors
/// Those of the database.
pub fn count_left(db: &mut Db) -> Result<i64, Error> {
    Ok(copies::table
        .filter(exists(ended()))
        .count()
        .get_result(db)?)
}

/// Forgets them; how many it were.
///
/// # Errors
/// Those of the database.
pub fn remove_left(db: &mut Db) -> Result<usize, Error> {
    let left = copies::table.filter(exists(ended()));
    Ok(diesel::delete(left).execute(db)?)
}

/// A message of its own, about the same as the one it is a copy of. Its bytes are all it will ever say.
fn insert(db: &mut Db, row: Row, now: Timestamp) -> Result<(), Error> {
    let (message, message_id, envelope_from, envelope_to, bytes, id) = row;
    let about: About = outbox::table
        .find(message)
        .select((
            outbox::visit,
            outbox::participant,
            outbox::item,
            outbox::kind,
            outbox::version,
        ))
        .first(db)?;
    let frozen = Frozen {
        message_id,
        envelope_from,
        envelope_to,
        bytes,
    };
    let id = id.unwrap_or_else(ids::new);
    add(db, about, (Copy { id, frozen }, now))
}

/// What a message is about: the visit, the participant, the item; what it is, and of which publication.
type About = (
    VisitId,
    ParticipantId,
    Option<ItemId>,
    MessageKind,
    Count<u32>,
);

/// Lets somebody's words go on that a participant wrote. It is for organisers, as digests are.
///
/// # Errors
/// Those of the database.
pub fn insert_forward(
    db: &mut Db,
    (visit, participant): (VisitId, ParticipantId),
    (version, now): (u32, Timestamp),
    copy: Copy,
) -> Result<(), Error> {
    let kind = MessageKind::Digest;
    let about = (visit, participant, None, kind, Count(version));
    add(db, about, (copy, now))
}

fn add(db: &mut Db, about: About, (copy, now): (Copy, Timestamp)) -> Result<(), Error> {
    let (visit, participant, item, kind, version) = about;
    let Copy { id, frozen } = copy;
    let row = (
        outbox::id.eq(id),
        outbox::visit.eq(visit),
        outbox::participant.eq(participant),
        outbox::item.eq(item),
        outbox::topic.eq(TopicId(id.0)),
        outbox::kind.eq(kind),
        outbox::state.eq(MessageState::Due),
        outbox::version.eq(version),
        outbox::urgent.eq(false),
        outbox::due_at.eq(Instant(now)),
        outbox::created_at.eq(Instant(now)),
        outbox::message_id.eq(Some(frozen.message_id)),
        outbox::envelope_from.eq(Some(frozen.envelope_from)),
        outbox::envelope_to.eq(Some(frozen.envelope_to.clone())),
        outbox::bytes.eq(Some(frozen.bytes)),
        outbox::copy_to.eq(Some(frozen.envelope_to)),
    );
    on_each!(db, conn => diesel::insert_into(outbox::table).values(row).execute(conn))?;
    Ok(())
}

/// Lets a copy that failed go again, as it was written. `false`: its bytes are not known any more, since it was taken
/// before it came back.
///
/// # Errors
/// Those of the database.
pub fn send_again(db: &mut Db, id: MessageId, now: Timestamp) -> Result<bool, Error> {
    let failed = outbox::table
        .find(id)
        .filter(outbox::state.eq(MessageState::Failed))
        .filter(outbox::copy_to.is_not_null())
        .filter(outbox::bytes.is_not_null());
    let again = diesel::update(failed)
        .set((
            outbox::state.eq(MessageState::Due),
            outbox::due_at.eq(Instant(now)),
            outbox::instance.eq(None::<InstanceId>),
        ))
        .execute(db)?;
    Ok(again == 1)
}

/// How much went on of what people wrote about a visit since an instant.
///
/// # Errors
/// Those of the database.
pub fn forwarded(db: &mut Db, visit: VisitId, since: Timestamp) -> Result<i64, Error> {
    Ok(outbox::table
        .filter(outbox::visit.eq(visit))
        .filter(outbox::kind.eq(MessageKind::Digest))
        .filter(outbox::created_at.ge(Instant(since)))
        .count()
        .get_result(db)?)
}

/// Whether there is a message of that Message-ID.
///
/// # Errors
/// Those of the database.
pub fn is_known(db: &mut Db, message_id: &str) -> Result<bool, Error> {
    let known = outbox::table.filter(outbox::message_id.eq(Some(message_id)));
    Ok(diesel::select(exists(known)).get_result(db)?)
}
