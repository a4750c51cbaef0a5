//! The store, on both engines.

mod draft;
mod registers;
mod schema;
mod upgrade;

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use diesel::connection::{Connection as _, SimpleConnection};
use diesel::sqlite::SqliteConnection;
use escale::domain::ids::{OrganisationId, TeamId};
use escale::domain::person::{Organisation, OrganisationKind};
use escale::domain::time::Zone;
use escale::store::{Db, Error, Store, epoch, ids, instances, migrations, organisations, users};

use crate::harness::database::{Database, Engine, on_each_engine};

/// The least that can be known of an organisation.
fn organisation(key: &str) -> Organisation {
    Organisation {
        id: ids::new::<OrganisationId>(),
        key: key.to_owned(),
        name: "Sở Ngoại vụ".to_owned(),
        kind: OrganisationKind::City,
        city: None,
        country: None,
        time_zone: Zone::parse("Asia/Ho_Chi_Minh").unwrap(),
        website: None,
        acts_for: None,
        public: false,
    }
}

fn execute(db: &mut Db, statement: &str) -> Result<(), Error> {
    match db {
        Db::Postgres(connection) => connection.batch_execute(statement)?,
        Db::Sqlite(connection) => connection.batch_execute(statement)?,
    }
    Ok(())
}

on_each_engine! {
    async fn what_fails_leaves_nothing(database: Database) {
        let failed: Result<(), Error> = database.store.write(|db| {
            organisations::insert(db, &organisation("city"))?;
            Err(Error::Missing)
        }).await;
        assert!(matches!(failed, Err(Error::Missing)));
        let left: Result<_, Error> = database.store.read(organisations::all).await;
        assert_eq!(left.unwrap(), []);
    }

    async fn what_panics_leaves_nothing_and_stops_nobody(database: Database) {
        let broken: Result<(), Error> = database.store.write(|db| {
            organisations::insert(db, &organisation("city"))?;
            panic!("on purpose")
        }).await;
        assert!(matches!(broken, Err(Error::Interrupted)));
        let bumped: Result<_, Error> = database.store.write(epoch::bump).await;
        bumped.unwrap();
        let left: Result<_, Error> = database.store.read(organisations::all).await;
        assert_eq!(left.unwrap(), []);
    }

    async fn whoever_only_reads_cannot_write(database: Database) {
        let refused: Result<_, Error> = database.store.read(epoch::bump).await;
        assert!(matches!(refused, Err(Error::Unavailable { .. })), "{refused:?}");
    }

    async fn concurrent_bumps_lose_nothing(database: Database) {
        let city = organisation("city");
        let id = city.id;
        database.store.write(move |db| organisations::insert(db, &city)).await.unwrap();
        let tasks: Vec<_> = (0..8).map(|_| {
            let store = database.store.clone();
            tokio::spawn(async move {
                for _ in 0..25 {
                    let bumped: Result<_, Error> = store.write(move |db| organisations::bump_revision(db, id)).await;
                    assert!(bumped.unwrap().is_some());
                }
            })
        }).collect();
        for task in tasks {
            task.await.unwrap();
        }
        let revision: Result<_, Error> = database.store.read(move |db| organisations::revision(db, id)).await;
        assert_eq!(revision.unwrap(), Some(201));
    }

    async fn a_newer_database_is_refused(database: Database) {
        let newer = "INSERT INTO __diesel_schema_migrations (version) VALUES ('29990101')";
        database.store.write(move |db| execute(db, newer)).await.unwrap();
        assert!(matches!(database.store.migrate(), Err(Error::Newer { version }) if version == "29990101"));
    }

    async fn nul_is_refused(database: Database) {
        let mut hostile = organisation("city");
        hostile.name.push('\0');
        let refused: Result<_, Error> = database.store.write(move |db| organisations::insert(db, &hostile)).await;
        assert!(matches!(refused, Err(Error::Unstorable { .. })), "{refused:?}");
    }

    async fn what_is_no_value_is_an_error(database: Database) {
        let spoilt = "UPDATE organisations SET time_zone = 'Mars/Olympus'";
        let outcome: Result<_, Error> = database.store.write(move |db| {
            organisations::insert(db, &organisation("city"))?;
            execute(db, spoilt)?;
            organisations::all(db)
        }).await;
        assert!(matches!(&outcome, Err(Error::Corrupt { what }) if what.contains("Mars/Olympus")), "{outcome:?}");
    }

    async fn the_clock_of_the_database_is_about_right(database: Database) {
        let id = ids::new();
        database.store.write(move |db| instances::start(db, id)).await.unwrap();
        let beaten: Result<_, Error> = database.store.write(move |db| instances::beat(db, id)).await;
        assert!(beaten.unwrap());
        let removed: Result<_, Error> =
            database.store.write(|db| instances::remove_silent(db, jiff::SignedDuration::from_secs(20))).await;
        assert_eq!(removed.unwrap(), 0);
        let removed: Result<_, Error> =
            database.store.write(|db| instances::remove_silent(db, jiff::SignedDuration::from_secs(-20))).await;
        assert_eq!(removed.unwrap(), 1);
    }

    async fn one_address_is_one_user(database: Database) {
        let created_at = "2026-06-01T06:00:00Z".parse().unwrap();
        let team: TeamId = ids::new();
        let user = |email: &str| users::User {
            id: ids::new(),
            team,
            email: email.to_owned(),
            name: "Nguyễn Thị Ánh".to_owned(),
            role: escale::domain::permission::Role::Organiser,
            created_at,
            locale: Some("vi".to_owned()),
            theme: None,
        };
        let (first, second) = (user("Anh@Example.org"), user("ANH@example.org"));
        let kept = first.clone();
        let outcome = database.store.write(move |db| {
            users::insert_team(db, team, "Protocol", created_at)?;
            users::insert(db, &first)
        }).await;
        outcome.unwrap();
        assert!(matches!(database.store.write(move |db| users::insert(db, &second)).await, Err(Error::Taken)));
        let found = database.store.read(|db| users::find_by_email(db, "anh@EXAMPLE.org")).await;
        assert_eq!(found.unwrap(), Some(kept));
    }
}

