//! Whether anything changed: sums that grow with every edit, cheap to read.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use jiff::civil::Date;

use super::db::Db;
use super::error::Error;
use super::schema::{
    agreements, organisations, people, suppressions, themes, travel_time_edits, unsubscriptions,
    venues, visits,
};
use super::types::{Day, Instant};
use crate::domain::ids::VisitId;

macro_rules! revisions {
    ($db:expr, $table:ident) => {
        $table::table
            .select(diesel::dsl::sql::<BigInt>(
                "CAST(COALESCE(SUM(revision), 0) AS BIGINT)",
            ))
            .first($db)?
    };
}

/// What one visit came to at one moment: its draft, what is published of it, what its participants know and answered.
/// Equal ones: nothing of that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfVisit {
    revision: i64,
    touched: i64,
}

/// A visit, its days, and what it came to at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// Which.
    pub visit: VisitId,
    /// Its first day.
    pub starts_on: Date,
    /// Its last day.
    pub ends_on: Date,
    /// What it came to.
    pub fingerprint: OfVisit,
}

/// What all visits share came to at one moment: people, organisations, venues, the ways between these, agreements and
/// their themes, and to whom nothing is mailed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    revisions: [i64; 5],
    travel_time_edits: i64,
    counts: [i64; 2],
    latest_suppression: Option<Instant>,
}

/// The fingerprint of one visit.
///
/// # Errors
/// [`Error::Missing`], [`Error::Unavailable`].
pub fn of_visit(db: &mut Db, visit: VisitId) -> Result<OfVisit, Error> {
    let own: Option<(i64, i64)> = visits::table
        .find(visit)
        .select((visits::revision, visits::touched))
        .first(db)
        .optional()?;
    let (revision, touched) = own.ok_or(Error::Missing)?;
    Ok(OfVisit { revision, touched })
}

/// Visits that have a day from `first` to `last`, in order of their days.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn of_days(db: &mut Db, (first, last): (Date, Date)) -> Result<Vec<Dated>, Error> {
    let rows: Vec<(VisitId, Day, Day, i64, i64)> = visits::table
        .filter(visits::starts_on.le(Day(last)))
        .filter(visits::ends_on.ge(Day(first)))
        .order((visits::starts_on, visits::id))
        .select((
            visits::id,
            visits::starts_on,
            visits::ends_on,
            visits::revision,
            visits::touched,
        ))
        .load(db)?;
    let dated = |(visit, starts_on, ends_on, revision, touched): (_, Day, Day, _, _)| Dated {
        visit,
        starts_on: starts_on.0,
        ends_on: ends_on.0,
        fingerprint: OfVisit { revision, touched },
    };
    Ok(rows.into_iter().map(dated).collect())
}

/// Those of the visits that were published and do not end before `day`.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn of_published_from(db: &mut Db, day: Date) -> Result<Vec<(VisitId, OfVisit)>, Error> {
    let rows: Vec<(VisitId, i64, i64)> = visits::table
        .filter(visits::published_version.is_not_null())
        .filter(visits::ends_on.ge(Day(day)))
        .order((visits::starts_on, visits::id))
        .select((visits::id, visits::revision, visits::touched))
        .load(db)?;
    let fingerprint = |(id, revision, touched)| (id, OfVisit { revision, touched });
    Ok(rows.into_iter().map(fingerprint).collect())
}

/// The fingerprint of what all visits share.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn shared(db: &mut Db) -> Result<Shared, Error> {
    Ok(Shared {
        revisions: [
            revisions!(db, people),
            revisions!(db, organisations),
            revisions!(db, venues),
            revisions!(db, agreements),
            revisions!(db, themes),
        ],
        travel_time_edits: travel_time_edits::table
            .select(travel_time_edits::number)
            .first(db)?,
        counts: [
            suppressions::table.count().get_result(db)?,
            unsubscriptions::table.count().get_result(db)?,
        ],
        latest_suppression: suppressions::table
            .select(suppressions::at)
            .order(suppressions::at.desc())
            .first(db)
            .optional()?,
    })
}
