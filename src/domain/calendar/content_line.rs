//! Content lines (RFC 5545 §3.1): escaped, quoted and folded.

use icalendar::{Parameter, Property};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::text::{one_line, sanitised};

/// The longest line in octets, without its CRLF.
const LONGEST_LINE: usize = 75;

/// An iCalendar document being written, line by line.
#[derive(Debug, Default)]
pub(super) struct ContentLines(String);

impl ContentLines {
    /// Opens the component called `name`.
    pub(super) fn begin(&mut self, name: &str) {
        self.push_folded(&format!("BEGIN:{name}"));
    }

    /// Closes the component called `name`.
    pub(super) fn end(&mut self, name: &str) {
        self.push_folded(&format!("END:{name}"));
    }

    /// Writes one property. Its name and those of its parameters are ours; its values may be anything.
    pub(super) fn property(&mut self, property: &Property) {
        let mut line = String::with_capacity(2 * LONGEST_LINE);
        line.push_str(property.key());
        for parameter in property.params().values() {
            line.push(';');
            line.push_str(parameter.key());
            line.push('=');
            line.push_str(&parameter_value(parameter));
        }
        line.push(':');
        line.push_str(&match ValueType::of(property.key()) {
            ValueType::Text => escaped(property.value()),
            ValueType::Uri => uri(property.value()),
            ValueType::Structured => without_controls(property.value()),
        });
        self.push_folded(&line);
    }

    /// The whole document.
    pub(super) fn into_text(self) -> String {
        self.0
    }

    /// Appends `line`, folded between characters, and its CRLF.
    fn push_folded(&mut self, line: &str) {
        let (first, mut rest) = line.split_at(line.floor_char_boundary(LONGEST_LINE));
        self.0.push_str(first);
        while !rest.is_empty() {
            // the blank before it counts
            let (next, after) = rest.split_at(rest.floor_char_boundary(LONGEST_LINE - 1));
            self.0.push_str("\r\n ");
            self.0.push_str(next);
            rest = after;
        }
        self.0.push_str("\r\n");
    }
}

/// How the value of a property is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ValueType {
    /// TEXT (§3.3.11): backslash escapes.
    Text,
    /// URI or CAL-ADDRESS (§3.3.3, §3.3.13): never escaped, percent-encoded.
    Uri,
    /// Dates, numbers, rules, lists made by [`text_list`]: as they are.
    Structured,
}

impl ValueType {
    /// The type of the property called `name`.
    fn of(name: &str) -> Self {
        match name {
            "PRODID" | "NAME" | "COLOR" | "X-WR-CALNAME" | "X-WR-CALDESC" | "X-WR-TIMEZONE"
            | "UID" | "SUMMARY" | "DESCRIPTION" | "LOCATION" | "COMMENT" | "CONTACT" | "TZID"
            | "TZNAME" => Self::Text,
            "URL" | "SOURCE" | "CONFERENCE" | "ORGANIZER" | "ATTENDEE" => Self::Uri,
            _ => Self::Structured,
        }
    }
}

/// The value of a list of texts, such as CATEGORIES: commas between the items, escaped inside them; blank items are
/// left out.
pub(super) fn text_list(items: &[String]) -> String {
    let items = items.iter().map(|item| escaped(&one_line(item)));
    let items: Vec<String> = items.filter(|item| !item.is_empty()).collect();
    items.join(",")
}

/// The CAL-ADDRESS of an e-mail address: a bare `mailto:` in which nothing can start headers or a fragment
/// (RFC 6068 §2).
pub(super) fn mailto(address: &str) -> String {
    let mut value = String::from("mailto:");
    for character in address.chars() {
        match character {
            '%' => value.push_str("%25"),
            '?' => value.push_str("%3F"),
            '#' => value.push_str("%23"),
            _ => value.push(character),
        }
    }
    value
}

/// A TEXT value.
fn escaped(text: &str) -> String {
    let text = sanitised(text);
    let mut value = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => {
                value.push('\\');
                value.push(character);
            }
            '\n' => value.push_str("\\n"),
            _ => value.push(character),
        }
    }
    value
}

/// What RFC 3986 §2 does not allow in a URI.
const NOT_IN_A_URI: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A URI value: what cannot stand in one is percent-encoded, octet by octet.
fn uri(text: &str) -> String {
    utf8_percent_encode(text, NOT_IN_A_URI).to_string()
}

/// A parameter value (§3.2): no DQUOTE or control can occur in one, and a caret begins an escape (RFC 6868). Names
/// (CN) are always quoted, as some readers drop what is not ASCII otherwise.
fn parameter_value(parameter: &Parameter) -> String {
    let value = one_line(parameter.value())
        .replace('"', "\u{201d}")
        .replace('^', "^^");
    let is_token =
        |character: char| character.is_ascii_alphanumeric() || "-_./+".contains(character);
    if parameter.key() != "CN" && !value.is_empty() && value.chars().all(is_token) {
        value
    } else {
        format!("\"{value}\"")
    }
}

