//! A database of its own for every test, on both engines.
//!
//! ```ignore
//! use crate::harness::database::{Database, on_each_engine};
//!
//! on_each_engine! {
//!     async fn a_sentence_that_holds(database: Database) {
//!         let epoch = database.store.read(epoch::current).await;
//!     }
//! }
//! ```
//!
//! makes the tests `a_sentence_that_holds::on_sqlite` and `a_sentence_that_holds::on_postgres`. `database.store` is
//! migrated and empty, `database.url` opens it a second time. Where the macro does not fit, [`Database::new`] does:
//! it gives `None` only for PostgreSQL where there is no server. SQLite files are copied from one migrated template,
//! PostgreSQL databases too (see `postgres`).

use std::sync::OnceLock;

use diesel::connection::SimpleConnection as _;
use escale::store::{Db, Error, Store};
use tempfile::TempDir;

use super::postgres;

/// A kind of database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// A database that is gone with this value.
pub(crate) struct Database {
    pub(crate) url: String,
    pub(crate) store: Store,
    place: Place,
}

enum Place {
    File { _folder: TempDir },
    Server { database: postgres::Database },
}

impl Database {
    /// A migrated, empty database.
    pub(crate) fn new(engine: Engine) -> Option<Self> {
        let (url, place) = match engine {
            Engine::Sqlite => file(Some(template())),
            Engine::Postgres => server(true)?,
        };
        let store = Store::open(&url).unwrap();
        Some(Self { url, store, place })
    }

    /// A database without tables.
    pub(crate) fn bare(engine: Engine) -> Option<Self> {
        let (url, place) = match engine {
            Engine::Sqlite => file(None),
            Engine::Postgres => server(false)?,
        };
        let store = Store::open(&url).unwrap();
        Some(Self { url, store, place })
    }

    /// Runs statements, each engine its own.
    pub(crate) async fn execute(&self, sqlite: &'static str, postgres: &'static str) {
        let executing = self.store.write(move |db| {
            match db {
                Db::Postgres(connection) => connection.batch_execute(postgres)?,
                Db::Sqlite(connection) => connection.batch_execute(sqlite)?,
            }
            Ok::<_, Error>(())
        });
        executing.await.unwrap();
    }

    /// Makes a PostgreSQL server end every connection to this database and accept none, or accept them again.
    pub(crate) fn refuse_connections(&self, refuse: bool) {
        match &self.place {
            Place::Server { database } => database.refuse_connections(refuse),
            Place::File { .. } => panic!("a file has no connections"),
        }
    }
}

fn file(content: Option<&[u8]>) -> (String, Place) {
    let folder = tempfile::Builder::new()
        .prefix("escale-test-")
        .tempdir()
        .unwrap();
    let path = folder.path().join("test.db");
    if let Some(content) = content {
        std::fs::write(&path, content).unwrap();
    }
    (
        format!("sqlite:{}", path.display()),
        Place::File { _folder: folder },
    )
}

fn server(migrated: bool) -> Option<(String, Place)> {
    let database = postgres::Database::new(migrated)?;
    Some((database.url.clone(), Place::Server { database }))
}

/// A migrated SQLite file.
fn template() -> &'static [u8] {
    static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let (url, _place) = file(None);
        let store = Store::open(&url).unwrap();
        store.migrate().unwrap();
        // closing the last connection folds the log into the file
        drop(store);
        std::fs::read(url.trim_start_matches("sqlite:")).unwrap()
    })
}

/// Writes each test twice, once for each engine.
macro_rules! on_each_engine {
    ($($(#[$meta:meta])* async fn $name:ident($database:ident: Database) $body:block)+) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;
            use $crate::harness::database::{Database, Engine};

            async fn run($database: Database) $body

            #[tokio::test]
            async fn on_sqlite() {
                run(Database::new(Engine::Sqlite).unwrap()).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                if let Some(database) = Database::new(Engine::Postgres) {
                    run(database).await;
                }
            }
        }
    )+};
}
pub(crate) use on_each_engine;
