//! Mail that is about no visit.

use askama::Template;
use jiff::tz::TimeZone;

use super::{OfficeFrame, Section};
use crate::domain::ids::InboundId;
use crate::language::{Language, TextError};
use crate::store::inbound::Received;

/// The page `/stray-mails`.
#[derive(Clone, Debug, Template)]
#[template(path = "office/stray-mails.html")]
pub struct StrayMailsPage {
    frame: OfficeFrame,
    more: String,
    mails: Vec<Stray>,
}

/// One mail.
#[derive(Clone, Debug)]
struct Stray {
    id: InboundId,
    who: String,
    about: String,
    how: String,
    words: String,
}

impl StrayMailsPage {
    /// What was written to `address`, the newest first.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(frame: OfficeFrame, address: &str, strays: &[Received]) -> Result<Self, TextError> {
        let mails = strays.iter().rev();
        Ok(Self {
            more: frame
                .language
                .say_with("stray-mails-more", [("address", address.into())])?,
            mails: mails
                .map(|mail| Stray::new(frame.language, mail))
                .collect::<Result<_, _>>()?,
            frame,
        })
    }
}

impl Stray {
    fn new(language: Language, mail: &Received) -> Result<Self, TextError> {
        // it came to no visit, so to no place that has a zone
        let when = language.moment(TimeZone::UTC.to_datetime(mail.received_at));
        let words = [
            ("when", format!("{when} UTC").into()),
            ("source", mail.sender_address.clone().into()),
        ];
        let name = Some(&mail.sender_name).filter(|name| !name.is_empty());
        Ok(Self {
            id: mail.id,
            who: name.unwrap_or(&mail.sender_address).clone(),
            about: mail.subject.clone(),
            how: language.say_with("data-when-how", words)?,
            words: mail.body.clone().unwrap_or_default(),
        })
    }
}
