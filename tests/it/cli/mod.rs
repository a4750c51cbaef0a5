//! The command line.

mod check;
mod demo;
mod documents;
mod foreign_databases;
mod serve;
mod slow;
mod start;
mod users;

/// A small visit file; its visit, `spring-2026`, is over.
const VISIT: &str = include_str!("../../../src/domain/document/tests/small.toml");

/// The same visit under another name, far ahead.
fn visit_to_come() -> String {
    VISIT
        .replace("key = \"spring\"", "key = \"later\"")
        .replace("spring-2026", "later")
        .replace("2026-03-", "2096-03-")
}

/// The answer to GET, as status and text.
async fn get(url: &str, token: Option<&str>) -> (u16, String) {
    let mut request = reqwest::Client::new().get(url);
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    let answer = request.send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}
