//! Who takes part, beside the agenda: what they answered, where they are, and when they are free.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::DateTime;

use super::{Board, Look, View};
use crate::domain::agenda::Item;
use crate::domain::draft::Draft;
use crate::domain::ids::{ItemId, ParticipantId, VisitId};
use crate::domain::time::LocalTime;
use crate::domain::visit::Participant;
use crate::domain::whereabouts::{self, whereabouts};
use crate::language::{Language, TextError};
use crate::web::pages::office::participants::rows::{ReplyState, Rights, Roster, Row, shown};

/// The people of a visit.
#[derive(Clone, Debug)]
pub(super) struct Panel {
    /// How many they are.
    pub(super) all: usize,
    pub(super) attending: usize,
    pub(super) awaited: usize,
    pub(super) declined: usize,
    pub(super) rows: Vec<PersonRow>,
    /// How many are not listed, and the way to all of them.
    pub(super) hidden: usize,
    pub(super) href_of_all: String,
    /// The way back from one person to everybody.
    pub(super) href_of_nobody: String,
    /// The moment at which it says where everybody is, as forms write it.
    pub(super) moment: String,
    pub(super) first_moment: String,
    pub(super) last_moment: String,
    /// Where the person is whose way is shown.
    pub(super) items: Option<BTreeSet<ItemId>>,
    /// What that person is called.
    pub(super) chosen: String,
}

/// One of them.
#[derive(Clone, Debug)]
pub(super) struct PersonRow {
    pub(super) id: ParticipantId,
    pub(super) place: usize,
    pub(super) name: String,
    pub(super) state: ReplyState,
    /// Their office and how much is planned for them, or where they are.
    pub(super) about: String,
    pub(super) href: String,
    pub(super) is_chosen: bool,
    pub(super) stays: Vec<Stay>,
}

/// An item of the person whose way is shown, or time between two.
#[derive(Clone, Debug)]
pub(super) struct Stay {
    /// The day, where it begins.
    pub(super) day: Option<String>,
    pub(super) when: String,
    pub(super) what: String,
    pub(super) item: Option<ItemId>,
}

/// So many are listed beside the agenda; more on demand.
const LISTED: usize = 12;
/// Shorter stretches between items are no free time.
const SHORTEST: i64 = 15 * 60;

struct Making<'a> {
    language: Language,
    draft: &'a Draft,
    look: Look,
    view: View,
    moment: Option<Timestamp>,
}

impl Panel {
    /// The panel beside the agenda.
    pub(super) fn new(
        (language, view): (Language, View),
        (board, look): (&Board, Look),
    ) -> Result<Self, TextError> {
        let draft = &*board.answered.draft;
        let rights = Rights {
            edits: false,
            sees_needs: false,
            edits_registers: false,
        };
        let roster = Roster::new((language, rights), &board.answered)?;
        let participants: BTreeMap<ParticipantId, &Participant> =
            draft.roster().map(|one| (one.id, one)).collect();
        let zone = &draft.visit.time_zone;
        let moment = look.at.map(|wall| LocalTime {
            wall,
            zone: zone.clone(),
        });
        let making = Making {
            language,
            draft,
            look,
            view,
            moment: moment.map(|moment| moment.instant()),
        };
        let is_listed = |row: &&Row| {
            look.is_everybody
                || look.at.is_some()
                || row.place <= LISTED
                || look.person == Some(row.id)
        };
        let mut panel = Self {
            all: roster.rows.len(),
            attending: toned(&roster.rows, "ok"),
            awaited: toned(&roster.rows, "wait"),
            declined: toned(&roster.rows, "no"),
            rows: Vec::new(),
            hidden: 0,
            href_of_all: making.href(None, "&people=all"),
            href_of_nobody: making.href(None, ""),
            moment: written(look.at.unwrap_or_else(|| first_start(draft))),
            first_moment: written(draft.visit.starts_on.at(0, 0, 0, 0)),
            last_moment: written(draft.visit.ends_on.at(23, 55, 0, 0)),
            items: None,
            chosen: String::new(),
        };
        let listed = roster.rows.iter().filter(is_listed);
        for (row, participant) in listed.filter_map(|row| Some((row, participants.get(&row.id)?))) {
            let items = whereabouts(draft, participant, &board.found.declined);
            let items: Vec<&Item> = items.collect();
            let made = making.row(row, &items)?;
            if made.is_chosen {
                panel.items = Some(items.iter().map(|item| item.id).collect());
                panel.chosen.clone_from(&made.name);
            }
            panel.rows.push(made);
        }
        panel.hidden = panel.all - panel.rows.len();
        Ok(panel)
    }
}

/// When the first item starts, or the working day on an empty agenda.
fn first_start(draft: &Draft) -> DateTime {
    let starts = draft.items.iter().map(|item| item.starts).min();
    starts.unwrap_or_else(|| draft.visit.starts_on.at(9, 0, 0, 0))
}

