//! Texts in several languages, and which one a reader gets.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// One text in one or more languages, by BCP 47 tag.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(pub BTreeMap<String, String>);

/// The text a reader gets, and its language where that is not the reader's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The text.
    pub text: &'a str,
    /// Its BCP 47 tag, if it differs from the one asked for: pages mark it with `lang`.
    pub lang: Option<&'a str>,
}

impl Texts {
    /// Whether there is no text in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text for a reader of `tag`: exact, else of the same language, else the first of `fallbacks` that has one,
    /// else the first there is.
    #[must_use]
    pub fn shown<'a>(&'a self, tag: &str, fallbacks: &[String]) -> Option<Shown<'a>> {
        if let Some(text) = self.matching(tag) {
            return Some(Shown {
                text: text.1,
                lang: None,
            });
        }
        let (lang, text) = fallbacks
            .iter()
            .find_map(|tag| self.matching(tag))
            .or_else(|| {
                self.0
                    .iter()
                    .next()
                    .map(|(tag, text)| (tag.as_str(), text.as_str()))
            })?;
        Some(Shown {
            text,
            lang: Some(lang),
        })
    }

    /// The text written in the language of `tag`, and its own tag.
    #[must_use]
    pub fn matching(&self, tag: &str) -> Option<(&str, &str)> {
        let exact = self.0.get_key_value(tag);
        exact
            .or_else(|| {
                self.0
                    .iter()
                    .find(|(other, _)| primary(other) == primary(tag))
            })
            .map(|(tag, text)| (tag.as_str(), text.as_str()))
    }
}

/// What two spellings of one word or address have in common: NFC, lower case.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfc().collect::<String>().to_lowercase()
}

/// A text as part of an address: small letters a to z, digits and hyphens.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for character in text.nfd().flat_map(char::to_lowercase) {
        match character {
            'a'..='z' | '0'..='9' => slug.push(character),
            'đ' | 'ð' => slug.push('d'),
            'ø' => slug.push('o'),
            'ł' => slug.push('l'),
            'æ' => slug.push_str("ae"),
            'œ' => slug.push_str("oe"),
            'ß' => slug.push_str("ss"),
            _ if is_combining_mark(character) => {}
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// The primary language of a BCP 47 tag: `fr` of `fr-CA`.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

impl<const N: usize> From<[(&str, &str); N]> for Texts {
    fn from(pairs: [(&str, &str); N]) -> Self {
        Self(
            pairs
                .into_iter()
                .map(|(tag, text)| (tag.to_owned(), text.to_owned()))
                .collect(),
        )
    }
}

/// Whether a character changes the direction of the text around it (Unicode's `Bidi_Control`): in the words of a
/// stranger, only to deceive.
pub(in crate::domain) fn changes_direction(letter: char) -> bool {
    matches!(letter, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
