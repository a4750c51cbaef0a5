//! Questions for a time, and what was said to them.

mod asking;

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::{Db, on_each};
use super::documents::Doc;
use super::error::Error;
use super::schema::{ballots, items, poll_people, poll_slots, polls};
use super::types::{Count, Instant, Plain, Wall, plain, text};
use crate::domain::ids::{ItemId, ParticipantId, PollId, UserId, VisitId};
use crate::domain::poll::{Ballot, Poll, PollKind, PollState, Slot, Vote, Voter};
use crate::domain::text::Texts;

pub use asking::{messages, of_message, putting, unanswered, unwritten, written};

type Row = (
    PollId,
    ItemId,
    PollKind,
    Doc<Texts>,
    PollState,
    Option<Count<u16>>,
    Option<UserId>,
    Instant,
);

macro_rules! columns {
    () => {
        (
            polls::id,
            polls::item,
            polls::kind,
            polls::title,
            polls::state,
            polls::chosen,
            polls::asked_by,
            polls::at,
        )
    };
}

/// The polls of these rows, with their times.
fn with_slots(db: &mut Db, rows: Vec<Row>) -> Result<Vec<Poll>, Error> {
    let ids: Vec<PollId> = rows.iter().map(|row| row.0).collect();
    let slots: Vec<(PollId, Count<u16>, Wall, Wall)> = poll_slots::table
        .filter(poll_slots::poll.eq_any(&ids))
        .order((poll_slots::poll, poll_slots::number))
        .select((
            poll_slots::poll,
            poll_slots::number,
            poll_slots::starts,
            poll_slots::ends,
        ))
        .load(db)?;
    let mut of_poll: BTreeMap<PollId, Vec<Slot>> = BTreeMap::new();
    for (poll, number, starts, ends) in slots {
        of_poll.entry(poll).or_default().push(Slot {
            number: number.0,
            starts: starts.0,
            ends: ends.0,
        });
    }
    let polls = rows.into_iter().map(|row| {
        let (id, item, kind, title, state, chosen, asked_by, at) = row;
        Poll {
            id,
            item,
            kind,
            title: title.0,
            slots: of_poll.remove(&id).unwrap_or_default(),
            state,
            chosen: chosen.map(|chosen| chosen.0),
            asked_by,
            at: at.0,
        }
    });
    Ok(polls.collect())
}

/// The polls of a visit, the latest first.
///
/// # Errors
/// Those of the database.
pub fn of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<Poll>, Error> {
    let rows: Vec<Row> = polls::table
        .inner_join(items::table)
        .filter(items::visit.eq(visit))
        .order(polls::id.desc())
        .select(columns!())
        .load(db)?;
    with_slots(db, rows)
}

/// The open polls in which somebody is asked, the oldest first.
///
/// # Errors
/// Those of the database.
pub fn open_of_participant(db: &mut Db, participant: ParticipantId) -> Result<Vec<Poll>, Error> {
    let rows: Vec<Row> = polls::table
        .inner_join(poll_people::table)
        .filter(poll_people::participant.eq(participant))
        .filter(polls::state.eq(PollState::Open))
        .order(polls::id)
        .select(columns!())
        .load(db)?;
    with_slots(db, rows)
}

/// A poll.
///
/// # Errors
/// Those of the database.
pub fn find(db: &mut Db, id: PollId) -> Result<Option<Poll>, Error> {
    let rows: Vec<Row> = polls::table.find(id).select(columns!()).load(db)?;
    Ok(with_slots(db, rows)?.pop())
}

/// Who is asked.
///
/// # Errors
/// Those of the database.
pub fn people(db: &mut Db, poll: PollId) -> Result<Vec<ParticipantId>, Error> {
    Ok(poll_people::table
        .filter(poll_people::poll.eq(poll))
        .select(poll_people::participant)
        .load(db)?)
}

/// What was said.
///
/// # Errors
/// Those of the database.
pub fn ballots(db: &mut Db, poll: PollId) -> Result<Vec<Ballot>, Error> {
    let rows: Vec<BallotRow> = ballots::table
        .filter(ballots::poll.eq(poll))
        .order((ballots::participant, ballots::slot))
        .select((
            ballots::participant,
            ballots::slot,
            ballots::vote,
            ballots::given_by,
        ))
        .load(db)?;
    Ok(rows.into_iter().map(ballot).collect())
}

