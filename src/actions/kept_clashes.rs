//! Keeping a clash that is meant so: it stays listed with its reason, out of the way, until what it is about changes.

use super::edit::{Editor, fault};
use super::{Error, clashes};
use crate::domain::ids::VisitId;
use crate::domain::reply::remark;
use crate::store::{Db, drafts, kept_clashes, visits};

/// Keeps the clash that has these facts, for a reason.
///
/// # Errors
/// [`Error::NotFound`] if there is no such clash any more, [`Error::Invalid`] if the reason says nothing or too much.
pub fn keep(
    db: &mut Db,
    visit: VisitId,
    (facts, reason): (&str, &str),
    by: Editor,
) -> Result<(), Error> {
    visits::lock(db, visit)?;
    let reason = remark(reason).map_err(|length| {
        fault(
            "/reason",
            format!("it has {length} characters; at most 500"),
        )
    })?;
    let reason = reason.ok_or_else(|| fault("/reason", "say why it is meant so"))?;
    let draft = drafts::find(db, visit)?.ok_or_else(|| Error::not_found("visit"))?;
    let found = clashes::of_draft(db, draft)?;
    let is_there = found.clashes.iter().any(|clash| clash.facts() == facts);
    if !is_there {
        return Err(Error::not_found("clash"));
    }
    kept_clashes::save(db, (visit, facts), &reason, (by.user, by.now))?;
    Ok(())
}

/// Keeps a clash no more: it is shown again like any other.
///
/// # Errors
/// Those of the database.
pub fn take_up(db: &mut Db, visit: VisitId, facts: &str) -> Result<(), Error> {
    visits::lock(db, visit)?;
    Ok(kept_clashes::delete(db, visit, facts)?)
}
