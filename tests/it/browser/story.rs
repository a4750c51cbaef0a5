//! What the readme promises an organiser, done in a browser: with scripts, without, and with the keyboard alone.

use escale::store;
use serde_json::json;

use super::{Scene, page_of};
use crate::harness::app::{Sample, TestApp, item, read};
use crate::harness::chromium::Chromium;
use crate::harness::process::until;

/// Plans, publishes and answers by links and forms: no step of it needs a script.
async fn play(chromium: Chromium) {
    let Scene {
        chromium,
        app,
        sample,
        visit,
    } = Scene::with(chromium).await;

    // from the overview to the visit
    chromium.open(&format!("{}/overview", app.url)).await;
    assert_eq!(chromium.texts("h1").await, ["Overview"]);
    chromium.click("th a.strong").await;
    assert_eq!(chromium.url().await, visit);

    // an item typed in one line
    chromium
        .fill("#quick", "Tue 14:30–16:00 Mercator Océan @ Capitole")
        .await;
    chromium.press(&["Enter"]).await;
    let limit = std::time::Duration::from_secs(20);
    until("the item is added", limit, async || {
        added(&app, &sample).await
    })
    .await;

    // published, and read by the one it concerns
    chromium.open(&format!("{visit}/review")).await;
    chromium.click("#publication button.btn--primary").await;
    let mails = app.run_worker().await;
    assert!(!mails.is_empty());

    // answered on the page of the participant, and seen by the organiser
    chromium.shows(390, "light").await;
    chromium.open(&page_of(&app, &sample).await).await;
    chromium.click("form.answer [value=accepted]").await;
    let limit = std::time::Duration::from_secs(20);
    until("the answer is kept", limit, async || {
        answers(&app).await == 1
    })
    .await;
    assert_eq!(chromium.complaints().await, [""; 0]);
}

/// How many answers are kept.
pub(super) async fn answers(app: &TestApp) -> usize {
    read(app, |db| {
        let mut answers = 0;
        for visit in store::visits::slugs(db)?.into_values() {
            answers += store::replies::of_visit(db, visit)?.len();
        }
        Ok(answers)
    })
    .await
}

async fn added(app: &TestApp, sample: &Sample) -> bool {
    let items = app.api().get(&sample.below_visit("items")).await.json();
    let items = items["items"].as_array().unwrap().clone();
    items.iter().any(|item| {
        item["starts"] == "2025-06-24T14:30:00"
            && item["ends"] == "2025-06-24T16:00:00"
            && item["title"]
                .as_object()
                .is_some_and(|texts| texts.values().any(|text| text == "Mercator Océan"))
    })
}

#[tokio::test]
async fn a_visit_is_planned_published_and_answered() {
    if let Some(chromium) = Chromium::start().await {
        play(chromium).await;
    }
}

#[tokio::test]
async fn the_same_without_scripts() {
    if let Some(chromium) = Chromium::start().await {
        play(chromium.without_scripts().await).await;
    }
}

