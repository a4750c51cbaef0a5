//! Editing one record by a document: what all records have in common. What is particular to each is in the other
//! `edit_…` files.
//!
//! Every edit takes the row first (`lock`), then looks, then decides: of two editors at once the second sees what the
//! first one did, on both engines.

use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::edit_visits::visit_of_team;
use super::error::Invalid;
use super::{Error, journal, mentions};
use crate::domain::document::{Context, Fault, FaultKind, Names, Node, Table};
use crate::domain::ids::{EditId, TeamId, UserId, VisitId};
use crate::domain::visit::Visit;
use crate::store::{self, Db, ids};

/// A record that is edited by documents.
pub trait Record: Clone + PartialEq + Send + 'static {
    /// Its identifier.
    type Id: Copy + From<Uuid> + Into<Uuid> + Send + 'static;
    /// What it belongs to: a team, or a visit.
    type Home: Home + Clone + Send + 'static;
    /// How it is written.
    const TABLE: Table<Self>;
    /// What it is, in words.
    const NOUN: &'static str;

    /// Its identifier.
    fn id(&self) -> Self::Id;

    /// Takes its row, and that of its visit before it, until the transaction ends. `None`: it does not exist.
    ///
    /// # Errors
    /// Those of the database.
    fn lock(db: &mut Db, home: &Self::Home, id: Self::Id) -> Result<Option<i64>, Error>;

    /// Looks it up.
    ///
    /// # Errors
    /// Those of the database.
    fn find(db: &mut Db, home: &Self::Home, id: Self::Id) -> Result<Option<Self>, store::Error>;

    /// Enters a new one, with all that follows from it, and returns it as it was kept.
    ///
    /// # Errors
    /// If the state of things forbids it.
    fn insert(self, db: &mut Db, home: &Self::Home) -> Result<Self, Error>;

    /// What else follows when `by` enters a new one.
    ///
    /// # Errors
    /// Those of the database.
    fn entered(&self, _: &mut Db, _by: UserId) -> Result<(), Error> {
        Ok(())
    }

    /// Writes it in place of `before`, with all that follows from it, and returns it as it was kept.
    ///
    /// # Errors
    /// If the state of things forbids it.
    fn replace(self, db: &mut Db, home: &Self::Home, before: &Self) -> Result<Self, Error>;

    /// The visit that it is, or is part of.
    fn visit(&self, home: &Self::Home) -> Option<VisitId> {
        home.visit()
    }

    /// Takes it away, with all that follows from it.
    ///
    /// # Errors
    /// If the state of things forbids it.
    fn remove(&self, db: &mut Db, home: &Self::Home) -> Result<(), Error>;
}

/// What a record belongs to.
pub trait Home: Sized {
    /// That of somebody of `team` at an address that names `visit`, or no visit.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such visit, or it is another team's.
    fn find(db: &mut Db, team: TeamId, visit: Option<VisitId>) -> Result<Self, Error>;

    /// The visit, if it is one.
    fn visit(&self) -> Option<VisitId>;

    /// What is known around a document that describes the record `id` in it.
    fn context(&self, names: Names, id: Uuid) -> Context;
}

impl Home for TeamId {
    fn find(_: &mut Db, team: TeamId, _: Option<VisitId>) -> Result<Self, Error> {
        Ok(team)
    }

    fn visit(&self) -> Option<VisitId> {
        None
    }

    fn context(&self, names: Names, id: Uuid) -> Context {
        Context::api(names, *self, id)
    }
}

impl Home for Visit {
    fn find(db: &mut Db, team: TeamId, visit: Option<VisitId>) -> Result<Self, Error> {
        let found = visit
            .map(|id| visit_of_team(db, team, id))
            .transpose()?
            .flatten();
        found.ok_or_else(|| Error::not_found("visit"))
    }

    fn visit(&self) -> Option<VisitId> {
        Some(self.id)
    }

    fn context(&self, names: Names, id: Uuid) -> Context {
        Context::api(names, self.team, id).of_visit(self.id, self.time_zone.clone())
    }
}

/// Who edits, and when.
#[derive(Clone, Copy, Debug)]
pub struct Editor {
    /// Who.
    pub user: UserId,
    /// When.
    pub now: Timestamp,
    /// What their edits share if they are taken back together.
    pub step: Option<EditId>,
}

impl Editor {
    /// Somebody whose every edit is taken back by itself.
    #[must_use]
    pub const fn new(user: UserId, now: Timestamp) -> Self {
        Self {
            user,
            now,
            step: None,
        }
    }

    /// The same, with all that they do from here on taken back at once.
    #[must_use]
    pub fn in_one_step(self) -> Self {
        Self {
            step: Some(ids::new()),
            ..self
        }
    }
}

