//! What still refers to a record of the registers, so that a refusal to delete it can say why.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::{
    agreement_organisations, agreement_people, delegations, item_people, item_venues, items,
    offices, organisations, participants, travel_times, visits,
};
use crate::domain::ids::{OrganisationId, PersonId, VenueId};

/// For each column that may refer to `$id`: the words for those that do.
macro_rules! uses {
    ($db:ident, $id:expr, $($column:expr, $table:expr => $words:literal),+ $(,)?) => {{
        let mut users = Vec::new();
        $(
            let count: i64 = $table.filter($column.eq($id)).count().get_result($db)?;
            if count > 0 && !users.contains(&$words) {
                users.push($words);
            }
        )+
        Ok(users)
    }};
}

/// What refers to an organisation, in words.
///
/// # Errors
/// Those of the database.
pub fn of_organisation(db: &mut Db, id: OrganisationId) -> Result<Vec<&'static str>, Error> {
    uses!(db, id,
        offices::organisation, offices::table => "offices of people",
        organisations::acts_for, organisations::table => "organisations that act for it",
        visits::host, visits::table => "visits",
        delegations::organisation, delegations::table => "delegations",
        participants::office, participants::table => "participants",
        items::host, items::table => "items",
        agreement_organisations::organisation, agreement_organisations::table => "agreements",
    )
}

/// What refers to a person, in words.
///
/// # Errors
/// Those of the database.
pub fn of_person(db: &mut Db, id: PersonId) -> Result<Vec<&'static str>, Error> {
    uses!(db, id,
        participants::person, participants::table => "participants of visits",
        delegations::head, delegations::table => "delegations",
        item_people::person, item_people::table => "items",
        agreement_people::person, agreement_people::table => "agreements",
    )
}

/// What refers to a venue, in words.
///
/// # Errors
/// Those of the database.
pub fn of_venue(db: &mut Db, id: VenueId) -> Result<Vec<&'static str>, Error> {
    uses!(db, id,
        item_venues::venue, item_venues::table => "items",
        travel_times::from, travel_times::table => "travel times",
        travel_times::to, travel_times::table => "travel times",
    )
}
