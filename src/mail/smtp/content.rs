//! The content of a message, and how it goes over the wire.

use std::fmt::{self, Display};

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
        let mut written = String::with_capacity(text.len() + text.len() / 16);
        let mut ended = 0;
        for line in text.split_inclusive('\n') {
            if line.starts_with('.') {
                written.push('.');
            }
            written.push_str(line);
            ended += usize::from(line.ends_with("\r\n"));
        }
        let ends = bytes.iter();
        let ends = ends.filter(|octet| matches!(octet, b'\r' | b'\n' | b'\0'));
        // each line has a CR and an LF, and none is anywhere else
        let is_clean = ends.count() == 2 * ended;
        if !text.ends_with("\r\n") {
            written.push_str("\r\n");
        }
        written.push_str(".\r\n");
        is_clean.then_some(Self(written))
    }
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
        for text in ["a\n.\nb\r\n", "a\r.\rb", "a\r\n.\n", "a\r", "é", "a\0b"] {
            assert!(Content::of(text.as_bytes()).is_none(), "{text:?}");
        }
        assert!(Content::of(b"\xff").is_none());
    }
}
