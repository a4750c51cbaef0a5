//! The messages of one participant, as they would look.

use askama::Template;

use super::review::Letters;
use super::selection::Selection;
use super::visit_head::VisitHead;
use super::{OfficeFrame, Section};
use crate::actions::changes::Notice;
use crate::actions::message_previews::Preview;
use crate::domain::draft::Draft;
use crate::language::TextError;

/// The page `…/review/{participant}`: each message in a frame of its own, at `…/review/{participant}/{number}`.
#[derive(Clone, Debug, Template)]
#[template(path = "office/letters.html")]
pub struct LettersPage {
    frame: OfficeFrame,
    head: VisitHead,
    letters: Letters,
    query: String,
}

impl LettersPage {
    /// What somebody would be told if what is chosen were published.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        draft: &Draft,
        (notice, previews): (&Notice, &[Preview]),
        selection: &Selection,
    ) -> Result<Self, TextError> {
        Ok(Self {
            letters: Letters::new(frame.language, draft, (notice, Some(previews)))?,
            query: selection.query(),
            frame,
            head,
        })
    }
}
