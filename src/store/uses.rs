//! What still refers to a record of the registers, so that a refusal to delete it can say why.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::{
    agreement_organisations, agreement_people, delegations, item_people, item_venues, items,
    offices, organisations, outbox, participants, proposals, replies, told, travel_times, visits,
};
use crate::domain::ids::{OrganisationId, ParticipantId, PersonId, VenueId, VisitId};
use crate::domain::merge::AnySwap;

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

/// What refers to what goes in a swap, in words.
///
/// # Errors
/// Those of the database.
pub fn of(db: &mut Db, swap: AnySwap) -> Result<Vec<&'static str>, Error> {
    match swap {
        AnySwap::Person(swap) => of_person(db, swap.gone),
        AnySwap::Organisation(swap) => of_organisation(db, swap.gone),
        AnySwap::Venue(swap) => of_venue(db, swap.gone),
    }
}

/// Gathers the visits of the rows that several queries find.
macro_rules! visits_of {
    ($db:ident, $($rows:expr => $visit:expr),+ $(,)?) => {{
        let mut found: BTreeSet<VisitId> = BTreeSet::new();
        $(
            let some: Vec<VisitId> = $rows.select($visit).distinct().load($db)?;
            found.extend(some);
        )+
        found
    }};
}

/// The visits that refer to what goes in a swap.
///
/// # Errors
/// Those of the database.
pub fn visits_of(db: &mut Db, swap: AnySwap) -> Result<BTreeSet<VisitId>, Error> {
    Ok(match swap {
        AnySwap::Person(swap) => visits_of!(db,
            participants::table.filter(participants::person.eq(swap.gone)) => participants::visit,
            delegations::table.filter(delegations::head.eq(swap.gone)) => delegations::visit,
            items::table.filter(items::id.eq_any(item_people::table.filter(item_people::person.eq(swap.gone)).select(item_people::item))) => items::visit,
        ),
        AnySwap::Organisation(swap) => visits_of!(db,
            visits::table.filter(visits::host.eq(swap.gone)) => visits::id,
            delegations::table.filter(delegations::organisation.eq(swap.gone)) => delegations::visit,
            participants::table.filter(participants::office.eq(swap.gone)) => participants::visit,
            items::table.filter(items::host.eq(swap.gone)) => items::visit,
        ),
        AnySwap::Venue(swap) => visits_of!(db,
            items::table.filter(items::id.eq_any(item_venues::table.filter(item_venues::venue.eq(swap.gone)).select(item_venues::item))) => items::visit,
        ),
    })
}

/// Whether anything was ever written to or heard from a participant.
///
/// # Errors
/// Those of the database.
pub fn knows_participant(db: &mut Db, id: ParticipantId) -> Result<bool, Error> {
    let users: Result<Vec<&str>, Error> = uses!(db, id,
        told::participant, told::table => "told",
        replies::participant, replies::table => "replies",
        outbox::participant, outbox::table => "messages",
        proposals::participant, proposals::table => "proposals",
    );
    Ok(!users?.is_empty())
}
