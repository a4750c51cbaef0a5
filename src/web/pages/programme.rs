//! A programme by days, as one reader sees it: shared by the page of a participant and the public page of a visit.

mod desk;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use self::desk::Desk;
use super::answers::{Own, RowAnswer};
use super::hosting::Gathering;
use super::links::{Link, Way};
use crate::domain::agenda::ItemStatus;
use crate::domain::ids::ItemId;
use crate::domain::programme::Reader;
use crate::domain::publication::Publication;
use crate::domain::time::Zone;
use crate::domain::wording::{Change, Fact, Line, Wording};
use crate::language::{Language, TextError};
use crate::store::acknowledgements::Acknowledgement;

/// What is shown of a publication, to whom, and when.
#[derive(Clone, Copy, Debug)]
pub struct Showing<'a> {
    /// The latest publication.
    pub publication: &'a Publication,
    /// What the reader knew, to show what was: the publication that they said they have seen, else the one before their
    /// programme last changed.
    pub before: Option<&'a Publication>,
    /// What they last said they have seen.
    pub seen: Option<Acknowledgement>,
    /// The language of the page.
    pub language: Language,
    /// Where the reader's own clocks hang, if known.
    pub reader_zone: Option<&'a Zone>,
    /// The present.
    pub now: Timestamp,
}

impl<'a> Showing<'a> {
    pub(super) fn wording(&self, reader: Reader<'a>) -> Wording<'a> {
        Wording {
            visit: &self.publication.visit,
            language: self.language,
            reader,
            reader_zone: self.reader_zone,
        }
    }
}

/// A programme by days.
#[derive(Clone, Debug)]
pub(super) struct Programme {
    pub(super) news: Option<News>,
    pub(super) next: Option<Next>,
    pub(super) days: Vec<Day>,
}

/// What changed last.
#[derive(Clone, Debug)]
pub(super) struct News {
    pub(super) heading: String,
    pub(super) links: Vec<Link>,
    /// What is no longer in the programme.
    pub(super) gone: Vec<Line>,
}

/// The appointment that comes next, or takes place.
#[derive(Clone, Debug)]
pub(super) struct Next {
    pub(super) label: String,
    pub(super) when: String,
    pub(super) href: String,
    pub(super) title: Line,
    pub(super) places: Vec<Line>,
    pub(super) call: Option<String>,
    pub(super) ways: Vec<Way>,
}

impl Next {
    pub(super) fn has_actions(&self) -> bool {
        self.call.is_some() || !self.ways.is_empty()
    }
}

/// What begins on one day.
#[derive(Clone, Debug)]
pub(super) struct Day {
    pub(super) id: String,
    pub(super) date: Date,
    pub(super) number: i8,
    pub(super) weekday: &'static str,
    pub(super) heading: String,
    /// How many appointments are not cancelled; nothing if all are.
    pub(super) count: Option<String>,
    pub(super) entries: Vec<Row>,
}

/// One appointment.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) item: ItemId,
    pub(super) id: String,
    pub(super) clock: Clock,
    pub(super) status: ItemStatus,
    pub(super) is_transfer: bool,
    /// That it is new or changed, if that was the reader's last change.
    pub(super) news: Option<String>,
    pub(super) changes: Vec<Change>,
    pub(super) title: Line,
    pub(super) places: Vec<Line>,
    /// What people wrote at length.
    pub(super) texts: Vec<Line>,
    pub(super) facts: Vec<Fact>,
    pub(super) call: Option<String>,
    pub(super) ways: Vec<Way>,
    /// What the reader answered, and how they can.
    pub(super) answer: Option<RowAnswer>,
    /// Who comes, for whoever receives them.
    pub(super) gathering: Option<Gathering>,
    day: Date,
}

impl Row {
    pub(super) fn is_tentative(&self) -> bool {
        self.status == ItemStatus::Tentative
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.status == ItemStatus::Cancelled
    }

    pub(super) fn is_declined(&self) -> bool {
        self.answer.as_ref().is_some_and(RowAnswer::is_declined)
    }

    pub(super) fn has_marks(&self) -> bool {
        self.status != ItemStatus::Confirmed || self.news.is_some()
    }

    pub(super) fn has_actions(&self) -> bool {
        !self.is_cancelled() && (self.call.is_some() || !self.ways.is_empty())
    }
}

/// Start and end, for people and machines.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    pub(super) starts: String,
    pub(super) ends: String,
    pub(super) machine_starts: String,
    pub(super) machine_ends: String,
    /// The zone, where it is not the visit's.
    pub(super) zone: Option<String>,
}

impl Programme {
    /// The programme of a reader; `own` is what only a participant has.
    pub(super) fn new<'a>(
        showing: &Showing<'a>,
        reader: Reader<'a>,
        own: Option<&'a Own<'a>>,
    ) -> Result<Self, TextError> {
        Desk::new(showing, reader, own).programme()
    }

    /// The row of an item.
    pub(super) fn row(&self, item: ItemId) -> Option<&Row> {
        self.rows().find(|row| row.item == item)
    }

    /// Every row, in order of time.
    pub(super) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.days.iter().flat_map(|day| &day.entries)
    }

    /// Every row, in order of time.
    pub(super) fn rows_mut(&mut self) -> impl Iterator<Item = &mut Row> {
        self.days.iter_mut().flat_map(|day| &mut day.entries)
    }
}

/// Rows under their days, in order of day.
fn by_days(rows: Vec<Row>, language: Language) -> Result<Vec<Day>, TextError> {
    let mut by_date: BTreeMap<Date, Vec<Row>> = BTreeMap::new();
    for row in rows {
        by_date.entry(row.day).or_default().push(row);
    }
    let mut days = Vec::new();
    for (date, entries) in by_date {
        let standing = entries.iter().filter(|row| !row.is_cancelled()).count();
        days.push(Day {
            id: format!("day-{date}"),
            date,
            number: date.day(),
            weekday: language.weekday_name(date.weekday()),
            heading: language.day_heading(date),
            count: (standing > 0)
                .then(|| language.say_with("page-count", [("count", standing.into())]))
                .transpose()?,
            entries,
        });
    }
    Ok(days)
}
