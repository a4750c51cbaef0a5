//! Other times that hosts propose.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::register::columns;
use super::schema::{participants, proposals};
use super::types::{Instant, Plain, Wall, plain, text};
use crate::domain::ids::{ItemId, ParticipantId, ProposalId, VisitId};
use crate::domain::proposal::{Proposal, ProposalState};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = proposals)]
struct Row {
    id: ProposalId,
    item: ItemId,
    participant: ParticipantId,
    starts: Wall,
    ends: Wall,
    remark: Option<Plain>,
    state: ProposalState,
    at: Instant,
    given_by: Option<Plain>,
}

impl From<Row> for Proposal {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            item: row.item,
            participant: row.participant,
            starts: row.starts.0,
            ends: row.ends.0,
            remark: text(row.remark),
            state: row.state,
            at: row.at.0,
            given_by: text(row.given_by),
        }
    }
}

/// What was proposed on a visit, in order of time.
///
/// # Errors
/// Those of the database.
pub fn of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<Proposal>, Error> {
    let rows: Vec<Row> = proposals::table
        .inner_join(participants::table)
        .filter(participants::visit.eq(visit))
        .order(proposals::id)
        .select(columns::<Row>())
        .load(db)?;
    Ok(rows.into_iter().map(Proposal::from).collect())
}

/// What a participant proposed, in order of time.
///
/// # Errors
/// Those of the database.
pub fn of_participant(db: &mut Db, participant: ParticipantId) -> Result<Vec<Proposal>, Error> {
    let rows: Vec<Row> = proposals::table
        .filter(proposals::participant.eq(participant))
        .order(proposals::id)
        .select(columns::<Row>())
        .load(db)?;
    Ok(rows.into_iter().map(Proposal::from).collect())
}

/// Keeps a proposal in the place of the one that its participant made for the item and that nobody settled yet.
///
/// # Errors
/// Those of the database.
pub fn save(db: &mut Db, proposal: &Proposal) -> Result<(), Error> {
    diesel::delete(
        proposals::table
            .filter(proposals::participant.eq(proposal.participant))
            .filter(proposals::item.eq(proposal.item))
            .filter(proposals::state.eq(ProposalState::Open)),
    )
    .execute(db)?;
    let row = Row {
        id: proposal.id,
        item: proposal.item,
        participant: proposal.participant,
        starts: Wall(proposal.starts),
        ends: Wall(proposal.ends),
        remark: plain(proposal.remark.as_ref()),
        state: proposal.state,
        at: Instant(proposal.at),
        given_by: plain(proposal.given_by.as_ref()),
    };
    diesel::insert_into(proposals::table)
        .values(row)
        .execute(db)?;
    Ok(())
}

/// Settles a proposal that is open. `false`: somebody else was faster, or there is none.
///
/// # Errors
/// Those of the database.
pub fn settle(db: &mut Db, id: ProposalId, state: ProposalState) -> Result<bool, Error> {
    let open = proposals::table
        .find(id)
        .filter(proposals::state.eq(ProposalState::Open));
    let settled = diesel::update(open)
        .set(proposals::state.eq(state))
        .execute(db)?;
    Ok(settled == 1)
}
