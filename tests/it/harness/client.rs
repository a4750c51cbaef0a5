//! The API as a program calls it, and what it answers.

use reqwest::Method;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use super::app::TestApp;

/// The API as a program sees it.
pub(crate) struct Api<'a> {
    pub(super) app: &'a TestApp,
    pub(super) token: Option<&'a str>,
}

/// What the API answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Api<'_> {
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], "").await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(
            Method::POST,
            path,
            &[("content-type", "application/json")],
            &body.to_string(),
        )
        .await
    }

    pub(crate) async fn patch(&self, path: &str, tag: &str, body: &Value) -> Answer {
        let headers = [
            ("content-type", "application/merge-patch+json"),
            ("if-match", tag),
        ];
        self.send(Method::PATCH, path, &headers, &body.to_string())
            .await
    }

    pub(crate) async fn delete(&self, path: &str, tag: &str) -> Answer {
        self.send(Method::DELETE, path, &[("if-match", tag)], "")
            .await
    }

    /// Makes a resource and gives its identifier.
    pub(crate) async fn make(&self, path: &str, body: Value) -> String {
        let answer = self.post(path, &body).await;
        assert_eq!(answer.status, 201, "POST {path}: {}", answer.text);
        answer.json()["id"].as_str().unwrap().to_owned()
    }

    /// Any request, below `/api/v1`.
    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        self.send_octets(method, path, headers, body.as_bytes().to_vec())
            .await
    }

    /// Any request with any body.
    pub(crate) async fn send_octets(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Answer {
        let url = format!("{}/api/v1{path}", self.app.url);
        let mut request = self.app.client.request(method, url).body(body);
        if let Some(token) = self.token {
            request = request.bearer_auth(token);
        }
        for (name, value) in headers {
            let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
            request = request.header(name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        let response = request.send().await.unwrap();
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            text: response.text().await.unwrap(),
        }
    }
}

impl Answer {
    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// A header, or nothing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The entity tag.
    pub(crate) fn tag(&self) -> &str {
        self.header("etag")
    }

    /// Checks that it is a problem document (RFC 9457) of that status and type.
    #[track_caller]
    pub(crate) fn expect_problem(&self, status: u16, kind: &str) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(
            problem["type"],
            format!("urn:problem-type:escale:{kind}"),
            "{problem}"
        );
        assert_eq!(problem["status"], status);
        assert!(
            !problem["title"].as_str().unwrap().is_empty()
                && !problem["detail"].as_str().unwrap().is_empty()
        );
        problem
    }
}
