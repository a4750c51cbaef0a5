//! The letter that brings a link to sign in by.

use askama::Template;
use jiff::Timestamp;

use super::LetterError;
use crate::language::{Language, TextError};
use crate::mail::message::{Letter, Mailbox};

/// What the letter says, and to whom.
#[derive(Clone, Debug)]
pub struct SignIn<'a> {
    /// Who writes.
    pub from: &'a Mailbox,
    /// Who asked.
    pub to: Mailbox,
    /// In which language they asked.
    pub language: Language,
    /// The link.
    pub url: String,
    /// Where it leads to, for people.
    pub host: &'a str,
    /// `<…@…>`
    pub message_id: String,
    /// When it is written.
    pub date: Timestamp,
}

#[derive(Template)]
#[template(path = "mail/sign-in/subject.txt")]
struct Subject<'a>(Words<'a>);

#[derive(Template)]
#[template(path = "mail/sign-in/body.txt")]
struct Text<'a>(Words<'a>);

#[derive(Template)]
#[template(path = "mail/sign-in/body.html")]
struct Html<'a>(Words<'a>);

#[derive(Clone, Copy)]
struct Words<'a> {
    language: Language,
    name: &'a str,
    url: &'a str,
    host: &'a str,
}

impl Words<'_> {
    fn say(&self, key: &str) -> Result<String, TextError> {
        self.language.say(key)
    }

    fn greeting(&self) -> Result<String, TextError> {
        let name = self.name.into();
        self.language
            .say_with("mail-sign-in-greeting", [("name", name)])
    }

    fn opening(&self) -> Result<String, TextError> {
        let host = self.host.into();
        self.language
            .say_with("mail-sign-in-opening", [("host", host)])
    }
}

/// The letter with a link to sign in by.
///
/// # Errors
/// [`LetterError`]: a text of ours is missing.
pub fn sign_in(letter: &SignIn<'_>) -> Result<Letter, LetterError> {
    let words = Words {
        language: letter.language,
        name: &letter.to.name,
        url: &letter.url,
        host: letter.host,
    };
    Ok(Letter {
        from: letter.from.clone(),
        to: letter.to.clone(),
        reply_to: None,
        list: None,
        subject: Subject(words).render()?,
        date: letter.date,
        message_id: letter.message_id.clone(),
        language: letter.language,
        text: Text(words).render()?,
        html: Html(words).render()?,
        unsubscribe: None,
        calendar: None,
    })
}
