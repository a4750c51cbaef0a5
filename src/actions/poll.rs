//! Asking for a time: an organiser asks the host of an item, or everybody; what is chosen becomes the item's time in the
//! draft, and the item is confirmed. Publishing tells everybody, as ever.

mod asking;

use jiff::Timestamp;
use jiff::civil::DateTime;
use serde_json::json;

use super::Error;
use super::edit::{self, Editor, Patch};
use super::participation::admit;
use super::proposal::NotProposed;
use super::secretariat::Secretariat;
use crate::domain::agenda::{Item, ItemStatus};
use crate::domain::capability::Capability;
use crate::domain::ids::{ItemId, ParticipantId, PollId};
use crate::domain::poll::{
    self, Poll, PollKind, PollState, Slot, Standing, Unaskable, Vote, Voter,
};
use crate::domain::proposal::{Proposal, ProposalState, another_time};
use crate::domain::publication::Publication;
use crate::domain::visit::Visit;
use crate::store::outbox::drop_waiting;
use crate::store::{self, Db, drafts, epoch, ids, items, polls, proposals, visits};

pub use asking::{of_messages, send_again, waiting_for, words};

/// Why nobody was asked.
#[derive(Debug, thiserror::Error)]
pub enum NotAsked {
    /// A time cannot be asked for so.
    #[error(transparent)]
    Unaskable(#[from] Unaskable),
    /// There is no such item, or the database did not do its part.
    #[error(transparent)]
    Other(#[from] Error),
}

/// Asks for a time, and writes to those who are asked; a question about the same item that is open is withdrawn. Who was
/// asked just that already is not asked again.
///
/// # Errors
/// [`NotAsked`]; then nothing was changed.
pub fn ask(
    db: &mut Db,
    secretariat: &Secretariat,
    (home, item, by): (&Visit, ItemId, Editor),
    (kind, starts): (PollKind, &[DateTime]),
) -> Result<Poll, NotAsked> {
    visits::lock(db, home.id).map_err(Error::from)?;
    let draft = drafts::find(db, home.id).map_err(Error::from)?;
    let draft = draft.ok_or_else(|| Error::not_found("visit"))?;
    let drafted = draft.items.iter().find(|drafted| drafted.id == item);
    let drafted = drafted.filter(|drafted| drafted.status != ItemStatus::Cancelled);
    let drafted = drafted.ok_or_else(|| Error::not_found("item"))?;
    if drafted.is_internal() {
        return Err(Unaskable::Internal.into());
    }
    let planned = drafted.period(&draft.visit.time_zone);
    let slots = poll::slots(&planned, kind, (starts, by.now))?;
    let latest = secretariat.shelf.latest(db, home.id).map_err(Error::from)?;
    let latest = latest.ok_or(Unaskable::Nobody)?;
    let asked = poll::asked(&draft, drafted, (kind, &latest));
    if asked.is_empty() {
        return Err(Unaskable::Nobody.into());
    }
    let poll = Poll {
        id: ids::new(),
        item,
        kind,
        title: drafted.title.clone(),
        slots,
        state: PollState::Open,
        chosen: None,
        asked_by: Some(by.user),
        at: by.now,
    };
    let standing = Standing {
        poll: put(db, home, (poll, &asked))?,
        planned,
        asked,
    };
    asking::write(db, (secretariat, latest), &standing, by)?;
    epoch::bump(db).map_err(Error::from)?;
    Ok(standing.poll)
}

/// Keeps a question, or takes up the last one about the item if that asked the same.
fn put(db: &mut Db, home: &Visit, (poll, asked): (Poll, &[ParticipantId])) -> Result<Poll, Error> {
    let mut of_item = polls::of_visit(db, home.id)?.into_iter();
    let last = of_item.find(|other| other.item == poll.item);
    let asks = (poll.item, poll.kind, &poll.slots[..]);
    if let Some(last) = last.filter(|last| last.is_again(asks)) {
        polls::reopen(db, last.id)?;
        polls::ask(db, last.id, asked)?;
        return Ok(Poll {
            state: PollState::Open,
            ..last
        });
    }
    withdraw_of_item(db, home, poll.item)?;
    polls::insert(db, &poll)?;
    polls::ask(db, poll.id, asked)?;
    Ok(poll)
}

/// Takes a question back; about which item it was.
///
/// # Errors
/// [`Error::NotFound`] if it is not open.
pub fn withdraw(db: &mut Db, home: &Visit, id: PollId) -> Result<ItemId, Error> {
    visits::lock(db, home.id)?;
    let poll = open_of(db, home, id)?;
    end(db, id, (PollState::Withdrawn, None))?;
    epoch::bump(db)?;
    Ok(poll.item)
}

/// Ends an open question; who was not told of it yet is not told any more.
fn end(db: &mut Db, id: PollId, became: (PollState, Option<u16>)) -> Result<(), Error> {
    if !polls::end(db, id, became)? {
        return Err(Error::not_found("open question"));
    }
    let messages = polls::messages(db, id)?;
    Ok(drop_waiting(
        db,
        &messages,
        "the time is asked for no more",
    )?)
}

/// Takes the question about an item back, if there is one: its time is settled otherwise.
///
/// # Errors
/// Those of the database.
pub(in crate::actions) fn withdraw_of_item(
    db: &mut Db,
    home: &Visit,
    item: ItemId,
) -> Result<(), Error> {
    let all = polls::of_visit(db, home.id)?;
    let is_open = |poll: &&Poll| poll.item == item && poll.state == PollState::Open;
    for poll in all.iter().filter(is_open) {
        end(db, poll.id, (PollState::Withdrawn, None))?;
    }
    Ok(())
}

/// Lets nobody be told of a question about an item that is asked of nobody any more: letters that wait would not be
/// written, but whoever is to call somebody would.
///
/// # Errors
/// Those of the database.
pub(in crate::actions) fn hush(db: &mut Db, home: &Visit, item: &Item) -> Result<(), Error> {
    if item.status != ItemStatus::Cancelled && !item.is_internal() {
        return Ok(());
    }
    let mut all = polls::of_visit(db, home.id)?;
    all.retain(|poll| poll.item == item.id && poll.state == PollState::Open);
    for poll in all {
        let messages = polls::messages(db, poll.id)?;
        drop_waiting(db, &messages, "the time is asked for no more")?;
    }
    Ok(())
}

/// Makes one of the times that of the item, which is confirmed.
///
/// # Errors
/// [`Error::NotFound`] if the question is not open or has no such time, [`Error::Conflict`] if that has passed, and those
/// of the edit.
pub fn settle(
    db: &mut Db,
    home: &Visit,
    (id, number): (PollId, u16),
    by: Editor,
) -> Result<Item, Error> {
    visits::lock(db, home.id)?;
    let poll = open_of(db, home, id)?;
    let mut slots = poll.slots.iter();
    let slot = slots.find(|slot| slot.number == number);
    let slot = slot.ok_or_else(|| Error::not_found("time to choose"))?;
    let planned = items::find(db, home.id, poll.item)?.ok_or(store::Error::Missing)?;
    let planned = planned.period(&home.time_zone);
    if slot.period(&planned).starts.instant() <= by.now {
        return Err(Error::Conflict("this time has passed".to_owned()));
    }
    let patch = confirmed_at(slot);
    let item = edit::change::<Item, Error>(db, (home, poll.item, by), |_, item| {
        if item.status == ItemStatus::Cancelled {
            return Err(Error::Conflict("the item is cancelled".to_owned()));
        }
        Ok(patch)
    })?;
    end(db, id, (PollState::Settled, Some(number)))?;
    epoch::bump(db)?;
    Ok(item)
}

/// Makes a time that of an item, which is confirmed.
fn confirmed_at(slot: &Slot) -> Patch {
    Patch {
        fields: json!({
            "starts": slot.starts.to_string(),
            "ends": slot.ends.to_string(),
            "status": "confirmed",
        }),
        faults: Vec::new(),
    }
}

/// A question of a visit that is open.
fn open_of(db: &mut Db, home: &Visit, id: PollId) -> Result<Poll, Error> {
    let no_question = || Error::not_found("open question");
    let poll = polls::find(db, id)?;
    let poll = poll.filter(|poll| poll.state == PollState::Open);
    let poll = poll.ok_or_else(no_question)?;
    items::find(db, home.id, poll.item)?.ok_or_else(no_question)?;
    Ok(poll)
}

/// What somebody says on their page to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A host: this time.
    Chosen(u16),
    /// A host: none of these, but from then on; with a remark, as [`crate::domain::reply::remark`] keeps it.
    Another(DateTime, Option<String>),
    /// Whether each time suits.
    Votes(Vec<(u16, Vote)>),
}

/// Keeps what somebody says on their page. The choice of a host settles the question at once, in the name of the
/// organiser who asked; if that is a user no more, it is kept as a vote and an organiser settles it. Another time is a
/// proposal like any other, and the question stays open.
///
/// # Errors
/// [`NotProposed`]: the link opens nothing, they are not asked that (any more), or another time cannot be meant.
pub fn say(
    db: &mut Db,
    secretariat: &Secretariat,
    link: Capability,
    (id, said, now): (PollId, &Said, Timestamp),
) -> Result<(), NotProposed> {
    let guest = admit(db, secretariat, link)?;
    let participant = guest.participant.id;
    let answerer = Voter {
        participant,
        given_by: guest.assistant_name(),
    };
    let asked = waiting_for(db, &guest.publication, (participant, now)).map_err(Error::from)?;
    let mut asked = asked.into_iter();
    let standing = asked.find(|standing| standing.poll.id == id);
    let Standing { poll, planned, .. } =
        standing.ok_or_else(|| Error::not_found("open question"))?;
    let home = visits::find(db, guest.visit).map_err(Error::from)?;
    let home = home.ok_or_else(|| Error::not_found("visit"))?;
    match (poll.kind, said) {
        (PollKind::Host, Said::Chosen(number)) => {
            choose(db, &home, (&poll, &answerer), (*number, now))?;
        }
        (PollKind::Host, Said::Another(starts, remark)) => {
            let period = another_time(&planned, *starts, now)?;
            let proposal = Proposal {
                id: ids::new(),
                item: poll.item,
                participant,
                starts: period.starts.wall,
                ends: period.ends.wall,
                remark: remark.clone(),
                state: ProposalState::Open,
                at: now,
                given_by: answerer.given_by,
            };
            proposals::save(db, &proposal).map_err(Error::from)?;
        }
        (PollKind::Everyone, Said::Votes(votes)) => vote(db, (&poll, &answerer), (votes, now))?,
        _ => return Err(Error::not_found("question of that kind").into()),
    }
    epoch::bump(db).map_err(Error::from)?;
    Ok(())
}

/// Takes the choice of a host.
fn choose(
    db: &mut Db,
    home: &Visit,
    (poll, answerer): (&Poll, &Voter),
    (number, now): (u16, Timestamp),
) -> Result<(), Error> {
    vote(db, (poll, answerer), (&[(number, Vote::Yes)], now))?;
    if let Some(user) = poll.asked_by {
        settle(db, home, (poll.id, number), Editor::new(user, now))?;
    }
    Ok(())
}

/// Takes the time that a host's calendar proposes for an item as their choice, if they are asked for one and may choose
/// it. `false`: it is none of those, or the item as drafted cannot be then. That is found before anything is written: a
/// mail that is refused comes again for ever.
///
/// # Errors
/// Those of the database.
pub(in crate::actions) fn choose_by_mail(
    db: &mut Db,
    (latest, item, participant): (&Publication, ItemId, ParticipantId),
    (time, now): ((DateTime, DateTime), Timestamp),
) -> Result<bool, Error> {
    let asked = waiting_for(db, latest, (participant, now))?;
    let mut asked = asked.into_iter().map(|standing| standing.poll);
    let is_theirs = |poll: &Poll| poll.item == item && poll.kind == PollKind::Host;
    let Some(poll) = asked.find(is_theirs) else {
        return Ok(false);
    };
    let mut slots = poll.slots.iter();
    let Some(slot) = slots.find(|slot| (slot.starts, slot.ends) == time) else {
        return Ok(false);
    };
    let home = visits::find(db, latest.visit.id)?.ok_or(store::Error::Missing)?;
    let drafted = items::find(db, home.id, item)?.ok_or(store::Error::Missing)?;
    match edit::patched(db, &home, &drafted, confirmed_at(slot)) {
        Err(Error::Invalid(_)) => return Ok(false),
        tried => tried?,
    };
    let answerer = Voter {
        participant,
        given_by: None,
    };
    choose(db, &home, (&poll, &answerer), (slot.number, now))?;
    Ok(true)
}

fn vote(
    db: &mut Db,
    (poll, answerer): (&Poll, &Voter),
    (votes, now): (&[(u16, Vote)], Timestamp),
) -> Result<(), Error> {
    let is_offered = |number: u16| poll.slots.iter().any(|slot| slot.number == number);
    if votes.is_empty() || !votes.iter().all(|(number, _)| is_offered(*number)) {
        return Err(Error::not_found("time to choose"));
    }
    Ok(polls::vote(db, (poll.id, answerer), (votes, now))?)
}
