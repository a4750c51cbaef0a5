//! People who sign in.

use jiff::Timestamp;

use super::Error;
use crate::domain::ids::{TeamId, UserId};
use crate::domain::permission::Role;
use crate::store::users::{self, User};
use crate::store::{self, Db, ids};

/// Somebody who is to sign in.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// Their address; no two users share one.
    pub email: String,
    /// How they are called.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

/// Adds a user to the first team, which is made if there is none.
///
/// # Errors
/// [`Error::Conflict`] if the address is taken, and those of the database.
pub fn add(db: &mut Db, new: &NewUser, now: Timestamp) -> Result<User, Error> {
    let user = User {
        id: ids::new::<UserId>(),
        team: first_team(db, now)?,
        email: new.email.clone(),
        name: new.name.clone(),
        role: new.role,
        created_at: now,
    };
    match users::insert(db, &user) {
        Ok(()) => Ok(user),
        Err(store::Error::Taken) => Err(Error::Conflict(format!(
            "{} is taken by another user: give each user an address of their own",
            new.email
        ))),
        Err(error) => Err(error.into()),
    }
}

/// The team that everything belongs to until there are more; made if there is none.
///
/// # Errors
/// Those of the database.
pub fn first_team(db: &mut Db, now: Timestamp) -> Result<TeamId, Error> {
    if let Some(team) = users::first_team(db)? {
        return Ok(team);
    }
    let team = ids::new::<TeamId>();
    users::insert_team(db, team, "Escale", now)?;
    Ok(team)
}
