//! Both engines have the same tables, and `schema.rs` knows them.

use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_migrations::MigrationHarness;
use escale::store::migrations::{self, Standing};
use escale::store::{Db, Error, schema};

use crate::harness::database::{Database, Engine, on_each_engine};

#[derive(QueryableByName)]
struct Fact {
    #[diesel(sql_type = Text)]
    fact: String,
}

/// Columns, keys, constraints and indexes as SQLite has them.
const SQLITE_FACTS: &str = r#"
WITH tables AS (SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\_\_%' ESCAPE '\' AND name NOT LIKE 'sqlite%'),
keys AS (
  SELECT t.name AS name, k.id AS id, k."table" AS other, k.on_delete AS on_delete,
         group_concat(k."from", ', ' ORDER BY k.seq) AS columns, group_concat(k."to", ', ' ORDER BY k.seq) AS others
  FROM tables t, pragma_foreign_key_list(t.name) k GROUP BY t.name, k.id)
SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type || CASE WHEN c."notnull" OR c.pk THEN ' NOT NULL' ELSE '' END AS fact
  FROM tables t, pragma_table_info(t.name) c
UNION ALL SELECT 'primary key ' || t.name || ' ' || group_concat(c.name, ', ' ORDER BY c.pk) FROM tables t, pragma_table_info(t.name) c WHERE c.pk > 0 GROUP BY t.name
UNION ALL SELECT 'foreign key ' || name || ' (' || columns || ') REFERENCES ' || other || '(' || others || ')' || CASE on_delete WHEN 'NO ACTION' THEN '' ELSE ' ON DELETE ' || on_delete END FROM keys
UNION ALL SELECT 'index ' || name || CASE WHEN sql LIKE 'CREATE UNIQUE%' THEN ' UNIQUE' ELSE '' END || CASE WHEN sql LIKE '% WHERE %' THEN ' WHERE' ELSE '' END
  FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL
UNION ALL SELECT 'table ' || sql FROM tables
"#;

/// The same facts of PostgreSQL, in the same words.
const POSTGRES_FACTS: &str = r#"
SELECT 'column ' || table_name || '.' || column_name || ' ' ||
       CASE data_type WHEN 'bigint' THEN 'INTEGER' WHEN 'boolean' THEN 'INTEGER' WHEN 'timestamp with time zone' THEN 'INTEGER'
            WHEN 'bytea' THEN 'BLOB' WHEN 'double precision' THEN 'REAL' ELSE 'TEXT' END ||
       CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END AS fact
  FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_%'
UNION ALL SELECT 'primary key ' || conrelid::regclass || ' ' || replace(substring(pg_get_constraintdef(oid) FROM '\((.*)\)'), '"', '')
  FROM pg_constraint WHERE contype = 'p' AND connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '\_\_%'
UNION ALL SELECT 'foreign key ' || conrelid::regclass || ' ' || replace(substring(pg_get_constraintdef(oid) FROM 13), '"', '')
  FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
UNION ALL SELECT 'index ' || indexname || CASE WHEN indexdef LIKE 'CREATE UNIQUE%' THEN ' UNIQUE' ELSE '' END || CASE WHEN indexdef LIKE '% WHERE %' THEN ' WHERE' ELSE '' END
  FROM pg_indexes WHERE schemaname = 'public' AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = indexname)
UNION ALL SELECT 'constraint ' || conname FROM pg_constraint WHERE contype IN ('c', 'u', 'f') AND connamespace = 'public'::regnamespace
"#;

fn facts(database: &Database) -> Vec<String> {
    let rows: Result<Vec<Fact>, Error> = database.store.read_blocking(|db| {
        Ok(match db {
            Db::Postgres(connection) => diesel::sql_query(POSTGRES_FACTS).load(connection)?,
            Db::Sqlite(connection) => diesel::sql_query(SQLITE_FACTS).load(connection)?,
        })
    });
    let mut facts: Vec<String> = rows
        .unwrap()
        .into_iter()
        .flat_map(|row| named_constraints(row.fact))
        .collect();
    facts.sort();
    facts
}

/// SQLite knows the names of constraints only as words in the text of the table.
fn named_constraints(fact: String) -> Vec<String> {
    let Some(table) = fact.strip_prefix("table ") else {
        return vec![fact];
    };
    let names = table
        .split("CONSTRAINT ")
        .skip(1)
        .filter_map(|rest| rest.split_whitespace().next());
    names.map(|name| format!("constraint {name}")).collect()
}

#[test]
fn both_engines_have_one_schema() {
    let sqlite = Database::new(Engine::Sqlite).unwrap();
    let Some(postgres) = Database::new(Engine::Postgres) else {
        return;
    };
    let (sqlite, postgres) = (facts(&sqlite), facts(&postgres));
    assert!(sqlite.len() > 300, "{sqlite:#?}");
    let only = |these: &[String], those: &[String]| -> Vec<String> {
        these
            .iter()
            .filter(|fact| !those.contains(fact))
            .cloned()
            .collect()
    };
    assert_eq!(only(&sqlite, &postgres), only(&postgres, &sqlite));
}

fn revert_all(db: &mut Db) -> Result<(), Error> {
    let reverted = match db {
        Db::Postgres(connection) => connection.revert_all_migrations(migrations::POSTGRES),
        Db::Sqlite(connection) => connection.revert_all_migrations(migrations::SQLITE),
    };
    reverted.map(drop).map_err(|error| Error::Migration {
        reason: error.to_string(),
    })
}

/// Selects nothing from every table of `schema.rs`, and counts them.
macro_rules! select_each {
    ($db:expr, $($table:ident)+) => {{
        let mut count = 0;
        $(
            schema::$table::table.limit(0).execute($db)?;
            count += 1;
        )+
        count
    }};
}

fn select_all_tables(db: &mut Db) -> Result<usize, Error> {
    Ok(select_each!(db,
        teams users identities introductions test_mails edits sessions sign_in_links credentials recovery_codes sign_in_mails visit_members tokens idempotency epoch instances
        themes organisations people offices venues travel_times
        agreements agreement_organisations agreement_people agreement_themes agreement_lineage
        visits visit_agreements visit_themes delegations participants
        items item_people item_venues item_delegations
        publications previews frozen told leftovers replies outbox proposals acknowledgements precedence
        travel_time_edits digests kept_clashes unplaced_items presences inbound suppressions unsubscriptions polls
        poll_slots poll_people ballots reminders copies waiting calls webhooks dispatches push_subscriptions
        distinct_records))
}

on_each_engine! {
    async fn migrations_go_up_down_and_up(database: Database) {
        let before = facts(&database);
        let standing = || database.store.read_blocking(migrations::standing).unwrap();
        assert_eq!(standing(), Standing::Done);
        database.store.write_blocking(revert_all).unwrap();
        assert_eq!(standing(), Standing::Empty);
        assert_eq!(facts(&database), Vec::<String>::new());
        database.store.migrate().unwrap();
        assert_eq!(facts(&database), before);
    }

    async fn every_table_is_as_the_code_says(database: Database) {
        let known = database.store.read_blocking(select_all_tables).unwrap();
        let there = facts(&database).iter().filter(|fact| fact.starts_with("primary key")).count();
        assert_eq!(known, there);
    }
}
