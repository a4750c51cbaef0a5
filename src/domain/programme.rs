//! What one reader sees of a publication. Visibility and audience are decided here and nowhere else: mails, pages,
//! feeds and digests all show a [`Sight`].

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Serialize, Serializer};

use crate::domain::agenda::{ItemKind, ItemStatus, PartRole, ReplyWanted};
use crate::domain::digest;
use crate::domain::ids::{ItemId, ParticipantId};
use crate::domain::publication::{
    FrozenItem, FrozenOrganisation, FrozenPart, FrozenParticipant, FrozenPlace, Publication,
};
use crate::domain::text::Texts;
use crate::domain::time::Period;
use crate::domain::visit::ParticipantRole;

/// Who looks.
#[derive(Clone, Copy, Debug)]
pub enum Reader<'a> {
    /// Somebody on the roster.
    Participant(ParticipantId, &'a FrozenParticipant),
    /// Several people on the roster who read one paper: what any of them sees, and nothing that is one's own.
    Several(&'a BTreeSet<ParticipantId>),
    /// Anybody.
    Public,
    /// Somebody who takes no part and may read the whole of it: an embassy, a cabinet.
    Observer,
    /// Who organises it.
    Organiser,
}

/// What a reader sees of an item, texts in all languages.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sight<'a> {
    /// What it is.
    pub kind: ItemKind,
    /// Title, per language.
    pub title: &'a Texts,
    /// More words, per language.
    pub description: &'a Texts,
    /// When.
    pub period: &'a Period,
    /// Whether it will happen.
    pub status: ItemStatus,
    /// Why it will not; never to press or public.
    pub reason: Option<&'a Texts>,
    /// Where.
    pub places: Vec<SeenPlace<'a>>,
    /// Link to a call.
    pub online_url: Option<&'a str>,
    /// Who receives.
    pub host: Option<&'a FrozenOrganisation>,
    /// Who does what.
    #[serde(serialize_with = "parts_as_seen")]
    pub parts: Vec<&'a FrozenPart>,
    /// What the reader does.
    pub own_parts: Vec<PartRole>,
    /// What the reader is told besides.
    pub notes: Vec<&'a Texts>,
    /// Languages spoken (BCP 47).
    pub languages: &'a [String],
    /// How to dress.
    pub dress_code: Option<&'a Texts>,
    /// Whether an answer is wanted.
    pub reply: ReplyWanted,
}

/// A place of an item, and whether the reader is expected there.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct SeenPlace<'a> {
    /// The place.
    #[serde(serialize_with = "place_as_seen")]
    pub place: &'a FrozenPlace,
    /// Whether this is where the reader goes.
    pub own: bool,
}

/// One line of a programme.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// Which item.
    pub id: ItemId,
    /// The item as published; show its [`Sight`], never the item.
    pub item: &'a FrozenItem,
    /// What the reader sees of it.
    pub sight: Sight<'a>,
    /// When what the reader sees last changed.
    pub changed_at: Timestamp,
}

impl Publication {
    /// The reader that a participant of this publication is.
    #[must_use]
    pub fn reader(&self, participant: ParticipantId) -> Option<Reader<'_>> {
        self.roster
            .get(&participant)
            .map(|on_roster| Reader::Participant(participant, on_roster))
    }

    /// All that a reader sees, in order of time. Cancelled items stay until somebody is no longer expected.
    #[must_use]
    pub fn programme(&self, reader: Reader<'_>) -> Vec<Entry<'_>> {
        let mut entries: Vec<Entry<'_>> = self
            .items
            .iter()
            .filter_map(|(id, item)| {
                let sight = self.sight(item, reader)?;
                let changed_at = item.changed_at(reader).unwrap_or(self.published_at);
                Some(Entry {
                    id: *id,
                    item,
                    sight,
                    changed_at,
                })
            })
            .collect();
        entries.sort_by_key(|entry| {
            let period = entry.sight.period;
            (period.starts.instant(), period.ends.instant(), entry.id)
        });
        entries
    }

    /// What a reader sees of an item; `None`: nothing.
    #[must_use]
    pub fn sight<'a>(&self, item: &'a FrozenItem, reader: Reader<'_>) -> Option<Sight<'a>> {
        match reader {
            Reader::Participant(participant, role) => item
                .audience
                .contains_key(&participant)
                .then(|| item.sight(participant, role)),
            Reader::Several(readers) => item
                .audience
                .keys()
                .any(|participant| readers.contains(participant))
                .then(|| item.shared_sight()),
            Reader::Public => {
                let is_settled = match item.status {
                    ItemStatus::Tentative => false,
                    ItemStatus::Confirmed => true,
                    ItemStatus::Cancelled => item.was_public,
                };
                (self.visit.public && item.public && is_settled).then(|| item.public_sight())
            }
            Reader::Observer => item.is_shown().then(|| Sight {
                online_url: None,
                notes: Vec::new(),
                ..item.whole_sight()
            }),
            Reader::Organiser => Some(item.whole_sight()),
        }
    }
}

