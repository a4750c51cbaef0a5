//! Answers of participants.

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::{Db, on_each};
use super::error::Error;
use super::kept::Kept;
use super::schema::{participants, replies};
use super::types::{Count, Instant, Plain, plain, text};
use crate::domain::ids::{ItemId, ParticipantId, VisitId};
use crate::domain::reply::{Answer, GivenReply, Reply, ReplySource, ReplyStatus};

type ReplyRow = (ParticipantId, ItemId, ReplyStatus, Count<u32>, Instant);

type AnswerRow = (ReplyRow, ReplySource, Option<Plain>, Option<Plain>, Instant);

fn reply((participant, item, status, sequence, at): ReplyRow) -> GivenReply {
    GivenReply {
        participant,
        item,
        reply: Reply {
            status,
            sequence: sequence.0,
            at: at.0,
        },
    }
}

macro_rules! columns {
    () => {
        (
            replies::participant,
            replies::item,
            replies::status,
            replies::sequence,
            replies::at,
        )
    };
}

macro_rules! all_columns {
    () => {
        (
            columns!(),
            replies::source,
            replies::remark,
            replies::given_by,
            replies::since,
        )
    };
}

/// What these participants answered.
///
/// # Errors
/// Those of the database.
pub fn of_participants(db: &mut Db, who: &[ParticipantId]) -> Result<Vec<GivenReply>, Error> {
    let answered = replies::table
        .filter(replies::participant.eq_any(who))
        .select(columns!());
    let rows: Vec<ReplyRow> = on_each!(db, conn => Kept(answered).load(conn))?;
    Ok(rows.into_iter().map(reply).collect())
}

/// What all participants of a visit answered.
///
/// # Errors
/// Those of the database.
pub fn of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<GivenReply>, Error> {
    let rows: Vec<ReplyRow> = replies::table
        .inner_join(participants::table)
        .filter(participants::visit.eq(visit))
        .select(columns!())
        .load(db)?;
    Ok(rows.into_iter().map(reply).collect())
}

/// When the last answer to anything of a visit was given.
///
/// # Errors
/// Those of the database.
pub fn last_of_visit(db: &mut Db, visit: VisitId) -> Result<Option<Timestamp>, Error> {
    let last: Option<Instant> = replies::table
        .inner_join(participants::table)
        .filter(participants::visit.eq(visit))
        .order(replies::at.desc())
        .select(replies::at)
        .first(db)
        .optional()?;
    Ok(last.map(|last| last.0))
}

/// Every answer of the participants of a visit, with all that came with it.
///
/// # Errors
/// Those of the database.
pub fn answers_of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<Answer>, Error> {
    let rows: Vec<AnswerRow> = replies::table
        .inner_join(participants::table)
        .filter(participants::visit.eq(visit))
        .order((replies::item, replies::participant))
        .select(all_columns!())
        .load(db)?;
    Ok(rows.into_iter().map(answer).collect())
}

/// Every answer of a participant, with all that came with it.
///
/// # Errors
/// Those of the database.
pub fn answers_of_participant(db: &mut Db, who: ParticipantId) -> Result<Vec<Answer>, Error> {
    let rows: Vec<AnswerRow> = replies::table
        .filter(replies::participant.eq(who))
        .order(replies::item)
        .select(all_columns!())
        .load(db)?;
    Ok(rows.into_iter().map(answer).collect())
}

fn answer((row, source, remark, given_by, since): AnswerRow) -> Answer {
    let GivenReply {
        participant,
        item,
        reply,
    } = reply(row);
    Answer {
        participant,
        item,
        reply,
        source,
        remark: text(remark),
        given_by: text(given_by),
        since: since.0,
    }
}

/// Keeps an answer; the latest one counts.
///
/// # Errors
/// Those of the database.
pub fn save(db: &mut Db, answer: &Answer) -> Result<(), Error> {
    let values = (
        replies::status.eq(answer.reply.status),
        replies::sequence.eq(Count(answer.reply.sequence)),
        replies::at.eq(Instant(answer.reply.at)),
        replies::source.eq(answer.source),
        replies::remark.eq(plain(answer.remark.as_ref())),
        replies::given_by.eq(plain(answer.given_by.as_ref())),
        replies::since.eq(Instant(answer.since)),
    );
    let key = (
        replies::participant.eq(answer.participant),
        replies::item.eq(answer.item),
    );
    on_each!(db, conn => diesel::insert_into(replies::table)
        .values((key, values.clone()))
        .on_conflict((replies::participant, replies::item))
        .do_update()
        .set(values)
        .execute(conn))?;
    Ok(())
}

/// Forgets an answer that was given by `until`: its asker let go of the participant then.
///
/// # Errors
/// Those of the database.
pub fn forget(
    db: &mut Db,
    (participant, item): (ParticipantId, ItemId),
    until: Timestamp,
) -> Result<(), Error> {
    let given = replies::table
        .find((participant, item))
        .filter(replies::at.le(Instant(until)));
    diesel::delete(given).execute(db)?;
    Ok(())
}
