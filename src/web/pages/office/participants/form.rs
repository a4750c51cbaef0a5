//! The page of one participant, and the page on which one is added.

use std::collections::BTreeMap;

use askama::Template;

use super::rows::{ReplyState, Rights, shown};
use crate::domain::Closed as _;
use crate::domain::draft::Draft;
use crate::domain::ids::{DelegationId, ItemId, OrganisationId, ParticipantId, PersonId};
use crate::domain::person::{Organisation, Person};
use crate::domain::reply::{Reply, ReplyStatus};
use crate::domain::roster::{Answers, expected, is_asked};
use crate::domain::visit::{Assistant, Notify, Participant, ParticipantRole};
use crate::language::{Language, TextError};
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::form_values::FormValues;
use crate::web::pages::office::visit_head::VisitHead;
use crate::web::pages::office::visits::{Choice, choices};
use crate::web::pages::office::{OfficeFrame, Section};

/// One participant.
#[derive(Clone, Debug, Template)]
#[template(path = "office/participant.html")]
pub struct ParticipantPage {
    frame: OfficeFrame,
    head: VisitHead,
    id: ParticipantId,
    person: PersonId,
    name: String,
    office: String,
    /// The rank they have unless one is given by hand; only for who may give one.
    rank_of_office: Option<usize>,
    items: Vec<Expected>,
    rights: Rights,
    values: FormValues,
    errors: FormErrors,
    roles: Vec<Choice>,
    ways: Vec<Choice>,
    delegations: Vec<(DelegationId, String)>,
    offices: Vec<(OrganisationId, String)>,
}

/// An item at which somebody is expected, and what they said to it.
#[derive(Clone, Debug)]
struct Expected {
    id: ItemId,
    title: String,
    when: String,
    reply: ReplyState,
}

/// What stands in the fields of somebody who takes part; what they need only for whoever may see it.
#[must_use]
pub fn values_of(participant: &Participant, rights: Rights) -> FormValues {
    let id = |id: Option<String>| id.unwrap_or_default();
    let is_usual = participant.notify == participant.role.default_notify();
    let notify = if is_usual {
        ""
    } else {
        participant.notify.word()
    };
    let need = |text: &Option<String>| id(text.clone().filter(|_| rights.sees_needs));
    FormValues::default()
        .with("role", participant.role.word())
        .with("notify", notify)
        .with(
            "delegation",
            &id(participant.delegation.map(|id| id.to_string())),
        )
        .with("office", &id(participant.office.map(|id| id.to_string())))
        .with("groups", &participant.groups.join(", "))
        .with("mail_to", &assistants(&participant.mail_to))
        .with("diet", &need(&participant.diet))
        .with("access", &need(&participant.access))
}

/// Assistants as their field has them: one a line.
fn assistants(all: &[Assistant]) -> String {
    let line = |one: &Assistant| format!("{}, {}, {}", one.name, one.email, one.locale);
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}

impl ParticipantPage {
    /// The page of somebody on the roster; `orders`: for whoever may give a rank by hand.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        (draft, participant, given): (&Draft, &Participant, &BTreeMap<ItemId, Reply>),
        (rights, orders): (Rights, bool),
    ) -> Result<Self, TextError> {
        let language = frame.language;
        let person = draft.registers.people.get(&participant.person);
        let office = person
            .and_then(|person| person.office_on(draft.visit.starts_on, participant.office))
            .map(|office| shown(language, &draft.visit, &office.title));
        let items = expected(draft, participant).map(|item| {
            let status = given.get(&item.id).map(|reply| reply.status);
            let status = status.unwrap_or(ReplyStatus::NeedsAction);
            Ok(Expected {
                id: item.id,
                title: shown(language, &draft.visit, &item.title),
                when: language.period(item.starts, item.ends),
                reply: ReplyState::to_one(language, (is_asked(participant, item), status))?,
            })
        });
        Ok(Self {
            id: participant.id,
            person: participant.person,
            name: person.map_or_else(String::new, |person| person.name.full()),
            office: office.unwrap_or_default(),
            rank_of_office: orders.then(|| draft.rank_of_office(participant).into()),
            items: items.collect::<Result<_, TextError>>()?,
            rights,
            values: FormValues::default(),
            errors: FormErrors::default(),
            roles: choices::<ParticipantRole>("participant-role"),
            ways: choices::<Notify>("notify"),
            delegations: delegations(language, draft),
            offices: offices(draft, person),
            frame,
            head,
        })
    }

    /// The text for what a field says, for whoever only looks: `participant-role-guest`.
    fn said(&self, noun: &str, field: &str) -> Result<String, TextError> {
        let word = match self.values.get(field) {
            "" => "default",
            word => word,
        };
        self.frame.say(&format!("{noun}-{word}"))
    }

    /// The page with this in its fields.
    #[must_use]
    pub fn filled(self, values: FormValues, errors: FormErrors) -> Self {
        Self {
            values,
            errors,
            ..self
        }
    }
}

