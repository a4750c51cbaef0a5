//! The same texts typed into every form of ours: whatever is answered, nothing of them becomes markup.

use actix_web::http::Method;
use escale::domain::permission::Role;
use escale::web::routes::office::pages;
use scraper::{ElementRef, Html, Selector};
use serde_json::json;

use super::corpus::corpus;
use crate::harness::app::{Office, Sample, TestApp};
use crate::harness::browser::get;
use crate::harness::database::{Database, Engine};
use crate::office::address;

/// A form of a page, as a browser would send it.
struct Form {
    action: String,
    fields: Vec<(String, String)>,
    /// Which of the fields somebody types into.
    typed: Vec<usize>,
}

/// Types of input that take any text; browsers send such a text of the others too, if somebody wants them to.
const TYPED: [&str; 6] = ["text", "search", "tel", "url", "email", "datetime-local"];

/// The forms of a page into which something can be typed.
fn forms(path: &str, html: &str) -> Vec<Form> {
    let document = Html::parse_document(html);
    let forms = Selector::parse("form[method='post']").unwrap();
    let controls =
        Selector::parse("input[name], textarea[name], select[name], button[name]").unwrap();
    let mut found = Vec::new();
    for form in document.select(&forms) {
        let action = form.attr("action").unwrap_or(path).to_owned();
        let (mut fields, mut typed) = (Vec::new(), Vec::new());
        for control in form.select(&controls) {
            let name = control.attr("name").unwrap().to_owned();
            if is_typed(control) {
                typed.push(fields.len());
            }
            if let Some(value) = value(control) {
                fields.push((name, value));
            }
        }
        if !typed.is_empty() {
            found.push(Form {
                action,
                fields,
                typed,
            });
        }
    }
    found
}

fn is_typed(control: ElementRef<'_>) -> bool {
    let kind = control.attr("type").unwrap_or("text");
    match control.value().name() {
        "textarea" => true,
        "input" => TYPED.contains(&kind) && control.attr("readonly").is_none(),
        _ => false,
    }
}

/// What a browser sends of a control that nobody touched; of buttons it is the first that is pressed.
fn value(control: ElementRef<'_>) -> Option<String> {
    let options = Selector::parse("option").unwrap();
    match control.value().name() {
        "textarea" => Some(control.text().collect()),
        "select" => {
            let is_chosen = |option: &ElementRef<'_>| option.attr("selected").is_some();
            let chosen = control
                .select(&options)
                .find(is_chosen)
                .or(control.select(&options).next())?;
            Some(chosen.attr("value").unwrap_or_default().to_owned())
        }
        _ if matches!(control.attr("type"), Some("checkbox" | "radio"))
            && control.attr("checked").is_none() =>
        {
            None
        }
        _ => Some(control.attr("value").unwrap_or_default().to_owned()),
    }
}

/// What no page of ours has: elements, and attributes, that only a text could have brought there.
fn intruders(html: &str) -> Vec<String> {
    const ELEMENTS: [&str; 10] = [
        "iframe",
        "base",
        "math",
        "video",
        "template",
        "object",
        "style",
        "embed",
        "foreignobject",
        "source",
    ];
    let document = Html::parse_document(html);
    let elements = document
        .tree
        .nodes()
        .filter_map(|node| node.value().as_element());
    let is_intruder = |element: &&scraper::node::Element| {
        let is_ours = |address: &str| {
            !["javascript:", "data:", "//", "vbscript:"]
                .iter()
                .any(|start| address.starts_with(start))
        };
        let foreign = |name: &str| {
            element
                .attr(name)
                .is_some_and(|address| !is_ours(address.trim()))
        };
        ELEMENTS.contains(&element.name())
            || element
                .attrs()
                .any(|(name, _)| name.starts_with("on") || name == "style")
            || (element.name() == "script"
                && !element
                    .attr("src")
                    .is_some_and(|src| src.starts_with("/assets/")))
            || (element.name() == "meta" && element.attr("http-equiv").is_some())
            || ["href", "src", "action", "formaction"]
                .into_iter()
                .any(foreign)
    };
    elements
        .filter(is_intruder)
        .map(|element| format!("{element:?}"))
        .collect()
}

