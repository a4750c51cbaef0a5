//! The delegations of a visit, and the form of one.

use askama::Template;

use super::form_values::FormValues;
use super::participants::rows::shown;
use super::visit_head::VisitHead;
use super::visits::named_choices;
use super::{OfficeFrame, Section};
use crate::domain::draft::Draft;
use crate::domain::ids::{DelegationId, OrganisationId, PersonId};
use crate::domain::person::Organisation;
use crate::domain::precedence::order_of_precedence;
use crate::language::Language;
use crate::web::pages::form_errors::FormErrors;

/// Every delegation, in the order of entry.
#[derive(Clone, Debug, Template)]
#[template(path = "office/delegations.html")]
pub struct DelegationsPage {
    frame: OfficeFrame,
    head: VisitHead,
    rows: Vec<Row>,
    may_edit: bool,
}

#[derive(Clone, Debug)]
struct Row {
    id: DelegationId,
    name: String,
    organisation: String,
    head: String,
    members: usize,
}

impl DelegationsPage {
    /// The list.
    #[must_use]
    pub fn new((frame, head): (OfficeFrame, VisitHead), draft: &Draft, may_edit: bool) -> Self {
        let organisations = &draft.registers.organisations;
        let people = &draft.registers.people;
        let rows = draft.delegations.iter().map(|delegation| {
            let organisation = organisations.get(&delegation.organisation);
            let leads = delegation.head.and_then(|head| people.get(&head));
            let members = draft.roster();
            Row {
                id: delegation.id,
                name: shown(frame.language, &draft.visit, &delegation.name),
                organisation: organisation.map_or_else(String::new, |one| one.name.clone()),
                head: leads.map_or_else(String::new, |person| person.name.full()),
                members: members
                    .filter(|one| one.delegation == Some(delegation.id))
                    .count(),
            }
        });
        Self {
            rows: rows.collect(),
            frame,
            head,
            may_edit,
        }
    }
}

/// The form of a delegation.
#[derive(Clone, Debug, Template)]
#[template(path = "office/delegation-form.html")]
pub struct DelegationPage {
    frame: OfficeFrame,
    head: VisitHead,
    delegation: Option<DelegationId>,
    organisations: Vec<(OrganisationId, String)>,
    people: Vec<(PersonId, String)>,
    names: Vec<(Language, String)>,
    values: FormValues,
    errors: FormErrors,
}

impl DelegationPage {
    /// The form; the head is chosen of those who take part.
    #[must_use]
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        delegation: Option<DelegationId>,
        (draft, organisations): (&Draft, &[Organisation]),
    ) -> Self {
        let organisations = organisations.iter().map(|one| (one.id, one.name.clone()));
        let organisations = named_choices(organisations);
        let people = order_of_precedence(draft).into_iter().filter_map(|one| {
            let person = draft.registers.people.get(&one.person)?;
            Some((person.id, person.name.full()))
        });
        Self {
            people: people.collect(),
            names: Language::ALL
                .map(|language| (language, format!("name.{language}")))
                .to_vec(),
            values: FormValues::default(),
            errors: FormErrors::default(),
            frame,
            head,
            delegation,
            organisations,
        }
    }

    /// The form with this in its fields.
    #[must_use]
    pub fn filled(self, values: FormValues, errors: FormErrors) -> Self {
        Self {
            values,
            errors,
            ..self
        }
    }
}
