//! An answer that a participant gives on their page. It mails nobody else.

use jiff::Timestamp;

use super::Error;
use super::participation::{Guest, admit};
use super::publish::plan::Open;
use super::secretariat::Secretariat;
use super::situations::Situations;
use crate::domain::capability::Capability;
use crate::domain::ids::ItemId;
use crate::domain::message::MessageState;
use crate::domain::notice::{Channel, notice};
use crate::domain::reply::{self, Answer, ReplySource, ReplyStatus, Unanswerable};
use crate::store::outbox::{self, Wanted};
use crate::store::{Db, epoch, replies};

/// What somebody says to an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// To which item.
    pub item: ItemId,
    /// What.
    pub status: ReplyStatus,
    /// What they say besides, as [`reply::remark`] keeps it.
    pub remark: Option<String>,
}

/// Why an answer was not kept.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The item cannot be answered, or not any more.
    #[error(transparent)]
    Unanswerable(#[from] Unanswerable),
    /// The link opens nothing, or the database did not do its part.
    #[error(transparent)]
    Other(#[from] Error),
}

/// Keeps an answer in the place of any before it, however that was given.
///
/// # Errors
/// [`Refusal`]; then nothing was changed.
pub fn reply(
    db: &mut Db,
    secretariat: &Secretariat,
    link: Capability,
    (said, now): (&Said, Timestamp),
) -> Result<Answer, Refusal> {
    let guest = admit(db, secretariat, link)?;
    let participant = guest.participant.id;
    let given = (said.status, now);
    let reply = reply::answer(&guest.publication, (participant, said.item), given)?;
    let answer = Answer {
        participant,
        item: said.item,
        reply,
        source: ReplySource::Page,
        remark: said.remark.clone(),
    };
    let had_declined = has_declined(db, &answer)?;
    replies::save(db, &answer).map_err(Error::from)?;
    epoch::bump(db).map_err(Error::from)?;
    if had_declined && said.status != ReplyStatus::Declined {
        catch_up(db, secretariat, &guest, (said.item, now))?;
    }
    Ok(answer)
}

/// Whether the answer that this one replaces was to decline.
fn has_declined(db: &mut Db, answer: &Answer) -> Result<bool, Error> {
    let before = replies::answers_of_participant(db, answer.participant)?;
    let declined =
        |one: &Answer| one.item == answer.item && one.reply.status == ReplyStatus::Declined;
    Ok(before.iter().any(declined))
}

/// Who had declined was not told of changes meanwhile: if there were any, they are told now that they come after all,
/// so that their calendar is right again.
fn catch_up(
    db: &mut Db,
    secretariat: &Secretariat,
    guest: &Guest,
    (item, now): (ItemId, Timestamp),
) -> Result<(), Error> {
    let participant = guest.participant.id;
    let latest = guest.publication.clone();
    let version = latest.version;
    let who = [participant];
    let situations = Situations::of_participants(db, &secretariat.shelf, latest, (&who, now))?;
    let Some(situation) = situations.situation(participant) else {
        return Ok(());
    };
    let tellings = notice(&situation);
    let is_known = situation.known.contains_key(&item);
    let Some(telling) = tellings
        .iter()
        .find(|telling| telling.item == item && is_known)
    else {
        return Ok(());
    };
    if Open::of_visit(db, guest.visit)?.covers(participant, telling.topic(participant)) {
        return Ok(());
    }
    let (state, ready) = match telling.channel {
        Channel::ByHand => {
            let by_hand = tellings.iter().filter(|one| one.channel == Channel::ByHand);
            let by_hand: Vec<_> = by_hand.cloned().collect();
            let ready = secretariat.ready_text(&situations, participant, &by_hand)?;
            (MessageState::ByHand, Some(ready))
        }
        Channel::Invitation | Channel::Programme => (MessageState::Due, None),
    };
    let wanted = Wanted {
        visit: guest.visit,
        participant,
        item: (telling.channel == Channel::Invitation).then_some(item),
        kind: telling.kind(),
        state,
        version,
        urgent: false,
        due_at: now,
        held_since: None,
        ready,
    };
    outbox::insert(db, &[wanted], now)?;
    Ok(())
}