/// Makes the record that a document of `by` describes.
///
/// # Errors
/// [`Error::Invalid`] with every fault of the document, [`Error::Conflict`].
pub fn create<R: Record>(
    db: &mut Db,
    home: &R::Home,
    (document, by): (&Node, Editor),
) -> Result<R, Error> {
    let names = mentions::names(db, home.visit(), &document.mentioned_ids())?;
    let context = home.context(names, ids::new());
    let reading = R::TABLE.read(document, &context).map_err(invalid)?;
    let made = reading.value.insert(db, home)?;
    made.entered(db, by.user)?;
    journal::note::<R>(db, (home, by), (None, Some(&made)))?;
    Ok(made)
}

/// A merge patch (RFC 7396) of a record's own fields, and what is wrong with the rest of what was sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Patch {
    /// What changes.
    pub fields: Value,
    /// Faults found before reading it.
    pub faults: Vec<Invalid>,
}

/// Changes a record by the patch that `agree` gives, if it agrees to change what there is.
///
/// # Errors
/// [`Error::NotFound`], those of `agree`, [`Error::Invalid`] with every fault, [`Error::Conflict`].
pub fn change<R: Record, E: From<Error>>(
    db: &mut Db,
    (home, id, by): (&R::Home, R::Id, Editor),
    agree: impl FnOnce(&mut Db, &R) -> Result<Patch, E>,
) -> Result<R, E> {
    let before = locked::<R>(db, home, id)?;
    let patch = agree(db, &before)?;
    let changed = patched(db, home, &before, patch)?.replace(db, home, &before)?;
    journal::note(db, (home, by), (Some(&before), Some(&changed)))?;
    Ok(changed)
}

/// What a record would be by a patch; nothing is written.
///
/// # Errors
/// [`Error::Invalid`] with every fault, and those of the database.
pub(in crate::actions) fn patched<R: Record>(
    db: &mut Db,
    home: &R::Home,
    before: &R,
    patch: Patch,
) -> Result<R, Error> {
    let Patch {
        fields: patch,
        mut faults,
    } = patch;
    let id = before.id();
    let writing = home.context(Names::default(), id.into());
    let mut mentioned = Node::of(&R::TABLE.write_brief(before, &writing)).mentioned_ids();
    mentioned.extend(Node::of(&patch).mentioned_ids());
    let names = mentions::names(db, home.visit(), &mentioned)?;
    let context = home.context(names, id.into());
    match R::TABLE.patch(before, &patch, &context) {
        Ok(reading) if faults.is_empty() => Ok(reading.value),
        outcome => {
            faults.extend(outcome.err().into_iter().flatten().map(told));
            Err(Error::Invalid(faults))
        }
    }
}

/// Takes a record away, if `agree` agrees to take away what there is.
///
/// # Errors
/// [`Error::NotFound`], those of `agree`, [`Error::Conflict`].
pub fn remove<R: Record, E: From<Error>>(
    db: &mut Db,
    (home, id, by): (&R::Home, R::Id, Editor),
    agree: impl FnOnce(&mut Db, &R) -> Result<(), E>,
) -> Result<(), E> {
    let before = locked::<R>(db, home, id)?;
    agree(db, &before)?;
    before.remove(db, home)?;
    journal::note(db, (home, by), (Some(&before), None))?;
    Ok(())
}

/// The record as it is now, and will be until this transaction ends.
///
/// # Errors
/// [`Error::NotFound`].
pub fn locked<R: Record>(db: &mut Db, home: &R::Home, id: R::Id) -> Result<R, Error> {
    let missing = || Error::not_found(R::NOUN);
    R::lock(db, home, id)?.ok_or_else(missing)?;
    R::find(db, home, id)?.ok_or_else(missing)
}

/// The faults of a document as a refusal.
#[must_use]
pub fn invalid(faults: Vec<Fault>) -> Error {
    Error::Invalid(faults.into_iter().map(told).collect())
}

fn told(fault: Fault) -> Invalid {
    Invalid {
        kind: fault.kind,
        pointer: fault.pointer,
        detail: format!("{}; {}", fault.problem, fault.advice),
    }
}

/// One fault, found after reading.
#[must_use]
pub fn fault(pointer: &str, detail: impl Into<String>) -> Error {
    fault_of(FaultKind::Other, pointer, detail)
}

/// One fault of a kind, found after reading.
#[must_use]
pub fn fault_of(kind: FaultKind, pointer: &str, detail: impl Into<String>) -> Error {
    Error::Invalid(vec![Invalid {
        kind,
        pointer: pointer.to_owned(),
        detail: detail.into(),
    }])
}

/// What the refusal of a row means: a key that is taken, or something that still refers to it.
#[must_use]
pub fn refused(noun: &str, error: store::Error) -> Error {
    match error {
        store::Error::Taken => {
            Error::Conflict(format!("another {noun} has this key; keys are given once"))
        }
        store::Error::InUse => Error::Conflict(format!("the {noun} is in use")),
        store::Error::Missing => Error::not_found(noun),
        other => other.into(),
    }
}
