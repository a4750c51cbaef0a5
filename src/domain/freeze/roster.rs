//! Who is on the visit, with the names and titles they have as it is frozen.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::domain::draft::Draft;
use crate::domain::ids::{OrganisationId, ParticipantId, PersonId};
use crate::domain::person::{Name, NameOrder, Office};
use crate::domain::publication::{FrozenOrganisation, FrozenParticipant, Publication};
use crate::domain::visit::Participant;

pub(super) fn frozen_roster(
    draft: &Draft,
    previous: Option<&Publication>,
    at: Timestamp,
) -> BTreeMap<ParticipantId, FrozenParticipant> {
    let version = previous.map_or(1, |previous| previous.version + 1);
    draft
        .roster()
        .map(|participant| {
            let before = previous.and_then(|previous| previous.roster.get(&participant.id));
            let changed = before.map_or((version, at), |before| {
                (before.changed_in, before.changed_at)
            });
            (
                participant.id,
                frozen_participant(draft, participant, changed),
            )
        })
        .collect()
}

fn frozen_participant(
    draft: &Draft,
    participant: &Participant,
    (changed_in, changed_at): (u32, Timestamp),
) -> FrozenParticipant {
    let office = office(draft, participant.person, participant.office);
    FrozenParticipant {
        person: participant.person,
        name: name(draft, participant.person),
        role: participant.role,
        delegation: participant.delegation,
        groups: participant.groups.clone(),
        title: office
            .map(|office| office.title.clone())
            .unwrap_or_default(),
        salutation: office
            .map(|office| office.salutation.clone())
            .unwrap_or_default(),
        rank: draft.rank(participant),
        changed_in,
        changed_at,
    }
}

pub(super) fn frozen_organisation(draft: &Draft, id: OrganisationId) -> Option<FrozenOrganisation> {
    let organisation = draft.registers.organisations.get(&id)?;
    Some(FrozenOrganisation {
        id,
        name: organisation.name.clone(),
        public: organisation.public,
    })
}

pub(super) fn office(
    draft: &Draft,
    person: PersonId,
    organisation: Option<OrganisationId>,
) -> Option<&Office> {
    draft
        .registers
        .people
        .get(&person)?
        .office_on(draft.visit.starts_on, organisation)
}

pub(super) fn name(draft: &Draft, person: PersonId) -> Name {
    draft.registers.people.get(&person).map_or_else(
        || Name {
            family: person.to_string(),
            given: String::new(),
            order: NameOrder::GivenFirst,
        },
        |person| person.name.clone(),
    )
}
