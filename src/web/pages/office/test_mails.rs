//! Letters that organisers send to themselves.

use askama::Template;

use super::visit_head::VisitHead;
use super::{OfficeFrame, Section};
use crate::domain::Closed as _;
use crate::domain::message::Specimen;
use crate::language::{Language, TextError};

/// What came of asking for a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is on its way.
    OnItsWay,
    /// There is nothing to write about, or there were too many.
    Refused,
}

/// The page `…/test-mails`.
#[derive(Clone, Debug, Template)]
#[template(path = "office/test-mails.html")]
pub struct TestMailsPage {
    frame: OfficeFrame,
    head: VisitHead,
    kinds: Vec<Kind>,
    language: Language,
    /// Where it goes, in a sentence.
    whereto: String,
    /// Tone, icon and words of what came of it.
    outcome: Option<(&'static str, &'static str, String)>,
}

#[derive(Clone, Debug)]
struct Kind {
    value: &'static str,
    label: String,
    is_chosen: bool,
}

impl TestMailsPage {
    /// The page of a visit, for somebody with this address, who has chosen.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        address: &str,
        (kind, language): (Specimen, Language),
        outcome: Option<Outcome>,
    ) -> Result<Self, TextError> {
        let to = |key: &str| frame.language.say_with(key, [("address", address.into())]);
        let kinds = Specimen::ALL.iter().map(|specimen| {
            Ok(Kind {
                value: specimen.word(),
                label: frame.say(label(*specimen))?,
                is_chosen: *specimen == kind,
            })
        });
        let outcome = match outcome {
            Some(Outcome::OnItsWay) => Some(("ok", "check", to("test-mails-sent")?)),
            Some(Outcome::Refused) => Some(("no", "warning", to("test-mails-refused")?)),
            None => None,
        };
        Ok(Self {
            kinds: kinds.collect::<Result<_, TextError>>()?,
            whereto: to("test-mails-more")?,
            language,
            outcome,
            frame,
            head,
        })
    }
}

/// The key of the name of a kind.
const fn label(kind: Specimen) -> &'static str {
    match kind {
        Specimen::Invitation => "test-mails-invitation",
        Specimen::Update => "test-mails-update",
        Specimen::Cancellation => "test-mails-cancellation",
        Specimen::Withdrawal => "test-mails-withdrawal",
        Specimen::Programme => "test-mails-programme",
        Specimen::Question => "test-mails-question",
        Specimen::Eve => "test-mails-eve",
        Specimen::FirstItem => "test-mails-first-item",
        Specimen::MissingReply => "test-mails-missing-reply",
        Specimen::Place => "test-mails-place",
        Specimen::Digest => "test-mails-digest",
    }
}
