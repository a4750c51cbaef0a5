//! What changed of an item, old → new, as its organisers read it: texts in each of their languages, and what is written
//! in no letter.

use std::collections::{BTreeMap, BTreeSet};

use super::Wording;
use super::facts::Topic;
use super::line::{Line, Span};
use crate::domain::calendar::text::one_line;
use crate::domain::closed::Closed as _;
use crate::domain::publication::FrozenItem;
use crate::domain::text::Texts;
use crate::language::TextError;

/// One labelled difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What differs, in the organiser's language.
    pub label: String,
    /// As it was; empty: it was not given.
    pub was: Vec<Line>,
    /// As it is; empty: it is not given any more.
    pub now: Vec<Line>,
}

/// What is compared in every language it is written in.
const TEXTS: [Topic; 6] = [
    Topic::Title,
    Topic::Access,
    Topic::Dress,
    Topic::Notes,
    Topic::Description,
    Topic::Reason,
];

impl<'a> Wording<'a> {
    /// Every difference between two forms of an item; none if only its audience changed.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn differences(
        &self,
        was: &'a FrozenItem,
        now: &'a FrozenItem,
    ) -> Result<Vec<Difference>, TextError> {
        let mut found = self.in_each_language(Topic::Title, (was, now))?;
        for change in self.changes(&was.whole_sight(), &now.whole_sight())? {
            if !TEXTS.contains(&change.topic) {
                found.push(Difference {
                    label: change.label,
                    was: change.was,
                    now: change.now,
                });
            }
        }
        for topic in TEXTS.into_iter().skip(1) {
            found.extend(self.in_each_language(topic, (was, now))?);
        }
        let named = |key: &str, word: &str| self.language.say(&format!("{key}-{word}"));
        let in_a_word = [
            ("topic-kind", self.kind(was.kind)?, self.kind(now.kind)?),
            (
                "topic-visibility",
                named("visibility", visibility(was))?,
                named("visibility", visibility(now))?,
            ),
            (
                "topic-reply",
                named("reply-wanted", was.reply.word())?,
                named("reply-wanted", now.reply.word())?,
            ),
        ];
        for (label, was, now) in in_a_word {
            if was != now {
                found.push(Difference {
                    label: self.language.say(label)?,
                    was: vec![Line::new(was)],
                    now: vec![Line::new(now)],
                });
            }
        }
        Ok(found)
    }

    /// The differences of a text, one for each language in which it differs.
    fn in_each_language(
        &self,
        topic: Topic,
        (was, now): (&FrozenItem, &FrozenItem),
    ) -> Result<Vec<Difference>, TextError> {
        let (was, now) = (texts(topic, was), texts(topic, now));
        let (mut was, mut now) = (by_language(&was), by_language(&now));
        let tags: BTreeSet<String> = was.keys().chain(now.keys()).cloned().collect();
        let label = self.language.say(topic.key())?;
        let mut found = Vec::new();
        for tag in &tags {
            let (was, now) = (was.remove(tag), now.remove(tag));
            if was != now {
                found.push(Difference {
                    label: self.in_language(&label, (tag, tags.len()))?,
                    was: self.lines(was, tag),
                    now: self.lines(now, tag),
                });
            }
        }
        Ok(found)
    }

    /// A label that names the language, where there is a choice.
    fn in_language(&self, label: &str, (tag, count): (&str, usize)) -> Result<String, TextError> {
        if count < 2 {
            return Ok(label.to_owned());
        }
        let name = self.language.name_of(tag);
        let arguments = [("label", label.into()), ("language", name.into())];
        self.language.say_with("label-in-language", arguments)
    }

    fn lines(&self, texts: Option<Vec<String>>, tag: &str) -> Vec<Line> {
        let lang = (tag != self.language.tag()).then(|| tag.to_owned());
        let line = |text| {
            let lang = lang.clone();
            Line(vec![Span {
                text,
                lang,
                href: None,
            }])
        };
        texts.into_iter().flatten().map(line).collect()
    }
}

