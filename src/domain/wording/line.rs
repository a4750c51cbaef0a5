//! Lines of written text, each part of which may be in another language or lead somewhere.

use crate::domain::text::Shown;

/// One line, or one text of several lines that a person wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Span>);

/// A piece of a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The words, as they are.
    pub text: String,
    /// Their BCP 47 tag, if not the language of the whole.
    pub lang: Option<String>,
    /// Where they lead: always `https:` or `http:`.
    pub href: Option<String>,
}

impl Line {
    /// A line in the reader's language.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(vec![Span::new(text)])
    }

    /// A text of the visit, marked with its language.
    #[must_use]
    pub fn of_shown(shown: Shown<'_>) -> Self {
        Self(vec![Span::of_shown(shown)])
    }

    /// A link; an address that is not of the web stays plain text.
    #[must_use]
    pub fn link(address: &str) -> Self {
        let is_web = ["https://", "http://"]
            .iter()
            .any(|scheme| address.starts_with(scheme));
        Self(vec![Span {
            text: address.to_owned(),
            lang: None,
            href: is_web.then(|| address.to_owned()),
        }])
    }

    /// Adds words in the reader's language.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>) -> Self {
        self.0.push(Span::new(text));
        self
    }

    /// Adds a text of the visit.
    #[must_use]
    pub fn and_shown(mut self, shown: Shown<'_>) -> Self {
        self.0.push(Span::of_shown(shown));
        self
    }

    /// All its words, every line indented by two: plain text in which no line begins as ours do.
    #[must_use]
    pub fn indented(&self) -> String {
        let text = self.text();
        let lines: Vec<String> = text.lines().map(|line| format!("  {line}")).collect();
        lines.join("\n")
    }

    /// All its words.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }
}

impl Span {
    fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            lang: None,
            href: None,
        }
    }

    fn of_shown(shown: Shown<'_>) -> Self {
        Self {
            text: shown.text.to_owned(),
            lang: shown.lang.map(str::to_owned),
            href: None,
        }
    }
}
