//! What goes out when: reminders to come, what waits in the outbox, and what became of the reminders that were due.

use std::collections::{BTreeMap, HashMap};

use askama::Template;
use jiff::Timestamp;

use super::overview::State;
use super::published::moment;
use super::review::{kind, name};
use super::visit_head::VisitHead;
use super::{OfficeFrame, Section, messages};
use crate::actions::reminders::Timeline;
use crate::domain::draft::Draft;
use crate::domain::ids::{MessageId, ParticipantId};
use crate::domain::message::{MessageKind, MessageState};
use crate::domain::reminders::{Occasion, Reminder, ReminderKey, ReminderOutcome};
use crate::domain::visit::ReminderKind;
use crate::language::{Language, TextError};
use crate::store::outbox::Message;
use crate::store::reminders::Record;

/// What the page is made from.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The draft, for names.
    pub draft: &'a Draft,
    /// The reminders; `None`: nothing is published.
    pub timeline: Option<&'a Timeline>,
    /// Messages that are not settled.
    pub waiting: &'a [Message],
    /// The messages of reminders, by identifier.
    pub messages: &'a HashMap<MessageId, Message>,
    /// The present.
    pub now: Timestamp,
    /// Whether they may send what waits for a click.
    pub may_release: bool,
    /// Whether they may change the rules.
    pub may_edit: bool,
}

/// The page `…/timeline`.
#[derive(Clone, Debug, Template)]
#[template(path = "office/timeline.html")]
pub struct TimelinePage {
    frame: OfficeFrame,
    head: VisitHead,
    zone: String,
    waiting: Vec<Waiting>,
    coming: Vec<Group>,
    past: Vec<Past>,
    may_release: bool,
    may_edit: bool,
}

/// A reminder that waits for a click.
#[derive(Clone, Debug)]
struct Waiting {
    key: String,
    who: String,
    what: String,
    when: String,
    is_due: bool,
}

/// What goes to several people at once.
#[derive(Clone, Debug)]
struct Group {
    when: String,
    machine: String,
    what: String,
    count: String,
    people: Vec<String>,
}

/// What became of a reminder.
#[derive(Clone, Debug)]
struct Past {
    when: String,
    machine: String,
    who: String,
    what: String,
    state: State,
    reason: String,
    message: Option<MessageId>,
}

impl TimelinePage {
    /// The page of a visit.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        shown: &Shown<'_>,
    ) -> Result<Self, TextError> {
        let language = frame.language;
        let desk = Desk { language, shown };
        let zone = language.zone(shown.draft.visit.time_zone.name());
        let settled = shown.timeline.iter();
        let settled = settled.flat_map(|timeline| timeline.settled.iter().rev());
        Ok(Self {
            zone: language.say_with("programme-zone", [("zone", zone.into())])?,
            waiting: desk.waiting()?,
            coming: desk.coming()?,
            past: settled
                .map(|record| desk.past(record))
                .collect::<Result<_, _>>()?,
            may_release: shown.may_release,
            may_edit: shown.may_edit,
            frame,
            head,
        })
    }
}

/// Writes the page in one language.
struct Desk<'a> {
    language: Language,
    shown: &'a Shown<'a>,
}

impl Desk<'_> {
    fn open(&self) -> impl Iterator<Item = &Reminder> {
        let open = self.shown.timeline.into_iter();
        open.flat_map(|timeline| &timeline.open)
    }

    fn waiting(&self) -> Result<Vec<Waiting>, TextError> {
        let waiting = self.open().filter(|reminder| reminder.waits_for_click);
        let row = |reminder: &Reminder| {
            Ok(Waiting {
                key: reminder.key.to_string(),
                who: self.name(reminder.key.participant),
                what: self.what(reminder.occasion, &reminder.key)?,
                when: self.moment(reminder.due_at),
                is_due: reminder.due_at <= self.shown.now,
            })
        };
        waiting.map(row).collect()
    }

    /// Reminders and messages that wait, by time and kind.
    fn coming(&self) -> Result<Vec<Group>, TextError> {
        let mut groups: BTreeMap<(Timestamp, String), Vec<String>> = BTreeMap::new();
        let now = self.shown.now;
        for reminder in self.open().filter(|reminder| !reminder.waits_for_click) {
            let what = self.what(reminder.occasion, &reminder.key)?;
            let group = groups.entry((reminder.goes_at(now), what)).or_default();
            group.push(self.name(reminder.key.participant));
        }
        for message in self.shown.waiting {
            if !matches!(message.state, MessageState::Held | MessageState::Due) {
                continue;
            }
            let what = kind(self.language, message.kind)?;
            let group = groups.entry((message.due_at, what)).or_default();
            group.push(self.name(message.participant));
        }
        let group = |((at, what), mut people): ((Timestamp, String), Vec<String>)| {
            people.sort();
            people.dedup();
            let count = [("count", people.len().into())];
            Ok(Group {
                when: self.moment(at),
                machine: at.to_string(),
                what,
                count: self.language.say_with("timeline-people", count)?,
                people,
            })
        };
        groups.into_iter().map(group).collect()
    }

    fn past(&self, record: &Record) -> Result<Past, TextError> {
        let message = record.message.and_then(|id| self.shown.messages.get(&id));
        let what = match record.key.occasion() {
            Some(occasion) => self.what(occasion, &record.key)?,
            None => kind(self.language, MessageKind::Reminder)?,
        };
        let at = message.and_then(|message| message.sent_at);
        let at = at.unwrap_or(record.at);
        let (state, reason) = match (record.outcome, message) {
            (ReminderOutcome::Written, Some(message)) => (
                messages::state(self.language, message.state)?,
                message.last_error.clone().unwrap_or_default(),
            ),
            (ReminderOutcome::Absorbed, _) => (
                messages::state(self.language, MessageState::Dropped)?,
                self.language.say("timeline-absorbed")?,
            ),
            (ReminderOutcome::Missed | ReminderOutcome::Written, _) => (
                messages::state(self.language, MessageState::Dropped)?,
                self.language.say("timeline-missed")?,
            ),
        };
        Ok(Past {
            when: self.moment(at),
            machine: at.to_string(),
            who: self.name(record.key.participant),
            what,
            state,
            reason,
            message: record.message,
        })
    }

    /// What a reminder is about.
    fn what(&self, occasion: Occasion, key: &ReminderKey) -> Result<String, TextError> {
        match occasion {
            Occasion::Rule(ReminderKind::Eve) => {
                let day = self.language.date_without_year(key.starts.date());
                self.language
                    .say_with("timeline-eve", [("day", day.into())])
            }
            Occasion::Rule(ReminderKind::FirstItem) => self.language.say("timeline-first-item"),
            Occasion::Rule(ReminderKind::MissingReply) => {
                self.language.say("timeline-missing-reply")
            }
            Occasion::Place => self.language.say("timeline-place"),
        }
    }

    fn name(&self, participant: ParticipantId) -> String {
        name(self.shown.draft, participant)
    }

    fn moment(&self, at: Timestamp) -> String {
        moment(self.language, &self.shown.draft.visit.time_zone, at)
    }
}
