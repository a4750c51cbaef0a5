//! Telling those who are asked for a time that they are: a letter each, or words for whoever calls them. Once; a question
//! that was settled or answered meanwhile is put to nobody any more.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::actions::Error;
use crate::actions::edit::Editor;
use crate::actions::introductions::{self, introduce};
use crate::actions::secretariat::Secretariat;
use crate::actions::situations::Situations;
use crate::domain::ids::{MessageId, ParticipantId, PollId, VisitId};
use crate::domain::notice::Channel;
use crate::domain::poll::{Poll, PollState, Question};
use crate::domain::publication::Publication;
use crate::domain::visit::Visit;
use crate::mail::letters;
use crate::store::outbox::{Message, reminding};
use crate::store::{self, Db, items, polls, visits};

/// Writes to those who are asked and were not written to; who only reads their page finds the question there.
///
/// # Errors
/// [`Error::TooManyStrangers`], and those of the database and of a text to read out.
pub(super) fn write(
    db: &mut Db,
    (secretariat, latest): (&Secretariat, Arc<Publication>),
    (home, poll): (&Visit, &Poll),
    by: Editor,
) -> Result<(), Error> {
    let now = by.now;
    let unasked = polls::unwritten(db, poll.id)?;
    let question = question(db, home, poll)?.ok_or(store::Error::Missing)?;
    let shelf = &secretariat.shelf;
    let who = (&unasked[..], now);
    let situations = Situations::of_participants(db, shelf, Arc::clone(&latest), who)?;
    let channels = unasked.iter().filter_map(|participant| {
        let situation = situations.situation(*participant)?;
        Some((*participant, situation.channel()?))
    });
    let channels: Vec<(ParticipantId, Channel)> = channels.collect();
    if let Some(most) = secretariat.new_addresses_per_day {
        let mailed = channels
            .iter()
            .filter(|(_, channel)| *channel != Channel::ByHand);
        let mailed = mailed.map(|(participant, _)| *participant);
        let addresses = introductions::addresses(&situations, mailed);
        introduce(db, &addresses, (by.user, most), now)?;
    }
    for (participant, channel) in channels {
        let to = (home.id, participant);
        let message = reminding::insert(db, to, (latest.version, now))?;
        polls::written(db, (poll.id, participant), message)?;
        if channel == Channel::ByHand {
            let words = words(secretariat, &situations, (participant, &question))?;
            reminding::leave_to_people(db, message, &words)?;
        }
    }
    Ok(())
}

/// What whoever calls somebody asks them.
///
/// # Errors
/// [`letters::LetterError`]: they were never published, or a text of ours is missing.
pub fn words(
    secretariat: &Secretariat,
    situations: &Situations,
    (participant, question): (ParticipantId, &Question),
) -> Result<String, letters::LetterError> {
    let addressee = secretariat.addressee(situations, participant);
    let addressee = addressee.ok_or(letters::LetterError::NothingSeen)?;
    letters::question_by_hand(&addressee.context("", ""), question)
}

fn question(db: &mut Db, home: &Visit, poll: &Poll) -> Result<Option<Question>, store::Error> {
    let item = items::find(db, home.id, poll.item)?;
    Ok(item.map(|item| Question::of(poll, &item.period(&home.time_zone))))
}

/// A question, if it is still open.
fn open(db: &mut Db, home: &Visit, id: PollId) -> Result<Option<Question>, store::Error> {
    let poll = polls::find(db, id)?;
    let poll = poll.filter(|poll| poll.state == PollState::Open);
    let asked = poll.map(|poll| question(db, home, &poll));
    Ok(asked.transpose()?.flatten())
}

/// What messages that put a question are to ask now. Those that are missing ask nothing any more: it is settled or
/// withdrawn, or was answered.
///
/// # Errors
/// Those of the database.
pub fn of_messages(
    db: &mut Db,
    visit: VisitId,
    messages: &[MessageId],
) -> Result<BTreeMap<MessageId, Question>, store::Error> {
    let asking = polls::unanswered(db, messages)?;
    if asking.is_empty() {
        return Ok(BTreeMap::new());
    }
    let home = visits::find(db, visit)?.ok_or(store::Error::Missing)?;
    let mut known: BTreeMap<PollId, Option<Question>> = BTreeMap::new();
    let mut found = BTreeMap::new();
    for (message, id) in asking {
        let question = match known.get(&id) {
            Some(known) => known.clone(),
            None => open(db, &home, id)?,
        };
        known.insert(id, question.clone());
        found.extend(question.map(|question| (message, question)));
    }
    Ok(found)
}

/// Lets a message that put a question and failed go again; `None`: it put none.
///
/// # Errors
/// [`Error::Conflict`] if nothing is asked any more.
pub fn send_again(
    db: &mut Db,
    failed: &Message,
    (version, now): (u32, Timestamp),
) -> Result<Option<MessageId>, Error> {
    let Some(poll) = polls::of_message(db, failed.id)? else {
        return Ok(None);
    };
    if of_messages(db, failed.visit, &[failed.id])?.is_empty() {
        let why = "the time that this message asked for is settled, or was answered";
        return Err(Error::Conflict(why.to_owned()));
    }
    let message = reminding::insert(db, (failed.visit, failed.participant), (version, now))?;
    polls::written(db, (poll, failed.participant), message)?;
    Ok(Some(message))
}
