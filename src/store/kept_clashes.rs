//! Clashes that organisers keep, each with its reason.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::{Db, on_each};
use super::error::Error;
use super::schema::{kept_clashes, users};
use super::types::{Instant, Plain};
use crate::domain::ids::{UserId, VisitId};

/// Why a clash is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptClash {
    /// The reason, in the words of whoever keeps it.
    pub reason: String,
    /// What that person is called; `None`: a user no more.
    pub by: Option<String>,
    /// Since when.
    pub at: Timestamp,
}

/// The clashes that are kept in a visit, by [`Clash::facts`](crate::domain::clashes::Clash::facts).
///
/// # Errors
/// Those of the database.
pub fn of_visit(db: &mut Db, visit: VisitId) -> Result<BTreeMap<String, KeptClash>, Error> {
    let rows: Vec<(Plain, Plain, Option<Plain>, Instant)> = kept_clashes::table
        .left_join(users::table)
        .filter(kept_clashes::visit.eq(visit))
        .select((
            kept_clashes::facts,
            kept_clashes::reason,
            users::name.nullable(),
            kept_clashes::at,
        ))
        .load(db)?;
    let kept = rows.into_iter().map(|(facts, reason, by, at)| {
        let kept = KeptClash {
            reason: reason.0,
            by: by.map(|name| name.0),
            at: at.0,
        };
        (facts.0, kept)
    });
    Ok(kept.collect())
}

/// Keeps a clash; the latest reason stands.
///
/// # Errors
/// Those of the database.
pub fn save(
    db: &mut Db,
    (visit, facts): (VisitId, &str),
    reason: &str,
    (by, at): (UserId, Timestamp),
) -> Result<(), Error> {
    let values = (
        kept_clashes::reason.eq(Plain(reason.to_owned())),
        kept_clashes::kept_by.eq(Some(by)),
        kept_clashes::at.eq(Instant(at)),
    );
    let key = (
        kept_clashes::visit.eq(visit),
        kept_clashes::facts.eq(Plain(facts.to_owned())),
    );
    on_each!(db, conn => diesel::insert_into(kept_clashes::table)
        .values((key, values.clone()))
        .on_conflict((kept_clashes::visit, kept_clashes::facts))
        .do_update()
        .set(values)
        .execute(conn))?;
    Ok(())
}

/// Keeps a clash no more.
///
/// # Errors
/// Those of the database.
pub fn delete(db: &mut Db, visit: VisitId, facts: &str) -> Result<(), Error> {
    let kept = kept_clashes::table.find((visit, Plain(facts.to_owned())));
    diesel::delete(kept).execute(db)?;
    Ok(())
}
