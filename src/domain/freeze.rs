//! Draft → publication. With chosen items, publication n+1 is n with those items taken from the draft.

mod audience;
mod roster;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use crate::domain::agenda::{Audience, Item, ItemStatus, Note, Part, Place, Site, Visibility};
use crate::domain::draft::Draft;
use crate::domain::ids::{ItemId, ParticipantId};
use crate::domain::programme::same_places;
use crate::domain::publication::{
    FrozenItem, FrozenNote, FrozenOrganisation, FrozenPart, FrozenParticipant, FrozenPlace,
    FrozenVisit, Publication, Revision,
};
use crate::domain::text::Texts;
use crate::domain::visit::{Visit, VisitStatus};

use roster::{frozen_organisation, frozen_roster, name, office};

/// The publication that follows `previous`: everything of the draft, or only the items `chosen`.
///
/// A first publication takes the whole roster; with `chosen`, later ones keep the published roster and registers.
#[must_use]
pub fn freeze(
    draft: &Draft,
    previous: Option<&Publication>,
    chosen: Option<&BTreeSet<ItemId>>,
    at: Timestamp,
) -> Publication {
    let at = previous.map_or(at, |previous| after(previous.published_at, at));
    let version = previous.map_or(1, |previous| previous.version + 1);
    let kept = previous.filter(|_| chosen.is_some());
    let visit = kept.map_or_else(|| frozen_visit(draft), |kept| kept.visit.clone());
    let roster = kept.map_or_else(
        || frozen_roster(draft, previous, at),
        |kept| kept.roster.clone(),
    );
    let scene = Scene {
        draft,
        visit: &visit,
        previous,
        roster: &roster,
        version,
        at,
    };
    let is_chosen = |id: &ItemId| chosen.is_none_or(|chosen| chosen.contains(id));
    let mut items: BTreeMap<ItemId, FrozenItem> = previous
        .iter()
        .flat_map(|previous| &previous.items)
        .filter(|(id, _)| !is_chosen(id))
        .map(|(id, item)| (*id, item.clone()))
        .collect();
    items.extend(
        draft
            .items
            .iter()
            .filter(|item| is_chosen(&item.id))
            .filter_map(|item| {
                let before = previous.and_then(|previous| previous.items.get(&item.id));
                scene
                    .frozen_item(item, before)
                    .map(|frozen| (item.id, frozen))
            }),
    );
    let mut publication = Publication {
        version,
        published_at: at,
        note: Texts::default(),
        visit,
        items,
        roster,
    };
    publication.mark_changed_programmes(previous);
    publication.mark_public_change(previous);
    publication
}

/// A publication is later than whatever feeds showed before it, though the clock was put back: calendars believe only what
/// is newer (RFC 5546 §2.1.5).
#[must_use]
pub fn after(before: Timestamp, at: Timestamp) -> Timestamp {
    let next = before.saturating_add(SignedDuration::from_secs(1));
    next.map_or(at, |next| at.max(next))
}

/// What freezing an item needs besides the item.
struct Scene<'a> {
    draft: &'a Draft,
    /// The visit as published: with chosen items, an edit of the visit itself waits.
    visit: &'a FrozenVisit,
    previous: Option<&'a Publication>,
    roster: &'a BTreeMap<ParticipantId, FrozenParticipant>,
    version: u32,
    at: Timestamp,
}

