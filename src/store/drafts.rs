//! A visit read whole, with what it refers to.

use std::collections::BTreeSet;

use super::db::Db;
use super::error::Error;
use super::{
    agreements, delegations, items, organisations, participants, people, precedence, themes,
    venues, visits,
};
use crate::domain::agenda::Item;
use crate::domain::draft::Draft;
use crate::domain::ids::{OrganisationId, PersonId, VenueId, VisitId};
use crate::domain::registers::Registers;
use crate::domain::visit::Visit;

/// Everything of a visit that a publication would freeze; `None`: there is no such visit.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn find(db: &mut Db, id: VisitId) -> Result<Option<Draft>, Error> {
    visits::find(db, id)?
        .map(|visit| of_visit(db, visit))
        .transpose()
}

/// What belongs to `visit`, and the registers it refers to.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn of_visit(db: &mut Db, visit: Visit) -> Result<Draft, Error> {
    let mut draft = Draft {
        delegations: delegations::of_visit(db, visit.id)?,
        participants: participants::of_visit(db, visit.id)?,
        items: items::of_visit(db, visit.id)?,
        ranks: precedence::of_visit(db, visit.id)?,
        registers: Registers::default(),
        visit,
    };
    draft.registers = registers(db, &draft)?;
    Ok(draft)
}

/// What the draft mentions, and what that needs to be shown: the organisations of offices and parties, those they act
/// for, the theme above a theme, and every travel time between the venues.
fn registers(db: &mut Db, draft: &Draft) -> Result<Registers, Error> {
    let people = people::with_ids(db, &person_ids(draft))?;
    let venue_ids: Vec<VenueId> = draft
        .items
        .iter()
        .flat_map(Item::venues_mentioned)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let venues = venues::with_ids(db, &venue_ids)?;
    let travel_times = venues::travel_times(db, &venue_ids)?;
    let agreements = agreements::with_ids(db, &draft.visit.agreements)?;
    let mut themes = themes::with_ids(db, &draft.visit.themes)?;
    let parents: Vec<_> = themes.iter().filter_map(|theme| theme.parent).collect();
    themes.extend(themes::with_ids(db, &parents)?);

    let offices = people
        .iter()
        .flat_map(|person| person.offices.iter().map(|office| office.organisation));
    let parties = agreements
        .iter()
        .flat_map(|agreement| agreement.parties.iter().copied());
    let named: Vec<OrganisationId> = organisation_ids(draft)
        .into_iter()
        .chain(offices)
        .chain(parties)
        .collect();
    let mut organisations = organisations::with_ids(db, &named)?;
    let acted_for: Vec<_> = organisations
        .iter()
        .filter_map(|organisation| organisation.acts_for)
        .collect();
    organisations.extend(organisations::with_ids(db, &acted_for)?);

    Ok(Registers {
        themes: themes.into_iter().map(|theme| (theme.id, theme)).collect(),
        organisations: organisations
            .into_iter()
            .map(|organisation| (organisation.id, organisation))
            .collect(),
        people: people
            .into_iter()
            .map(|person| (person.id, person))
            .collect(),
        venues: venues.into_iter().map(|venue| (venue.id, venue)).collect(),
        travel_times,
        agreements: agreements
            .into_iter()
            .map(|agreement| (agreement.id, agreement))
            .collect(),
    })
}

fn person_ids(draft: &Draft) -> Vec<PersonId> {
    let roster = draft
        .participants
        .iter()
        .map(|participant| participant.person);
    let heads = draft
        .delegations
        .iter()
        .filter_map(|delegation| delegation.head);
    let mentioned = draft.items.iter().flat_map(Item::people_mentioned);
    let all: BTreeSet<PersonId> = roster.chain(heads).chain(mentioned).collect();
    all.into_iter().collect()
}

fn organisation_ids(draft: &Draft) -> BTreeSet<OrganisationId> {
    let delegations = draft
        .delegations
        .iter()
        .map(|delegation| delegation.organisation);
    let offices = draft
        .participants
        .iter()
        .filter_map(|participant| participant.office);
    let hosts = draft.items.iter().filter_map(|item| item.host);
    std::iter::once(draft.visit.host)
        .chain(delegations)
        .chain(offices)
        .chain(hosts)
        .collect()
}
