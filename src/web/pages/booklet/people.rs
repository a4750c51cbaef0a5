//! Who is who, in order of precedence.

use std::collections::BTreeSet;

use crate::domain::calendar::text::one_line;
use crate::domain::ids::{ParticipantId, PersonId};
use crate::domain::programme::Reader;
use crate::domain::publication::{FrozenPart, FrozenParticipant, Publication};
use crate::domain::text::Texts;
use crate::domain::visit::ParticipantRole;
use crate::domain::wording::{Line, Wording};

/// People under one heading, and their titles.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    heading: String,
    people: Vec<(String, &'a Texts)>,
}

impl<'a> Group<'a> {
    /// Those on the roster whom `chosen` takes, by rank, then heads of delegation, then by name.
    #[must_use]
    pub fn of_roster(
        heading: String,
        publication: &'a Publication,
        chosen: impl Fn(&ParticipantId, &FrozenParticipant) -> bool,
    ) -> Self {
        let roster = publication.roster.iter();
        let mut found: Vec<&FrozenParticipant> = roster
            .filter(|(id, participant)| chosen(id, participant))
            .map(|(_, participant)| participant)
            .collect();
        found.sort_by_cached_key(|participant| {
            let is_head = participant.role == ParticipantRole::HeadOfDelegation;
            (participant.rank, !is_head, participant.name.full())
        });
        let named = |of: &'a FrozenParticipant| (one_line(&of.name.full()), &of.title);
        Self {
            heading,
            people: found.into_iter().map(named).collect(),
        }
    }

    /// What stands above them.
    #[must_use]
    pub fn heading(&self) -> &str {
        &self.heading
    }

    /// Those who do something at the items that `reader` sees, by rank, `known` people left out. Who is not on the
    /// roster has no rank that was published, and comes last.
    #[must_use]
    pub fn of_parts(
        heading: String,
        publication: &'a Publication,
        reader: Reader<'_>,
        mut known: BTreeSet<PersonId>,
    ) -> Self {
        let mut parts: Vec<&FrozenPart> = Vec::new();
        for entry in publication.programme(reader) {
            let new = entry.item.parts.iter();
            parts.extend(new.filter(|part| known.insert(part.person)));
        }
        parts.sort_by_key(|part| {
            let mut roster = publication.roster.values();
            let on_roster = roster.find(|on_roster| on_roster.person == part.person);
            on_roster.map_or(u16::MAX, |on_roster| on_roster.rank)
        });
        let named = |part: &'a FrozenPart| (one_line(&part.name.full()), &part.title);
        Self {
            heading,
            people: parts.into_iter().map(named).collect(),
        }
    }
}

/// A group, in words.
#[derive(Clone, Debug)]
pub(super) struct List {
    pub(super) heading: String,
    pub(super) people: Vec<(String, Option<Line>)>,
}

impl List {
    pub(super) fn new<'a>(group: Group<'a>, wording: &Wording<'a>) -> Self {
        let people = group.people.into_iter();
        Self {
            heading: group.heading,
            people: people
                .map(|(name, title)| (name, wording.line(title)))
                .collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.people.is_empty()
    }
}
