mod booklet;
mod guests;
mod parts;
mod sample;

use askama::Template;
use scraper::{Html, Selector};
use serde_json::json;

use self::sample::Sample;
use super::answers::Focus;
use super::api_docs::ApiDocsPage;
use super::faults::{FaultPage, NotFoundPage};
use super::front::{Announced, FrontPage, Holdings, KeptMail};
use super::participant::{Event, RemovedPage};
use super::statements::StatementPage;
use super::visit::VisitPage;
use super::{Sharing, answer, page_language};
use crate::domain::fixture::{EVENING, HEAD};
use crate::domain::publication::Publication;
use crate::domain::text::Texts;
use crate::domain::visit::Notify;
use crate::language::Language;

const FEED: &str = "https://visits.example/f/AAAA.ics";
const PUBLIC_FEED: &str = "https://visits.example/v/visit.ics";

fn participant_page(sample: &Sample, language: Language) -> String {
    told_participant_page(sample, language, Notify::Programme)
}

fn told_participant_page(sample: &Sample, language: Language, notify: Notify) -> String {
    let own = guests::Correspondence::default();
    let shown = (&own.own(Focus::default()), notify, Event::Opened);
    guests::page(&sample.showing(language), HEAD, shown)
}

fn visit_page(sample: &Sample, language: Language) -> String {
    let page = VisitPage::new(&sample.showing(language), PUBLIC_FEED);
    page.unwrap().unwrap().render().unwrap()
}

fn removed_page(publication: &Publication, language: Language) -> String {
    let page = RemovedPage::new(publication, language);
    page.unwrap().render().unwrap()
}

