//! The letter that brings what somebody wrote to our address to the contact of the visit.

use askama::Template;
use jiff::Timestamp;

use super::LetterError;
use crate::domain::calendar::text::one_line;
use crate::language::{Language, TextError};
use crate::mail::message::{Letter, Mailbox, address};

/// What the letter says, and to whom.
#[derive(Clone, Debug)]
pub struct Forward<'a> {
    /// Who writes: we do.
    pub from: &'a Mailbox,
    /// The contact.
    pub to: Mailbox,
    /// Who wrote to us, as they say: answers go there.
    pub writer: Mailbox,
    /// In which language.
    pub language: Language,
    /// What the visit is called.
    pub visit: &'a str,
    /// What they wrote about.
    pub subject: &'a str,
    /// Where organisers see it.
    pub page: String,
    /// `<…@…>`
    pub message_id: String,
    /// When it is written.
    pub date: Timestamp,
}

#[derive(Template)]
#[template(path = "mail/forward/body.txt")]
struct Text<'a>(&'a Words<'a>);

#[derive(Template)]
#[template(path = "mail/forward/body.html")]
struct Html<'a>(&'a Words<'a>);

#[derive(Debug)]
struct Words<'a> {
    language: Language,
    summary: String,
    opening: String,
    answer: String,
    button: String,
    page: &'a str,
}

/// The letter around a mail of somebody.
///
/// # Errors
/// [`LetterError`]: a text of ours is missing.
pub fn forward(forward: &Forward<'_>) -> Result<Letter, LetterError> {
    let language = forward.language;
    let words = Words {
        language,
        summary: subject(forward)?,
        opening: opening(forward)?,
        answer: language.say("forward-answer")?,
        button: language.say("forward-page")?,
        page: &forward.page,
    };
    // nobody can answer to what is no address
    let can_be_answered = address(&forward.writer.address).is_ok();
    Ok(Letter {
        from: forward.from.clone(),
        to: forward.to.clone(),
        reply_to: can_be_answered.then(|| forward.writer.clone()),
        list: None,
        date: forward.date,
        message_id: forward.message_id.clone(),
        language,
        text: Text(&words).render()?,
        html: Html(&words).render()?,
        subject: words.summary,
        unsubscribe: None,
        calendar: None,
    })
}

fn subject(forward: &Forward<'_>) -> Result<String, TextError> {
    let subject = one_line(forward.subject);
    let words = [("subject", subject.into()), ("visit", forward.visit.into())];
    forward.language.say_with("forward-subject", words)
}

fn opening(forward: &Forward<'_>) -> Result<String, TextError> {
    let writer = match one_line(&forward.writer.name) {
        name if name.is_empty() => forward.writer.address.clone(),
        name => format!("{name} <{}>", forward.writer.address),
    };
    let words = [
        ("writer", one_line(&writer).into()),
        ("address", forward.from.address.as_str().into()),
        ("visit", forward.visit.into()),
    ];
    forward.language.say_with("forward-opening", words)
}
