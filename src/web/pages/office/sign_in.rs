//! Pages for who is not signed in yet.

use actix_web::HttpRequest;
use askama::Template;

use crate::language::{Language, TextError};
use crate::web::assets;
use crate::web::pages::form_errors::FormErrors;
use crate::web::passwords::NewPerson;
use crate::web::preferences::Theme;

/// What surrounds the content of these pages.
#[derive(Clone, Debug)]
pub struct EntryFrame {
    /// The language of the page.
    pub language: Language,
    /// What every form carries in the field `csrf`.
    pub csrf: String,
    theme: Theme,
    style_url: String,
    icon_url: String,
}

impl EntryFrame {
    /// Around a page in `language`, whose forms carry `csrf`.
    #[must_use]
    pub fn new(request: &HttpRequest, language: Language, csrf: String) -> Self {
        Self {
            language,
            csrf,
            theme: Theme::of(request),
            style_url: assets::office_style_url(),
            icon_url: assets::icon_url(),
        }
    }

    /// A text of ours.
    ///
    /// # Errors
    /// If it is missing.
    pub fn say(&self, key: &str) -> Result<String, TextError> {
        self.language.say(key)
    }

    /// The languages between which the reader may choose.
    #[must_use]
    pub fn languages(&self) -> &'static [Language] {
        &Language::ALL
    }
}

/// Asks for address and password, or for the address alone, to mail a link.
#[derive(Clone, Debug, Template)]
#[template(path = "office/sign-in.html")]
pub struct SignInPage {
    /// What surrounds it.
    pub frame: EntryFrame,
    /// Where to go then.
    pub next: String,
    /// The address that was typed.
    pub email: String,
    /// What was wrong.
    pub errors: FormErrors,
    /// Whether one may sign in with the account of one's office.
    pub has_provider: bool,
    /// Why that did not lead in; empty if it was not tried.
    pub refusal: String,
}

impl SignInPage {
    /// The page as it is at first.
    #[must_use]
    pub fn new(frame: EntryFrame, next: String, has_provider: bool) -> Self {
        Self {
            frame,
            next,
            email: String::new(),
            errors: FormErrors::default(),
            has_provider,
            refusal: String::new(),
        }
    }
}

/// Asks for the code of an app.
#[derive(Clone, Debug, Template)]
#[template(path = "office/sign-in-code.html")]
pub struct CodePage {
    /// What surrounds it.
    pub frame: EntryFrame,
    /// Where to go then.
    pub next: String,
    /// What was wrong.
    pub errors: FormErrors,
}

/// Says that a link is on its way, if there is somebody to send it to.
#[derive(Clone, Debug, Template)]
#[template(path = "office/sign-in-sent.html")]
pub struct SentPage {
    /// What surrounds it.
    pub frame: EntryFrame,
}

/// Asks whoever opened a link whether to sign in: opening it alone, as scanners of mail do, signs nobody in.
#[derive(Clone, Debug, Template)]
#[template(path = "office/sign-in-link.html")]
pub struct LinkPage {
    /// What surrounds it.
    pub frame: EntryFrame,
    /// Whether the link is good.
    pub is_good: bool,
    /// Whether they may choose a password.
    pub offers_password: bool,
    /// What was wrong with it.
    pub errors: FormErrors,
}

/// Asks who the first administrator is.
#[derive(Clone, Debug, Template)]
#[template(path = "office/first.html")]
pub struct FirstPage {
    /// What surrounds it.
    pub frame: EntryFrame,
    /// Who was typed.
    pub person: NewPerson,
    /// What was wrong.
    pub errors: FormErrors,
}
