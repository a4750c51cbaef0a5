//! What is to find its place in an agenda: known by its title and about how long it takes, not yet by its day.

use unicode_normalization::UnicodeNormalization;

use crate::domain::ids::UnplacedItemId;
use crate::domain::text::changes_direction;

/// Something that has no time yet. It is for organisers alone: no publication and no export has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnplacedItem {
    /// Its identifier.
    pub id: UnplacedItemId,
    /// What it is.
    pub title: String,
    /// About how long it takes, in minutes.
    pub minutes: u16,
}

/// The shortest and the longest that can wait for a place, in minutes.
pub const MINUTES: std::ops::RangeInclusive<u16> = 5..=24 * 60;

/// The longest title, in characters.
const LONGEST: usize = 200;

/// A title on one line, in composed characters; `None`: it says nothing, or too much.
#[must_use]
pub fn title(text: &str) -> Option<String> {
    let composed: String = text
        .chars()
        .filter(|letter| !changes_direction(*letter))
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .nfc()
        .collect();
    let words: Vec<&str> = composed.split_whitespace().collect();
    let title = words.join(" ");
    let length = title.chars().count();
    (1..=LONGEST).contains(&length).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_line_that_says_something() {
        for (text, expected) in [
            ("Photo of the signing", Some("Photo of the signing")),
            ("  Photo\tof\r\nthe signing ", Some("Photo of the signing")),
            ("e\u{301}cole", Some("école")),
            ("a\u{202E}b", Some("ab")),
            ("", None),
            (" \n\u{200F}", None),
        ] {
            assert_eq!(title(text).as_deref(), expected, "{text:?}");
        }
        assert!(title(&"é".repeat(200)).is_some());
        assert_eq!(title(&"é".repeat(201)), None);
    }
}
