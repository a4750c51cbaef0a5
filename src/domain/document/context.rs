//! What a document is read against: the names it may refer to, and how it spells them.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::domain::document::fault::nearest;
use crate::domain::ids::{ParticipantId, PersonId, TeamId, VisitId};
use crate::domain::time::Zone;

/// How a document spells references.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// By key: visit files.
    Keys,
    /// By identifier: the API.
    Ids,
}

/// What a reference refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Register {
    /// Themes, on both levels.
    Themes,
    /// Organisations.
    Organisations,
    /// People.
    People,
    /// Venues.
    Venues,
    /// Agreements.
    Agreements,
    /// Visits.
    Visits,
    /// Delegations of one visit.
    Delegations,
    /// Participants of one visit; their key is that of the person.
    Participants,
    /// Items of one visit.
    Items,
}

impl Register {
    /// One of it, in words.
    pub(super) fn singular(self) -> &'static str {
        match self {
            Self::Themes => "theme",
            Self::Organisations => "organisation",
            Self::People => "person",
            Self::Venues => "venue",
            Self::Agreements => "agreement",
            Self::Visits => "visit",
            Self::Delegations => "delegation of this visit",
            Self::Participants => "participant of this visit",
            Self::Items => "item of this visit",
        }
    }

    /// Whether its keys hold within one visit only.
    pub(super) fn is_of_one_visit(self) -> bool {
        matches!(self, Self::Delegations | Self::Participants | Self::Items)
    }
}

/// A register, or that part of it which belongs to one visit.
type Scope = (Register, Option<VisitId>);

/// Everything a document may refer to, by key and by identifier.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    ids: BTreeMap<Scope, BTreeMap<String, Uuid>>,
    keys: BTreeMap<Uuid, String>,
    of_register: BTreeMap<Uuid, Scope>,
}

impl Names {
    /// Makes a record known. Those of a visit name the visit.
    pub fn add(
        &mut self,
        register: Register,
        visit: Option<VisitId>,
        key: &str,
        id: impl Into<Uuid>,
    ) {
        let id = id.into();
        let scope = (register, visit);
        self.ids
            .entry(scope)
            .or_default()
            .insert(key.to_owned(), id);
        self.keys.insert(id, key.to_owned());
        self.of_register.insert(id, scope);
    }

    /// The record called `key`.
    #[must_use]
    pub fn id(&self, register: Register, visit: Option<VisitId>, key: &str) -> Option<Uuid> {
        self.ids.get(&(register, visit))?.get(key).copied()
    }

    /// What the record is called; its identifier where it was never added.
    #[must_use]
    pub fn key(&self, id: Uuid) -> String {
        self.keys
            .get(&id)
            .cloned()
            .unwrap_or_else(|| id.as_hyphenated().to_string())
    }

    /// Whether `id` is one of that register (and visit).
    #[must_use]
    pub fn contains(&self, register: Register, visit: Option<VisitId>, id: Uuid) -> bool {
        self.of_register.get(&id) == Some(&(register, visit))
    }

    /// The known key that `key` is most likely a slip of.
    pub(super) fn nearest(
        &self,
        register: Register,
        visit: Option<VisitId>,
        key: &str,
    ) -> Option<&str> {
        let known = self.ids.get(&(register, visit))?;
        nearest(key, known.keys().map(String::as_str))
    }
}

/// All that is known around a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// How it spells references.
    pub spelling: Spelling,
    /// What it may refer to.
    pub names: Names,
    /// Who organises a visit that it describes.
    pub team: TeamId,
    /// The visit that it is part of: delegations, participants and items in the API.
    pub visit: Option<VisitId>,
    /// That visit's zone.
    pub visit_zone: Option<Zone>,
    /// The identifier of what it describes (API): chosen by the caller when new.
    pub id: Option<Uuid>,
    /// How often the links of participants were renewed, where known.
    pub links_generations: BTreeMap<ParticipantId, u32>,
    /// The addresses of others in small letters, whose they are, and whether they share them.
    pub emails: BTreeMap<String, Vec<(PersonId, bool)>>,
    /// The slugs of other visits.
    pub slugs: BTreeMap<String, VisitId>,
    /// Themes that cannot be below another, each with one that is below it.
    pub upper_themes: BTreeMap<String, String>,
}

impl Context {
    /// The context of a body of the API that describes the record `id`.
    #[must_use]
    pub fn api(names: Names, team: TeamId, id: Uuid) -> Self {
        Self {
            id: Some(id),
            spelling: Spelling::Ids,
            ..Self::file(names, team)
        }
    }

    /// The context of a visit file.
    #[must_use]
    pub fn file(names: Names, team: TeamId) -> Self {
        Self {
            spelling: Spelling::Keys,
            names,
            team,
            visit: None,
            visit_zone: None,
            id: None,
            links_generations: BTreeMap::new(),
            emails: BTreeMap::new(),
            slugs: BTreeMap::new(),
            upper_themes: BTreeMap::new(),
        }
    }

    /// The same, for what is part of a visit.
    #[must_use]
    pub fn of_visit(mut self, visit: VisitId, zone: Zone) -> Self {
        self.visit = Some(visit);
        self.visit_zone = Some(zone);
        self
    }

    /// How this document spells a reference.
    pub(super) fn spelled(&self, id: Uuid) -> String {
        match self.spelling {
            Spelling::Keys => self.names.key(id),
            Spelling::Ids => id.as_hyphenated().to_string(),
        }
    }
}
