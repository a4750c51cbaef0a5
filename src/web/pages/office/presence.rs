//! Who else is at a visit, in words.

use jiff::Timestamp;

use super::participants::rows::shown;
use crate::actions::presence::{Does, Other};
use crate::domain::agenda::Item;
use crate::domain::ids::ItemId;
use crate::domain::visit::Visit;
use crate::language::{Language, TextError};

/// A sentence for each of the others, or nothing if nobody else is there.
///
/// # Errors
/// If a text of ours is missing.
pub fn said(
    language: Language,
    visit: &Visit,
    (others, items): (&[Other], &[Item]),
) -> Result<Vec<String>, TextError> {
    let titled = |id: ItemId| {
        let item = items.iter().find(|item| item.id == id)?;
        Some(language.quoted(&shown(language, visit, &item.title)))
    };
    let time = |at: Timestamp| {
        let wall = visit.time_zone.rules().to_datetime(at);
        language.time(wall.time())
    };
    let sentence = |other: &Other| {
        const EDITS: (&str, &str) = ("presence-edits", "presence-looks");
        const CHANGED: (&str, &str) = ("presence-changed-item", "presence-changed");
        let ((of_item, of_visit), item, at) = match other.does {
            Does::Edits(item) => (EDITS, Some(item), None),
            Does::Changed(item, at) => (CHANGED, Some(item), Some(at)),
            Does::ChangedSomething(at) => (CHANGED, None, Some(at)),
            Does::Looks => (EDITS, None, None),
        };
        let title = item.and_then(titled);
        let key = if title.is_some() { of_item } else { of_visit };
        let mut facts = vec![("name", other.name.as_str().into())];
        facts.extend(title.map(|title| ("title", title.into())));
        facts.extend(at.map(|at| ("time", time(at).into())));
        language.say_with(key, facts)
    };
    others.iter().map(sentence).collect()
}
