//! Mail as its readers see it.

use escale::mail::Message;
use mail_parser::{MessageParser, MimeHeaders as _};

/// A received message.
#[derive(Clone, Debug)]
pub(crate) struct Mail {
    pub(crate) to: String,
    pub(crate) subject: String,
    pub(crate) text: String,
    /// The calendar object, unfolded.
    pub(crate) calendar: Option<String>,
}

impl Mail {
    pub(crate) fn read(message: &Message) -> Self {
        let parsed = MessageParser::default().parse(&message.bytes).unwrap();
        let calendar = parsed
            .parts
            .iter()
            .find(|part| part.is_content_type("text", "calendar"));
        let unfolded = |text: &str| text.replace("\r\n ", "");
        Self {
            to: message.envelope_to.clone(),
            subject: parsed.subject().unwrap_or_default().to_owned(),
            text: parsed.body_text(0).unwrap().into_owned(),
            calendar: calendar.and_then(|part| part.text_contents()).map(unfolded),
        }
    }

    /// The value of a property of the calendar object.
    pub(crate) fn property(&self, name: &str) -> Option<&str> {
        let calendar = self.calendar.as_deref()?;
        calendar.lines().find_map(|line| {
            let (property, value) = line.split_once(':')?;
            let is_it = property.split(';').next() == Some(name);
            is_it.then_some(value)
        })
    }

    /// Who gets what, in a line.
    pub(crate) fn line(&self) -> String {
        let kind = match self.property("METHOD") {
            Some(method) => format!("{method} {}", self.property("SEQUENCE").unwrap_or("-")),
            None => "PROGRAMME".to_owned(),
        };
        format!("{} | {kind} | {}", self.to, self.subject)
    }
}
