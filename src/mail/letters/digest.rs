//! The letter that tells an organiser what is to be seen to.

use askama::Template;
use jiff::Timestamp;
use jiff::civil::Date;

use super::LetterError;
use crate::language::{Language, TextError};
use crate::mail::message::{Letter, Mailbox};

/// What the letter says, and to whom.
#[derive(Clone, Debug)]
pub struct Digest<'a> {
    /// Who writes.
    pub from: &'a Mailbox,
    /// Who organises.
    pub to: Mailbox,
    /// What they read.
    pub language: Language,
    /// For which day.
    pub day: Date,
    /// The visits, the next one first.
    pub visits: Vec<DigestVisit>,
    /// A sentence for each agreement that ends soon.
    pub agreements: Vec<String>,
    /// The address of the overview.
    pub overview: String,
    /// The address of the page where digests are switched off.
    pub account: String,
    /// Where digests end with one click (RFC 8058).
    pub unsubscribe: String,
    /// `<…@…>`
    pub message_id: String,
    /// When it is written.
    pub date: Timestamp,
}

/// A visit in a digest.
#[derive(Clone, Debug)]
pub struct DigestVisit {
    /// What it is called.
    pub title: String,
    /// When it is.
    pub dates: String,
    /// Its page.
    pub url: String,
    /// What is to be seen to, a sentence each; none: it only comes soon.
    pub lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "mail/digest/subject.txt")]
struct Subject<'a>(Words<'a>);

#[derive(Template)]
#[template(path = "mail/digest/body.txt")]
struct Text<'a>(Words<'a>);

#[derive(Template)]
#[template(path = "mail/digest/body.html")]
struct Html<'a>(Words<'a>);

#[derive(Clone, Copy)]
struct Words<'a> {
    language: Language,
    name: &'a str,
    letter: &'a Digest<'a>,
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

    fn subject(&self) -> Result<String, TextError> {
        let day = self.language.date(self.letter.day).into();
        self.language.say_with("digest-subject", [("day", day)])
    }
}

/// The letter.
///
/// # Errors
/// [`LetterError`]: a text of ours is missing.
pub fn digest(letter: &Digest<'_>) -> Result<Letter, LetterError> {
    let words = Words {
        language: letter.language,
        name: &letter.to.name,
        letter,
    };
    Ok(Letter {
        from: letter.from.clone(),
        to: letter.to.clone(),
        reply_to: None,
        subject: Subject(words).render()?,
        date: letter.date,
        message_id: letter.message_id.clone(),
        language: letter.language,
        text: Text(words).render()?,
        html: Html(words).render()?,
        calendar: None,
        list: None,
        unsubscribe: Some(letter.unsubscribe.clone()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(language: Language) -> Letter {
        let from = Mailbox {
            name: "Escale".to_owned(),
            address: "escale@city.example".to_owned(),
        };
        let visit = |title: &str, lines: &[&str]| DigestVisit {
            title: title.to_owned(),
            dates: language.date_range(
                jiff::civil::date(2025, 6, 23),
                jiff::civil::date(2025, 6, 25),
            ),
            url: "https://visits.example/visits/1".to_owned(),
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        };
        let letter = Digest {
            from: &from,
            to: Mailbox {
                name: "Anna <b> Lindqvist".to_owned(),
                address: "anna@city.example".to_owned(),
            },
            language,
            day: jiff::civil::date(2025, 6, 20),
            visits: vec![
                visit("Vietnam & Toulouse", &["One <thing>", "Another"]),
                visit("Oslo", &[]),
            ],
            agreements: vec!["One agreement ends.".to_owned()],
            overview: "https://visits.example/overview".to_owned(),
            account: "https://visits.example/account".to_owned(),
            unsubscribe: "https://visits.example/u/token".to_owned(),
            message_id: "<digest@city.example>".to_owned(),
            date: "2025-06-20T05:30:00Z".parse().unwrap(),
        };
        digest(&letter).unwrap()
    }

    #[test]
    fn in_four_languages() {
        for language in Language::ALL {
            let letter = written(language);
            let whole = format!("{}\n\n{}\n\n{}", letter.subject, letter.text, letter.html);
            insta::assert_snapshot!(format!("digest_{language}"), whole);
        }
    }
}
