//! What visits draw on: organisations, people, venues, agreements and themes.

use std::collections::{BTreeMap, BTreeSet};

use super::db::Db;
use super::error::Error;
use super::{agreements, organisations, people, themes, venues};
use crate::domain::agenda::Item;
use crate::domain::draft::Draft;
use crate::domain::ids::{OrganisationId, PersonId, VenueId};
use crate::domain::registers::Registers;

/// All there is, whatever visits mention of it.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn all(db: &mut Db) -> Result<Registers, Error> {
    Ok(Registers {
        themes: by_id(themes::all(db)?, |theme| theme.id),
        organisations: by_id(organisations::all(db)?, |organisation| organisation.id),
        people: by_id(people::all(db)?, |person| person.id),
        venues: by_id(venues::all(db)?, |venue| venue.id),
        travel_times: venues::all_travel_times(db)?,
        agreements: by_id(agreements::all(db)?, |agreement| agreement.id),
    })
}

/// What the draft mentions, and what that needs to be shown: the organisations of offices and parties, those they act
/// for, the theme above a theme, and every travel time between the venues.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub(super) fn mentioned(db: &mut Db, draft: &Draft) -> Result<Registers, Error> {
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
        themes: by_id(themes, |theme| theme.id),
        organisations: by_id(organisations, |organisation| organisation.id),
        people: by_id(people, |person| person.id),
        venues: by_id(venues, |venue| venue.id),
        travel_times,
        agreements: by_id(agreements, |agreement| agreement.id),
    })
}

fn by_id<I: Ord, R>(records: Vec<R>, id: impl Fn(&R) -> I) -> BTreeMap<I, R> {
    let records = records.into_iter();
    records.map(|record| (id(&record), record)).collect()
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
