//! What there is to print of a visit.

use askama::Template;

use super::{OfficeFrame, Section};
use crate::domain::calendar::text::one_line;
use crate::domain::draft::Draft;
use crate::language::{Language, TextError};
use crate::web::pages::booklet::in_language;

/// The papers of a visit, each in the languages of the visit.
#[derive(Clone, Debug, Template)]
#[template(path = "office/print.html")]
pub struct PrintPage {
    frame: OfficeFrame,
    visit_url: String,
    title: String,
    is_draft: bool,
    booklets: Vec<Paper>,
    sheets: Vec<Paper>,
}

#[derive(Clone, Debug)]
struct Paper {
    name: String,
    more: String,
    links: Vec<(Language, String)>,
}

impl PrintPage {
    /// The papers of a visit, those of its draft only for who may see that.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn new(
        frame: OfficeFrame,
        draft: &Draft,
        (is_draft, may_see_draft): (bool, bool),
    ) -> Result<Self, TextError> {
        let (visit, language) = (&draft.visit, frame.language);
        let visit_url = format!("/visits/{}", visit.id);
        let languages: Vec<Language> = visit
            .locales
            .iter()
            .filter_map(|tag| Language::of_tag(tag))
            .collect();
        let paper = |name: String, more: &str, path: &str| -> Result<Paper, TextError> {
            let address = format!("{visit_url}/print/{path}");
            let links = languages.iter();
            Ok(Paper {
                name,
                more: language.say(more)?,
                links: links.map(|of| (*of, in_language(&address, *of))).collect(),
            })
        };
        let mut booklets = vec![paper(
            language.say("print-whole")?,
            "print-whole-more",
            "programme",
        )?];
        for delegation in &draft.delegations {
            let name = delegation.name.shown(language.tag(), &visit.locales);
            let name = one_line(name.map_or(delegation.key.as_str(), |found| found.text));
            let path = format!("delegations/{}", delegation.id);
            booklets.push(paper(name, "print-delegation-more", &path)?);
        }
        let mut sheets = Vec::new();
        if may_see_draft {
            let name = language.say("print-day-sheet")?;
            sheets.push(paper(name, "print-day-sheet-more", "day-sheet")?);
        }
        let name = language.say("print-drivers")?;
        sheets.push(paper(name, "print-drivers-more", "drivers")?);
        let title = visit.title.shown(language.tag(), &visit.locales);
        Ok(Self {
            title: one_line(title.map_or(visit.slug.as_str(), |found| found.text)),
            frame,
            visit_url,
            is_draft,
            booklets,
            sheets,
        })
    }
}
