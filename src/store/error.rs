//! What can go wrong between Escale and its database.

use diesel::result::{DatabaseErrorInformation, DatabaseErrorKind};

/// Why the store did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address names no database.
    #[error("“{scheme}” is no kind of database; write sqlite:FILE or postgres://USER@HOST/NAME")]
    Scheme {
        /// What stands before the first colon; never the rest, which may hold a password.
        scheme: String,
    },
    /// The address of a database says something that cannot be meant.
    #[error("the address of the database is wrong: {reason}")]
    Address {
        /// What is wrong, and what would be right.
        reason: &'static str,
    },
    /// The database cannot be reached or written just now. Nothing was changed; trying again later may help.
    #[error("the database is not available: {reason}")]
    Unavailable {
        /// What the engine said.
        reason: String,
    },
    /// The database refused a statement.
    #[error("the database refused a statement")]
    Database(#[source] diesel::result::Error),
    /// A row holds what can be no value.
    #[error("the database holds what cannot be read back: {what}")]
    Corrupt {
        /// Which column, and what is wrong with it.
        what: String,
    },
    /// A value cannot be kept, such as a text with NUL in it.
    #[error("a value cannot be stored: {what}")]
    Unstorable {
        /// What is wrong with it.
        what: String,
    },
    /// Other rows refer to the one that was to be deleted.
    #[error("it is still in use")]
    InUse,
    /// Another row has the same key.
    #[error("another one has the same key")]
    Taken,
    /// The row that was to be changed is not there.
    #[error("there is no such row")]
    Missing,
    /// A newer Escale was here.
    #[error("the database was made by a newer Escale (migration {version}); start that one")]
    Newer {
        /// The first migration we do not know.
        version: String,
    },
    /// Another program keeps its tables there. Nothing was changed.
    #[error(
        "the database holds tables of another program ({tables}); name one that is empty, or Escale's own, with ESCALE_DATABASE_URL"
    )]
    Foreign {
        /// Some of them.
        tables: String,
    },
    /// This SQLite can lose data.
    #[error(
        "SQLite {version} can corrupt a database when its log restarts; 3.51.3 or newer is needed"
    )]
    OldSqlite {
        /// Its version.
        version: String,
    },
    /// A migration failed; the database is as it was before.
    #[error("the database could not be migrated: {reason}")]
    Migration {
        /// What the engine said.
        reason: String,
    },
    /// The work on the database panicked; its transaction was rolled back.
    #[error("work on the database broke off")]
    Interrupted,
}

/// What engines say when a statement is not at fault: PostgreSQL and libpq first, then SQLite.
const PASSING: &[&str] = &[
    "lock timeout",
    "statement timeout",
    "idle-in-transaction",
    "terminating connection",
    "server closed the connection",
    "no connection to the server",
    "could not connect",
    "connection to server",
    "could not receive data",
    "could not send data",
    "the database system is",
    "remaining connection slots",
    "too many clients",
    "deadlock detected",
    "No space left",
    "could not extend file",
    "could not write",
    "cannot execute",
    "database is locked",
    "database table is locked",
    "database or disk is full",
    "disk I/O error",
    "unable to open database file",
    "attempt to write a readonly database",
];

impl Error {
    /// The engine cannot be reached.
    pub(super) fn unavailable(reason: &impl ToString) -> Self {
        Self::Unavailable {
            reason: reason.to_string(),
        }
    }

    /// What is read back makes no sense.
    pub(super) fn corrupt(what: String) -> Self {
        Self::Corrupt { what }
    }

    /// An insert failed: a second row with the same key is [`Error::Taken`].
    pub(super) fn from_insert(error: diesel::result::Error) -> Self {
        match error {
            diesel::result::Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => {
                Self::Taken
            }
            other => other.into(),
        }
    }

    /// A delete failed: rows that refer to it are [`Error::InUse`].
    pub(super) fn from_delete(error: diesel::result::Error) -> Self {
        match error {
            diesel::result::Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _) => {
                Self::InUse
            }
            other => other.into(),
        }
    }
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::Error as Diesel;
        match error {
            Diesel::DatabaseError(kind, ref information)
                if is_passing(kind, information.as_ref()) =>
            {
                Self::unavailable(&error)
            }
            Diesel::BrokenTransactionManager | Diesel::RollbackErrorOnCommit { .. } => {
                Self::unavailable(&error)
            }
            Diesel::DeserializationError(what) => Self::Corrupt {
                what: with_causes(&*what),
            },
            Diesel::SerializationError(what) => Self::Unstorable {
                what: with_causes(&*what),
            },
            other => Self::Database(other),
        }
    }
}

/// What an error says, and what caused it.
fn with_causes(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ")
}

/// Whether the engine, not the statement, is at fault.
fn is_passing(kind: DatabaseErrorKind, information: &dyn DatabaseErrorInformation) -> bool {
    match kind {
        DatabaseErrorKind::ClosedConnection
        | DatabaseErrorKind::SerializationFailure
        | DatabaseErrorKind::ReadOnlyTransaction
        | DatabaseErrorKind::UnableToSendCommand => true,
        DatabaseErrorKind::Unknown => PASSING
            .iter()
            .any(|words| information.message().contains(words)),
        _ => false,
    }
}

impl From<diesel::ConnectionError> for Error {
    fn from(error: diesel::ConnectionError) -> Self {
        Self::unavailable(&error)
    }
}
