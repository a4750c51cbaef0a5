//! What is taken out of user text before it enters a calendar: bare CR, controls and unknown line ends break most
//! clients.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// `text` in NFC, with LF as its only line end and no control character but LF and TAB.
#[must_use]
pub fn sanitised(text: &str) -> Cow<'_, str> {
    if is_sane(text) {
        return Cow::Borrowed(text);
    }
    text.replace("\r\n", "\n")
        .chars()
        .filter_map(|character| match character {
            '\n' | '\t' => Some(character),
            '\r' | '\u{2028}' | '\u{2029}' => Some('\n'),
            _ if character.is_control() => None,
            _ => Some(character),
        })
        .nfc()
        .collect()
}

/// Whether nothing is to be taken out or composed, as in almost all texts.
fn is_sane(text: &str) -> bool {
    if text.is_ascii() {
        let is_control = |octet: u8| octet.is_ascii_control() && !matches!(octet, b'\n' | b'\t');
        return !text.bytes().any(is_control);
    }
    let is_plain = |character: char| match character {
        '\n' | '\t' => true,
        '\u{2028}' | '\u{2029}' => false,
        _ => !character.is_control(),
    };
    text.chars().all(is_plain) && is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// `text` [`sanitised`], on one line and without blanks at its ends: summaries, and the mail subjects that must equal
/// them.
#[must_use]
pub fn one_line(text: &str) -> String {
    sanitised(text).trim().replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sanitised_text_has_one_kind_of_line_end_and_no_controls() {
        let check = |text: &str, expect: &str| assert_eq!(sanitised(text), expect, "{text:?}");
        check("a\r\nb\rc\nd", "a\nb\nc\nd");
        check("a\u{2028}b\u{2029}c", "a\nb\nc");
        check("a\0b\u{7}c\u{7f}d\u{85}e\u{9f}f\tg", "abcdef\tg");
        check("e\u{301}", "é");
        check("e\u{0}\u{301}", "é");
        check("Nguyễn Thị Đào 🙂", "Nguyễn Thị Đào 🙂");
    }

    #[test]
    fn one_line_has_no_line_end() {
        assert_eq!(one_line(" a\r\nb\tc\n"), "a b c");
    }
}