impl Scene<'_> {
    /// The item as published; `None` if it never was and is not to be.
    fn frozen_item(&self, item: &Item, before: Option<&FrozenItem>) -> Option<FrozenItem> {
        if item.is_internal() {
            return before.map(|before| FrozenItem {
                audience: BTreeMap::new(),
                public: false,
                ..before.clone()
            });
        }
        let (status, reason) = self.fate(item);
        if before.is_none() && status == ItemStatus::Cancelled {
            return None;
        }
        let mut frozen = FrozenItem {
            kind: item.kind,
            title: item.title.clone(),
            description: item.description.clone(),
            period: item.period(&self.visit.time_zone),
            status,
            reason: reason.clone(),
            public: item.visibility == Visibility::Public,
            was_public: false,
            host: item
                .host
                .and_then(|host| frozen_organisation(self.draft, host)),
            places: item
                .places
                .iter()
                .map(|place| self.frozen_place(place))
                .collect(),
            online_url: item.online_url.clone(),
            parts: item
                .people
                .iter()
                .map(|part| self.frozen_part(*part))
                .collect(),
            notes: item
                .notes
                .iter()
                .map(|note| self.frozen_note(note))
                .collect(),
            languages: item.languages.clone(),
            dress_code: item.dress_code.clone(),
            reply: item.reply,
            sequence: 0,
            created_at: before.map_or(self.at, |before| before.created_at),
            public_changed_at: self.at,
            audience: BTreeMap::new(),
        };
        frozen.sequence = before.map_or(0, |before| {
            before.sequence + u32::from(is_revised(before, &frozen))
        });
        let is_announced =
            self.visit.public && frozen.public && frozen.status == ItemStatus::Confirmed;
        frozen.was_public = is_announced || before.is_some_and(|before| before.was_public);
        if let Some(before) = before.filter(|before| before.is_same_to_public(&frozen)) {
            frozen.public_changed_at = before.public_changed_at;
        }
        frozen.audience = self.audience(item, &frozen, before);
        Some(frozen)
    }

    /// Whether an item will happen, and why not: with its visit everything is off.
    fn fate<'a>(&'a self, item: &'a Item) -> (ItemStatus, &'a Texts) {
        let visit = self.visit;
        if visit.status == VisitStatus::Cancelled && item.status != ItemStatus::Cancelled {
            (ItemStatus::Cancelled, &visit.reason)
        } else {
            (item.status, &item.reason)
        }
    }

    fn frozen_note(&self, note: &Note) -> FrozenNote {
        FrozenNote {
            text: note.text.clone(),
            readers: self.addressed(&note.audience),
        }
    }

    fn frozen_place(&self, place: &Place) -> FrozenPlace {
        let anyone = place.delegations.is_empty() && place.people.is_empty();
        let who = (!anyone).then(|| {
            self.addressed(&Audience {
                delegations: place.delegations.clone(),
                people: place.people.clone(),
                ..Audience::default()
            })
        });
        let venue = match &place.site {
            Site::Venue(id) => self.draft.registers.venues.get(id),
            Site::Named { .. } => None,
        };
        let (name, address) = match (&place.site, venue) {
            (Site::Named { name, address }, _) => (name.clone(), address.clone()),
            (Site::Venue(_), Some(venue)) => (venue.name.clone(), venue.address.clone()),
            (Site::Venue(id), None) => (id.to_string(), None),
        };
        FrozenPlace {
            venue: venue.map(|venue| venue.id),
            name,
            address,
            city: venue.and_then(|venue| venue.city.clone()),
            time_zone: venue.map(|venue| venue.time_zone.clone()),
            geo: venue.and_then(|venue| venue.geo),
            access: venue.map(|venue| venue.access.clone()).unwrap_or_default(),
            role: place.role,
            who,
        }
    }

    /// A part as published. It stays as it is to the others when its holder leaves the roster or returns.
    fn frozen_part(&self, part: Part) -> FrozenPart {
        let participant = self
            .draft
            .participants
            .iter()
            .find(|other| other.person == part.person);
        let organisation = participant.and_then(|participant| participant.office);
        let office = office(self.draft, part.person, organisation);
        FrozenPart {
            person: part.person,
            title: office
                .map(|office| office.title.clone())
                .unwrap_or_default(),
            role: part.role,
            name: name(self.draft, part.person),
            public: self
                .draft
                .registers
                .people
                .get(&part.person)
                .is_some_and(|person| person.public),
        }
    }
}

