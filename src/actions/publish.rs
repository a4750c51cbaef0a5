//! Publishing: one transaction that freezes the draft and writes a row of the outbox for whatever somebody is to be
//! told.

pub(in crate::actions) mod plan;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use self::plan::{Open, Plan, Round};
use super::error::{Error, Invalid};
use super::introductions::introduce;
use super::push;
use super::secretariat::Secretariat;
use super::situations::Situations;
use super::webhooks;
use crate::domain::document::FaultKind;
use crate::domain::draft::Draft;
use crate::domain::freeze::{after, freeze};
use crate::domain::ids::{ItemId, ParticipantId, UserId, VisitId};
use crate::domain::publication::{Publication, Tell};
use crate::domain::text::Texts;
use crate::domain::webhook::News;
use crate::store::{Db, calls, drafts, epoch, publications, replies, told, visits};

/// What is published, and who is told.
#[derive(Clone, Debug, Default)]
pub struct Publish {
    /// Who hears of it at once; `None`: whoever it concerns.
    pub tell: Option<Tell>,
    /// These items alone; `None`: the whole draft.
    pub items: Option<Vec<ItemId>>,
    /// Who is not told yet.
    pub hold: Vec<ParticipantId>,
    /// What to say with it, per language.
    pub note: Texts,
    /// Nobody is told before, but of what has begun by then; `None`: as soon as it may be.
    pub tell_at: Option<Timestamp>,
    /// The revision that was looked at; another one now refuses the command.
    pub revision: Option<i64>,
    /// Who publishes; `None`: the command line.
    pub by: Option<UserId>,
}

impl Publish {
    /// The chosen items, if not the whole draft.
    #[must_use]
    pub fn chosen(&self) -> Option<BTreeSet<ItemId>> {
        self.items
            .as_ref()
            .map(|items| items.iter().copied().collect())
    }
}

/// What publishing did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The latest version now.
    pub version: u32,
    /// When that was published.
    pub published_at: Timestamp,
    /// Whether this command made it.
    pub is_new: bool,
    /// How many participants a message goes to.
    pub told: usize,
    /// How many participants do not know what is published, and no message is on its way.
    pub untold: usize,
    /// How many participants an organiser must tell.
    pub by_hand: usize,
}

/// Publishes a visit, or some of its items.
///
/// # Errors
/// [`Error::NotFound`], [`Error::StaleRevision`], [`Error::Invalid`] for items and participants of no such visit, and
/// those of the database.
pub fn publish(
    db: &mut Db,
    secretariat: &Secretariat,
    visit: VisitId,
    (command, now): (&Publish, Timestamp),
) -> Result<Published, Error> {
    let draft = locked_draft(db, visit, command)?;
    let shelf = &secretariat.shelf;
    let previous = shelf.latest(db, visit)?;
    // feeds show when somebody answered
    let answered = replies::last_of_visit(db, visit)?;
    let at = answered.map_or(now, |answered| after(answered, now));
    let mut next = freeze(&draft, previous.as_deref(), command.chosen().as_ref(), at);
    next.note.clone_from(&command.note);
    let is_new = previous
        .as_ref()
        .is_none_or(|previous| !next.is_same_as(previous));
    let tell = command.tell.unwrap_or(Tell::Concerned);
    let latest = if let Some(previous) = previous.as_ref().filter(|_| !is_new) {
        Arc::clone(previous)
    } else {
        publications::insert(db, &next, previous.as_deref(), (tell, command.by))?;
        push::forget_departed(db, (previous.as_deref(), &next))?;
        told::prepare(db, &newcomers(&next, previous.as_deref()))?;
        epoch::bump(db)?;
        let version = next.version;
        let news = News::Published {
            visit,
            version,
            tell,
        };
        webhooks::tell(db, visit, (&news, now))?;
        Arc::new(next)
    };
    let situations = Situations::of_visit(db, shelf, Arc::clone(&latest), now)?;
    let plan = Round {
        command,
        tell,
        secretariat,
        now,
        before: previous.as_deref().filter(|_| is_new),
        is_new,
        situations: &situations,
        open: Open::of_visit(db, visit)?,
        plan: Plan::default(),
    }
    .planned()?;
    if let Some(limit) = command.by.zip(secretariat.new_addresses_per_day) {
        introduce(db, &plan.addresses(&situations), limit, now)?;
    }
    plan.write(db, (latest.version, now))?;
    if tell == Tell::Urgent {
        calls::expect(db, &plan.concerned, latest.version)?;
        push::hint(db, &situations, (&plan.concerned, now))?;
    }
    Ok(Published {
        version: latest.version,
        published_at: latest.published_at,
        is_new,
        told: plan.told,
        untold: plan.untold,
        by_hand: plan.by_hand,
    })
}

/// The draft, with its row locked so that nothing changes under the publication.
fn locked_draft(db: &mut Db, visit: VisitId, command: &Publish) -> Result<Draft, Error> {
    let no_visit = || Error::not_found(format!("visit {visit}"));
    let current = visits::lock(db, visit)?.ok_or_else(no_visit)?;
    if let Some(expected) = command.revision.filter(|expected| *expected != current) {
        return Err(Error::StaleRevision { expected, current });
    }
    let draft = drafts::find(db, visit)?.ok_or_else(no_visit)?;
    check_selection(&draft, command)?;
    Ok(draft)
}

/// Refuses items and participants that the visit does not have.
pub(super) fn check_selection(draft: &Draft, command: &Publish) -> Result<(), Error> {
    let strange_items = command
        .items
        .iter()
        .flatten()
        .enumerate()
        .filter_map(|(index, id)| {
            let is_known = draft.items.iter().any(|item| item.id == *id);
            (!is_known).then(|| Invalid {
                kind: FaultKind::Reference,
                pointer: format!("/items/{index}"),
                detail: format!("{id} is no item of this visit"),
            })
        });
    let strange_people = command.hold.iter().enumerate().filter_map(|(index, id)| {
        let is_known = draft
            .participants
            .iter()
            .any(|participant| participant.id == *id);
        (!is_known).then(|| Invalid {
            kind: FaultKind::Reference,
            pointer: format!("/hold/{index}"),
            detail: format!("{id} is no participant of this visit"),
        })
    });
    let strangers: Vec<_> = strange_items.chain(strange_people).collect();
    if strangers.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(strangers))
    }
}

/// Pairs of participant and item that a publication brings together for the first time.
fn newcomers(next: &Publication, previous: Option<&Publication>) -> Vec<(ParticipantId, ItemId)> {
    let knew = |participant: &ParticipantId, item: &ItemId| {
        let before = previous.and_then(|previous| previous.items.get(item));
        before.is_some_and(|before| before.audience.contains_key(participant))
    };
    let pairs = next.items.iter().flat_map(|(id, item)| {
        item.audience
            .keys()
            .map(move |participant| (*participant, *id))
    });
    let mut new: Vec<_> = pairs
        .filter(|(participant, item)| !knew(participant, item))
        .collect();
    // in the order of their messages: what is told at once then lies together
    new.sort_unstable();
    new
}
