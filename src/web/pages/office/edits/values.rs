//! The values of fields in words, and where two forms of a record differ.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime, Time};
use jiff::{Span as Lasting, SpanRelativeTo};
use serde_json::Value;
use uuid::Uuid;

use super::fields::{Shape, field};
use crate::domain::Closed as _;
use crate::domain::calendar::text::one_line;
use crate::domain::person::{Name, NameOrder};
use crate::domain::text::{Shown, Texts};
use crate::domain::wording::{Difference, Line, Span};
use crate::language::{Language, TextError};

/// Writes values of records.
#[derive(Clone, Copy, Debug)]
pub(in crate::web::pages::office) struct Words<'a> {
    /// The language of the page.
    pub(in crate::web::pages::office) language: Language,
    /// What is called how.
    pub(in crate::web::pages::office) names: &'a BTreeMap<Uuid, Line>,
    /// The languages of the visit.
    pub(in crate::web::pages::office) locales: &'a [String],
}

impl Words<'_> {
    /// Where two forms of a record differ; one of them, if it was added or removed.
    pub(super) fn differences(
        &self,
        noun: &str,
        (before, after): (Option<&Value>, Option<&Value>),
    ) -> Result<Vec<Difference>, TextError> {
        let fields = |document: Option<&Value>| {
            let fields = document.and_then(Value::as_object);
            let names = fields.into_iter().flat_map(|fields| fields.keys());
            names.cloned().collect::<Vec<_>>()
        };
        let mut names = fields(before);
        names.extend(fields(after));
        names.sort_unstable();
        names.dedup();
        let value = |document: Option<&Value>, name: &str| document?.get(name).cloned();
        let mut found = Vec::new();
        for name in names {
            let Some((label, shape)) = field(noun, &name) else {
                continue;
            };
            let (was, now) = (value(before, &name), value(after, &name));
            if was == now {
                continue;
            }
            let label = self.language.say(label)?;
            if shape == Shape::Texts {
                found.extend(self.in_each_language(&label, (was, now))?);
                continue;
            }
            let was = self.whole(shape, (before, &name))?;
            let (was, now) = apart(was, self.whole(shape, (after, &name))?);
            found.push(Difference { label, was, now });
        }
        Ok(found)
    }

    /// Where a text differs, by language.
    fn in_each_language(
        &self,
        label: &str,
        (was, now): (Option<Value>, Option<Value>),
    ) -> Result<Vec<Difference>, TextError> {
        let tags = |value: &Option<Value>| {
            let texts = value.as_ref().and_then(Value::as_object);
            let tags = texts.into_iter().flat_map(|texts| texts.keys());
            tags.cloned().collect::<BTreeSet<String>>()
        };
        let text = |value: &Option<Value>, tag: &str| {
            let text = value.as_ref().and_then(|texts| texts.get(tag));
            let pair = text.map(|text| (tag, text));
            pair.map(text_line).into_iter().collect::<Vec<_>>()
        };
        let mut found = Vec::new();
        for tag in tags(&was).union(&tags(&now)) {
            let (was, now) = (text(&was, tag), text(&now, tag));
            if was != now {
                let facts = [
                    ("label", label.into()),
                    ("language", self.language.name_of(tag).into()),
                ];
                let label = self.language.say_with("label-in-language", facts)?;
                found.push(Difference { label, was, now });
            }
        }
        Ok(found)
    }

    /// The value of a field of a record: of one that is there it may go without saying.
    fn whole(
        &self,
        shape: Shape,
        (document, name): (Option<&Value>, &str),
    ) -> Result<Vec<Line>, TextError> {
        let Some(document) = document else {
            return Ok(Vec::new());
        };
        match (document.get(name), shape) {
            (Some(value), _) => self.lines(shape, value),
            (None, Shape::Word(_, Some(usual))) => self.lines(shape, &usual.into()),
            (None, Shape::Flag) => self.lines(shape, &false.into()),
            (None, _) => Ok(Vec::new()),
        }
    }

    /// The value of a field that is shown by itself.
    pub(in crate::web::pages::office) fn field(
        &self,
        noun: &str,
        (name, document): (&str, &Value),
    ) -> Result<Vec<Line>, TextError> {
        field(noun, name).map_or_else(
            || Ok(Vec::new()),
            |(_, shape)| self.whole(shape, (Some(document), name)),
        )
    }

    fn lines(&self, shape: Shape, value: &Value) -> Result<Vec<Line>, TextError> {
        if let Value::Array(list) = value {
            let lines = list.iter().map(|value| self.lines(shape, value));
            return Ok(lines.collect::<Result<Vec<_>, _>>()?.concat());
        }
        Ok(match shape {
            _ if value.is_null() => Vec::new(),
            Shape::Texts => texts(value),
            Shape::Audience => self.audience(value)?,
            Shape::Note => self.note(value)?,
            Shape::Contact => {
                let parts = ["name", "email", "phone"].map(|name| value.get(name));
                let parts = parts.into_iter().flatten();
                parts.map(|part| Line::new(plain(part))).collect()
            }
            _ => vec![self.line(shape, value)?],
        })
    }

    /// A value of one line.
    fn line(&self, shape: Shape, value: &Value) -> Result<Line, TextError> {
        let text = plain(value);
        let written = match shape {
            Shape::Word(texts, _) => self.language.say(&format!("{texts}-{text}"))?,
            Shape::Flag if *value == Value::Bool(true) => self.language.say("edit-yes")?,
            Shape::Flag => self.language.say("edit-no")?,
            Shape::Day => {
                let day = text.parse::<Date>();
                day.map_or(text, |day| self.language.date_without_weekday(day))
            }
            Shape::Moment => {
                let moment = text.parse::<DateTime>();
                moment.map_or(text, |moment| self.language.moment(moment))
            }
            Shape::Zone => self.language.zone(&text),
            Shape::Tongue => self.language.name_of(&text),
            Shape::Name => return self.name(&text),
            Shape::Part => self.part(value)?,
            Shape::Place => self.place(value)?,
            Shape::Reminder => self.reminder(value)?,
            Shape::Office => self.office(value)?,
            _ => text,
        };
        Ok(Line::new(written))
    }

    /// What something is called.
    fn name(&self, id: &str) -> Result<Line, TextError> {
        let known = Uuid::parse_str(id).map(|id| self.names.get(&id));
        match known {
            Ok(Some(name)) => Ok(name.clone()),
            _ => Ok(Line::new(self.language.say("edit-gone")?)),
        }
    }

    /// What a record is called.
    pub(in crate::web::pages::office) fn title(&self, document: &Value) -> Result<Line, TextError> {
        let text = |name: &str| document.get(name).and_then(Value::as_str);
        if let Some(family) = text("family_name") {
            let name = Name {
                family: family.to_owned(),
                given: text("given_name").unwrap_or_default().to_owned(),
                order: text("name_order")
                    .and_then(NameOrder::from_word)
                    .unwrap_or(NameOrder::GivenFirst),
            };
            return Ok(Line::new(one_line(&name.full())));
        }
        if let Some(person) = text("person") {
            return self.name(person);
        }
        if let Some(name) = text("name") {
            return Ok(Line::new(one_line(name)));
        }
        let title = document.get("title").or_else(|| document.get("name"));
        Ok(title.map(|title| self.heading(title)).unwrap_or_default())
    }

    /// A text per language as a title.
    fn heading(&self, value: &Value) -> Line {
        let pairs = value.as_object().into_iter().flatten();
        let texts = Texts(
            pairs
                .map(|(tag, text)| (tag.clone(), plain(text)))
                .collect(),
        );
        let Some(shown) = texts.shown(self.language.tag(), self.locales) else {
            return Line::default();
        };
        let text = one_line(shown.text);
        Line::of_shown(Shown {
            text: &text,
            lang: shown.lang,
        })
    }

    /// The names in a list of identifiers.
    fn named(&self, value: &Value, list: &str) -> Result<Vec<String>, TextError> {
        let ids = value
            .get(list)
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        ids.map(|id| Ok(self.name(&plain(id))?.text())).collect()
    }

    fn office(&self, value: &Value) -> Result<String, TextError> {
        let place = self.name(&value.get("organisation").map(plain).unwrap_or_default())?;
        let title = value.get("title").map(|title| self.heading(title).text());
        let facts = [
            ("what", title.unwrap_or_default().into()),
            ("more", place.text().into()),
        ];
        self.language.say_with("edit-with-more", facts)
    }

    fn part(&self, value: &Value) -> Result<String, TextError> {
        let who = self.name(&value.get("person").map(plain).unwrap_or_default())?;
        let role = value.get("role").map(plain).unwrap_or_default();
        let role = self.language.say(&format!("part-{role}"))?;
        let facts = [("what", who.text().into()), ("more", role.into())];
        self.language.say_with("edit-with-more", facts)
    }

    fn place(&self, value: &Value) -> Result<String, TextError> {
        let mut text = match value.get("venue") {
            Some(venue) => self.name(&plain(venue))?.text(),
            None => value.get("name").map(plain).unwrap_or_default(),
        };
        let role = value.get("role").map(plain).filter(|role| role != "at");
        let role = role.map(|role| self.language.say(&format!("place-role-{role}")));
        let whom = [
            self.named(value, "delegations")?,
            self.named(value, "people")?,
        ]
        .concat();
        let whom = (!whom.is_empty()).then(|| self.language.list(&whom));
        let more = [value.get("address").map(plain), role.transpose()?, whom];
        for more in more.into_iter().flatten() {
            let facts = [("what", text.into()), ("more", more.into())];
            text = self.language.say_with("edit-with-more", facts)?;
        }
        Ok(text)
    }

    fn audience(&self, value: &Value) -> Result<Vec<Line>, TextError> {
        let mut words = Vec::new();
        if value.get("everyone") == Some(&Value::Bool(true)) {
            words.push(self.language.say("agenda-everybody")?);
        }
        words.extend(self.named(value, "delegations")?);
        let of = |list: &str| {
            value
                .get(list)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
        };
        for role in of("roles") {
            let key = format!("participant-role-{}", plain(role));
            words.push(self.language.say(&key)?);
        }
        words.extend(of("groups").map(plain));
        words.extend(self.named(value, "people")?);
        for name in self.named(value, "except")? {
            let name = [("name", name.into())];
            words.push(self.language.say_with("edit-except", name)?);
        }
        Ok(words.into_iter().map(Line::new).collect())
    }

    fn note(&self, value: &Value) -> Result<Vec<Line>, TextError> {
        let mut lines = value.get("text").map(texts).unwrap_or_default();
        let audience = value.get("audience");
        let whom = audience
            .map(|audience| self.audience(audience))
            .transpose()?;
        let whom: Vec<String> = whom.unwrap_or_default().iter().map(Line::text).collect();
        if !whom.is_empty() {
            let whom = [("names", self.language.list(&whom).into())];
            lines.push(Line::new(self.language.say_with("edit-note-for", whom)?));
        }
        Ok(lines)
    }

    fn reminder(&self, value: &Value) -> Result<String, TextError> {
        let kind = value.get("kind").map(plain).unwrap_or_default();
        let at = value.get("at").map(plain).unwrap_or_default();
        let at = at.parse::<Time>().map_or(at, |at| self.language.time(at));
        let before = value.get("before").map(plain).unwrap_or_default();
        let lasting = before.parse::<Lasting>();
        let days = SpanRelativeTo::days_are_24_hours();
        let lasting = lasting.and_then(|lasting| lasting.to_duration(days));
        let before = lasting.map_or(before, |lasting| self.language.duration(lasting));
        let facts = [("at", at.into()), ("before", before.into())];
        self.language
            .say_with(&format!("edit-reminder-{kind}"), facts)
    }
}

/// A text in each of its languages, a line each.
fn texts(value: &Value) -> Vec<Line> {
    let pairs = value.as_object().into_iter().flatten();
    let pairs = pairs.map(|(tag, text)| (tag.as_str(), text));
    pairs.map(text_line).collect()
}

/// A text in one language.
fn text_line((tag, text): (&str, &Value)) -> Line {
    Line(vec![Span {
        text: plain(text),
        lang: Some(tag.to_owned()),
        href: None,
    }])
}

/// Words or figures, as they are.
fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// Of two lists what only one of them has; both whole, if they differ in their order alone.
fn apart(was: Vec<Line>, now: Vec<Line>) -> (Vec<Line>, Vec<Line>) {
    let only = |these: &[Line], those: &[Line]| {
        let apart = these.iter().filter(|line| !those.contains(line));
        apart.cloned().collect::<Vec<_>>()
    };
    match (only(&was, &now), only(&now, &was)) {
        (gone, come) if gone.is_empty() && come.is_empty() => (was, now),
        apart => apart,
    }
}
