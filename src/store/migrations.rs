//! Bringing a database up to date.

use diesel::connection::SimpleConnection;
use diesel::migration::{Migration, MigrationSource, MigrationVersion};
use diesel::sqlite::Sqlite;
use diesel::{QueryDsl, RunQueryDsl};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::Store;
use super::db::Db;
use super::error::Error;
use super::schema::__diesel_schema_migrations;
use super::tables;

/// Migrations of PostgreSQL.
pub const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Migrations of SQLite: the same names.
pub const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");

/// Held by the instance that migrates a PostgreSQL database, until its transaction ends.
const LOCK: &str = "SET LOCAL lock_timeout = '60s'; SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(20261121)";

impl Store {
    /// Brings the database up to date, all or nothing. Of several instances that start at once, one does it and the
    /// others wait.
    ///
    /// # Errors
    /// [`Error::Foreign`] for a database of another program, [`Error::Newer`] for one of a newer Escale;
    /// [`Error::Migration`].
    pub fn migrate(&self) -> Result<(), Error> {
        self.write_blocking(|db| {
            if let Db::Postgres(connection) = db {
                connection.batch_execute(LOCK)?;
            }
            tables::refuse_foreign(db)?;
            match db {
                Db::Postgres(connection) => {
                    refuse_newer(connection, &POSTGRES)?;
                    connection
                        .run_pending_migrations(POSTGRES)
                        .map_err(|error| failed(&*error))?;
                }
                Db::Sqlite(connection) => {
                    refuse_newer(connection, &SQLITE)?;
                    connection
                        .run_pending_migrations(SQLITE)
                        .map_err(|error| failed(&*error))?;
                }
            }
            Ok(())
        })
    }
}

impl Store {
    /// Empties the database of everything, in one transaction.
    ///
    /// # Errors
    /// [`Error::Migration`].
    pub fn empty(&self) -> Result<(), Error> {
        self.write_blocking(|db| {
            match db {
                Db::Postgres(connection) => connection.revert_all_migrations(POSTGRES),
                Db::Sqlite(connection) => connection.revert_all_migrations(SQLITE),
            }
            .map_err(|error| failed(&*error))?;
            match db {
                Db::Postgres(connection) => connection.run_pending_migrations(POSTGRES).map(drop),
                Db::Sqlite(connection) => connection.run_pending_migrations(SQLITE).map(drop),
            }
            .map_err(|error| failed(&*error))
        })
    }
}

/// Whether all migrations have run: what readiness asks.
///
/// # Errors
/// [`Error::Unavailable`], and [`Error::Database`] for an empty database.
pub fn are_done(db: &mut Db) -> Result<bool, Error> {
    let applied: i64 = __diesel_schema_migrations::table.count().get_result(db)?;
    let known = MigrationSource::<Sqlite>::migrations(&SQLITE).map_err(|error| failed(&*error))?;
    Ok(usize::try_from(applied) == Ok(known.len()))
}

/// How a database stands against the migrations we know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// All have been made.
    Done,
    /// None has: there is nothing.
    Empty,
    /// So many have not been made.
    Pending(usize),
    /// It has one that we do not know.
    Newer(String),
}

/// How the database stands. Nothing is changed.
///
/// # Errors
/// [`Error::Foreign`] for a database of another program, [`Error::Unavailable`].
pub fn standing(db: &mut Db) -> Result<Standing, Error> {
    tables::refuse_foreign(db)?;
    if !tables::holdings(db)?.is_migrated {
        return Ok(Standing::Empty);
    }
    let known = MigrationSource::<Sqlite>::migrations(&SQLITE).map_err(|error| failed(&*error))?;
    let mut pending: Vec<String> = known
        .iter()
        .map(|migration| migration.name().version().to_string())
        .collect();
    let applied: Vec<String> = __diesel_schema_migrations::table
        .select(__diesel_schema_migrations::version)
        .order(__diesel_schema_migrations::version)
        .load(db)?;
    for version in applied {
        match pending.iter().position(|known| *known == version) {
            Some(place) => drop(pending.remove(place)),
            None => return Ok(Standing::Newer(version)),
        }
    }
    Ok(match pending.len() {
        0 => Standing::Done,
        count => Standing::Pending(count),
    })
}

/// A database that knows migrations we do not know belongs to a newer Escale.
fn refuse_newer<DB, C>(connection: &mut C, known: &EmbeddedMigrations) -> Result<(), Error>
where
    DB: diesel::backend::Backend,
    C: MigrationHarness<DB>,
    EmbeddedMigrations: MigrationSource<DB>,
{
    let known = known.migrations().map_err(|error| failed(&*error))?;
    let applied = connection
        .applied_migrations()
        .map_err(|error| failed(&*error))?;
    let unknown = |version: &MigrationVersion<'_>| {
        known
            .iter()
            .all(|migration| migration.name().version() != *version)
    };
    match applied.into_iter().find(unknown) {
        Some(version) => Err(Error::Newer {
            version: version.to_string(),
        }),
        None => Ok(()),
    }
}

fn failed(error: &dyn std::error::Error) -> Error {
    Error::Migration {
        reason: error.to_string(),
    }
}
