//! Who has a visit open.

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::{Db, on_each};
use super::error::Error;
use super::schema::{presences, users};
use super::types::{Instant, Plain};
use crate::domain::ids::{ItemId, UserId, VisitId};

/// Somebody who has a visit open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    /// Who.
    pub user: UserId,
    /// What they are called.
    pub name: String,
    /// The item whose form they have open.
    pub item: Option<ItemId>,
}

/// Who was seen in a visit since a moment, by name.
///
/// # Errors
/// Those of the database.
pub fn of_visit(db: &mut Db, visit: VisitId, since: Timestamp) -> Result<Vec<Presence>, Error> {
    let rows: Vec<(UserId, Plain, Option<ItemId>)> = presences::table
        .inner_join(users::table)
        .filter(presences::visit.eq(visit))
        .filter(presences::seen_at.ge(Instant(since)))
        .order((users::name, users::id))
        .select((users::id, users::name, presences::item))
        .load(db)?;
    let presences = rows.into_iter();
    Ok(presences
        .map(|(user, name, item)| Presence {
            user,
            name: name.0,
            item,
        })
        .collect())
}

/// Notes that somebody has a visit open, and the form of which item.
///
/// # Errors
/// Those of the database.
pub fn note(
    db: &mut Db,
    (visit, user): (VisitId, UserId),
    (item, now): (Option<ItemId>, Timestamp),
) -> Result<(), Error> {
    let values = (
        presences::item.eq(item),
        presences::seen_at.eq(Instant(now)),
    );
    let key = (presences::visit.eq(visit), presences::user.eq(user));
    on_each!(db, conn => diesel::insert_into(presences::table)
        .values((key, values))
        .on_conflict((presences::visit, presences::user))
        .do_update()
        .set(values)
        .execute(conn))?;
    Ok(())
}
