//! A visit as drafted, entered with everything it mentions.

use escale::domain::draft::Draft;
use escale::store::{
    Db, Error, delegations, items, organisations, participants, people, users, venues, visits,
};

/// Enters a draft, its team and its registers.
pub(crate) fn insert(db: &mut Db, draft: &Draft) -> Result<(), Error> {
    let now = "2026-06-01T06:00:00Z".parse().unwrap();
    users::insert_team(db, draft.visit.team, "Protocol", now)?;
    let registers = &draft.registers;
    // those that act for another come after it
    let mut bodies: Vec<_> = registers.organisations.values().collect();
    bodies.sort_by_key(|body| body.acts_for.is_some());
    bodies
        .into_iter()
        .try_for_each(|body| organisations::insert(db, body))?;
    registers
        .people
        .values()
        .try_for_each(|person| people::insert(db, person))?;
    registers
        .venues
        .values()
        .try_for_each(|venue| venues::insert(db, venue))?;
    visits::insert(db, &draft.visit)?;
    let visit = draft.visit.id;
    draft
        .delegations
        .iter()
        .try_for_each(|one| delegations::insert(db, visit, one))?;
    draft
        .participants
        .iter()
        .try_for_each(|one| participants::insert(db, visit, one))?;
    draft
        .items
        .iter()
        .try_for_each(|one| items::insert(db, visit, one))
}
