//! The content of a message, and how it goes over the wire.

use std::fmt::{self, Display, Write as _};

/// A message as it goes over the wire: with dots doubled at the beginning of lines (RFC 5321 §4.5.2), and ended by one
/// alone.
///
/// Sent as if it were a command, because lettre writes the final dot apart from the message.
pub(super) struct Content<'a>(&'a str);

impl<'a> Content<'a> {
    /// `None` for what a server might take for the end of the message where we do not.
    pub(super) fn of(bytes: &'a [u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes)
            .ok()
            .filter(|text| text.is_ascii())?;
        let is_clean = |line: &str| line.bytes().all(|octet| !matches!(octet, b'\r' | b'\0'));
        let mut lines = text.split('\n');
        let last = lines.next_back()?;
        let whole = lines.all(|line| line.strip_suffix('\r').is_some_and(is_clean));
        (whole && is_clean(last)).then_some(Self(text))
    }
}

impl Display for Content<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in self.0.split_inclusive('\n') {
            if line.starts_with('.') {
                formatter.write_char('.')?;
            }
            formatter.write_str(line)?;
        }
        if !self.0.ends_with("\r\n") {
            formatter.write_str("\r\n")?;
        }
        formatter.write_str(".\r\n")
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
