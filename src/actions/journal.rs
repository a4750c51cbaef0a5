//! Noting edits, taking them back and making them again. Only one's own edits of one visit are taken back, the latest
//! first, and only as long as nobody has changed the same since. What was sent is not taken back with them.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::edit::{self, Editor, Home, Record};
use super::{Error, mentions};
use crate::domain::agenda::Item;
use crate::domain::document::{Names, Node, VisitTables};
use crate::domain::ids::{EditId, TeamId, VisitId};
use crate::domain::journal::{Open, Step, open};
use crate::domain::visit::{Delegation, Participant, Visit};
use crate::store::edits::{self, Edit};
use crate::store::{Db, ids};

/// Notes that a record was made, changed or taken away; nothing, if it is as it was.
pub(in crate::actions) fn note<R: Record>(
    db: &mut Db,
    (home, by): (&R::Home, Editor),
    (before, after): (Option<&R>, Option<&R>),
) -> Result<(), Error> {
    let Some(record) = after.or(before) else {
        return Ok(());
    };
    let written = |record: &R| {
        let context = home.context(Names::default(), record.id().into());
        R::TABLE.write_brief(record, &context)
    };
    let (before, after) = (before.map(written), after.map(written));
    if before == after {
        return Ok(());
    }
    let edit = Edit {
        id: ids::new::<EditId>(),
        visit: record.visit(home),
        user: Some(by.user),
        at: by.now,
        step: Step::Edit,
        of_edit: None,
        part_of: by.step,
        noun: R::NOUN.to_owned(),
        subject: record.id().into(),
        before,
        after,
    };
    Ok(edits::insert(db, edit)?)
}

/// What somebody can take back or make again in a visit: for each the edits that go together, the first one first.
///
/// # Errors
/// Those of the database.
pub fn open_edits(db: &mut Db, visit: VisitId, by: Editor) -> Result<[Vec<Edit>; 2], Error> {
    let Open { undo, redo } = open_steps(db, visit, by)?;
    let mut edits = |step: Option<EditId>| match step {
        Some(step) => edits::of_step(db, visit, step),
        None => Ok(Vec::new()),
    };
    Ok([edits(undo)?, edits(redo)?])
}

/// What somebody can take back or make again in a visit.
///
/// # Errors
/// Those of the database.
fn open_steps(db: &mut Db, visit: VisitId, by: Editor) -> Result<Open, Error> {
    Ok(open(&edits::steps(db, visit, by.user)?))
}

/// Takes back the latest edit of `by` in a visit of `team`; what was taken back.
///
/// # Errors
/// [`Error::Conflict`] if there is none, or somebody has changed the same since.
pub fn undo(db: &mut Db, place: (TeamId, VisitId), by: Editor) -> Result<Edit, Error> {
    let latest = open_steps(db, place.1, by)?.undo;
    let edit = latest.ok_or_else(|| Error::Conflict("there is nothing to take back".to_owned()))?;
    turn(db, place, (edit, Step::Undo), by)
}

/// Makes again what `by` took back last.
///
/// # Errors
/// [`Error::Conflict`] if there is none, or somebody has changed the same since.
pub fn redo(db: &mut Db, place: (TeamId, VisitId), by: Editor) -> Result<Edit, Error> {
    let latest = open_steps(db, place.1, by)?.redo;
    let edit =
        latest.ok_or_else(|| Error::Conflict("there is nothing to make again".to_owned()))?;
    turn(db, place, (edit, Step::Redo), by)
}

/// Takes the edits of a step back, the last one first, or makes them again; the first of them.
fn turn(
    db: &mut Db,
    (team, visit): (TeamId, VisitId),
    (id, step): (EditId, Step),
    by: Editor,
) -> Result<Edit, Error> {
    let mut edits = edits::of_step(db, visit, id)?;
    let first = edits.first().cloned();
    if step == Step::Undo {
        edits.reverse();
    }
    for edit in edits {
        turn_one(db, (team, visit), (edit, step), by)?;
    }
    first.ok_or_else(|| Error::not_found("edit"))
}

