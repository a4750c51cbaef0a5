//! The roster as rows of a file for spreadsheets.

use super::rows::{Roster, Row};
use crate::domain::ids::ParticipantId;
use crate::language::TextError;

/// Headings, then one row for each of these participants, by precedence. What people need is there for whoever may
/// see it.
///
/// # Errors
/// If a text of ours is missing.
pub fn rows(roster: &Roster<'_>, who: &[ParticipantId]) -> Result<Vec<Vec<String>>, TextError> {
    let mut headings = vec![
        "column-precedence",
        "column-rank-by-hand",
        "field-name",
        "column-function",
        "column-role",
        "column-delegation",
        "column-groups",
        "column-language",
        "column-told",
        "field-email",
        "field-phone",
        "column-reply",
    ];
    if roster.sees_needs {
        headings.extend(["column-diet", "column-access"]);
    }
    let headings = headings.into_iter().map(|key| roster.language.say(key));
    let mut rows = vec![headings.collect::<Result<Vec<_>, TextError>>()?];
    let meant = roster.rows.iter().filter(|row| who.contains(&row.id));
    rows.extend(meant.map(|row| cells(row, roster.sees_needs)));
    Ok(rows)
}

fn cells(row: &Row, sees_needs: bool) -> Vec<String> {
    let place = row.place.to_string();
    let rank = row
        .rank_by_hand
        .map_or_else(String::new, |rank| rank.to_string());
    let mut cells: Vec<String> = [
        &place,
        &rank,
        &row.name,
        &row.office,
        &row.role,
        &row.delegation,
        &row.groups,
        &row.reads,
        &row.notify,
        &row.email,
        &row.phone,
        &row.reply.word,
    ]
    .map(String::clone)
    .to_vec();
    if sees_needs {
        cells.extend([row.diet.clone(), row.access.clone()]);
    }
    cells
}
