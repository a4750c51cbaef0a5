//! People who sign in, and the teams they belong to.

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::Db;
use super::error::Error;
use super::register::columns;
use super::schema::{teams, users};
use super::types::{Instant, Plain, plain, text};
use crate::domain::ids::{TeamId, UserId};
use crate::domain::permission::Role;
use crate::domain::text::fold;

/// Somebody who signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Their identifier.
    pub id: UserId,
    /// Whose visits they see.
    pub team: TeamId,
    /// Their address, as they write it.
    pub email: String,
    /// How they are called.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// When they were added.
    pub created_at: Timestamp,
    /// The tag of the language that they chose; none: their browser decides.
    pub locale: Option<String>,
    /// The colours that they chose, as their word in `web::preferences`; none: their browser decides.
    pub theme: Option<String>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = users)]
pub(super) struct Row {
    id: UserId,
    team: TeamId,
    email: Plain,
    email_folded: Plain,
    name: Plain,
    role: Role,
    created_at: Instant,
    locale: Option<Plain>,
    theme: Option<Plain>,
}

/// Every user, in order of entry.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn all(db: &mut Db) -> Result<Vec<User>, Error> {
    let rows: Vec<Row> = users::table
        .order(users::id)
        .select(columns::<Row>())
        .load(db)?;
    Ok(rows.into_iter().map(User::from).collect())
}

/// The user with this identifier.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn find(db: &mut Db, id: UserId) -> Result<Option<User>, Error> {
    let found: Option<Row> = users::table
        .find(id)
        .select(columns::<Row>())
        .first(db)
        .optional()?;
    Ok(found.map(User::from))
}

/// The user with this address, however it is spelled.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn find_by_email(db: &mut Db, email: &str) -> Result<Option<User>, Error> {
    let by_email = users::table.filter(users::email_folded.eq(fold(email)));
    let found: Option<Row> = by_email.select(columns::<Row>()).first(db).optional()?;
    Ok(found.map(User::from))
}

/// Adds a user.
///
/// # Errors
/// [`Error::Taken`] if another has the address.
pub fn insert(db: &mut Db, user: &User) -> Result<(), Error> {
    let row = Row {
        id: user.id,
        team: user.team,
        email: Plain::from(&user.email),
        email_folded: Plain(fold(&user.email)),
        name: Plain::from(&user.name),
        role: user.role,
        created_at: Instant(user.created_at),
        locale: plain(user.locale.as_ref()),
        theme: plain(user.theme.as_ref()),
    };
    diesel::insert_into(users::table)
        .values(row)
        .execute(db)
        .map_err(Error::from_insert)?;
    Ok(())
}

/// Whether there is any user.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn is_any(db: &mut Db) -> Result<bool, Error> {
    Ok(users::table.count().get_result::<i64>(db)? > 0)
}

/// How many users have a role.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn count_of_role(db: &mut Db, role: Role) -> Result<i64, Error> {
    Ok(users::table
        .filter(users::role.eq(role))
        .count()
        .get_result(db)?)
}

/// Sets what a user is, and in which team.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn set_place(db: &mut Db, id: UserId, (team, role): (TeamId, Role)) -> Result<(), Error> {
    diesel::update(users::table.find(id))
        .set((users::team.eq(team), users::role.eq(role)))
        .execute(db)?;
    Ok(())
}

/// Sets the language of a user.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn set_locale(db: &mut Db, id: UserId, locale: &str) -> Result<(), Error> {
    diesel::update(users::table.find(id))
        .set(users::locale.eq(Plain(locale.to_owned())))
        .execute(db)?;
    Ok(())
}

/// Sets the colours of a user, by their word.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn set_theme(db: &mut Db, id: UserId, theme: &str) -> Result<(), Error> {
    diesel::update(users::table.find(id))
        .set(users::theme.eq(Plain(theme.to_owned())))
        .execute(db)?;
    Ok(())
}

/// Removes a user with all that proves who they are.
///
/// # Errors
/// [`Error::InUse`] if something says that they did it.
pub fn remove(db: &mut Db, id: UserId) -> Result<(), Error> {
    diesel::delete(users::table.find(id))
        .execute(db)
        .map_err(Error::from_delete)?;
    Ok(())
}

/// An office whose people see one another's visits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Its identifier.
    pub id: TeamId,
    /// How it is called; no two teams share a name.
    pub name: String,
}

/// Every team, in order of entry.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn teams(db: &mut Db) -> Result<Vec<Team>, Error> {
    let rows: Vec<(TeamId, Plain)> = teams::table
        .order(teams::id)
        .select((teams::id, teams::name))
        .load(db)?;
    let team = |(id, name): (TeamId, Plain)| Team { id, name: name.0 };
    Ok(rows.into_iter().map(team).collect())
}

/// The first team there is.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn first_team(db: &mut Db) -> Result<Option<TeamId>, Error> {
    Ok(teams::table
        .order(teams::id)
        .select(teams::id)
        .first(db)
        .optional()?)
}

/// Adds a team.
///
/// # Errors
/// [`Error::Taken`] if another has the name.
pub fn insert_team(db: &mut Db, id: TeamId, name: &str, now: Timestamp) -> Result<(), Error> {
    let row = (
        teams::id.eq(id),
        teams::name.eq(Plain(name.to_owned())),
        teams::created_at.eq(Instant(now)),
    );
    diesel::insert_into(teams::table)
        .values(row)
        .execute(db)
        .map_err(Error::from_insert)?;
    Ok(())
}

impl From<Row> for User {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            team: row.team,
            email: row.email.0,
            name: row.name.0,
            role: row.role,
            created_at: row.created_at.0,
            locale: text(row.locale),
            theme: text(row.theme),
        }
    }
}
