//! What each participant knows of each item.

use std::collections::BTreeMap;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable};
use jiff::Timestamp;

use super::db::{Db, on_each};
use super::error::Error;
use super::ids;
use super::kept::{Kept, KeptAs};
use super::schema::{participants, told};
use super::types::{Count, Instant};
use crate::domain::ids::{CalendarUid, ItemId, MessageId, ParticipantId, VisitId};
use crate::domain::notice::{Channel, NOTHING_CERTAIN, Told};
use crate::domain::visit::Notify;

/// What is kept for a participant and an item that was ever theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knowledge {
    /// Who.
    pub participant: ParticipantId,
    /// Of what.
    pub item: ItemId,
    /// What their feed calls the event.
    pub feed_uid: CalendarUid,
    /// What they were told, if anything.
    pub told: Option<Told>,
    /// The message that last moved it.
    pub moved_by: Option<MessageId>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = told)]
struct ToldRow {
    participant: ParticipantId,
    item: ItemId,
    feed_uid: CalendarUid,
    uid: Option<CalendarUid>,
    version: Option<Count<u32>>,
    digest: Option<String>,
    sequence: Option<Count<u32>>,
    dtstamp: Option<Instant>,
    asked: Option<Count<u32>>,
    channel: Option<Channel>,
    organizer: Option<String>,
    address: Option<String>,
    handed_over: bool,
    latest_end: Option<Instant>,
    moved_by: Option<MessageId>,
}

impl From<ToldRow> for Knowledge {
    fn from(row: ToldRow) -> Self {
        let told = row.version.zip(row.channel).map(|(version, channel)| Told {
            uid: row.uid,
            version: version.0,
            digest: row.digest,
            sequence: row.sequence.map_or(0, |sequence| sequence.0),
            dtstamp: row.dtstamp.map(|dtstamp| dtstamp.0),
            asked: row.asked.map_or(0, |asked| asked.0),
            channel,
            organizer: row.organizer,
            address: row.address,
            handed_over: row.handed_over,
            latest_end: row.latest_end.map(|end| end.0),
        });
        Self {
            participant: row.participant,
            item: row.item,
            feed_uid: row.feed_uid,
            told,
            moved_by: row.moved_by,
        }
    }
}

/// What these participants know.
///
/// # Errors
/// Those of the database.
pub fn of_participants(db: &mut Db, who: &[ParticipantId]) -> Result<Vec<Knowledge>, Error> {
    let known = told::table.filter(told::participant.eq_any(who));
    let rows: Vec<ToldRow> =
        on_each!(db, conn => Kept(known.select(ToldRow::as_select())).load(conn))?;
    Ok(rows.into_iter().map(Knowledge::from).collect())
}

/// What all participants of a visit know.
///
/// # Errors
/// Those of the database.
pub fn of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<Knowledge>, Error> {
    let rows: Vec<ToldRow> = told::table
        .inner_join(participants::table)
        .filter(participants::visit.eq(visit))
        .select(ToldRow::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Knowledge::from).collect())
}

/// Since which SEQUENCE the participants of a visit are asked about an item, where that is not since the first.
///
/// # Errors
/// Those of the database.
pub fn asked_again_of_visit(
    db: &mut Db,
    visit: VisitId,
) -> Result<Vec<(ParticipantId, ItemId, u32)>, Error> {
    let rows: Vec<(ParticipantId, ItemId, Option<Count<u32>>)> = told::table
        .inner_join(participants::table)
        .filter(participants::visit.eq(visit))
        // in these words the index has it
        .filter(sql::<Nullable<Bool>>("told.asked > 0"))
        .select((told::participant, told::item, told::asked))
        .load(db)?;
    let asked = rows
        .into_iter()
        .filter_map(|(participant, item, asked)| Some((participant, item, asked?.0)));
    Ok(asked.collect())
}

/// What the participants of a visit were invited to who are told otherwise since.
///
/// # Errors
/// Those of the database.
pub fn invited_before_of_visit(
    db: &mut Db,
    visit: VisitId,
) -> Result<Vec<(ParticipantId, ItemId)>, Error> {
    Ok(told::table
        .inner_join(participants::table)
        .filter(participants::visit.eq(visit))
        .filter(participants::notify.ne(Notify::Invitations))
        .filter(told::channel.eq(Some(Channel::Invitation)))
        .select((told::participant, told::item))
        .load(db)?)
}

/// Gives the pairs that have none yet a row, and with it the name of the event in their feed.
///
/// # Errors
/// Those of the database.
pub fn prepare(db: &mut Db, pairs: &[(ParticipantId, ItemId)]) -> Result<(), Error> {
    let rows: Vec<_> = pairs
        .iter()
        .map(|(participant, item)| {
            (
                told::participant.eq(*participant),
                told::item.eq(*item),
                told::feed_uid.eq(ids::random::<CalendarUid>()),
                told::handed_over.eq(false),
            )
        })
        .collect();
    // 4 values a row: SQLite takes at most 32,766 in a statement, PostgreSQL 65,535
    for batch in rows.chunks(5_000) {
        on_each!(db, conn => diesel::insert_into(told::table)
            .values(batch.to_vec())
            .on_conflict_do_nothing()
            .execute(conn))?;
    }
    Ok(())
}

