//! The end of a mailing: asked for by its reader, who opened the link in a mail.

use askama::Template;

use super::Frame;
use crate::domain::capability::Mailing;
use crate::language::Language;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/unsubscribe.html")]
pub struct UnsubscribePage {
    frame: Frame,
    heading: &'static str,
    more: &'static str,
    is_done: bool,
}

impl UnsubscribePage {
    /// The page in a language: before, or once it is done.
    #[must_use]
    pub fn new(language: Language, (mailing, is_done): (Mailing, bool)) -> Self {
        let (heading, more) = match (mailing, is_done) {
            (Mailing::Reminders(_), false) => {
                ("unsubscribe-reminders", "unsubscribe-reminders-more")
            }
            (Mailing::Digests(_), false) => ("unsubscribe-digests", "unsubscribe-digests-more"),
            (Mailing::Reminders(_), true) => {
                ("unsubscribed-reminders", "unsubscribed-reminders-more")
            }
            (Mailing::Digests(_), true) => ("unsubscribed-digests", "unsubscribed-digests-more"),
        };
        Self {
            frame: Frame::new(language),
            heading,
            more,
            is_done,
        }
    }
}
