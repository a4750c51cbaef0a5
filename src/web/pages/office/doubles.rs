//! Records that are in their register twice: which are likely, and what is kept of two.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use serde_json::Value;
use uuid::Uuid;

use super::edits::fields::field;
use super::edits::values::Words;
use super::{OfficeFrame, Section};
use crate::domain::wording::Line;
use crate::language::{Language, TextError};
use crate::web::pages::form_errors::FormErrors;

/// Pairs on one page: when some are merged, the next ones come.
const LISTED: usize = 100;

/// Those that are likely the same.
#[derive(Clone, Debug, Template)]
#[template(path = "office/doubles.html")]
pub struct DoublesPage {
    frame: OfficeFrame,
    path: &'static str,
    pairs: Vec<PairRow>,
    /// Those of which somebody said that they are not the same.
    distinct: Vec<PairRow>,
}

#[derive(Clone, Debug)]
struct PairRow {
    one: Named,
    other: Named,
    /// Where they are compared.
    compare: String,
    /// Where it is said that they differ, or that they may not.
    distinguish: String,
}

/// A record in a few words.
#[derive(Clone, Debug)]
struct Named {
    name: Line,
    facts: Vec<String>,
}

/// What the page of two records is made from.
#[derive(Clone, Copy, Debug)]
pub struct Both<'a> {
    /// What they are: `person`.
    pub noun: &'static str,
    /// What is chosen between them, and the fields of it.
    pub choices: &'static [(&'static str, &'static [&'static str])],
    /// One of them, as the API shows it.
    pub one: &'a Value,
    /// The other.
    pub other: &'a Value,
    /// The choices for which the second was taken; `None`: nothing was chosen yet.
    pub of_other: Option<&'a BTreeSet<String>>,
    /// What is called how, of all that they mention.
    pub names: &'a BTreeMap<Uuid, Line>,
}

/// Two records, field by field.
#[derive(Clone, Debug, Template)]
#[template(path = "office/merge.html")]
pub struct MergePage {
    frame: OfficeFrame,
    path: &'static str,
    title: Line,
    rows: Vec<ChoiceRow>,
    errors: FormErrors,
}

#[derive(Clone, Debug)]
struct ChoiceRow {
    name: &'static str,
    label: String,
    one: Vec<Line>,
    other: Vec<Line>,
    is_same: bool,
    /// Whether the second value is chosen; before anything was chosen, where the first says nothing.
    is_other: bool,
}

/// Where a register is.
#[must_use]
pub fn path(noun: &str) -> &'static str {
    match noun {
        "person" => "/people",
        "organisation" => "/organisations",
        _ => "/venues",
    }
}

fn id(document: &Value) -> &str {
    document
        .get("id")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

impl DoublesPage {
    /// The page of pairs that are likely the same, and of those that are not, each record as the API shows it.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        frame: OfficeFrame,
        noun: &'static str,
        likely: &[(Value, Value)],
        distinct: &[(Value, Value)],
    ) -> Result<Self, TextError> {
        let path = path(noun);
        let row = |(one, other): &(Value, Value)| {
            Ok(PairRow {
                compare: format!("{path}/{}/merge/{}", id(one), id(other)),
                distinguish: format!("{path}/{}/distinct/{}", id(one), id(other)),
                one: Named::new(frame.language, one)?,
                other: Named::new(frame.language, other)?,
            })
        };
        let rows = |pairs: &[(Value, Value)]| {
            let pairs = pairs.iter().take(LISTED).map(row);
            pairs.collect::<Result<Vec<_>, TextError>>()
        };
        Ok(Self {
            path,
            pairs: rows(likely)?,
            distinct: rows(distinct)?,
            frame,
        })
    }
}

impl Named {
    fn new(language: Language, document: &Value) -> Result<Self, TextError> {
        let names = BTreeMap::new();
        let words = Words {
            language,
            names: &names,
            locales: &[],
        };
        let facts = ["email", "phone", "address", "city", "country"]
            .into_iter()
            .filter_map(|name| document.get(name).and_then(Value::as_str));
        Ok(Self {
            name: words.title(document)?,
            facts: facts.map(str::to_owned).collect(),
        })
    }
}

impl MergePage {
    /// The page of two records.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(frame: OfficeFrame, both: &Both<'_>, errors: FormErrors) -> Result<Self, TextError> {
        let words = Words {
            language: frame.language,
            names: both.names,
            locales: &[],
        };
        let choices = both.choices.iter();
        let rows = choices.map(|(name, fields)| both.row(words, (name, fields)));
        Ok(Self {
            path: path(both.noun),
            title: words.title(both.one)?,
            rows: rows.collect::<Result<_, _>>()?,
            frame,
            errors,
        })
    }
}

impl Both<'_> {
    fn row(
        &self,
        words: Words<'_>,
        (name, fields): (&'static str, &'static [&'static str]),
    ) -> Result<ChoiceRow, TextError> {
        let says_name = fields.contains(&"family_name");
        let key = match (says_name, fields.first()) {
            (false, Some(first)) => field(self.noun, first).map_or("field-name", |known| known.0),
            _ => "field-name",
        };
        let shown = |document: &Value| {
            if says_name {
                return Ok(vec![words.title(document)?]);
            }
            let mut lines = Vec::new();
            for field in fields.iter().filter(|field| **field != "email_shared") {
                lines.extend(words.field(self.noun, (field, document))?);
            }
            Ok(lines)
        };
        let (one, other) = (shown(self.one)?, shown(self.other)?);
        let is_same = fields
            .iter()
            .all(|field| self.one.get(*field) == self.other.get(*field));
        Ok(ChoiceRow {
            name,
            label: words.language.say(key)?,
            is_other: self
                .of_other
                .map_or(one.is_empty(), |chosen| chosen.contains(name)),
            is_same,
            one,
            other,
        })
    }
}
