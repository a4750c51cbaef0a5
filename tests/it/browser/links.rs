//! Scanners of mail open every link, some in a browser that runs scripts: that answers nothing and changes nothing.

use super::published;
use crate::harness::app::TestApp;
use crate::harness::chromium::Chromium;
use crate::harness::database::{Database, Engine};

/// Every link of ours in the letters that were sent.
fn links(texts: &[String], url: &str) -> Vec<String> {
    let words = texts.iter().flat_map(|text| text.split_whitespace());
    let mut links: Vec<String> = words
        .map(|word| word.trim_matches(['<', '>', '"', '.', ',']).to_owned())
        .filter(|word| word.starts_with(url))
        .collect();
    links.sort();
    links.dedup();
    links
}

#[tokio::test]
async fn opening_every_link_of_every_mail_changes_nothing() {
    let Some(chromium) = Chromium::start().await else {
        return;
    };
    let app = TestApp::new(Database::new(Engine::Sqlite).unwrap()).await;
    let (sample, _) = published(&app).await;
    let mails = app.run_worker().await;
    let texts: Vec<String> = mails.into_iter().map(|mail| mail.text).collect();
    let links = links(&texts, &app.url);
    assert!(links.iter().any(|link| link.contains("/p/")), "{texts:?}");
    let facts = async || {
        let paths = ["participants", "items", "messages", "publications"]
            .map(|part| sample.below_visit(part));
        let mut facts = Vec::new();
        for path in paths {
            facts.push(app.api().get(&path).await.text);
        }
        facts
    };
    let before = facts().await;
    for link in &links {
        chromium.open(link).await;
    }
    assert_eq!(facts().await, before);
}
