//! Pages of organisers, one file per noun: askama structs made from values, without input or output.

pub mod account;
pub mod agenda;
pub mod ask;
mod browser;
pub mod by_hand;
pub mod calls;
pub mod changed;
pub mod delegations;
pub mod done;
pub mod doubles;
pub mod edits;
pub mod form_values;
pub mod history;
pub mod in_use;
pub mod item;
mod item_values;
pub mod later;
pub mod letters;
pub mod members;
pub mod messages;
pub mod overview;
pub mod participants;
pub mod paste;
pub mod people;
pub mod places;
pub mod polls;
pub mod presence;
pub mod previews;
pub mod print;
mod proposals;
pub mod publication;
pub mod published;
pub mod reminder_rules;
pub mod replies;
pub mod review;
pub mod selection;
pub mod sign_in;
pub mod stray_mails;
pub mod team_sheet;
pub mod test_mails;
pub mod timeline;
pub mod users;
pub mod visit_head;
pub mod visits;
pub mod webhooks;

use std::borrow::Borrow;

use self::done::Done;
use crate::domain::Closed as _;
use crate::domain::permission::Right;
use crate::language::{Language, TextError};
use crate::web::assets;
use crate::web::preferences::{Theme, here};
use crate::web::session::SignedIn;

/// The part of the office that a page is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What needs attention.
    Overview,
    /// Visits, and all that belongs to one.
    Visits,
    /// People, organisations, venues.
    People,
    /// Something else: one's own account.
    None,
}

/// What surrounds the content of every page of organisers.
#[derive(Clone, Debug)]
pub struct OfficeFrame {
    /// The language of the page.
    pub language: Language,
    /// Where the reader is.
    pub section: Section,
    /// Who is signed in.
    pub user: String,
    /// Whether they see to users.
    pub sees_users: bool,
    /// What every form carries in the field `csrf`.
    pub csrf: String,
    /// The colours that the reader chose.
    pub theme: Theme,
    /// The address of the page, without host, to come back to.
    pub here: String,
    /// What was just done, as the address says.
    done: Option<Done>,
    style_url: String,
    icon_url: String,
}

impl OfficeFrame {
    /// Around a page in `section`.
    #[must_use]
    pub fn new(signed: &SignedIn, section: Section) -> Self {
        Self {
            language: signed.language,
            section,
            user: signed.user.name.clone(),
            sees_users: signed.may(Right::ManageUsers),
            csrf: signed.csrf.clone(),
            theme: signed.theme(),
            here: here(signed.request()),
            done: signed
                .query()
                .ok()
                .and_then(|query| Done::named(query.one("done").ok()??)),
            style_url: assets::office_style_url(),
            icon_url: assets::icon_url(),
        }
    }

    /// The languages between which the reader may choose.
    #[must_use]
    pub fn languages(&self) -> &'static [Language] {
        &Language::ALL
    }

    /// The colours between which the reader may choose.
    #[must_use]
    pub fn themes(&self) -> &'static [Theme] {
        Theme::ALL
    }

    /// A text of ours.
    ///
    /// # Errors
    /// If it is missing.
    pub fn say(&self, key: &str) -> Result<String, TextError> {
        self.language.say(key)
    }

    /// A text of ours that names somebody.
    ///
    /// # Errors
    /// If it is missing.
    pub fn say_of(&self, key: &str, name: &str) -> Result<String, TextError> {
        self.language.say_with(key, [("name", name.into())])
    }

    /// A text of ours that counts something.
    ///
    /// # Errors
    /// If it is missing.
    pub fn say_count(&self, key: &str, count: impl Borrow<usize>) -> Result<String, TextError> {
        let count = *count.borrow();
        self.language.say_with(key, [("count", count.into())])
    }
}
