//! What visits refer to: organisations, people, venues, themes, agreements.

use std::collections::BTreeMap;

use crate::domain::agreement::{Agreement, Theme};
use crate::domain::ids::{AgreementId, OrganisationId, PersonId, ThemeId, VenueId};
use crate::domain::person::{Organisation, Person};
use crate::domain::venue::{TravelTime, Venue};

/// The registers, or as much of them as is needed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Registers {
    /// Themes by id.
    pub themes: BTreeMap<ThemeId, Theme>,
    /// Organisations by id.
    pub organisations: BTreeMap<OrganisationId, Organisation>,
    /// People by id.
    pub people: BTreeMap<PersonId, Person>,
    /// Venues by id.
    pub venues: BTreeMap<VenueId, Venue>,
    /// Known travel times.
    pub travel_times: Vec<TravelTime>,
    /// Agreements by id.
    pub agreements: BTreeMap<AgreementId, Agreement>,
}

impl Registers {
    /// Minutes from one venue to another: as given, else as given the other way round.
    #[must_use]
    pub fn minutes_between(&self, from: VenueId, to: VenueId) -> Option<u32> {
        let given = |from, to| {
            self.travel_times
                .iter()
                .find(|time| time.from == from && time.to == to)
        };
        given(from, to)
            .or_else(|| given(to, from))
            .map(|time| time.minutes)
    }
}
