//! Mail that came in.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::DateTime;

use super::db::{Db, on_each};
use super::error::Error;
use super::register::columns;
use super::schema::inbound;
use super::types::{Count, Instant, Plain, Wall, plain, text};
use crate::domain::ids::{InboundId, ItemId, ParticipantId, UserId, VisitId};
use crate::domain::inbound::{InboundKind, Outcome, Reason};
use crate::domain::reply::{Reply, ReplyStatus};

/// A mail that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Its identifier.
    pub id: InboundId,
    /// What it is.
    pub kind: InboundKind,
    /// What became of it.
    pub outcome: Outcome,
    /// Why it changes nothing, if it does not.
    pub reason: Option<Reason>,
    /// When it came.
    pub received_at: Timestamp,
    /// Who sent it, as they say; may be empty.
    pub sender_name: String,
    /// Their address, as they say; may be empty.
    pub sender_address: String,
    /// Whether our mail server says that it is not from there.
    pub is_disowned: bool,
    /// What it is about.
    pub subject: String,
    /// Its words, if people are to read them.
    pub body: Option<String>,
    /// The visit that it is about, if that is known.
    pub visit: Option<VisitId>,
    /// The participant whose it is, if that is known.
    pub participant: Option<ParticipantId>,
    /// The item that it is about, if that is known.
    pub item: Option<ItemId>,
    /// The answer in it.
    pub answer: Option<ReceivedAnswer>,
}

/// An answer in a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedAnswer {
    /// What it says, as we keep it.
    pub reply: Reply,
    /// What it says besides.
    pub remark: Option<String>,
    /// In whose name it is given.
    pub attendee: String,
    /// Who comes in their place, if they say so.
    pub delegated_to: Option<String>,
    /// Another time that it proposes: start and end on the walls of the item.
    pub counter: Option<(DateTime, DateTime)>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = inbound)]
struct Row {
    id: InboundId,
    kind: InboundKind,
    outcome: Outcome,
    reason: Option<Reason>,
    received_at: Instant,
    sender_name: Plain,
    sender_address: Plain,
    disowned: bool,
    subject: Plain,
    body: Option<Plain>,
    visit: Option<VisitId>,
    participant: Option<ParticipantId>,
    item: Option<ItemId>,
    status: Option<ReplyStatus>,
    sequence: Option<Count<u32>>,
    answered_at: Option<Instant>,
    remark: Option<Plain>,
    attendee: Option<Plain>,
    delegated_to: Option<Plain>,
    starts: Option<Wall>,
    ends: Option<Wall>,
}

impl From<Row> for Received {
    fn from(row: Row) -> Self {
        let given = row.status.zip(row.sequence).zip(row.answered_at);
        let (remark, delegated_to) = (text(row.remark), text(row.delegated_to));
        let counter = row.starts.zip(row.ends);
        let answer = given
            .zip(row.attendee)
            .map(|(((status, sequence), at), attendee)| ReceivedAnswer {
                reply: Reply {
                    status,
                    sequence: sequence.0,
                    at: at.0,
                },
                remark,
                attendee: attendee.0,
                delegated_to,
                counter: counter.map(|(starts, ends)| (starts.0, ends.0)),
            });
        Self {
            id: row.id,
            kind: row.kind,
            outcome: row.outcome,
            reason: row.reason,
            received_at: row.received_at.0,
            sender_name: row.sender_name.0,
            sender_address: row.sender_address.0,
            is_disowned: row.disowned,
            subject: row.subject.0,
            body: text(row.body),
            visit: row.visit,
            participant: row.participant,
            item: row.item,
            answer,
        }
    }
}

