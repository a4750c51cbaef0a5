//! Who works on a visit, besides its team.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::register::columns;
use super::schema::{users, visit_members, visits};
use super::users::{Row as UserRow, User};
use crate::domain::ids::{TeamId, UserId, VisitId};
use crate::domain::permission::VisitRole;

/// How a user stands to a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whose visit it is.
    pub team: TeamId,
    /// What the user is in it.
    pub role: VisitRole,
}

/// How `user` stands to `visit`; `None`: there is no such visit, or it does not exist for them.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn standing(db: &mut Db, user: &User, visit: VisitId) -> Result<Option<Standing>, Error> {
    let team: Option<TeamId> = visits::table
        .find(visit)
        .select(visits::team)
        .first(db)
        .optional()?;
    let Some(team) = team else {
        return Ok(None);
    };
    let named: Option<VisitRole> = visit_members::table
        .find((visit, user.id))
        .select(visit_members::role)
        .first(db)
        .optional()?;
    let role = match named {
        Some(role) => Some(role),
        None if team == user.team => Some(user.role.in_visit(has_owner(db, visit)?)),
        None => None,
    };
    Ok(role.map(|role| Standing { team, role }))
}

fn has_owner(db: &mut Db, visit: VisitId) -> Result<bool, Error> {
    let owners = visit_members::table
        .filter(visit_members::visit.eq(visit))
        .filter(visit_members::role.eq(VisitRole::Owner));
    Ok(owners.count().get_result::<i64>(db)? > 0)
}

/// Whose role in a visit is written down, with it, in order of their entry.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<(User, VisitRole)>, Error> {
    let rows: Vec<(UserRow, VisitRole)> = visit_members::table
        .inner_join(users::table)
        .filter(visit_members::visit.eq(visit))
        .order(users::id)
        .select((columns::<UserRow>(), visit_members::role))
        .load(db)?;
    Ok(rows
        .into_iter()
        .map(|(row, role)| (User::from(row), role))
        .collect())
}

/// What those who own a visit are called.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn owners(db: &mut Db, visit: VisitId) -> Result<Vec<String>, Error> {
    let mut members = of_visit(db, visit)?;
    members.retain(|(_, role)| *role == VisitRole::Owner);
    Ok(members.into_iter().map(|(user, _)| user.name).collect())
}

/// Says what a user is in a visit.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn set(db: &mut Db, visit: VisitId, user: UserId, role: VisitRole) -> Result<(), Error> {
    forget(db, visit, user)?;
    diesel::insert_into(visit_members::table)
        .values((
            visit_members::visit.eq(visit),
            visit_members::user.eq(user),
            visit_members::role.eq(role),
        ))
        .execute(db)?;
    Ok(())
}

/// Says nothing particular about a user in a visit any more.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn forget(db: &mut Db, visit: VisitId, user: UserId) -> Result<(), Error> {
    diesel::delete(visit_members::table.find((visit, user))).execute(db)?;
    Ok(())
}
