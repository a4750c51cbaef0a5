//! Why a command was refused. Nothing was changed then.

use crate::domain::document::{Fault, FaultKind};
use crate::language::TextError;
use crate::mail::letters::LetterError;
use crate::store;

/// Why a command was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What the command is about does not exist, or not for whoever asks.
    #[error("there is no {what}")]
    NotFound {
        /// What was looked for, in words.
        what: String,
    },
    /// Somebody else was faster.
    #[error(
        "the visit was changed since revision {expected}; it is at revision {current} now: look at the changes and publish again"
    )]
    StaleRevision {
        /// What the command was based on.
        expected: i64,
        /// What it would have to be based on.
        current: i64,
    },
    /// What was sent cannot be meant.
    #[error("{} of what was sent cannot be used", .0.len())]
    Invalid(Vec<Invalid>),
    /// A visit file with faults.
    #[error("the file has {}", counted(.0.len()))]
    File(Vec<Fault>),
    /// The state of things forbids it.
    #[error("{0}")]
    Conflict(String),
    /// More people would be written to for the first time than an organiser may write to in a day.
    #[error(
        "{new} people would be written to for the first time, and you may write to {left} more within 24 hours: hold some of them back, or ask an administrator to raise ESCALE_NEW_ADDRESSES_PER_DAY"
    )]
    TooManyStrangers {
        /// How many are new.
        new: usize,
        /// How many are left for now.
        left: usize,
    },
    /// Something cannot be hashed, sealed or opened: a fault of ours, or of the key.
    #[error("{0}")]
    Cryptography(&'static str),
    /// A text of the interface is missing: a fault of ours.
    #[error(transparent)]
    Text(#[from] TextError),
    /// A letter cannot be written: a fault of ours.
    #[error(transparent)]
    Letter(#[from] LetterError),
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// One thing that cannot be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    /// What kind of fault it is.
    pub kind: FaultKind,
    /// Where it stands (JSON Pointer, RFC 6901).
    pub pointer: String,
    /// What is wrong, and what would be right.
    pub detail: String,
}

impl Error {
    /// Nothing of that name is there.
    #[must_use]
    pub fn not_found(what: impl Into<String>) -> Self {
        Self::NotFound { what: what.into() }
    }

    /// Whether only what the command was about is at fault, not the database: the next one may fare better.
    #[must_use]
    pub const fn is_its_own(&self) -> bool {
        let of_all = matches!(
            self,
            Self::Store(store::Error::Unavailable { .. } | store::Error::Database(_))
        );
        !of_all
    }
}

fn counted(faults: usize) -> String {
    if faults == 1 {
        "a fault".to_owned()
    } else {
        format!("{faults} faults")
    }
}
