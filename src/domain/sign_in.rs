//! When somebody is signed in: what they showed first (a password, a link, the word of a provider), and, once they have
//! set up an app for codes, a code besides.

/// What somebody has shown of one proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Nothing yet.
    Missing,
    /// Something that proves nothing.
    Wrong,
    /// The right thing.
    Right,
}

/// How signing in goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing is known of them: they begin again.
    Refused,
    /// A code is asked for.
    NeedsCode,
    /// The code was wrong: another may be tried.
    WrongCode,
    /// They are in.
    SignedIn,
}

/// Decides on the next step. A code counts for nothing without the first proof, and the first proof alone is enough only
/// for who has set up no app.
#[must_use]
pub const fn next(first: Proof, code: Proof, has_factor: bool) -> Step {
    match (first, has_factor, code) {
        (Proof::Missing | Proof::Wrong, _, _) => Step::Refused,
        (Proof::Right, false, _) | (Proof::Right, true, Proof::Right) => Step::SignedIn,
        (Proof::Right, true, Proof::Missing) => Step::NeedsCode,
        (Proof::Right, true, Proof::Wrong) => Step::WrongCode,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_proofs() {
        use Proof::{Missing, Right, Wrong};
        use Step::{NeedsCode, Refused, SignedIn, WrongCode};
        let table = [
            ((Missing, Missing, false), Refused),
            ((Missing, Wrong, false), Refused),
            ((Missing, Right, false), Refused),
            ((Missing, Missing, true), Refused),
            ((Missing, Wrong, true), Refused),
            ((Missing, Right, true), Refused),
            ((Wrong, Missing, false), Refused),
            ((Wrong, Wrong, false), Refused),
            ((Wrong, Right, false), Refused),
            ((Wrong, Missing, true), Refused),
            ((Wrong, Wrong, true), Refused),
            ((Wrong, Right, true), Refused),
            ((Right, Missing, false), SignedIn),
            ((Right, Wrong, false), SignedIn),
            ((Right, Right, false), SignedIn),
            ((Right, Missing, true), NeedsCode),
            ((Right, Wrong, true), WrongCode),
            ((Right, Right, true), SignedIn),
        ];
        for ((first, code, has_factor), expected) in table {
            assert_eq!(
                next(first, code, has_factor),
                expected,
                "{first:?} {code:?} {has_factor}"
            );
        }
    }
}
