//! Editing who takes part in a visit: delegations and participants.

use std::ops::RangeInclusive;

use serde_json::json;

use super::edit::{Editor, Record, fault_of, locked, refused};
use super::{Error, push};
use crate::domain::agenda::Item;
use crate::domain::document::{DELEGATION, FaultKind, PARTICIPANT, Table};
use crate::domain::ids::{DelegationId, EditId, ParticipantId, PersonId};
use crate::domain::journal::Step;
use crate::domain::visit::{Delegation, Participant, Visit};
use crate::language::Language;
use crate::store::edits::{self, Edit};
use crate::store::{
    self, Db, delegations, epoch, ids, items, participants, people, precedence, push_subscriptions,
    visits,
};

impl Record for Delegation {
    type Id = DelegationId;
    type Home = Visit;
    const TABLE: Table<Self> = DELEGATION;
    const NOUN: &'static str = "delegation";

    fn id(&self) -> DelegationId {
        self.id
    }

    fn lock(db: &mut Db, visit: &Visit, id: DelegationId) -> Result<Option<i64>, Error> {
        visits::bump_revision(db, visit.id)?;
        Ok(delegations::bump_revision(db, id)?)
    }

    fn find(db: &mut Db, visit: &Visit, id: DelegationId) -> Result<Option<Self>, store::Error> {
        delegations::find(db, visit.id, id)
    }

    fn insert(self, db: &mut Db, visit: &Visit) -> Result<Self, Error> {
        visits::bump_revision(db, visit.id)?;
        delegations::insert(db, visit.id, &self).map_err(|error| refused(Self::NOUN, error))?;
        Ok(self)
    }

    fn replace(self, db: &mut Db, visit: &Visit, _: &Self) -> Result<Self, Error> {
        delegations::update(db, visit.id, &self).map_err(|error| refused(Self::NOUN, error))?;
        Ok(self)
    }

    /// Who was taken off comes back with the delegation that they are given then.
    fn remove(&self, db: &mut Db, visit: &Visit) -> Result<(), Error> {
        refuse_used_delegation(db, visit, self.id)?;
        participants::leave_delegation(db, self.id)?;
        delegations::delete(db, self.id).map_err(|error| refused(Self::NOUN, error))
    }
}

/// Participants and items of the visit name its delegations.
fn refuse_used_delegation(db: &mut Db, visit: &Visit, id: DelegationId) -> Result<(), Error> {
    let mut travelling = Vec::new();
    for participant in participants::of_visit(db, visit.id)? {
        if participant.delegation == Some(id) && !participant.removed {
            let person = people::find(db, participant.person)?;
            travelling.push(
                person.map_or_else(|| participant.id.to_string(), |person| person.name.full()),
            );
        }
    }
    let who = named("participants", &travelling);
    let items = items::of_visit(db, visit.id)?;
    let titles = items
        .iter()
        .filter(|item| item.delegations_mentioned().contains(&id))
        .map(|item| title(item, visit));
    let what = named("items", &titles.collect::<Vec<_>>());
    let uses: Vec<String> = [who, what].into_iter().flatten().collect();
    if uses.is_empty() {
        return Ok(());
    }
    let uses = uses.join(" and ");
    let why = format!("the delegation is in use by {uses}; take it out of those first");
    Err(Error::Conflict(why))
}

/// How an item is called in a refusal.
fn title(item: &Item, visit: &Visit) -> String {
    let title = item.title.shown(Language::En.tag(), &visit.locales);
    title.map_or_else(
        || item.id.to_string(),
        |title| Language::En.quoted(title.text),
    )
}

/// More users than this are counted, not named.
const MOST_NAMED: usize = 5;

/// Who uses something, in words; `None`: nobody.
fn named(kind: &str, names: &[String]) -> Option<String> {
    let (shown, others) = names.split_at(names.len().min(MOST_NAMED));
    let shown = shown.join(", ");
    match (names.len(), others.len()) {
        (0, _) => None,
        (_, 0) => Some(format!("the {kind} {shown}")),
        (_, others) => Some(format!("the {kind} {shown} and {others} more")),
    }
}

impl Record for Participant {
    type Id = ParticipantId;
    type Home = Visit;
    const TABLE: Table<Self> = PARTICIPANT;
    const NOUN: &'static str = "participant";

    fn id(&self) -> ParticipantId {
        self.id
    }

    fn lock(db: &mut Db, visit: &Visit, id: ParticipantId) -> Result<Option<i64>, Error> {
        visits::bump_revision(db, visit.id)?;
        Ok(participants::bump_revision(db, id)?)
    }

