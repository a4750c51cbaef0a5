//! A letter as a value, and the frozen bytes that are sent for it.
//!
//! The same letter gives the same bytes, boundaries included: what is sent again after a crash can be recognised as the
//! same message. All bytes are ASCII, in lines of at most 998 of them, whatever the texts hold (RFC 5322 §2.1.1).

use std::fmt;
use std::time::SystemTime;

use jiff::Timestamp;
use lettre::Address;
use lettre::message::header::{
    self, ContentDisposition, ContentTransferEncoding, ContentType, ContentTypeErr, HeaderName,
    HeaderValue, Headers,
};
use lettre::message::{Body, MultiPart, SinglePart};
use mail_builder::encoders::QuotedPrintableEncoder;
use sha2::{Digest, Sha256};

use super::clean;
use super::dkim::DkimError;
use crate::language::Language;

/// Longest name that is written, in characters: what follows is left out.
const LONGEST_NAME: usize = 200;
/// Longest subject that is written, in characters: what follows is left out.
const LONGEST_SUBJECT: usize = 500;
/// Longest message id, in bytes: its header is one line of at most 998 (RFC 5322 §2.1.1) with room to spare.
const LONGEST_MESSAGE_ID: usize = 250;

/// Who a message is from or to (RFC 5322 §3.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// The name to show, in any script; may be empty.
    pub name: String,
    /// A bare e-mail address.
    pub address: String,
}

/// The calendar object a letter carries (RFC 6047).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The METHOD of the object, such as `REQUEST`: the MIME type must say the same (RFC 6047 §2.4).
    pub method: String,
    /// The iCalendar text, with its own line ends.
    pub body: String,
}

/// All that decides the bytes of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The sender, of the envelope too.
    pub from: Mailbox,
    /// The one recipient.
    pub to: Mailbox,
    /// Who reads answers, if not the sender.
    pub reply_to: Option<Mailbox>,
    /// What its readers can sort it by (RFC 2919), such as `0197.visits.example.org`: the same for all about one visit.
    pub list: Option<String>,
    /// What it is about, in one line.
    pub subject: String,
    /// When it was written; mail knows whole seconds.
    pub date: Timestamp,
    /// `<…@…>`, never used for another letter.
    pub message_id: String,
    /// The language it is written in.
    pub language: Language,
    /// The plain text.
    pub text: String,
    /// The same as an HTML document.
    pub html: String,
    /// Where its reader ends mails of this kind with one click; none: they cannot.
    pub unsubscribe: Option<String>,
    /// The invitation or its withdrawal.
    pub calendar: Option<Calendar>,
}

/// A message as it is stored and sent, byte for byte the same each time.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// The sender of the envelope (MAIL FROM).
    pub envelope_from: String,
    /// The recipient of the envelope (RCPT TO).
    pub envelope_to: String,
    /// `<…@…>`, as in the bytes.
    pub message_id: String,
    /// Headers and body, ASCII, lines ended by CRLF.
    pub bytes: Vec<u8>,
}

