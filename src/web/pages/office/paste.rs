//! People pasted from a spreadsheet: the text, its columns, and what each row means.

use askama::Template;

use super::participants::rows::shown;
use super::visit_head::VisitHead;
use super::visits::{Choice, choices};
use super::{OfficeFrame, Section};
use crate::domain::Closed as _;
use crate::domain::cells::Row;
use crate::domain::paste::columns::Column;
use crate::domain::paste::{Body, Entry, Fault, Problem};
use crate::domain::visit::{Delegation, Visit};
use crate::language::{Language, TextError};
use crate::web::pages::form_errors::FormErrors;

/// How many rows of a column are shown as an example.
const EXAMPLES: usize = 3;

/// The first step: the text.
#[derive(Clone, Debug, Template)]
#[template(path = "office/paste.html")]
pub struct PastePage {
    frame: OfficeFrame,
    head: VisitHead,
    text: String,
    errors: FormErrors,
}

impl PastePage {
    /// The page with what was pasted, if anything was.
    #[must_use]
    pub fn new((frame, head): (OfficeFrame, VisitHead), text: &str, errors: FormErrors) -> Self {
        Self {
            frame,
            head,
            text: text.to_owned(),
            errors,
        }
    }
}

/// The second step: what the columns say.
#[derive(Clone, Debug, Template)]
#[template(path = "office/paste-columns.html")]
pub struct ColumnsPage {
    frame: OfficeFrame,
    head: VisitHead,
    text: String,
    columns: Vec<Shown>,
    choices: Vec<Choice>,
    has_headings: bool,
    rows: usize,
}

/// A column, with some of what stands in it.
#[derive(Clone, Debug)]
struct Shown {
    heading: String,
    chosen: &'static str,
    examples: Vec<String>,
}

impl ColumnsPage {
    /// The page for a sheet; without headings, the first row is one of people.
    #[must_use]
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        (text, sees_needs): (&str, bool),
        ((headings, rows), columns): ((&[String], &[Row]), &[Column]),
    ) -> Self {
        let shown = columns.iter().enumerate().map(|(at, column)| {
            let cells = rows.iter().filter_map(|row| row.cells.get(at));
            let cells = cells.filter(|cell| !cell.is_empty());
            Shown {
                heading: headings.get(at).cloned().unwrap_or_default(),
                chosen: column.word(),
                examples: cells.take(EXAMPLES).cloned().collect(),
            }
        });
        let mut choices = choices::<Column>("paste-column");
        choices.retain(|choice| {
            sees_needs || ![Column::Diet.word(), Column::Access.word()].contains(&choice.word)
        });
        Self {
            columns: shown.collect(),
            choices,
            has_headings: !headings.is_empty(),
            rows: rows.len(),
            text: text.to_owned(),
            frame,
            head,
        }
    }
}

/// What a preview is made of.
#[derive(Clone, Copy, Debug)]
pub struct Preview<'a> {
    /// What was pasted.
    pub text: &'a str,
    /// Whether its first row has headings.
    pub has_headings: bool,
    /// What its columns say.
    pub columns: &'a [Column],
    /// Its rows, understood.
    pub entries: &'a [Entry],
}

/// The third step: what each row means.
#[derive(Clone, Debug, Template)]
#[template(path = "office/paste-preview.html")]
pub struct PreviewPage {
    frame: OfficeFrame,
    head: VisitHead,
    text: String,
    has_headings: bool,
    columns: Vec<&'static str>,
    rows: Vec<Line>,
    /// How many rows can be added.
    ready: usize,
    errors: FormErrors,
}

/// One row.
#[derive(Clone, Debug)]
struct Line {
    number: u64,
    name: String,
    about: String,
    email: String,
    role: String,
    delegation: String,
    is_known: bool,
    problems: Vec<String>,
}

impl PreviewPage {
    /// The page.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        (visit, delegations): (&Visit, &[Delegation]),
        preview: Preview<'_>,
    ) -> Result<Self, TextError> {
        let language = frame.language;
        let delegation = |entry: &Entry| {
            let found = delegations
                .iter()
                .find(|one| Some(one.id) == entry.delegation);
            found.map_or_else(String::new, |one| shown(language, visit, &one.name))
        };
        let rows = preview.entries.iter().map(|entry| {
            let role = format!("participant-role-{}", entry.role.word());
            Ok(Line {
                number: entry.line,
                name: entry.name.full(),
                about: about(entry),
                email: entry.email.clone().unwrap_or_default(),
                role: language.say(&role)?,
                delegation: delegation(entry),
                is_known: entry.person.is_some(),
                problems: Self::problems(language, entry)?,
            })
        });
        Ok(Self {
            rows: rows.collect::<Result<_, TextError>>()?,
            ready: preview.entries.iter().filter(|one| one.is_ready()).count(),
            text: preview.text.to_owned(),
            has_headings: preview.has_headings,
            columns: preview.columns.iter().map(|column| column.word()).collect(),
            errors: FormErrors::default(),
            frame,
            head,
        })
    }

    /// The page with what kept its rows from being added.
    #[must_use]
    pub fn with(self, errors: FormErrors) -> Self {
        Self { errors, ..self }
    }

    /// What is wrong with a row, and how to mend it, each in a sentence.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn problems(language: Language, entry: &Entry) -> Result<Vec<String>, TextError> {
        let problems = entry.problems.iter();
        problems.map(|problem| said(language, problem)).collect()
    }

    /// How many rows cannot be added.
    fn bad(&self) -> usize {
        self.rows.len() - self.ready
    }
}

/// The function, and where it is held.
fn about(entry: &Entry) -> String {
    let place = match &entry.organisation {
        Some(Body::New(name)) => Some(name.clone()),
        Some(Body::Known(_)) | None => None,
    };
    let facts = [entry.title.clone(), place];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" – ")
}

fn said(language: Language, problem: &Problem) -> Result<String, TextError> {
    let line = match problem.fault {
        Fault::Repeated { line } => line,
        _ => 0,
    };
    let column = match problem.column {
        Some(column) => language.say(&format!("paste-column-{}", column.word()))?,
        None => String::new(),
    };
    let text: String = problem.text.chars().take(80).collect();
    let facts = [
        ("text", text.into()),
        ("column", column.into()),
        ("line", line.into()),
    ];
    language.say_with(&format!("paste-fault-{}", problem.fault.key()), facts)
}
