//! The words of a mail, as they are kept and shown: nothing in them does anything.

use mail_parser::Message;
use unicode_normalization::UnicodeNormalization as _;

/// The longest text that is kept, in characters.
const LONGEST_TEXT: usize = 20_000;
/// The longest line that is kept, in characters.
const LONGEST_LINE: usize = 300;

/// What somebody wrote, without what earlier mails said, if that is marked as such.
pub(super) fn words(mail: &Message<'_>) -> String {
    let body = mail.body_text(0).unwrap_or_default();
    let kept: Vec<&str> = body
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.starts_with('>'))
        .collect();
    clean(&kept.join("\n"), LONGEST_TEXT)
}

/// A text on one line.
pub(super) fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    clean(&words.join(" "), LONGEST_LINE)
}

/// In composed characters, without any that control how others are shown.
fn clean(text: &str, longest: usize) -> String {
    let kept: String = text
        .chars()
        .filter(|letter| *letter == '\n' || !(letter.is_control() || is_unseen(*letter)))
        .nfc()
        .take(longest)
        .collect();
    kept.trim().to_owned()
}

/// Turns the text around it, or ends a line unseen.
fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}