/// Why a letter cannot become a message: it fails alone.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    /// An address that no header and no envelope can carry.
    #[error("{address:?} cannot be written to: {reason}; correct the address and send again")]
    Address {
        /// As given.
        address: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A message id that is not `<…@…>`.
    #[error("{0:?} is no message id: it must be <…@…> in ASCII, of at most 250 bytes")]
    MessageId(String),
    /// A date that mail cannot carry.
    #[error("{0} is no date for mail: it must be in 1970 or later")]
    Date(Timestamp),
    /// A calendar method that is not a word.
    #[error("{method:?} is no calendar method: {source}")]
    Method {
        /// As given.
        method: String,
        /// What is wrong with it.
        source: ContentTypeErr,
    },
    /// The message cannot be signed.
    #[error(transparent)]
    Signature(#[from] DkimError),
    /// A header that cannot be encoded.
    #[error("the subject cannot be encoded: {0}")]
    Subject(#[from] fmt::Error),
}

impl Letter {
    /// Writes the letter down for good.
    ///
    /// Control characters, line separators and direction marks are left out of names and subject, which also are cut
    /// to 200 and 500 characters, so that no text becomes a header of its own.
    ///
    /// # Errors
    /// [`Unwritable`], which says what to correct.
    pub fn freeze(&self) -> Result<Message, Unwritable> {
        self.freeze_body(&self.body()?)
    }

    /// Writes the letter down for good, with this body.
    pub(super) fn freeze_body(&self, body: &MultiPart) -> Result<Message, Unwritable> {
        let mut bytes = self.headers()?.to_string().into_bytes();
        bytes.extend(body.formatted());
        Ok(Message {
            envelope_from: self.from.address.clone(),
            envelope_to: self.to.address.clone(),
            message_id: self.message_id.clone(),
            bytes,
        })
    }

    /// The headers of the whole message, but its Content-Type, which its body writes.
    fn headers(&self) -> Result<Headers, Unwritable> {
        let mut headers = Headers::new();
        headers.insert_raw(self.from.written("From")?);
        if let Some(reply_to) = &self.reply_to {
            headers.insert_raw(reply_to.written("Reply-To")?);
        }
        headers.insert_raw(self.to.written("To")?);
        let subject = clean::line(&self.subject, LONGEST_SUBJECT);
        headers.insert_raw(clean::header("Subject", subject)?);
        if self.date < Timestamp::UNIX_EPOCH {
            return Err(Unwritable::Date(self.date));
        }
        headers.set(header::Date::new(SystemTime::from(self.date)));
        if !is_message_id(&self.message_id) {
            return Err(Unwritable::MessageId(self.message_id.clone()));
        }
        headers.set(header::MessageId::from(self.message_id.clone()));
        headers.set(header::MIME_VERSION_1_0);
        for (name, value) in [
            ("Content-Language", self.language.tag()),
            // RFC 3834 §5: nobody's out-of-office note answers it
            ("Auto-Submitted", "auto-generated"),
            // the same for Exchange
            ("X-Auto-Response-Suppress", "OOF, AutoReply"),
        ] {
            let name = HeaderName::new_from_ascii_str(name);
            headers.insert_raw(HeaderValue::new(name, value.to_owned()));
        }
        if let Some(list) = &self.list {
            let name = HeaderName::new_from_ascii_str("List-Id");
            headers.insert_raw(HeaderValue::new(name, format!("<{list}>")));
        }
        if let Some(url) = &self.unsubscribe {
            // RFC 8058 §3.1: a POST to the address ends it, without asking
            let one_click = "List-Unsubscribe=One-Click".to_owned();
            for (name, value) in [
                ("List-Unsubscribe", format!("<{url}>")),
                ("List-Unsubscribe-Post", one_click),
            ] {
                let name = HeaderName::new_from_ascii_str(name);
                headers.insert_raw(HeaderValue::new(name, value));
            }
        }
        Ok(headers)
    }

    /// Text and HTML; with a calendar object also as a part of its own, which mail readers turn into a card, and as a
    /// file, which the others open.
    pub(super) fn body(&self) -> Result<MultiPart, Unwritable> {
        let alternative = MultiPart::alternative()
            .boundary(self.boundary("alternative"))
            .singlepart(text_part(ContentType::TEXT_PLAIN, &self.text))
            .singlepart(text_part(ContentType::TEXT_HTML, &self.html));
        let Some(calendar) = &self.calendar else {
            return Ok(alternative);
        };
        Ok(MultiPart::mixed()
            .boundary(self.boundary("mixed"))
            .multipart(alternative.singlepart(calendar.card()?))
            .singlepart(calendar.file()?))
    }

    /// A boundary of the letter's own; `=_` cannot occur in an encoded body (RFC 2045 §6.7).
    pub(super) fn boundary(&self, kind: &str) -> String {
        let digest = Sha256::new()
            .chain_update(kind)
            .chain_update(&self.message_id)
            .finalize();
        let half = digest.first_chunk().copied().unwrap_or_default();
        format!("=_{:032x}", u128::from_be_bytes(half))
    }
}

impl Calendar {
    /// Without a Content-Disposition: with one, mail readers show a file and no card.
    fn card(&self) -> Result<SinglePart, Unwritable> {
        let kind = format!("text/calendar; charset=utf-8; method={}", self.method);
        Ok(SinglePart::builder()
            .header(self.content_type(&kind)?)
            .body(quoted_printable(&self.body)))
    }

    fn file(&self) -> Result<SinglePart, Unwritable> {
        Ok(SinglePart::builder()
            .header(self.content_type("application/ics; name=\"invite.ics\"")?)
            .header(ContentDisposition::attachment("invite.ics"))
            .body(base64(self.body.clone().into_bytes())))
    }

    fn content_type(&self, kind: &str) -> Result<ContentType, Unwritable> {
        ContentType::parse(kind).map_err(|source| Unwritable::Method {
            method: self.method.clone(),
            source,
        })
    }
}

impl Mailbox {
    /// As a header carries it.
    fn written(&self, header: &'static str) -> Result<HeaderValue, Unwritable> {
        let name = clean::line(&self.name, LONGEST_NAME);
        Ok(clean::mailbox(header, (&name, &address(&self.address)?))?)
    }
}

/// An address that can be written to without SMTPUTF8 (RFC 6531), which few servers speak.
///
/// # Errors
/// [`Unwritable::Address`].
pub(super) fn address(text: &str) -> Result<Address, Unwritable> {
    let unwritable = |reason: String| Unwritable::Address {
        address: text.to_owned(),
        reason,
    };
    if !text.is_ascii() {
        return Err(unwritable("it has letters outside ASCII".to_owned()));
    }
    if text.chars().any(|character| character.is_ascii_control()) {
        return Err(unwritable("it has control characters".to_owned()));
    }
    text.parse()
        .map_err(|error| unwritable(format!("{error}").to_lowercase()))
}

fn is_message_id(text: &str) -> bool {
    let inside = text
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'));
    text.len() <= LONGEST_MESSAGE_ID
        && inside
            .and_then(|inside| inside.split_once('@'))
            .is_some_and(|(left, right)| !left.is_empty() && !right.is_empty())
        && inside.is_some_and(|inside| {
            inside
                .chars()
                .all(|character| character.is_ascii_graphic() && !matches!(character, '<' | '>'))
        })
}

fn text_part(kind: ContentType, text: &str) -> SinglePart {
    SinglePart::builder()
        .header(kind)
        .body(quoted_printable(&clean::lines(text)))
}

/// Lines, whose ends become CRLF, encoded (RFC 2045 §6.7) even where they would pass as they are: no relay may find a long
/// one to mend.
fn quoted_printable(text: &str) -> Body {
    let mut encoded = Vec::with_capacity(text.len() + text.len() / 4);
    QuotedPrintableEncoder::new()
        .preserve_line_breaks()
        .encode_into(text.as_bytes(), &mut encoded);
    Body::dangerous_pre_encoded(encoded, ContentTransferEncoding::QuotedPrintable)
}

/// Any bytes, encoded (RFC 2045 §6.8).
pub(super) fn base64(bytes: Vec<u8>) -> Body {
    match Body::new_with_encoding(bytes, ContentTransferEncoding::Base64) {
        Ok(body) => body,
        // refused only for 7bit and 8bit
        Err(bytes) => Body::new(bytes),
    }
}

impl fmt::Debug for Message {
    /// Without the bytes, and with the recipient masked: this gets into logs.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Message")
            .field("message_id", &self.message_id)
            .field("to", &clean::masked(&self.envelope_to))
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
