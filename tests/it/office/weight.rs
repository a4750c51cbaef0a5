//! How heavy pages are: at most 60 KB on a first visit and 7 KB on a later one, compressed.

use std::io::Write as _;

use actix_web::http::Method;
use escale::domain::permission::Role;
use escale::web::routes::office::pages;
use flate2::Compression;
use flate2::write::GzEncoder;
use reqwest::Method as Verb;
use scraper::{Html, Selector};
use serde_json::Value;

use crate::harness::app::TestApp;
use crate::harness::browser::{fetch, get};
use crate::harness::database::on_each_engine;

/// Everything that a first visit loads.
const FIRST: usize = 60 * 1024;
/// The page alone, when the rest is kept already.
const LATER: usize = 7 * 1024;

fn compressed(text: &str) -> usize {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(text.as_bytes()).unwrap();
    gzip.finish().unwrap().len()
}

/// What a page makes a browser load besides itself, in octets over the wire.
async fn of_assets(app: &TestApp, html: &str) -> usize {
    let mut paths: Vec<String> = {
        let page = Html::parse_document(html);
        let loads = Selector::parse("link[href^='/assets/'], script[src], img[src]").unwrap();
        let elements = page.select(&loads);
        let address = elements.filter_map(|one| one.attr("href").or(one.attr("src")));
        address.map(str::to_owned).collect()
    };
    paths.sort_unstable();
    paths.dedup();
    let mut total = 0;
    for path in paths {
        let asset = fetch(app, Verb::GET, &path, &[("accept-encoding", "gzip")]).await;
        assert_eq!(asset.status, 200, "{path}");
        total += asset.octets.len();
    }
    total
}

async fn check(app: &TestApp, (name, html): (&str, &str)) {
    let (page, assets) = (compressed(html), of_assets(app, html).await);
    assert!(page <= LATER, "{name}: {page} octets");
    assert!(page + assets <= FIRST, "{name}: {page} + {assets} octets");
}

/// The sample of a state visit, published; its identifier.
async fn published_sample(app: &TestApp) -> String {
    let file = std::fs::read_to_string("samples/toulouse-vietnam-2025.toml").unwrap();
    let imported = app
        .api()
        .send(
            Verb::POST,
            "/import",
            &[("content-type", "application/toml")],
            &file,
        )
        .await;
    assert_eq!(imported.status, 201, "{}", imported.text);
    let visit = imported.json()["visits"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = format!("/visits/{visit}/publications");
    let answer = app.api().post(&path, &serde_json::json!({})).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    visit
}

on_each_engine! {
    async fn no_page_is_heavy(database: Database) {
        let app = TestApp::new(database).await;
        let visit = published_sample(&app).await;
        let office = app.office(Role::Admin).await;
        for page in pages().into_iter().filter(|page| page.method == Method::GET) {
            let path = page.path.replace("{visit}", &visit);
            if path.contains('{') {
                continue;
            }
            let shown = office.get(&path).await;
            check(&app, (page.path, &shown.html)).await;
        }
        let participants = app.api().get(&format!("/visits/{visit}/participants")).await.json();
        for participant in participants["items"].as_array().unwrap() {
            let path = participant["page_url"].as_str().map(|url| url.replace(&app.url, ""));
            let page = get(&app, &path.unwrap()).await;
            check(&app, ("/p/{token}", page.text())).await;
        }
        let public: Value = app.api().get(&format!("/visits/{visit}")).await.json();
        for path in ["/", "/accessibility", "/privacy", &format!("/v/{}", public["slug"].as_str().unwrap())] {
            check(&app, (path, get(&app, path).await.text())).await;
        }
    }
}
