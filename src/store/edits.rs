//! Who changed what. Rows are only ever added.

use diesel::prelude::*;
use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::db::Db;
use super::documents::Doc;
use super::error::Error;
use super::register::columns;
use super::schema::{edits, users};
use super::types::{Instant, Plain};
use crate::domain::ids::{EditId, SubjectId, UserId, VisitId};
use crate::domain::journal::{Entry, STEPS, Step};

/// One change of one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// Its identifier; later ones are greater.
    pub id: EditId,
    /// Of which visit, if of one.
    pub visit: Option<VisitId>,
    /// Who made it; `None`: somebody who is a user no more.
    pub user: Option<UserId>,
    /// When.
    pub at: Timestamp,
    /// Whether it takes another one back, or makes that again.
    pub step: Step,
    /// Which other one.
    pub of_edit: Option<EditId>,
    /// What those share that are taken back together; `None`: it is taken back alone.
    pub part_of: Option<EditId>,
    /// What was changed: `item`, `participant`.
    pub noun: String,
    /// Which one.
    pub subject: Uuid,
    /// What was; `None`: there was none.
    pub before: Option<Value>,
    /// What became of it; `None`: it was taken away.
    pub after: Option<Value>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = edits)]
struct Row {
    id: EditId,
    visit: Option<VisitId>,
    user: Option<UserId>,
    at: Instant,
    step: Step,
    of_edit: Option<EditId>,
    noun: Plain,
    subject: SubjectId,
    before: Option<Doc<Value>>,
    after: Option<Doc<Value>>,
    part_of: Option<EditId>,
}

/// What is taken back from the page of a visit.
const OF_VISITS: [&str; 4] = ["item", "participant", "delegation", "visit"];

/// Adds an edit.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn insert(db: &mut Db, edit: Edit) -> Result<(), Error> {
    let row = Row {
        id: edit.id,
        visit: edit.visit,
        user: edit.user,
        at: Instant(edit.at),
        step: edit.step,
        of_edit: edit.of_edit,
        noun: Plain(edit.noun),
        subject: SubjectId(edit.subject),
        before: edit.before.map(Doc),
        after: edit.after.map(Doc),
        part_of: edit.part_of,
    };
    diesel::insert_into(edits::table).values(row).execute(db)?;
    Ok(())
}

/// The edits of a visit that are taken back together, in their order: `step` is the identifier of one, or what they share.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn of_step(db: &mut Db, visit: VisitId, step: EditId) -> Result<Vec<Edit>, Error> {
    let rows: Vec<Row> = edits::table
        .filter(edits::id.eq(step).or(edits::part_of.eq(step)))
        .filter(edits::visit.eq(visit))
        .filter(edits::step.eq(Step::Edit))
        .order(edits::id)
        .select(columns::<Row>())
        .load(db)?;
    Ok(rows.into_iter().map(Edit::from).collect())
}

/// The edits of a visit with the names of who made them, the latest first: at most `limit` of those before `before`.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn of_visit(
    db: &mut Db,
    visit: VisitId,
    (before, limit): (Option<EditId>, i64),
) -> Result<Vec<(Edit, Option<String>)>, Error> {
    let before = before.unwrap_or(EditId(Uuid::max()));
    let rows: Vec<(Row, Option<Plain>)> = edits::table
        .left_join(users::table)
        .filter(edits::visit.eq(visit))
        .filter(edits::id.lt(before))
        .order(edits::id.desc())
        .limit(limit)
        .select((columns::<Row>(), users::name.nullable()))
        .load(db)?;
    let named = rows.into_iter();
    Ok(named
        .map(|(row, name)| (row.into(), name.map(|name| name.0)))
        .collect())
}

/// Somebody's latest change of a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Latest {
    /// Who made it.
    pub user: UserId,
    /// What they are called.
    pub name: String,
    /// What they changed: `item`, `participant`.
    pub noun: String,
    /// Which one.
    pub subject: Uuid,
    /// When.
    pub at: Timestamp,
}

/// The changes of a visit since a moment by others than `user`, the latest first: at most `limit`.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn of_others(
    db: &mut Db,
    (visit, user): (VisitId, UserId),
    (since, limit): (Timestamp, i64),
) -> Result<Vec<Latest>, Error> {
    let rows: Vec<(UserId, Plain, Plain, SubjectId, Instant)> = edits::table
        .inner_join(users::table)
        .filter(edits::visit.eq(visit))
        .filter(edits::at.ge(Instant(since)))
        .filter(users::id.ne(user))
        .order(edits::id.desc())
        .limit(limit)
        .select((
            users::id,
            users::name,
            edits::noun,
            edits::subject,
            edits::at,
        ))
        .load(db)?;
    let rows = rows.into_iter();
    Ok(rows
        .map(|(user, name, noun, subject, at)| Latest {
            user,
            name: name.0,
            noun: noun.0,
            subject: subject.0,
            at: at.0,
        })
        .collect())
}

/// The latest steps of a user in a visit, in their order. What was done to the registers is none: it is not taken back
/// from a visit. Nor is that the visit was made: with it would go all that is in it, and what others did.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn steps(db: &mut Db, visit: VisitId, user: UserId) -> Result<Vec<Entry>, Error> {
    let limit = i64::try_from(STEPS).unwrap_or(i64::MAX);
    let mut rows: Vec<(EditId, Step, Option<EditId>, Option<EditId>)> = edits::table
        .filter(edits::visit.eq(visit))
        .filter(edits::user.eq(user))
        .filter(edits::noun.eq_any(OF_VISITS))
        .filter(edits::noun.ne("visit").or(edits::before.is_not_null()))
        .order(edits::id.desc())
        .limit(limit)
        .select((edits::id, edits::step, edits::of_edit, edits::part_of))
        .load(db)?;
    rows.reverse();
    let entries = rows.into_iter().map(|(id, step, of_edit, part_of)| Entry {
        step,
        edit: part_of.or(of_edit).unwrap_or(id),
    });
    Ok(entries.collect())
}

impl From<Row> for Edit {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            visit: row.visit,
            user: row.user,
            at: row.at.0,
            step: row.step,
            of_edit: row.of_edit,
            part_of: row.part_of,
            noun: row.noun.0,
            subject: row.subject.0,
            before: row.before.map(|document| document.0),
            after: row.after.map(|document| document.0),
        }
    }
}
