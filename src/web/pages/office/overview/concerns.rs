//! What needs attention, the worst first, each with the way to where it is mended.

use super::{Shown, title};
use crate::actions::summaries::{Concern, Summary};
use crate::domain::clashes::Severity;
use crate::domain::visit::VisitStatus;
use crate::language::{Language, TextError};

/// Something to see to.
#[derive(Clone, Debug)]
pub(super) struct Todo {
    pub(super) tone: &'static str,
    pub(super) icon: &'static str,
    pub(super) href: String,
    pub(super) text: String,
    /// What it is about.
    pub(super) about: String,
}

/// How many are listed of one visit: the page of the visit has the others.
const LISTED: usize = 6;

/// Everything to see to: errors of all visits, then what only waits, each in the order of the visits.
pub(super) fn todos(language: Language, shown: &Shown<'_>) -> Result<Vec<Todo>, TextError> {
    let mut todos = Vec::new();
    let planned = shown.summaries.iter();
    for summary in planned.filter(|summary| summary.visit.status == VisitStatus::Planned) {
        for concern in summary.concerns.iter().take(LISTED) {
            todos.push(Todo::new(language, summary, concern)?);
        }
    }
    todos.sort_by_key(|todo| todo.tone != "no");
    Ok(todos)
}

impl Todo {
    fn new(language: Language, summary: &Summary, concern: &Concern) -> Result<Self, TextError> {
        let visit = format!("/visits/{}", summary.visit.id);
        let counted = |key: &str, count: usize| language.say_with(key, [("count", count.into())]);
        let (tone, icon, href, text) = match concern {
            Concern::Clash {
                sentences,
                item,
                severity,
            } => {
                let of_language = Language::ALL.iter().zip(sentences);
                let mut own = of_language.filter(|(of, _)| **of == language);
                let text = own.next().map(|(_, text)| text.clone()).unwrap_or_default();
                let item = item.map_or_else(String::new, |item| format!("#item-{item}"));
                let tone = if *severity == Severity::Error {
                    "no"
                } else {
                    "wait"
                };
                (tone, "clash", format!("{visit}{item}"), text)
            }
            Concern::HostNotConfirmed(item) => {
                let name = item.title.shown(language.tag(), &summary.visit.locales);
                let facts = [
                    ("item", name.map_or("", |name| name.text).into()),
                    ("when", language.moment(item.starts).into()),
                ];
                let text = language.say_with("concern-host", facts)?;
                ("wait", "half", format!("{visit}/items/{}", item.id), text)
            }
            Concern::Failed(count) => {
                let text = counted("concern-failed", *count)?;
                ("no", "mail", format!("{visit}/messages?state=failed"), text)
            }
            Concern::ByHand(count) => {
                let text = counted("concern-by-hand", *count)?;
                ("wait", "phone", format!("{visit}/by-hand"), text)
            }
            Concern::AnswersMissing(count) => {
                let text = counted("concern-answers", *count)?;
                ("wait", "half", format!("{visit}/replies"), text)
            }
        };
        Ok(Self {
            tone,
            icon,
            href,
            text,
            about: title(language, &summary.visit),
        })
    }
}
