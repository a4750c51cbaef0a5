//! Asking once, before something is published that cannot happen.

use askama::Template;

use super::visit_head::VisitHead;
use super::{OfficeFrame, Section};

/// The page that asks.
#[derive(Clone, Debug, Template)]
#[template(path = "office/ask.html")]
pub struct AskPage {
    frame: OfficeFrame,
    head: VisitHead,
    clashes: Vec<String>,
    /// The form again, to be sent as it was.
    fields: Vec<(String, String)>,
}

impl AskPage {
    /// Asks about these clashes whoever sent these fields.
    #[must_use]
    pub fn new<'a>(
        (frame, head): (OfficeFrame, VisitHead),
        clashes: Vec<String>,
        fields: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        Self {
            frame,
            head,
            clashes,
            fields: fields
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
        }
    }
}
