//! Reading the messages that a folder keeps while there is no mail server, as a mail reader shows them.

mod folder;
#[cfg(test)]
mod tests;

use askama::Template;

use super::Frame;
use super::links::encoded;
use crate::domain::Closed as _;
use crate::domain::closed::closed;
use crate::language::{Language, TextError};

pub use folder::{Captured, Listing, MailFolder, Summary};

closed! {
    /// What of a message is looked at; also the last part of the address.
    View { Text = "text", Html = "html", Calendar = "calendar", Raw = "raw" }
}

impl View {
    const fn key(self) -> &'static str {
        match self {
            Self::Text => "mail-text",
            Self::Html => "mail-html",
            Self::Calendar => "mail-calendar",
            Self::Raw => "mail-raw",
        }
    }
}

/// The list of captured messages: `/mails`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/mails.html")]
pub struct MailsPage {
    frame: Frame,
    range: String,
    rows: Vec<Row>,
    newer: Option<String>,
    older: Option<String>,
}

#[derive(Clone, Debug)]
struct Row {
    href: String,
    to: String,
    subject: String,
    when: String,
    kind: String,
}

impl MailsPage {
    /// The page that shows a listing.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn new(language: Language, listing: &Listing) -> Result<Self, TextError> {
        let rows = listing
            .messages
            .iter()
            .map(|message| Row::new(language, message))
            .collect::<Result<_, _>>()?;
        let last = listing.first + listing.messages.len();
        let arguments = [
            ("first", (listing.first + 1).min(last).into()),
            ("last", last.into()),
            ("total", listing.total.into()),
        ];
        let page = |number: usize| format!("/mails?page={number}");
        Ok(Self {
            frame: Frame::wide(language),
            range: language.say_with("mails-range", arguments)?,
            rows,
            newer: (listing.number > 1).then(|| page(listing.number - 1)),
            older: (last < listing.total).then(|| page(listing.number + 1)),
        })
    }
}

impl Row {
    fn new(language: Language, message: &Summary) -> Result<Self, TextError> {
        Ok(Self {
            href: format!("/mails/{}", encoded(&message.file_name)),
            to: message.to.clone(),
            subject: message.subject.clone(),
            when: written_moment(language, message),
            kind: language.say(kind_key(message))?,
        })
    }
}

/// Day and time in UTC: nobody's walls, but the same for all messages.
fn written_moment(language: Language, message: &Summary) -> String {
    message.sent_at.map_or_else(String::new, |at| {
        let wall = jiff::tz::TimeZone::UTC.to_datetime(at);
        let (date, time) = (wall.date(), wall.time());
        format!(
            "{} {} UTC",
            language.date_in_figures(date),
            language.clock_face(time)
        )
    })
}

fn kind_key(message: &Summary) -> &'static str {
    match message.method.as_deref() {
        Some("REQUEST") => "letter-invitation",
        Some("CANCEL") => "letter-cancellation",
        Some(_) => "mail-calendar",
        None => "mail-letter",
    }
}

/// One captured message: `/mails/{name}/{view}`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/mail.html")]
pub struct MailPage {
    frame: Frame,
    message: Row,
    from: String,
    tabs: Vec<Tab>,
    content: Content,
}

#[derive(Clone, Debug)]
struct Tab {
    href: String,
    label: String,
    is_current: bool,
}

#[derive(Clone, Debug)]
enum Content {
    /// Shown as it is.
    Verbatim(String),
    /// Shown in a frame of its own, from this address.
    Framed(String),
    /// There is no such part.
    Missing,
}

impl MailPage {
    /// The page that shows one view of a message. For [`View::Html`] it frames `…/html/document`, which is
    /// [`Captured::html_document`] under the policy of letters.
    ///
    /// # Errors
    /// If a text of ours is missing in the language.
    pub fn new(language: Language, mail: &Captured, view: View) -> Result<Self, TextError> {
        let message = Row::new(language, &mail.summary)?;
        let address = |view: View| format!("{}/{}", message.href, view.word());
        let tabs = View::ALL
            .iter()
            .map(|other| {
                Ok(Tab {
                    href: address(*other),
                    label: language.say(other.key())?,
                    is_current: *other == view,
                })
            })
            .collect::<Result<_, TextError>>()?;
        let part = match view {
            View::Text => mail.text.clone(),
            View::Calendar => mail.calendar.clone(),
            View::Raw => Some(mail.raw.clone()),
            View::Html => mail
                .html
                .is_some()
                .then(|| format!("{}/document", address(View::Html))),
        };
        let content = match (part, view) {
            (None, _) => Content::Missing,
            (Some(url), View::Html) => Content::Framed(url),
            (Some(text), _) => Content::Verbatim(text),
        };
        Ok(Self {
            frame: Frame::wide(language),
            from: mail.from.clone(),
            message,
            tabs,
            content,
        })
    }
}
