//! Who does not know what is published.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::Error;
use super::publish::plan::Open;
use super::situations::Situations;
use crate::domain::ids::{ItemId, ParticipantId, VisitId};
use crate::domain::message::MessageState;
use crate::store::Db;
use crate::store::outbox::listing::participants_with_news;
use crate::store::publications::Shelf;

/// Those to whom reconciling now would send something that no waiting message says, each with the items it is about.
///
/// # Errors
/// Those of the database. Of a visit that was never published nobody knows anything, and nobody needs to.
pub fn untold(
    db: &mut Db,
    shelf: &Shelf,
    (visit, now): (VisitId, Timestamp),
) -> Result<BTreeMap<ParticipantId, BTreeSet<ItemId>>, Error> {
    let Some(latest) = shelf.latest(db, visit)? else {
        return Ok(BTreeMap::new());
    };
    let situations = Situations::of_visit(db, shelf, latest, now)?;
    untold_of(db, &situations)
}

/// How many participants have yet to be reached by what is to be said of the programme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Awaited {
    /// A message waits, or is being sent.
    pub on_the_way: usize,
    /// An organiser is to tell them.
    pub by_hand: usize,
}

/// Who has yet to be reached. Reminders say what is known already.
///
/// # Errors
/// Those of the database.
pub fn awaited(db: &mut Db, visit: VisitId) -> Result<Awaited, Error> {
    let on_the_way = [MessageState::Held, MessageState::Due, MessageState::Sending];
    Ok(Awaited {
        on_the_way: participants_with_news(db, visit, &on_the_way)?,
        by_hand: participants_with_news(db, visit, &[MessageState::ByHand])?,
    })
}

/// [`untold`], of those whose situations these are.
pub(super) fn untold_of(
    db: &mut Db,
    situations: &Situations,
) -> Result<BTreeMap<ParticipantId, BTreeSet<ItemId>>, Error> {
    let open = Open::of_visit(db, situations.latest().visit.id)?;
    let of_participant = |participant| {
        let items = open.untold(&situations.situation(participant)?);
        (!items.is_empty()).then_some((participant, items))
    };
    Ok(situations
        .participants()
        .filter_map(|reach| of_participant(reach.participant))
        .collect())
}
