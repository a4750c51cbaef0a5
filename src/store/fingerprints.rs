//! Whether anything changed: sums that grow with every edit, cheap to read.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use jiff::civil::Date;

use super::db::Db;
use super::error::Error;
use super::schema::{
    kept_clashes, organisations, outbox, people, proposals, publications, replies, suppressions,
    unsubscriptions, venues, visits,
};
use super::types::{Day, Instant};
use crate::domain::ids::VisitId;
use crate::domain::message::MessageState;
use crate::domain::proposal::ProposalState;

/// What all drafts, publications, answers, failures and kept clashes came to at one moment. Equal fingerprints: nothing of them changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint {
    revisions: [i64; 4],
    counts: [i64; 6],
    latest_proposal: Option<Instant>,
    latest_answer: Option<Instant>,
    latest_kept: Option<Instant>,
}

macro_rules! revisions {
    ($db:expr, $table:ident) => {
        $table::table
            .select(diesel::dsl::sql::<BigInt>(
                "CAST(COALESCE(SUM(revision), 0) AS BIGINT)",
            ))
            .first($db)?
    };
}

/// The fingerprint of everything that the overview sums up.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn of_drafts(db: &mut Db) -> Result<Fingerprint, Error> {
    Ok(Fingerprint {
        revisions: [
            revisions!(db, visits),
            revisions!(db, people),
            revisions!(db, organisations),
            revisions!(db, venues),
        ],
        counts: [
            visits::table.count().get_result(db)?,
            publications::table.count().get_result(db)?,
            replies::table.count().get_result(db)?,
            outbox::table
                .filter(outbox::state.eq_any([MessageState::Failed, MessageState::ByHand]))
                .count()
                .get_result(db)?,
            kept_clashes::table.count().get_result(db)?,
            proposals::table
                .filter(proposals::state.eq(ProposalState::Open))
                .count()
                .get_result(db)?,
        ],
        latest_kept: kept_clashes::table
            .select(kept_clashes::at)
            .order(kept_clashes::at.desc())
            .first(db)
            .optional()?,
        latest_proposal: proposals::table
            .select(proposals::at)
            .order(proposals::at.desc())
            .first(db)
            .optional()?,
        latest_answer: replies::table
            .select(replies::at)
            .order(replies::at.desc())
            .first(db)
            .optional()?,
    })
}

/// What one visit came to at one moment: its draft, what is published of it, what its participants know and answered.
/// Equal ones: nothing of that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfVisit {
    revision: i64,
    touched: i64,
}

/// What all visits share came to at one moment: people, organisations, venues, and to whom nothing is mailed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    revisions: [i64; 3],
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
        ],
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
