//! The parts that templates put together.

use std::fmt::Write as _;

use crate::domain::calendar::text::one_line;
use crate::domain::visit;
use crate::domain::wording::{Change, Fact, Line};
use crate::language::{Language, TextError};

/// What stands around every letter.
#[derive(Debug)]
pub(super) struct Frame {
    /// BCP 47 tag of the letter.
    pub(super) tag: &'static str,
    /// Who invites.
    pub(super) inviter: String,
    /// The visit's title.
    pub(super) visit: Line,
    /// The visit's days.
    pub(super) dates: String,
    /// For whom its reader reads this, if it is a copy.
    pub(super) copy: Option<String>,
    /// How the reader is addressed, with its comma.
    pub(super) salutation: String,
    /// Who signs; may have several lines.
    pub(super) signature: Line,
    /// Whom to ask.
    pub(super) contact: Option<Contact>,
    /// What the organisers add.
    pub(super) note: Option<Line>,
    /// Which publication this is.
    pub(super) version: String,
    /// Words of the link to the reader's page.
    pub(super) page_button: String,
    /// The same above a bare address.
    pub(super) page_in_text: String,
    /// The reader's page.
    pub(super) page_url: String,
}

/// Whom to ask, with links that mail readers can open.
#[derive(Debug)]
pub(super) struct Contact {
    pub(super) label: String,
    /// The same with its colon.
    pub(super) label_in_text: String,
    pub(super) name: String,
    pub(super) phone: Option<Reach>,
    pub(super) email: Option<Reach>,
}

/// An address or number and the link to it.
#[derive(Debug)]
pub(super) struct Reach {
    pub(super) text: String,
    pub(super) href: String,
}

impl Contact {
    pub(super) fn of(contact: &visit::Contact, language: Language) -> Result<Self, TextError> {
        let label = language.say("topic-contact")?;
        Ok(Self {
            label_in_text: labelled(language, &label, "")?,
            label,
            name: one_line(&contact.name),
            phone: contact.phone.as_ref().map(|phone| Reach {
                text: one_line(phone),
                href: format!("tel:{}", dialled(phone)),
            }),
            email: contact.email.as_ref().map(|email| Reach {
                text: one_line(email),
                href: format!("mailto:{}", in_mailto(email)),
            }),
        })
    }
}

/// `Label: text`, as the language writes it.
pub(super) fn labelled(language: Language, label: &str, text: &str) -> Result<String, TextError> {
    let labelled =
        language.say_with("labelled", [("label", label.into()), ("text", text.into())])?;
    Ok(labelled.trim_end().to_owned())
}

/// The digits of a number, with its plus.
fn dialled(phone: &str) -> String {
    let kept = phone
        .chars()
        .filter(|character| character.is_ascii_digit() || *character == '+');
    kept.collect()
}

/// An address as a `mailto:` link carries it (RFC 6068 §2): it can add neither headers nor recipients.
fn in_mailto(email: &str) -> String {
    let mut link = String::with_capacity(email.len());
    for byte in email.bytes() {
        if byte.is_ascii_alphanumeric() || b"@.-_+".contains(&byte) {
            link.push(char::from(byte));
        } else {
            // writing to a string cannot fail
            let written = write!(link, "%{byte:02X}");
            debug_assert!(written.is_ok(), "a string takes any text");
        }
    }
    link
}

/// Labelled texts in two columns. Every line but those with a label is indented, also those within what people wrote,
/// so that none of them passes for a line of ours.
pub(super) fn columns<'a>(rows: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let rows: Vec<(&str, String)> = rows.into_iter().collect();
    let width = rows.iter().map(|(label, _)| label.chars().count()).max();
    let width = width.unwrap_or(0) + 2;
    let mut text = String::new();
    for (label, words) in rows {
        let mut label = label;
        for line in words.lines() {
            text.push_str(label);
            let gap = width.saturating_sub(label.chars().count());
            text.extend(std::iter::repeat_n(' ', gap));
            text.push_str(line.trim_end());
            text.push('\n');
            label = "";
        }
    }
    text
}

/// Facts as rows of [`columns`].
pub(super) fn fact_rows(facts: &[Fact]) -> impl Iterator<Item = (&str, String)> {
    facts.iter().map(|fact| {
        let lines: Vec<String> = fact.lines.iter().map(Line::text).collect();
        (fact.label.as_str(), lines.join("\n"))
    })
}

/// Differences as rows of [`columns`]: old → new.
pub(super) fn change_rows<'a>(
    changes: impl IntoIterator<Item = &'a Change>,
) -> impl Iterator<Item = (&'a str, String)> {
    changes.into_iter().map(|change| {
        let (was, now) = (joined(&change.was), joined(&change.now));
        let difference = match (was.is_empty(), now.is_empty()) {
            (true, _) => now,
            (false, true) => format!("{was} → –"),
            (false, false) => format!("{was} → {now}"),
        };
        (change.label.as_str(), difference)
    })
}

/// Lines as a paragraph of plain text that begins no line where ours begin.
pub(super) fn indented(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("  {line}")).collect();
    lines.join("\n")
}

/// Several lines as one, in plain text.
fn joined(lines: &[Line]) -> String {
    let lines: Vec<String> = lines.iter().map(Line::text).collect();
    lines.join("; ")
}
