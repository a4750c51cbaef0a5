//! What a mail to us says: an answer of a calendar, a report that a message did not arrive, an automatic answer, or
//! words of a human. Anybody can send anything, so reading never fails and never takes long; whether what is read counts
//! is decided elsewhere.

mod authentication;
mod report;
#[cfg(test)]
mod tests;
mod text;

use std::panic::catch_unwind;

use mail_parser::{
    Address, HeaderName, HeaderValue, Message, MessageParser, MimeHeaders as _, PartType,
};
use sha2::{Digest as _, Sha256};

use crate::domain::calendar::reply::{self, CalendarReply, NoReply};
use crate::domain::text::fold;

pub use report::{Bounce, Failure};

/// The longest mail that is read, in bytes.
pub const LONGEST: usize = 5 * 1024 * 1024;
/// The most parts that a mail may have.
const MOST_PARTS: usize = 100;
/// Identifiers of earlier messages that are looked at.
const MOST_REFERENCES: usize = 20;
/// Recipients that are looked at.
const MOST_RECIPIENTS: usize = 20;

/// A mail that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inbound {
    /// The same for each copy of the mail, whatever way it came.
    pub digest: [u8; 32],
    /// Who wrote it.
    pub from: Sender,
    /// Servers that say that it is not from there, by the names that they call themselves: which of them is believed is
    /// decided elsewhere.
    pub disowned_by: Vec<String>,
    /// What it is about, on one line.
    pub subject: String,
    /// Bare addresses that it was sent to.
    pub recipients: Vec<String>,
    /// Message-IDs that it answers, with their angle brackets.
    pub references: Vec<String>,
    /// What it is known by among mails, with its angle brackets, if it says.
    pub message_id: Option<String>,
    /// What it says.
    pub content: Content,
    /// How it came, if somebody wrote it: they are forwarded so.
    pub raw: Vec<u8>,
}

/// Who wrote a mail: as they say, nobody proves it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sender {
    /// Their name; may be empty.
    pub name: String,
    /// Their bare address; empty if there is none.
    pub address: String,
}

/// What a mail says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// The answer of a calendar, or another time that it proposes.
    Reply(CalendarReply),
    /// A message of ours did not arrive, or not yet.
    Bounce(Bounce),
    /// Nobody reads mail there for a while.
    AutoReply(String),
    /// Somebody writes to us.
    Human(String),
    /// Nothing that could be understood.
    Nothing(Unreadable),
}

/// Why a mail says nothing to us.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is too long.
    #[error("the mail is longer than {LONGEST} bytes")]
    TooLong,
    /// It has too many parts.
    #[error("the mail has more than {MOST_PARTS} parts")]
    TooManyParts,
    /// It is no mail.
    #[error("this is no mail")]
    NoMail,
    /// Its calendar is no answer.
    #[error("the calendar in it is no answer: {0}")]
    Calendar(NoReply),
    /// What its MIME type says of its calendar is not what the calendar says (RFC 6047 §2.4).
    #[error("its MIME type says another METHOD than its calendar")]
    OtherMethod,
}

/// Reads a mail as it came over the wire.
#[must_use]
pub fn read(raw: &[u8]) -> Inbound {
    if raw.len() > LONGEST {
        let start = raw.get(..LONGEST).unwrap_or(raw);
        return nothing(start, Unreadable::TooLong);
    }
    // no mail may end the process, whatever a parser makes of it
    catch_unwind(|| parsed(raw)).unwrap_or_else(|_| nothing(raw, Unreadable::NoMail))
}

fn nothing(raw: &[u8], why: Unreadable) -> Inbound {
    Inbound {
        digest: Sha256::digest(raw).into(),
        from: Sender::default(),
        disowned_by: Vec::new(),
        subject: String::new(),
        recipients: Vec::new(),
        references: Vec::new(),
        message_id: None,
        content: Content::Nothing(why),
        raw: Vec::new(),
    }
}

fn parsed(raw: &[u8]) -> Inbound {
    let Some(mail) = MessageParser::default().parse(raw) else {
        return nothing(raw, Unreadable::NoMail);
    };
    if mail.parts.len() > MOST_PARTS {
        return nothing(raw, Unreadable::TooManyParts);
    }
    let content = content(&mail);
    let is_to_read = matches!(content, Content::Human(_));
    Inbound {
        digest: digest(&mail, raw),
        from: sender(&mail),
        disowned_by: authentication::disowned_by(&mail),
        subject: text::line(mail.subject().unwrap_or_default()),
        recipients: recipients(&mail),
        references: references(&mail),
        message_id: mail.message_id().and_then(bracketed),
        content,
        raw: if is_to_read { raw.to_vec() } else { Vec::new() },
    }
}

