//! Who works on a visit.

use std::collections::BTreeSet;

use super::Error;
use super::import::{Imported, import};
use crate::domain::document::Notation;
use crate::domain::ids::{UserId, VisitId};
use crate::domain::permission::{Right, VisitRole};
use crate::store::users::User;
use crate::store::{Db, members, users, visits};

/// Makes somebody the owner of a visit that they entered.
///
/// # Errors
/// Those of the database.
pub fn own(db: &mut Db, visit: VisitId, user: UserId) -> Result<(), Error> {
    Ok(members::set(db, visit, user, VisitRole::Owner)?)
}

/// Somebody who signs in, as an owner of a visit names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// One of those that are shown.
    User(UserId),
    /// Whoever has this address, of whichever team.
    Address(String),
}

/// Says what somebody is in a visit; `None`: nothing but what they are in their team.
///
/// # Errors
/// [`Error::NotFound`] if nobody is meant, [`Error::Conflict`] if the last owner would go, and those of the database.
pub fn set_role(
    db: &mut Db,
    visit: VisitId,
    (whom, role): (&Whom, Option<VisitRole>),
) -> Result<(), Error> {
    visits::lock(db, visit)?.ok_or_else(|| Error::not_found("visit"))?;
    let found = match whom {
        Whom::User(id) => users::find(db, *id)?,
        Whom::Address(email) => users::find_by_email(db, email)?,
    };
    let user = found.ok_or_else(|| Error::not_found("user"))?;
    let owners: Vec<UserId> = members::of_visit(db, visit)?
        .into_iter()
        .filter(|(_, role)| *role == VisitRole::Owner)
        .map(|(owner, _)| owner.id)
        .collect();
    if owners == [user.id] && role != Some(VisitRole::Owner) {
        let why = "they are its only owner; name another one first";
        return Err(Error::Conflict(why.to_owned()));
    }
    match role {
        Some(role) => members::set(db, visit, user.id, role)?,
        None => members::forget(db, visit, user.id)?,
    }
    Ok(())
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
