//! An upgrade: a database that holds something, as an earlier version left it, is brought up to date.

use diesel_migrations::MigrationHarness;
use escale::domain::permission::Role;
use escale::store::migrations;
use escale::store::{Db, Error};
use serde_json::json;

use crate::harness::app::{Sample, TestApp};
use crate::harness::database::on_each_engine;

/// The first migration that is taken back.
const FIRST: &str = "202611210035";

/// Takes the latest migrations back, as if an earlier version had written what there is.
fn go_back(db: &mut Db) -> Result<(), Error> {
    loop {
        let reverted = match db {
            Db::Postgres(connection) => connection.revert_last_migration(migrations::POSTGRES),
            Db::Sqlite(connection) => connection.revert_last_migration(migrations::SQLITE),
        };
        let version = reverted.map_err(|error| Error::Migration {
            reason: error.to_string(),
        })?;
        if version.to_string() == FIRST {
            return Ok(());
        }
    }
}

/// What people see of what is kept.
async fn seen(app: &TestApp, sample: &Sample) -> Vec<String> {
    let (api, office) = (app.api(), app.office(Role::Admin).await);
    let mut seen = Vec::new();
    for what in ["items", "participants", "messages"] {
        seen.push(api.get(&sample.below_visit(what)).await.text);
    }
    let calls = office.get(&format!("/visits/{}/calls", sample.visit)).await;
    seen.extend(calls.texts("ol .strong"));
    seen
}

on_each_engine! {
    async fn an_upgrade_keeps_what_there_is_and_knows_whom_to_call(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let urgent = json!({"tell": "urgent"});
        let published = app.api().post(&sample.below_visit("publications"), &urgent).await;
        assert_eq!(published.status, 201, "{}", published.text);
        assert_eq!(app.run_worker().await.len(), 1);
        let before = seen(&app, &sample).await;
        assert!(before.iter().any(|text| text == "Jean-Luc Moudenc"), "{before:?}");
        app.database.store.write_blocking(go_back).unwrap();
        app.database.store.migrate().unwrap();
        assert_eq!(seen(&app, &sample).await, before);
    }
}
