//! What tells one reminder from another.

use std::fmt;

use jiff::civil::{Date, DateTime};

use crate::domain::Closed as _;
use crate::domain::ids::{ParticipantId, TopicId};
use crate::domain::visit::ReminderKind;

/// What makes a reminder the same one: it is sent once, and again only if what it is about starts at another time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReminderKey {
    /// Who is reminded.
    pub participant: ParticipantId,
    /// By which rule: its kind, and how long before (`first-item PT24H`). An eve is one, whatever its hour.
    pub rule: String,
    /// About which item; the participant, if about several.
    pub about: TopicId,
    /// What the wall shows when it starts: the item, the day of the programme, the day until which answers are wanted.
    pub starts: DateTime,
}

impl fmt::Display for ReminderKey {
    /// As forms name it: participant, subject, wall time and rule, with slashes between them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            participant,
            rule,
            about,
            starts,
        } = self;
        write!(f, "{participant}/{about}/{starts}/{rule}")
    }
}

impl ReminderKey {
    /// Reads what [`Display`](fmt::Display) writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, '/');
        let mut part = || parts.next();
        Some(Self {
            participant: part()?.parse().ok()?,
            about: part()?.parse().ok()?,
            starts: part()?.parse().ok()?,
            rule: part()?.to_owned(),
        })
    }
}

/// Why somebody is reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// By a rule of the visit.
    Rule(ReminderKind),
    /// A place became free for which they waited.
    Place,
}

/// The rule under which it is kept that somebody was told of a place.
pub(super) const PLACE: &str = "place";

/// The rule under which it is kept that an organiser asked somebody for what is not answered yet.
pub(super) const BY_HAND: &str = "by-hand";

impl ReminderKey {
    /// The day on which an organiser asked for it, if one did.
    #[must_use]
    pub fn asked_on(&self) -> Option<Date> {
        (self.rule == BY_HAND).then(|| self.starts.date())
    }

    /// Why this reminds; `None`: for no reason that is known any more.
    #[must_use]
    pub fn occasion(&self) -> Option<Occasion> {
        let word = self.rule.split(' ').next()?;
        match word {
            PLACE => Some(Occasion::Place),
            BY_HAND => Some(Occasion::Rule(ReminderKind::MissingReply)),
            _ => ReminderKind::from_word(word).map(Occasion::Rule),
        }
    }
}
