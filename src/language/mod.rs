//! The four languages Escale writes: fixed texts from `locales/*.ftl`, and the written forms of dates and times.
//!
//! A text is never replaced by its key or by another language: a missing message or argument is an error.

mod cities;
mod spoken;
#[cfg(test)]
mod tests;
mod written;

use std::collections::HashMap;
use std::fmt;

use fluent_templates::fluent_bundle::FluentValue;
use unic_langid::{LanguageIdentifier, langid};

fluent_templates::static_loader! {
    static TEXTS = {
        locales: "./locales",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// The value of an argument of a text: made by `.into()` from texts and numbers.
pub type Argument<'a> = FluentValue<'a>;

/// A language Escale writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English, as written in Britain.
    En,
    /// French.
    Fr,
    /// Norwegian, bokmål.
    Nb,
    /// Vietnamese.
    Vi,
}

/// A text that cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("locales/{language}.ftl: text `{key}` cannot be written: {reason}")]
pub struct TextError {
    language: Language,
    key: String,
    reason: String,
}

impl Language {
    /// All of them, by tag.
    pub const ALL: [Self; 4] = [Self::En, Self::Fr, Self::Nb, Self::Vi];

    /// Its BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Nb => "nb",
            Self::Vi => "vi",
        }
    }

    /// The language of a BCP 47 tag, by its primary subtag: `fr-CA` is French, all Norwegian is bokmål.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        match primary.to_ascii_lowercase().as_str() {
            "en" => Some(Self::En),
            "fr" => Some(Self::Fr),
            "nb" | "nn" | "no" => Some(Self::Nb),
            "vi" => Some(Self::Vi),
            _ => None,
        }
    }

    /// What its speakers call it, for links to it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
            Self::Nb => "Norsk",
            Self::Vi => "Tiếng Việt",
        }
    }

    /// The text `key`, which takes no arguments.
    ///
    /// # Errors
    /// If there is no such text in this language, or it needs arguments.
    pub fn say(self, key: &str) -> Result<String, TextError> {
        self.say_with(key, [])
    }

    /// The text `key` with its arguments filled in.
    ///
    /// # Errors
    /// If there is no such text in this language, or one of its arguments is not given.
    pub fn say_with<'a>(
        self,
        key: &str,
        arguments: impl IntoIterator<Item = (&'a str, Argument<'a>)>,
    ) -> Result<String, TextError> {
        let arguments: HashMap<&str, Argument<'_>> = arguments.into_iter().collect();
        TEXTS
            .lookup_single_language(&self.identifier(), key, Some(&arguments))
            .map_err(|error| TextError {
                language: self,
                key: key.to_owned(),
                reason: error.to_string(),
            })
    }

    const fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::En => langid!("en"),
            Self::Fr => langid!("fr"),
            Self::Nb => langid!("nb"),
            Self::Vi => langid!("vi"),
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}
