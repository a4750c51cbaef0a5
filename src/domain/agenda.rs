//! Items of an agenda, as organisers edit them.

use std::collections::BTreeSet;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::domain::closed::closed;
use crate::domain::ids::{DelegationId, ItemId, OrganisationId, PersonId, VenueId};
use crate::domain::text::Texts;
use crate::domain::time::{LocalTime, Period, Zone};
use crate::domain::visit::ParticipantRole;

closed! {
    /// What an item is.
    ItemKind {
        Reception = "reception", Meeting = "meeting", WorkingSession = "working-session", SiteVisit = "site-visit",
        Signing = "signing", Event = "event", Meal = "meal", Transfer = "transfer", Press = "press",
        Technical = "technical", FreeTime = "free-time", Hold = "hold", Other = "other",
    }
}

closed! {
    /// Whether an item will happen.
    ItemStatus { Tentative = "tentative", Confirmed = "confirmed", Cancelled = "cancelled" }
}

closed! {
    /// Who may see an item at all.
    Visibility { Public = "public", Participants = "participants", Internal = "internal" }
}

closed! {
    /// Whether an answer is wanted; invitations always ask.
    ReplyWanted { Requested = "requested", None = "none" }
}

closed! {
    /// What a place is to an item.
    PlaceRole { At = "at", From = "from", To = "to" }
}

closed! {
    /// What a person does at an item.
    PartRole {
        Host = "host", Speaker = "speaker", Signatory = "signatory", Interpreter = "interpreter",
        Moderator = "moderator", Staff = "staff", Greeter = "greeter",
    }
}

/// One line of the agenda, as drafted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its identifier.
    pub id: ItemId,
    /// Its name in the visit's file.
    pub key: String,
    /// What it is.
    pub kind: ItemKind,
    /// Title, per language.
    pub title: Texts,
    /// More words, per language.
    pub description: Texts,
    /// Wall time of its start.
    pub starts: DateTime,
    /// Wall time of its end.
    pub ends: DateTime,
    /// Zone of its start; `None`: the visit's.
    pub starts_time_zone: Option<Zone>,
    /// Zone of its end; `None`: that of its start.
    pub ends_time_zone: Option<Zone>,
    /// Whether it will happen.
    pub status: ItemStatus,
    /// Why it will not, per language.
    pub reason: Texts,
    /// Who may see it.
    pub visibility: Visibility,
    /// The organisation that receives; invites nobody.
    pub host: Option<OrganisationId>,
    /// Where.
    pub places: Vec<Place>,
    /// Link to a call.
    pub online_url: Option<String>,
    /// For whom.
    pub audience: Audience,
    /// Who does what at it.
    pub people: Vec<Part>,
    /// What some of its audience are told.
    pub notes: Vec<Note>,
    /// BCP 47 tags of the languages spoken.
    pub languages: Vec<String>,
    /// How to dress, per language.
    pub dress_code: Texts,
    /// How many it can hold; `None`: the sum of its venues'.
    pub capacity: Option<u32>,
    /// Whether an answer is wanted.
    pub reply: ReplyWanted,
    /// For organisers only.
    pub internal_notes: Option<String>,
}

impl Item {
    /// When it happens, with the visit's zone where it names none.
    #[must_use]
    pub fn period(&self, visit_zone: &Zone) -> Period {
        let starts_zone = self.starts_time_zone.as_ref().unwrap_or(visit_zone);
        let ends_zone = self.ends_time_zone.as_ref().unwrap_or(starts_zone);
        Period {
            starts: LocalTime {
                wall: self.starts,
                zone: starts_zone.clone(),
            },
            ends: LocalTime {
                wall: self.ends,
                zone: ends_zone.clone(),
            },
        }
    }

    /// Whether it never leaves the organisers' pages; a hold is always internal.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        self.visibility == Visibility::Internal || self.kind == ItemKind::Hold
    }

    /// Every person it names, for whatever.
    #[must_use]
    pub fn people_mentioned(&self) -> BTreeSet<PersonId> {
        let parts = self.people.iter().map(|part| part.person);
        let places = self.places.iter();
        let places = places.flat_map(|place| place.people.iter().copied());
        let audiences = self
            .audiences()
            .flat_map(|audience| audience.people.iter().chain(&audience.except).copied());
        parts.chain(places).chain(audiences).collect()
    }

    /// Every venue of the register it is at.
    #[must_use]
    pub fn venues_mentioned(&self) -> BTreeSet<VenueId> {
        let venue = |place: &Place| match &place.site {
            Site::Venue(venue) => Some(*venue),
            Site::Named { .. } => None,
        };
        self.places.iter().filter_map(venue).collect()
    }

    /// Every delegation it names, for whatever.
    #[must_use]
    pub fn delegations_mentioned(&self) -> BTreeSet<DelegationId> {
        let places = self.places.iter();
        let places = places.flat_map(|place| place.delegations.iter().copied());
        let audiences = self
            .audiences()
            .flat_map(|audience| audience.delegations.iter().copied());
        places.chain(audiences).collect()
    }

    fn audiences(&self) -> impl Iterator<Item = &Audience> {
        std::iter::once(&self.audience).chain(self.notes.iter().map(|note| &note.audience))
    }
}

/// A venue, or a name and address instead of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The venue, or words.
    pub site: Site,
    /// Delegations that are at this place.
    pub delegations: Vec<DelegationId>,
    /// People who are at this place. Both empty: anyone.
    pub people: Vec<PersonId>,
    /// What it is to the item.
    pub role: PlaceRole,
}

/// Where a place is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Site {
    /// A venue of the register.
    Venue(VenueId),
    /// A place named for this item only.
    Named {
        /// What it is called.
        name: String,
        /// Postal address.
        address: Option<String>,
    },
}

/// Whom something is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience {
    /// All on the roster but press, drivers and security.
    pub everyone: bool,
    /// Members of these delegations.
    pub delegations: Vec<DelegationId>,
    /// Participants in these roles.
    pub roles: Vec<ParticipantRole>,
    /// Participants in these groups.
    pub groups: Vec<String>,
    /// These people.
    pub people: Vec<PersonId>,
    /// But not these.
    pub except: Vec<PersonId>,
}

/// A person with something to do at an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Who.
    pub person: PersonId,
    /// What they do.
    pub role: PartRole,
}

/// Words for some of an item's audience.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The words, per language.
    pub text: Texts,
    /// Who is told.
    pub audience: Audience,
}
