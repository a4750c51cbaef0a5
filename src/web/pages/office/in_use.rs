//! Why something is not taken away: what still refers to it.

use std::collections::BTreeMap;

use askama::Template;
use serde_json::Value;

use super::edits::values::Words;
use super::overview::title;
use super::{OfficeFrame, Section};
use crate::domain::text::slug;
use crate::domain::visit::Visit;
use crate::language::TextError;

/// What refers to a record that was to go.
#[derive(Clone, Debug, Template)]
#[template(path = "office/in-use.html")]
pub struct InUsePage {
    frame: OfficeFrame,
    heading: String,
    /// Where to go back to.
    back: String,
    /// What kinds of things refer to it.
    kinds: Vec<String>,
    /// What refers to it, and where that is.
    users: Vec<(String, String)>,
}

impl InUsePage {
    /// The page of a record of the register at `path`, as the API shows it; `kinds` are in words of ours.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn of_register(
        frame: OfficeFrame,
        (path, record): (&str, &Value),
        (kinds, visits): (&[&str], &[Visit]),
    ) -> Result<Self, TextError> {
        let language = frame.language;
        let names = BTreeMap::new();
        let words = Words {
            language,
            names: &names,
            locales: &[],
        };
        let name = words.title(record)?.text();
        let kinds = kinds
            .iter()
            .map(|kind| language.say(&format!("use-{}", slug(kind))));
        let visits = visits.iter();
        let id = record.get("id").and_then(Value::as_str).unwrap_or_default();
        Ok(Self {
            heading: frame.say_of("in-use-title", &name)?,
            back: format!("{path}/{id}"),
            kinds: kinds.collect::<Result<_, _>>()?,
            users: visits
                .map(|visit| (title(language, visit), format!("/visits/{}", visit.id)))
                .collect(),
            frame,
        })
    }

    /// The page of something called `name` at `back`, and of what refers to it.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn of_users(
        frame: OfficeFrame,
        (name, back): (&str, String),
        users: Vec<(String, String)>,
    ) -> Result<Self, TextError> {
        Ok(Self {
            heading: frame.say_of("in-use-title", name)?,
            back,
            kinds: Vec::new(),
            users,
            frame,
        })
    }
}
