//! Texts of people, made safe for headers, bodies and logs.

use std::borrow::Cow;
use std::fmt::{self, Write};

use email_encoding::headers::rfc2047;
use email_encoding::headers::writer::EmailWriter;
use lettre::Address;
use lettre::message::header::{HeaderName, HeaderValue};
use unicode_normalization::UnicodeNormalization;

/// The longest word of a header that is written as it is, in bytes; a longer one is encoded, so that it can be folded.
const LONGEST_WORD: usize = 60;

/// The longest line with an encoded word, in bytes (RFC 2047 §2).
const LONGEST_LINE: usize = 76;

/// One line of at most `longest` characters in NFC: control characters and line separators become spaces, direction
/// marks are left out.
pub(super) fn line(text: &str, longest: usize) -> String {
    let kept = text
        .chars()
        .filter(|character| !is_direction_mark(*character))
        .map(|character| if breaks(character) { ' ' } else { character });
    let composed: String = if text.is_ascii() {
        kept.take(longest).collect()
    } else {
        kept.nfc().take(longest).collect()
    };
    composed.trim().to_owned()
}

/// Lines ended by LF, without control characters but tabs.
pub(super) fn lines(text: &str) -> Cow<'_, str> {
    if !has_controls(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let mut written = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            // the LF that follows ends the line
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' => written.push('\n'),
            '\n' | '\t' => written.push(character),
            control if control.is_control() => {}
            other => written.push(other),
        }
    }
    Cow::Owned(written)
}

/// Whether UTF-8 holds C0 controls other than LF and tab, DEL, or C1 controls. Octets suffice to tell, and most texts
/// have none.
fn has_controls(text: &[u8]) -> bool {
    let is_c0 = |octet: &u8| matches!(octet, 0..=0x08 | 0x0b..=0x1f | 0x7f);
    let is_c1 = |pair: &[u8]| matches!(pair, [0xc2, 0x80..=0x9f]);
    // no early end: so many octets are compared at once
    let has_c0 = text.iter().fold(false, |found, octet| found | is_c0(octet));
    has_c0 || (text.contains(&0xc2) && text.windows(2).any(is_c1))
}

/// A header of one line of text, in encoded words (RFC 2047) unless it is plain ASCII that reads as itself.
///
/// lettre would write `=?…?=` and words of any length as they are.
///
/// # Errors
/// None that a text in memory can cause; the writer's signature has one.
pub(super) fn header(name: &'static str, text: String) -> Result<HeaderValue, fmt::Error> {
    let plain = text.is_ascii()
        && !text.contains("=?")
        && text
            .split(' ')
            .all(|word| !word.is_empty() && word.len() <= LONGEST_WORD);
    let mut written = String::new();
    {
        let mut writer = EmailWriter::new(&mut written, name.len() + ": ".len(), 0, false);
        if plain {
            writer.folding().write_str(&text)?;
        } else {
            rfc2047::encode(&text, &mut writer)?;
        }
    }
    let name = HeaderName::new_from_ascii_str(name);
    Ok(HeaderValue::dangerous_new_pre_encoded(name, text, written))
}

/// A header with one mailbox (RFC 5322 §3.4), its name in the plainest way that says it.
///
/// lettre would write a name with a comma in encoded words, one with a dot bare, and a line with encoded words longer than
/// 76 octets (RFC 2047 §2).
///
/// # Errors
/// As [`header`].
pub(super) fn mailbox(
    header: &'static str,
    (name, address): (&str, &Address),
) -> Result<HeaderValue, fmt::Error> {
    let mut written = String::new();
    {
        let mut writer = EmailWriter::new(&mut written, header.len() + ": ".len(), 0, false);
        if is_phrase(name) {
            writer.folding().write_str(name)?;
        } else if name.is_ascii() && !name.contains("=?") {
            let escaped = name.replace('\\', r"\\").replace('"', r#"\""#);
            write!(writer.folding(), "\"{escaped}\"")?;
        } else {
            rfc2047::encode(name, &mut writer)?;
        }
        let address = format!("<{address}>");
        if !name.is_empty() {
            if writer.line_len() + " ".len() + address.len() > LONGEST_LINE {
                writer.new_line()?;
            }
            writer.write_char(' ')?;
        }
        writer.write_str(&address)?;
    }
    let raw = format!("{name} <{address}>");
    let header = HeaderName::new_from_ascii_str(header);
    Ok(HeaderValue::dangerous_new_pre_encoded(header, raw, written))
}

/// Whether a name is made of atoms (RFC 5322 §3.2.3) that stand as they are.
fn is_phrase(name: &str) -> bool {
    let is_atom = |word: &str| {
        let stands =
            |octet: u8| octet.is_ascii_alphanumeric() || b"!#$%&'*+-/^_`{|}~".contains(&octet);
        !word.is_empty() && word.bytes().all(stands)
    };
    name.split(' ').all(is_atom) || name.is_empty()
}

/// An address for logs: the first letter and the domain.
#[must_use]
pub fn masked(address: &str) -> String {
    let (local, domain) = address.rsplit_once('@').unwrap_or((address, "…"));
    let first: String = local.chars().take(1).collect();
    format!("{first}…@{domain}")
}

/// Controls (C0, DEL, C1) and the line and paragraph separators.
fn breaks(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}

/// Marks that turn the direction of what follows, and so can disguise a name or an address (Unicode TR 36 §2.8).
fn is_direction_mark(character: char) -> bool {
    matches!(
        character,
        '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}
