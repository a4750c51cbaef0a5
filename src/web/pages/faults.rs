//! Pages for what is not there and for what went wrong.

use askama::Template;

use super::Frame;
use crate::language::Language;
use crate::web::error::Error;

/// Nothing is at this address, or no longer: one page for unknown, revoked and malformed links alike.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/not-found.html")]
pub struct NotFoundPage {
    frame: Frame,
}

impl NotFoundPage {
    /// The page in a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            frame: Frame::new(language),
        }
    }
}

/// We failed. The log knows why, under the number shown.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/fault.html")]
pub struct FaultPage {
    frame: Frame,
    incident: String,
}

impl FaultPage {
    /// The page in a language, with the number under which the fault was logged.
    #[must_use]
    pub fn new(language: Language, incident: &str) -> Self {
        Self {
            frame: Frame::new(language),
            incident: incident.to_owned(),
        }
    }
}

/// It cannot be done so, and what would help.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/refusal.html")]
pub struct RefusalPage {
    frame: Frame,
    title: &'static str,
    more: &'static str,
}

impl RefusalPage {
    /// The page in a language.
    #[must_use]
    pub fn new(language: Language, error: &Error) -> Self {
        let (title, more) = match error {
            Error::Forbidden(_) => ("refused-forbidden", "refused-forbidden-more"),
            Error::TooMany { .. } => ("refused-too-many", "refused-too-many-more"),
            Error::Unavailable(_) | Error::Busy => {
                ("refused-unavailable", "refused-unavailable-more")
            }
            Error::Conflict(_) | Error::Stale { .. } => {
                ("refused-conflict", "refused-conflict-more")
            }
            Error::TooLarge { .. } => ("refused-too-large", "refused-too-large-more"),
            _ => ("refused-request", "refused-request-more"),
        };
        Self {
            frame: Frame::new(language),
            title,
            more,
        }
    }
}
