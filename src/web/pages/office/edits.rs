//! Who changed what of a visit: every edit with old → new, in the reader's language.

pub(super) mod fields;
#[cfg(test)]
mod tests;
pub(super) mod values;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use uuid::Uuid;

use self::values::Words;
use super::overview::State;
use crate::domain::ids::{EditId, VisitId};
use crate::domain::journal::Step;
use crate::domain::visit::Visit;
use crate::domain::wording::{Difference, Line};
use crate::language::{Language, TextError};
use crate::store::edits::Edit;

/// Edits of a visit, and what their rows are made from.
#[derive(Clone, Debug)]
pub struct Log {
    /// The edits with the names of who made them, the latest first.
    pub edits: Vec<(Edit, Option<String>)>,
    /// What is called how, of all that they mention.
    pub names: BTreeMap<Uuid, Line>,
    /// Of what they changed, what is there still.
    pub present: BTreeSet<Uuid>,
    /// The last of them, if there are earlier ones.
    pub earlier: Option<EditId>,
}

/// For whom edits are written.
#[derive(Clone, Copy, Debug)]
pub struct EditReader<'a> {
    /// The language of the page.
    pub language: Language,
    /// The visit.
    pub visit: &'a Visit,
    /// Whether they may know what somebody eats and how they get about.
    pub sees_needs: bool,
}

/// What somebody can take back or make again, in a few words each.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    pub(super) undo: Option<String>,
    pub(super) redo: Option<String>,
}

impl Steps {
    /// The steps that these edits are, for a reader of `language` of a visit in `locales`.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (language, locales): (Language, &[String]),
        names: &BTreeMap<Uuid, Line>,
        [undo, redo]: &[Vec<Edit>; 2],
    ) -> Result<Self, TextError> {
        let words = Words {
            language,
            names,
            locales,
        };
        Ok(Self {
            undo: brief(words, undo)?,
            redo: brief(words, redo)?,
        })
    }
}

/// What edits that go together did, as the first of them says it.
fn brief(words: Words<'_>, edits: &[Edit]) -> Result<Option<String>, TextError> {
    let Some(first) = edits.first() else {
        return Ok(None);
    };
    let document = first.after.as_ref().or(first.before.as_ref());
    let title = document.map_or_else(|| Ok(Line::default()), |one| words.title(one))?;
    let facts = [
        ("what", state(words.language, first)?.word.into()),
        ("title", title.text().into()),
        ("more", (edits.len() - 1).into()),
    ];
    words.language.say_with("edit-brief", facts).map(Some)
}

/// An edit.
#[derive(Clone, Debug)]
pub(super) struct EditRow {
    pub(super) when: String,
    pub(super) machine: String,
    pub(super) by: String,
    pub(super) state: State,
    /// What kind of thing was changed.
    pub(super) noun: String,
    pub(super) title: Line,
    /// Where it is; none: it is gone.
    pub(super) href: Option<String>,
    pub(super) differences: Vec<Difference>,
    /// How many differences there are, in words.
    pub(super) count: String,
    /// Whether something differs that the reader may not see.
    pub(super) is_cut: bool,
}

/// Fields that only some may see.
const NEEDS: [&str; 2] = ["diet", "access"];

impl Log {
    /// The edits as rows.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub(super) fn rows(&self, reader: EditReader<'_>) -> Result<Vec<EditRow>, TextError> {
        let rows = self.edits.iter();
        rows.map(|(edit, by)| self.row(reader, (edit, by.as_deref())))
            .collect()
    }

    fn row(
        &self,
        reader: EditReader<'_>,
        (edit, by): (&Edit, Option<&str>),
    ) -> Result<EditRow, TextError> {
        let language = reader.language;
        let (mut before, mut after) = (edit.before.clone(), edit.after.clone());
        let is_cut = !reader.sees_needs && hide_needs(&mut before, &mut after);
        let words = Words {
            language,
            names: &self.names,
            locales: &reader.visit.locales,
        };
        let differences = words.differences(&edit.noun, (before.as_ref(), after.as_ref()))?;
        // what it is called now; of what was taken away or merged, what it was called
        let is_gone = !self.present.contains(&edit.subject) && edit.before.is_some();
        let document = if is_gone { &edit.before } else { &edit.after };
        let document = document.as_ref().or(edit.before.as_ref());
        let by = match by {
            Some(name) => language.say_with("published-by", [("name", name.into())])?,
            None => language.say("edit-by-nobody")?,
        };
        let zone = reader.visit.time_zone.rules();
        Ok(EditRow {
            when: language.moment(zone.to_datetime(edit.at)),
            machine: edit.at.to_string(),
            by,
            state: state(language, edit)?,
            noun: language.say(noun_key(&edit.noun))?,
            title: document.map_or_else(|| Ok(Line::default()), |one| words.title(one))?,
            href: self.href(reader.visit.id, edit),
            count: language.say_with("edit-fields", [("count", differences.len().into())])?,
            differences,
            is_cut,
        })
    }

    fn href(&self, visit: VisitId, edit: &Edit) -> Option<String> {
        let list = match edit.noun.as_str() {
            "item" => "items",
            "participant" | "precedence" => "participants",
            "delegation" => "delegations",
            _ => return None,
        };
        let is_there = self.present.contains(&edit.subject);
        is_there.then(|| format!("/visits/{visit}/{list}/{}", edit.subject.as_hyphenated()))
    }
}

/// Takes out of both what only some may see; whether anything of that differed.
fn hide_needs(before: &mut Option<Value>, after: &mut Option<Value>) -> bool {
    let mut take = |name: &str| {
        let mut both = [&mut *before, &mut *after].into_iter().map(|document| {
            let fields = document.as_mut().and_then(Value::as_object_mut);
            fields.and_then(|fields| fields.remove(name))
        });
        both.next() != both.next()
    };
    let differ = NEEDS.map(&mut take);
    differ.contains(&true)
}

fn state(language: Language, edit: &Edit) -> Result<State, TextError> {
    let is_of_a_register = matches!(edit.noun.as_str(), "person" | "organisation" | "venue");
    let (tone, icon, key) = match (edit.step, &edit.before, &edit.after) {
        (Step::Undo, _, _) => ("mute", "undo", "edit-undone"),
        (Step::Redo, _, _) => ("mute", "redo", "edit-redone"),
        (Step::Edit, _, _) if is_of_a_register => ("info", "people", "edit-merged"),
        (Step::Edit, None, _) => ("info", "plus", "edit-added"),
        (Step::Edit, _, None) => ("no", "cross", "edit-removed"),
        (Step::Edit, _, _) => ("wait", "edit", "edit-changed"),
    };
    let word = language.say(key)?;
    Ok(State { tone, icon, word })
}

fn noun_key(noun: &str) -> &'static str {
    match noun {
        "item" => "edit-item",
        "participant" => "edit-participant",
        "delegation" => "edit-delegation",
        "precedence" => "edit-precedence",
        "person" => "edit-person",
        "organisation" => "edit-organisation",
        "venue" => "edit-venue",
        _ => "edit-visit",
    }
}
