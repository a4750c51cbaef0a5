//! Whether a database belongs to the demo, which may fill and empty only its own.

use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::select;
use jiff::Timestamp;

use super::db::Db;
use super::error::Error;
use super::schema::{organisations, people, teams, users, visits};
use super::{ids, users as people_who_sign_in};
use crate::domain::ids::TeamId;

/// The team that only a demo makes.
const TEAM: &str = "Escale demo";

/// Whose a database is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody's: there is nothing in it.
    Empty,
    /// The demo's.
    Demo,
    /// Somebody's.
    Foreign,
}

/// Whose the database is.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn standing(db: &mut Db) -> Result<Standing, Error> {
    let is_marked = teams::table.filter(teams::name.eq(TEAM));
    if select(exists(is_marked)).get_result(db)? {
        return Ok(Standing::Demo);
    }
    let holds: [bool; 4] = [
        select(exists(users::table.select(users::id))).get_result(db)?,
        select(exists(visits::table.select(visits::id))).get_result(db)?,
        select(exists(people::table.select(people::id))).get_result(db)?,
        select(exists(organisations::table.select(organisations::id))).get_result(db)?,
    ];
    Ok(if holds.contains(&true) {
        Standing::Foreign
    } else {
        Standing::Empty
    })
}

/// Makes an empty database the demo's.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn mark(db: &mut Db, now: Timestamp) -> Result<(), Error> {
    people_who_sign_in::insert_team(db, ids::new::<TeamId>(), TEAM, now)
}
