//! One connection, to either engine.
#![expect(
    missing_docs,
    reason = "the derive makes public items without documentation"
)]

use diesel::PgConnection;
use diesel::connection::{AnsiTransactionManager, Connection, TransactionManager};
use diesel::result::QueryResult;
use diesel::sqlite::SqliteConnection;

/// A connection to the database: every query of the store takes one and runs on both engines.
#[derive(diesel::MultiConnection)]
pub enum Db {
    /// A server, shared by several instances.
    Postgres(PgConnection),
    /// A file of this machine.
    Sqlite(SqliteConnection),
}

/// Runs one expression on whichever engine is behind `$db`: for upserts, batches and unions, which diesel cannot
/// express on what both have in common, and for statements that are kept.
macro_rules! on_each {
    ($db:expr, $conn:ident => $query:expr) => {
        match $db {
            $crate::store::Db::Postgres($conn) => $query,
            $crate::store::Db::Sqlite($conn) => $query,
        }
    };
}
pub(crate) use on_each;

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// It only reads; SQLite refuses it anything else.
    Read,
    /// It may write.
    Write,
}

impl Db {
    /// Begins a transaction. One that writes takes SQLite's write lock at once, so it waits instead of failing
    /// half-way; one that reads sees the database as it is now, until its end.
    pub(super) fn begin(&mut self, access: Access) -> QueryResult<()> {
        match (self, access) {
            (Self::Postgres(connection), Access::Write) => {
                AnsiTransactionManager::begin_transaction(connection)
            }
            (Self::Postgres(connection), Access::Read) => {
                AnsiTransactionManager::begin_transaction_sql(
                    connection,
                    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
                )
            }
            (Self::Sqlite(connection), Access::Write) => {
                AnsiTransactionManager::begin_transaction_sql(connection, "BEGIN IMMEDIATE")
            }
            (Self::Sqlite(connection), Access::Read) => {
                AnsiTransactionManager::begin_transaction(connection)
            }
        }
    }

    /// Ends the transaction: kept if `keep`, else undone.
    pub(super) fn end(&mut self, keep: bool) -> QueryResult<()> {
        if keep {
            <Self as Connection>::TransactionManager::commit_transaction(self)
        } else {
            <Self as Connection>::TransactionManager::rollback_transaction(self)
        }
    }
}
