//! What is wrong with a document, where, and what would be right.

use std::fmt;

/// One thing wrong with a document. A document with faults changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Fault {
    /// Where, as a JSON Pointer (RFC 6901): `/visits/0/items/3/starts`.
    pub pointer: String,
    /// Where, for people: `visits[0] "vietnam-2025" › items[3] "airbus" › starts`.
    pub path: String,
    /// The line of a TOML file, counted from 1.
    pub line: Option<usize>,
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
        write_place(f, self.line, &self.path)?;
        write!(f, "{}; {}", self.problem, self.advice)
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_place(f, self.line, &self.path)?;
        f.write_str(&self.message)
    }
}

/// Writes `line 12: path: `, as far as both are known.
fn write_place(f: &mut fmt::Formatter<'_>, line: Option<usize>, path: &str) -> fmt::Result {
    if let Some(line) = line {
        write!(f, "line {line}: ")?;
    }
    if !path.is_empty() {
        write!(f, "{path}: ")?;
    }
    Ok(())
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
