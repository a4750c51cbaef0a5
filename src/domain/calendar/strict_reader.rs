//! A reader for tests that forgives nothing: octets first (CRLF, at most 75 octets, no controls, whole characters in
//! every line), then the grammar of content lines (RFC 5545 §3.1).

use std::collections::BTreeMap;

/// A component: its properties in order, and its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Component {
    pub(super) name: String,
    pub(super) properties: Vec<Property>,
    pub(super) components: Vec<Component>,
}

/// A property with its parameters, decoded, and its value as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Property {
    pub(super) name: String,
    pub(super) parameters: BTreeMap<String, String>,
    pub(super) value: String,
}

impl Component {
    /// The one property called `name`.
    pub(super) fn property(&self, name: &str) -> &Property {
        let mut found = self
            .properties
            .iter()
            .filter(|property| property.name == name);
        let property = found
            .next()
            .unwrap_or_else(|| panic!("no {name} in {}", self.name));
        assert!(found.next().is_none(), "{name} twice");
        property
    }

    /// The value of the one property called `name`.
    pub(super) fn value(&self, name: &str) -> &str {
        &self.property(name).value
    }

    /// The components called `name`.
    pub(super) fn all(&self, name: &str) -> Vec<&Self> {
        self.components
            .iter()
            .filter(|part| part.name == name)
            .collect()
    }

    /// Every component, property and parameter by name, without values, sorted.
    pub(super) fn shape(&self) -> Vec<String> {
        let mut shape = vec![self.name.clone()];
        for property in &self.properties {
            let parameters: Vec<&str> = property.parameters.keys().map(String::as_str).collect();
            shape.push(format!(
                "{}/{};{}",
                self.name,
                property.name,
                parameters.join(";")
            ));
        }
        shape.extend(self.components.iter().flat_map(Self::shape));
        shape.sort();
        shape
    }
}

/// The one VCALENDAR in `text`; panics where anything is wrong.
pub(super) fn read(text: &str) -> Component {
    let mut lines = unfolded(text).into_iter();
    assert_eq!(lines.next().as_deref(), Some("BEGIN:VCALENDAR"));
    let calendar = component("VCALENDAR", &mut lines);
    assert_eq!(lines.next(), None, "something after the calendar");
    calendar
}

/// The TEXT that is written `value`.
pub(super) fn text(value: &str) -> String {
    let mut text = String::new();
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n') => text.push('\n'),
                Some(escaped @ ('\\' | ';' | ',')) => text.push(escaped),
                other => panic!("no escape: {other:?} in {value:?}"),
            },
            ';' | ',' => panic!("unescaped {character} in {value:?}"),
            _ => text.push(character),
        }
    }
    text
}

fn unfolded(text: &str) -> Vec<String> {
    let text = text.strip_suffix("\r\n").expect("CRLF at the end");
    let mut lines: Vec<String> = Vec::new();
    for line in text.as_bytes().split(|octet| *octet == b'\n') {
        let line = std::str::from_utf8(line).expect("whole characters in each line");
        let line = line.strip_suffix('\r').unwrap_or(line);
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(
            !line.contains(|c: char| c.is_control() && c != '\t'),
            "control in {line:?}"
        );
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().expect("a first line").push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    lines
}

fn component(name: &str, lines: &mut impl Iterator<Item = String>) -> Component {
    let mut read = Component {
        name: name.to_owned(),
        ..Component::default()
    };
    loop {
        let property = property(&lines.next().expect("END"));
        match property.name.as_str() {
            "END" => {
                assert_eq!(property.value, name);
                return read;
            }
            "BEGIN" => read.components.push(component(&property.value, lines)),
            _ => read.properties.push(property),
        }
    }
}

fn property(line: &str) -> Property {
    let (name, mut rest) = split_name(line);
    let mut parameters = BTreeMap::new();
    while let Some(parameter) = rest.strip_prefix(';') {
        let (key, value) = split_name(parameter);
        let value = value.strip_prefix('=').expect("= after a parameter's name");
        let (value, after) = match value.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').expect("a closing quote"),
            None => value.split_at(value.find([';', ':', ',', '"']).expect("an end")),
        };
        let decoded = value.replace("^^", "^");
        assert!(
            parameters.insert(key.to_owned(), decoded).is_none(),
            "{key} twice"
        );
        rest = after;
    }
    let value = rest
        .strip_prefix(':')
        .unwrap_or_else(|| panic!("no colon: {line}"));
    Property {
        name: name.to_owned(),
        parameters,
        value: value.to_owned(),
    }
}

fn split_name(line: &str) -> (&str, &str) {
    let is_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    let end = line
        .find(|c: char| !is_name(c))
        .expect("something after a name");
    assert!(end > 0, "no name: {line}");
    line.split_at(end)
}