/// Whether time, place, link or status changed (RFC 5546 §2.1.4 asks for a new SEQUENCE then).
fn is_revised(before: &FrozenItem, now: &FrozenItem) -> bool {
    before.period != now.period
        || before.status != now.status
        || before.online_url != now.online_url
        || !same_places(
            before.places.iter().map(|place| (place, true)),
            now.places.iter().map(|place| (place, true)),
        )
}

/// Whose programmes differ: they see another item, or something else of one.
fn changed_programmes(
    before: &BTreeMap<ItemId, FrozenItem>,
    now: &BTreeMap<ItemId, FrozenItem>,
) -> BTreeSet<ParticipantId> {
    let mut changed = BTreeSet::new();
    for (one, other) in [(before, now), (now, before)] {
        for (id, item) in one {
            let counterpart = other.get(id).map(|other| &other.audience);
            for (participant, seen) in &item.audience {
                let then = counterpart.and_then(|audience| audience.get(participant));
                if then.is_none_or(|then| then.digest != seen.digest) {
                    changed.insert(*participant);
                }
            }
        }
    }
    changed
}

impl Publication {
    /// Notes in the roster whose programme is not what it was in `previous`.
    fn mark_changed_programmes(&mut self, previous: Option<&Self>) {
        let changed = previous.map_or_else(BTreeSet::new, |previous| {
            changed_programmes(&previous.items, &self.items)
        });
        let was_there = |id| previous.is_some_and(|previous| previous.roster.contains_key(id));
        for (id, participant) in &mut self.roster {
            if !was_there(id) || changed.contains(id) {
                participant.changed_in = self.version;
                participant.changed_at = self.published_at;
            }
        }
    }

    /// Notes whether the public sees anything else than in `previous`: an item may be shown to it that changes for nobody.
    fn mark_public_change(&mut self, previous: Option<&Self>) {
        self.visit.public_changed = previous.and_then(|previous| previous.visit.public_changed);
        if previous.is_none_or(|previous| !self.is_same_to_public(previous)) {
            self.visit.public_changed = Some(Revision {
                version: self.version,
                at: self.published_at,
            });
        }
    }

    fn is_same_to_public(&self, other: &Self) -> bool {
        let differs = |one: &Self, other: &Self| {
            let shown = one.items.iter().filter(|(_, item)| item.public);
            shown.into_iter().any(|(id, item)| {
                let counterpart = other.items.get(id);
                counterpart.is_none_or(|other| !item.is_same_to_public(other))
            })
        };
        self.visit == other.visit && !differs(self, other) && !differs(other, self)
    }

    /// In how many items it differs from another; one, if only in what is of no item.
    #[must_use]
    pub fn differences_from(&self, other: &Self) -> usize {
        let changed = self
            .items
            .iter()
            .filter(|(id, item)| other.items.get(id) != Some(item));
        let gone = other.items.keys().filter(|id| !self.items.contains_key(id));
        let of_items = changed.count() + gone.count();
        of_items.max(usize::from(!self.is_same_as(other)))
    }

    /// Whether it says the same as another, whatever their numbers.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.visit == other.visit && self.items == other.items && self.roster == other.roster
    }
}

fn frozen_visit(draft: &Draft) -> FrozenVisit {
    let Visit {
        id,
        starts_on,
        ends_on,
        status,
        public,
        reply_by,
        ..
    } = draft.visit;
    let visit = &draft.visit;
    FrozenVisit {
        id,
        title: visit.title.clone(),
        short_title: visit.short_title().clone(),
        host: frozen_organisation(draft, visit.host).unwrap_or(FrozenOrganisation {
            id: visit.host,
            name: visit.host.to_string(),
            public: false,
        }),
        starts_on,
        ends_on,
        time_zone: visit.time_zone.clone(),
        city: draft
            .registers
            .organisations
            .get(&visit.host)
            .and_then(|host| host.city.clone()),
        locales: visit.locales.clone(),
        status,
        reason: visit.reason.clone(),
        public,
        reply_by,
        contact: visit.contact.clone(),
        signature: visit.signature.clone(),
        public_changed: None,
    }
}

#[cfg(test)]
mod tests;
