//! Texts that organisations sign, and the themes they are about.

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::closed::closed;
use crate::domain::ids::{AgreementId, OrganisationId, PersonId, ThemeId};
use crate::domain::text::Texts;
use crate::domain::time::PartialDate;

/// A subject, at most one level below another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its identifier.
    pub id: ThemeId,
    /// Its name in visit files.
    pub key: String,
    /// What it is called, per language.
    pub label: Texts,
    /// The theme above it.
    pub parent: Option<ThemeId>,
}

closed! {
    /// What kind of text was signed.
    AgreementKind {
        Friendship = "friendship", MemorandumOfUnderstanding = "memorandum-of-understanding",
        CooperationAgreement = "cooperation-agreement", Twinning = "twinning", Other = "other",
    }
}

closed! {
    /// What happens when an agreement ends.
    Renewal { None = "none", Automatic = "automatic", Negotiated = "negotiated" }
}

closed! {
    /// How an agreement relates to an earlier one.
    Lineage { Expands = "expands", Renews = "renews", Replaces = "replaces", Follows = "follows" }
}

closed! {
    /// How somebody signed.
    SignatureMode { InPerson = "in-person", VideoConference = "video-conference", Correspondence = "correspondence" }
}

closed! {
    /// Where a commitment stands.
    CommitmentStatus {
        Planned = "planned", Ongoing = "ongoing", Done = "done", Postponed = "postponed", Dropped = "dropped",
    }
}

/// A text signed by two or more organisations.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Its identifier.
    pub id: AgreementId,
    /// Its name in visit files.
    pub key: String,
    /// What kind of text it is.
    pub kind: AgreementKind,
    /// Its title, per language.
    pub title: Texts,
    /// Who is bound.
    pub parties: Vec<OrganisationId>,
    /// When it was signed.
    pub signed_on: Option<PartialDate>,
    /// From when it holds.
    pub starts_on: Option<PartialDate>,
    /// Until when it holds, the last day included.
    pub ends_on: Option<PartialDate>,
    /// For how long (ISO 8601 duration, as written).
    pub term: Option<String>,
    /// What happens at its end.
    pub renewal: Option<Renewal>,
    /// The agreements it builds upon.
    pub lineage: Vec<(Lineage, AgreementId)>,
    /// What it is about.
    pub themes: Vec<ThemeId>,
    /// How long before its end to remind (ISO 8601 durations, as written).
    pub expiry_reminders: Vec<String>,
    /// Who signed.
    pub signatures: Vec<Signature>,
    /// Who stood by.
    pub witnesses: Vec<PersonId>,
    /// What was promised.
    pub commitments: Vec<Commitment>,
}

impl Agreement {
    /// Its last day, as written or by its term; `None`: nothing says when it ends.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        let start = self.starts_on.or(self.signed_on);
        let term = self.term.as_deref();
        let by_term = || last_day_of_term(start?.first_day(), term?);
        self.ends_on.map(PartialDate::last_day).or_else(by_term)
    }
}

/// One signature under an agreement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signature {
    /// Who signed.
    pub person: PersonId,
    /// For whom.
    pub parties: Vec<OrganisationId>,
    /// In which capacity, per language.
    pub capacity: Texts,
    /// How.
    pub mode: Option<SignatureMode>,
    /// When.
    pub on: Option<PartialDate>,
    /// Where.
    pub place: Option<String>,
}

/// Something promised in an agreement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Commitment {
    /// What, per language.
    pub text: Texts,
    /// Where it stands.
    pub status: CommitmentStatus,
    /// Who sees to it.
    pub owner: Option<Owner>,
    /// By when.
    pub due: Option<PartialDate>,
}

/// Who sees to a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Owner {
    /// A body.
    Organisation(OrganisationId),
    /// A human.
    Person(PersonId),
}

/// The last day of a term that starts on `start`: `start + term − 1 day`.
#[must_use]
pub fn last_day_of_term(start: Date, term: &str) -> Option<Date> {
    let span: Span = term.parse().ok()?;
    start.checked_add(span).ok()?.yesterday().ok()
}
