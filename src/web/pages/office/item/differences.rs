//! What two people who had the same form open made of it.

use super::Choice;
use crate::language::{Language, TextError};
use crate::web::pages::office::form_values::FormValues;

/// A field that two people gave different values.
#[derive(Clone, Debug)]
pub(super) struct Difference {
    pub(super) field: String,
    pub(super) yours: String,
    pub(super) theirs: String,
}

/// Where two people gave a field different values.
pub(super) fn differences(
    language: Language,
    (yours, theirs): (&FormValues, &FormValues),
    choices: &[&[Choice]],
) -> Result<Vec<Difference>, TextError> {
    let boxes = theirs.names().filter(|name| is_ticked(name));
    let mut names: Vec<&str> = yours.names().chain(boxes).collect();
    names.sort_unstable();
    names.dedup();
    let shown = |values: &FormValues, name: &str| {
        let values = values.all(name).filter(|value| *value != "false");
        let labels = values.map(|value| label(value, choices));
        labels.collect::<Vec<_>>().join(", ")
    };
    let mut differences = Vec::new();
    for name in names.into_iter().filter(|name| !is_untyped(name)) {
        let (yours, theirs) = (shown(yours, name), shown(theirs, name));
        // a spare row sends a role though nothing is typed in it
        let is_spare_row = theirs.is_empty() && name.rsplit('.').next() == Some("role");
        if yours != theirs && !is_spare_row {
            differences.push(Difference {
                field: language.say(label_key(name))?,
                yours,
                theirs,
            });
        }
    }
    Ok(differences)
}

/// Fields that a form does not send where nothing is ticked.
fn is_ticked(name: &str) -> bool {
    name.starts_with("audience.") || name == "languages"
}

/// Fields that every form carries and nobody types.
fn is_untyped(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name);
    matches!(last, "csrf" | "revision" | "kept" | "for")
}

/// What a value is called, if it is one of several.
fn label(value: &str, choices: &[&[Choice]]) -> String {
    let mut all = choices.iter().copied().flatten();
    let known = all.find(|choice| choice.value == value);
    known.map_or_else(|| value.to_owned(), |choice| choice.label.clone())
}

/// The key of the name of a field.
fn label_key(name: &str) -> &'static str {
    match name.split('.').next().unwrap_or(name) {
        "title" => "topic-title",
        "day" => "item-day",
        "start" => "topic-starts",
        "end" => "topic-ends",
        "kind" => "item-kind",
        "status" => "topic-status",
        "visibility" => "item-visibility",
        "places" => "item-places",
        "audience" => "item-audience",
        "people" => "item-parts",
        "host" => "item-host",
        "description" => "topic-description",
        "dress_code" => "topic-dress",
        "languages" => "topic-languages",
        "capacity" => "item-capacity",
        "online_url" => "topic-online",
        "reply" => "item-reply",
        "notes" => "item-notes",
        "internal_notes" => "item-internal",
        "reason" => "topic-reason",
        _ => "item-zones",
    }
}
