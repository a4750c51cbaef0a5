//! Who works on a visit.

use std::collections::BTreeSet;

use super::Error;
use super::import::{Imported, import};
use crate::domain::document::Notation;
use crate::domain::ids::{UserId, VisitId};
use crate::domain::permission::{Right, VisitRole};
use crate::store::users::User;
use crate::store::{Db, members, visits};

/// Makes somebody the owner of a visit that they entered.
///
/// # Errors
/// Those of the database.
pub fn own(db: &mut Db, visit: VisitId, user: UserId) -> Result<(), Error> {
    Ok(members::set(db, visit, user, VisitRole::Owner)?)
}

/// Imports a file as `user`, who owns the visits that are new, and must be allowed to edit the others.
///
/// # Errors
/// Those of [`import`], and [`Error::Conflict`] with the visit that is not theirs to edit.
pub fn import_as(
    db: &mut Db,
    user: &User,
    (text, notation): (&str, Notation),
) -> Result<Imported, Error> {
    let before: BTreeSet<VisitId> = visits::slugs(db)?.into_values().collect();
    let imported = import(db, text, (notation, user.team))?;
    for visit in &imported.visits {
        if !before.contains(&visit.id) {
            own(db, visit.id, user.id)?;
            continue;
        }
        let standing = members::standing(db, user, visit.id)?;
        if !standing.is_some_and(|standing| standing.role.may(Right::EditAgenda)) {
            return Err(Error::Conflict(format!(
                "the visit “{}” is there already, and not yours to edit: ask its owner",
                visit.slug
            )));
        }
    }
    Ok(imported)
}
