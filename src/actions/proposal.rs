//! Another time for an item: proposed by its host on their page, accepted or refused by an organiser.

use jiff::Timestamp;
use jiff::civil::DateTime;
use serde_json::json;

use super::Error;
use super::edit::{self, Editor, Patch};
use super::participation::admit;
use super::poll;
use super::secretariat::Secretariat;
use crate::domain::agenda::Item;
use crate::domain::capability::Capability;
use crate::domain::ids::{ItemId, ProposalId, VisitId};
use crate::domain::proposal::{self, Proposal, ProposalState, Unproposable};
use crate::domain::visit::Visit;
use crate::store::{Db, epoch, ids, proposals, visits};

/// What a host proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// For which item.
    pub item: ItemId,
    /// Wall time of its start; it lasts as long as planned.
    pub starts: DateTime,
    /// Why, as [`crate::domain::reply::remark`] keeps it.
    pub remark: Option<String>,
}

/// Why a proposal was not kept.
#[derive(Debug, thiserror::Error)]
pub enum NotProposed {
    /// Such a time cannot be proposed.
    #[error(transparent)]
    Unproposable(#[from] Unproposable),
    /// The link opens nothing, or the database did not do its part.
    #[error(transparent)]
    Other(#[from] Error),
}

/// Keeps a proposal in the place of the one that its host made before, unless that was settled.
///
/// # Errors
/// [`NotProposed`]; then nothing was changed.
pub fn propose(
    db: &mut Db,
    secretariat: &Secretariat,
    link: Capability,
    (offer, now): (Offer, Timestamp),
) -> Result<Proposal, NotProposed> {
    let guest = admit(db, secretariat, link)?;
    let participant = guest.participant.id;
    let pair = (participant, offer.item);
    let period = proposal::propose(&guest.publication, pair, (offer.starts, now))?;
    let proposal = Proposal {
        id: ids::new(),
        item: offer.item,
        participant,
        starts: period.starts.wall,
        ends: period.ends.wall,
        remark: offer.remark,
        state: ProposalState::Open,
        at: now,
        given_by: guest.assistant_name(),
    };
    proposals::save(db, &proposal).map_err(Error::from)?;
    epoch::bump(db).map_err(Error::from)?;
    Ok(proposal)
}

/// What is proposed on a visit and not settled yet, in order of time.
///
/// # Errors
/// Those of the database.
pub fn open_of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<Proposal>, Error> {
    let mut all = proposals::of_visit(db, visit)?;
    all.retain(|proposal| proposal.state == ProposalState::Open);
    Ok(all)
}

/// Moves the item in the draft to the time that was proposed. Publishing tells everybody, as ever.
///
/// # Errors
/// [`Error::NotFound`] if nothing of that name is open, and those of the edit.
pub fn accept(db: &mut Db, (visit, id): (&Visit, ProposalId), by: Editor) -> Result<Item, Error> {
    let proposal = open(db, visit, id)?;
    let patch = Patch {
        fields: json!({
            "starts": proposal.starts.to_string(),
            "ends": proposal.ends.to_string(),
        }),
        faults: Vec::new(),
    };
    let item = edit::change::<Item, Error>(db, (visit, proposal.item, by), |_, _| Ok(patch))?;
    settle(db, &proposal, ProposalState::Accepted)?;
    poll::withdraw_of_item(db, visit, item.id)?;
    Ok(item)
}

/// Leaves the item where it is.
///
/// # Errors
/// [`Error::NotFound`] if nothing of that name is open.
pub fn refuse(db: &mut Db, visit: &Visit, id: ProposalId) -> Result<(), Error> {
    visits::lock(db, visit.id)?;
    let proposal = open(db, visit, id)?;
    settle(db, &proposal, ProposalState::Refused)
}

fn open(db: &mut Db, visit: &Visit, id: ProposalId) -> Result<Proposal, Error> {
    let mut all = open_of_visit(db, visit.id)?.into_iter();
    all.find(|proposal| proposal.id == id)
        .ok_or_else(|| Error::not_found("open proposal"))
}

fn settle(db: &mut Db, proposal: &Proposal, state: ProposalState) -> Result<(), Error> {
    if !proposals::settle(db, proposal.id, state)? {
        return Err(Error::not_found("open proposal"));
    }
    epoch::bump(db)?;
    Ok(())
}
