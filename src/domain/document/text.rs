//! Types of fields that hold words: texts, texts per language, addresses of mail and pages.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use crate::domain::document::codes::canonical_locale;
use crate::domain::document::context::Spelling;
use crate::domain::document::fault::{FaultKind, Problem, quoted};
use crate::domain::document::node::{Content, Node};
use crate::domain::document::reader::{Reader, Step};
use crate::domain::document::table::{Style, Type};
use crate::domain::person::is_mail_address;
use crate::domain::text::{Texts, changes_direction};

/// Text of limited length.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text {
    /// How many characters it may have.
    most: usize,
    /// Whether it may have several lines.
    lines: bool,
    /// Whether it may be empty.
    empty: bool,
}

/// A key of a record.
pub(super) const KEY: Text = Text::line(200);
/// A name or a title.
pub(super) const NAME: Text = Text::line(200);
/// One line of other things: an address, a diet.
pub(super) const LINE: Text = Text::line(2_000);
/// One long line.
pub(super) const LONG_LINE: Text = Text::line(20_000);
/// Several lines.
pub(super) const PARAGRAPHS: Text = Text {
    most: 20_000,
    lines: true,
    empty: false,
};
/// A name that may be empty.
pub(super) const NAME_OR_EMPTY: Text = Text {
    most: 200,
    lines: false,
    empty: true,
};

/// A title in several languages.
pub(super) const TITLES: Localised = Localised(NAME);
/// Several lines in several languages.
pub(super) const DESCRIPTIONS: Localised = Localised(PARAGRAPHS);
/// One long line in several languages.
pub(super) const LONG_LINES: Localised = Localised(LONG_LINE);

impl Text {
    /// One line of at most that many characters.
    const fn line(most: usize) -> Self {
        Self {
            most,
            lines: false,
            empty: false,
        }
    }

    /// The text as it is kept: NFC, without marks of direction.
    ///
    /// # Errors
    /// What is wrong with it and what would be right.
    pub(super) fn cleaned(self, raw: &str) -> Result<String, (Problem, String)> {
        // a mark between two characters would keep them apart: first it goes, then they are joined
        let mut text: String = raw.chars().filter(|c| !changes_direction(*c)).collect();
        if self.lines {
            text = text.replace("\r\n", "\n");
        }
        let text: String = text.nfc().collect();
        let allowed = |c: char| !c.is_control() || (self.lines && c == '\n');
        if let Some(control) = text.chars().find(|c| !allowed(*c)) {
            let problem = format!("it has the control character {}", control.escape_unicode());
            let advice = match control {
                '\n' | '\r' => "write it on one line",
                _ => "take that character out",
            };
            return Err((FaultKind::Characters.of(problem), advice.to_owned()));
        }
        if !self.empty && text.trim().is_empty() {
            let advice = "write something, or leave the field out if it may be left out";
            return Err((FaultKind::Missing.of("it is empty"), advice.to_owned()));
        }
        let length = text.chars().count();
        if length > self.most {
            let problem = format!("it has {length} characters");
            return Err((
                FaultKind::TooLong.of(problem),
                format!("at most {}", self.most),
            ));
        }
        Ok(text)
    }
}

/// The text of a node, or a fault that it is none.
pub(super) fn text_of<'n>(
    reader: &mut Reader<'_>,
    node: &'n Node,
    example: &str,
) -> Option<&'n str> {
    if let Content::Text(text) = &node.content {
        return Some(text);
    }
    let problem = format!("{} stands where text is wanted", node.described());
    reader.fault(node.line, problem, format!("write {example}"))
}

impl Type for Text {
    type Value = String;

    fn schema(&self, _spelling: Spelling) -> Value {
        let shortest = usize::from(!self.empty);
        json!({"type": "string", "minLength": shortest, "maxLength": self.most})
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<String> {
        let text = text_of(reader, node, "text in quotes")?;
        match self.cleaned(text) {
            Ok(text) => Some(text),
            Err((problem, advice)) => reader.fault(node.line, problem, advice),
        }
    }

    fn write(&self, value: &String, _style: Style<'_>) -> Value {
        value.as_str().into()
    }
}

/// A text in one or more languages.
#[derive(Clone, Copy, Debug)]
pub(super) struct Localised(Text);

impl Type for Localised {
    type Value = Texts;

