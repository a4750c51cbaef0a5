//! Visits as large as they get.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::app::TestApp;
use crate::harness::database::on_each_engine;

/// How many guests there are, and how many items, to each of which all are invited.
const MANY: usize = 60;

fn file() -> Value {
    let key = |number: usize| format!("k{number}");
    let numbers = || 0..MANY;
    let people = numbers().map(|number| {
        let email = format!("guest-{number}@city.example");
        json!({"key": key(number), "family_name": "Guest", "email": email, "locale": "fr"})
    });
    let items = numbers().map(|number| {
        let (hour, minute) = (8 + number / 6, number % 6 * 10);
        let at = |minute: usize| format!("2025-06-23T{hour:02}:{minute:02}:00");
        json!({
            "key": key(number), "kind": "meeting", "title": {"fr": "Entretien"}, "status": "confirmed",
            "starts": at(minute), "ends": at(minute + 9), "audience": {"everyone": true},
        })
    });
    let guests = numbers().map(|number| json!({"person": key(number), "role": "guest"}));
    json!({
        "format": "escale/1",
        "organisations": [{"key": "city", "name": "City", "time_zone": "Europe/Paris"}],
        "people": people.collect::<Value>(),
        "visits": [{
            "key": "large", "slug": "large", "kind": "official", "title": {"fr": "Visite"}, "host": "city",
            "starts_on": "2025-06-23", "ends_on": "2025-06-23", "time_zone": "Europe/Paris", "locales": ["fr"],
            "participants": guests.collect::<Value>(), "items": items.collect::<Value>(),
        }],
    })
}

on_each_engine! {
    async fn thousands_of_invitations_are_written_at_once(database: Database) {
        let app = TestApp::new(database).await;
        let api = app.api();
        let json = [("content-type", "application/json")];
        let imported = api.send(Method::POST, "/import", &json, &file().to_string()).await;
        assert_eq!(imported.status, 201, "{:.600}", imported.text);
        let visit = imported.json()["visits"][0]["id"].as_str().unwrap().to_owned();
        let published = api.post(&format!("/visits/{visit}/publications"), &json!({})).await;
        assert_eq!(published.status, 201, "{}", published.text);
        assert_eq!(published.json()["told"], MANY);
    }
}
