//! Statements that a connection prepares once and keeps.

use diesel::RunQueryDsl;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;

use super::db::{Db, MultiBackend};

/// A statement that is worth keeping prepared: one that runs often and has few forms.
///
/// diesel prepares every UPDATE and every list of values anew, since some programs would fill its cache with their
/// many forms. For the small statements of the outbox that costs more than running them. What is kept is found by its
/// SQL, so it can never be taken for another. It has to return rows: diesel asks those that do not in a way that misses
/// the answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept<Q>(pub(super) Q);

impl<Q: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for Kept<Q> {
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        self.0.walk_ast(pass)
    }

    fn is_safe_to_cache_prepared(&self, _: &MultiBackend) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Q> QueryId for Kept<Q> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q: Query> Query for Kept<Q> {
    type SqlType = Q::SqlType;
}

impl<Q> RunQueryDsl<Db> for Kept<Q> {}
