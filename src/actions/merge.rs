//! Making one of two records of a register that are the same: everything that refers to the one that goes refers to the
//! one that stays. Nobody is told anything by that: whoever takes part goes on as the same participant.

mod records;
mod references;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use uuid::Uuid;

use super::edit::{self, Editor, Home as _, Patch, Record, locked};
use super::{Error, journal};
use crate::domain::document::Names;
use crate::domain::ids::{EditId, TeamId, VisitId};
use crate::domain::journal::Step;
use crate::domain::merge::{AnySwap, Distinct, Pair};
use crate::domain::visit::Visit;
use crate::store::edits::{self, Edit};
use crate::store::{self, Db, distinct_records, epoch, ids, uses, visits};

/// A record that may be in its register twice.
pub trait Double: Record<Home = TeamId> {
    /// What is chosen between the two: a name, and the fields that go together.
    const CHOICES: &'static [(&'static str, &'static [&'static str])];

    /// Those of its register that look alike.
    ///
    /// # Errors
    /// Those of the database.
    fn doubles(db: &mut Db) -> Result<Doubles<Self>, store::Error>;

    /// That one takes the place of another.
    fn swap(gone: Self::Id, kept: Self::Id) -> AnySwap;

    /// Adds to the fields of what stays what it gets from both.
    fn unite(_: &mut Map<String, Value>, (_kept, _gone): (&Value, &Value)) {}

    /// What else follows before `gone` is replaced by what will be like `wanted`.
    ///
    /// # Errors
    /// Those of the database.
    fn leave(_: &mut Db, (_gone, _wanted): (&Self, &Value)) -> Result<(), Error> {
        Ok(())
    }
}

/// The records of a register that look alike, two and two.
#[derive(Clone, Debug)]
pub struct Doubles<R> {
    /// Those that are likely the same.
    pub likely: Vec<(R, R)>,
    /// Those of which somebody said that they are not.
    pub distinct: Vec<(R, R)>,
}

impl<R: Record> Doubles<R> {
    fn of(all: Vec<R>, likely: BTreeSet<Pair<R::Id>>, distinct: &Distinct) -> Self
    where
        R::Id: Ord,
    {
        let known: BTreeMap<R::Id, R> = all.into_iter().map(|one| (one.id(), one)).collect();
        let both = |(one, other): Pair<R::Id>| {
            Some((known.get(&one)?.clone(), known.get(&other)?.clone()))
        };
        let differ = distinct
            .iter()
            .map(|(one, other)| (one.into(), other.into()));
        Self {
            likely: likely.into_iter().filter_map(both).collect(),
            distinct: differ.filter_map(both).collect(),
        }
    }
}

/// Keeps that two records of a register are not the same, or that they may be after all.
///
/// # Errors
/// [`Error::NotFound`] if one of them is not there, and those of the database.
pub fn distinguish<R: Double>(
    db: &mut Db,
    (team, one, other): (TeamId, R::Id, R::Id),
    are_distinct: bool,
    by: Editor,
) -> Result<(), Error> {
    let pair = (
        locked::<R>(db, &team, one)?.id().into(),
        locked::<R>(db, &team, other)?.id().into(),
    );
    if are_distinct && pair.0 != pair.1 {
        distinct_records::insert(db, pair, (by.user, by.now))?;
    } else {
        distinct_records::delete(db, pair)?;
    }
    Ok(())
}

