//! Statements that a connection prepares once and keeps.

use std::marker::PhantomData;

use diesel::backend::Backend;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::{PgConnection, RunQueryDsl, SqliteConnection};

/// A statement that is worth keeping prepared: one that runs often and has few forms.
///
/// diesel prepares every UPDATE and every list of values anew, since some programs would fill its cache with their
/// many forms. For the small statements of the outbox that costs more than running them. What is kept is found by its
/// SQL, so it can never be taken for another. It has to return rows: diesel asks those that do not in a way that misses
/// the answer. It runs on the engine itself, by `on_each!`: on both at once its SQL would be written three times.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept<Q>(pub(super) Q);

impl<DB: Backend, Q: QueryFragment<DB>> QueryFragment<DB> for Kept<Q> {
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(pass)
    }

    fn is_safe_to_cache_prepared(&self, _: &DB) -> QueryResult<bool> {
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

impl<Q> RunQueryDsl<PgConnection> for Kept<Q> {}
impl<Q> RunQueryDsl<SqliteConnection> for Kept<Q> {}

/// A statement as in [`Kept`] whose SQL is the same whatever its values are. It is found by `Name`, a type of its own, so
/// that its SQL is written once.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeptAs<Name, Q> {
    statement: Kept<Q>,
    name: PhantomData<Name>,
}

impl<Name, Q> KeptAs<Name, Q> {
    /// `Name` must name no other statement: the other would run in place of this one.
    pub(super) fn new(statement: Q) -> Self {
        Self {
            statement: Kept(statement),
            name: PhantomData,
        }
    }
}

impl<DB: Backend, Name, Q: QueryFragment<DB>> QueryFragment<DB> for KeptAs<Name, Q> {
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.statement.walk_ast(pass)
    }

    fn is_safe_to_cache_prepared(&self, backend: &DB) -> QueryResult<bool> {
        self.statement.is_safe_to_cache_prepared(backend)
    }
}

impl<Name: 'static, Q> QueryId for KeptAs<Name, Q> {
    type QueryId = Name;

    const HAS_STATIC_QUERY_ID: bool = true;
}

impl<Name, Q: Query> Query for KeptAs<Name, Q> {
    type SqlType = Q::SqlType;
}

impl<Name, Q> RunQueryDsl<PgConnection> for KeptAs<Name, Q> {}
impl<Name, Q> RunQueryDsl<SqliteConnection> for KeptAs<Name, Q> {}
