//! Publications that are made by night and told in the morning.

use escale::domain::permission::Role;
use escale::mail::transport::SendError;
use serde_json::{Value, json};

use crate::harness::app::{Sample, TestApp};
use crate::harness::database::on_each_engine;

const MORNING: &str = "2025-06-03T06:30:00Z";

async fn publish(app: &TestApp, sample: &Sample, order: Value) {
    let path = sample.below_visit("publications");
    let published = app.api().post(&path, &order).await;
    assert_eq!(published.status, 201, "{}", published.text);
}

async fn edit(app: &TestApp, sample: &Sample, fields: Value) {
    let path = sample.below_visit(&format!("items/{}", sample.item));
    let changed = app.api().patch(&path, "*", &fields).await;
    assert_eq!(changed.status, 200, "{}", changed.text);
}

async fn arrives_at(app: &TestApp, instant: &str) -> usize {
    app.clock.set(instant.parse().unwrap());
    app.run_worker().await.len()
}

on_each_engine! {
    async fn what_is_put_off_is_shown_at_once_and_told_then(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        publish(&app, &sample, json!({"tell_at": MORNING})).await;
        assert_eq!(app.run_worker().await.len(), 0);
        let messages = app.api().get(&sample.below_visit("messages")).await.json();
        let message = &messages["items"][0];
        assert_eq!((&message["state"], &message["due_at"]), (&json!("held"), &json!(MORNING)));
        assert_eq!(arrives_at(&app, "2025-06-03T06:29:59Z").await, 0);
        assert_eq!(arrives_at(&app, MORNING).await, 1);
    }

    async fn what_begins_before_then_and_what_is_urgent_is_not_put_off(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        publish(&app, &sample, json!({"tell_at": "2025-06-23T09:30:00Z"})).await;
        assert_eq!(app.run_worker().await.len(), 1, "it would come with the guests");
        edit(&app, &sample, json!({"starts": "2025-06-23T11:45:00"})).await;
        publish(&app, &sample, json!({"tell_at": MORNING, "tell": "urgent"})).await;
        assert_eq!(app.run_worker().await.len(), 1);
        edit(&app, &sample, json!({"starts": "2025-06-23T11:50:00"})).await;
        publish(&app, &sample, json!({"tell_at": "2025-06-01T00:00:00Z"})).await;
        assert_eq!(app.run_worker().await.len(), 1, "then is over");
    }

    async fn what_is_urgent_is_not_put_off_by_a_later_publication(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        publish(&app, &sample, json!({"tell": "urgent"})).await;
        edit(&app, &sample, json!({"starts": "2025-06-23T11:45:00"})).await;
        publish(&app, &sample, json!({"tell_at": MORNING})).await;
        assert_eq!(app.run_worker().await.len(), 1, "both, at once");
    }

    async fn patience_with_refusals_begins_at_the_first(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        publish(&app, &sample, json!({"tell_at": "2025-06-12T06:30:00Z"})).await;
        let reply = "451 4.7.1 greylisted".to_owned();
        app.fail("maire@toulouse.example", [SendError::Deferred { reply }]);
        assert_eq!(arrives_at(&app, "2025-06-12T06:30:00Z").await, 0);
        assert_eq!(arrives_at(&app, "2025-06-12T06:32:00Z").await, 1, "eleven days after it was published");
    }

    async fn a_later_publication_decides_anew(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        publish(&app, &sample, json!({"tell_at": MORNING})).await;
        edit(&app, &sample, json!({"starts": "2025-06-23T11:45:00"})).await;
        publish(&app, &sample, json!({})).await;
        assert_eq!(app.run_worker().await.len(), 1);
        assert_eq!(arrives_at(&app, MORNING).await, 0);
    }

    async fn the_review_puts_off_on_the_clocks_of_the_visit(database: Database) {
        let app = TestApp::new(database).await;
        let sample = app.sample().await;
        let office = app.office(Role::Organiser).await;
        let review = format!("/visits/{}/review", sample.visit);
        let page = office.get(&review).await;
        assert_eq!(page.value("tell_at"), "");
        let mut fields = page.fields("#publication");
        fields.retain(|(name, _)| name != "tell_at" && name != "tell");
        fields.push(("tell_at".to_owned(), "2025-06-03T08:30".to_owned()));
        let sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let published = office.send(&format!("/visits/{}/publications", sample.visit), &sent).await;
        assert_eq!(published.status, 303, "{}", published.html);
        assert_eq!(arrives_at(&app, "2025-06-03T06:29:59Z").await, 0);
        assert_eq!(arrives_at(&app, MORNING).await, 1);
    }
}
