//! Whose tables a database holds: asked before anything is changed in it.

use diesel::migration::MigrationSource;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;
use diesel::sqlite::Sqlite;

use super::db::{Db, on_each};
use super::error::Error;
use super::migrations::SQLITE;
use super::schema::__diesel_schema_migrations as applied;

/// The table in which the migrations note what they did. Other programs use the same one.
const MIGRATIONS: &str = "__diesel_schema_migrations";

/// The tables that migrations make, in the order of the alphabet: a migration that adds one adds it here.
const OURS: &[&str] = &[
    "acknowledgements",
    "agreement_lineage",
    "agreement_organisations",
    "agreement_people",
    "agreement_themes",
    "agreements",
    "ballots",
    "calls",
    "copies",
    "credentials",
    "delegations",
    "digests",
    "dispatches",
    "distinct_records",
    "edits",
    "epoch",
    "frozen",
    "idempotency",
    "identities",
    "inbound",
    "instances",
    "introductions",
    "item_delegations",
    "item_people",
    "item_venues",
    "items",
    "kept_clashes",
    "leftovers",
    "offices",
    "organisations",
    "outbox",
    "participants",
    "people",
    "poll_people",
    "poll_slots",
    "polls",
    "precedence",
    "presences",
    "previews",
    "proposals",
    "publications",
    "push_subscriptions",
    "recovery_codes",
    "reminders",
    "replies",
    "sessions",
    "sign_in_links",
    "sign_in_mails",
    "suppressions",
    "teams",
    "test_mails",
    "themes",
    "tokens",
    "told",
    "travel_time_edits",
    "travel_times",
    "unplaced_items",
    "unsubscriptions",
    "users",
    "venues",
    "visit_agreements",
    "visit_members",
    "visit_themes",
    "visits",
    "waiting",
    "webhooks",
];

/// More tables than this are not named in a refusal.
const MOST_NAMED: usize = 3;

/// The tables and views of an SQLite file.
const OF_FILE: &str = r"SELECT name FROM sqlite_schema
    WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name";

/// Those of the schema that we would work in; what an extension brought is no program's.
const OF_SCHEMA: &str = r"SELECT relname::text AS name FROM pg_catalog.pg_class c
    WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
      AND relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = current_schema())
      AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::regclass AND objid = c.oid AND deptype = 'e')
    ORDER BY relname";

#[derive(QueryableByName)]
struct Relation {
    #[diesel(sql_type = Text)]
    name: String,
}

/// Whose tables there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Holdings {
    /// Whether Escale has made its tables.
    pub(super) is_migrated: bool,
    /// The tables and views of others, by name.
    pub(super) foreign: Vec<String>,
}

/// Whose tables the database holds. Before Escale has made its own, all are another program's, whatever their names.
///
/// # Errors
/// [`Error::Unavailable`].
pub(super) fn holdings(db: &mut Db) -> Result<Holdings, Error> {
    let mut names = names(db)?;
    let is_migrated = names.iter().any(|name| name == MIGRATIONS) && is_first_applied(db)?;
    names.retain(|name| name != MIGRATIONS && !(is_migrated && OURS.contains(&name.as_str())));
    Ok(Holdings {
        is_migrated,
        foreign: names,
    })
}

/// Refuses a database of another program. Tables that somebody added beside ours are their concern.
///
/// # Errors
/// [`Error::Foreign`], [`Error::Unavailable`].
pub(super) fn refuse_foreign(db: &mut Db) -> Result<(), Error> {
    let Holdings {
        is_migrated,
        mut foreign,
    } = holdings(db)?;
    if is_migrated || foreign.is_empty() {
        return Ok(());
    }
    if foreign.len() > MOST_NAMED {
        foreign.truncate(MOST_NAMED);
        foreign.push("…".to_owned());
    }
    Err(Error::Foreign {
        tables: foreign.join(", "),
    })
}

fn names(db: &mut Db) -> Result<Vec<String>, Error> {
    let query = match db {
        Db::Postgres(_) => OF_SCHEMA,
        Db::Sqlite(_) => OF_FILE,
    };
    let rows: Vec<Relation> = on_each!(db, connection => sql_query(query).load(connection))?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

/// Whether our first migration has run here.
fn is_first_applied(db: &mut Db) -> Result<bool, Error> {
    let migrations =
        MigrationSource::<Sqlite>::migrations(&SQLITE).map_err(|error| Error::Migration {
            reason: error.to_string(),
        })?;
    let versions = migrations
        .iter()
        .map(|migration| migration.name().version().to_string());
    let Some(first) = versions.min() else {
        return Ok(false);
    };
    let query = diesel::select(diesel::dsl::exists(
        applied::table.filter(applied::version.eq(first)),
    ));
    Ok(query.get_result(db)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    #[test]
    fn every_table_of_the_migrations_is_known_as_ours() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&format!("sqlite:{}/test.db", folder.path().display())).unwrap();
        store.migrate().unwrap();
        let (names, holdings) = store
            .read_blocking(|db| Ok::<_, Error>((names(db)?, holdings(db)?)))
            .unwrap();
        assert_eq!(
            names
                .iter()
                .filter(|name| *name != MIGRATIONS)
                .collect::<Vec<_>>(),
            OURS
        );
        assert_eq!(
            holdings,
            Holdings {
                is_migrated: true,
                foreign: Vec::new()
            }
        );
    }
}
