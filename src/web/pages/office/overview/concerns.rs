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
        let (tone, icon, href) = match concern {
            Concern::Clash { item, severity, .. } => {
                let item = item.map_or_else(String::new, |item| format!("#item-{item}"));
                let is_error = *severity == Severity::Error;
                let tone = if is_error { "no" } else { "wait" };
                (tone, "clash", format!("{visit}{item}"))
            }
            Concern::HostNotConfirmed(item) => {
                ("wait", "half", format!("{visit}/items/{}", item.id))
            }
            Concern::HostDeclined(item) => ("no", "cross", format!("{visit}/items/{}", item.id)),
            Concern::Proposed(_) => ("wait", "clock", format!("{visit}#proposals")),
            Concern::Failed(_) => ("no", "mail", format!("{visit}/messages?state=failed")),
            Concern::ByHand(_) => ("wait", "phone", format!("{visit}/by-hand")),
            Concern::AnswersMissing(_) => ("wait", "half", format!("{visit}/replies")),
        };
        Ok(Self {
            tone,
            icon,
            href,
            text: concern.said(language, &summary.visit)?,
            about: title(language, &summary.visit),
        })
    }
}
