//! The register of people, and the form of a person with their offices.

use askama::Template;
use jiff::civil::Date;

use super::form_values::FormValues;
use super::visits::named_choices;
use super::{OfficeFrame, Section};
use crate::domain::Closed as _;
use crate::domain::ids::{OrganisationId, PersonId};
use crate::domain::person::{Name, NameOrder, Organisation, Person};
use crate::language::Language;
use crate::web::pages::form_errors::FormErrors;

/// People, by family name.
#[derive(Clone, Debug, Template)]
#[template(path = "office/people.html")]
pub struct PeoplePage {
    frame: OfficeFrame,
    rows: Vec<Row>,
    asked: String,
    /// How many there are, or were found.
    total: usize,
    may_edit: bool,
}

#[derive(Clone, Debug)]
struct Row {
    id: PersonId,
    name: String,
    office: String,
    email: String,
    reads: String,
}

impl PeoplePage {
    /// Those listed, each with the highest office held on `today`.
    #[must_use]
    pub fn new(
        frame: OfficeFrame,
        (people, organisations, today): (&[Person], &[Organisation], Date),
        (asked, total, may_edit): (String, usize, bool),
    ) -> Self {
        let language = frame.language;
        let office = |person: &Person| {
            let office = person.office_on(today, None)?;
            let title = office
                .title
                .shown(language.tag(), &[])
                .map(|shown| shown.text);
            let place = organisations
                .iter()
                .find(|one| one.id == office.organisation);
            let place = place.map(|one| one.name.as_str());
            Some(
                [title, place]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" – "),
            )
        };
        let rows = people.iter().map(|person| Row {
            id: person.id,
            name: person.name.full(),
            office: office(person).unwrap_or_default(),
            email: person.email.clone().unwrap_or_default(),
            reads: language.name_of(&person.locale),
        });
        Self {
            rows: rows.collect(),
            frame,
            asked,
            total,
            may_edit,
        }
    }
}

/// The form of a person.
#[derive(Clone, Debug, Template)]
#[template(path = "office/person-form.html")]
pub struct PersonPage {
    frame: OfficeFrame,
    person: Option<PersonId>,
    may_edit: bool,
    offices: Vec<OfficeFields>,
    organisations: Vec<(OrganisationId, String)>,
    values: FormValues,
    errors: FormErrors,
}

/// The names of the fields of one office.
#[derive(Clone, Debug)]
struct OfficeFields {
    organisation: String,
    rank: String,
    from: String,
    to: String,
    texts: Vec<OfficeTexts>,
    title: String,
}

/// The names of its fields in one language.
#[derive(Clone, Debug)]
struct OfficeTexts {
    language: Language,
    title: String,
    salutation: String,
}

impl OfficeFields {
    fn new(number: usize) -> Self {
        let field = |name: &str| format!("offices.{number}.{name}");
        let texts = Language::ALL.map(|language| OfficeTexts {
            language,
            title: field(&format!("title.{language}")),
            salutation: field(&format!("salutation.{language}")),
        });
        Self {
            organisation: field("organisation"),
            rank: field("rank"),
            from: field("from"),
            to: field("to"),
            texts: texts.to_vec(),
            title: field("title"),
        }
    }
}

/// In which order the parts of a name are put, unless somebody says otherwise: as the language of the page has it.
#[must_use]
pub const fn usual_order(language: Language) -> NameOrder {
    match language {
        Language::Vi => NameOrder::FamilyFirst,
        Language::En | Language::Fr | Language::Nb => NameOrder::GivenFirst,
    }
}

/// What stands in the fields of a person.
#[must_use]
pub fn values_of(person: &Person) -> FormValues {
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    let flag = |is_so: bool| if is_so { "true" } else { "" };
    let zone = person.time_zone.as_ref().map(|zone| zone.name().to_owned());
    let mut values = FormValues::default()
        .with("family_name", &person.name.family)
        .with("given_name", &person.name.given)
        .with("name_order", person.name.order.word())
        .with("email", &text(person.email.as_ref()))
        .with("email_shared", flag(person.email_shared))
        .with("phone", &text(person.phone.as_ref()))
        .with("locale", &person.locale)
        .with("time_zone", &text(zone.as_ref()))
        .with("languages", &person.languages.join(", "))
        .with("public", flag(person.public));
    for (number, office) in person.offices.iter().enumerate() {
        let fields = OfficeFields::new(number);
        let day = |day: Option<crate::domain::time::PartialDate>| {
            day.map(|day| day.to_string()).unwrap_or_default()
        };
        values = values
            .with(&fields.organisation, &office.organisation.to_string())
            .with(&fields.rank, &office.rank.to_string())
            .with(&fields.from, &day(office.from))
            .with(&fields.to, &day(office.to));
        for texts in &fields.texts {
            let own = |all: &crate::domain::text::Texts| text(all.0.get(texts.language.tag()));
            values = values
                .with(&texts.title, &own(&office.title))
                .with(&texts.salutation, &own(&office.salutation));
        }
    }
    values
}

impl PersonPage {
    /// The form with fields for so many offices; the last is free for a new one.
    #[must_use]
    pub fn new(
        frame: OfficeFrame,
        (person, may_edit, offices): (Option<PersonId>, bool, usize),
        organisations: &[Organisation],
    ) -> Self {
        let organisations = organisations.iter().map(|one| (one.id, one.name.clone()));
        let organisations = named_choices(organisations);
        Self {
            frame,
            person,
            may_edit,
            offices: (0..offices).map(OfficeFields::new).collect(),
            organisations,
            values: FormValues::default(),
            errors: FormErrors::default(),
        }
    }

    /// What the person is called.
    fn name(&self) -> String {
        let text = |field: &str| self.values.get(field).to_owned();
        let order = NameOrder::from_word(&text("name_order"));
        let name = Name {
            family: text("family_name"),
            given: text("given_name"),
            order: order.unwrap_or(usual_order(self.frame.language)),
        };
        name.full()
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