/// The pages of the office that can be looked at.
fn paths(sample: &Sample) -> Vec<String> {
    let pages = pages()
        .into_iter()
        .filter(|page| page.method == Method::GET);
    pages
        .map(|page| address(&page, &sample.visit, sample))
        .collect()
}

/// Sends a form as often as it takes until every text has stood in it; every answer is a page without intruders, or
/// leads to one.
async fn check(office: &Office<'_>, form: &Form, texts: &[String]) {
    for some in texts.chunks(form.typed.len()) {
        let mut fields = form.fields.clone();
        for (at, text) in form.typed.iter().zip(some) {
            fields[*at].1.clone_from(text);
        }
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let answer = office.send(&form.action, &fields).await;
        assert!(
            answer.status < 500,
            "{} {fields:?}: {}",
            form.action,
            answer.status
        );
        let intruders = intruders(&answer.html);
        assert!(
            intruders.is_empty(),
            "{} {fields:?}: {intruders:?}",
            form.action
        );
    }
}

/// Forms that end what the test stands on: being signed in, and the secrets of whoever is.
fn ends_the_session(form: &Form) -> bool {
    let field = |wanted: &str| form.fields.iter().any(|(name, _)| name == wanted);
    form.action == "/sign-out" || field("password") || field("new_password")
}

#[tokio::test]
async fn whatever_is_typed_into_a_form_stays_a_text() {
    let texts = corpus();
    let app = TestApp::new(Database::new(Engine::Sqlite).unwrap()).await;
    let sample = app.sample().await;
    let office = app.office(Role::Admin).await;
    let published = app
        .api()
        .post(&sample.below_visit("publications"), &json!({}))
        .await;
    assert_eq!(published.status, 201);
    let (mut sent, mut seen) = (0, Vec::new());
    for path in paths(&sample) {
        for form in forms(&path, &office.get(&path).await.html) {
            let is_new = !seen.contains(&form.action);
            if is_new && !ends_the_session(&form) {
                check(&office, &form, &texts).await;
                sent += 1;
                seen.push(form.action);
            }
        }
    }
    assert!(sent > 20, "{seen:?}");
    for path in paths(&sample) {
        let page = office.get(&path).await;
        assert!(page.status < 500, "{path}");
        let intruders = intruders(&page.html);
        assert!(intruders.is_empty(), "{path}: {intruders:?}");
    }
}

#[tokio::test]
async fn whatever_a_guest_types_stays_a_text() {
    let texts = corpus();
    let app = TestApp::new(Database::new(Engine::Sqlite).unwrap()).await;
    let sample = app.sample().await;
    let published = app
        .api()
        .post(&sample.below_visit("publications"), &json!({}))
        .await;
    assert_eq!(published.status, 201);
    let participant = sample.below_visit(&format!("participants/{}", sample.participant));
    let page = app.api().get(&participant).await.json()["page_url"]
        .as_str()
        .unwrap()
        .replace(&app.url, "");
    let shown = get(&app, &page).await;
    let forms = forms(&page, shown.text());
    assert!(!forms.is_empty());
    for form in forms {
        for some in texts.chunks(form.typed.len()) {
            let mut fields = form.fields.clone();
            for (at, text) in form.typed.iter().zip(some) {
                fields[*at].1.clone_from(text);
            }
            let body = url::form_urlencoded::Serializer::new(String::new())
                .extend_pairs(fields)
                .finish();
            let url = format!("{}{}", app.url, form.action);
            let request = reqwest::Client::new()
                .post(url)
                .header("content-type", "application/x-www-form-urlencoded");
            let answer = request.body(body).send().await.unwrap();
            assert!(answer.status().as_u16() < 500, "{}", form.action);
            assert_eq!(intruders(&answer.text().await.unwrap()), [""; 0]);
        }
    }
    // what was said is read by organisers, too
    let office = app.office(Role::Admin).await;
    let replies = office
        .get(&format!("/visits/{}/replies", sample.visit))
        .await;
    assert_eq!(intruders(&replies.html), [""; 0]);
    assert_eq!(intruders(get(&app, &page).await.text()), [""; 0]);
}
