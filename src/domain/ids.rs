//! Typed identifiers. Text of a version 7 UUID outside, made by the store; the domain only carries them.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// Declares one identifier type.
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0.as_hyphenated())
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )+};
}

ids! {
    /// A theme.
    ThemeId,
    /// An organisation.
    OrganisationId,
    /// A person.
    PersonId,
    /// A venue.
    VenueId,
    /// The way from one venue to another.
    TravelTimeId,
    /// An agreement.
    AgreementId,
    /// A visit.
    VisitId,
    /// A delegation of a visit.
    DelegationId,
    /// A person's participation in a visit.
    ParticipantId,
    /// An item of a visit's agenda.
    ItemId,
    /// Something that is to find its place in an agenda.
    UnplacedItemId,
    /// A question for a time.
    PollId,
    /// Another time that a host proposes.
    ProposalId,
    /// A message of the outbox.
    MessageId,
    /// A person who signs in: organiser, administrator, viewer.
    UserId,
    /// A token of the API.
    TokenId,
    /// A change of a record.
    EditId,
    /// Any record that can be changed.
    SubjectId,
    /// Somebody's being signed in with one browser.
    SessionId,
    /// A mail that came in.
    InboundId,
    /// A link to sign in by, asked for by mail.
    SignInMailId,
    /// A letter that an organiser sends to themselves.
    TestMailId,
    /// An office whose people see one another's visits.
    TeamId,
    /// A program outside that is told what happens.
    WebhookId,
    /// A document on its way to an address outside.
    DispatchId,
    /// A device on which a participant is told of urgent changes.
    PushSubscriptionId,
    /// A running process of Escale.
    InstanceId,
    /// What messages about the same thing have in common: the item, or for a whole programme the participant.
    TopicId,
    /// What a frozen document is about: a visit, an item or a participant.
    FrozenId,
    /// What a calendar knows an event by (RFC 7986 §5.3: random, with nothing of ours in it).
    CalendarUid,
}
