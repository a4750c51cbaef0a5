//! Who takes part in a visit, by precedence.

pub mod bulk;
pub mod export;
pub mod form;
pub mod rows;

use askama::Template;

use self::rows::{Rights, Roster, Row};
use super::visit_head::VisitHead;
use super::visits::{Choice, choices};
use super::{OfficeFrame, Section};
use crate::domain::Closed as _;
use crate::domain::ids::{DelegationId, ItemId};
use crate::domain::roster::{Filter, groups};
use crate::domain::visit::{Notify, ParticipantRole};
use crate::language::TextError;

/// The roster, or those of it that a filter means.
#[derive(Clone, Debug, Template)]
#[template(path = "office/participants.html")]
pub struct ParticipantsPage {
    frame: OfficeFrame,
    head: VisitHead,
    rows: Vec<Row>,
    /// How many take part.
    total: usize,
    rights: Rights,
    filter: Filter,
    delegations: Vec<(DelegationId, String)>,
    groups: Vec<String>,
    roles: Vec<Choice>,
    ways: Vec<Choice>,
    items: Vec<(ItemId, String)>,
}

impl ParticipantsPage {
    /// The page of those whom `filter` means.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        (roster, rights): (&Roster<'_>, Rights),
        filter: Filter,
    ) -> Result<Self, TextError> {
        let delegations = roster.draft.delegations.iter();
        Ok(Self {
            rows: roster.filtered(&filter),
            total: roster.rows.len(),
            delegations: delegations
                .map(|delegation| (delegation.id, roster.called(delegation)))
                .collect(),
            groups: groups(roster.draft)
                .into_iter()
                .map(str::to_owned)
                .collect(),
            roles: choices::<ParticipantRole>("participant-role"),
            ways: choices::<Notify>("notify"),
            items: roster.items()?,
            frame,
            head,
            rights,
            filter,
        })
    }

    fn is_of(&self, delegation: &DelegationId) -> bool {
        self.filter.delegation == Some(*delegation)
    }

    fn is_in(&self, group: &str) -> bool {
        self.filter.group.as_deref() == Some(group)
    }

    fn is_a(&self, role: &str) -> bool {
        self.filter.role.is_some_and(|chosen| chosen.word() == role)
    }

    /// What the filter says in the field of this name, to send it along.
    fn filtered_by(&self, field: &str) -> String {
        let said = match field {
            "delegation" => self.filter.delegation.map(|id| id.to_string()),
            "group" => self.filter.group.clone(),
            _ => self.filter.role.map(|role| role.word().to_owned()),
        };
        said.unwrap_or_default()
    }
}
