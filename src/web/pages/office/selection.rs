//! What of a draft is to be published, as the form of the review says it.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::DateTime;
use serde_json::{Map, Value, json};
use url::form_urlencoded::Serializer;

use crate::domain::Closed as _;
use crate::domain::ids::{ItemId, ParticipantId};
use crate::domain::publication::Tell;
use crate::domain::text::Texts;
use crate::domain::time::{LocalTime, Zone};
use crate::web::error::Error;

/// What of a draft is to be published, and who is told what with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// These items alone; `None`: the whole draft.
    pub items: Option<BTreeSet<ItemId>>,
    /// Who is not told yet.
    pub hold: BTreeSet<ParticipantId>,
    /// Who hears of it at once.
    pub tell: Tell,
    /// What to say with it, per language.
    pub note: Texts,
    /// When it is told, on the clocks of the visit; `None`: as soon as it may be.
    pub tell_at: Option<DateTime>,
    /// The revision that was looked at.
    pub revision: Option<i64>,
    /// What was seen of each change, in short.
    pub seen: BTreeMap<ItemId, String>,
    /// Whether to publish what cannot happen.
    pub is_despite_clashes: bool,
}

impl Default for Selection {
    fn default() -> Self {
        Self {
            items: None,
            hold: BTreeSet::new(),
            tell: Tell::Concerned,
            note: Texts::default(),
            tell_at: None,
            revision: None,
            seen: BTreeMap::new(),
            is_despite_clashes: false,
        }
    }
}

impl Selection {
    /// What the fields of a form, or of an address, say. `offered` is how many items there were to choose from: who
    /// ticks all of them means the whole draft, and who ticks none means none.
    ///
    /// # Errors
    /// [`Error::Parameter`] for what is no identifier.
    pub fn of_fields<'a>(
        fields: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Error> {
        let mut selection = Self::default();
        let (mut items, mut offered) = (None, None::<usize>);
        for (name, value) in fields {
            match name {
                "items" => items
                    .get_or_insert_with(BTreeSet::new)
                    .extend(ids::<ItemId>("items", value)?),
                "hold" => selection.hold.extend(ids::<ParticipantId>("hold", value)?),
                "offered" => offered = given("offered", value, "a number")?,
                "tell" => selection.tell = tell(value)?,
                "tell_at" => {
                    let rule = "a day and a time, as 2027-06-24T09:00";
                    selection.tell_at = given("tell_at", value.trim(), rule)?;
                }
                "revision" => selection.revision = given("revision", value, "a number")?,
                "despite" => selection.is_despite_clashes = true,
                "seen" => selection.see(value),
                _ => selection.add_note(name, value),
            }
        }
        let chosen = items.as_ref().map_or(0, BTreeSet::len);
        selection.items = match offered {
            Some(offered) if chosen >= offered => None,
            Some(_) => Some(items.unwrap_or_default()),
            None => items,
        };
        Ok(selection)
    }

    fn see(&mut self, value: &str) {
        let pair = value.split_once(':');
        let pair = pair.and_then(|(item, short)| Some((item.parse().ok()?, short.to_owned())));
        self.seen.extend(pair);
    }

    fn add_note(&mut self, name: &str, value: &str) {
        let text = value.trim();
        if let Some(tag) = name.strip_prefix("note-").filter(|_| !text.is_empty()) {
            self.note.0.insert(tag.to_owned(), text.to_owned());
        }
    }

    /// Whether an item is to be published.
    #[must_use]
    pub fn takes(&self, item: ItemId) -> bool {
        self.items
            .as_ref()
            .is_none_or(|items| items.contains(&item))
    }

    /// The query of the address at which this is looked at, with the mark before it; empty for a whole draft of which
    /// everybody is told.
    #[must_use]
    pub fn query(&self) -> String {
        let mut query = Serializer::new(String::new());
        let items = |items: &BTreeSet<ItemId>| {
            let items: Vec<String> = items.iter().map(ToString::to_string).collect();
            items.join(",")
        };
        query.extend_pairs(self.items.as_ref().map(|chosen| ("items", items(chosen))));
        query.extend_pairs(self.hold.iter().map(|who| ("hold", who.to_string())));
        if self.tell != Tell::Concerned {
            query.append_pair("tell", self.tell.word());
        }
        let tell_at = self.tell_at.map(|at| ("tell_at", at.to_string()));
        query.extend_pairs(tell_at);
        for (tag, text) in &self.note.0 {
            query.append_pair(&format!("note-{tag}"), text);
        }
        let query = query.finish();
        if query.is_empty() {
            query
        } else {
            format!("?{query}")
        }
    }

