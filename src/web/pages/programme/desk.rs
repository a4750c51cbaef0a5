//! Writes the rows of a programme for one reader.

use jiff::Timestamp;

use super::{Clock, News, Next, Programme, Row, Showing, by_days};
use crate::domain::agenda::{ItemKind, ItemStatus, PlaceRole};
use crate::domain::programme::{Entry, Reader, Sight};
use crate::domain::time::{Period, Zone};
use crate::domain::wording::{Change, Fact, Line, Topic, Wording};
use crate::language::TextError;
use crate::web::pages::answers::Own;
use crate::web::pages::links::{Link, Way, web_address};

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
pub(super) struct Desk<'a> {
    showing: Showing<'a>,
    reader: Reader<'a>,
    own: Option<&'a Own<'a>>,
    wording: Wording<'a>,
}

/// What counts as news to a reader.
#[derive(Clone, Copy)]
enum Since {
    /// What changed after the publication that they said they have seen.
    Seen {
        /// That publication.
        version: u32,
        /// When they said so.
        at: Timestamp,
    },
    /// What changed when their programme last did.
    LastChange(Timestamp),
    /// Nothing: all of it is.
    Nothing,
}

impl<'a> Desk<'a> {
    pub(super) fn new(showing: &Showing<'a>, reader: Reader<'a>, own: Option<&'a Own<'a>>) -> Self {
        Self {
            showing: *showing,
            reader,
            own,
            wording: showing.wording(reader),
        }
    }

    pub(super) fn programme(&self) -> Result<Programme, TextError> {
        let entries = self.showing.publication.programme(self.reader);
        let since = self.since(&entries);
        let rows: Vec<Row> = entries
            .iter()
            .map(|entry| self.row(entry, since))
            .collect::<Result<_, _>>()?;
        let next = entries
            .iter()
            .zip(&rows)
            .find(|(entry, row)| {
                !entry.sight.period.is_past(self.showing.now)
                    && entry.sight.status != ItemStatus::Cancelled
                    && !row.is_declined()
            })
            .map(|(entry, row)| self.next(entry, row))
            .transpose()?;
        Ok(Programme {
            news: self.news(&rows, since)?,
            next,
            days: by_days(rows, self.showing.language)?,
        })
    }

    /// What is news to the reader: to somebody who never said what they have seen, the last change, unless all of it was
    /// new to them then.
    fn since(&self, entries: &[Entry<'_>]) -> Since {
        let Reader::Participant(_, reader) = self.reader else {
            return Since::Nothing;
        };
        if let Some(seen) = self.showing.seen {
            let (version, at) = (seen.version, seen.at);
            return Since::Seen { version, at };
        }
        let at = reader.changed_at;
        let is_all_new = entries.iter().all(|entry| entry.changed_at == at);
        let began_then = entries.iter().all(|entry| entry.item.created_at == at);
        if !is_all_new || (entries.len() == 1 && !began_then) {
            Since::LastChange(at)
        } else {
            Since::Nothing
        }
    }

    fn is_news(&self, entry: &Entry<'_>, since: Since) -> bool {
        match (since, self.reader) {
            (Since::Seen { version, .. }, Reader::Participant(id, _)) => {
                let seen = entry.item.audience.get(&id);
                seen.is_some_and(|seen| seen.changed_in > version)
            }
            (Since::LastChange(at), _) => entry.changed_at == at,
            _ => false,
        }
    }

    fn row(&self, entry: &Entry<'a>, since: Since) -> Result<Row, TextError> {
        let sight = &entry.sight;
        let own_wall = self.wording.on_own_wall(sight);
        let is_news = self.is_news(entry, since);
        let written = self.written(sight, &own_wall)?;
        let own = self
            .own
            .map(|own| own.row(entry, &self.wording, self.showing.now));
        let (answer, gathering) = own.transpose()?.unwrap_or_default();
        Ok(Row {
            item: entry.id,
            id: format!("item-{}", entry.id),
            clock: self.clock(sight, &own_wall)?,
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
            answer,
            gathering,
            day: own_wall.starts.wall.date(),
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
    fn mark(&self, entry: &Entry<'a>) -> Result<String, TextError> {
        let is_new = match self.showing.seen {
            Some(_) => self.was(entry).is_none(),
            None => entry.item.created_at == entry.changed_at,
        };
        let key = if is_new {
            "change-added"
        } else {
            "change-changed"
        };
        self.showing.language.say(key)
    }

    /// What the reader saw of an item in the publication before.
    fn was(&self, entry: &Entry<'a>) -> Option<Sight<'a>> {
        let Reader::Participant(participant, _) = self.reader else {
            return None;
        };
        let before = self.showing.before?;
        let reader = before.reader(participant)?;
        before.sight(before.items.get(&entry.id)?, reader)
    }

    /// What the reader saw in the publication before, against what they see now; the marks tell of the status.
    fn changes(&self, entry: &Entry<'a>, is_news: bool) -> Result<Vec<Change>, TextError> {
        let Some(was) = self.was(entry).filter(|_| is_news) else {
            return Ok(Vec::new());
        };
        let mut changes = self.wording.changes(&was, &entry.sight)?;
        changes.retain(|change| !matches!(change.topic, Topic::Status | Topic::Reason));
        Ok(changes)
    }

    /// What is written of an appointment besides title and time. Date and time stand in the margin, unless the clocks
    /// change meanwhile or the reader's own show something else; of what is cancelled only place and reason matter.
    fn written(&self, sight: &Sight<'a>, own: &Period) -> Result<Written, TextError> {
        let clocks_change = own.crosses_change_of_hour();
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

    fn news(&self, rows: &[Row], since: Since) -> Result<Option<News>, TextError> {
        let (key, at) = match since {
            Since::Seen { at, .. } => ("page-changed-since", at),
            Since::LastChange(at) => ("page-last-change", at),
            Since::Nothing => return Ok(None),
        };
        let links: Vec<Link> = rows
            .iter()
            .filter(|row| row.news.is_some())
            .map(|row| Link {
                href: format!("#{}", row.id),
                text: row.title.text(),
            })
            .collect();
        let gone = self.gone(rows);
        if links.is_empty() && gone.is_empty() {
            return Ok(None);
        }
        let when = [("when", self.moment(at).into())];
        Ok(Some(News {
            heading: self.showing.language.say_with(key, when)?,
            links,
            gone,
        }))
    }

    /// The titles of what the reader saw before and sees no more.
    fn gone(&self, rows: &[Row]) -> Vec<Line> {
        let (Some(before), Reader::Participant(id, _)) = (self.showing.before, self.reader) else {
            return Vec::new();
        };
        let Some(reader) = before.reader(id) else {
            return Vec::new();
        };
        before
            .programme(reader)
            .iter()
            .filter(|entry| !rows.iter().any(|row| row.item == entry.id))
            .map(|entry| self.wording.heading(entry.sight.title))
            .collect()
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
