//! What is wrong with a document, where, and what would be right.

use std::fmt;

use crate::domain::closed::closed;

closed! {
    /// What kind of fault it is: what people are told of it in their language, where a form is about one field.
    FaultKind {
        /// Nothing stands there.
        Missing = "missing",
        /// There is more of it than there may be.
        TooLong = "too-long",
        /// There are more of them than there may be.
        TooMany = "too-many",
        /// It has characters that no text has.
        Characters = "characters",
        /// It is no address of mail.
        Email = "email",
        /// Somebody else has this address.
        EmailTaken = "email-taken",
        /// It is no address of a page.
        Url = "url",
        /// It cannot be part of an address.
        Slug = "slug",
        /// Another visit has this address.
        SlugTaken = "slug-taken",
        /// It is no language.
        Language = "language",
        /// It is no country.
        Country = "country",
        /// It is no time zone.
        Zone = "zone",
        /// It is none of a closed list.
        Word = "word",
        /// It is no number, or none that can be meant.
        Number = "number",
        /// It is no day.
        Day = "day",
        /// It is no year, month or day.
        Date = "date",
        /// It is no time on a clock.
        Time = "time",
        /// Clocks skip that time.
        Skipped = "skipped",
        /// It ends before it starts, or lasts no time.
        Order = "order",
        /// Its last day is before its first.
        DayOrder = "day-order",
        /// It refers to itself.
        Itself = "itself",
        /// A hold is shown to others than organisers.
        ShownHold = "shown-hold",
        /// A place is left or reached where nobody travels.
        NoTransfer = "no-transfer",
        /// A place has a venue, and says besides where it is.
        PlacedTwice = "placed-twice",
        /// What it names does not exist.
        Reference = "reference",
        /// It stands there twice.
        Repeated = "repeated",
        /// Anything else.
        Other = "other",
    }
}

/// What is wrong, before it is known where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) kind: FaultKind,
    pub(super) text: String,
}

impl FaultKind {
    /// A fault of this kind, in words.
    pub(super) fn of(self, text: impl Into<String>) -> Problem {
        Problem {
            kind: self,
            text: text.into(),
        }
    }
}

impl From<String> for Problem {
    fn from(text: String) -> Self {
        FaultKind::Other.of(text)
    }
}

impl From<&str> for Problem {
    fn from(text: &str) -> Self {
        FaultKind::Other.of(text)
    }
}

/// One thing wrong with a document. A document with faults changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Fault {
    /// Where, as a JSON Pointer (RFC 6901): `/visits/0/items/3/starts`.
    pub pointer: String,
    /// Where, for people: `visits[0] "vietnam-2025" › items[3] "airbus" › starts`.
    pub path: String,
    /// The line of a TOML file, counted from 1.
    pub line: Option<usize>,
    /// What kind of fault it is.
    #[serde(skip)]
    pub kind: FaultKind,
    /// What is wrong.
    pub problem: String,
    /// What would be right.
    pub advice: String,
}

/// Something that is accepted, but perhaps not meant.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Warning {
    /// Where, as a JSON Pointer (RFC 6901).
    pub pointer: String,
    /// Where, for people.
    pub path: String,
    /// The line of a TOML file, counted from 1.
    pub line: Option<usize>,
    /// What was understood.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_place(f, self.line, [&self.path, &self.pointer])?;
        write!(f, "{}; {}", self.problem, self.advice)
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_place(f, self.line, [&self.path, &self.pointer])?;
        f.write_str(&self.message)
    }
}

/// Writes `line 12: path (pointer): `, as far as each is known.
fn write_place(
    f: &mut fmt::Formatter<'_>,
    line: Option<usize>,
    [path, pointer]: [&str; 2],
) -> fmt::Result {
    if let Some(line) = line {
        write!(f, "line {line}: ")?;
    }
    match (path, pointer) {
        ("", "") => Ok(()),
        (place, "") | ("", place) => write!(f, "{place}: "),
        (path, pointer) => write!(f, "{path} ({pointer}): "),
    }
}

/// `text` in quotes as it may be shown to people: one line, not long, nothing that moves a cursor.
pub(super) fn quoted(text: &str) -> String {
    const MOST: usize = 60;
    let shown: String = text.chars().take(MOST).collect();
    let more = if text.chars().nth(MOST).is_some() {
        "…"
    } else {
        ""
    };
    format!("{shown:?}{more}")
}

/// The candidate that `wanted` is most likely a slip of, if any is near.
pub(super) fn nearest<'a>(
    wanted: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    const LONGEST: usize = 80;
    const LIKE_ENOUGH: f64 = 0.5;
    if wanted.len() > LONGEST {
        return None;
    }
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST)
        .map(|candidate| (likeness(wanted, candidate), candidate))
        .filter(|(likeness, _)| *likeness >= LIKE_ENOUGH)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, candidate)| candidate)
}

/// How alike two words are, from 0 to 1, whatever their case.
fn likeness(one: &str, other: &str) -> f64 {
    strsim::normalized_damerau_levenshtein(&one.to_lowercase(), &other.to_lowercase())
}

/// Advice to choose one of `words`, the likeliest first.
pub(super) fn one_of(wanted: &str, words: &[&str]) -> String {
    let mut sorted = words.to_vec();
    sorted.sort_by(|one, other| likeness(wanted, other).total_cmp(&likeness(wanted, one)));
    match nearest(wanted, words.iter().copied()) {
        Some(near) => format!("did you mean {near}? One of: {}", sorted.join(", ")),
        None => format!("one of: {}", words.join(", ")),
    }
}