fn delegations(language: Language, draft: &Draft) -> Vec<(DelegationId, String)> {
    let named = draft.delegations.iter();
    named
        .map(|delegation| {
            (
                delegation.id,
                shown(language, &draft.visit, &delegation.name),
            )
        })
        .collect()
}

/// The organisations in which somebody holds or held an office.
fn offices(draft: &Draft, person: Option<&Person>) -> Vec<(OrganisationId, String)> {
    let held = person.into_iter().flat_map(|person| &person.offices);
    let named = held.filter_map(|office| {
        let organisation = draft.registers.organisations.get(&office.organisation)?;
        Some((organisation.id, organisation.name.clone()))
    });
    named.collect::<BTreeMap<_, _>>().into_iter().collect()
}

impl ReplyState {
    /// What somebody said to one item, if they were asked.
    fn to_one(
        language: Language,
        (is_asked, status): (bool, ReplyStatus),
    ) -> Result<Self, TextError> {
        let one = |wanted| usize::from(status == wanted);
        let answers = Answers {
            asked: usize::from(is_asked || status != ReplyStatus::NeedsAction),
            accepted: one(ReplyStatus::Accepted),
            declined: one(ReplyStatus::Declined),
            tentative: one(ReplyStatus::Tentative),
        };
        if status == ReplyStatus::Tentative {
            let word = language.say("answers-tentative")?;
            return Ok(Self {
                tone: "wait",
                icon: "half",
                word,
            });
        }
        Self::new(language, answers)
    }
}

/// Whom a search found, and what the form chooses from.
#[derive(Clone, Debug)]
pub struct Found {
    /// Those it found.
    pub found: Vec<Person>,
    /// Where somebody new may hold an office.
    pub organisations: Vec<Organisation>,
    /// The person that was chosen.
    pub chosen: Option<Person>,
}

/// Somebody is added.
#[derive(Clone, Debug, Template)]
#[template(path = "office/participant-new.html")]
pub struct EntryPage {
    frame: OfficeFrame,
    head: VisitHead,
    found: Vec<(PersonId, String, String)>,
    chosen: Option<(PersonId, String)>,
    organisations: Vec<String>,
    rights: Rights,
    values: FormValues,
    errors: FormErrors,
    roles: Vec<Choice>,
    ways: Vec<Choice>,
    delegations: Vec<(DelegationId, String)>,
    offices: Vec<(OrganisationId, String)>,
}

impl EntryPage {
    /// The page beside those who take part already.
    #[must_use]
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        (draft, found): (&Draft, Found),
        rights: Rights,
    ) -> Self {
        let language = frame.language;
        let row = |person: &Person| {
            let office = person.office_on(draft.visit.starts_on, None);
            let title = office.map(|office| shown(language, &draft.visit, &office.title));
            (person.id, person.name.full(), title.unwrap_or_default())
        };
        let names = found
            .organisations
            .iter()
            .map(|one| (one.id, one.name.clone()));
        let names: BTreeMap<OrganisationId, String> = names.collect();
        let bodies = found.chosen.iter().flat_map(|person| &person.offices);
        let bodies = bodies.filter_map(|office| names.get_key_value(&office.organisation));
        let offices: BTreeMap<_, _> = bodies.map(|(id, name)| (*id, name.clone())).collect();
        let mut organisations: Vec<String> = names.into_values().collect();
        organisations.sort();
        Self {
            found: found.found.iter().map(row).collect(),
            chosen: found.chosen.map(|person| (person.id, person.name.full())),
            organisations,
            rights,
            values: FormValues::default(),
            errors: FormErrors::default(),
            roles: choices::<ParticipantRole>("participant-role"),
            ways: choices::<Notify>("notify"),
            delegations: delegations(language, draft),
            offices: offices.into_iter().collect(),
            frame,
            head,
        }
    }

    /// The page with this in its fields.
    #[must_use]
    pub fn filled(self, values: FormValues, errors: FormErrors) -> Self {
        Self {
            values,
            errors,
            ..self
        }
    }
}
