//! The browser of an organiser who is signed in: it keeps the cookie, and fills in what proves that a form is ours.

use escale::domain::ids::UserId;
use reqwest::header::{CONTENT_TYPE, COOKIE, LOCATION};
use reqwest::redirect::Policy;
use scraper::{Html, Selector};

use super::app::TestApp;

/// Somebody who is signed in.
pub(crate) struct Office<'a> {
    app: &'a TestApp,
    client: reqwest::Client,
    cookie: String,
    /// Who it is.
    pub(crate) user: UserId,
}

/// What a page answered.
pub(crate) struct Page {
    pub(crate) status: u16,
    /// Where it sends the browser.
    pub(crate) location: Option<String>,
    pub(crate) html: String,
}

impl<'a> Office<'a> {
    /// The browser that has this secret in its cookie.
    pub(crate) fn new(app: &'a TestApp, user: UserId, secret: &str) -> Self {
        let client = reqwest::Client::builder().redirect(Policy::none());
        Self {
            app,
            client: client.build().unwrap(),
            cookie: format!("__Host-escale={secret}"),
            user,
        }
    }

    /// The same browser, which keeps further cookies.
    pub(crate) fn keeping(mut self, cookies: &str) -> Self {
        self.cookie = format!("{}; {cookies}", self.cookie);
        self
    }

    /// The name and the value of its cookie.
    pub(crate) fn cookie(&self) -> (&str, &str) {
        self.cookie.split_once('=').unwrap()
    }

    /// Looks at a page.
    pub(crate) async fn get(&self, path: &str) -> Page {
        let request = self.client.get(format!("{}{path}", self.app.url));
        Page::of(request.header(COOKIE, &self.cookie).send().await.unwrap()).await
    }

    /// Sends a form as the page at `from` has it: with what proves that it is ours.
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
        let request = self.client.post(format!("{}{path}", self.app.url));
        let request = request
            .header(COOKIE, &self.cookie)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        Page::of(request.body(body).send().await.unwrap()).await
    }

    /// Sends a file in the field `file` of a form, as browsers do.
    pub(crate) async fn upload(&self, from: &str, path: &str, file: &[u8]) -> Page {
        let csrf = self.get(from).await.value("csrf");
        let head = format!(
            "--frontier\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n--frontier\r\n\
             Content-Disposition: form-data; name=\"file\"; filename=\"guests.csv\"\r\nContent-Type: text/csv\r\n\r\n"
        );
        let body = [head.as_bytes(), file, b"\r\n--frontier--\r\n"].concat();
        let request = self.client.post(format!("{}{path}", self.app.url));
        let request = request
            .header(COOKIE, &self.cookie)
            .header(CONTENT_TYPE, "multipart/form-data; boundary=frontier");
        Page::of(request.body(body).send().await.unwrap()).await
    }

    /// Sends what is no form: it changes nothing, and who may send a form there is only told what a form is (415).
    pub(crate) async fn knock(&self, path: &str) -> Page {
        let request = self.client.post(format!("{}{path}", self.app.url));
        Page::of(request.header(COOKIE, &self.cookie).send().await.unwrap()).await
    }
}

impl Page {
    pub(super) async fn of(response: reqwest::Response) -> Self {
        let location = response.headers().get(LOCATION);
        Self {
            status: response.status().as_u16(),
            location: location.map(|path| path.to_str().unwrap().to_owned()),
            html: response.text().await.unwrap(),
        }
    }

    /// The value of the first field of this name.
    pub(crate) fn value(&self, name: &str) -> String {
        let found = self.attributes(&format!("[name='{name}']"), "value");
        let missing = || panic!("no field {name} in {}", self.html);
        found.into_iter().next().unwrap_or_else(missing)
    }

    /// The texts of the elements that a selector finds, each on one line.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let document = Html::parse_document(&self.html);
        let selector = Selector::parse(selector).unwrap();
        let words = |element: scraper::ElementRef<'_>| {
            let text: String = element.text().collect();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        document.select(&selector).map(words).collect()
    }

    /// An attribute of the elements that a selector finds and that have it.
    pub(crate) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let document = Html::parse_document(&self.html);
        let selector = Selector::parse(selector).unwrap();
        let value = |element: scraper::ElementRef<'_>| element.attr(name).map(str::to_owned);
        document.select(&selector).filter_map(value).collect()
    }

    /// What a browser would send of the first form that a selector finds, as it stands.
    pub(crate) fn fields(&self, selector: &str) -> Vec<(String, String)> {
        let document = Html::parse_document(&self.html);
        let form = document
            .select(&Selector::parse(selector).unwrap())
            .next()
            .unwrap();
        let controls = Selector::parse("input, textarea, select").unwrap();
        let (chosen, options) = (
            Selector::parse("[selected]").unwrap(),
            Selector::parse("option").unwrap(),
        );
        let value = |control: scraper::ElementRef<'_>| match control.value().name() {
            "textarea" => {
                let text: String = control.text().collect();
                Some(text.strip_prefix('\n').unwrap_or(&text).to_owned())
            }
            "select" => {
                let option = control
                    .select(&chosen)
                    .next()
                    .or(control.select(&options).next())?;
                option.attr("value").map(str::to_owned)
            }
            _ if control.attr("type") == Some("checkbox") && control.attr("checked").is_none() => {
                None
            }
            _ => Some(control.attr("value").unwrap_or_default().to_owned()),
        };
        form.select(&controls)
            .filter_map(|control| Some((control.attr("name")?.to_owned(), value(control)?)))
            .collect()
    }
}
