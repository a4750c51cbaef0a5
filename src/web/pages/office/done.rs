//! What was just done, or not, as the address of a page names it: said once, on top of it.

/// What was just done, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    pub(super) tone: &'static str,
    pub(super) icon: &'static str,
    /// The key of the sentence.
    pub(super) key: &'static str,
}

/// All that a page may say was done.
const KEYS: [&str; 28] = [
    "agenda-mended",
    "agenda-not-mended",
    "agenda-undone",
    "agenda-not-undone",
    "agenda-redone",
    "agenda-not-redone",
    "agenda-kept",
    "agenda-not-kept",
    "agenda-kept-unsaid",
    "agenda-taken-up",
    "tray-put",
    "tray-not-put",
    "tray-discarded",
    "done-saved",
    "done-added",
    "done-removed",
    "done-moved",
    "done-cancelled",
    "done-duplicated",
    "done-retried",
    "done-noted",
    "done-asked",
    "done-withdrawn",
    "done-accepted",
    "done-refused",
    "done-counted",
    "done-released",
    "done-told",
];

impl Done {
    /// What an address names; nothing that is not ours.
    #[must_use]
    pub fn named(asked: &str) -> Option<Self> {
        let key = *KEYS.iter().find(|key| **key == asked)?;
        let is_done = !(key.contains("-not-") || key.ends_with("-unsaid"));
        let (tone, icon) = if is_done {
            ("ok", "check")
        } else {
            ("wait", "warning")
        };
        Some(Self { tone, icon, key })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn each_is_said_in_every_language_and_nothing_else_is() {
        for language in Language::ALL {
            for key in KEYS {
                language.say(key).unwrap();
                assert_eq!(Done::named(key).unwrap().key, key);
            }
        }
        assert_eq!(Done::named("office-sign-out"), None);
    }
}
