//! Whether anything changed: sums that grow with every edit, cheap to read.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::db::Db;
use super::error::Error;
use super::schema::{
    kept_clashes, organisations, outbox, people, proposals, publications, replies, venues, visits,
};
use super::types::Instant;
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
