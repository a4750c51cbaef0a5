//! Telling those who are asked for a time that they are: a letter each, or words for whoever calls them. Once; a question
//! that was settled or answered meanwhile is put to nobody any more.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use jiff::Timestamp;

use crate::actions::Error;
use crate::actions::edit::Editor;
use crate::actions::introductions::{self, introduce};
use crate::actions::secretariat::Secretariat;
use crate::actions::situations::Situations;
use crate::domain::ids::{MessageId, ParticipantId, PollId};
use crate::domain::notice::Channel;
use crate::domain::poll::{Question, Standing};
use crate::domain::publication::Publication;
use crate::mail::letters;
use crate::store::outbox::{Message, reminding};
use crate::store::{self, Db, drafts, polls};

/// Writes to those who are asked and were not written to; who only reads their page finds the question there.
///
/// # Errors
/// [`Error::TooManyStrangers`], and those of the database and of a text to read out.
pub(super) fn write(
    db: &mut Db,
    (secretariat, latest): (&Secretariat, Arc<Publication>),
    standing: &Standing,
    by: Editor,
) -> Result<(), Error> {
    let (poll, now) = (&standing.poll, by.now);
    let mut unasked = polls::unwritten(db, poll.id)?;
    unasked.retain(|participant| standing.asked.contains(participant));
    let question = standing.question();
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
        let to = (latest.visit.id, participant);
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

/// The questions that wait for somebody as things are now, the oldest first.
///
/// # Errors
/// Those of the database.
pub fn waiting_for(
    db: &mut Db,
    latest: &Publication,
    (participant, now): (ParticipantId, Timestamp),
) -> Result<Vec<Standing>, store::Error> {
    let open = polls::open_of_participant(db, participant)?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let draft = drafts::find(db, latest.visit.id)?.ok_or(store::Error::Missing)?;
    let standing = open
        .into_iter()
        .filter_map(|poll| poll.standing((&draft, latest), now));
    Ok(standing
        .filter(|standing| standing.asked.contains(&participant))
        .collect())
}

/// What messages that put a question are to ask now. Those that are missing ask nothing any more: it is settled or
/// withdrawn, was answered, or is none as things are now.
///
/// # Errors
/// Those of the database.
pub fn of_messages(
    db: &mut Db,
    latest: &Publication,
    (messages, now): (&[MessageId], Timestamp),
) -> Result<BTreeMap<MessageId, Question>, store::Error> {
    let asking = polls::unanswered(db, messages)?;
    if asking.is_empty() {
        return Ok(BTreeMap::new());
    }
    let draft = drafts::find(db, latest.visit.id)?.ok_or(store::Error::Missing)?;
    let mut known: BTreeMap<PollId, Option<Standing>> = BTreeMap::new();
    let mut found = BTreeMap::new();
    for (message, id, participant) in asking {
        let standing = match known.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let poll = polls::find(db, id)?;
                unknown.insert(poll.and_then(|poll| poll.standing((&draft, latest), now)))
            }
        };
        let standing = standing.as_ref();
        let standing = standing.filter(|standing| standing.asked.contains(&participant));
        found.extend(standing.map(|standing| (message, standing.question())));
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
    (latest, now): (&Publication, Timestamp),
) -> Result<Option<MessageId>, Error> {
    let Some(poll) = polls::of_message(db, failed.id)? else {
        return Ok(None);
    };
    if of_messages(db, latest, (&[failed.id], now))?.is_empty() {
        let why = "the time that this message asked for is asked for no more, or was answered";
        return Err(Error::Conflict(why.to_owned()));
    }
    let message = reminding::insert(
        db,
        (failed.visit, failed.participant),
        (latest.version, now),
    )?;
    polls::written(db, (poll, failed.participant), message)?;
    Ok(Some(message))
}
