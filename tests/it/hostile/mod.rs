//! Texts that mean harm, in every field that people write, on every page, in mails, feeds and exports: they are there as
//! text, and the document is otherwise what it is with harmless ones.

mod corpus;
mod forms;

use std::collections::BTreeMap;

use escale::domain::permission::Role;
use reqwest::Method;
use scraper::Html;
use serde_json::{Value, json};

use crate::harness::app::TestApp;
use crate::harness::browser::get;
use crate::harness::database::{Database, on_each_engine};
use corpus::corpus;

/// How many items there are in a day: page by page a text for each.
const A_DAY: usize = 40;

/// A visit in whose items, venues, people and notes each of the texts stands.
fn file(texts: &[String]) -> Value {
    let named = |number: usize| format!("k{number}");
    let first = &texts[0];
    let organisations = texts.iter().take(5).enumerate().map(|(number, text)| {
        json!({"key": named(number), "name": text, "city": text, "time_zone": "Europe/Paris"})
    });
    let venues = texts.iter().enumerate().map(|(number, text)| {
        json!({"key": named(number), "name": text, "address": text, "city": text, "time_zone": "Europe/Paris", "access": {"en": text}})
    });
    let people = texts.iter().enumerate().map(|(number, text)| {
        let office = json!({"organisation": named(number % 5), "title": {"en": text}, "salutation": {"en": text}, "rank": 1});
        let email = format!("person-{number}@city.example");
        json!({"key": named(number), "family_name": text, "given_name": text, "email": email, "locale": "en", "offices": [office]})
    });
    let participants = (0..texts.len()).map(|number| {
        let role = if number == 0 { "delegate" } else { "guest" };
        json!({"person": named(number), "role": role, "delegation": (number == 0).then_some("d")})
    });
    let items = texts
        .iter()
        .enumerate()
        .map(|(number, text)| item(number, text));
    json!({
        "format": "escale/1",
        "organisations": organisations.collect::<Vec<_>>(),
        "venues": venues.collect::<Vec<_>>(),
        "people": people.collect::<Vec<_>>(),
        "visits": [{
            "key": "v", "slug": "hostile", "kind": "official", "title": {"en": first}, "short_title": {"en": first},
            "signature": {"en": first}, "host": "k0", "starts_on": "2025-06-23", "ends_on": "2025-06-28", "public": true,
            "time_zone": "Europe/Paris", "locales": ["en"], "contact": {"name": first, "email": "a@city.example"},
            "delegations": [{"key": "d", "name": {"en": first}, "organisation": "k1", "head": "k0"}],
            "participants": participants.collect::<Vec<_>>(),
            "items": items.collect::<Vec<_>>(),
        }],
    })
}

/// An item of twenty minutes in which the text stands wherever a text can stand.
fn item(number: usize, text: &str) -> Value {
    let key = format!("k{number}");
    let (day, minutes) = (23 + number / A_DAY, 6 * 60 + (number % A_DAY) * 20);
    let at = |minutes: usize| format!("2025-06-{day}T{:02}:{:02}:00", minutes / 60, minutes % 60);
    json!({
        "key": key, "kind": "meeting", "title": {"en": text}, "description": {"en": text}, "dress_code": {"en": text},
        "internal_notes": text, "notes": [{"text": {"en": text}, "audience": {"everyone": true}}], "visibility": "public", "status": "confirmed",
        "starts": at(minutes), "ends": at(minutes + 20), "places": [{"venue": key}], "audience": {"delegations": ["d"]},
        "people": [{"person": key, "role": "speaker"}], "languages": ["en"],
    })
}

/// How often each element with each set of attributes stands in a page.
fn shape(html: &str) -> BTreeMap<String, usize> {
    let mut shape = BTreeMap::new();
    for node in Html::parse_document(html).tree.nodes() {
        if let Some(element) = node.value().as_element() {
            let mut names: Vec<&str> = element.attrs().map(|(name, _)| name).collect();
            names.sort_unstable();
            *shape
                .entry(format!("{} {names:?}", element.name()))
                .or_insert(0) += 1;
        }
    }
    shape
}