/// Keeps a mail, unless it came before: then `false`. Of two processes that get the same one, one waits for the other.
///
/// # Errors
/// Those of the database.
pub fn open(db: &mut Db, digest: &[u8; 32], received: &Received) -> Result<bool, Error> {
    let row = (
        inbound::id.eq(received.id),
        inbound::digest.eq(digest.to_vec()),
        inbound::kind.eq(received.kind),
        inbound::outcome.eq(received.outcome),
        inbound::reason.eq(received.reason),
        inbound::received_at.eq(Instant(received.received_at)),
        inbound::sender_name.eq(Plain::from(&received.sender_name)),
        inbound::sender_address.eq(Plain::from(&received.sender_address)),
        inbound::disowned.eq(received.is_disowned),
        inbound::subject.eq(Plain::from(&received.subject)),
    );
    let kept = on_each!(db, conn => diesel::insert_into(inbound::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(kept == 1)
}

/// Forgets mail from before `since` that is about no visit: nobody is there to read it.
///
/// # Errors
/// Those of the database.
pub fn forget(db: &mut Db, since: Timestamp) -> Result<(), Error> {
    let strangers = inbound::table
        .filter(inbound::visit.is_null())
        .filter(inbound::received_at.lt(Instant(since)));
    diesel::delete(strangers).execute(db)?;
    Ok(())
}

/// Keeps what became of a mail.
///
/// # Errors
/// Those of the database.
pub fn settle(db: &mut Db, received: &Received) -> Result<(), Error> {
    let answer = received.answer.as_ref();
    let reply = answer.map(|answer| answer.reply);
    let counter = answer.and_then(|answer| answer.counter);
    diesel::update(inbound::table.find(received.id))
        .set((
            inbound::outcome.eq(received.outcome),
            inbound::reason.eq(received.reason),
            inbound::body.eq(plain(received.body.as_ref())),
            inbound::visit.eq(received.visit),
            inbound::participant.eq(received.participant),
            inbound::item.eq(received.item),
            (
                inbound::status.eq(reply.map(|reply| reply.status)),
                inbound::sequence.eq(reply.map(|reply| Count(reply.sequence))),
                inbound::answered_at.eq(reply.map(|reply| Instant(reply.at))),
                inbound::remark.eq(plain(answer.and_then(|answer| answer.remark.as_ref()))),
                inbound::attendee.eq(plain(answer.map(|answer| &answer.attendee))),
                inbound::delegated_to.eq(plain(answer.and_then(|one| one.delegated_to.as_ref()))),
                inbound::starts.eq(counter.map(|(starts, _)| Wall(starts))),
                inbound::ends.eq(counter.map(|(_, ends)| Wall(ends))),
            ),
        ))
        .execute(db)?;
    Ok(())
}

/// Notes what an organiser decided of a mail that waits for that. `false`: it does not, or not any more.
///
/// # Errors
/// Those of the database.
pub fn decide(
    db: &mut Db,
    id: InboundId,
    outcome: Outcome,
    (by, now): (UserId, Timestamp),
) -> Result<bool, Error> {
    let waiting = inbound::table
        .find(id)
        .filter(inbound::outcome.eq_any([Outcome::Unconfirmed, Outcome::Kept]));
    let decided = diesel::update(waiting)
        .set((
            inbound::outcome.eq(outcome),
            inbound::settled_by.eq(Some(by)),
            inbound::settled_at.eq(Some(Instant(now))),
        ))
        .execute(db)?;
    Ok(decided == 1)
}

/// What became of the mail with this digest.
///
/// # Errors
/// Those of the database.
pub fn by_digest(db: &mut Db, digest: &[u8; 32]) -> Result<Option<Received>, Error> {
    let row: Option<Row> = inbound::table
        .filter(inbound::digest.eq(digest.to_vec()))
        .select(columns::<Row>())
        .first(db)
        .optional()?;
    Ok(row.map(Received::from))
}

/// The mail about a visit, in order of arrival.
///
/// # Errors
/// Those of the database.
pub fn of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<Received>, Error> {
    let rows: Vec<Row> = inbound::table
        .filter(inbound::visit.eq(visit))
        .order(inbound::id)
        .select(columns::<Row>())
        .load(db)?;
    Ok(rows.into_iter().map(Received::from).collect())
}

/// Words that are about no visit and that nobody has put away, in order of arrival.
///
/// # Errors
/// Those of the database.
pub fn strays(db: &mut Db) -> Result<Vec<Received>, Error> {
    let rows: Vec<Row> = inbound::table
        .filter(inbound::visit.is_null())
        .filter(inbound::outcome.eq(Outcome::Kept))
        .order(inbound::id)
        .select(columns::<Row>())
        .load(db)?;
    Ok(rows.into_iter().map(Received::from).collect())
}

/// The mail of a participant, in order of arrival.
///
/// # Errors
/// Those of the database.
pub fn of_participant(db: &mut Db, participant: ParticipantId) -> Result<Vec<Received>, Error> {
    let rows: Vec<Row> = inbound::table
        .filter(inbound::participant.eq(participant))
        .order(inbound::id)
        .select(columns::<Row>())
        .load(db)?;
    Ok(rows.into_iter().map(Received::from).collect())
}

/// How much mail came in of each kind, by what became of it.
///
/// # Errors
/// Those of the database.
pub fn count(db: &mut Db) -> Result<Vec<(InboundKind, Outcome, i64)>, Error> {
    Ok(inbound::table
        .group_by((inbound::kind, inbound::outcome))
        .select((inbound::kind, inbound::outcome, diesel::dsl::count_star()))
        .load(db)?)
}
