//! A visit as organisers edit it.

use std::collections::BTreeMap;

use crate::domain::agenda::{Audience, Item, Part};
use crate::domain::ids::{DelegationId, ParticipantId, PersonId};
use crate::domain::person::DEFAULT_RANK;
use crate::domain::registers::Registers;
use crate::domain::visit::{Delegation, Participant, Visit};

/// Everything of one visit that a publication would freeze.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The visit itself.
    pub visit: Visit,
    /// Its delegations, in the order of entry.
    pub delegations: Vec<Delegation>,
    /// Its roster, those taken off included.
    pub participants: Vec<Participant>,
    /// Its agenda, by start.
    pub items: Vec<Item>,
    /// The ranks that protocol gave by hand on this visit, whatever that of an office is; 1 is highest.
    pub ranks: BTreeMap<ParticipantId, u16>,
    /// At least what the visit refers to.
    pub registers: Registers,
}

/// What audience resolution needs to know of a participant.
#[derive(Clone, Copy, Debug)]
pub struct Member<'a> {
    /// Which participant.
    pub participant: ParticipantId,
    /// Who.
    pub person: PersonId,
    /// With whom.
    pub delegation: Option<DelegationId>,
    /// As what.
    pub role: crate::domain::visit::ParticipantRole,
    /// In which groups.
    pub groups: &'a [String],
}

impl Draft {
    /// The rank of a participant: that given by hand, else that of the office they come with on the first day.
    #[must_use]
    pub fn rank(&self, participant: &Participant) -> u16 {
        let by_hand = self.ranks.get(&participant.id).copied();
        by_hand.unwrap_or_else(|| self.rank_of_office(participant))
    }

    /// The rank of the office that a participant comes with on the first day.
    #[must_use]
    pub fn rank_of_office(&self, participant: &Participant) -> u16 {
        let person = self.registers.people.get(&participant.person);
        let office =
            person.and_then(|person| person.office_on(self.visit.starts_on, participant.office));
        office.map_or(DEFAULT_RANK, |office| office.rank)
    }

    /// Those on the roster now.
    pub fn roster(&self) -> impl Iterator<Item = &Participant> {
        self.participants
            .iter()
            .filter(|participant| !participant.removed)
    }
}

impl<'a> From<&'a Participant> for Member<'a> {
    fn from(participant: &'a Participant) -> Self {
        Self {
            participant: participant.id,
            person: participant.person,
            delegation: participant.delegation,
            role: participant.role,
            groups: &participant.groups,
        }
    }
}

impl Member<'_> {
    /// Whether they belong to the audience of an item: addressed and not excepted, or with a part in it.
    #[must_use]
    pub fn is_expected(&self, audience: &Audience, people: &[Part]) -> bool {
        people.iter().any(|part| part.person == self.person) || self.is_addressed(audience)
    }

    /// Whether an audience addresses them.
    #[must_use]
    pub fn is_addressed(&self, audience: &Audience) -> bool {
        let addressed = (audience.everyone && self.role.is_in_everyone())
            || self
                .delegation
                .is_some_and(|delegation| audience.delegations.contains(&delegation))
            || audience.roles.contains(&self.role)
            || self
                .groups
                .iter()
                .any(|group| audience.groups.contains(group))
            || audience.people.contains(&self.person);
        addressed && !audience.except.contains(&self.person)
    }
}