type BallotRow = (ParticipantId, Count<u16>, Vote, Option<Plain>);

fn ballot((participant, slot, vote, given_by): BallotRow) -> Ballot {
    Ballot {
        participant,
        slot: slot.0,
        vote,
        given_by: text(given_by),
    }
}

/// Keeps a new poll.
///
/// # Errors
/// Those of the database.
pub fn insert(db: &mut Db, poll: &Poll) -> Result<(), Error> {
    diesel::insert_into(polls::table)
        .values((
            polls::id.eq(poll.id),
            polls::item.eq(poll.item),
            polls::kind.eq(poll.kind),
            polls::title.eq(Doc(poll.title.clone())),
            polls::state.eq(poll.state),
            polls::chosen.eq(poll.chosen.map(Count)),
            polls::asked_by.eq(poll.asked_by),
            polls::at.eq(Instant(poll.at)),
        ))
        .execute(db)?;
    let slots: Vec<_> = poll
        .slots
        .iter()
        .map(|slot| {
            (
                poll_slots::poll.eq(poll.id),
                poll_slots::number.eq(Count(slot.number)),
                poll_slots::starts.eq(Wall(slot.starts)),
                poll_slots::ends.eq(Wall(slot.ends)),
            )
        })
        .collect();
    on_each!(db, conn => diesel::insert_into(poll_slots::table).values(slots).execute(conn))?;
    Ok(())
}

/// Asks these, too.
///
/// # Errors
/// Those of the database.
pub fn ask(db: &mut Db, poll: PollId, asked: &[ParticipantId]) -> Result<(), Error> {
    let before = people(db, poll)?;
    let people: Vec<_> = asked
        .iter()
        .filter(|who| !before.contains(who))
        .map(|who| {
            (
                poll_people::poll.eq(poll),
                poll_people::participant.eq(*who),
            )
        })
        .collect();
    on_each!(db, conn => diesel::insert_into(poll_people::table).values(people).execute(conn))?;
    Ok(())
}

/// Opens a poll that was withdrawn.
///
/// # Errors
/// Those of the database.
pub fn reopen(db: &mut Db, id: PollId) -> Result<(), Error> {
    let withdrawn = polls::table
        .find(id)
        .filter(polls::state.eq(PollState::Withdrawn));
    diesel::update(withdrawn)
        .set(polls::state.eq(PollState::Open))
        .execute(db)?;
    Ok(())
}

/// Ends an open poll. `false`: it is not open any more.
///
/// # Errors
/// Those of the database.
pub fn end(
    db: &mut Db,
    id: PollId,
    (state, chosen): (PollState, Option<u16>),
) -> Result<bool, Error> {
    let open = polls::table
        .find(id)
        .filter(polls::state.eq(PollState::Open));
    let ended = diesel::update(open)
        .set((polls::state.eq(state), polls::chosen.eq(chosen.map(Count))))
        .execute(db)?;
    Ok(ended == 1)
}

/// Keeps what somebody said, in the place of what they said before.
///
/// # Errors
/// Those of the database.
pub fn vote(
    db: &mut Db,
    (poll, answerer): (PollId, &Voter),
    (votes, now): (&[(u16, Vote)], Timestamp),
) -> Result<(), Error> {
    let participant = answerer.participant;
    let before = ballots::table
        .filter(ballots::poll.eq(poll))
        .filter(ballots::participant.eq(participant));
    diesel::delete(before).execute(db)?;
    let rows: Vec<_> = votes
        .iter()
        .map(|(slot, vote)| {
            (
                ballots::poll.eq(poll),
                ballots::participant.eq(participant),
                ballots::slot.eq(Count(*slot)),
                ballots::vote.eq(*vote),
                ballots::given_by.eq(plain(answerer.given_by.as_ref())),
                ballots::at.eq(Instant(now)),
            )
        })
        .collect();
    on_each!(db, conn => diesel::insert_into(ballots::table).values(rows).execute(conn))?;
    Ok(())
}
