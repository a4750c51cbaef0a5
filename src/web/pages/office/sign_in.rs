//! Signing in by a link.

use askama::Template;

use crate::language::Language;
use crate::web::pages::Frame;

/// Asks whoever opened a link whether to sign in: opening it alone, as scanners of mail do, signs nobody in.
#[derive(Clone, Debug, Template)]
#[template(path = "office/sign-in-link.html")]
pub struct SignInLinkPage {
    frame: Frame,
    is_good: bool,
}

impl SignInLinkPage {
    /// The page of a link that is good, or no more.
    #[must_use]
    pub fn new(language: Language, is_good: bool) -> Self {
        Self {
            frame: Frame::new(language),
            is_good,
        }
    }
}
