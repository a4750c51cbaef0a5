//! Programmes on paper: an A5 booklet for readers, A4 sheets for the team and for drivers. Printing is the browser's.

mod days;
mod people;

use askama::Template;
use jiff::civil::Date;

use super::links::{ContactCard, encoded};
use super::programme::{Programme, Showing};
use super::qr::QrCode;
use crate::domain::calendar::text::one_line;
use crate::domain::programme::Reader;
use crate::domain::publication::FrozenVisit;
use crate::domain::wording::{Line, Wording};
use crate::language::{Language, TextError};
use crate::web::assets;

pub use days::Extras;
pub(super) use days::PrintedDay;
pub use people::Group;
use people::List;

/// As many days as the cover has room for, one by one.
const DAYS_ON_COVER: usize = 6;

/// What is on a paper besides the programme.
#[derive(Clone, Debug, Default)]
pub struct Copy {
    /// For whom it is: `Copy for Lê Thu Hà`.
    pub whose: String,
    /// The page that is always up to date, and needs no key that others may not have.
    pub live_url: Option<String>,
    /// Where a click on screen goes back to.
    pub back_url: String,
    /// What it shows.
    pub source: Source,
    /// What is added to items, by organisers, for organisers.
    pub extras: Extras,
}

/// Where what is printed comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// It was published.
    #[default]
    Publication,
    /// The draft of a visit of which nothing was published.
    Draft,
    /// The draft as it lies on the organisers' desk, whatever was published.
    Desk,
}

/// The size of a paper, and what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A5: cover, people, a page for each day.
    Booklet,
    /// A4: everything of a day, for those who run it.
    DaySheet,
    /// A4: who is driven where, and nothing else.
    Drivers,
}

/// A programme as it is printed.
#[derive(Clone, Debug, Template)]
#[template(path = "print/booklet.html")]
pub struct BookletPage {
    language: Language,
    is_booklet: bool,
    kind: String,
    issuer: String,
    title: Line,
    short_title: String,
    cover: Cover,
    zone: String,
    version: String,
    whose: String,
    back_url: String,
    live: Option<QrCode>,
    lists: Vec<List>,
    contact: Option<ContactCard>,
    days: Vec<PrintedDay>,
    style_url: String,
    icon_url: String,
}

/// The days, large.
#[derive(Clone, Debug)]
struct Cover {
    /// One by one, if they are few and of one month.
    numbers: Vec<i8>,
    /// Month and year, or all of it.
    words: String,
}

impl BookletPage {
    /// What `reader` sees, on paper, with the people of `groups` in order of precedence.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn new<'a>(
        showing: &Showing<'a>,
        reader: Reader<'a>,
        paper: Paper,
        (copy, groups): (Copy, Vec<Group<'a>>),
    ) -> Result<Self, TextError> {
        let (publication, language) = (showing.publication, showing.language);
        let visit = &publication.visit;
        let wording = showing.wording(reader);
        let programme = Programme::new(showing, reader, None)?;
        let lists = groups.into_iter().map(|group| List::new(group, &wording));
        Ok(Self {
            language,
            is_booklet: paper == Paper::Booklet,
            kind: language.say(match paper {
                Paper::Booklet => "print-programme",
                Paper::DaySheet => "print-day-sheet",
                Paper::Drivers => "print-drivers",
            })?,
            issuer: one_line(&visit.host.name),
            title: wording.heading(&visit.title),
            short_title: one_line(wording.plain(&visit.short_title)),
            cover: Cover::new(visit, language),
            zone: zone(&wording)?,
            version: match copy.source {
                Source::Publication => {
                    wording.version(publication.version, publication.published_at)?
                }
                Source::Draft => wording.at("known-draft", publication.published_at)?,
                Source::Desk => wording.at("known-desk", publication.published_at)?,
            },
            whose: copy.whose,
            back_url: copy.back_url,
            live: copy.live_url.as_deref().and_then(QrCode::of),
            lists: lists.filter(|list| !list.is_empty()).collect(),
            contact: visit.contact.as_ref().map(ContactCard::new),
            days: days::printed(programme, paper, (&wording, copy.extras)),
            style_url: assets::booklet_style_url(),
            icon_url: assets::icon_url(),
        })
    }

    fn say(&self, key: &str) -> Result<String, TextError> {
        self.language.say(key)
    }
}

fn zone(wording: &Wording<'_>) -> Result<String, TextError> {
    let zone = wording.language.zone(wording.visit.time_zone.name());
    let zone = [("zone", zone.into())];
    wording.language.say_with("programme-zone", zone)
}

impl Cover {
    fn new(visit: &FrozenVisit, language: Language) -> Self {
        let (first, last) = (visit.starts_on, visit.ends_on);
        let is_one_month = (first.year(), first.month()) == (last.year(), last.month());
        let numbers: Vec<i8> = first
            .series(jiff::Span::new().days(1))
            .take_while(|day| *day <= last)
            .take(DAYS_ON_COVER + 1)
            .map(Date::day)
            .collect();
        if is_one_month && numbers.len() <= DAYS_ON_COVER {
            return Self {
                numbers,
                words: language.month_and_year(first),
            };
        }
        Self {
            numbers: Vec::new(),
            words: language.date_range(first, last),
        }
    }
}

/// The address of a paper in another language.
#[must_use]
pub fn in_language(path: &str, language: Language) -> String {
    format!("{path}?lang={}", encoded(language.tag()))
}
