//! Pages for people, one file per page: an askama struct made from values by a function without input or output, so
//! that a handler only reads, calls and answers. No page needs a script.

pub mod answers;
pub mod api_docs;
pub mod booklet;
pub mod choices;
pub mod faults;
pub mod form_errors;
pub mod front;
mod head;
pub mod hosting;
mod links;
pub mod mails;
pub mod office;
pub mod participant;
pub mod personal_data;
pub mod polls;
mod programme;
mod qr;
pub mod statements;
mod subscribe;
#[cfg(test)]
mod tests;
pub mod unsubscribe;
pub mod visit;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::domain::calendar::text::one_line;
use crate::language::{Language, TextError};
use crate::web::assets;
use crate::web::headers::{Policy, Sharing, protect};

pub use programme::Showing;

/// What surrounds the content of every page.
#[derive(Clone, Debug)]
struct Frame {
    /// The language of the page.
    language: Language,
    /// Who speaks: the host of a visit, or the name of the service.
    brand: String,
    /// The languages between which a reader may choose; none: there is but one.
    choices: &'static [Language],
    /// Whether tables need room.
    is_wide: bool,
    style_url: String,
    icon_url: String,
}

impl Frame {
    /// A frame with the name of the service and links to other languages.
    fn new(language: Language) -> Self {
        Self {
            language,
            brand: "Escale".to_owned(),
            choices: &Language::ALL,
            is_wide: false,
            style_url: assets::style_url(),
            icon_url: assets::icon_url(),
        }
    }

    /// A frame in which `brand` speaks.
    fn of(language: Language, brand: &str) -> Self {
        Self {
            brand: one_line(brand),
            ..Self::new(language)
        }
    }

    /// A frame for tables, in one language only.
    fn wide(language: Language) -> Self {
        Self {
            choices: &[],
            is_wide: true,
            ..Self::new(language)
        }
    }

    fn say(&self, key: &str) -> Result<String, TextError> {
        self.language.say(key)
    }
}

/// The language of a page: the one asked for in its address, else the first the browser wants that there is, else
/// `otherwise`.
#[must_use]
pub fn page_language(
    asked: Option<&str>,
    accept_language: Option<&str>,
    otherwise: Language,
) -> Language {
    let wanted = accept_language
        .into_iter()
        .flat_map(|wanted| wanted.split(','))
        .filter_map(|range| {
            let (tag, quality) = range.split_once(";q=").unwrap_or((range, "1"));
            let quality: f32 = quality.trim().parse().ok()?;
            (quality > 0.0).then_some((Language::of_tag(tag.trim())?, quality))
        })
        .reduce(|best, next| if next.1 > best.1 { next } else { best });
    asked
        .and_then(Language::of_tag)
        .or(wanted.map(|(language, _)| language))
        .unwrap_or(otherwise)
}

/// The answer that carries a page.
///
/// # Errors
/// If a text of ours is missing in the language of the page.
pub fn answer(
    status: StatusCode,
    page: &impl Template,
    sharing: Sharing,
) -> Result<HttpResponse, askama::Error> {
    answer_with(status, page, Policy::Page, sharing)
}

/// As [`answer`], for pages that load more or less than others.
///
/// # Errors
/// If a text of ours is missing in the language of the page.
pub fn answer_with(
    status: StatusCode,
    page: &impl Template,
    policy: Policy,
    sharing: Sharing,
) -> Result<HttpResponse, askama::Error> {
    let html = page.render()?;
    let mut answer = HttpResponse::build(status);
    protect(&mut answer, policy, sharing);
    Ok(answer.content_type("text/html; charset=utf-8").body(html))
}