/// When the item of the sample starts.
async fn starts(app: &TestApp, sample: &Sample) -> String {
    let path = sample.below_visit(&format!("items/{}", sample.item));
    app.api().get(&path).await.json()["starts"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// Waits until the item of the sample starts then: a script saves in the background.
pub(super) async fn until_it_starts(app: &TestApp, sample: &Sample, expected: &str) {
    let limit = std::time::Duration::from_secs(20);
    until(&format!("it starts at {expected}"), limit, async || {
        starts(app, sample).await == expected
    })
    .await;
}

#[tokio::test]
async fn an_item_is_moved_by_keyboard_and_by_mouse_and_taken_back() {
    let Some(scene) = Scene::at_a_desk().await else {
        return;
    };
    let Scene {
        chromium,
        app,
        sample,
        visit,
    } = &scene;
    let path = sample.below_visit(&format!("items/{}", sample.item));
    let at = json!({"starts": "2025-06-23T10:00:00", "ends": "2025-06-23T11:00:00"});
    assert_eq!(app.api().patch(&path, "*", &at).await.status, 200);
    chromium.open(visit).await;

    let link = format!("#item-{} a", sample.item);
    scene.focus(&link).await;
    chromium
        .press(&[
            "m",
            "Down",
            "Down",
            "Shift+Up",
            "Shift+Down",
            "Right",
            "Enter",
        ])
        .await;
    until_it_starts(app, sample, "2025-06-24T10:30:00").await;

    // an hour is sixty pixels high
    chromium.open(visit).await;
    chromium
        .drag(&format!("#item-{} .ev-when", sample.item), (0, 60))
        .await;
    until_it_starts(app, sample, "2025-06-24T11:30:00").await;

    chromium.open(visit).await;
    chromium.click("form[action$='undo'] button").await;
    until_it_starts(app, sample, "2025-06-24T10:30:00").await;
    assert_eq!(chromium.complaints().await, [""; 0]);
}

/// Lets no answer of the server reach the scripts of the page before [`LET_GO`].
const HOLD: &str = "const send = window.fetch; const held = new Promise(go => { window.letGo = go; });
    window.fetch = async (...what) => { const answer = await send(...what); await held; return answer; };";
const LET_GO: &str = "window.letGo()";

#[tokio::test]
async fn who_types_while_a_change_is_saved_goes_on_typing() {
    let Some(scene) = Scene::at_a_desk().await else {
        return;
    };
    let Scene {
        chromium,
        app,
        sample,
        visit,
    } = &scene;
    chromium.open(visit).await;
    let before = starts(app, sample).await;

    chromium.run(HOLD).await;
    let link = format!("#item-{} h4 a", sample.item);
    scene.focus(&link).await;
    chromium.press(&["m", "Down", "Enter", "n", "T", "u"]).await;
    let mark = "document.getElementById('work').dataset.old = 'yes'";
    chromium.run(mark).await;
    chromium.run(LET_GO).await;
    let limit = std::time::Duration::from_secs(20);
    until("the agenda is read anew", limit, async || {
        let work = "return document.getElementById('work').dataset.old ?? 'new'";
        chromium.run(work).await == "new"
    })
    .await;
    chromium.press(&["e", " "]).await;

    assert_ne!(starts(app, sample).await, before);
    let typed = "return [document.activeElement.id, document.getElementById('quick').value]";
    assert_eq!(chromium.run(typed).await, json!(["quick", "Tue "]));

    // and what is moved next is moved from where it is now
    scene.focus(&link).await;
    let moved = starts(app, sample).await;
    chromium.press(&["m", "Down", "Enter"]).await;
    until("it is moved once more", limit, async || {
        starts(app, sample).await != moved
    })
    .await;
    assert_eq!(chromium.complaints().await, [""; 0]);
}

#[tokio::test]
async fn after_a_change_the_page_says_how_things_stand_as_its_language_writes_it() {
    let Some(scene) = Scene::at_a_desk().await else {
        return;
    };
    let Scene {
        chromium,
        sample,
        visit,
        ..
    } = &scene;
    let visit = format!("{visit}?lang=fr");
    chromium.open(&format!("{visit}&done=agenda-mended")).await;
    let (done, changes) = ("#done", ".tabs a[href$='/review'] .count");
    assert_eq!(chromium.texts(done).await.len(), 1);
    assert_eq!(chromium.texts(changes).await, [""; 0]);

    let link = format!("#item-{} h4 a", sample.item);
    scene.focus(&link).await;
    chromium.press(&["m", "Down"]).await;
    let hours = async || chromium.texts(".ev-when").await.join(" ");
    assert_eq!(hours().await, "11 h 45 – 12 h 45");
    chromium.press(&["Enter"]).await;
    let limit = std::time::Duration::from_secs(20);
    until("the change is counted", limit, async || {
        chromium.texts(changes).await == ["1"]
    })
    .await;
    assert_eq!(hours().await, "11 h 45 – 12 h 45");
    assert_eq!(
        (chromium.texts(done).await.len(), chromium.url().await),
        (0, visit)
    );
    assert_eq!(chromium.complaints().await, [""; 0]);
}

#[tokio::test]
async fn a_programme_with_clashes_is_calm_below_its_heading_and_printed_line_by_line() {
    let Some(scene) = Scene::at_a_desk().await else {
        return;
    };
    let Scene {
        chromium,
        app,
        sample,
        visit,
    } = &scene;
    let mut lunch = item("Lunch", &sample.venue, &sample.person);
    lunch["ends"] = json!("2025-06-23T11:45:00");
    app.api().make(&sample.below_visit("items"), lunch).await;
    chromium.open(visit).await;
    let ground = async |selector: &str| {
        let found = format!("document.querySelector('{selector}')");
        let script = format!("return getComputedStyle({found}).backgroundColor");
        chromium.run(&script).await
    };
    assert_ne!(
        ground(".issues > summary").await,
        ground(".keep > summary").await
    );

    let paper = json!({"width": 794, "height": 1123, "deviceScaleFactor": 1, "mobile": false});
    chromium
        .own("Emulation.setDeviceMetricsOverride", paper)
        .await;
    chromium
        .own("Emulation.setEmulatedMedia", json!({"media": "print"}))
        .await;
    let over = "const below = (part, one) => part.getBoundingClientRect().bottom > one.getBoundingClientRect().bottom + 1;
        return [...document.querySelectorAll('.ev')].filter(one => [...one.querySelectorAll('*')].some(part => below(part, one))).length";
    assert_eq!(chromium.run(over).await, 0);
}
