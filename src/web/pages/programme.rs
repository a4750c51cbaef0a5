//! A programme by days, as one reader sees it: shared by the page of a participant and the public page of a visit.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::links::{Link, Way, web_address};
use crate::domain::agenda::{ItemKind, ItemStatus, PlaceRole};
use crate::domain::ids::ItemId;
use crate::domain::programme::{Entry, Reader, Sight};
use crate::domain::publication::Publication;
use crate::domain::time::{Period, Zone};
use crate::domain::wording::{Change, Fact, Line, Topic, Wording};
use crate::language::{Language, TextError};

/// What is shown of a publication, to whom, and when.
#[derive(Clone, Copy, Debug)]
pub struct Showing<'a> {
    /// The latest publication.
    pub publication: &'a Publication,
    /// The publication before the one in which the reader's programme last changed, to show what was.
    pub before: Option<&'a Publication>,
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
    pub(super) id: String,
    pub(super) item: ItemId,
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
    day: Date,
}

impl Row {
    pub(super) fn is_tentative(&self) -> bool {
        self.status == ItemStatus::Tentative
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.status == ItemStatus::Cancelled
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
    /// The programme of a reader.
    pub(super) fn new<'a>(showing: &Showing<'a>, reader: Reader<'a>) -> Result<Self, TextError> {
        let desk = Desk {
            showing: *showing,
            reader,
            wording: showing.wording(reader),
        };
        let entries = showing.publication.programme(reader);
        let last = desk.last_change(&entries);
        let rows: Vec<Row> = entries
            .iter()
            .map(|entry| desk.row(entry, last))
            .collect::<Result<_, _>>()?;
        let next = entries
            .iter()
            .zip(&rows)
            .find(|(entry, _)| {
                !entry.sight.period.is_past(showing.now)
                    && entry.sight.status != ItemStatus::Cancelled
            })
            .map(|(entry, row)| desk.next(entry, row))
            .transpose()?;
        Ok(Self {
            news: desk.news(&rows, last)?,
            next,
            days: by_days(rows, showing.language)?,
        })
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

/// What is written of an appointment.
#[derive(Default)]
struct Written {
    /// Where, each with its own local time where places are on several walls.
    places: Vec<Line>,
    /// What people wrote at length.
    texts: Vec<Line>,
    /// Everything else, labelled.
    facts: Vec<Fact>,
}

/// Writes rows for one reader.
struct Desk<'a> {
    showing: Showing<'a>,
    reader: Reader<'a>,
    wording: Wording<'a>,
}

impl<'a> Desk<'a> {
    /// When the programme of a participant last changed, unless all of it was new to them then.
    fn last_change(&self, entries: &[Entry<'_>]) -> Option<Timestamp> {
        let Reader::Participant(_, reader) = self.reader else {
            return None;
        };
        let at = reader.changed_at;
        let is_all_new = entries.iter().all(|entry| entry.changed_at == at);
        let began_then = entries.iter().all(|entry| entry.item.created_at == at);
        (!is_all_new || (entries.len() == 1 && !began_then)).then_some(at)
    }

    fn row(&self, entry: &Entry<'a>, last_change: Option<Timestamp>) -> Result<Row, TextError> {
        let sight = &entry.sight;
        let own = self.wording.on_own_wall(sight);
        let is_news = last_change == Some(entry.changed_at);
        let written = self.written(sight, &own)?;
        Ok(Row {
            id: format!("item-{}", entry.id),
            item: entry.id,
            clock: self.clock(sight, &own)?,
            status: sight.status,
            is_transfer: sight.kind == ItemKind::Transfer,
            news: is_news.then(|| self.mark(entry)).transpose()?,
            changes: self.changes(entry, is_news)?,
            title: self.wording.line(sight.title).unwrap_or_default(),
            places: written.places,
            texts: written.texts,
            facts: written.facts,
            call: sight.online_url.and_then(web_address),
            ways: sight
                .places
                .iter()
                .filter(|seen| seen.own)
                .filter_map(|seen| Way::to(seen.place))
                .collect(),
            day: own.starts.wall.date(),
        })
    }

    /// Times as a column shows them, the day of the end where it is another, and every zone but the visit's.
    fn clock(&self, sight: &Sight<'a>, own: &Period) -> Result<Clock, TextError> {
        let language = self.showing.language;
        let (starts, ends) = (&own.starts, &own.ends);
        let time = language.clock_face(ends.wall.time());
        let ends_at = if ends.wall.date() == starts.wall.date() {
            time
        } else {
            let day = language.day_and_month(ends.wall.date());
            language.say_with(
                "page-time-of-day",
                [("time", time.into()), ("day", day.into())],
            )?
        };
        let visits = &self.showing.publication.visit.time_zone;
        let zone = |zone: &Zone| self.wording.zone_name(sight, zone);
        let zone = if starts.zone == ends.zone {
            (starts.zone != *visits).then(|| zone(&starts.zone))
        } else {
            Some(format!("{} – {}", zone(&starts.zone), zone(&ends.zone)))
        };
        Ok(Clock {
            starts: language.clock_face(starts.wall.time()),
            ends: ends_at,
            machine_starts: starts.instant().to_string(),
            machine_ends: ends.instant().to_string(),
            zone,
        })
    }

    /// Whether it is new or changed, in a word.
    fn mark(&self, entry: &Entry<'_>) -> Result<String, TextError> {
        let is_new = entry.item.created_at == entry.changed_at;
        let key = if is_new {
            "change-added"
        } else {
            "change-changed"
        };
        self.showing.language.say(key)
    }

    /// What the reader saw in the publication before, against what they see now; the marks tell of the status.
    fn changes(&self, entry: &Entry<'a>, is_news: bool) -> Result<Vec<Change>, TextError> {
        let (Some(before), Reader::Participant(participant, _), true) =
            (self.showing.before, self.reader, is_news)
        else {
            return Ok(Vec::new());
        };
        let was = before
            .reader(participant)
            .zip(before.items.get(&entry.id))
            .and_then(|(reader, item)| before.sight(item, reader));
        let Some(was) = was else {
            return Ok(Vec::new());
        };
        let mut changes = self.wording.changes(&was, &entry.sight)?;
        changes.retain(|change| !matches!(change.topic, Topic::Status | Topic::Reason));
        Ok(changes)
    }

    /// What is written of an appointment besides title and time. Date and time stand in the margin, unless the clocks
    /// change meanwhile or the reader's own show something else; of what is cancelled only place and reason matter.
    fn written(&self, sight: &Sight<'a>, own: &Period) -> Result<Written, TextError> {
        let clocks_change = own.starts.zone == own.ends.zone && own.crosses_change_of_hour();
        let is_cancelled = sight.status == ItemStatus::Cancelled;
        let mut written = Written::default();
        for fact in self.wording.facts(sight)? {
            match fact.topic {
                Topic::Place => written.places = fact.lines,
                _ if is_cancelled => {}
                Topic::Description => written.texts = fact.lines,
                Topic::Date | Topic::Starts | Topic::Ends | Topic::Online => {}
                Topic::Time if fact.lines.len() < 2 && !clocks_change => {}
                Topic::Duration if !clocks_change => {}
                Topic::InvitedBy if sight.host.is_none() => {}
                _ => written.facts.push(fact),
            }
        }
        if let Some(reason) = sight.reason.and_then(|reason| self.wording.line(reason)) {
            written.facts.push(Fact {
                topic: Topic::Reason,
                label: self.showing.language.say("topic-reason")?,
                lines: vec![reason],
            });
        }
        Ok(written)
    }

    fn next(&self, entry: &Entry<'a>, row: &Row) -> Result<Next, TextError> {
        let language = self.showing.language;
        let is_on = entry.sight.period.starts.instant() <= self.showing.now;
        let key = if is_on { "page-now" } else { "page-next" };
        let ways = entry
            .sight
            .places
            .iter()
            .filter(|seen| seen.own && seen.place.role != PlaceRole::To)
            .filter_map(|seen| Way::to(seen.place));
        Ok(Next {
            label: language.say(key)?,
            when: capitalised(&self.wording.when_in_line(&entry.sight)?),
            href: format!("#{}", row.id),
            title: row.title.clone(),
            places: row.places.clone(),
            call: row.call.clone(),
            ways: ways.collect(),
        })
    }

    fn news(&self, rows: &[Row], at: Option<Timestamp>) -> Result<Option<News>, TextError> {
        let links: Vec<Link> = rows
            .iter()
            .filter(|row| row.news.is_some())
            .map(|row| Link {
                href: format!("#{}", row.id),
                text: row.title.text(),
            })
            .collect();
        let Some(at) = at.filter(|_| !links.is_empty()) else {
            return Ok(None);
        };
        let when = [("when", self.moment(at).into())];
        Ok(Some(News {
            heading: self.showing.language.say_with("page-last-change", when)?,
            links,
        }))
    }

    /// A moment on the walls of the visit.
    fn moment(&self, at: Timestamp) -> String {
        let zone = &self.showing.publication.visit.time_zone;
        self.showing.language.moment(zone.rules().to_datetime(at))
    }
}

/// With the capital of a line's start.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
