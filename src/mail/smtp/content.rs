//! The content of a message, and how it goes over the wire.

use std::fmt::{self, Display};

use memchr::memmem;

/// A message as it goes over the wire: with dots doubled at the beginning of lines (RFC 5321 §4.5.2), and ended by one
/// alone.
///
/// Sent as if it were a command, because lettre writes the final dot apart from the message.
pub(super) struct Content(String);

impl Content {
    /// `None` for what a server might take for the end of the message where we do not.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes)
            .ok()
            .filter(|text| text.is_ascii())?;
        if !has_whole_line_ends(bytes) {
            return None;
        }
        let mut written = String::with_capacity(text.len() + text.len() / 16);
        if text.starts_with('.') {
            written.push('.');
        }
        // some line of almost every message begins with a dot, and `str::replace` looks at one octet after the other
        let mut rest = text;
        while let Some(line_end) = memmem::find(rest.as_bytes(), b"\n.") {
            let (lines, dotted) = rest.split_at(line_end + 1);
            written.push_str(lines);
            written.push('.');
            rest = dotted;
        }
        written.push_str(rest);
        if !text.ends_with("\r\n") {
            written.push_str("\r\n");
        }
        written.push_str(".\r\n");
        Some(Self(written))
    }
}

/// Whether there are CR and LF only as CRLF, and no NUL. One look at all octets, since most messages are as they should be.
fn has_whole_line_ends(bytes: &[u8]) -> bool {
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let broken = pairs.fold(0, |broken, (octet, next)| {
        broken | u8::from((*octet == b'\r') != (*next == b'\n'))
    });
    let is_cut = bytes.first() == Some(&b'\n') || bytes.last() == Some(&b'\r');
    broken == 0 && !is_cut && !bytes.contains(&0)
}

impl Display for Content {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_goes_over_the_wire_with_dots_doubled_and_one_alone_at_its_end() {
        let check = |text: &str, expect: &str| {
            let content = Content::of(text.as_bytes()).expect("content");
            assert_eq!(content.to_string(), expect);
        };
        check("a\r\n", "a\r\n.\r\n");
        check("a", "a\r\n.\r\n");
        check("", "\r\n.\r\n");
        check(".\r\n..\r\n.a\r\nb.\r\n", "..\r\n...\r\n..a\r\nb.\r\n.\r\n");
        check(
            "a\r\n.\r\nRCPT TO:<b>\r\n",
            "a\r\n..\r\nRCPT TO:<b>\r\n.\r\n",
        );
    }

    #[test]
    fn what_servers_read_in_different_ways_is_not_content() {
        for text in [
            "a\n.\nb\r\n",
            "a\r.\rb",
            "a\r\n.\n",
            "a\r",
            "\na",
            "\r\r\n",
            "é",
            "a\0b",
        ] {
            assert!(Content::of(text.as_bytes()).is_none(), "{text:?}");
        }
        assert!(Content::of(b"\xff").is_none());
    }
}
