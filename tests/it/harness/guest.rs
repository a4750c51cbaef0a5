//! The browser of somebody who is not signed in yet: it keeps every cookie that it is given.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use reqwest::RequestBuilder;
use reqwest::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use reqwest::redirect::Policy;

use super::app::TestApp;
use super::office::Page;

/// A browser with nothing in it.
pub(crate) struct Guest<'a> {
    app: &'a TestApp,
    client: reqwest::Client,
    cookies: Mutex<BTreeMap<String, String>>,
    headers: Vec<(&'static str, String)>,
}

impl<'a> Guest<'a> {
    pub(crate) fn new(app: &'a TestApp) -> Self {
        let client = reqwest::Client::builder().redirect(Policy::none());
        Self {
            app,
            client: client.build().unwrap(),
            cookies: Mutex::default(),
            headers: Vec::new(),
        }
    }

    /// The same browser, sending a header with everything.
    pub(crate) fn sending(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// Looks at a page.
    pub(crate) async fn get(&self, path: &str) -> Page {
        self.ask(self.client.get(format!("{}{path}", self.app.url)))
            .await
    }

    /// Sends a form as the page at `from` has it.
    pub(crate) async fn submit(&self, from: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let csrf = self.get(from).await.value("csrf");
        let mut fields = fields.to_vec();
        fields.push(("csrf", &csrf));
        self.send(path, &fields).await
    }

    /// Sends just these fields.
    pub(crate) async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body: String = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let request = self
            .client
            .post(format!("{}{path}", self.app.url))
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(body)).await
    }

    /// Signs in with address and password; goes no further.
    pub(crate) async fn sign_in(&self, email: &str, password: &str) -> Page {
        let fields = [("email", email), ("password", password)];
        self.submit("/sign-in", "/sign-in", &fields).await
    }

    /// The value of a cookie, if there is one.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        cookies.get(name).cloned()
    }

    /// Puts a cookie in.
    pub(crate) fn keep(&self, name: &str, value: &str) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        cookies.insert(name.to_owned(), value.to_owned());
    }

    async fn ask(&self, request: RequestBuilder) -> Page {
        let kept: Vec<String> = {
            let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
            let pair = |(name, value): (&String, &String)| format!("{name}={value}");
            cookies.iter().map(pair).collect()
        };
        let mut request = request.header(COOKIE, kept.join("; "));
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let response = request.send().await.unwrap();
        for cookie in response.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
            if value.is_empty() {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Page::of(response).await
    }
}
