//! What became of a change for many.

use askama::Template;

use super::rows::shown;
use crate::actions::reminders::Reminded;
use crate::actions::roster::{Change, Outcome};
use crate::domain::Closed as _;
use crate::domain::draft::Draft;
use crate::domain::ids::ParticipantId;
use crate::language::{Language, TextError};
use crate::web::pages::office::visit_head::VisitHead;
use crate::web::pages::office::{OfficeFrame, Section};

/// What was asked for, and what came of it.
#[derive(Clone, Debug)]
pub enum Done {
    /// It was done, or not, to each of these.
    Changed(Change, Vec<(ParticipantId, Outcome)>),
    /// They were asked for missing answers, or not.
    Reminded(Vec<(ParticipantId, Reminded)>),
    /// Nobody was ticked.
    NobodyChosen,
    /// No action was chosen, or no group named.
    NothingChosen,
    /// No group can be called so.
    BadGroup,
}

/// Who was changed, who was left out, and why.
#[derive(Clone, Debug, Template)]
#[template(path = "office/participants-bulk.html")]
pub struct BulkPage {
    frame: OfficeFrame,
    head: VisitHead,
    /// What was done; what is missing, if nothing was.
    summary: String,
    /// Whether anything was done.
    is_done: bool,
    changed: Vec<String>,
    skipped: Vec<(String, String)>,
}

impl BulkPage {
    /// What came of it; `draft` is as it was before.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        draft: &Draft,
        done: &Done,
    ) -> Result<Self, TextError> {
        let language = frame.language;
        let mut page = Self {
            frame,
            head,
            summary: String::new(),
            is_done: false,
            changed: Vec::new(),
            skipped: Vec::new(),
        };
        match done {
            Done::Changed(change, outcomes) => {
                for (id, outcome) in outcomes {
                    page.add(name(draft, *id), not_changed(change, *outcome))?;
                }
                page.summary = summary(language, (draft, change), page.changed.len())?;
            }
            Done::Reminded(outcomes) => {
                for (id, outcome) in outcomes {
                    page.add(name(draft, *id), not_reminded(*outcome))?;
                }
                let count = ("count", page.changed.len().into());
                page.summary = language.say_with("bulk-reminded", [count])?;
            }
            Done::NobodyChosen => page.summary = language.say("bulk-nobody")?,
            Done::NothingChosen => page.summary = language.say("bulk-nothing")?,
            Done::BadGroup => page.summary = language.say("bulk-bad-group")?,
        }
        page.is_done = !page.changed.is_empty();
        Ok(page)
    }

    /// Somebody to whom it was done, or, for this reason, not.
    fn add(&mut self, name: String, reason: Option<&'static str>) -> Result<(), TextError> {
        match reason {
            None => self.changed.push(name),
            Some(key) => self.skipped.push((name, self.frame.say(key)?)),
        }
        Ok(())
    }
}

/// Why somebody was not changed, if so.
const fn not_changed(change: &Change, outcome: Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Done => None,
        Outcome::AlreadySo => Some(already(change)),
        Outcome::Gone => Some("bulk-gone"),
    }
}

/// Why somebody was not reminded, if so.
const fn not_reminded(outcome: Reminded) -> Option<&'static str> {
    match outcome {
        Reminded::Sent => None,
        Reminded::NothingMissing => Some("bulk-nothing-missing"),
        Reminded::NotWritten => Some("bulk-not-written"),
        Reminded::Today => Some("bulk-reminded-today"),
    }
}

fn name(draft: &Draft, id: ParticipantId) -> String {
    let participant = draft.participants.iter().find(|one| one.id == id);
    let person = participant.and_then(|one| draft.registers.people.get(&one.person));
    person.map_or_else(|| id.to_string(), |person| person.name.full())
}

const fn already(change: &Change) -> &'static str {
    match change {
        Change::Join(_) => "bulk-in-group",
        Change::Leave(_) => "bulk-not-in-group",
        Change::Notify(_) => "bulk-told-so",
        Change::Expect(_) => "bulk-expected",
        Change::Remove => "bulk-gone",
    }
}

fn summary(
    language: Language,
    (draft, change): (&Draft, &Change),
    count: usize,
) -> Result<String, TextError> {
    let count = ("count", count.into());
    match change {
        Change::Join(group) => language.say_with("bulk-joined", [count, ("group", group.into())]),
        Change::Leave(group) => language.say_with("bulk-left", [count, ("group", group.into())]),
        Change::Notify(notify) => {
            let way = language.say(&format!("notify-{}", notify.word()))?;
            language.say_with("bulk-notified", [count, ("way", way.into())])
        }
        Change::Expect(item) => {
            let item = draft.items.iter().find(|one| one.id == *item);
            let title = item.map(|item| shown(language, &draft.visit, &item.title));
            let title = language.quoted(&title.unwrap_or_default());
            language.say_with("bulk-added-to-item", [count, ("item", title.into())])
        }
        Change::Remove => language.say_with("bulk-removed", [count]),
    }
}
