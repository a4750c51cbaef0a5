//! What needs attention, what comes next, and which agreements end.

mod agreements;
mod concerns;
mod ribbon;

use std::sync::Arc;

use askama::Template;
use jiff::civil::Date;

use self::agreements::{Ending, endings};
use self::concerns::Todo;
use self::ribbon::{Bar, Week};
use super::{OfficeFrame, Section};
use crate::actions::summaries::Summary;
use crate::domain::agreement::Agreement;
use crate::domain::ids::VisitId;
use crate::domain::visit::{Visit, VisitStatus};
use crate::language::{Language, TextError};

/// What the overview is made from.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The visits to come, the next first.
    pub summaries: &'a [Arc<Summary>],
    /// Every agreement.
    pub agreements: &'a [Agreement],
    /// The day.
    pub today: Date,
}

/// The first page of organisers.
#[derive(Clone, Debug, Template)]
#[template(path = "office/overview.html")]
pub struct OverviewPage {
    frame: OfficeFrame,
    today: String,
    next: String,
    todos: Vec<Todo>,
    weeks: Vec<Week>,
    bars: Vec<Bar>,
    upcoming: Vec<Upcoming>,
    endings: Vec<Ending>,
}

/// A visit to come.
#[derive(Clone, Debug)]
struct Upcoming {
    id: VisitId,
    month: String,
    days: String,
    title: String,
    people: String,
    state: State,
    confirmed: Share,
    answered: Share,
    owners: String,
}

/// A state as a tag: its tone, icon and word.
#[derive(Clone, Debug)]
pub(in crate::web::pages::office) struct State {
    pub(in crate::web::pages::office) tone: &'static str,
    pub(in crate::web::pages::office) icon: &'static str,
    pub(in crate::web::pages::office) word: String,
}

/// So many of so many.
#[derive(Clone, Debug)]
struct Share {
    part: usize,
    whole: usize,
    text: String,
}

impl OverviewPage {
    /// The page as of a day.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(frame: OfficeFrame, shown: &Shown<'_>) -> Result<Self, TextError> {
        let language = frame.language;
        let upcoming = shown.summaries.iter();
        Ok(Self {
            today: language.date(shown.today),
            next: next(language, shown)?,
            todos: concerns::todos(language, shown)?,
            weeks: ribbon::weeks(language, shown.today),
            bars: ribbon::bars(language, shown),
            upcoming: upcoming
                .map(|summary| Upcoming::new(language, (summary, shown.today)))
                .collect::<Result<_, _>>()?,
            endings: endings(language, shown)?,
            frame,
        })
    }
}

/// When the next visit starts.
fn next(language: Language, shown: &Shown<'_>) -> Result<String, TextError> {
    let to_come = shown
        .summaries
        .iter()
        .map(|summary| summary.visit.starts_on)
        .find(|starts_on| *starts_on >= shown.today);
    let Some(starts_on) = to_come else {
        return language.say("overview-next-none");
    };
    let days = (starts_on - shown.today).get_days();
    language.say_with("overview-next", [("days", days.into())])
}

/// The title of a visit in the reader's language, else in one of its own.
pub(in crate::web::pages::office) fn title(language: Language, visit: &Visit) -> String {
    let shown = visit.short_title().shown(language.tag(), &visit.locales);
    shown.map_or_else(|| visit.slug.clone(), |shown| shown.text.to_owned())
}

impl Upcoming {
    fn new(language: Language, (summary, today): (&Summary, Date)) -> Result<Self, TextError> {
        let visit = &summary.visit;
        let days = if visit.starts_on == visit.ends_on {
            visit.starts_on.day().to_string()
        } else {
            format!("{}–{}", visit.starts_on.day(), visit.ends_on.day())
        };
        Ok(Self {
            id: visit.id,
            month: month(language, (visit.starts_on, visit.ends_on), today),
            days,
            title: title(language, visit),
            people: language
                .say_with("overview-people", [("count", summary.participants.into())])?,
            state: State::new(language, summary)?,
            confirmed: Share::new(language, summary.confirmed, summary.items)?,
            answered: Share::new(language, summary.answered, summary.asked)?,
            owners: language.list(&summary.owners),
        })
    }
}

/// In which months, and of which year if that is not the present one.
fn month(language: Language, (first, last): (Date, Date), today: Date) -> String {
    let name = |day: Date| language.short_month(day);
    let months = if (first.year(), first.month()) == (last.year(), last.month()) {
        name(first).to_owned()
    } else {
        format!("{}–{}", name(first), name(last))
    };
    if last.year() == today.year() {
        months
    } else {
        format!("{months} {}", last.year())
    }
}

impl State {
    pub(in crate::web::pages::office) fn new(
        language: Language,
        summary: &Summary,
    ) -> Result<Self, TextError> {
        let (tone, icon, word) = match summary.version {
            _ if summary.visit.status == VisitStatus::Cancelled => {
                ("no", "cross", language.say("visit-state-cancelled")?)
            }
            None => ("info", "ring", language.say("visit-state-planning")?),
            Some(_) if summary.changes > 0 => {
                let changes = [("changes", summary.changes.into())];
                (
                    "wait",
                    "half",
                    language.say_with("visit-state-draft", changes)?,
                )
            }
            Some(version) => {
                let version = [("version", version.into())];
                (
                    "ok",
                    "check",
                    language.say_with("visit-state-published", version)?,
                )
            }
        };
        Ok(Self { tone, icon, word })
    }
}

impl Share {
    fn new(language: Language, part: usize, whole: usize) -> Result<Self, TextError> {
        let of = [("part", part.into()), ("whole", whole.into())];
        Ok(Self {
            part,
            whole,
            text: language.say_with("share-of", of)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_says_what_the_days_do_not() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        for (first, last, expected) in [
            ("2025-06-23", "2025-06-25", "Jun"),
            ("2025-06-28", "2025-07-03", "Jun–Jul"),
            ("2026-01-10", "2026-01-10", "Jan 2026"),
            ("2025-12-30", "2026-01-02", "Dec–Jan 2026"),
        ] {
            let days = (day(first), day(last));
            assert_eq!(month(Language::En, days, day("2025-06-20")), expected);
        }
    }
}
