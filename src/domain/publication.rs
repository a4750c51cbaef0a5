//! A numbered draft, frozen by value: all that people see, so that later edits of a venue or a name change nothing
//! until the next publication.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::agenda::{ItemKind, ItemStatus, PartRole, PlaceRole, ReplyWanted};
use crate::domain::closed::closed;
use crate::domain::ids::{
    DelegationId, ItemId, OrganisationId, ParticipantId, PersonId, VenueId, VisitId,
};
use crate::domain::person::Name;
use crate::domain::text::Texts;
use crate::domain::time::{Period, Zone};
use crate::domain::venue::Geo;
use crate::domain::visit::{Contact, ParticipantRole, VisitStatus};

closed! {
    /// Who hears of a publication at once.
    Tell { Concerned = "concerned", Urgent = "urgent", Nobody = "nobody" }
}

/// What was published of a visit under one number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Publication {
    /// Counts from 1 within the visit.
    pub version: u32,
    /// When it was published.
    pub published_at: Timestamp,
    /// What the organisers say with it, per language.
    pub note: Texts,
    /// The visit itself.
    pub visit: FrozenVisit,
    /// Every item that was published and not deleted, also those that nobody sees any more.
    pub items: BTreeMap<ItemId, FrozenItem>,
    /// Who takes part.
    pub roster: BTreeMap<ParticipantId, FrozenParticipant>,
}

/// When something last changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// In which publication.
    pub version: u32,
    /// When that was published.
    pub at: Timestamp,
}

/// A visit as published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenVisit {
    /// Which visit.
    pub id: VisitId,
    /// Title, per language.
    pub title: Texts,
    /// Title for subjects and calendars, per language.
    pub short_title: Texts,
    /// Who receives.
    pub host: FrozenOrganisation,
    /// First day.
    pub starts_on: Date,
    /// Last day, included.
    pub ends_on: Date,
    /// Zone of items that name none.
    pub time_zone: Zone,
    /// City of the host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Languages it is written in; the first is the fallback.
    pub locales: Vec<String>,
    /// Whether it takes place.
    pub status: VisitStatus,
    /// Why it does not, per language.
    pub reason: Texts,
    /// Whether it has a public page.
    pub public: bool,
    /// Until when answers are wanted.
    pub reply_by: Option<Date>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// Under every mail, per language.
    pub signature: Texts,
    /// When what the public sees last changed; `None` in publications that do not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public_changed: Option<Revision>,
}

/// An organisation as published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenOrganisation {
    /// Which organisation.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Whether public pages may name it.
    pub public: bool,
}

/// An item as published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrozenItem {
    /// What it is.
    pub kind: ItemKind,
    /// Title, per language.
    pub title: Texts,
    /// More words, per language.
    pub description: Texts,
    /// When.
    pub period: Period,
    /// Whether it will happen.
    pub status: ItemStatus,
    /// Why it will not, per language.
    pub reason: Texts,
    /// Whether public pages may show it.
    pub public: bool,
    /// Whether public pages ever showed that it will happen: of nothing else they say that it will not.
    pub was_public: bool,
    /// Who receives.
    pub host: Option<FrozenOrganisation>,
    /// Where.
    pub places: Vec<FrozenPlace>,
    /// Link to a call.
    pub online_url: Option<String>,
    /// Who does what.
    pub parts: Vec<FrozenPart>,
    /// What some are told.
    pub notes: Vec<FrozenNote>,
    /// Languages spoken (BCP 47).
    pub languages: Vec<String>,
    /// How to dress, per language.
    pub dress_code: Texts,
    /// Whether an answer is wanted.
    pub reply: ReplyWanted,
    /// Revision of what matters (RFC 5546 §2.1.4): 0 when first published, one more in each publication that changes
    /// time, place, link or status.
    pub sequence: u32,
    /// When it was first published.
    pub created_at: Timestamp,
    /// When what anybody may see of it last changed.
    pub public_changed_at: Timestamp,
    /// Who sees it, and what of it they last saw change.
    pub audience: BTreeMap<ParticipantId, Seen>,
}

/// What one participant sees of one item, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Digest of what they see.
    pub digest: String,
    /// The publication in which that last changed.
    pub changed_in: u32,
    /// When that was published.
    pub changed_at: Timestamp,
}

/// A place as published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrozenPlace {
    /// The venue, unless it was named for this item only.
    pub venue: Option<VenueId>,
    /// What it is called.
    pub name: String,
    /// Postal address.
    pub address: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Where its clocks hang, if known.
    pub time_zone: Option<Zone>,
    /// Where on Earth.
    pub geo: Option<Geo>,
    /// How to get in, per language.
    pub access: Texts,
    /// What it is to the item.
    pub role: PlaceRole,
    /// Who is at this place; `None`: anyone.
    pub who: Option<BTreeSet<ParticipantId>>,
}

/// A person's part in an item, as published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenPart {
    /// Who.
    pub person: PersonId,
    /// What they do.
    pub role: PartRole,
    /// Their name.
    pub name: Name,
    /// Their title, per language.
    pub title: Texts,
    /// Whether public pages may name them.
    pub public: bool,
}

/// A note as published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenNote {
    /// The words, per language.
    pub text: Texts,
    /// Who is told.
    pub readers: BTreeSet<ParticipantId>,
}

/// A participant as published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenParticipant {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: Name,
    /// As what.
    pub role: ParticipantRole,
    /// With whom.
    pub delegation: Option<DelegationId>,
    /// Groups they are in.
    pub groups: Vec<String>,
    /// Title of the office they come with, per language.
    pub title: Texts,
    /// How the holder of that office is addressed, per language.
    pub salutation: Texts,
    /// Order of precedence: 1 is highest.
    pub rank: u16,
    /// The publication in which their programme last changed.
    pub changed_in: u32,
    /// When that was published.
    pub changed_at: Timestamp,
}
