//! People who sign in: who they are, in which team, and what they may do.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};

use super::Error;
use super::secretariat::Secretariat;
use super::sign_in::issue_link;
use crate::domain::ids::{TeamId, UserId};
use crate::domain::permission::Role;
use crate::language::Language;
use crate::store::users::{self, User};
use crate::store::{self, Db, credentials, epoch, identities, ids, sign_in_links};

/// How long a link to set a password is good.
pub const LINK_LASTS: SignedDuration = SignedDuration::from_hours(3 * 24);

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
    let team = first_team(db, now)?;
    add_to(db, new, team, now)
}

/// Adds a user to a team.
///
/// # Errors
/// [`Error::Conflict`] if the address is taken, and those of the database.
pub fn add_to(db: &mut Db, new: &NewUser, team: TeamId, now: Timestamp) -> Result<User, Error> {
    let user = User {
        id: ids::new::<UserId>(),
        team,
        email: new.email.clone(),
        name: new.name.clone(),
        role: new.role,
        created_at: now,
        locale: None,
        theme: None,
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

/// Adds the first administrator, with the hash of their password. `None`: there is a user already. Of many at once only
/// one succeeds.
///
/// # Errors
/// Those of the database.
pub fn add_first(
    db: &mut Db,
    new: &NewUser,
    password: &str,
    now: Timestamp,
) -> Result<Option<User>, Error> {
    // its one row makes all others wait
    epoch::bump(db)?;
    if users::is_any(db)? {
        return Ok(None);
    }
    let user = add(db, new, now)?;
    credentials::set_password(db, user.id, password)?;
    Ok(Some(user))
}

/// The last part of the address at which the first administrator is added: known to who has the key of this
/// installation, and good only while there is no user.
#[must_use]
pub fn first_link_secret(secretariat: &Secretariat) -> String {
    URL_SAFE_NO_PAD.encode(secretariat.links.other_key("first administrator"))
}

/// A link that signs `user` in once, where they may set a password; its secret, told only here. Earlier links end.
///
/// # Errors
/// Those of the database.
pub fn invite(db: &mut Db, user: UserId, now: Timestamp) -> Result<String, Error> {
    sign_in_links::end_of_user(db, user)?;
    issue_link(db, user, LINK_LASTS, now)
}

/// Says what a user is, and in which team. Their present sessions go on with what they are now.
///
/// # Errors
/// [`Error::NotFound`], and [`Error::Conflict`] if nobody would be left to see to users.
pub fn place(db: &mut Db, user: UserId, (team, role): (TeamId, Role)) -> Result<(), Error> {
    epoch::bump(db)?;
    let before = users::find(db, user)?.ok_or_else(|| Error::not_found("user"))?;
    if !users::teams(db)?.iter().any(|known| known.id == team) {
        return Err(Error::not_found("team"));
    }
    if role != Role::Admin {
        keep_an_administrator(db, &before)?;
    }
    Ok(users::set_place(db, user, (team, role))?)
}

/// Sets the language in which a user reads our pages and mails.
///
/// # Errors
/// Those of the database.
pub fn choose_language(db: &mut Db, user: UserId, language: Language) -> Result<(), Error> {
    Ok(users::set_locale(db, user, language.tag())?)
}

/// Sets the colours of the pages of a user, by their word.
///
/// # Errors
/// Those of the database, which knows the words there are.
pub fn choose_theme(db: &mut Db, user: UserId, theme: &str) -> Result<(), Error> {
    Ok(users::set_theme(db, user, theme)?)
}

/// Forgets what the provider of an office calls a user: at the next time it vouches for their address, whoever that is
/// then is they.
///
/// # Errors
/// [`Error::NotFound`], and those of the database.
pub fn forget_identity(db: &mut Db, user: UserId) -> Result<(), Error> {
    users::find(db, user)?.ok_or_else(|| Error::not_found("user"))?;
    Ok(identities::remove_of_user(db, user)?)
}

/// Removes a user, with sessions and tokens.
///
/// # Errors
/// [`Error::NotFound`], and [`Error::Conflict`] if nobody would be left to see to users, or something says who did it.
pub fn remove(db: &mut Db, user: UserId) -> Result<(), Error> {
    epoch::bump(db)?;
    let before = users::find(db, user)?.ok_or_else(|| Error::not_found("user"))?;
    keep_an_administrator(db, &before)?;
    match users::remove(db, user) {
        Err(store::Error::InUse) => Err(Error::Conflict(
            "the history names this user: make them a viewer instead".to_owned(),
        )),
        other => Ok(other?),
    }
}

/// Refuses to lose the last administrator. Whoever asks holds the row of the epoch, so two cannot lose each other.
fn keep_an_administrator(db: &mut Db, user: &User) -> Result<(), Error> {
    if user.role == Role::Admin && users::count_of_role(db, Role::Admin)? <= 1 {
        return Err(Error::Conflict(
            "this is the last administrator: make somebody else one first".to_owned(),
        ));
    }
    Ok(())
}

/// Adds a team.
///
/// # Errors
/// [`Error::Conflict`] if there is one of that name.
pub fn add_team(db: &mut Db, name: &str, now: Timestamp) -> Result<TeamId, Error> {
    let team = ids::new::<TeamId>();
    match users::insert_team(db, team, name, now) {
        Ok(()) => Ok(team),
        Err(store::Error::Taken) => Err(Error::Conflict(format!(
            "there is a team called {name}: give each a name of its own"
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
