//! A document as a tree, whichever notation it came in, with the lines where they are known.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use toml::de::{DeTable, DeValue};
use toml_parser::lexer::TokenKind;
use uuid::Uuid;

use crate::domain::document::fault::{Fault, FaultKind};
use crate::domain::document::text::KEY;

/// The notation of a visit file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// For people.
    Toml,
    /// For programs.
    Json,
}

/// A value of a document, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The line of a TOML file, counted from 1.
    pub line: Option<usize>,
    /// The value.
    pub content: Content,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// JSON's `null`: the same as not given.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Number(f64),
    /// Text in quotes.
    Text(String),
    /// A TOML date, time or both, as it is written in ISO 8601.
    Moment(String),
    /// Values in order.
    List(Vec<Node>),
    /// Named values in order; JSON may name one twice.
    Table(Vec<(String, Node)>),
}

/// Longer documents are refused unread, in bytes.
pub const LONGEST_DOCUMENT: usize = 16 * 1024 * 1024;
/// Deeper documents are refused; the format itself needs eight levels.
const DEEPEST: usize = 64;

impl Node {
    /// Reads a document.
    ///
    /// # Errors
    /// What of it is not TOML or JSON, with lines.
    pub fn parse(text: &str, notation: Notation) -> Result<Self, Vec<Fault>> {
        if text.len() > LONGEST_DOCUMENT {
            return Err(vec![syntax(
                None,
                "the document is too long",
                "at most 16 MiB: split it",
            )]);
        }
        match notation {
            Notation::Toml => parse_toml(text),
            Notation::Json => serde_json::from_str(text).map_err(|error| {
                vec![syntax(
                    Some(error.line()),
                    &format!("this is not JSON: {error}"),
                    "correct the notation (RFC 8259)",
                )]
            }),
        }
    }

    /// The tree of a JSON value.
    #[must_use]
    pub fn of(value: &serde_json::Value) -> Self {
        use serde_json::Value;
        let content = match value {
            Value::Null => Content::Null,
            Value::Bool(flag) => Content::Flag(*flag),
            Value::Number(number) => number.as_i64().map_or_else(
                || Content::Number(number.as_f64().unwrap_or(f64::NAN)),
                Content::Integer,
            ),
            Value::String(text) => Content::Text(text.clone()),
            Value::Array(list) => Content::List(list.iter().map(Self::of).collect()),
            Value::Object(table) => Content::Table(
                table
                    .iter()
                    .map(|(name, value)| (name.clone(), Self::of(value)))
                    .collect(),
            ),
        };
        Self::from(content)
    }

    /// What the table calls `name`, unless it is null.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match &self.content {
            Content::Table(entries) => entries
                .iter()
                .find(|(entry, node)| entry == name && node.content != Content::Null)
                .map(|(_, node)| node),
            _ => None,
        }
    }

    /// Its text, if it is text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The nodes of the list called `name`; none if there is no such list.
    #[must_use]
    pub fn rows(&self, name: &str) -> &[Self] {
        match self.get(name).map(|node| &node.content) {
            Some(Content::List(rows)) => rows,
            _ => &[],
        }
    }

    /// Every identifier written anywhere in the document: those to look up before reading it.
    #[must_use]
    pub fn mentioned_ids(&self) -> BTreeSet<Uuid> {
        let mut found = BTreeSet::new();
        self.gather_ids(&mut found);
        found
    }

    /// Adds the identifiers below this node.
    fn gather_ids(&self, found: &mut BTreeSet<Uuid>) {
        match &self.content {
            Content::Text(text) => found.extend(Uuid::parse_str(text)),
            Content::List(rows) => rows.iter().for_each(|row| row.gather_ids(found)),
            Content::Table(entries) => entries
                .iter()
                .for_each(|(_, entry)| entry.gather_ids(found)),
            _ => {}
        }
    }

    /// What people know this row of a table by.
    pub(super) fn known_as(&self) -> Option<String> {
        ["key", "person"]
            .into_iter()
            .find_map(|name| self.get(name)?.text())
            .map(str::to_owned)
    }

    /// Its text as it is compared to tell one record from another.
    pub(super) fn identifying(&self) -> Option<String> {
        match &self.content {
            Content::Text(text) | Content::Moment(text) => {
                Some(KEY.cleaned(text).unwrap_or_else(|_| text.clone()))
            }
            _ => None,
        }
    }

    /// What the value is, in words.
    pub(super) fn described(&self) -> &'static str {
        match self.content {
            Content::Null => "nothing",
            Content::Flag(_) => "true or false",
            Content::Integer(_) | Content::Number(_) => "a number",
            Content::Text(_) => "text",
            Content::Moment(_) => "a date or time",
            Content::List(_) => "a list",
            Content::Table(_) => "a table",
        }
    }
}

