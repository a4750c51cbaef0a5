//! Every page by axe-core, in light and dark, on a wide screen and on telephones: no violation, no complaint of the
//! browser, no scrolling sideways. axe-core is fetched from npm for the tests and is part of nothing else.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use escale::actions::webhooks::{self, NewWebhook};
use escale::domain::dispatch::DispatchKind;
use escale::web::routes::office::pages;
use serde_json::json;

use super::{page_of, published, sign_in};
use crate::harness::app::{Office, Sample, TestApp};
use crate::harness::chromium::Chromium;
use crate::harness::database::{Database, Engine};

/// The version that is fetched.
const AXE: &str = "axe-core@4";

/// Its script, fetched once into the folder of build results.
fn axe() -> &'static str {
    static SCRIPT: OnceLock<String> = OnceLock::new();
    SCRIPT.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("axe");
        let script = folder.join("node_modules/axe-core/axe.min.js");
        if !script.exists() {
            std::fs::create_dir_all(&folder).unwrap();
            let fetched = Command::new("npm")
                .args([
                    "install",
                    "--no-save",
                    "--no-audit",
                    "--no-fund",
                    "--prefix",
                ])
                .arg(&folder)
                .arg(AXE)
                .output()
                .expect("npm fetches axe-core");
            assert!(fetched.status.success(), "{fetched:?}");
        }
        std::fs::read_to_string(script).unwrap()
    })
}

/// What axe-core finds wrong with the page that is open. It would wait for frames in which no script may run: what they
/// show is a page of its own here.
async fn violations(chromium: &Chromium) -> Vec<String> {
    chromium.run(axe()).await;
    let script = "const done = arguments[arguments.length - 1]; axe.run(document, {resultTypes: ['violations'], iframes: false})
        .then(found => done(found.violations.map(one => one.id + ': ' + one.nodes.map(node => node.html.slice(0, 160)).join(' | '))))";
    let found = chromium.run_until_done(script).await;
    serde_json::from_value(found).unwrap()
}

/// Keeps a picture of a page below the folder of build results, to look at.
fn keep(name: &str, (width, scheme): (u32, &str), picture: &[u8]) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pages");
    std::fs::create_dir_all(&folder).unwrap();
    let name = name.replace(['/', '?', '='], "_").replace(['{', '}'], "");
    let file = format!("{name}-{width}-{scheme}.png");
    std::fs::write(folder.join(file), picture).unwrap();
}

/// A program outside that is told of everything.
async fn webhook(app: &TestApp) -> String {
    let (secretariat, team, now) = (app.secretariat.clone(), app.team, app.clock.now());
    let new = NewWebhook {
        url: "https://hooks.example.org/escale".to_owned(),
        events: DispatchKind::EVENTS.to_vec(),
    };
    let store = &app.database.store;
    let register = store.write(move |db| webhooks::register(db, &secretariat, (team, &new), now));
    let (webhook, _) = register.await.unwrap();
    webhook.to_string()
}

/// Something for each name in the patterns of addresses: a delegation that is published, and a draft with a change, so
/// that the review has a letter.
async fn something_of_each(
    app: &TestApp,
    sample: &Sample,
    office: &Office<'_>,
) -> Vec<(&'static str, String)> {
    let api = app.api();
    let webhook = webhook(app).await;
    let delegation = json!({
        "key": "guests", "name": {"en": "Guests", "fr": "Invités"}, "organisation": sample.organisation,
    });
    let made = api
        .post(&sample.below_visit("delegations"), &delegation)
        .await;
    let delegation = made.json()["id"].as_str().unwrap().to_owned();
    let participant = sample.below_visit(&format!("participants/{}", sample.participant));
    let joins = json!({"delegation": delegation});
    assert_eq!(api.patch(&participant, "*", &joins).await.status, 200);
    let publications = sample.below_visit("publications");
    assert_eq!(api.post(&publications, &json!({})).await.status, 201);
    let item = sample.below_visit(&format!("items/{}", sample.item));
    let later = json!({"starts": "2025-06-23T12:00:00", "ends": "2025-06-23T13:00:00"});
    assert_eq!(api.patch(&item, "*", &later).await.status, 200);
    let messages = api.get(&sample.below_visit("messages")).await.json();
    let message = messages["items"][0]["id"].as_str().unwrap().to_owned();
    // setting up an app begins by a form
    let begun = office.submit("/account", "/account/factor/new", &[]).await;
    assert_eq!(begun.status, 303, "{}", begun.html);
    let place =
        json!({"key": "hall", "name": "Capitole", "city": "Toulouse", "time_zone": "Europe/Paris"});
    let city = json!({"key": "town", "name": "Toulouse", "time_zone": "Europe/Paris"});
    let mayor = json!({"key": "mayor", "family_name": "Moudenc", "given_name": "Jean-Luc"});
    let place = api.make("/venues", place).await;
    let city = api.make("/organisations", city).await;
    let mayor = api.make("/people", mayor).await;
    let merge = |one: &str, other: &str| format!("{one}/merge/{other}");
    vec![
        ("{venue}/merge/{other}", merge(&sample.venue, &place)),
        (
            "{organisation}/merge/{other}",
            merge(&sample.organisation, &city),
        ),
        ("{person}/merge/{other}", merge(&sample.person, &mayor)),
        ("{visit}", sample.visit.clone()),
        ("{item}", sample.item.clone()),
        ("{participant}", sample.participant.clone()),
        ("{person}", sample.person.clone()),
        ("{venue}", sample.venue.clone()),
        ("{organisation}", sample.organisation.clone()),
        ("{delegation}", delegation),
        ("{message}", message),
        ("{user}", office.user.to_string()),
        ("{webhook}", webhook),
        ("{version}", "1".to_owned()),
    ]
}

