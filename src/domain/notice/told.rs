//! What one participant knows.

use jiff::Timestamp;

use super::Channel;
use crate::domain::ids::CalendarUid;
use crate::domain::publication::{FrozenItem, FrozenParticipant};

/// What one participant already knows of one item.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Told {
    /// What their calendar calls the event; none was sent by programme or by hand.
    pub uid: Option<CalendarUid>,
    /// The publication they know.
    pub version: u32,
    /// Digest of what they know; `None`: they know that they are not expected.
    pub digest: Option<String>,
    /// SEQUENCE of the last calendar message.
    pub sequence: u32,
    /// DTSTAMP of the last calendar message.
    pub dtstamp: Option<Timestamp>,
    /// SEQUENCE when an answer was last asked for.
    pub asked: u32,
    /// How they were told.
    pub channel: Channel,
    /// The ORGANIZER they answer to.
    pub organizer: Option<String>,
    /// Where it was sent.
    pub address: Option<String>,
    /// Whether that address took it: a bounce says no.
    pub handed_over: bool,
    /// If nobody can say what they know: when the item ends at the latest, as far as they may know.
    #[serde(default)]
    pub latest_end: Option<Timestamp>,
}

impl Told {
    /// Whether they know that they are expected, or may know it.
    #[must_use]
    pub fn is_expected(&self) -> bool {
        self.digest.is_some()
    }

    /// The event that a calendar shows by it, if one does.
    #[must_use]
    pub fn event(&self) -> Option<CalendarUid> {
        self.uid.filter(|_| self.is_expected())
    }

    /// The same once nobody can say whether something later arrived, by which the item ends at `latest_end` at the latest.
    #[must_use]
    pub fn in_doubt(self, latest_end: Option<Timestamp>) -> Self {
        Self {
            digest: self.digest.map(|_| NOTHING_CERTAIN.to_owned()),
            latest_end,
            ..self
        }
    }

    /// Whether the calendar of an old address let go of the item, and no new one has heard of it.
    #[must_use]
    pub fn is_let_go(&self) -> bool {
        !self.handed_over && self.digest.as_deref() == Some(NOTHING_CERTAIN)
    }
}

/// The digest of what they know if nobody can say what that is: whatever is told next is news.
pub const NOTHING_CERTAIN: &str = "";

/// What they know, with the item as it was when they were told.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// What they were told.
    pub told: &'a Told,
    /// The item and its reader in publication `told.version`; `None` if they were not on that roster.
    pub was: Option<(&'a FrozenItem, &'a FrozenParticipant)>,
}

impl Known<'_> {
    /// When the item ends, as they know it; at the latest, if nobody can say what they know.
    #[must_use]
    pub fn end(&self) -> Option<Timestamp> {
        let end = self.was.map(|(was, _)| was.period.ends.instant());
        self.told.latest_end.or(end)
    }
}
