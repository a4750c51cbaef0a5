//! The front page: the first step on an empty database, else what is public.

use askama::Template;

use super::Frame;
use super::links::encoded;
use crate::domain::calendar::text::one_line;
use crate::domain::programme::Reader;
use crate::domain::publication::FrozenVisit;
use crate::domain::visit::VisitStatus;
use crate::domain::wording::{Line, Wording};
use crate::language::Language;

/// What the database holds, as far as anybody may know.
#[derive(Clone, Copy, Debug)]
pub enum Holdings<'a> {
    /// Nobody and nothing yet.
    Empty,
    /// Something; these visits are public, published and not over, in order of their first day.
    Visits(&'a [Announced<'a>]),
}

/// A public visit.
#[derive(Clone, Copy, Debug)]
pub struct Announced<'a> {
    /// Its name in addresses.
    pub slug: &'a str,
    /// The visit as published.
    pub visit: &'a FrozenVisit,
}

/// Where messages go while there is no mail server.
#[derive(Clone, Copy, Debug)]
pub struct KeptMail<'a> {
    /// The folder, as an operator would name it.
    pub folder: &'a str,
    /// The page on which they can be read, if there is one.
    pub url: Option<&'a str>,
}

/// The front page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/front.html")]
pub struct FrontPage {
    frame: Frame,
    is_empty: bool,
    visits: Vec<Row>,
    kept_mail: Option<Kept>,
}

#[derive(Clone, Debug)]
struct Row {
    href: String,
    title: Line,
    dates: String,
    host: Option<String>,
    is_cancelled: bool,
}

#[derive(Clone, Debug)]
struct Kept {
    folder: String,
    url: Option<String>,
}

impl FrontPage {
    /// The page in a language.
    #[must_use]
    pub fn new(
        language: Language,
        holdings: Holdings<'_>,
        kept_mail: Option<KeptMail<'_>>,
    ) -> Self {
        let visits = match holdings {
            Holdings::Empty => Vec::new(),
            Holdings::Visits(visits) => visits
                .iter()
                .filter(|announced| announced.visit.public)
                .map(|announced| Row::new(language, announced))
                .collect(),
        };
        Self {
            frame: Frame::new(language),
            is_empty: matches!(holdings, Holdings::Empty),
            visits,
            kept_mail: kept_mail.map(|kept| Kept {
                folder: kept.folder.to_owned(),
                url: kept.url.map(str::to_owned),
            }),
        }
    }
}

impl Row {
    fn new(language: Language, announced: &Announced<'_>) -> Self {
        let visit = announced.visit;
        let wording = Wording {
            visit,
            language,
            reader: Reader::Public,
            reader_zone: None,
        };
        Self {
            href: format!("/v/{}", encoded(announced.slug)),
            title: wording.line(&visit.title).unwrap_or_default(),
            dates: language.date_range(visit.starts_on, visit.ends_on),
            host: visit.host.public.then(|| one_line(&visit.host.name)),
            is_cancelled: visit.status == VisitStatus::Cancelled,
        }
    }
}
