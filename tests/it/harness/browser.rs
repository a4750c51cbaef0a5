//! A client that shows answers as they come over the wire: nothing is decompressed, no redirection is followed.

use reqwest::Method;
use reqwest::header::HeaderMap;

use super::app::TestApp;

/// What came over the wire.
#[derive(Debug)]
pub(crate) struct Fetched {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) octets: Vec<u8>,
}

/// A request to any address of the application.
pub(crate) async fn fetch(
    app: &TestApp,
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
) -> Fetched {
    let client = reqwest::Client::builder()
        .no_gzip()
        .no_brotli()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let mut request = client.request(method, format!("{}{path}", app.url));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = request.send().await.unwrap();
    Fetched {
        status: answer.status().as_u16(),
        headers: answer.headers().clone(),
        octets: answer.bytes().await.unwrap().to_vec(),
    }
}

/// GET without further headers.
pub(crate) async fn get(app: &TestApp, path: &str) -> Fetched {
    fetch(app, Method::GET, path, &[]).await
}

impl Fetched {
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.octets).unwrap()
    }

    /// A header, or nothing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}