/// All text of a page, one blank between words.
fn words(html: &str) -> String {
    let document = Html::parse_document(html);
    let text: String = document.root_element().text().collect::<Vec<_>>().join(" ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a calendar is made of, without its texts.
fn properties(feed: &str) -> BTreeMap<String, usize> {
    let unfolded = feed.replace("\r\n ", "");
    let mut found = BTreeMap::new();
    for line in unfolded.lines() {
        let name = line.split([':', ';']).next().unwrap_or_default();
        *found.entry(name.to_owned()).or_insert(0) += 1;
    }
    found
}

/// Everything that shows the visit, by what it is.
struct Shown {
    pages: Vec<(String, String)>,
    feeds: Vec<(String, String)>,
    mails: Vec<String>,
    export: String,
}

async fn shown(app: &TestApp, texts: &[String]) -> Shown {
    let api = app.api();
    let json = [("content-type", "application/json")];
    let imported = api
        .send(Method::POST, "/import", &json, &file(texts).to_string())
        .await;
    assert_eq!(imported.status, 201, "{:.600}", imported.text);
    let visit = imported.json()["visits"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let published = api
        .post(&format!("/visits/{visit}/publications"), &json!({}))
        .await;
    assert_eq!(published.status, 201, "{}", published.text);
    let participants = api
        .get(&format!("/visits/{visit}/participants?limit=1"))
        .await
        .json();
    let participant = &participants["items"][0];
    let link = |name: &str| participant[name].as_str().unwrap().replace(&app.url, "");
    let office = app.office(Role::Admin).await;
    let mut pages = Vec::new();
    for path in ["/".to_owned(), "/v/hostile".to_owned(), link("page_url")] {
        pages.push((path.clone(), get(app, &path).await.text().to_owned()));
    }
    for path in [
        "/overview".to_owned(),
        "/visits".to_owned(),
        format!("/visits/{visit}"),
        format!("/visits/{visit}?view=list"),
        format!("/visits/{visit}/edit"),
        format!("/visits/{visit}/print/programme"),
        format!("/visits/{visit}/print/day-sheet"),
        format!("/visits/{visit}/print/drivers"),
    ] {
        let page = office.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        pages.push((path.replace(&visit, "id"), page.html));
    }
    let mut feeds = Vec::new();
    for path in ["/v/hostile.ics".to_owned(), link("feed_url")] {
        feeds.push((path.clone(), get(app, &path).await.text().to_owned()));
    }
    let export = api
        .get(&format!("/visits/{visit}/items?limit=200"))
        .await
        .text;
    let mails = app.run_worker().await;
    Shown {
        pages,
        feeds,
        mails: mails.into_iter().map(|mail| mail.text).collect(),
        export,
    }
}

async fn harmless(database: Database, texts: &[String]) -> Shown {
    let app = TestApp::new(database).await;
    let harmless: Vec<String> = (0..texts.len())
        .map(|number| format!("{number} words"))
        .collect();
    shown(&app, &harmless).await
}

on_each_engine! {
    async fn a_text_is_a_text_wherever_it_is_shown(database: Database) {
        let texts = corpus();
        assert_eq!(texts.len(), 200);
        let plain = Database::new(Engine::Sqlite).unwrap();
        let plain = harmless(plain, &texts).await;
        let app = TestApp::new(database).await;
        let hostile = shown(&app, &texts).await;
        for ((path, hostile), (_, plain)) in hostile.pages.iter().zip(&plain.pages) {
            let (hostile, plain) = (shape(hostile), shape(plain));
            let differs = |(name, count): &(&String, &usize)| plain.get(*name) != Some(*count);
            let different: Vec<_> = hostile.iter().filter(differs).collect();
            assert!(different.is_empty(), "{path}: {different:?}");
        }
        let participants_page = words(&hostile.pages[2].1);
        for text in &texts {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(participants_page.contains(&text), "{text}");
        }
        for ((path, hostile), (_, plain)) in hostile.feeds.iter().zip(&plain.feeds) {
            let (hostile, plain) = (properties(hostile), properties(plain));
            let known: Vec<&String> = hostile.keys().filter(|name| !plain.contains_key(*name)).collect();
            assert!(known.is_empty(), "{path}: {known:?}");
            assert_eq!(hostile.get("BEGIN"), plain.get("BEGIN"), "{path}");
        }
        assert_eq!(hostile.mails.len(), plain.mails.len());
        let export: Value = serde_json::from_str(&hostile.export).unwrap();
        let titles = export["items"].as_array().unwrap().iter().map(|item| item["title"]["en"].as_str().unwrap().to_owned());
        let mut titles: Vec<String> = titles.collect();
        let mut expected = texts.clone();
        titles.sort();
        expected.sort();
        assert_eq!(titles, expected);
    }
}
