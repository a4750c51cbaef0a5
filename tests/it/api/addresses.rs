//! An e-mail address is one person's, also when two editors give it at the same moment.

use std::sync::mpsc;
use std::time::Duration;

use diesel::RunQueryDsl as _;
use escale::actions::edit::{self, Editor};
use escale::domain::document::{Node, Notation};
use escale::domain::permission::Role;
use escale::domain::person::Person;
use escale::store::{Db, Error};
use serde_json::{Value, json};

use crate::harness::app::{NOW, TestApp, read};
use crate::harness::database::on_each_engine;
use crate::harness::process::until;

const ADDRESS: &str = "maire@toulouse.example";

fn person(key: &str) -> Value {
    json!({"key": key, "family_name": "Moudenc", "email": ADDRESS})
}

/// Makes a person with the address in a transaction that ends when the sender of the returned pair is used or gone;
/// the task then ends with it.
async fn being_made(app: &TestApp) -> (mpsc::Sender<()>, tokio::task::JoinHandle<()>) {
    let (end, ended) = mpsc::channel();
    let (made, is_made) = tokio::sync::oneshot::channel();
    let (store, team) = (app.database.store.clone(), app.team);
    let user = app.office(Role::Organiser).await.user;
    let by = Editor::new(user, NOW.parse().unwrap());
    let task = tokio::spawn(async move {
        let work = move |db: &mut Db| {
            let document = Node::parse(&person("first").to_string(), Notation::Json).unwrap();
            edit::create::<Person>(db, &team, (&document, by))?;
            made.send(()).unwrap();
            assert!(ended.recv().is_ok());
            Ok::<_, escale::actions::Error>(())
        };
        store.write(work).await.unwrap();
    });
    is_made.await.unwrap();
    (end, task)
}

/// How many statements wait for a lock of PostgreSQL; SQLite lets nobody ask.
fn waiting(db: &mut Db) -> Result<usize, Error> {
    Ok(match db {
        Db::Postgres(connection) => {
            diesel::sql_query("SELECT 1 FROM pg_locks WHERE NOT granted").execute(connection)?
        }
        Db::Sqlite(_) => 1,
    })
}

/// What `second` answers that began while another person was given the address.
async fn second(app: &TestApp, path: &'static str, body: Value) -> (u16, Value) {
    let (end, first) = being_made(app).await;
    let token = app.token.clone();
    let url = format!("{}/api/v1{path}", app.url);
    let request = reqwest::Client::new()
        .post(url)
        .bearer_auth(token)
        .json(&body);
    let second = tokio::spawn(async move {
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    });
    until(
        "the second waits, or was too fast",
        Duration::from_secs(10),
        async || second.is_finished() || read(app, waiting).await > 0,
    )
    .await;
    end.send(()).unwrap();
    first.await.unwrap();
    second.await.unwrap()
}

on_each_engine! {
    async fn of_two_people_made_at_once_one_gets_the_address(database: Database) {
        let app = TestApp::new(database).await;
        let (status, problem) = second(&app, "/people", person("second")).await;
        assert_eq!(status, 422, "{problem}");
        assert_eq!(problem["errors"][0]["pointer"], "/email");
        let people = app.api().get("/people").await.json();
        assert_eq!(people["items"].as_array().unwrap().len(), 1, "{people}");
    }

    async fn a_file_imported_meanwhile_sees_the_address_as_taken(database: Database) {
        let app = TestApp::new(database).await;
        let file = json!({"format": "escale/1", "people": [person("second")]});
        let (status, problem) = second(&app, "/import", file).await;
        assert_eq!(status, 422, "{problem}");
        assert_eq!(problem["errors"][0]["pointer"], "/people/0/email");
    }
}