/// Why two records were not made one. Nothing was changed then.
#[derive(Debug, thiserror::Error)]
pub enum NotMerged {
    /// It is one already.
    #[error("this is one and the same record: choose two")]
    Same,
    /// Both take part, and both were written to.
    #[error("both take part, or took part, in the visit {}, and each was written to: take one of them off that roster before it is published", .0.slug)]
    BothTakePart(Box<Visit>),
    /// Another office relies on the one that would go.
    #[error("a visit of another office refers to it: ask them to merge it")]
    OfAnotherOffice,
    /// Anything else.
    #[error(transparent)]
    Other(#[from] Error),
}

impl From<store::Error> for NotMerged {
    fn from(error: store::Error) -> Self {
        Self::Other(error.into())
    }
}

/// Makes one of two: `of_other` names the choices ([`Double::CHOICES`]) for which the values of the second count. Which
/// of the two identifiers stays is decided by what participants know; it is returned.
///
/// # Errors
/// [`NotMerged`].
pub fn merge<R: Double>(
    db: &mut Db,
    (team, one, other): (TeamId, R::Id, R::Id),
    of_other: &BTreeSet<String>,
    by: Editor,
) -> Result<R::Id, NotMerged> {
    let (first, second): (Uuid, Uuid) = (one.into(), other.into());
    if first == second {
        return Err(NotMerged::Same);
    }
    let keeps_one = keeps_first::<R>(db, (one, other))?;
    let (kept, gone) = if keeps_one {
        (one, other)
    } else {
        (other, one)
    };
    let swap = R::swap(gone, kept);
    let homes = lock_visits(db, team, swap)?;
    let kept = locked::<R>(db, &team, kept)?;
    let gone = locked::<R>(db, &team, gone)?;
    let documents = (written(&team, &kept), written(&team, &gone));
    let mut fields = Map::new();
    for (choice, names) in R::CHOICES {
        if of_other.contains(*choice) == keeps_one {
            let of_gone = names
                .iter()
                .map(|name| ((*name).to_owned(), documents.1.get(*name)));
            fields.extend(of_gone.map(|(name, value)| (name, value.cloned().unwrap_or_default())));
        }
    }
    R::unite(&mut fields, (&documents.0, &documents.1));
    R::leave(db, (&gone, &overlaid(&documents.0, &fields)))?;
    references::replace(db, &homes, swap)?;
    gone.remove(db, &team)?;
    distinct_records::forget(db, gone.id().into())?;
    journal::note::<R>(db, (&team, by), (Some(&gone), None))?;
    let fields = Value::Object(fields);
    let kept: R = edit::change::<R, Error>(db, (&team, kept.id(), by), |_, _| {
        Ok(Patch {
            fields,
            faults: Vec::new(),
        })
    })?;
    for home in &homes {
        note_in_visit(
            db,
            home.id,
            (&documents.1, &written(&team, &kept)),
            (R::NOUN, by),
        )?;
    }
    epoch::bump(db)?;
    Ok(kept.id())
}

/// Whether the identifier of the first of two stays: that of what a publication names, so that participants see no
/// change; else that of the older.
fn keeps_first<R: Double>(db: &mut Db, (one, other): (R::Id, R::Id)) -> Result<bool, NotMerged> {
    let mut is_published = |id: R::Id| -> Result<bool, store::Error> {
        for visit in uses::visits_of(db, R::swap(id, id))? {
            if visits::published(db, visit)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    };
    let (first, second): (Uuid, Uuid) = (one.into(), other.into());
    Ok(match (is_published(one)?, is_published(other)?) {
        (true, false) => true,
        (false, true) => false,
        _ => first < second,
    })
}

/// The visits that a swap changes, which nobody else changes until this transaction ends.
fn lock_visits(db: &mut Db, team: TeamId, swap: AnySwap) -> Result<Vec<Visit>, NotMerged> {
    let mut homes = Vec::new();
    for id in uses::visits_of(db, swap)? {
        visits::bump_revision(db, id)?;
        let visit = visits::find(db, id)?.ok_or_else(|| Error::not_found("visit"))?;
        if visit.team != team {
            return Err(NotMerged::OfAnotherOffice);
        }
        homes.push(visit);
    }
    Ok(homes)
}

/// A record as the API shows it.
fn written<R: Double>(team: &TeamId, record: &R) -> Value {
    let context = team.context(Names::default(), record.id().into());
    R::TABLE.write_complete(record, &context)
}

/// A document in which some fields have other values.
fn overlaid(document: &Value, fields: &Map<String, Value>) -> Value {
    let mut whole = document.as_object().cloned().unwrap_or_default();
    whole.extend(fields.clone());
    Value::Object(whole)
}

/// Notes in the history of a visit what became of something that it names.
fn note_in_visit(
    db: &mut Db,
    visit: VisitId,
    (before, after): (&Value, &Value),
    (noun, by): (&str, Editor),
) -> Result<(), store::Error> {
    let subject = after.get("id").and_then(Value::as_str);
    let subject = subject.and_then(|id| Uuid::parse_str(id).ok());
    let edit = Edit {
        id: ids::new::<EditId>(),
        visit: Some(visit),
        user: Some(by.user),
        at: by.now,
        step: Step::Edit,
        of_edit: None,
        part_of: None,
        noun: noun.to_owned(),
        subject: subject.unwrap_or_default(),
        before: Some(before.clone()),
        after: Some(after.clone()),
    };
    edits::insert(db, edit)
}
