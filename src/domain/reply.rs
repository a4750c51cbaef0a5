//! Answers of participants to items.

use jiff::Timestamp;
use unicode_normalization::UnicodeNormalization as _;

use crate::domain::closed::closed;
use crate::domain::ids::{ItemId, ParticipantId};
use crate::domain::publication::Publication;
use crate::domain::text::changes_direction;

closed! {
    /// What was answered (RFC 5545 §3.2.12, PARTSTAT of an event).
    ReplyStatus { NeedsAction = "needs-action", Accepted = "accepted", Declined = "declined", Tentative = "tentative" }
}

closed! {
    /// Where an answer came from.
    ReplySource { Page = "page", Calendar = "calendar", Organiser = "organiser" }
}

/// One participant's answer to one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply {
    /// What they said.
    pub status: ReplyStatus,
    /// The SEQUENCE of the item they answered.
    pub sequence: u32,
    /// When.
    pub at: Timestamp,
}

impl Reply {
    /// What counts: an answer given before the last time we asked is no answer.
    #[must_use]
    pub fn counted(self, asked: u32) -> ReplyStatus {
        if self.sequence < asked {
            ReplyStatus::NeedsAction
        } else {
            self.status
        }
    }
}

/// A reply, with who gave it and to what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenReply {
    /// Who answered.
    pub participant: ParticipantId,
    /// To which item.
    pub item: ItemId,
    /// What.
    pub reply: Reply,
}

/// An answer with all that came with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Who answered.
    pub participant: ParticipantId,
    /// To which item.
    pub item: ItemId,
    /// What.
    pub reply: Reply,
    /// By which way.
    pub source: ReplySource,
    /// What they said besides.
    pub remark: Option<String>,
    /// The assistant who gave it for them; `None`: they did themselves, or an organiser did.
    pub given_by: Option<String>,
    /// Since when they have said so.
    pub since: Timestamp,
}

impl Answer {
    /// The same in the place of an earlier one: who says the same again about the same has said so since then, and keeps
    /// their place where there are only so many.
    #[must_use]
    pub fn following(self, before: Option<&Self>) -> Self {
        let (status, sequence) = (self.reply.status, self.reply.sequence);
        let is_same =
            |before: &&Self| (before.reply.status, before.reply.sequence) == (status, sequence);
        let since = before.filter(is_same).map(|before| before.since);
        Self {
            since: since.unwrap_or(self.since),
            ..self
        }
    }
}

/// The longest remark, in characters.
pub const LONGEST_REMARK: usize = 500;

/// Why an item cannot be answered on its reader's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unanswerable {
    /// They see nothing of the item, or there is none.
    #[error("the item is not in this programme")]
    NotTheirs,
    /// Nobody waits for their answer: none is wanted, the item is cancelled, or it is not certain enough to ask them.
    #[error("no answer to this item is wanted; the programme shows those that are")]
    NotAsked,
    /// It is too late.
    #[error(
        "the item has started: answers can be changed until then; ask the contact of the visit"
    )]
    Started,
}

/// The answer that a participant gives on their page: to the item as the page shows it, and so to its SEQUENCE in the
/// latest publication, whatever their calendar has. `is_invited`: an invitation asks them.
///
/// # Errors
/// [`Unanswerable`].
pub fn answer(
    publication: &Publication,
    (participant, item, is_invited): (ParticipantId, ItemId, bool),
    (status, now): (ReplyStatus, Timestamp),
) -> Result<Reply, Unanswerable> {
    let frozen = publication.items.get(&item);
    let sight = frozen
        .zip(publication.reader(participant))
        .and_then(|(item, reader)| Some((item, publication.sight(item, reader)?)));
    let (frozen, sight) = sight.ok_or(Unanswerable::NotTheirs)?;
    if !sight.asks_reader(is_invited) {
        return Err(Unanswerable::NotAsked);
    }
    if sight.period.starts.instant() <= now {
        return Err(Unanswerable::Started);
    }
    Ok(Reply {
        status,
        sequence: frozen.sequence,
        at: now,
    })
}

/// How a remark is kept: on lines that end with LF, in composed characters, without blanks around it; nothing if it
/// says nothing.
///
/// # Errors
/// How many characters it has, if they are more than [`LONGEST_REMARK`].
pub fn remark(text: &str) -> Result<Option<String>, usize> {
    let lines = text.replace("\r\n", "\n");
    let kept: String = lines
        .chars()
        .filter(|letter| *letter == '\n' || !(letter.is_control() || changes_direction(*letter)))
        .nfc()
        .collect();
    let kept = kept.trim();
    match kept.chars().count() {
        0 => Ok(None),
        length if length > LONGEST_REMARK => Err(length),
        _ => Ok(Some(kept.to_owned())),
    }
}

#[cfg(test)]
mod tests;
