//! Databases of other programs, which are left as they are.

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection, RunQueryDsl as _, SqliteConnection, sql_query};

use super::VISIT;
use crate::harness::database::{Database, Engine};
use crate::harness::process::Installation;

/// Everything that opens a database.
const COMMANDS: &[&[&str]] = &[
    &["serve"],
    &["serve", "--no-web"],
    &["demo"],
    &["demo", "--fresh"],
    &["import", "visit.toml"],
    &["export", "spring-2026"],
    &["publish", "spring-2026"],
    &[
        "user",
        "add",
        "anna@city.example",
        "--name",
        "Anna",
        "--role",
        "admin",
    ],
    &[
        "token",
        "create",
        "--user",
        "anna@city.example",
        "--name",
        "test",
    ],
];

/// What another program keeps, one way or the other; the last one calls its table as we call one of ours.
const PROGRAMS: &[&str] = &[
    "CREATE TABLE notes (body text)",
    "CREATE VIEW today AS SELECT 1 AS one",
    "CREATE TABLE __diesel_schema_migrations (version varchar(50) PRIMARY KEY, run_on timestamp); CREATE TABLE users (name text)",
];

#[test]
fn a_file_of_another_program_is_left_as_it_is() {
    for program in PROGRAMS {
        let office = Installation::new().with("ESCALE_DATABASE_URL", "sqlite:theirs.db");
        office.write("visit.toml", VISIT);
        let path = office.path("theirs.db");
        let mut theirs = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
        theirs.batch_execute(program).unwrap();
        drop(theirs);
        let before = std::fs::read(&path).unwrap();
        for command in COMMANDS {
            let complaint = office.refused(command);
            assert!(complaint.contains("ESCALE_DATABASE_URL"), "{complaint}");
            assert_eq!(std::fs::read(&path).unwrap(), before, "{command:?}");
        }
        assert!(!office.path("theirs.db-wal").exists());
    }
}

#[test]
fn a_server_database_of_another_program_is_left_as_it_is() {
    for program in PROGRAMS {
        let Some(database) = Database::bare(Engine::Postgres) else {
            return;
        };
        let office = Installation::new().with("ESCALE_DATABASE_URL", &database.url);
        office.write("visit.toml", VISIT);
        let mut theirs = PgConnection::establish(&database.url).unwrap();
        theirs.batch_execute(program).unwrap();
        let before = relations(&mut theirs);
        for command in COMMANDS {
            let complaint = office.refused(command);
            assert!(complaint.contains("ESCALE_DATABASE_URL"), "{complaint}");
            assert_eq!(relations(&mut theirs), before, "{command:?}");
        }
    }
}

/// How many tables, views and indexes there are in every schema.
fn relations(theirs: &mut PgConnection) -> usize {
    let query =
        "SELECT 1 FROM pg_class WHERE relnamespace::regnamespace::text NOT LIKE 'pg_toast%'";
    sql_query(query).execute(theirs).unwrap()
}

#[test]
fn tables_beside_ours_disturb_nobody_but_the_demo() {
    let office = Installation::new().with("ESCALE_DATABASE_URL", "sqlite:office.db");
    office.refused(&["export", "spring-2026"]);
    let path = office.path("office.db");
    let mut theirs = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
    theirs
        .batch_execute("CREATE TABLE notes (body text)")
        .unwrap();
    office.refused(&["demo"]);
    office.write("visit.toml", VISIT);
    office.done(&["import", "visit.toml"]);
    office.exported("spring-2026");
}

#[test]
fn a_venue_alone_makes_a_database_somebody_s() {
    let office = Installation::new().with("ESCALE_DATABASE_URL", "sqlite:office.db");
    office.write(
        "venue.toml",
        "format = \"escale/1\"\n[[venues]]\nkey = \"hall\"\nname = \"Hall\"\ntime_zone = \"Europe/Paris\"\n",
    );
    office.done(&["import", "venue.toml"]);
    office.refused(&["demo"]);
    office.refused(&["demo", "--fresh"]);
}