    fn find(db: &mut Db, visit: &Visit, id: ParticipantId) -> Result<Option<Self>, store::Error> {
        Ok(participants::find(db, visit.id, id)?.filter(|participant| !participant.removed))
    }

    /// Who was taken off comes back with their identifier and their links.
    fn insert(self, db: &mut Db, visit: &Visit) -> Result<Self, Error> {
        visits::bump_revision(db, visit.id)?;
        epoch::bump(db)?;
        let Some(known) = participants::of_person(db, visit.id, self.person)? else {
            participants::insert(db, visit.id, &self)
                .map_err(|error| refused(Self::NOUN, error))?;
            return Ok(self);
        };
        if !known.removed {
            let why = format!("the person takes part already, as participant {}", known.id);
            return Err(Error::Conflict(why));
        }
        participants::bump_revision(db, known.id)?;
        let revived = Self {
            id: known.id,
            ..self
        };
        participants::update(db, visit.id, &revived).map_err(|error| refused(Self::NOUN, error))?;
        push::forget_former_assistants(db, &revived)?;
        let revived = participants::find(db, visit.id, known.id)?;
        Ok(revived.ok_or(store::Error::Missing)?)
    }

    fn replace(self, db: &mut Db, visit: &Visit, before: &Self) -> Result<Self, Error> {
        if self.person != before.person {
            let detail = "a participation is one person's; take this one off and add the other";
            return Err(super::edit::fault("/person", detail));
        }
        let kept = Self {
            removed: before.removed,
            links_generation: before.links_generation,
            ..self
        };
        participants::update(db, visit.id, &kept).map_err(|error| refused(Self::NOUN, error))?;
        push::forget_former_assistants(db, &kept)?;
        epoch::bump(db)?;
        Ok(kept)
    }

    /// Their row stays: what they were told, and their links, are still theirs.
    fn remove(&self, db: &mut Db, visit: &Visit) -> Result<(), Error> {
        let removed = Self {
            removed: true,
            ..self.clone()
        };
        participants::update(db, visit.id, &removed).map_err(|error| refused(Self::NOUN, error))?;
        epoch::bump(db)?;
        Ok(())
    }
}

/// Gives a participant new links; the old ones are dead from now on.
///
/// # Errors
/// [`Error::NotFound`].
pub fn renew_links(db: &mut Db, visit: &Visit, id: ParticipantId) -> Result<Participant, Error> {
    locked::<Participant>(db, visit, id)?;
    participants::renew_links(db, id)?;
    // whoever had the old link may have allowed theirs
    push_subscriptions::remove_all(db, &[id])?;
    epoch::bump(db)?;
    let renewed = participants::find(db, visit.id, id)?;
    Ok(renewed.ok_or(store::Error::Missing)?)
}

/// Gives new links to everybody whom a person takes part as, on every visit; the old ones are dead from now on.
///
/// # Errors
/// Those of the database.
pub fn renew_links_of_person(db: &mut Db, person: PersonId) -> Result<(), Error> {
    participants::renew_links_of_person(db, person)?;
    // as in `renew_links`
    Ok(push_subscriptions::remove_of_person(db, person)?)
}

/// Gives a participant a rank on this visit, whatever that of their office is; `None`: that counts again.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Invalid`] if there is no such rank.
pub fn set_rank(
    db: &mut Db,
    (visit, id): (&Visit, ParticipantId),
    rank: Option<u16>,
    by: Editor,
) -> Result<(), Error> {
    if rank.is_some_and(|rank| !RANKS.contains(&rank)) {
        let detail = format!(
            "a rank is a whole number from {} to {}",
            RANKS.start(),
            RANKS.end()
        );
        return Err(fault_of(FaultKind::Number, "/rank", detail));
    }
    let participant = locked::<Participant>(db, visit, id)?;
    let before = precedence::of_visit(db, visit.id)?.get(&id).copied();
    if before == rank {
        return Ok(());
    }
    precedence::set(db, id, rank)?;
    epoch::bump(db)?;
    let noted = |rank: Option<u16>| json!({"person": participant.person, "rank": rank});
    let edit = Edit {
        id: ids::new::<EditId>(),
        visit: Some(visit.id),
        user: Some(by.user),
        at: by.now,
        step: Step::Edit,
        of_edit: None,
        part_of: None,
        noun: "precedence".to_owned(),
        subject: id.0,
        before: Some(noted(before)),
        after: Some(noted(rank)),
    };
    Ok(edits::insert(db, edit)?)
}

/// The ranks there are; 1 is highest.
const RANKS: RangeInclusive<u16> = 1..=10_000;
