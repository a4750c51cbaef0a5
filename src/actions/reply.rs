//! An answer that a participant gives on their page. It mails nobody else.

use std::sync::Arc;

use jiff::Timestamp;

use super::Error;
use super::participation::admit;
use super::publish::plan::Open;
use super::secretariat::Secretariat;
use super::situations::Situations;
use super::webhooks;
use crate::domain::capability::Capability;
use crate::domain::ids::{ItemId, ParticipantId, VisitId};
use crate::domain::message::MessageState;
use crate::domain::notice::{Channel, is_invited, notice};
use crate::domain::publication::Publication;
use crate::domain::reply::{self, Answer, ReplySource, ReplyStatus, Unanswerable};
use crate::domain::webhook::News;
use crate::store::outbox::{self, Wanted};
use crate::store::{Db, epoch, replies, told};

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
    let told = told::of_participants(db, &[participant]).map_err(Error::from)?;
    let told = told.into_iter().find(|known| known.item == said.item);
    let channel = told.and_then(|known| Some(known.told?.channel));
    let is_invited = is_invited(guest.participant.notify, channel);
    let asked = (participant, said.item, is_invited);
    let reply = reply::answer(&guest.publication, asked, given)?;
    let answer = Answer {
        participant,
        item: said.item,
        reply,
        source: ReplySource::Page,
        remark: said.remark.clone(),
        given_by: guest.assistant_name(),
        since: now,
    };
    let (visit, latest) = (guest.visit, guest.publication);
    Ok(keep(db, secretariat, (visit, latest), (answer, now))?)
}

/// Keeps an answer to an item of a visit that is locked, in the place of any before it.
///
/// # Errors
/// Those of the database, and of a text to read out.
pub(super) fn keep(
    db: &mut Db,
    secretariat: &Secretariat,
    (visit, latest): (VisitId, Arc<Publication>),
    (answer, now): (Answer, Timestamp),
) -> Result<Answer, Error> {
    let (participant, item) = (answer.participant, answer.item);
    let before = replies::answers_of_participant(db, participant)?;
    let before = before.into_iter().find(|before| before.item == item);
    let answer = answer.following(before.as_ref());
    replies::save(db, &answer)?;
    let news = News::Replied {
        visit,
        answer: &answer,
    };
    webhooks::tell(db, visit, (&news, now))?;
    epoch::bump(db)?;
    let had_declined = before.is_some_and(|before| before.reply.status == ReplyStatus::Declined);
    if had_declined && answer.reply.status != ReplyStatus::Declined {
        catch_up(db, secretariat, (visit, latest), ((participant, item), now))?;
    }
    Ok(answer)
}

/// Who had declined was not told of changes meanwhile: if there were any, they are told now that they come after all,
/// so that their calendar is right again.
fn catch_up(
    db: &mut Db,
    secretariat: &Secretariat,
    (visit, latest): (VisitId, Arc<Publication>),
    ((participant, item), now): ((ParticipantId, ItemId), Timestamp),
) -> Result<(), Error> {
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
    if Open::of_visit(db, visit)?.covers(participant, telling.topic(participant)) {
        return Ok(());
    }
    let (state, ready) = match telling.channel {
        Channel::ByHand => {
            let by_hand = tellings.iter().filter(|one| one.channel == Channel::ByHand);
            let by_hand: Vec<_> = by_hand.cloned().collect();
            let ready = secretariat.ready_text(&situations, &situation, &by_hand)?;
            (MessageState::ByHand, Some(ready))
        }
        Channel::Invitation | Channel::Programme => (MessageState::Due, None),
    };
    let wanted = Wanted {
        visit,
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