/// Every page that is only looked at, by its pattern and its address: those of the office, and those for everybody else.
async fn addresses(
    app: &TestApp,
    sample: &Sample,
    office: &Office<'_>,
) -> BTreeMap<String, String> {
    let known = something_of_each(app, sample, office).await;
    let looked_at = pages()
        .into_iter()
        .filter(|page| page.method == actix_web::http::Method::GET)
        .map(|page| page.path)
        // a line of text for a script is no page, and a provider has pages of its own
        .filter(|path| !path.ends_with("/quick-add") && !path.starts_with("/sign-in/oidc"))
        // no script runs in what is framed as it will be mailed, so axe neither
        .filter(|path| !path.ends_with("/{number}"))
        // what a link of one day opens is in the tests of signing in
        .filter(|path| !path.contains("{secret}"));
    let views = ["/visits/{visit}?view=groups", "/visits/{visit}?view=list"];
    let others = [
        "/",
        "/accessibility",
        "/privacy",
        "/v/vietnam-2025",
        "/api/docs",
        NOWHERE,
    ];
    let mut addresses: BTreeMap<String, String> = looked_at
        .chain(views)
        .chain(others)
        .map(|pattern| {
            let address = known
                .iter()
                .fold(pattern.to_owned(), |address, (name, id)| {
                    address.replace(name, id)
                });
            (pattern.to_owned(), address)
        })
        .collect();
    let page = page_of(app, sample).await.replace(&app.url, "");
    addresses.insert("/p/print".to_owned(), format!("{page}/print"));
    addresses.insert("/p".to_owned(), page);
    addresses
}

/// An address without a page.
const NOWHERE: &str = "/nowhere";

#[tokio::test]
async fn every_page_can_be_read_by_everybody() {
    let Some(chromium) = Chromium::start().await else {
        return;
    };
    let app = TestApp::new(Database::new(Engine::Sqlite).unwrap()).await;
    let (sample, office) = published(&app).await;
    sign_in(&chromium, &app, &office).await;
    let mut faults = Vec::new();
    for (name, path) in addresses(&app, &sample, &office).await {
        for (width, scheme) in [
            (1440, "light"),
            (1440, "dark"),
            (390, "light"),
            (390, "dark"),
            (320, "light"),
        ] {
            chromium.shows(width, scheme).await;
            chromium.open(&format!("{}{path}", app.url)).await;
            let mut found = violations(&chromium).await;
            let complaints = chromium.complaints().await;
            let is_missing = |text: &String| text.contains("status of 404");
            found.extend(
                complaints
                    .into_iter()
                    .filter(|text| name != NOWHERE || !is_missing(text)),
            );
            let overflow = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
            if chromium.run(overflow).await != 0 {
                found.push("scrolls sideways".to_owned());
            }
            keep(&name, (width, scheme), &chromium.picture(width).await);
            faults.extend(
                found
                    .into_iter()
                    .map(|fault| format!("{name} {width} {scheme}: {fault}")),
            );
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
