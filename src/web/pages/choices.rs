//! The ways in which a participant can choose to be told.

use super::answers::Own;
use super::participant::Reach;
use crate::domain::Closed as _;
use crate::domain::visit::Notify;
use crate::language::{Language, TextError};

/// What participants may choose themselves; to be told by hand is for the organisers to say.
pub const WAYS: [Notify; 3] = [Notify::Invitations, Notify::Programme, Notify::None];

/// The choice between invitations and a subscription.
#[derive(Clone, Debug)]
pub(super) struct WayChoice {
    pub(super) action: String,
    pub(super) ways: Vec<Way>,
}

/// One way.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) value: &'static str,
    pub(super) label: String,
    pub(super) more: String,
    pub(super) is_present: bool,
}

impl WayChoice {
    /// The choice of somebody whom mail reaches, and who is not told by hand; nobody makes it for them.
    pub(super) fn new(
        own: &Own<'_>,
        reach: Reach<'_>,
        language: Language,
    ) -> Result<Option<Self>, TextError> {
        if !reach.is_own || !reach.has_address || reach.notify == Notify::ByHand {
            return Ok(None);
        }
        let way = |notify: Notify| {
            let (label, more) = keys(notify);
            Ok(Way {
                value: notify.word(),
                label: language.say(label)?,
                more: language.say(more)?,
                is_present: reach.notify == notify,
            })
        };
        Ok(Some(Self {
            action: format!("{}/notify{}", own.path, own.query),
            ways: WAYS.into_iter().map(way).collect::<Result<_, _>>()?,
        }))
    }
}

/// The words for a way, and what it means.
pub(super) const fn keys(notify: Notify) -> (&'static str, &'static str) {
    match notify {
        Notify::Invitations => ("choice-invitations", "choice-invitations-more"),
        Notify::Programme => ("choice-programme", "choice-programme-more"),
        Notify::None => ("choice-none", "choice-none-more"),
        Notify::ByHand => ("choice-by-hand", "choice-by-hand-more"),
    }
}