/// Takes an edit back or makes it again, and notes that.
fn turn_one(
    db: &mut Db,
    (team, visit): (TeamId, VisitId),
    (edit, step): (Edit, Step),
    by: Editor,
) -> Result<(), Error> {
    let (from, to) = match step {
        Step::Undo => (&edit.after, &edit.before),
        Step::Edit | Step::Redo => (&edit.before, &edit.after),
    };
    let way = (edit.subject, from.as_ref(), to.as_ref());
    let home = Visit::find(db, team, Some(visit))?;
    match edit.noun.as_str() {
        Item::NOUN => put::<Item>(db, &home, way)?,
        Participant::NOUN => put::<Participant>(db, &home, way)?,
        Delegation::NOUN => put::<Delegation>(db, &home, way)?,
        VisitTables::NOUN => put::<VisitTables>(db, &team, way)?,
        other => return Err(Error::Conflict(format!("a {other} is not taken back"))),
    }
    let noted = Edit {
        id: ids::new::<EditId>(),
        user: Some(by.user),
        at: by.now,
        step,
        of_edit: Some(edit.id),
        before: from.clone(),
        after: to.clone(),
        ..edit
    };
    Ok(edits::insert(db, noted)?)
}

/// Makes the record `id` what `to` says, if what `from` says of it still holds.
fn put<R: Record>(
    db: &mut Db,
    home: &R::Home,
    (id, from, to): (Uuid, Option<&Value>, Option<&Value>),
) -> Result<(), Error> {
    match (from, to) {
        (Some(from), Some(to)) => restore::<R>(db, (home, R::Id::from(id)), (from, to)),
        (Some(_), None) => edit::locked::<R>(db, home, R::Id::from(id))?.remove(db, home),
        (_, Some(to)) => {
            let document = Node::of(to);
            let names = mentions::names(db, home.visit(), &document.mentioned_ids())?;
            let reading = R::TABLE.read(&document, &home.context(names, id));
            let record = reading.map_err(edit::invalid)?.value;
            record.insert(db, home).map(|_made| ())
        }
        (None, None) => Ok(()),
    }
}

/// Gives back the fields that differ between `from` and `to` what they had.
fn restore<R: Record>(
    db: &mut Db,
    (home, id): (&R::Home, R::Id),
    (from, to): (&Value, &Value),
) -> Result<(), Error> {
    let current = edit::locked::<R>(db, home, id)?;
    let context = home.context(Names::default(), id.into());
    let written = R::TABLE.write_brief(&current, &context);
    let patch = difference(from, to);
    for (field, _) in patch.as_object().into_iter().flatten() {
        if written.get(field) != from.get(field) {
            return Err(Error::Conflict(format!(
                "somebody has changed `{field}` since: change it by hand"
            )));
        }
    }
    let mut mentioned = Node::of(&written).mentioned_ids();
    mentioned.extend(Node::of(&patch).mentioned_ids());
    let names = mentions::names(db, home.visit(), &mentioned)?;
    let context = home.context(names, id.into());
    let reading = R::TABLE.patch(&current, &patch, &context);
    let restored = reading.map_err(edit::invalid)?.value;
    restored.replace(db, home, &current).map(|_kept| ())
}

/// The merge patch that makes `to` of `from` (RFC 7396).
fn difference(from: &Value, to: &Value) -> Value {
    let (Value::Object(old), Value::Object(new)) = (from, to) else {
        return to.clone();
    };
    let mut patch = Map::new();
    for name in old.keys().filter(|name| !new.contains_key(*name)) {
        patch.insert(name.clone(), Value::Null);
    }
    for (name, value) in new {
        match old.get(name) {
            Some(before) if before == value => {}
            Some(before) => {
                patch.insert(name.clone(), difference(before, value));
            }
            None => {
                patch.insert(name.clone(), value.clone());
            }
        }
    }
    Value::Object(patch)
}
