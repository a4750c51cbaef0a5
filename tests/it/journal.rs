//! Edits are noted with who made them, taken back and made again.

use escale::actions::edit::Editor;
use escale::actions::{Error, journal};
use escale::domain::ids::{TeamId, UserId, VisitId};
use escale::domain::permission::Role;
use escale::store::edits::{self, Edit};
use serde_json::json;

use crate::harness::app::{NOW, Sample, TestApp, item};
use crate::harness::database::on_each_engine;

/// The one user of the team who made everything through the API.
async fn editor(app: &TestApp, sample: &Sample) -> Editor {
    let latest = noted(app, sample).await.remove(0);
    Editor::new(latest.user.unwrap(), NOW.parse().unwrap())
}

async fn noted(app: &TestApp, sample: &Sample) -> Vec<Edit> {
    let visit: VisitId = sample.visit.parse().unwrap();
    let rows = app
        .database
        .store
        .read(move |db| edits::of_visit(db, visit, (None, 100)));
    rows.await
        .unwrap()
        .into_iter()
        .map(|(edit, _)| edit)
        .collect()
}

type Turn = fn(&mut escale::store::Db, (TeamId, VisitId), Editor) -> Result<Edit, Error>;

async fn turn(app: &TestApp, sample: &Sample, by: Editor, turn: Turn) -> Result<String, String> {
    let place = (app.team, sample.visit.parse().unwrap());
    let turned = app
        .database
        .store
        .write(move |db| turn(db, place, by))
        .await;
    turned
        .map(|edit| edit.noun)
        .map_err(|error| error.to_string())
}

on_each_engine! {
    async fn an_edit_is_taken_back_and_made_again(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let by = editor(&app, &sample).await;
        let path = sample.below_visit(&format!("items/{}", sample.item));
        let before = app.api().get(&path).await.text;
        let changes = json!({"starts": "2025-06-23T15:00:00", "ends": "2025-06-23T16:00:00", "title": {"fr": "Autre", "vi": "Khác"}});
        let after = app.api().patch(&path, "*", &changes).await.text;
        assert_ne!(before, after);
        assert_eq!(turn(&app, &sample, by, journal::undo).await.unwrap(), "item");
        assert_eq!(app.api().get(&path).await.text, before);
        assert_eq!(turn(&app, &sample, by, journal::redo).await.unwrap(), "item");
        assert_eq!(app.api().get(&path).await.text, after);
        assert_eq!(turn(&app, &sample, by, journal::redo).await.unwrap_err(), "there is nothing to make again");
    }

    async fn what_was_made_goes_and_what_was_deleted_returns_as_itself(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let by = editor(&app, &sample).await;
        let items = sample.below_visit("items");
        let made = app.api().make(&items, item("Dîner", &sample.venue, &sample.person)).await;
        let path = format!("{items}/{made}");
        let shown = app.api().get(&path).await.text;
        turn(&app, &sample, by, journal::undo).await.unwrap();
        assert_eq!(app.api().get(&path).await.status, 404);
        turn(&app, &sample, by, journal::redo).await.unwrap();
        assert_eq!(app.api().delete(&path, "*").await.status, 204);
        turn(&app, &sample, by, journal::undo).await.unwrap();
        assert_eq!(app.api().get(&path).await.text, shown);
        let path = sample.below_visit(&format!("participants/{}", sample.participant));
        let shown = app.api().get(&path).await.text;
        assert_eq!(app.api().delete(&path, "*").await.status, 204);
        turn(&app, &sample, by, journal::undo).await.unwrap();
        assert_eq!(app.api().get(&path).await.text, shown);
    }

    async fn that_the_visit_was_made_is_not_taken_back(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let by = editor(&app, &sample).await;
        for noun in ["item", "participant"] {
            assert_eq!(turn(&app, &sample, by, journal::undo).await.unwrap(), noun);
        }
        assert_eq!(turn(&app, &sample, by, journal::undo).await.unwrap_err(), "there is nothing to take back");
        assert_eq!(app.api().get(&format!("/visits/{}", sample.visit)).await.status, 200);
        assert_eq!(turn(&app, &sample, by, journal::redo).await.unwrap(), "participant");

        // what was changed of the visit is taken back
        app.api().patch(&format!("/visits/{}", sample.visit), "*", &json!({"title": {"fr": "Autre"}})).await;
        assert_eq!(turn(&app, &sample, by, journal::undo).await.unwrap(), "visit");
    }

    async fn what_somebody_else_changed_since_is_left_alone(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let by = editor(&app, &sample).await;
        let path = sample.below_visit(&format!("items/{}", sample.item));
        let other = app.token_of(Role::Organiser).await;
        app.api().patch(&path, "*", &json!({"title": {"fr": "Premier"}})).await;
        app.api_with(&other).patch(&path, "*", &json!({"title": {"fr": "Second"}})).await;
        let refused = turn(&app, &sample, by, journal::undo).await.unwrap_err();
        assert_eq!(refused, "somebody has changed `title` since: change it by hand");
        assert_eq!(app.api().get(&path).await.json()["title"]["fr"], "Second");
    }

    async fn every_edit_is_noted_with_who_made_it(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let nouns: Vec<String> = noted(&app, &sample).await.into_iter().map(|edit| edit.noun).collect();
        assert_eq!(nouns, ["item", "participant", "visit"]);
        let path = sample.below_visit(&format!("items/{}", sample.item));
        app.api().patch(&path, "*", &json!({})).await;
        assert_eq!(noted(&app, &sample).await.len(), 3, "nothing changed");
        let users: Vec<Option<UserId>> = noted(&app, &sample).await.into_iter().map(|edit| edit.user).collect();
        assert!(users.iter().all(|user| user.is_some() && *user == users[0]));
    }
}
