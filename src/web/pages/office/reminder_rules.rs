//! The rules of reminding, as rows of a form.

use super::form_values::FormValues;
use crate::language::{Language, TextError};

/// Lengths of time that are offered, in hours.
const OFFERED: [(&str, usize); 8] = [
    ("PT2H", 2),
    ("PT12H", 12),
    ("PT24H", 24),
    ("P2D", 48),
    ("P3D", 72),
    ("P5D", 120),
    ("P7D", 168),
    ("P14D", 336),
];

/// Rows that are there at least, so that one is left to fill in.
const LEAST: usize = 3;

/// One row.
#[derive(Clone, Debug)]
pub(super) struct RuleRow {
    /// Its number, from 1.
    pub(super) number: usize,
    /// Names of its fields.
    pub(super) kind: String,
    pub(super) at: String,
    pub(super) before: String,
    /// Lengths of time, with what they are called.
    pub(super) lengths: Vec<(String, String)>,
}

/// The rows for what stands in a form, and an empty one.
pub(super) fn rows(language: Language, values: &FormValues) -> Result<Vec<RuleRow>, TextError> {
    let field = |row: usize, name: &str| format!("reminders.{row}.{name}");
    let mut filled = 0;
    while !values.get(&field(filled, "kind")).is_empty() {
        filled += 1;
    }
    let row = |row: usize| {
        let before = field(row, "before");
        Ok(RuleRow {
            number: row + 1,
            kind: field(row, "kind"),
            at: field(row, "at"),
            lengths: lengths(language, values.get(&before))?,
            before,
        })
    };
    (0..LEAST.max(filled + 1)).map(row).collect()
}

/// What is offered, and what a file gave besides.
fn lengths(language: Language, given: &str) -> Result<Vec<(String, String)>, TextError> {
    let offered = OFFERED.iter().map(|(length, hours)| {
        let (key, count) = if hours % 24 == 0 && *hours > 24 {
            ("reminders-days", hours / 24)
        } else {
            ("reminders-hours", *hours)
        };
        let words = language.say_with(key, [("count", count.into())])?;
        Ok(((*length).to_owned(), words))
    });
    let mut lengths: Vec<(String, String)> = offered.collect::<Result<_, TextError>>()?;
    if !given.is_empty() && !lengths.iter().any(|(length, _)| length == given) {
        lengths.push((given.to_owned(), given.to_owned()));
    }
    Ok(lengths)
}
