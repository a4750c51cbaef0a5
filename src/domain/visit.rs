//! A visit, its delegations and its roster.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::domain::closed::closed;
use crate::domain::ids::{
    AgreementId, DelegationId, OrganisationId, ParticipantId, PersonId, TeamId, ThemeId, VisitId,
};
use crate::domain::text::Texts;
use crate::domain::time::Zone;

closed! {
    /// What a visit is for.
    VisitKind {
        Working = "working", Official = "official", State = "state", Courtesy = "courtesy", Study = "study",
        Signing = "signing", Other = "other",
    }
}

closed! {
    /// Who travels.
    Direction { Incoming = "incoming", Outgoing = "outgoing", Remote = "remote" }
}

closed! {
    /// Whether a visit takes place.
    VisitStatus { Planned = "planned", Cancelled = "cancelled" }
}

closed! {
    /// What a participant is on a visit.
    ParticipantRole {
        HeadOfDelegation = "head-of-delegation", Delegate = "delegate", Host = "host", Speaker = "speaker",
        Signatory = "signatory", Guest = "guest", Interpreter = "interpreter", Press = "press", Protocol = "protocol",
        Security = "security", Driver = "driver",
    }
}

closed! {
    /// How a participant is told.
    Notify { Invitations = "invitations", Programme = "programme", ByHand = "by-hand", None = "none" }
}

closed! {
    /// What a reminder rule is about.
    ReminderKind { Eve = "eve", FirstItem = "first-item", MissingReply = "missing-reply" }
}

impl ParticipantRole {
    /// How this role is told unless the organiser says otherwise.
    #[must_use]
    pub fn default_notify(self) -> Notify {
        match self {
            Self::Host | Self::Speaker | Self::Signatory | Self::Guest | Self::Press => {
                Notify::Invitations
            }
            Self::HeadOfDelegation
            | Self::Delegate
            | Self::Interpreter
            | Self::Protocol
            | Self::Security => Notify::Programme,
            Self::Driver => Notify::ByHand,
        }
    }

    /// Whether "everyone" means this role too; press, drivers and security are named.
    #[must_use]
    pub fn is_in_everyone(self) -> bool {
        !matches!(self, Self::Press | Self::Driver | Self::Security)
    }
}

/// A dated stay or meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Its identifier.
    pub id: VisitId,
    /// The office that organises it.
    pub team: TeamId,
    /// Its name in visit files.
    pub key: String,
    /// Its name in addresses of pages.
    pub slug: String,
    /// What it is for.
    pub kind: VisitKind,
    /// Who travels.
    pub direction: Direction,
    /// Title, per language.
    pub title: Texts,
    /// Title for subjects and calendars; the title where none is given.
    pub short_title: Option<Texts>,
    /// Who receives.
    pub host: OrganisationId,
    /// First day.
    pub starts_on: Date,
    /// Last day, included.
    pub ends_on: Date,
    /// Zone of items that name none.
    pub time_zone: Zone,
    /// BCP 47 tags of the languages it is written in; the first is the fallback.
    pub locales: Vec<String>,
    /// Whether it takes place.
    pub status: VisitStatus,
    /// Why it does not, per language.
    pub reason: Texts,
    /// Whether it has a public page.
    pub public: bool,
    /// The agreements it is about.
    pub agreements: Vec<AgreementId>,
    /// What it is about.
    pub themes: Vec<ThemeId>,
    /// Until when answers are wanted.
    pub reply_by: Option<Date>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// Under every mail, per language.
    pub signature: Texts,
    /// When to remind; `None`: the defaults.
    pub reminders: Option<Vec<ReminderRule>>,
}

impl Visit {
    /// The title that subjects and calendars use.
    #[must_use]
    pub fn short_title(&self) -> &Texts {
        self.short_title.as_ref().unwrap_or(&self.title)
    }
}

/// Whom participants ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Who answers.
    pub name: String,
    /// Where mail reaches them.
    pub email: Option<String>,
    /// Their telephone.
    pub phone: Option<String>,
}

/// When to remind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderRule {
    /// What about.
    pub kind: ReminderKind,
    /// At which wall time (eve).
    pub at: Option<Time>,
    /// How long before (ISO 8601 duration, as written).
    pub before: Option<String>,
}

/// A group of participants that travels together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegation {
    /// Its identifier.
    pub id: DelegationId,
    /// Its name in the visit's file.
    pub key: String,
    /// Its name, per language.
    pub name: Texts,
    /// Whom it represents.
    pub organisation: OrganisationId,
    /// Who leads it.
    pub head: Option<PersonId>,
}

/// A person on a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Their identifier, kept when they leave and return.
    pub id: ParticipantId,
    /// Who.
    pub person: PersonId,
    /// As what.
    pub role: ParticipantRole,
    /// With whom.
    pub delegation: Option<DelegationId>,
    /// Groups of the visit they are in.
    pub groups: Vec<String>,
    /// The organisation of the office they come with; `None`: of the highest office that day.
    pub office: Option<OrganisationId>,
    /// How they are told.
    pub notify: Notify,
    /// What they eat (sensitive).
    pub diet: Option<String>,
    /// What they need to get in (sensitive).
    pub access: Option<String>,
    /// Whether they were taken off the roster.
    pub removed: bool,
    /// Counts how often their links were renewed; older links are dead.
    pub links_generation: u32,
    /// Who gets a copy of what they are sent, and may answer for them.
    pub mail_to: Vec<Assistant>,
}

/// How many assistants a participant may have: each is written to whenever they are.
pub const MOST_ASSISTANTS: usize = 5;

/// Somebody who reads the mail of a participant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assistant {
    /// How they are called.
    pub name: String,
    /// Where they get mail.
    pub email: String,
    /// BCP 47 tag of the language they read.
    pub locale: String,
}
