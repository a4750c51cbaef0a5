//! A letter that carries what somebody wrote to us, just as it came: in a message of ours, since one in their name from our
//! server would fail what receivers look for (SPF, DMARC).

use lettre::message::header::{ContentDisposition, ContentTransferEncoding, ContentType};
use lettre::message::{Body, MultiPart, SinglePart};

use super::message::{Letter, Message, Unwritable, base64};

/// Longest line that goes as it is, in bytes (RFC 5322 §2.1.1).
const LONGEST_LINE: usize = 998;

impl Letter {
    /// Writes the letter down for good, with a mail in it.
    ///
    /// # Errors
    /// [`Unwritable`], which says what to correct.
    pub fn freeze_with(&self, original: &[u8]) -> Result<Message, Unwritable> {
        let boundary = self.boundary("mixed");
        let body = MultiPart::mixed()
            .boundary(boundary.clone())
            .multipart(self.body()?)
            .singlepart(attached(original, &boundary));
        self.freeze_body(&body)
    }
}

/// As a mail in the mail where it may stand so (RFC 2046 §5.2.1 allows it no encoding of its own), else as a file of it.
fn attached(original: &[u8], boundary: &str) -> SinglePart {
    let lines = with_crlf(original);
    let may_stand = is_plain(&lines) && !contains(&lines, boundary.as_bytes());
    let body = if may_stand {
        Body::new_with_encoding(lines, ContentTransferEncoding::SevenBit)
    } else {
        Err(lines)
    };
    match body {
        Ok(body) => part("message/rfc822", body),
        Err(lines) => part("application/octet-stream", base64(lines)),
    }
}

fn part(kind: &str, body: Body) -> SinglePart {
    // both kinds are constants of ours that parse
    let kind = ContentType::parse(kind).unwrap_or(ContentType::TEXT_PLAIN);
    SinglePart::builder()
        .header(kind)
        .header(ContentDisposition::attachment("message.eml"))
        .body(body)
}

/// Every line ended by CRLF: pipes make LF of it.
fn with_crlf(original: &[u8]) -> Vec<u8> {
    let original = original.strip_suffix(b"\n").unwrap_or(original);
    let mut lines = Vec::with_capacity(original.len() + original.len() / 32 + 2);
    for line in original.split(|octet| *octet == b'\n') {
        lines.extend_from_slice(line.strip_suffix(b"\r").unwrap_or(line));
        lines.extend_from_slice(b"\r\n");
    }
    lines
}

/// Whether every server takes it without any encoding: ASCII in lines that are not too long, without stray control
/// characters.
fn is_plain(lines: &[u8]) -> bool {
    let is_text = |octet: &u8| matches!(octet, b'\t' | 0x0c | 0x20..=0x7e);
    lines.split(|octet| *octet == b'\n').all(|line| {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        line.len() <= LONGEST_LINE && line.iter().all(is_text)
    })
}

fn contains(lines: &[u8], text: &[u8]) -> bool {
    lines.windows(text.len()).any(|window| window == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Letter {
        let mailbox = |address: &str| crate::mail::message::Mailbox {
            name: String::new(),
            address: address.to_owned(),
        };
        Letter {
            from: mailbox("visits@city.example"),
            to: mailbox("protocol@city.example"),
            reply_to: Some(mailbox("mayor@town.example")),
            list: None,
            subject: "Forwarded: Lunch".to_owned(),
            date: jiff::Timestamp::UNIX_EPOCH,
            message_id: "<forward.1@city.example>".to_owned(),
            language: crate::language::Language::En,
            text: "See below.".to_owned(),
            html: "<p>See below.</p>".to_owned(),
            unsubscribe: None,
            calendar: None,
        }
    }

    /// What a mail reader finds in the letter: the type of the attachment, and its bytes.
    fn check(original: &[u8], kind: &str, expected: &[u8]) {
        let written = letter().freeze_with(original).expect("a letter");
        assert!(written.bytes.is_ascii());
        let longest = written
            .bytes
            .split(|octet| *octet == b'\n')
            .map(<[u8]>::len);
        assert!(longest.max() <= Some(LONGEST_LINE + 1));
        let read = mail_parser::MessageParser::default().parse(&written.bytes);
        let read = read.expect("a mail");
        assert_eq!(
            read.reply_to().and_then(|to| to.first()?.address()),
            Some("mayor@town.example")
        );
        let text = String::from_utf8_lossy(&written.bytes);
        assert!(text.contains("Auto-Submitted: auto-generated"));
        assert!(text.contains(&format!("Content-Type: {kind}")), "{text}");
        let attachment = read.attachment(0).expect("an attachment");
        let found: Vec<u8> = match attachment.message() {
            Some(message) => message.raw_message().to_vec(),
            None => attachment.contents().to_vec(),
        };
        let (found, expected) = (
            String::from_utf8_lossy(&found),
            String::from_utf8_lossy(expected),
        );
        assert!(found.contains(expected.trim_end()), "{found}");
    }

    #[test]
    fn a_mail_goes_on_as_it_came() {
        let plain = b"From: a@b.example\nSubject: Lunch\n\nMay I bring my deputy?\n";
        let crlf = b"From: a@b.example\r\nSubject: Lunch\r\n\r\nMay I bring my deputy?\r\n";
        check(plain, "message/rfc822", crlf);
        check(crlf, "message/rfc822", crlf);
    }

    #[test]
    fn what_no_server_takes_as_it_is_goes_as_a_file() {
        let file = "application/octet-stream";
        let accents = "From: a@b.example\r\n\r\nDéjeuner\r\n".as_bytes();
        check(accents, file, accents);
        let long = [
            b"From: a@b.example\r\n\r\n".as_slice(),
            &[b'x'; 1_200],
            b"\r\n",
        ]
        .concat();
        check(&long, file, &long);
        let boundary = letter().boundary("mixed");
        let forged = format!("From: a@b.example\r\n\r\n--{boundary}\r\n");
        check(forged.as_bytes(), file, forged.as_bytes());
    }
}
