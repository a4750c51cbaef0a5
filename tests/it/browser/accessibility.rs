//! Every page by axe-core, in light and dark, on a wide screen and on telephones: no violation, no complaint of the
//! browser, no scrolling sideways. axe-core is fetched from npm for the tests and is part of nothing else.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use escale::web::routes::office::pages;

use super::{page_of, published, sign_in};
use crate::harness::app::TestApp;
use crate::harness::chromium::Chromium;
use crate::harness::database::{Database, Engine};
use crate::office::address;

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

/// What axe-core finds wrong with the page that is open.
async fn violations(chromium: &Chromium) -> Vec<String> {
    chromium.run(axe()).await;
    let script = "const done = arguments[arguments.length - 1]; axe.run(document, {resultTypes: ['violations']})
        .then(found => done(found.violations.map(one => one.id + ': ' + one.nodes.map(node => node.html.slice(0, 160)).join(' | '))))";
    let found = chromium.run_until_done(script).await;
    serde_json::from_value(found).unwrap()
}

/// Keeps a picture of a page below the folder of build results, to look at.
fn keep(path: &str, (width, scheme): (u32, &str), picture: &[u8]) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pages");
    std::fs::create_dir_all(&folder).unwrap();
    let is_id = |part: &&str| part.len() < 30;
    let parts: Vec<&str> = path.split(['/', '?', '=']).filter(is_id).collect();
    let name = format!("{}-{width}-{scheme}.png", parts.join("_"));
    std::fs::write(folder.join(name), picture).unwrap();
}

/// Every page that is only looked at: those of the office, and those for everybody else.
async fn addresses(app: &TestApp, sample: &crate::harness::app::Sample) -> Vec<String> {
    let mut paths: Vec<String> = pages()
        .iter()
        .filter(|page| page.method == actix_web::http::Method::GET)
        // a line of text for a script is no page
        .filter(|page| !page.path.ends_with("/quick-add"))
        .map(|page| address(page, &sample.visit, sample))
        .collect();
    paths.extend(
        ["", "?view=groups", "?view=list"].map(|view| format!("/visits/{}{view}", sample.visit)),
    );
    paths.extend(
        [
            "/",
            "/accessibility",
            "/privacy",
            "/v/vietnam-2025",
            "/api/docs",
            "/nowhere",
        ]
        .map(str::to_owned),
    );
    let page = page_of(app, sample).await.replace(&app.url, "");
    paths.extend([format!("{page}/print"), page]);
    paths.sort();
    paths.dedup();
    paths
}

#[tokio::test]
async fn every_page_can_be_read_by_everybody() {
    let Some(chromium) = Chromium::start().await else {
        return;
    };
    let app = TestApp::new(Database::new(Engine::Sqlite).unwrap()).await;
    let (sample, office) = published(&app).await;
    sign_in(&chromium, &app, &office).await;
    let mut faults = Vec::new();
    for path in addresses(&app, &sample).await {
        for (width, scheme) in [
            (1440, "light"),
            (1440, "dark"),
            (390, "light"),
            (390, "dark"),
            (320, "light"),
        ] {
            chromium.shows(width, scheme).await;
            chromium.open(&format!("{}{path}", app.url)).await;
            keep(&path, (width, scheme), &chromium.picture().await);
            let mut found = violations(&chromium).await;
            found.extend(
                chromium
                    .complaints()
                    .await
                    .into_iter()
                    .filter(|text| !text.contains("status of 404")),
            );
            let overflow = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
            if chromium.run(overflow).await != 0 {
                found.push("scrolls sideways".to_owned());
            }
            faults.extend(
                found
                    .into_iter()
                    .map(|fault| format!("{path} {width} {scheme}: {fault}")),
            );
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