    fn schema(&self, spelling: Spelling) -> Value {
        json!({
            "type": "object",
            "description": "Text per language, by BCP 47 tag",
            "minProperties": 1,
            "additionalProperties": self.0.schema(spelling),
        })
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<Texts> {
        const EXAMPLE: &str = r#"write a text per language: { en = "…", fr = "…" }"#;
        let Content::Table(entries) = &node.content else {
            let problem = format!(
                "{} stands where texts per language are wanted",
                node.described()
            );
            return reader.fault(node.line, problem, EXAMPLE);
        };
        let given: Vec<_> = entries
            .iter()
            .filter(|(_, node)| node.content != Content::Null)
            .collect();
        if given.is_empty() {
            return reader.fault(
                node.line,
                FaultKind::Missing.of("there is no text in any language"),
                EXAMPLE,
            );
        }
        let mut texts = BTreeMap::new();
        for (tag, node) in given {
            reader.within(Step::Field(tag.clone()), |reader| {
                let canonical = canonical_locale(reader, tag, node.line);
                let text = self.0.read(reader, node);
                let (Some(tag), Some(text)) = (canonical, text) else {
                    return;
                };
                if texts.insert(tag, text).is_some() {
                    let problem = "this language is given twice";
                    reader.fault::<()>(node.line, problem, "give one text per language");
                }
            });
        }
        Some(Texts(texts))
    }

    fn write(&self, value: &Texts, _style: Style<'_>) -> Value {
        json!(value)
    }
}

/// The address of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Url;

impl Type for Url {
    type Value = String;

    fn schema(&self, _spelling: Spelling) -> Value {
        json!({"type": "string", "format": "uri", "pattern": "^https?://"})
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<String> {
        let text = LINE.read(reader, node)?;
        let is_page = url::Url::parse(&text)
            .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        if is_page && !text.contains(char::is_whitespace) {
            return Some(text);
        }
        let problem = FaultKind::Url.of(format!("{} is not the address of a page", quoted(&text)));
        let advice = "write the whole address, such as https://example.org/page";
        reader.fault(node.line, problem, advice)
    }

    fn write(&self, value: &String, _style: Style<'_>) -> Value {
        value.as_str().into()
    }
}

/// An address of mail.
#[derive(Clone, Copy, Debug)]
pub(super) struct Email;

impl Type for Email {
    type Value = String;

    fn schema(&self, _spelling: Spelling) -> Value {
        json!({"type": "string", "format": "email"})
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<String> {
        let text = LINE.read(reader, node)?;
        if is_mail_address(&text) {
            return Some(text);
        }
        let problem = FaultKind::Email.of(format!("{} is not an e-mail address", quoted(&text)));
        let advice = if text.is_ascii() {
            "write an address such as name@example.org"
        } else {
            "write an address without letters outside ASCII: few servers take others"
        };
        reader.fault(node.line, problem, advice)
    }

    fn write(&self, value: &String, _style: Style<'_>) -> Value {
        value.as_str().into()
    }
}

/// The name of a visit in addresses of pages.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slug;

impl Type for Slug {
    type Value = String;

    fn schema(&self, _spelling: Spelling) -> Value {
        json!({"type": "string", "pattern": "^[a-z0-9-]+$", "maxLength": 200})
    }

    fn read(&self, reader: &mut Reader<'_>, node: &Node) -> Option<String> {
        let text = NAME.read(reader, node)?;
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if text.chars().all(fits) {
            return Some(text);
        }
        let problem = FaultKind::Slug.of(format!("{} cannot be part of an address", quoted(&text)));
        let advice = "use small letters a to z, digits and hyphens, such as oslo-2026";
        reader.fault(node.line, problem, advice)
    }

    fn write(&self, value: &String, _style: Style<'_>) -> Value {
        value.as_str().into()
    }
}