impl FrozenItem {
    /// When what a reader sees of it last changed.
    fn changed_at(&self, reader: Reader<'_>) -> Option<Timestamp> {
        match reader {
            Reader::Participant(participant, _) => {
                self.audience.get(&participant).map(|seen| seen.changed_at)
            }
            Reader::Several(readers) => {
                let seen = self.audience.iter();
                let theirs = seen.filter(|(participant, _)| readers.contains(participant));
                theirs.map(|(_, seen)| seen.changed_at).max()
            }
            Reader::Public => Some(self.public_changed_at),
            Reader::Observer | Reader::Organiser => {
                let seen = self.audience.values().map(|seen| seen.changed_at);
                Some(seen.max().unwrap_or(self.public_changed_at))
            }
        }
    }

    /// What several of its audience see alike: everybody's place, nobody's note.
    fn shared_sight(&self) -> Sight<'_> {
        Sight {
            reason: None,
            notes: Vec::new(),
            reply: ReplyWanted::None,
            ..self.whole_sight()
        }
    }

    /// Whether anybody but its organisers is shown it. One that was made internal stays in publications.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.public || !self.audience.is_empty()
    }

    /// Whether anybody sees the same of it as of another.
    #[must_use]
    pub fn is_same_to_public(&self, other: &Self) -> bool {
        self.public == other.public
            && self.was_public == other.was_public
            && self.public_sight() == other.public_sight()
    }

    /// Whether it asks somebody of its audience for an answer: as [`Sight::asks_reader`].
    #[must_use]
    pub fn asks(&self, on_roster: &FrozenParticipant, is_invited: bool) -> bool {
        let own = self.parts.iter();
        let own = own.filter(|part| part.person == on_roster.person);
        let roles = own.map(|part| part.role);
        asks((self.status, self.reply), is_invited, roles)
    }

    /// What somebody of its audience sees.
    #[must_use]
    pub fn sight(&self, participant: ParticipantId, on_roster: &FrozenParticipant) -> Sight<'_> {
        let is_at = |place: &FrozenPlace| {
            place
                .who
                .as_ref()
                .is_none_or(|who| who.contains(&participant))
        };
        let anywhere = !self.places.iter().any(is_at);
        Sight {
            kind: self.kind,
            title: &self.title,
            description: &self.description,
            period: &self.period,
            status: self.status,
            reason: (on_roster.role != ParticipantRole::Press && !self.reason.is_empty())
                .then_some(&self.reason),
            places: self
                .places
                .iter()
                .map(|place| SeenPlace {
                    place,
                    own: anywhere || is_at(place),
                })
                .collect(),
            online_url: self.online_url.as_deref(),
            host: self.host.as_ref(),
            parts: self.parts.iter().collect(),
            own_parts: self
                .parts
                .iter()
                .filter(|part| part.person == on_roster.person)
                .map(|part| part.role)
                .collect(),
            notes: self
                .notes
                .iter()
                .filter(|note| note.readers.contains(&participant))
                .map(|note| &note.text)
                .collect(),
            languages: &self.languages,
            dress_code: (!self.dress_code.is_empty()).then_some(&self.dress_code),
            reply: self.reply,
        }
    }

    /// All of it, as nobody who takes part sees it.
    pub(in crate::domain) fn whole_sight(&self) -> Sight<'_> {
        Sight {
            reason: (!self.reason.is_empty()).then_some(&self.reason),
            online_url: self.online_url.as_deref(),
            host: self.host.as_ref(),
            parts: self.parts.iter().collect(),
            notes: self.notes.iter().map(|note| &note.text).collect(),
            languages: &self.languages,
            dress_code: (!self.dress_code.is_empty()).then_some(&self.dress_code),
            reply: self.reply,
            ..self.public_sight()
        }
    }

    /// What anybody may see: no links, notes, reasons or dress, and only people and organisations marked public.
    fn public_sight(&self) -> Sight<'_> {
        Sight {
            kind: self.kind,
            title: &self.title,
            description: &self.description,
            period: &self.period,
            status: self.status,
            reason: None,
            places: self
                .places
                .iter()
                .map(|place| SeenPlace { place, own: true })
                .collect(),
            online_url: None,
            host: self.host.as_ref().filter(|host| host.public),
            parts: self.parts.iter().filter(|part| part.public).collect(),
            own_parts: Vec::new(),
            notes: Vec::new(),
            languages: &[],
            dress_code: None,
            reply: ReplyWanted::None,
        }
    }
}