fn toned(rows: &[Row], tone: &str) -> usize {
    rows.iter().filter(|row| row.reply.tone == tone).count()
}

/// A wall time as a form writes it.
fn written(wall: DateTime) -> String {
    wall.strftime("%Y-%m-%dT%H:%M").to_string()
}

impl Making<'_> {
    fn row(&self, row: &Row, items: &[&Item]) -> Result<PersonRow, TextError> {
        let is_chosen = self.look.person == Some(row.id);
        Ok(PersonRow {
            id: row.id,
            place: row.place,
            name: row.name.clone(),
            state: row.reply.clone(),
            about: self.about(row, items)?,
            href: self.href(Some(row.id), ""),
            is_chosen,
            stays: if is_chosen {
                self.stays(items)?
            } else {
                Vec::new()
            },
        })
    }

    /// The address of this page for one person, or for nobody in particular.
    fn href(&self, person: Option<ParticipantId>, more: &str) -> String {
        let visit: VisitId = self.draft.visit.id;
        let view = crate::domain::Closed::word(self.view);
        let day = self.look.day.filter(|_| self.view == View::Groups);
        let day = day.map_or_else(String::new, |day| format!("&day={day}"));
        let person = person.map_or_else(String::new, |person| format!("&person={person}"));
        format!("/visits/{visit}?view={view}{day}{person}{more}")
    }

    fn about(&self, row: &Row, items: &[&Item]) -> Result<String, TextError> {
        let Some(moment) = self.moment else {
            let count = [("count", items.len().into())];
            let count = self.language.say_with("panel-items", count)?;
            let facts = [row.office.clone(), count];
            let facts = facts.into_iter().filter(|fact| !fact.is_empty());
            return Ok(facts.collect::<Vec<_>>().join(" · "));
        };
        let there = whereabouts::at(self.draft, items, moment);
        if there.is_empty() {
            return self.language.say("panel-free");
        }
        let titles: Vec<String> = there.iter().map(|item| self.title(item)).collect();
        Ok(titles.join(" · "))
    }

    fn title(&self, item: &Item) -> String {
        shown(self.language, &self.draft.visit, &item.title)
    }

    /// The way of one person, each day from its first item of anybody to the last.
    fn stays(&self, items: &[&Item]) -> Result<Vec<Stay>, TextError> {
        let mut windows: BTreeMap<jiff::civil::Date, (Timestamp, Timestamp)> = BTreeMap::new();
        for item in &self.draft.items {
            let period = item.period(&self.draft.visit.time_zone);
            let (from, until) = (period.starts.instant(), period.ends.instant());
            let window = windows.entry(item.starts.date()).or_insert((from, until));
            *window = (window.0.min(from), window.1.max(until));
        }
        let mut stays = Vec::new();
        for (day, window) in windows {
            let of_day = items
                .iter()
                .copied()
                .filter(|item| item.starts.date() == day);
            let of_day: Vec<&Item> = of_day.collect();
            let mut lines: Vec<(Timestamp, Stay)> = self.free(&of_day, window)?;
            lines.extend(
                of_day
                    .iter()
                    .map(|item| (self.starts(item), self.stay(item))),
            );
            lines.sort_by_key(|(starts, _)| *starts);
            let mut lines = lines.into_iter().map(|(_, stay)| stay);
            let first = lines.next().map(|stay| Stay {
                day: Some(self.language.day_and_short_month(day)),
                ..stay
            });
            stays.extend(first.into_iter().chain(lines));
        }
        Ok(stays)
    }

    fn starts(&self, item: &Item) -> Timestamp {
        item.period(&self.draft.visit.time_zone).starts.instant()
    }

    fn stay(&self, item: &Item) -> Stay {
        let (from, until) = (item.starts.time(), item.ends.time());
        Stay {
            day: None,
            when: self.language.time_range_in_table(from, until),
            what: self.title(item),
            item: Some(item.id),
        }
    }

    fn free(
        &self,
        items: &[&Item],
        window: (Timestamp, Timestamp),
    ) -> Result<Vec<(Timestamp, Stay)>, TextError> {
        let zone = self.draft.visit.time_zone.rules();
        let free = whereabouts::free(self.draft, items, window);
        let long = free
            .into_iter()
            .filter(|(from, until)| until.as_second() - from.as_second() >= SHORTEST);
        long.map(|(from, until)| {
            let wall = |at| zone.to_datetime(at).time();
            let stay = Stay {
                day: None,
                when: self.language.time_range_in_table(wall(from), wall(until)),
                what: self.language.say("panel-free")?,
                item: None,
            };
            Ok((from, stay))
        })
        .collect()
    }
}
