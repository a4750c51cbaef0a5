//! Closed lists of words: one declaration gives the enum, its spelling in files, API and database, and its parser.

/// A type whose values are a closed list of words (FORMAT: "closed").
pub trait Closed: Copy + Eq + 'static {
    /// Every value, in the order of the format's documentation.
    const ALL: &'static [Self];

    /// The one spelling of this value, everywhere.
    fn word(self) -> &'static str;

    /// The value spelled `word`, if there is one.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

/// Declares a closed list.
macro_rules! closed {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$variant_meta])* #[doc = concat!("`", $word, "`")] #[serde(rename = $word)] $variant),+ }

        impl $crate::domain::closed::Closed for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}
pub(crate) use closed;