/// Of what the sender wrote: servers on the way add headers of their own, so each way makes another mail of it.
fn digest(mail: &Message<'_>, raw: &[u8]) -> [u8; 32] {
    let mut digest = Sha256::new();
    for name in ["message-id", "from", "date", "subject"] {
        for word in mail.header_raw(name).unwrap_or_default().split_whitespace() {
            digest.update(word);
        }
        digest.update([0]);
    }
    let body = usize::try_from(mail.root_part().offset_body).unwrap_or_default();
    // pipes make LF of CRLF
    for line in raw
        .get(body..)
        .unwrap_or_default()
        .split(|octet| *octet == b'\n')
    {
        digest.update(line.strip_suffix(b"\r").unwrap_or(line));
        digest.update(*b"\n");
    }
    digest.finalize().into()
}

fn sender(mail: &Message<'_>) -> Sender {
    let first = mail
        .from()
        .or_else(|| mail.sender())
        .and_then(Address::first);
    let part = |text: Option<&str>| text::line(text.unwrap_or_default());
    Sender {
        name: part(first.and_then(|one| one.name())),
        address: part(first.and_then(|one| one.address())),
    }
}

/// Where it was sent: a report comes to the sender of the envelope, which some servers name only in their own headers.
fn recipients(mail: &Message<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for header in mail.headers() {
        let is_recipient = match &header.name {
            HeaderName::To | HeaderName::Cc => true,
            name => [
                "delivered-to",
                "x-original-to",
                "x-envelope-to",
                "envelope-to",
            ]
            .iter()
            .any(|known| name.as_str().eq_ignore_ascii_case(known)),
        };
        if !is_recipient {
            continue;
        }
        match &header.value {
            HeaderValue::Address(addresses) => {
                found.extend(
                    addresses
                        .iter()
                        .filter_map(|one| one.address())
                        .map(text::line),
                );
            }
            other => found.extend(
                other
                    .as_text()
                    .map(|one| text::line(one.trim_matches(['<', '>', ' ']))),
            ),
        }
    }
    found.truncate(MOST_RECIPIENTS);
    found
}

fn references(mail: &Message<'_>) -> Vec<String> {
    let headers = [mail.in_reply_to(), mail.references()];
    let ids = headers.into_iter().flat_map(|value| match value {
        HeaderValue::Text(id) => bracketed(id).into_iter().collect(),
        HeaderValue::TextList(ids) => ids.iter().filter_map(|id| bracketed(id)).collect(),
        _ => Vec::new(),
    });
    ids.take(MOST_REFERENCES).collect()
}

/// A Message-ID as our outbox has it. `None`: it holds what none does, and no database keeps.
fn bracketed(id: &str) -> Option<String> {
    let id = id.trim_matches(['<', '>', ' ']);
    (!id.contains(char::is_control)).then(|| format!("<{id}>"))
}

fn content(mail: &Message<'_>) -> Content {
    if let Some(bounce) = report::read(mail) {
        return Content::Bounce(bounce);
    }
    match calendar(mail) {
        Some(Ok(reply)) => return Content::Reply(reply),
        // somebody invites us: organisers read that
        Some(Err(Unreadable::Calendar(NoReply::OtherMethod(_)))) | None => {}
        Some(Err(why)) => return Content::Nothing(why),
    }
    let words = text::words(mail);
    if is_automatic(mail) {
        Content::AutoReply(words)
    } else {
        Content::Human(words)
    }
}

/// The answer in the first calendar of a mail, wherever it stands: Apple attaches it, Outlook.com puts it beside the text.
fn calendar(mail: &Message<'_>) -> Option<Result<CalendarReply, Unreadable>> {
    let find = |kind: &str, subtype: &str| {
        mail.parts
            .iter()
            .find(|part| part.is_content_type(kind, subtype))
    };
    let part = find("text", "calendar").or_else(|| find("application", "ics"))?;
    let text = match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.clone(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => String::from_utf8_lossy(bytes),
        PartType::Message(_) | PartType::Multipart(_) => return None,
    };
    let read = reply::read(&text).map_err(Unreadable::Calendar);
    let said = part
        .content_type()
        .and_then(|kind| kind.attribute("method"));
    let is_other = |reply: &CalendarReply| {
        let method = if reply.is_counter { "COUNTER" } else { "REPLY" };
        said.is_some_and(|said| !said.trim().eq_ignore_ascii_case(method))
    };
    Some(match read {
        Ok(reply) if is_other(&reply) => Err(Unreadable::OtherMethod),
        read => read,
    })
}

/// Whether no human wrote it (RFC 3834 §5), as far as it says so. Calendars also say so of their answers.
fn is_automatic(mail: &Message<'_>) -> bool {
    let text = |name: &str| mail.header_raw(name).map(|value| fold(value.trim()));
    let submitted = text("auto-submitted");
    let precedence = text("precedence");
    // of programs, and receipts among them (RFC 6522, RFC 8098); what may not be answered (RFC 5321 §4.5.5)
    let is_report = mail.is_content_type("multipart", "report");
    let is_from_nobody = text("return-path").is_some_and(|path| path == "<>");
    is_report
        || is_from_nobody
        || submitted.is_some_and(|value| !value.starts_with("no"))
        || precedence.is_some_and(|value| matches!(value.as_str(), "auto_reply" | "bulk" | "junk"))
        || ["x-autoreply", "x-autorespond"]
            .iter()
            .any(|name| mail.header_raw(*name).is_some())
}
