//! Whether a database belongs to the demo, which may fill and empty only its own.

use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::select;
use jiff::Timestamp;

use super::db::Db;
use super::error::Error;
use super::schema::{organisations, people, teams, themes, venues, visits};
use super::{ids, tables, users};
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

/// Whose the database is, migrated or not. Nothing is changed.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn standing(db: &mut Db) -> Result<Standing, Error> {
    let holdings = tables::holdings(db)?;
    if holdings.is_migrated {
        let is_marked = teams::table.filter(teams::name.eq(TEAM));
        if select(exists(is_marked)).get_result(db)? {
            return Ok(Standing::Demo);
        }
    }
    let is_used = !holdings.foreign.is_empty() || (holdings.is_migrated && holds_anything(db)?);
    Ok(if is_used {
        Standing::Foreign
    } else {
        Standing::Empty
    })
}

/// Whether somebody has written anything into our tables.
fn holds_anything(db: &mut Db) -> Result<bool, Error> {
    Ok(
        select(exists(teams::table.select(teams::id))).get_result(db)?
            || select(exists(themes::table.select(themes::id))).get_result(db)?
            || select(exists(organisations::table.select(organisations::id))).get_result(db)?
            || select(exists(people::table.select(people::id))).get_result(db)?
            || select(exists(venues::table.select(venues::id))).get_result(db)?
            || select(exists(visits::table.select(visits::id))).get_result(db)?,
    )
}

/// Makes an empty database the demo's.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn mark(db: &mut Db, now: Timestamp) -> Result<(), Error> {
    users::insert_team(db, ids::new::<TeamId>(), TEAM, now)
}
