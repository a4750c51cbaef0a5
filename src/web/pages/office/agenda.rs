//! The agenda of a visit: by day, by group, or as a list; what cannot happen as drafted, and what would mend it.

mod blocks;
mod groups;
mod issues;
mod lanes;
mod legs;
mod people;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use askama::Template;
use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, ToSpan as _};

use self::blocks::{Block, Making, What, span};
use self::groups::Groups;
use self::issues::{Issue, clashing, issues, kept};
use self::legs::legs;
use self::people::Panel;
use super::edits::Steps;
use super::presence::said;
use super::proposals::{self, ProposalRow};
use super::visit_head::VisitHead;
use super::{OfficeFrame, Section};
use crate::actions::clashes::Found;
use crate::actions::drafts::Answered;
use crate::actions::presence::Other;
use crate::actions::summaries::Summary;
use crate::domain::Closed as _;
use crate::domain::agenda::Item;
use crate::domain::closed::closed;
use crate::domain::draft::Draft;
use crate::domain::ids::{ItemId, ParticipantId, UnplacedItemId};
use crate::domain::unplaced::UnplacedItem;
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

/// All that organisers have before them.
#[derive(Clone, Debug)]
pub struct Board {
    /// The draft, and what its participants answered.
    pub answered: Arc<Answered>,
    /// Its clashes and what they name.
    pub found: Arc<Found>,
    /// The visit in a few figures.
    pub summary: Arc<Summary>,
    /// What the reader can take back or make again.
    pub steps: Steps,
    /// The revision of each item: what a move says that it has seen.
    pub revisions: BTreeMap<ItemId, i64>,
    /// The revision of the visit: what a page shows until a script finds another.
    pub revision: i64,
    /// What is to find its place.
    pub tray: Vec<UnplacedItem>,
    /// Who else is at it.
    pub others: Vec<Other>,
}

/// What of it the reader looks at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// How it is shown; none: by days.
    pub view: Option<View>,
    /// The day that is shown where one is; none: the first.
    pub day: Option<Date>,
    /// Whose way is shown.
    pub person: Option<ParticipantId>,
    /// When it is asked where everybody is, on the wall of the visit's zone.
    pub at: Option<DateTime>,
    /// Whether all people are listed, however many they are.
    pub is_everybody: bool,
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
    proposals: Vec<ProposalRow>,
    issues: Vec<Issue>,
    issues_heading: String,
    has_errors: bool,
    kept: Vec<Issue>,
    steps: Steps,
    panel: Panel,
    tray: Vec<Chip>,
    others: Vec<String>,
    revision: i64,
    script_urls: [String; 2],
}

/// Something that is to find its place.
#[derive(Clone, Debug)]
struct Chip {
    id: UnplacedItemId,
    title: String,
    minutes: u16,
    duration: String,
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
        (board, look): (&Board, Look),
    ) -> Result<Self, TextError> {
        let language = frame.language;
        let draft = &*board.answered.draft;
        let (found, groups) = (&board.found, Groups::new(language, draft)?);
        let dates = dates(draft);
        let first = dates.first().copied().unwrap_or(draft.visit.starts_on);
        let chosen = look.day.filter(|day| dates.contains(day)).unwrap_or(first);
        let view = match look.view.unwrap_or(View::Days) {
            View::Days if dates.len() > MOST_DAYS => View::List,
            view => view,
        };
        let panel = Panel::new((language, view), (board, look))?;
        let making = Making {
            language,
            draft,
            groups: &groups,
            clashing: &clashing(draft.visit.id, found),
            revisions: &board.revisions,
            theirs: panel.items.as_ref(),
        };
        let shown = |date: &&Date| view != View::Groups || **date == chosen;
        let days = days(&making, view, dates.iter().filter(shown))?;
        let choices = dates.iter().map(|date| DayChoice {
            date: *date,
            label: language.day_and_short_month(*date),
            is_current: *date == chosen,
        });
        let choices = choices.collect();
        let issues = issues(language, draft.visit.id, found)?;
        Ok(Self {
            view,
            window: Window::new(language, draft),
            days,
            choices,
            proposals: proposals::rows(language, &board.summary)?,
            issues_heading: heading(language, &issues)?,
            has_errors: issues.iter().any(|issue| issue.tone == "no"),
            issues,
            kept: kept(language, &draft.visit, found)?,
            steps: board.steps.clone(),
            tray: board
                .tray
                .iter()
                .map(|one| Chip::new(language, one))
                .collect(),
            others: said(language, &draft.visit, (&board.others, &draft.items))?,
            revision: board.revision,
            script_urls: ["presence.js", "agenda.js"].map(assets::script_url),
            groups,
            panel,
            frame,
            head,
        })
    }

    /// The day that a form to place something offers: the one that is shown, or the first.
    fn first_day(&self) -> String {
        self.days
            .first()
            .map_or_else(String::new, |day| day.date.to_string())
    }
}

impl Chip {
    fn new(language: Language, unplaced: &UnplacedItem) -> Self {
        let lasts = SignedDuration::from_mins(i64::from(unplaced.minutes));
        Self {
            id: unplaced.id,
            title: unplaced.title.clone(),
            minutes: unplaced.minutes,
            duration: language.duration(lasts),
        }
    }
}

/// The days that are shown, with what is on each.
fn days<'a>(
    making: &Making<'_>,
    view: View,
    dates: impl Iterator<Item = &'a Date>,
) -> Result<Vec<Day>, TextError> {
    let mut by_day: BTreeMap<Date, Vec<&Item>> = BTreeMap::new();
    for item in &making.draft.items {
        by_day.entry(item.starts.date()).or_default().push(item);
    }
    let days = dates.map(|date| {
        let items = by_day.get(date).map_or(&[][..], Vec::as_slice);
        day(making, view, (*date, items))
    });
    days.collect()
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
