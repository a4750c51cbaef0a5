//! The letters people receive: what a telling says, in the language of its reader, as text and HTML of the same facts,
//! with the calendar object of an invitation.
//!
//! Letters say only what a [`Sight`](crate::domain::programme::Sight) holds. Whatever people wrote is escaped in HTML
//! and indented in text, so that it cannot pass for a line of ours.

mod answers;
mod by_hand;
mod context;
mod digest;
mod forward;
mod invitation;
mod news;
mod opening;
mod paragraphs;
mod programme;
mod question;
mod reminder;
mod sign_in;

pub use by_hand::by_hand;
pub use context::{Context, Links};
pub use digest::{Digest, DigestVisit, digest};
pub use forward::{Forward, forward};
pub use invitation::{Standing, invitation};
pub use programme::programme;
pub use question::{question, question_by_hand};
pub use reminder::reminder;
pub use sign_in::{SignIn, sign_in};

use crate::language::TextError;

/// Why a letter cannot be written: it fails alone.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// A text of ours is missing.
    #[error(transparent)]
    Text(#[from] TextError),
    /// A template cannot be filled in.
    #[error("templates/mail: {0}")]
    Template(#[from] askama::Error),
    /// There is nothing the reader may be told.
    #[error(
        "the participant neither sees nor saw the item, so no letter can be written about it: reconcile again"
    )]
    NothingSeen,
    /// There is nothing a calendar could know it by.
    #[error(
        "an invitation was to be written without a UID: it was told by {channel}, not by invitation"
    )]
    NoUid {
        /// How it was told.
        channel: &'static str,
    },
}

#[cfg(test)]
mod tests;
