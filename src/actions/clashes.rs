//! What cannot happen as drafted, and all that is needed to say it in words.

use std::collections::{BTreeMap, BTreeSet};
use std::slice;
use std::sync::Arc;

use jiff::Span;
use jiff::civil::Date;

use super::drafts::Drafts;
use super::remembered::Remembered;
use super::{Error, replies};
use crate::domain::clashes::{Clash, Declined, Wording, clashes_of_visit};
use crate::domain::draft::Draft;
use crate::domain::ids::{ItemId, ParticipantId, VisitId};
use crate::domain::registers::Registers;
use crate::domain::reply::{GivenReply, ReplyStatus};
use crate::domain::visit::Visit;
use crate::language::Language;
use crate::store::fingerprints::{self, OfVisit, Shared};
use crate::store::kept_clashes::{self, KeptClash};
use crate::store::{self, Db, drafts, visits};

/// Those of a large visit take a mebibyte and the drafts that they are about.
const CAPACITY: usize = 4;

/// The clashes of a visit with itself and with every visit of these days.
#[derive(Clone, Debug)]
pub struct Found {
    /// Each that nobody keeps, with the changes that would mend it.
    pub clashes: Vec<Clash>,
    /// Each that somebody keeps, and why.
    pub kept: Vec<(Clash, KeptClash)>,
    /// Who declined what.
    pub declined: Declined,
    /// The visit they are of.
    pub own: Arc<Draft>,
    /// Those it may clash with.
    pub others: Vec<Draft>,
    /// Whom and what they name.
    pub registers: Registers,
}

impl Found {
    /// Says them in words.
    #[must_use]
    pub fn wording(&self, language: Language) -> Wording<'_> {
        Wording {
            language,
            own: &self.own,
            others: &self.others,
            registers: &self.registers,
        }
    }
}

/// What the clashes of a visit are found in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Basis {
    /// The visit, and all that it may clash with.
    near: Vec<(VisitId, OfVisit)>,
    shared: Shared,
}

impl Basis {
    /// What those of these visits would be found in now, one after the other.
    pub(super) fn of(db: &mut Db, visits: &[Visit]) -> Result<Vec<Self>, Error> {
        let days = visits.iter().map(days_near);
        let all = days.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
        let Some(all) = all else {
            return Ok(Vec::new());
        };
        let dated = fingerprints::of_days(db, all)?;
        let shared = fingerprints::shared(db)?;
        let basis = |visit: &Visit| {
            let (first, last) = days_near(visit);
            let near = dated
                .iter()
                .filter(|other| other.starts_on <= last && other.ends_on >= first);
            Self {
                near: near.map(|other| (other.visit, other.fingerprint)).collect(),
                shared: shared.clone(),
            }
        };
        Ok(visits.iter().map(basis).collect())
    }
}

/// Clashes already found, of drafts that are only looked at. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Clashes {
    found: Remembered<VisitId, Basis, Arc<Found>, CAPACITY>,
    /// What they are found in.
    pub(super) drafts: Drafts,
}

impl Clashes {
    /// None yet, of these drafts.
    #[must_use]
    pub fn new(drafts: Drafts) -> Self {
        Self {
            drafts,
            ..Self::default()
        }
    }

    /// Those of a visit as it is drafted now.
    ///
    /// # Errors
    /// [`Error::NotFound`], and those of the database.
    pub fn of(&self, db: &mut Db, visit: VisitId) -> Result<Arc<Found>, Error> {
        let missing = || Error::not_found("visit");
        let home = visits::find(db, visit)?.ok_or_else(missing)?;
        let basis = Basis::of(db, slice::from_ref(&home))?.pop();
        let basis = basis.ok_or_else(missing)?;
        self.found.of(visit, basis, || {
            let answered = self.drafts.answered(db, visit)?;
            let own = Arc::clone(&answered.draft);
            Ok(Arc::new(found(db, own, &answered.given)?))
        })
    }
}

/// Finds the clashes of a draft.
///
/// # Errors
/// Those of the database.
pub fn of_draft(db: &mut Db, own: impl Into<Arc<Draft>>) -> Result<Found, Error> {
    let own = own.into();
    let given = replies::counted_of_visit(db, own.visit.id)?;
    found(db, own, &given)
}

/// The clashes of a draft whose participants have answered so.
fn found(db: &mut Db, own: Arc<Draft>, given: &[GivenReply]) -> Result<Found, Error> {
    let others = others(db, &own)?;
    let mut registers = Registers::default();
    for draft in others.iter().chain([&*own]) {
        add(&mut registers, &draft.registers);
    }
    registers.travel_times = store::venues::all_travel_times(db)?;
    let mut declined: Declined = declined_among(given).collect();
    for draft in &others {
        let given = replies::counted_of_visit(db, draft.visit.id)?;
        declined.extend(declined_among(&given));
    }
    let all = clashes_of_visit(&own, &others, &registers, &declined);
    let (clashes, kept) = parted(all, kept_clashes::of_visit(db, own.visit.id)?);
    Ok(Found {
        clashes,
        kept,
        declined,
        own,
        others,
        registers,
    })
}

fn declined_among(given: &[GivenReply]) -> impl Iterator<Item = (ParticipantId, ItemId)> {
    let declined = given
        .iter()
        .filter(|given| given.reply.status == ReplyStatus::Declined);
    declined.map(|given| (given.participant, given.item))
}

/// Those that nobody keeps, and those that somebody does. What is kept is known by its facts, so a clash whose facts have
/// changed is there again.
fn parted(
    all: Vec<Clash>,
    mut reasons: BTreeMap<String, KeptClash>,
) -> (Vec<Clash>, Vec<(Clash, KeptClash)>) {
    let (mut open, mut kept) = (Vec::new(), Vec::new());
    for clash in all {
        let reason = if reasons.is_empty() {
            None
        } else {
            reasons.remove(&clash.facts())
        };
        match reason {
            Some(reason) => kept.push((clash, reason)),
            None => open.push(clash),
        }
    }
    (open, kept)
}

/// The days on which a visit may clash with others: its own, and one more at both ends, since a zone away may be a day
/// away.
fn days_near(visit: &Visit) -> (Date, Date) {
    let (starts_on, ends_on) = (visit.starts_on, visit.ends_on);
    let day = Span::new().days(1);
    let first = starts_on.checked_sub(day).unwrap_or(starts_on);
    (first, ends_on.checked_add(day).unwrap_or(ends_on))
}

fn others(db: &mut Db, own: &Draft) -> Result<Vec<Draft>, Error> {
    let (first, last) = days_near(&own.visit);
    let near: BTreeSet<_> = visits::overlapping(db, first, last)?.into_iter().collect();
    let mut found = Vec::new();
    for id in near.into_iter().filter(|id| *id != own.visit.id) {
        found.extend(drafts::find(db, id)?);
    }
    Ok(found)
}

fn add(all: &mut Registers, more: &Registers) {
    all.people
        .extend(more.people.iter().map(|(id, person)| (*id, person.clone())));
    all.venues
        .extend(more.venues.iter().map(|(id, venue)| (*id, venue.clone())));
    all.organisations.extend(
        more.organisations
            .iter()
            .map(|(id, organisation)| (*id, organisation.clone())),
    );
}
