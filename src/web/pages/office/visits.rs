//! The list of visits, and the form in which a visit is entered and changed.

use std::collections::BTreeSet;

use askama::Template;

use super::form_values::FormValues;
use super::overview::title;
use super::reminder_rules::{RuleRow, rows};
use super::{OfficeFrame, Section};
use crate::domain::Closed;
use crate::domain::ids::{OrganisationId, VisitId};
use crate::domain::person::Organisation;
use crate::domain::text::slug;
use crate::domain::visit::{Direction, ReminderKind, Visit, VisitKind, VisitStatus};
use crate::language::{Language, TextError};
use crate::web::pages::form_errors::FormErrors;

/// Every visit that the reader may see, the latest first.
#[derive(Clone, Debug, Template)]
#[template(path = "office/visits.html")]
pub struct VisitsPage {
    frame: OfficeFrame,
    visits: Vec<Row>,
    earlier: Option<i64>,
}

#[derive(Clone, Debug)]
struct Row {
    id: VisitId,
    title: String,
    dates: String,
    is_cancelled: bool,
}

impl VisitsPage {
    /// A page of the list; `earlier` is how many visits come before the next page.
    #[must_use]
    pub fn new(frame: OfficeFrame, visits: &[Visit], earlier: Option<i64>) -> Self {
        let row = |visit: &Visit| Row {
            id: visit.id,
            title: title(frame.language, visit),
            dates: frame.language.date_range(visit.starts_on, visit.ends_on),
            is_cancelled: visit.status == VisitStatus::Cancelled,
        };
        Self {
            visits: visits.iter().map(row).collect(),
            frame,
            earlier,
        }
    }
}

/// The form of a visit.
#[derive(Clone, Debug, Template)]
#[template(path = "office/visit-form.html")]
pub struct VisitFormPage {
    frame: OfficeFrame,
    /// The visit that is changed; none: a new one.
    visit: Option<VisitId>,
    values: FormValues,
    errors: FormErrors,
    hosts: Vec<(OrganisationId, String)>,
    /// Where these are: the list of all zones would double the page.
    zones: BTreeSet<String>,
    languages: Vec<Translation>,
    kinds: Vec<Choice>,
    directions: Vec<Choice>,
    rules: Vec<RuleRow>,
    rule_kinds: Vec<Choice>,
}

/// A word of a closed list, and the key of the text that says it.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) word: &'static str,
    pub(super) label: String,
}

/// All words of a closed list; the texts are named after its noun.
pub(super) fn choices<C: Closed>(noun: &str) -> Vec<Choice> {
    let words = C::ALL.iter().map(|value| value.word());
    words
        .map(|word| Choice {
            word,
            label: format!("{noun}-{word}"),
        })
        .collect()
}

/// Records to choose from by their names, in an order in which É is by E.
pub(super) fn named_choices<I>(records: impl Iterator<Item = (I, String)>) -> Vec<(I, String)> {
    let mut choices: Vec<_> = records.collect();
    choices.sort_by_cached_key(|(_, name)| slug(name));
    choices
}

/// The fields of the texts in one language.
#[derive(Clone, Debug)]
struct Translation {
    language: Language,
    title: String,
    signature: String,
    reason: String,
}

impl Translation {
    fn new(language: Language) -> Self {
        Self {
            language,
            title: format!("title.{language}"),
            signature: format!("signature.{language}"),
            reason: format!("reason.{language}"),
        }
    }
}

impl VisitFormPage {
    /// The form with what stands in it and what is wrong with that; `hosts` are those who may receive.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        frame: OfficeFrame,
        visit: Option<VisitId>,
        (values, errors): (FormValues, FormErrors),
        hosts: &[Organisation],
    ) -> Result<Self, TextError> {
        let zones = hosts.iter().map(|host| host.time_zone.name().to_owned());
        let zones = zones.collect();
        let hosts = named_choices(hosts.iter().map(|host| (host.id, host.name.clone())));
        Ok(Self {
            rules: rows(frame.language, &values)?,
            rule_kinds: choices::<ReminderKind>("reminders"),
            frame,
            visit,
            values,
            errors,
            hosts,
            zones,
            languages: Language::ALL.map(Translation::new).to_vec(),
            kinds: choices::<VisitKind>("visit-kind"),
            directions: choices::<Direction>("visit-direction"),
        })
    }
}
