//! The agenda of a visit: by day, by group, or as a list; what cannot happen as drafted, and what would mend it.

mod blocks;
mod groups;
mod issues;
mod lanes;
mod legs;

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use jiff::ToSpan as _;
use jiff::civil::Date;

use self::blocks::{Block, Making, What, span};
use self::groups::Groups;
use self::issues::{Issue, clashing, issues};
use self::legs::legs;
use super::visit_head::VisitHead;
use super::{OfficeFrame, Section};
use crate::actions::clashes::Found;
use crate::domain::Closed as _;
use crate::domain::agenda::Item;
use crate::domain::closed::closed;
use crate::domain::draft::Draft;
use crate::domain::ids::ItemId;
use crate::domain::journal::Open;
use crate::language::{Language, TextError};
use crate::web::assets;

closed! {
    /// How the agenda is shown.
    View {
        /// A column for each day.
        Days = "days",
        /// One day, with a column for each group.
        Groups = "groups",
        /// A list.
        List = "list",
    }
}

impl View {
    /// The key of its name.
    fn label(self) -> String {
        format!("agenda-by-{}", self.word())
    }
}

/// What the agenda is made from.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The draft, its clashes and what they name.
    pub found: &'a Found,
    /// How it is shown.
    pub view: View,
    /// The day that is shown where one is; none: the first.
    pub day: Option<Date>,
    /// What was just done, to say so.
    pub done: Option<&'a str>,
    /// What the reader can take back or make again.
    pub steps: Open,
    /// The revision of each item: what a move says that it has seen.
    pub revisions: &'a BTreeMap<ItemId, i64>,
}

/// The agenda.
#[derive(Clone, Debug, Template)]
#[template(path = "office/agenda.html")]
pub struct AgendaPage {
    frame: OfficeFrame,
    head: VisitHead,
    view: View,
    window: Window,
    days: Vec<Day>,
    choices: Vec<DayChoice>,
    groups: Groups,
    issues: Vec<Issue>,
    issues_heading: String,
    has_errors: bool,
    done: Option<String>,
    steps: Open,
    script_url: String,
}

/// The hours that are shown.
#[derive(Clone, Debug)]
struct Window {
    first: i64,
    hours: i64,
    labels: Vec<String>,
}

#[derive(Clone, Debug)]
struct Day {
    date: Date,
    weekday: String,
    rest: String,
    whole: String,
    sum: String,
    blocks: Vec<Block>,
}

/// The way to a day, where one day is shown.
#[derive(Clone, Debug)]
struct DayChoice {
    date: Date,
    label: String,
    is_current: bool,
}

/// More days than this have no columns: they are listed.
const MOST_DAYS: usize = 7;

impl AgendaPage {
    /// The page for whom `frame` and `head` are made.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        draft: &Draft,
        shown: &Shown<'_>,
    ) -> Result<Self, TextError> {
        let language = frame.language;
        let groups = Groups::new(language, draft)?;
        let dates = dates(draft);
        let first = dates.first().copied().unwrap_or(draft.visit.starts_on);
        let chosen = shown.day.filter(|day| dates.contains(day)).unwrap_or(first);
        let view = match shown.view {
            View::Days if dates.len() > MOST_DAYS => View::List,
            view => view,
        };
        let making = Making {
            language,
            draft,
            groups: &groups,
            clashing: &clashing(draft.visit.id, shown.found),
            revisions: shown.revisions,
        };
        let mut by_day: BTreeMap<Date, Vec<&Item>> = BTreeMap::new();
        for item in &draft.items {
            by_day.entry(item.starts.date()).or_default().push(item);
        }
        let listed = dates
            .iter()
            .filter(|date| view != View::Groups || **date == chosen);
        let days = listed.map(|date| {
            let items = by_day.get(date).map_or(&[][..], Vec::as_slice);
            day(&making, view, (*date, items))
        });
        let days = days.collect::<Result<_, TextError>>()?;
        let choices = dates.iter().map(|date| DayChoice {
            date: *date,
            label: language.day_and_short_month(*date),
            is_current: *date == chosen,
        });
        let issues = issues(language, draft.visit.id, shown.found)?;
        let done = shown.done.map(|key| language.say(key)).transpose()?;
        let choices = choices.collect();
        Ok(Self {
            view,
            window: Window::new(language, draft),
            days,
            choices,
            issues_heading: heading(language, &issues)?,
            has_errors: issues.iter().any(|issue| issue.tone == "no"),
            issues,
            done,
            steps: shown.steps,
            script_url: assets::script_url("agenda.js"),
            groups,
            frame,
            head,
        })
    }
}

/// The days of the visit, and those that items are on besides.
fn dates(draft: &Draft) -> BTreeSet<Date> {
    let (first, last) = (draft.visit.starts_on, draft.visit.ends_on);
    let days = first.series(1.day()).take_while(|day| *day <= last);
    let of_items = draft.items.iter().map(|item| item.starts.date());
    days.chain(of_items).collect()
}

fn day(making: &Making<'_>, view: View, (date, items): (Date, &[&Item])) -> Result<Day, TextError> {
    let language = making.language;
    let legs = legs(making.draft, making.groups, items);
    let blocks = match view {
        View::Groups => making.by_group(items, &legs)?,
        View::Days | View::List => making.by_day(items, &legs)?,
    };
    let ends = items.iter().max_by_key(|item| span(making.draft, item).1);
    let sum = match items.first().zip(ends) {
        Some((first, last)) => {
            let hours = language.time_range_in_table(first.starts.time(), last.ends.time());
            let facts = [("count", items.len().into()), ("hours", hours.into())];
            language.say_with("agenda-day-sum", facts)?
        }
        None => language.say("agenda-day-empty")?,
    };
    Ok(Day {
        date,
        weekday: language.weekday_name(date.weekday()).to_owned(),
        rest: language.day_and_month(date),
        whole: language.date_without_year(date),
        sum,
        blocks,
    })
}

impl Window {
    /// The hours from the first item to the last of all days, and at least a working day.
    fn new(language: Language, draft: &Draft) -> Self {
        let spans = || draft.items.iter().map(|item| span(draft, item));
        let first = spans().map(|(from, _)| from / 60).fold(8, i64::min);
        let last = spans().map(|(_, until)| (until + 59) / 60);
        let last = last.fold(18, i64::max);
        let labels = (first..last).filter_map(|hour| {
            let hour = i8::try_from(hour).ok()?;
            Some(language.clock_face(jiff::civil::Time::new(hour, 0, 0, 0).ok()?))
        });
        Self {
            first,
            hours: last - first,
            labels: labels.collect(),
        }
    }

    /// The classes of a column.
    fn classes(&self) -> String {
        format!("slots w{:02} h{:02}", self.first, self.hours)
    }
}

/// How many clashes and warnings there are.
fn heading(language: Language, issues: &[Issue]) -> Result<String, TextError> {
    let errors = issues.iter().filter(|issue| issue.tone == "no").count();
    let facts = [
        ("clashes", errors.into()),
        ("warnings", (issues.len() - errors).into()),
    ];
    match (errors, issues.len() - errors) {
        (_, 0) => language.say_with("agenda-clashes", facts),
        (0, _) => language.say_with("agenda-warnings", facts),
        _ => language.say_with("agenda-clashes-and-warnings", facts),
    }
}
