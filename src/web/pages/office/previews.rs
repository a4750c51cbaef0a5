//! Links to the programme before it is published.

use askama::Template;
use jiff::Timestamp;

use super::overview::State;
use super::published::moment;
use super::visit_head::VisitHead;
use super::{OfficeFrame, Section};
use crate::domain::capability::{Links, PreviewPass};
use crate::domain::ids::VisitId;
use crate::domain::time::Zone;
use crate::language::{Language, TextError};
use crate::store::previews::Preview;

/// Days that a link may last, the usual first.
pub const LIFETIMES: [i64; 3] = [7, 2, 30];

/// What the page is made from.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// Of which visit.
    pub visit: VisitId,
    /// Where its clocks hang.
    pub zone: &'a Zone,
    /// Its previews, the newest first.
    pub previews: &'a [Preview],
    /// Makes links.
    pub links: &'a Links,
    /// The present.
    pub now: Timestamp,
    /// Whether they may make links, and see those that there are.
    pub may_publish: bool,
}

/// The page `…/previews`.
#[derive(Clone, Debug, Template)]
#[template(path = "office/previews.html")]
pub struct PreviewsPage {
    frame: OfficeFrame,
    head: VisitHead,
    rows: Vec<Row>,
    lifetimes: Vec<(i64, String)>,
    may_publish: bool,
}

#[derive(Clone, Debug)]
struct Row {
    number: u32,
    state: State,
    made: String,
    until: String,
    /// Its address, while it opens something.
    url: Option<String>,
}

impl PreviewsPage {
    /// The page of a visit.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        shown: &Shown<'_>,
    ) -> Result<Self, TextError> {
        let language = frame.language;
        let rows = shown.previews.iter();
        let lifetime = |days: i64| {
            let text = language.say_with("preview-days", [("days", days.into())])?;
            Ok((days, text))
        };
        Ok(Self {
            rows: rows
                .map(|preview| Row::new(language, shown, preview))
                .collect::<Result<_, _>>()?,
            lifetimes: LIFETIMES
                .into_iter()
                .map(lifetime)
                .collect::<Result<_, TextError>>()?,
            may_publish: shown.may_publish,
            frame,
            head,
        })
    }
}

impl Row {
    fn new(language: Language, shown: &Shown<'_>, preview: &Preview) -> Result<Self, TextError> {
        let (tone, icon, key) = match preview.revoked_at {
            Some(_) => ("no", "cross", "preview-revoked"),
            None if preview.is_open(shown.now) => ("ok", "check", "preview-open"),
            None => ("", "clock", "preview-expired"),
        };
        let made = [
            ("name", preview.by.as_str().into()),
            (
                "when",
                moment(language, shown.zone, preview.created_at).into(),
            ),
        ];
        let pass = PreviewPass {
            visit: shown.visit,
            number: preview.number,
            expires_at: preview.expires_at,
        };
        let is_shown = shown.may_publish && preview.is_open(shown.now);
        Ok(Self {
            number: preview.number,
            state: State {
                tone,
                icon,
                word: language.say(key)?,
            },
            made: language.say_with("preview-made", made)?,
            until: moment(language, shown.zone, preview.expires_at),
            url: is_shown.then(|| shown.links.preview_url(&pass)),
        })
    }
}
