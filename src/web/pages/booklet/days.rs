//! The days of a programme, as rows on paper.

use std::collections::BTreeMap;

use super::Paper;
use crate::domain::ids::ItemId;
use crate::domain::wording::{Fact, Line, Topic, Wording};
use crate::language::Language;
use crate::web::pages::programme::{Day, Programme, Row};

/// What organisers add to items, for organisers only: facts by item.
pub type Extras = BTreeMap<ItemId, Vec<Fact>>;

/// A day, with its heading in a second language of the visit.
#[derive(Clone, Debug)]
pub(in crate::web::pages) struct PrintedDay {
    pub(in crate::web::pages) id: String,
    pub(in crate::web::pages) number: i8,
    pub(in crate::web::pages) heading: String,
    pub(in crate::web::pages) second: Option<(Language, String)>,
    /// How to dress, if it is the same all day: then no row repeats it.
    pub(in crate::web::pages) dress: Option<Line>,
    pub(in crate::web::pages) rows: Vec<PrintedRow>,
}

/// An appointment, and what only its organisers know.
#[derive(Clone, Debug)]
pub(in crate::web::pages) struct PrintedRow {
    pub(in crate::web::pages) row: Row,
    pub(in crate::web::pages) extras: Vec<Fact>,
}

/// The days with something on them. Cancelled items are not printed.
pub(super) fn printed(
    programme: Programme,
    paper: Paper,
    (wording, mut extras): (&Wording<'_>, Extras),
) -> Vec<PrintedDay> {
    let second = second_language(wording);
    let days = programme.days.into_iter();
    let mut days: Vec<PrintedDay> = days
        .map(|day| PrintedDay::new(day, paper, (second, &mut extras)))
        .collect();
    days.retain(|day| !day.rows.is_empty());
    days
}

/// The last language of the visit that is not the page's: that of its guests, as hosts write their own first.
fn second_language(wording: &Wording<'_>) -> Option<Language> {
    let mut languages = wording.visit.locales.iter().rev();
    languages.find_map(|tag| Language::of_tag(tag).filter(|other| *other != wording.language))
}

impl PrintedDay {
    fn new(day: Day, paper: Paper, (second, extras): (Option<Language>, &mut Extras)) -> Self {
        let mut rows: Vec<PrintedRow> = day
            .entries
            .into_iter()
            .filter(|row| !row.is_cancelled())
            .filter(|row| paper != Paper::Drivers || row.is_transfer)
            .map(|row| {
                let extras = extras.remove(&row.item).unwrap_or_default();
                PrintedRow { row, extras }
            })
            .collect();
        Self {
            id: day.id,
            number: day.number,
            heading: day.heading,
            second: second.map(|language| (language, language.day_heading(day.date))),
            dress: same_dress(&mut rows),
            rows,
        }
    }
}

/// Takes how to dress out of the rows, if all that say it say the same, and more than one does.
fn same_dress(rows: &mut [PrintedRow]) -> Option<Line> {
    let is_dress = |fact: &Fact| fact.topic == Topic::Dress;
    let mut said = rows
        .iter()
        .flat_map(|row| row.row.facts.iter().filter(|fact| is_dress(fact)));
    let first = said.next()?.lines.first().cloned()?;
    let mut others = 0;
    for fact in said {
        if fact.lines.first() != Some(&first) {
            return None;
        }
        others += 1;
    }
    if others == 0 {
        return None;
    }
    for row in rows {
        row.row.facts.retain(|fact| !is_dress(fact));
    }
    Some(first)
}