    /// When it is told.
    #[must_use]
    pub fn tell_at(&self, zone: &Zone) -> Option<Timestamp> {
        let local = self.tell_at.map(|wall| LocalTime {
            wall,
            zone: zone.clone(),
        });
        local.map(|local| local.instant())
    }

    /// The order that says the same to the API.
    #[must_use]
    pub fn order(&self) -> Value {
        let mut order = Map::new();
        order.insert("tell".to_owned(), json!(self.tell));
        order.insert("hold".to_owned(), json!(self.hold));
        if !self.note.is_empty() {
            order.insert("note".to_owned(), json!(self.note));
        }
        let chosen = self.items.as_ref().map(|items| json!(items));
        order.extend(chosen.map(|items| ("items".to_owned(), items)));
        let revision = self.revision.map(|revision| json!(revision));
        order.extend(revision.map(|revision| ("revision".to_owned(), revision)));
        Value::Object(order)
    }
}

/// A field that may be empty. What cannot be read is never taken for that: it would mean "at once", or "whatever changed".
fn given<T: FromStr>(
    name: &'static str,
    value: &str,
    rule: &'static str,
) -> Result<Option<T>, Error> {
    let wrong = |_| Error::Parameter { name, rule };
    (!value.is_empty())
        .then(|| value.parse().map_err(wrong))
        .transpose()
}

fn tell(value: &str) -> Result<Tell, Error> {
    let name = "tell";
    let rule = "concerned, urgent or nobody";
    Tell::from_word(value).ok_or(Error::Parameter { name, rule })
}

fn ids<I: FromStr>(name: &'static str, value: &str) -> Result<Vec<I>, Error> {
    let rule = "ids, with commas between them";
    let wrong = |_| Error::Parameter { name, rule };
    let words = value.split(',').filter(|word| !word.is_empty());
    words.map(|word| word.parse().map_err(wrong)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITEM: &str = "0197a000-0000-7000-8000-000000000001";

    fn check(fields: &[(&str, &str)], items: Option<&[&str]>, query: &str) {
        let selection = Selection::of_fields(fields.iter().copied()).unwrap();
        let expected: Option<BTreeSet<ItemId>> =
            items.map(|items| items.iter().map(|id| id.parse().unwrap()).collect());
        assert_eq!(
            (&selection.items, selection.query().as_str()),
            (&expected, query)
        );
    }

    #[test]
    fn who_ticks_all_means_the_whole_draft_and_who_ticks_none_means_none() {
        check(&[], None, "");
        check(&[("offered", "1"), ("items", ITEM)], None, "");
        check(&[("offered", "0")], None, "");
        check(&[("offered", "2")], Some(&[]), "?items=");
        check(&[("items", "")], Some(&[]), "?items=");
        let one = format!("?items={ITEM}");
        check(&[("offered", "2"), ("items", ITEM)], Some(&[ITEM]), &one);
        check(&[("items", ITEM)], Some(&[ITEM]), &one);
        check(
            &[
                ("note-fr", " À lundi\n"),
                ("note-en", " "),
                ("tell", "urgent"),
            ],
            None,
            "?tell=urgent&note-fr=%C3%80+lundi",
        );
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for (field, value) in [
            ("items", "x"),
            ("tell", "everybody"),
            ("tell_at", "24.6.2027 09:00"),
            ("revision", "last"),
        ] {
            let wrong = Selection::of_fields([(field, value)]);
            assert!(
                matches!(wrong, Err(Error::Parameter { name, .. }) if name == field),
                "{field}"
            );
        }
        let empty = Selection::of_fields([("tell_at", " "), ("revision", "")]).unwrap();
        assert_eq!(empty, Selection::default());
    }
}
