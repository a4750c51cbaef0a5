//! Where the database is, and how a connection to it is set up.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use diesel::connection::{Connection, SimpleConnection};
use diesel::sqlite::SqliteConnection;
use diesel::{PgConnection, RunQueryDsl, dsl, select, sql_types};

use super::db::{Access, Db};
use super::error::Error;
use super::tables;

/// Where the database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A file.
    Sqlite(PathBuf),
    /// A server, by its URL with time limits added.
    Postgres(String),
}

/// A dead server is an error in seconds; a connection that died unseen is noticed.
const POSTGRES_LIMITS: &[(&str, &str)] = &[
    ("connect_timeout", "3"),
    ("tcp_user_timeout", "10000"),
    ("keepalives_idle", "10"),
    ("application_name", "escale"),
];

const POSTGRES_SETTINGS: &str = "SET TIME ZONE 'UTC'; SET client_min_messages = warning; SET lock_timeout = '5s'; \
    SET statement_timeout = '60s'; SET idle_in_transaction_session_timeout = '30s'";

/// What a statement would undo is kept in memory: SQLite would open a file for it in each transaction, and write more to
/// it than to its log.
const SQLITE_SETTINGS: &str = "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; \
    PRAGMA synchronous = FULL; PRAGMA cache_size = -1024; PRAGMA temp_store = MEMORY";

/// A reader keeps a quarter of a mebibyte of pages, the writer a whole one: the system keeps the rest for all.
const READER_SETTINGS: &str = "PRAGMA query_only = ON; PRAGMA cache_size = -256";

/// Attempts to switch the log on, 20 ms apart: another process may be doing the same.
const LOG_ATTEMPTS: u32 = 250;

impl Address {
    /// Reads `sqlite:FILE` or `postgres://…`. Nothing is opened or made.
    ///
    /// # Errors
    /// [`Error::Scheme`] and [`Error::Address`].
    pub fn parse(url: &str) -> Result<Self, Error> {
        let (scheme, rest) = url.split_once(':').unwrap_or((url, ""));
        match scheme {
            "sqlite" => Self::file(rest.strip_prefix("//").unwrap_or(rest)),
            "postgres" | "postgresql" if rest.starts_with("//") => {
                Ok(Self::Postgres(with_limits(url)))
            }
            "postgres" | "postgresql" => Err(Error::Address {
                reason: "after postgres: two slashes are missing",
            }),
            other => Err(Error::Scheme {
                scheme: other.to_owned(),
            }),
        }
    }

    fn file(path: &str) -> Result<Self, Error> {
        let reason = match path {
            "" => "after sqlite: the name of a file is missing",
            ":memory:" => "a database in memory is lost; name a file",
            _ if path.contains(['?', '#', '\0']) => "the name of a file has no ?, # or NUL in it",
            _ => return Ok(Self::Sqlite(PathBuf::from(path))),
        };
        Err(Error::Address { reason })
    }

    /// A new connection.
    pub(super) fn connect(&self, access: Access) -> Result<Db, Error> {
        match self {
            Self::Sqlite(path) => {
                let mut db = Db::Sqlite(connect_sqlite(path, access)?);
                if access == Access::Write {
                    // the switch changes the file
                    tables::refuse_foreign(&mut db)?;
                    switch_log_on(&mut db)?;
                }
                Ok(db)
            }
            Self::Postgres(url) => {
                let mut connection = PgConnection::establish(url)?;
                connection.batch_execute(POSTGRES_SETTINGS)?;
                Ok(Db::Postgres(connection))
            }
        }
    }
}

/// The URL with our time limits, where it does not set its own.
fn with_limits(url: &str) -> String {
    let mut url = url.to_owned();
    for (name, value) in POSTGRES_LIMITS {
        if !url.contains(&format!("{name}=")) {
            url.push(if url.contains('?') { '&' } else { '?' });
            url.push_str(name);
            url.push('=');
            url.push_str(value);
        }
    }
    url
}

fn connect_sqlite(path: &Path, access: Access) -> Result<SqliteConnection, Error> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|error| Error::unavailable(&format!("{}: {error}", folder.display())))?;
    }
    let name = path.to_str().ok_or(Error::Address {
        reason: "the name of the file is not UTF-8",
    })?;
    let mut connection = SqliteConnection::establish(name)?;
    // first of all the patience: even what reads no table fails at once while another connection takes its leave
    connection.batch_execute(SQLITE_SETTINGS)?;
    check_version(&mut connection)?;
    if access == Access::Read {
        connection.batch_execute(READER_SETTINGS)?;
    }
    Ok(connection)
}

/// WAL: readers and the writer do not wait for one another. The switch itself does not wait for `busy_timeout`.
fn switch_log_on(connection: &mut Db) -> Result<(), Error> {
    for _ in 1..LOG_ATTEMPTS {
        if connection
            .batch_execute("PRAGMA journal_mode = WAL")
            .is_ok()
        {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(connection.batch_execute("PRAGMA journal_mode = WAL")?)
}

/// Refuses an SQLite that can corrupt its log (3.7.0 to 3.51.2).
fn check_version(connection: &mut SqliteConnection) -> Result<(), Error> {
    let version: String =
        select(dsl::sql::<sql_types::Text>("sqlite_version()")).get_result(connection)?;
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let number: [u32; 3] = std::array::from_fn(|_| parts.next().unwrap_or(0));
    if number < [3, 51, 3] {
        return Err(Error::OldSqlite { version });
    }
    Ok(())
}