impl From<Content> for Node {
    fn from(content: Content) -> Self {
        Self {
            line: None,
            content,
        }
    }
}

/// A fault of the notation, before any field is known.
fn syntax(line: Option<usize>, problem: &str, advice: &str) -> Fault {
    Fault {
        pointer: String::new(),
        path: String::new(),
        line,
        kind: FaultKind::Other,
        problem: problem.to_owned(),
        advice: advice.to_owned(),
    }
}

/// Where the lines of a text begin, in bytes.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at).collect())
    }

    /// The line of a byte, counted from 1.
    fn at(&self, byte: usize) -> usize {
        self.0.partition_point(|end| *end < byte) + 1
    }
}

/// Reads TOML.
fn parse_toml(text: &str) -> Result<Node, Vec<Fault>> {
    let lines = Lines::of(text);
    if let Some(byte) = deeply_dotted(text) {
        return Err(vec![syntax(
            Some(lines.at(byte)),
            "the document is nested too deeply",
            "at most 64 levels",
        )]);
    }
    let (document, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(errors
            .iter()
            .map(|error| {
                syntax(
                    error.span().map(|span| lines.at(span.start)),
                    &format!("this is not TOML: {}", error.message()),
                    "correct the notation (toml.io)",
                )
            })
            .collect());
    }
    Ok(Node {
        line: Some(1),
        content: table_of(document.get_ref(), &lines),
    })
}

/// The byte at which a key has more parts than any document may have levels: the parser would nest a table for each,
/// without end.
fn deeply_dotted(text: &str) -> Option<usize> {
    let mut dots = 0;
    for token in toml_parser::Source::new(text).lex() {
        match token.kind() {
            TokenKind::Dot => dots += 1,
            TokenKind::Atom
            | TokenKind::Whitespace
            | TokenKind::LiteralString
            | TokenKind::BasicString => {}
            _ => dots = 0,
        }
        if dots > DEEPEST {
            return Some(token.span().start());
        }
    }
    None
}

/// The entries of a TOML table.
fn table_of(table: &DeTable<'_>, lines: &Lines) -> Content {
    Content::Table(
        table
            .iter()
            .map(|(name, value)| {
                let name_line = lines.at(name.span().start);
                let mut node = node_of(value, lines);
                // A value may begin below its name; people look for the name.
                node.line = Some(name_line);
                (name.get_ref().to_string(), node)
            })
            .collect(),
    )
}

/// One TOML value.
fn node_of(value: &toml::Spanned<DeValue<'_>>, lines: &Lines) -> Node {
    let content = match value.get_ref() {
        DeValue::String(text) => Content::Text(text.to_string()),
        DeValue::Boolean(flag) => Content::Flag(*flag),
        DeValue::Integer(digits) => i64::from_str_radix(digits.as_str(), digits.radix())
            .map_or_else(
                |_too_large| Content::Number(digits.as_str().parse().unwrap_or(f64::INFINITY)),
                Content::Integer,
            ),
        DeValue::Float(digits) => Content::Number(digits.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Datetime(moment) => Content::Moment(moment.to_string()),
        DeValue::Array(list) => {
            Content::List(list.iter().map(|value| node_of(value, lines)).collect())
        }
        DeValue::Table(table) => table_of(table, lines),
    };
    Node {
        line: Some(lines.at(value.span().start)),
        content,
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Builder)
    }
}

/// Builds nodes of JSON, keeping names that occur twice so that they can be refused.
struct Builder;

impl<'de> Visitor<'de> for Builder {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Content::Null.into())
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Node, E> {
        Ok(Content::Flag(flag).into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Content::Integer(number).into())
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Node, E> {
        match i64::try_from(number) {
            Ok(number) => self.visit_i64(number),
            Err(_) => self.visit_f64(f64::MAX),
        }
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Content::Number(number).into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Content::Text(text.to_owned()).into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut rows = Vec::new();
        while let Some(row) = list.next_element()? {
            rows.push(row);
        }
        Ok(Content::List(rows).into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut table: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = table.next_entry()? {
            entries.push(entry);
        }
        Ok(Content::Table(entries).into())
    }
}