#[test]
fn five_that_start_at_once_migrate_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::bare(engine) else {
            continue;
        };
        thread::scope(|scope| {
            for _ in 0..5 {
                scope.spawn(|| Store::open(&database.url).unwrap().migrate().unwrap());
            }
        });
        assert!(database.store.read_blocking(migrations::are_done).unwrap());
        let number: Result<_, Error> = database.store.read_blocking(epoch::current);
        assert_eq!(number.unwrap(), 1);
    }
}

#[test]
fn a_lost_server_connection_is_replaced_by_the_next_call() {
    let Some(database) = Database::new(Engine::Postgres) else {
        return;
    };
    let reader = || -> Result<i64, Error> { database.store.read_blocking(epoch::current) };
    reader().unwrap();
    let lost: Result<(), Error> = database.store.write_blocking(|db| {
        let others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()";
        execute(db, others)
    });
    assert!(matches!(lost, Err(Error::Unavailable { .. })), "{lost:?}");
    assert_eq!(reader().unwrap(), 1);
}

#[test]
fn an_address_that_cannot_be_meant_is_refused_and_makes_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let check = |url: &str, expect: &str| {
        let error = Store::open(url).unwrap_err();
        assert!(error.to_string().contains(expect), "{url}: {error}");
    };
    check(
        "postgers://user:secret@host/name",
        "“postgers” is no kind of database",
    );
    check("data/escale.db", "“data/escale.db” is no kind of database");
    check("sqlite:", "the name of a file is missing");
    check("sqlite::memory:", "a database in memory is lost");
    check("sqlite:data/escale.db?mode=rwc", "no ?, # or NUL");
    check("postgres:name", "two slashes");
    let taken = folder.path().join("file");
    std::fs::write(&taken, "").unwrap();
    check(
        &format!("sqlite:{}/below/escale.db", taken.display()),
        "not available",
    );
}

#[test]
fn a_file_that_another_holds_alone_for_a_moment_is_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("escale.db").display().to_string();
    // as the last connection of a process does when it takes its leave
    let mut other = SqliteConnection::establish(&path).unwrap();
    other.batch_execute("BEGIN EXCLUSIVE").unwrap();
    let (opened, outcome) = mpsc::channel();
    thread::spawn(move || opened.send(Store::open(&format!("sqlite:{path}")).map(drop)));
    let at_once = outcome.recv_timeout(Duration::from_millis(300));
    assert!(at_once.is_err(), "{at_once:?}");
    other.batch_execute("ROLLBACK").unwrap();
    outcome.recv().unwrap().unwrap();
}

#[test]
fn a_dead_server_is_an_error_in_seconds() {
    let begun = Instant::now();
    let error = Store::open("postgres://escale@127.0.0.1:1/escale").unwrap_err();
    assert!(matches!(error, Error::Unavailable { .. }), "{error:?}");
    assert!(begun.elapsed() < Duration::from_secs(10));
}