fn front_pages(sample: &Sample, language: Language) -> [(&'static str, String); 2] {
    let kept = KeptMail {
        folder: "data/mail",
        url: Some("/mails"),
    };
    let visits = [Announced {
        slug: "visit",
        visit: &sample.latest.visit,
    }];
    let empty = FrontPage::new(language, Holdings::Empty, None);
    let used = FrontPage::new(language, Holdings::Visits(&visits), Some(kept));
    [
        ("front_empty", empty.render().unwrap()),
        ("front", used.render().unwrap()),
    ]
}

fn statements(language: Language) -> [(&'static str, String); 2] {
    let address = "visites@toulouse.example";
    let accessibility = StatementPage::accessibility(language, address).unwrap();
    let privacy = StatementPage::privacy(language, address).unwrap();
    [
        ("accessibility", accessibility.render().unwrap()),
        ("privacy", privacy.render().unwrap()),
    ]
}

/// Every page made from values, by name.
fn pages(language: Language) -> Vec<(&'static str, String)> {
    let (sample, cancelled) = (Sample::new(), sample::cancelled());
    let mut pages = vec![
        ("participant", participant_page(&sample, language)),
        (
            "participant_cancelled",
            participant_page(&cancelled, language),
        ),
        ("removed", removed_page(&sample.latest, language)),
        ("visit", visit_page(&sample, language)),
        ("visit_cancelled", visit_page(&cancelled, language)),
        ("not_found", NotFoundPage::new(language).render().unwrap()),
        (
            "fault",
            FaultPage::new(language, "0197-4711").render().unwrap(),
        ),
    ];
    pages.extend(front_pages(&sample, language));
    pages.extend(statements(language));
    pages
}

/// The content of a page, without what surrounds it.
fn main_of(html: &str) -> String {
    let main = Selector::parse("main").unwrap();
    let page = Html::parse_document(html);
    page.select(&main).next().unwrap().html()
}

#[test]
fn the_content_of_each_page_in_each_language() {
    for language in Language::ALL {
        for (name, html) in pages(language) {
            insta::assert_snapshot!(format!("{name}_{language}"), main_of(&html));
        }
    }
}

#[test]
fn every_page_is_a_whole_document_in_its_language() {
    for language in Language::ALL {
        for (name, html) in pages(language) {
            let place = format!("{name} in {language}");
            let page = Html::parse_document(&html);
            let count = |selector: &str| page.select(&Selector::parse(selector).unwrap()).count();
            assert_eq!(count(&format!("html[lang={language}]")), 1, "{place}");
            for once in [
                "title",
                "h1",
                "main#main",
                "a.skip[href='#main']",
                "header",
                "footer",
                "meta[name=viewport]",
            ] {
                assert_eq!(count(once), 1, "{once}: {place}");
            }
            assert_eq!(
                count("nav.langs a[lang][href]"),
                Language::ALL.len(),
                "{place}"
            );
            assert_eq!(
                count("script:not([src^='/assets/']), style, [style], [onclick]"),
                0,
                "{place}"
            );
            assert_eq!(
                count("link[rel=stylesheet][href^='/assets/escale.']"),
                1,
                "{place}"
            );
        }
    }
}

#[test]
fn ids_are_unique_and_every_link_within_a_page_arrives() {
    for (name, html) in pages(Language::En) {
        let page = Html::parse_document(&html);
        let with_id = Selector::parse("[id]").unwrap();
        let mut ids: Vec<&str> = page
            .select(&with_id)
            .filter_map(|element| element.attr("id"))
            .collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{name}");
        for selector in ["a[href^='#']", "use[href^='#']"] {
            for link in page.select(&Selector::parse(selector).unwrap()) {
                let target = link.attr("href").unwrap().trim_start_matches('#');
                assert!(ids.contains(&target), "{name}: {target}");
            }
        }
    }
}

fn links(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let linked = Selector::parse("[href], [src], [action]").unwrap();
    page.select(&linked)
        .flat_map(|element| ["href", "src", "action"].map(|name| element.attr(name)))
        .flatten()
        .map(str::to_owned)
        .collect()
}

/// Whether an address is one of ours, or of a scheme that pages may use.
fn may_be_linked(address: &str) -> bool {
    let allowed = ["http", "https", "mailto", "tel", "geo", "webcal"];
    match address.split_once(':') {
        Some((scheme, _)) => allowed.contains(&scheme),
        None => address.starts_with(['/', '#', '?']),
    }
}

#[test]
fn every_link_has_an_allowed_scheme() {
    for language in Language::ALL {
        for (name, html) in pages(language) {
            for link in links(&html) {
                assert!(may_be_linked(&link), "{name}: {link}");
            }
        }
    }
}

const HOSTILE: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\r\n\u{202e}&amp;";

#[test]
fn hostile_texts_stay_texts() {
    let hostile = || Texts::from([("en", HOSTILE)]);
    let mut draft = sample::draft();
    draft.visit.title = hostile();
    if let Some(contact) = &mut draft.visit.contact {
        contact.name = HOSTILE.to_owned();
        contact.email = Some(format!("a@b\"onclick=\"{HOSTILE}"));
        contact.phone = Some("javascript:alert(1)".to_owned());
    }
    for venue in draft.registers.venues.values_mut() {
        venue.name = HOSTILE.to_owned();
        venue.access = hostile();
    }
    for person in draft.registers.people.values_mut() {
        person.name.family = HOSTILE.to_owned();
    }
    for item in &mut draft.items {
        item.title = hostile();
        item.description = hostile();
        item.dress_code = hostile();
        item.online_url = Some("javascript:alert(1)".to_owned());
        item.languages = vec![HOSTILE.to_owned()];
    }
    let sample = Sample::of(draft, |draft| {
        sample::item_mut(draft, EVENING).dress_code = Texts::from([("en", "<b>other</b>")]);
    });
    let [_, front] = front_pages(&sample, Language::En);
    let pages = [
        participant_page(&sample, Language::En),
        visit_page(&sample, Language::Fr),
        removed_page(&sample.latest, Language::Vi),
        front.1,
    ];
    for html in pages {
        let page = Html::parse_document(&html);
        let evil = Selector::parse(
            "script:not([src^='/assets/']), b:not(.days b):not(.clock b), img:not(.brand img), [onerror], [onclick]",
        )
        .unwrap();
        assert_eq!(page.select(&evil).count(), 0);
        assert!(
            page.root_element()
                .text()
                .any(|text| text.contains("<script>alert(1)</script>"))
        );
        for link in links(&html) {
            assert!(may_be_linked(&link), "{link}");
        }
    }
}

#[test]
fn the_public_page_shows_neither_link_nor_note_nor_dress_nor_reason() {
    let secrets = [
        "calls.example",
        "three minutes",
        "Business attire",
        "broke down",
        "Protocol",
        "fell ill",
    ];
    for sample in [Sample::new(), sample::cancelled()] {
        let html = visit_page(&sample, Language::En);
        for secret in secrets {
            assert!(!html.contains(secret), "{secret}");
        }
    }
    let tentative = visit_page(&Sample::new(), Language::En);
    assert!(!tentative.contains("students"));
}

#[test]
fn nobody_is_promised_more_than_will_be_sent() {
    let sample = Sample::new();
    let cases = [
        (Notify::Programme, "we also write to you"),
        (Notify::Invitations, "choose one of the two"),
        (Notify::ByHand, "this page is always up to date"),
        (Notify::None, "this page is always up to date"),
    ];
    for (notify, expected) in cases {
        let html = told_participant_page(&sample, Language::En, notify);
        for (_, other) in cases {
            assert_eq!(
                html.contains(other),
                other == expected,
                "{notify:?}: {other}"
            );
        }
    }
}

#[test]
fn nothing_is_marked_as_changed_where_all_is_new() {
    let marks = |sample: &Sample, language| {
        let html = participant_page(sample, language);
        html.matches("tag--info").count()
    };
    assert_eq!(marks(&Sample::new(), Language::Fr), 2);
    let mut first = Sample::new();
    first.latest = first.before.clone();
    assert_eq!(marks(&first, Language::Fr), 0);
}

#[test]
fn a_visit_that_is_not_public_has_no_page_and_is_not_announced() {
    let sample = Sample::of(sample::draft(), |draft| draft.visit.public = false);
    let page = VisitPage::new(&sample.showing(Language::En), PUBLIC_FEED);
    assert!(page.unwrap().is_none());
    let [_, front] = front_pages(&sample, Language::En);
    assert!(!front.1.contains("Ambassador"));
}

#[test]
fn the_page_asked_for_is_in_the_language_of_its_address_then_of_the_browser() {
    let cases = [
        (Some("vi"), Some("fr"), Language::Vi),
        (Some("xx"), Some("fr;q=0.5, nb-NO;q=0.9, de"), Language::Nb),
        (None, Some("de, en;q=0"), Language::Fr),
        (None, Some("en-GB,fr;q=nonsense"), Language::En),
        (None, None, Language::Fr),
    ];
    for (asked, accepted, expected) in cases {
        assert_eq!(
            page_language(asked, accepted, Language::Fr),
            expected,
            "{asked:?} {accepted:?}"
        );
    }
}

#[test]
fn personal_pages_are_neither_kept_nor_listed() {
    let page = NotFoundPage::new(Language::En);
    let header = |sharing, name: &str| {
        let answer = answer(actix_web::http::StatusCode::OK, &page, sharing).unwrap();
        let value = answer.headers().get(name);
        value.map(|value| value.to_str().unwrap().to_owned())
    };
    assert_eq!(
        header(Sharing::Personal, "cache-control").as_deref(),
        Some("private, no-store")
    );
    assert_eq!(
        header(Sharing::Personal, "x-robots-tag").as_deref(),
        Some("noindex, nofollow")
    );
    assert_eq!(header(Sharing::Public, "x-robots-tag"), None);
    assert_eq!(
        header(Sharing::Public, "referrer-policy").as_deref(),
        Some("same-origin")
    );
    let policy = header(Sharing::Public, "content-security-policy").unwrap();
    assert!(
        policy.starts_with("default-src 'none'; style-src 'self';"),
        "{policy}"
    );
}

#[test]
fn the_description_of_the_api_is_read_whole() {
    let parameter = json!({"name": "id", "in": "path", "required": true, "schema": {"type": "string", "format": "uuid"}});
    let problem = json!({"description": "Not found", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}});
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "Escale", "version": "0.1.0", "description": "Visits."},
        "paths": {"/api/v1/visits/{id}": {
            "parameters": [{"$ref": "#/components/parameters/Id"}],
            "get": {"tags": ["visits"], "summary": "One visit", "responses": {"404": problem}},
            "patch": {
                "tags": ["visits"], "summary": "<b>Changes</b> it", "responses": {"200": {"description": "Changed"}},
                "requestBody": {"content": {"application/merge-patch+json": {"schema": {"type": ["object", "null"]}}}},
            },
        }},
        "components": {
            "parameters": {"Id": parameter},
            "schemas": {"Problem": {"type": "object", "required": ["type"], "properties": {
                "type": {"type": "string", "description": "Branch on this."},
                "errors": {"type": "array", "items": {"enum": ["a", "b"]}},
            }}},
        },
    });
    insta::assert_snapshot!(main_of(&ApiDocsPage::new(&document).render().unwrap()));
    assert!(ApiDocsPage::new(&json!([])).render().is_ok());
}
