//! The whole of what the readme promises an organiser, and the answer of a participant, with the keyboard alone: no mouse
//! is touched, and nothing is opened by its address that a link leads to.

use std::time::Duration;

use serde_json::json;

use super::story::{answers, until_it_starts};
use super::{Scene, page_of};
use crate::harness::app::{Sample, TestApp, item};
use crate::harness::chromium::Chromium;
use crate::harness::process::until;

/// No page has more stops than this.
const MOST_STOPS: usize = 200;
const LIMIT: Duration = Duration::from_secs(20);

/// Goes on with Tab until what a selector finds has the focus.
async fn tab_to(chromium: &Chromium, selector: &str) {
    let question = format!(
        "return document.activeElement?.matches({}) ?? false",
        json!(selector)
    );
    for _ in 0..MOST_STOPS {
        if chromium.run(&question).await == true {
            return;
        }
        chromium.press(&["Tab"]).await;
    }
    panic!("no Tab leads to {selector} on {}", chromium.url().await);
}

/// Goes to what a selector finds, and presses Enter there.
async fn enter(chromium: &Chromium, selector: &str) {
    tab_to(chromium, selector).await;
    chromium.press(&["Enter"]).await;
}

/// Follows a link, or sends a form, by keyboard; until the page whose address contains `expected` is there.
async fn follow(chromium: &Chromium, selector: &str, expected: &str) {
    enter(chromium, selector).await;
    arrive(chromium, expected).await;
}

async fn arrive(chromium: &Chromium, expected: &str) {
    until(&format!("{expected} is open"), LIMIT, async || {
        let state = chromium.run("return document.readyState").await;
        state == "complete" && chromium.url().await.contains(expected)
    })
    .await;
}

/// Types a text, key by key.
async fn type_in(chromium: &Chromium, text: &str) {
    let keys: Vec<String> = text
        .chars()
        .map(|letter| match letter {
            '\n' => "Enter".to_owned(),
            letter => letter.to_string(),
        })
        .collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    chromium.press(&keys).await;
}

/// Waits until so many elements are there.
async fn until_there_are(chromium: &Chromium, selector: &str, expected: usize) {
    until(&format!("{expected} of {selector}"), LIMIT, async || {
        chromium.texts(selector).await.len() == expected
    })
    .await;
}

/// Whatever is read anew, the focus stays where it was.
async fn focus_is_on(chromium: &Chromium, selector: &str) {
    let question = format!("return document.activeElement.matches({})", json!(selector));
    assert_eq!(chromium.run(&question).await, true, "{selector}");
}

/// Moves an item onto another, has the clash mended, and adds an item by one line.
async fn build(chromium: &Chromium, app: &TestApp, sample: &Sample) {
    let link = format!("#item-{} h4 a", sample.item);
    tab_to(chromium, &link).await;
    let down = ["Down"; 10];
    chromium.press(&["m"]).await;
    chromium.press(&down).await;
    chromium.press(&["Enter"]).await;
    until_it_starts(app, sample, "2025-06-23T14:00:00").await;
    until_there_are(chromium, ".ev--clash", 2).await;
    focus_is_on(chromium, &link).await;

    follow(chromium, ".issues .fix [name='fix']", "done=agenda-mended").await;
    until_there_are(chromium, ".ev--clash", 0).await;

    // as long as it takes to shake hands, and the list of keys
    tab_to(chromium, &link).await;
    chromium.press(&["d", "Shift+Up", "Enter"]).await;
    until("it is shorter", LIMIT, async || {
        let path = sample.below_visit(&format!("items/{}", sample.item));
        let item = app.api().get(&path).await.json();
        let wall = |name: &str| {
            item[name]
                .as_str()
                .unwrap()
                .parse::<jiff::civil::DateTime>()
                .unwrap()
        };
        wall("ends").duration_since(wall("starts")) == jiff::SignedDuration::from_mins(55)
    })
    .await;
    focus_is_on(chromium, &link).await;
    chromium.press(&["?"]).await;
    assert_eq!(chromium.texts("#keys[open] dl").await.len(), 1);
    chromium.press(&["Escape"]).await;
    assert_eq!(chromium.texts("#keys[open] dl").await.len(), 0);

    // Escape led back to the item, from where N leads to quick add
    chromium.press(&["n"]).await;
    type_in(chromium, "Tue 14:30-16:00 Mercator Océan @ Capitole\n").await;
    until("the item is added", LIMIT, async || {
        let titles = chromium.texts(".ev h4").await;
        titles.contains(&"Mercator Océan".to_owned())
    })
    .await;
}

/// Adds two people from cells of a spreadsheet.
async fn paste(chromium: &Chromium) {
    follow(chromium, ".tabs a[href$='/participants']", "/participants").await;
    follow(chromium, "a[href$='/participants/paste']", "/paste").await;
    tab_to(chromium, "#text").await;
    type_in(chromium, "Name;E-mail;Role\nClaire Fabre;claire@embassy.example;Delegate\nHugo Lacaze;hugo@city.example;Protocol").await;
    enter(chromium, "button[value='columns']").await;
    until_there_are(chromium, "button[value='preview']", 1).await;
    enter(chromium, "button[value='preview']").await;
    until_there_are(chromium, "button[value='add']", 1).await;
    enter(chromium, "button[value='add']").await;
    arrive(chromium, "/participants").await;
    until("both are listed", LIMIT, async || {
        let names = chromium.texts("th .strong").await;
        ["Claire Fabre", "Hugo Lacaze"]
            .iter()
            .all(|name| names.contains(&(*name).to_owned()))
    })
    .await;
}

#[tokio::test]
async fn a_visit_is_built_published_and_answered_by_keyboard_alone() {
    let Some(scene) = Scene::at_a_desk().await else {
        return;
    };
    let Scene {
        chromium,
        app,
        sample,
        ..
    } = &scene;
    let mut lunch = item("Déjeuner", &sample.venue, &sample.person);
    lunch["starts"] = json!("2025-06-23T14:00:00");
    lunch["ends"] = json!("2025-06-23T15:00:00");
    app.api().make(&sample.below_visit("items"), lunch).await;

    chromium.open(&format!("{}/overview", app.url)).await;
    follow(chromium, "th a.strong", &sample.visit).await;
    build(chromium, app, sample).await;
    paste(chromium).await;

    follow(chromium, ".tabs a[href$='/review']", "/review").await;
    assert!(!chromium.texts(".change").await.is_empty());
    follow(
        chromium,
        "#publication button.btn--primary",
        "/publications/2",
    )
    .await;
    assert!(!app.run_worker().await.is_empty());
    follow(chromium, ".tabs a[href$='/messages']", "/messages").await;
    assert!(
        chromium
            .texts("main")
            .await
            .concat()
            .contains("Claire Fabre")
    );

    // the participant answers, and the organiser sees it
    let office_url = chromium.url().await;
    chromium.shows(390, "light").await;
    chromium.open(&page_of(app, sample).await).await;
    enter(chromium, "form.answer [value='accepted']").await;
    until("the answer is kept", LIMIT, async || {
        answers(app).await == 1
    })
    .await;
    chromium.shows(1440, "light").await;
    chromium.open(&office_url).await;
    follow(chromium, ".tabs a[href$='/replies']", "/replies").await;
    assert!(
        chromium
            .texts("main .st, main .tag")
            .await
            .iter()
            .any(|word| word == "Accepted")
    );
    assert_eq!(chromium.complaints().await, [""; 0]);
}