/// Who may see an item, in a word of visit files.
fn visibility(item: &FrozenItem) -> &'static str {
    match (item.public, item.is_shown()) {
        (true, _) => "public",
        (false, true) => "participants",
        (false, false) => "internal",
    }
}

/// The texts of a topic, each after what it is about, if that is not the item.
fn texts(topic: Topic, item: &FrozenItem) -> Vec<(String, &Texts)> {
    let alone = |texts| vec![(String::new(), texts)];
    match topic {
        Topic::Title => alone(&item.title),
        Topic::Dress => alone(&item.dress_code),
        Topic::Description => alone(&item.description),
        Topic::Reason => alone(&item.reason),
        Topic::Notes => item
            .notes
            .iter()
            .map(|note| (String::new(), &note.text))
            .collect(),
        Topic::Access => item
            .places
            .iter()
            .map(|place| (format!("{} – ", one_line(&place.name)), &place.access))
            .collect(),
        _ => Vec::new(),
    }
}

fn by_language(texts: &[(String, &Texts)]) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (about, texts) in texts {
        for (tag, text) in &texts.0 {
            let lines = found.entry(tag.clone()).or_default();
            lines.push(format!("{about}{text}"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agenda::{Item, ReplyWanted, Visibility};
    use crate::domain::draft::Draft;
    use crate::domain::fixture::{self, RECEPTION, before_the_visit, item};
    use crate::domain::freeze::freeze;
    use crate::domain::programme::Reader;
    use crate::language::Language;

    fn reception(draft: &mut Draft) -> &mut Item {
        let mut items = draft.items.iter_mut();
        items.find(|other| other.id == item(RECEPTION)).unwrap()
    }

    fn check(change: impl FnOnce(&mut Item), expect: &[&str]) {
        let mut draft = fixture::draft();
        let was = freeze(&draft, None, None, before_the_visit());
        change(reception(&mut draft));
        let now = freeze(&draft, Some(&was), None, before_the_visit());
        let wording = Wording {
            visit: &now.visit,
            language: Language::En,
            reader: Reader::Organiser,
            reader_zone: None,
        };
        let id = item(RECEPTION);
        let said = wording.differences(&was.items[&id], &now.items[&id]);
        let written = |lines: &[Line]| {
            let lines: Vec<String> = lines.iter().map(Line::text).collect();
            lines.join(" / ")
        };
        let said: Vec<String> = said
            .unwrap()
            .iter()
            .map(|one| {
                format!(
                    "{}: {} → {}",
                    one.label,
                    written(&one.was),
                    written(&one.now)
                )
            })
            .collect();
        assert_eq!(said, expect);
    }

    #[test]
    fn each_language_of_a_text_is_compared() {
        check(|_| {}, &[]);
        check(
            |item| item.title = Texts::from([("en", "Reception"), ("vi", "Tiếp đón")]),
            &["Title (Vietnamese):  → Tiếp đón"],
        );
        check(
            |item| item.description = Texts::from([("fr", "Avec le maire")]),
            &["About:  → Avec le maire"],
        );
    }

    #[test]
    fn what_is_in_no_letter_is_said_too() {
        check(
            |item| {
                item.ends = item
                    .ends
                    .checked_add(jiff::Span::new().minutes(30))
                    .unwrap();
                item.visibility = Visibility::Participants;
                item.reply = ReplyWanted::Requested;
            },
            &[
                "Time: 11:30–12:30 (Paris time), 1\u{a0}h → 11:30–13:00 (Paris time), 1\u{a0}h\u{a0}30\u{a0}min",
                "Seen by: everybody, if the visit is public → participants",
                "Answer: not asked for → asked for",
            ],
        );
        check(
            |item| item.visibility = Visibility::Internal,
            &["Seen by: everybody, if the visit is public → organisers alone"],
        );
    }
}
