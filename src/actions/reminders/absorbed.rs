//! What other messages say near the time of a reminder, so that it need not say it again.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::Timeline;
use crate::actions::Error;
use crate::domain::ids::{ItemId, MessageId, ParticipantId};
use crate::domain::message::MessageKind;
use crate::domain::reminders::{Occasion, Reminder};
use crate::store::outbox::{Message, reminding};
use crate::store::{Db, reminders};

/// A message that comes so shortly before or after a reminder says it too.
const NEAR: SignedDuration = SignedDuration::from_hours(2);

/// Messages that may say what reminders would.
pub(super) struct Said(Vec<Saying>);

/// Whether other messages say what a reminder would.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// They do not.
    Unsaid,
    /// They will, unless they turn out to have nothing to say.
    Waits,
    /// They did; the last of them.
    Said(MessageId),
}

/// One of them.
struct Saying {
    message: MessageId,
    participant: ParticipantId,
    /// When it came; `None`: it is still to come.
    at: Option<Timestamp>,
    /// The items that it is about; `None`: the whole programme.
    items: Option<BTreeSet<ItemId>>,
}

impl Said {
    /// What was or will be said to those whom `due` would remind.
    pub(super) fn to(
        db: &mut Db,
        (timeline, due): (&Timeline, &[&Reminder]),
        now: Timestamp,
    ) -> Result<Self, Error> {
        let who: BTreeSet<ParticipantId> = due
            .iter()
            .map(|reminder| reminder.key.participant)
            .collect();
        let who: Vec<ParticipantId> = who.into_iter().collect();
        let Some(first) = due.iter().map(|reminder| reminder.due_at).min() else {
            return Ok(Self(Vec::new()));
        };
        let between = (before(first), after(now));
        let messages = reminding::told_between(db, &who, between)?;
        let which: Vec<MessageId> = messages.iter().map(|message| message.id).collect();
        let reminded = reminders::of_messages(db, &which)?;
        let saying = |message: &Message| {
            let items = match message.kind {
                MessageKind::Programme => None,
                MessageKind::Invitation => Some(message.item.into_iter().collect()),
                MessageKind::Reminder => {
                    let mut reminded = reminded.iter();
                    let record = reminded.find(|record| record.message == Some(message.id))?;
                    // only an eve says more than its own rule asks of it
                    let day = (record.key.rule == "eve").then(|| record.key.starts.date());
                    Some(on_day(timeline, day?))
                }
                MessageKind::Cancellation | MessageKind::Digest => return None,
            };
            Some(Saying {
                message: message.id,
                participant: message.participant,
                at: message.sent_at,
                items,
            })
        };
        Ok(Self(messages.iter().filter_map(saying).collect()))
    }

    /// A message of now that reminds of all that `reminder` is about.
    pub(super) fn add(&mut self, reminder: &Reminder, message: MessageId, now: Timestamp) {
        self.0.push(Saying {
            message,
            participant: reminder.key.participant,
            at: Some(now),
            items: Some(reminder.items.iter().copied().collect()),
        });
    }

    /// Whether other messages together say what a reminder would.
    pub(super) fn of(&self, reminder: &Reminder) -> Verdict {
        if reminder.occasion == Occasion::Place {
            return Verdict::Unsaid;
        }
        let from = before(reminder.due_at);
        let is_theirs = |saying: &&Saying| saying.participant == reminder.key.participant;
        let near: Vec<&Saying> = self.0.iter().filter(is_theirs).collect();
        let came = near.iter().copied();
        let came = came.filter(|saying| saying.at.is_some_and(|at| at >= from));
        let came: Vec<&Saying> = came.collect();
        match came.last() {
            Some(last) if say_all(&came, reminder) => Verdict::Said(last.message),
            _ if say_all(&near, reminder) => Verdict::Waits,
            _ => Verdict::Unsaid,
        }
    }
}

/// Whether messages are about every item of a reminder.
fn say_all(messages: &[&Saying], reminder: &Reminder) -> bool {
    let is_about = |saying: &&Saying, item: &ItemId| {
        let items = saying.items.as_ref();
        items.is_none_or(|items| items.contains(item))
    };
    let mut items = reminder.items.iter();
    items.all(|item| messages.iter().any(|saying| is_about(saying, item)))
}

/// The items that start on a day, on their own walls.
fn on_day(timeline: &Timeline, day: jiff::civil::Date) -> BTreeSet<ItemId> {
    let items = timeline.latest.items.iter();
    items
        .filter(|(_, item)| item.period.starts.wall.date() == day)
        .map(|(id, _)| *id)
        .collect()
}

fn before(at: Timestamp) -> Timestamp {
    at.saturating_sub(NEAR).unwrap_or(Timestamp::MIN)
}

fn after(at: Timestamp) -> Timestamp {
    at.saturating_add(NEAR).unwrap_or(Timestamp::MAX)
}
