//! In a real browser: what people do, with scripts, without them, and by keyboard; and that every page can be read by
//! everybody.

mod accessibility;
mod links;
mod push;
mod story;
mod story_by_keyboard;

use escale::domain::permission::Role;
use serde_json::json;

use crate::harness::app::{Office, Sample, TestApp};
use crate::harness::chromium::Chromium;
use crate::harness::database::{Database, Engine};

/// A browser in which somebody of an office with a published visit is signed in.
struct Scene {
    chromium: Chromium,
    app: TestApp,
    sample: Sample,
    /// Where the agenda is.
    visit: String,
}

impl Scene {
    /// In a browser of its own, as large as on a desk.
    async fn at_a_desk() -> Option<Self> {
        let scene = Self::with(Chromium::start().await?).await;
        scene.chromium.shows(1440, "light").await;
        Some(scene)
    }

    async fn with(chromium: Chromium) -> Self {
        let app = TestApp::new(Database::new(Engine::Sqlite).unwrap()).await;
        let (sample, office) = published(&app).await;
        sign_in(&chromium, &app, &office).await;
        let visit = format!("{}/visits/{}", app.url, sample.visit);
        Self {
            chromium,
            app,
            sample,
            visit,
        }
    }

    async fn focus(&self, selector: &str) {
        let script = format!("document.querySelector('{selector}').focus()");
        self.chromium.run(&script).await;
    }
}

/// A published visit with a few things in it, and somebody of its office.
async fn published(app: &TestApp) -> (Sample, Office<'_>) {
    let sample = app.sample().await;
    let api = app.api();
    let visit = format!("/visits/{}", sample.visit);
    let patch = json!({
        "public": true, "locales": ["en", "fr", "vi"], "signature": {"en": "International relations"},
        "contact": {"name": "Protocol", "email": "protocol@toulouse.example", "phone": "+33 5 61 22 29 22"},
    });
    assert_eq!(api.patch(&visit, "*", &patch).await.status, 200);
    let item = sample.below_visit(&format!("items/{}", sample.item));
    let patch = json!({"visibility": "public", "reply": "requested", "title": {"en": "Meeting", "fr": "Entretien"}});
    assert_eq!(api.patch(&item, "*", &patch).await.status, 200);
    let done = api
        .post(&sample.below_visit("publications"), &json!({}))
        .await;
    assert_eq!(done.status, 201, "{}", done.text);
    (sample, app.office(Role::Admin).await)
}

/// Signs the browser in as `office`.
async fn sign_in(chromium: &Chromium, app: &TestApp, office: &Office<'_>) {
    chromium.open(&format!("{}/accessibility", app.url)).await;
    let (name, value) = office.cookie();
    let cookie = json!({
        "name": name, "value": value, "url": app.url, "path": "/", "secure": true, "httpOnly": true,
    });
    let set = chromium.own("Network.setCookie", cookie).await;
    assert_eq!(set["success"], true);
}

/// The link to a participant's page, and the path of it.
async fn page_of(app: &TestApp, sample: &Sample) -> String {
    let path = sample.below_visit(&format!("participants/{}", sample.participant));
    let shown = app.api().get(&path).await.json();
    shown["page_url"].as_str().unwrap().to_owned()
}