/// A value without anything that could end its line.
fn without_controls(value: &str) -> String {
    value
        .chars()
        .filter(|character| !character.is_control() && !"\u{2028}\u{2029}".contains(*character))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(property: &Property) -> String {
        let mut lines = ContentLines::default();
        lines.property(property);
        lines.into_text()
    }

    #[test]
    fn texts_are_escaped_and_other_values_are_not() {
        let check = |name: &str, value: &str, expect: &str| {
            let expect = format!("{name}:{expect}\r\n");
            assert_eq!(line(&Property::new(name, value)), expect);
        };
        check("SUMMARY", "a;b,c\\d:e\"f", "a\\;b\\,c\\\\d:e\"f");
        check("SUMMARY", "a\r\nX-EVIL:1\rb\nc", "a\\nX-EVIL:1\\nb\\nc");
        check("SUMMARY", "a\0\u{1b}\u{7f}b", "ab");
        check("NAME", "a, b\nX-EVIL:1", "a\\, b\\nX-EVIL:1");
        check("COLOR", "red\nX-EVIL:1", "red\\nX-EVIL:1");
        check("UID", "a,b\r\n", "a\\,b\\n");
        check("X-WR-CALDESC", "a;b", "a\\;b");
        check("GEO", "59.9;10.7", "59.9;10.7");
        check("STATUS", "X\r\nX-EVIL:1\u{2028}", "XX-EVIL:1");
        check(
            "URL",
            "https://é.org/a,b;c?d=\\",
            "https://%C3%A9.org/a,b;c?d=%5C",
        );
        check("URL", "https://a/\r\nX-EVIL:1", "https://a/%0D%0AX-EVIL:1");
        check(
            "URL",
            "https://a/%20?b=[c]&d=e#f",
            "https://a/%20?b=[c]&d=e#f",
        );
    }

    #[test]
    fn parameters_are_safe() {
        let check = |name: &str, value: &str, expect: &str| {
            let mut property = Property::new("ATTENDEE", "mailto:a@b.org");
            property.add_parameter(name, value);
            let expect = format!("ATTENDEE;{name}={expect}:mailto:a@b.org\r\n");
            assert_eq!(line(&property), expect);
        };
        check("CN", "Ada", "\"Ada\"");
        check("CN", "\";ROLE=CHAIR;X=\"", "\"”;ROLE=CHAIR;X=”\"");
        check("CN", "\"a\";X=\"b\"", "\"”a”;X=”b”\"");
        check("CN", "a\r\nX-EVIL:1\0", "\"a X-EVIL:1\"");
        check("CN", "a^nb", "\"a^^nb\"");
        check("LABEL", "Join: é", "\"Join: é\"");
        check("LABEL", "", "\"\"");
        check(
            "TZID",
            "America/Argentina/Buenos_Aires",
            "America/Argentina/Buenos_Aires",
        );
    }

    #[test]
    fn lines_have_at_most_75_octets_and_are_folded_between_characters() {
        for length in [66, 67, 68, 140, 141, 142, 150, 224, 298, 1000] {
            for character in ['x', 'é', 'ệ', '🙂'] {
                let summary = "x".repeat(length % 4) + &character.to_string().repeat(length);
                let written = line(&Property::new("SUMMARY", summary.as_str()));
                for folded in written.trim_end().split("\r\n") {
                    assert!(folded.len() <= LONGEST_LINE, "{} octets", folded.len());
                }
                assert_eq!(
                    written.replace("\r\n ", ""),
                    format!("SUMMARY:{summary}\r\n")
                );
            }
        }
        assert_eq!(
            line(&Property::new("SUMMARY", "x".repeat(67)))
                .matches("\r\n")
                .count(),
            1
        );
        assert_eq!(
            line(&Property::new("SUMMARY", "x".repeat(68)))
                .matches("\r\n")
                .count(),
            2
        );
    }

    #[test]
    fn items_of_a_list_keep_their_commas() {
        let items = ["Culture", "Arts, music;\n", "\0 "].map(str::to_owned);
        assert_eq!(text_list(&items), "Culture,Arts\\, music\\;");
    }

    #[test]
    fn an_address_cannot_leave_its_mailto() {
        let check = |address: &str, expect: &str| assert_eq!(uri(&mailto(address)), expect);
        check("ada@example.org", "mailto:ada@example.org");
        check("a+b=c@example.org", "mailto:a+b=c@example.org");
        check("a?cc=x%40y#z@b.org", "mailto:a%3Fcc=x%2540y%23z@b.org");
        check("é@b.org\r\nX:1", "mailto:%C3%A9@b.org%0D%0AX:1");
    }
}