/// Moves what a participant knows of an item; `None`: as if they had never been told.
///
/// # Errors
/// Those of the database.
pub fn move_to(
    db: &mut Db,
    (participant, item): (ParticipantId, ItemId),
    to: Option<&Told>,
    moved_by: Option<MessageId>,
) -> Result<(), Error> {
    struct MoveTo;
    let row = told::table.find((participant, item));
    let moved = diesel::update(row).set((
        told::uid.eq(to.and_then(|to| to.uid)),
        told::version.eq(to.map(|to| Count(to.version))),
        told::digest.eq(to.and_then(|to| to.digest.as_deref())),
        told::sequence.eq(to.map(|to| Count(to.sequence))),
        told::dtstamp.eq(to.and_then(|to| to.dtstamp).map(Instant)),
        told::asked.eq(to.map(|to| Count(to.asked))),
        told::channel.eq(to.map(|to| to.channel)),
        told::organizer.eq(to.and_then(|to| to.organizer.as_deref())),
        told::address.eq(to.and_then(|to| to.address.as_deref())),
        told::handed_over.eq(to.is_some_and(|to| to.handed_over)),
        told::latest_end.eq(to.and_then(|to| to.latest_end).map(Instant)),
        told::moved_by.eq(moved_by),
    ));
    let _: Vec<ItemId> =
        on_each!(db, conn => KeptAs::<MoveTo, _>::new(moved.returning(told::item)).load(conn))?;
    Ok(())
}

/// Counts what a version shows a participant of an item as told, without any message. A message that is still on its way
/// keeps its hold on the row: if it fails, this goes back with it.
///
/// # Errors
/// Those of the database.
pub fn know(
    db: &mut Db,
    (participant, item): (ParticipantId, ItemId),
    (version, digest): (u32, &str),
) -> Result<(), Error> {
    diesel::update(told::table.find((participant, item)))
        .set((
            told::version.eq(Some(Count(version))),
            told::digest.eq(Some(digest)),
        ))
        .execute(db)?;
    Ok(())
}

/// Moves what a participant knows of an item back to what it was before `message`, when `mover` had last moved it, unless
/// a later message moved it: `false`.
///
/// # Errors
/// Those of the database.
pub fn move_back(
    db: &mut Db,
    (participant, item): (ParticipantId, ItemId),
    message: MessageId,
    (before, mover): (Option<&Told>, Option<MessageId>),
) -> Result<bool, Error> {
    let last: Option<Option<MessageId>> = told::table
        .find((participant, item))
        .select(told::moved_by)
        .first(db)
        .optional()?;
    let is_latest = last.flatten() == Some(message);
    if is_latest {
        move_to(db, (participant, item), before, mover)?;
    }
    Ok(is_latest)
}

/// Notes that nobody knows whether `message` told a participant of an item, unless a later message told them: whatever
/// is said next is news to them, and goes by the same UID, so that no calendar shows it twice. `latest_end`: when the item
/// ends at the latest, as far as they may know. An end stays an end.
///
/// # Errors
/// Those of the database.
pub fn doubt(
    db: &mut Db,
    (participant, item): (ParticipantId, ItemId),
    (message, latest_end): (MessageId, Option<Timestamp>),
) -> Result<(), Error> {
    diesel::update(
        told::table
            .find((participant, item))
            .filter(told::moved_by.eq(Some(message)))
            .filter(told::digest.is_not_null()),
    )
    .set((
        told::digest.eq(Some(NOTHING_CERTAIN)),
        told::latest_end.eq(latest_end.map(Instant)),
    ))
    .execute(db)?;
    Ok(())
}

/// Notes that an item may end as late as `latest_end` for all that its reader knows, where nobody can say what they know.
///
/// # Errors
/// Those of the database.
pub fn may_end_later(
    db: &mut Db,
    (participant, item): (ParticipantId, ItemId),
    latest_end: Option<Timestamp>,
) -> Result<(), Error> {
    let latest_end = latest_end.map(Instant);
    diesel::update(
        told::table
            .find((participant, item))
            .filter(told::digest.eq(NOTHING_CERTAIN))
            .filter(told::latest_end.lt(latest_end)),
    )
    .set(told::latest_end.eq(latest_end))
    .execute(db)?;
    Ok(())
}

/// The digest of what a participant knows of an item.
///
/// # Errors
/// Those of the database.
pub fn digest(
    db: &mut Db,
    (participant, item): (ParticipantId, ItemId),
) -> Result<Option<String>, Error> {
    let digest: Option<Option<String>> = told::table
        .find((participant, item))
        .select(told::digest)
        .first(db)
        .optional()?;
    Ok(digest.flatten())
}

/// What each of these items is called in the participant's feed.
///
/// # Errors
/// Those of the database.
pub fn feed_uids(
    db: &mut Db,
    participant: ParticipantId,
) -> Result<BTreeMap<ItemId, CalendarUid>, Error> {
    let rows: Vec<(ItemId, CalendarUid)> = told::table
        .filter(told::participant.eq(participant))
        .select((told::item, told::feed_uid))
        .load(db)?;
    Ok(rows.into_iter().collect())
}

/// Who was invited to what under this UID.
///
/// # Errors
/// Those of the database.
pub fn find_by_uid(db: &mut Db, uid: CalendarUid) -> Result<Option<Knowledge>, Error> {
    let row: Option<ToldRow> = told::table
        .filter(told::uid.eq(Some(uid)))
        .select(ToldRow::as_select())
        .first(db)
        .optional()?;
    Ok(row.map(Knowledge::from))
}