/// Whether somebody with these parts is asked for an answer. Who receives the others can always confirm, and invitations
/// always ask (see [`is_invited`](crate::domain::notice::is_invited)); of what is to be confirmed, only those with a part
/// in it are asked.
pub(super) fn asks(
    (status, reply): (ItemStatus, ReplyWanted),
    is_invited: bool,
    parts: impl Iterator<Item = PartRole>,
) -> bool {
    let (mut has_part, mut hosts) = (false, false);
    for part in parts {
        has_part = true;
        hosts |= part == PartRole::Host;
    }
    let is_open = match status {
        ItemStatus::Confirmed => true,
        ItemStatus::Tentative => has_part,
        ItemStatus::Cancelled => false,
    };
    is_open && (reply == ReplyWanted::Requested || hosts || is_invited)
}

impl Sight<'_> {
    /// Whether its reader receives the others.
    #[must_use]
    pub fn is_hosted_by_reader(&self) -> bool {
        self.own_parts.contains(&PartRole::Host)
    }

    /// Whether its reader is asked for an answer; an invitation asks, whatever the item says.
    #[must_use]
    pub fn asks_reader(&self, is_invited: bool) -> bool {
        let roles = self.own_parts.iter().copied();
        asks((self.status, self.reply), is_invited, roles)
    }

    /// A digest of all of it, stored with the publication and never computed again.
    #[must_use]
    pub fn digest(&self) -> String {
        // whether the public may be told who receives is nothing that readers are shown
        let host = self.host.map(|host| FrozenOrganisation {
            public: false,
            ..host.clone()
        });
        let shown = Sight {
            host: host.as_ref(),
            ..self.clone()
        };
        digest::of(&shown)
    }

    /// Whether two sights differ in more than words: time, place, link, status or the reader's part. Nothing of that
    /// may pass untold.
    #[must_use]
    pub fn differs_in_substance(&self, other: &Self) -> bool {
        self.period != other.period
            || self.status != other.status
            || self.online_url != other.online_url
            || self.own_parts != other.own_parts
            || !same_places(
                self.places.iter().map(|seen| (seen.place, seen.own)),
                other.places.iter().map(|seen| (seen.place, seen.own)),
            )
    }
}

/// Whether two lists name the same places, in the same order. How to get in is words.
pub(in crate::domain) fn same_places<'a>(
    one: impl Iterator<Item = (&'a FrozenPlace, bool)>,
    other: impl Iterator<Item = (&'a FrozenPlace, bool)>,
) -> bool {
    let identity = |(place, own): (&'a FrozenPlace, bool)| {
        (
            place.venue,
            place.name.as_str(),
            place.address.as_deref(),
            place.role,
            own,
        )
    };
    one.map(identity).eq(other.map(identity))
}

// What readers are not shown is in no digest: who else is at a place, who may be named in public, and by which identifier
// somebody is known here.

fn parts_as_seen<S: Serializer>(parts: &[&FrozenPart], serializer: S) -> Result<S::Ok, S::Error> {
    let shown = parts
        .iter()
        .map(|part| (part.role, &part.name, &part.title));
    serializer.collect_seq(shown)
}

fn place_as_seen<S: Serializer>(place: &FrozenPlace, serializer: S) -> Result<S::Ok, S::Error> {
    let shown = FrozenPlace {
        who: None,
        ..place.clone()
    };
    shown.serialize(serializer)
}

#[cfg(test)]
mod tests;
