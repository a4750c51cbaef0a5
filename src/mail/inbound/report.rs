//! Reports that a message did not arrive (RFC 3464).

use mail_parser::{HeaderValue, Message, MessageParser, MimeHeaders as _, PartType};

use super::{bracketed, text};

/// The most recipients of a report that are looked at: our messages have one.
const MOST_FAILURES: usize = 20;

/// A report about a message of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounce {
    /// Who did not get it, and why.
    pub failures: Vec<Failure>,
    /// The Message-ID of the message that it returns, with its angle brackets.
    pub message_id: Option<String>,
}

/// What became of a message at one recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Whom it was for, as a bare address.
    pub recipient: String,
    /// Whether it will never arrive. If not, it is late, or has arrived.
    pub is_final: bool,
    /// The status (RFC 3463), such as `5.1.1`.
    pub status: String,
    /// What their server said.
    pub diagnostic: String,
}

/// The report in a mail, if it is one.
pub(super) fn read(mail: &Message<'_>) -> Option<Bounce> {
    let kind = mail.root_part().content_type()?;
    let is_report = kind.ctype().eq_ignore_ascii_case("multipart")
        && kind
            .subtype()
            .is_some_and(|subtype| subtype.eq_ignore_ascii_case("report"))
        && kind
            .attribute("report-type")
            .is_none_or(|report| report.eq_ignore_ascii_case("delivery-status"));
    if !is_report {
        return None;
    }
    let status = mail
        .parts
        .iter()
        .find(|part| part.is_content_type("message", "delivery-status"))?;
    let failures = groups(&String::from_utf8_lossy(status.contents()));
    Some(Bounce {
        failures,
        message_id: returned(mail),
    })
}

/// One failure for each group of fields that names a recipient; the first group is about the message.
fn groups(text: &str) -> Vec<Failure> {
    let unfolded = text
        .replace("\r\n", "\n")
        .replace("\n ", " ")
        .replace("\n\t", " ");
    unfolded
        .split("\n\n")
        .filter_map(failure)
        .take(MOST_FAILURES)
        .collect()
}

fn failure(group: &str) -> Option<Failure> {
    let field = |name: &str| {
        group.lines().find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found
                .trim()
                .eq_ignore_ascii_case(name)
                .then(|| value.trim())
        })
    };
    // `rfc822; minister@example.org`
    let typed = |value: &str| {
        let bare = value.split_once(';').map_or(value, |(_, bare)| bare);
        text::line(bare.trim().trim_matches(['<', '>']))
    };
    let recipient = field("Original-Recipient").or_else(|| field("Final-Recipient"))?;
    let action = field("Action").unwrap_or_default();
    let status = field("Status").unwrap_or_default();
    let status = status.split_whitespace().next().unwrap_or_default();
    Some(Failure {
        recipient: typed(recipient),
        // whatever the status: who gives up after days says 4.4.7 (RFC 3464 §2.3.3)
        is_final: action.eq_ignore_ascii_case("failed"),
        status: text::line(status),
        diagnostic: field("Diagnostic-Code").map(typed).unwrap_or_default(),
    })
}

/// The Message-ID of what comes back, whole or only its head.
fn returned(mail: &Message<'_>) -> Option<String> {
    mail.parts.iter().find_map(|part| match &part.body {
        PartType::Message(message) => message.message_id().and_then(bracketed),
        PartType::Text(head) if part.is_content_type("text", "rfc822-headers") => {
            let message = MessageParser::default().parse_headers(head.as_bytes())?;
            message.message_id().and_then(bracketed)
        }
        PartType::Binary(head) | PartType::InlineBinary(head)
            if part.is_content_type("text", "rfc822-headers") =>
        {
            let message = MessageParser::default().parse_headers(&**head)?;
            message
                .header("message-id")
                .and_then(HeaderValue::as_text)
                .and_then(bracketed)
        }
        _ => None,
    })
}
