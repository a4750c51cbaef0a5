//! Records of the registers that are there twice: which are likely the same, and what takes their place where they are
//! referred to.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::domain::agenda::{Audience, Item, Site};
use crate::domain::agreement::{Agreement, Owner};
use crate::domain::ids::{OrganisationId, PersonId, VenueId};
use crate::domain::person::{Organisation, Person};
use crate::domain::text::{fold, slug};
use crate::domain::venue::Venue;
use crate::domain::visit::{Delegation, Participant, Visit};

/// Something that takes the place of its double.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Swap<I> {
    /// What goes.
    pub gone: I,
    /// What stays.
    pub kept: I,
}

/// A swap of any register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnySwap {
    /// Of people.
    Person(Swap<PersonId>),
    /// Of organisations.
    Organisation(Swap<OrganisationId>),
    /// Of venues.
    Venue(Swap<VenueId>),
}

impl<I: Copy + Eq> Swap<I> {
    fn one(self, id: &mut I) {
        if *id == self.gone {
            *id = self.kept;
        }
    }

    /// In a list each stands once.
    fn list(self, ids: &mut Vec<I>) {
        if ids.contains(&self.gone) && ids.contains(&self.kept) {
            ids.retain(|id| *id != self.gone);
        }
        for id in ids {
            self.one(id);
        }
    }
}

impl AnySwap {
    /// In a visit.
    pub fn in_visit(self, visit: &mut Visit) {
        if let Self::Organisation(swap) = self {
            swap.one(&mut visit.host);
        }
    }

    /// In a delegation.
    pub fn in_delegation(self, delegation: &mut Delegation) {
        match self {
            Self::Person(swap) => delegation.head.iter_mut().for_each(|head| swap.one(head)),
            Self::Organisation(swap) => swap.one(&mut delegation.organisation),
            Self::Venue(_) => {}
        }
    }

    /// In somebody's part in a visit.
    pub fn in_participant(self, participant: &mut Participant) {
        match self {
            Self::Person(swap) => swap.one(&mut participant.person),
            Self::Organisation(swap) => {
                let office = participant.office.iter_mut();
                office.for_each(|office| swap.one(office));
            }
            Self::Venue(_) => {}
        }
    }

    /// In an item.
    pub fn in_item(self, item: &mut Item) {
        match self {
            Self::Person(swap) => person_in_item(swap, item),
            Self::Organisation(swap) => item.host.iter_mut().for_each(|host| swap.one(host)),
            Self::Venue(swap) => {
                for place in &mut item.places {
                    if let Site::Venue(venue) = &mut place.site {
                        swap.one(venue);
                    }
                }
            }
        }
    }

    /// In an agreement.
    pub fn in_agreement(self, agreement: &mut Agreement) {
        match self {
            Self::Person(swap) => {
                swap.list(&mut agreement.witnesses);
                for signature in &mut agreement.signatures {
                    swap.one(&mut signature.person);
                }
            }
            Self::Organisation(swap) => {
                swap.list(&mut agreement.parties);
                for signature in &mut agreement.signatures {
                    swap.list(&mut signature.parties);
                }
            }
            Self::Venue(_) => {}
        }
        for commitment in &mut agreement.commitments {
            match (self, &mut commitment.owner) {
                (Self::Person(swap), Some(Owner::Person(owner))) => swap.one(owner),
                (Self::Organisation(swap), Some(Owner::Organisation(owner))) => swap.one(owner),
                _ => {}
            }
        }
    }

    /// In the offices that somebody holds.
    pub fn in_person(self, person: &mut Person) {
        if let Self::Organisation(swap) = self {
            for office in &mut person.offices {
                swap.one(&mut office.organisation);
            }
        }
    }

    /// In an organisation that acts for another; nobody acts for themselves.
    pub fn in_organisation(self, organisation: &mut Organisation) {
        if let Self::Organisation(swap) = self {
            organisation
                .acts_for
                .iter_mut()
                .for_each(|other| swap.one(other));
            organisation.acts_for = organisation
                .acts_for
                .filter(|other| *other != organisation.id);
        }
    }
}

fn person_in_item(swap: Swap<PersonId>, item: &mut Item) {
    let in_audience = |audience: &mut Audience| {
        swap.list(&mut audience.people);
        swap.list(&mut audience.except);
    };
    in_audience(&mut item.audience);
    item.notes
        .iter_mut()
        .for_each(|note| in_audience(&mut note.audience));
    item.places
        .iter_mut()
        .for_each(|place| swap.list(&mut place.people));
    item.people
        .iter_mut()
        .for_each(|part| swap.one(&mut part.person));
    let mut seen = BTreeSet::new();
    item.people
        .retain(|part| seen.insert((part.person, part.role)));
}

/// Two that are likely the same.
pub type Pair<I> = (I, I);

/// Pairs of records of which somebody said that they are not the same, however alike they look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distinct(BTreeSet<(Uuid, Uuid)>);

impl Distinct {
    /// Two in the order in which such a pair is kept.
    #[must_use]
    pub fn pair(one: Uuid, other: Uuid) -> (Uuid, Uuid) {
        (one.min(other), one.max(other))
    }

    /// Two and two.
    pub fn iter(&self) -> impl Iterator<Item = (Uuid, Uuid)> {
        self.0.iter().copied()
    }

    /// Whether two are known to differ.
    #[must_use]
    pub fn has(&self, one: impl Into<Uuid>, other: impl Into<Uuid>) -> bool {
        self.0.contains(&Self::pair(one.into(), other.into()))
    }
}

impl FromIterator<(Uuid, Uuid)> for Distinct {
    fn from_iter<T: IntoIterator<Item = (Uuid, Uuid)>>(pairs: T) -> Self {
        let pairs = pairs.into_iter();
        Self(pairs.map(|(one, other)| Self::pair(one, other)).collect())
    }
}

/// People of the same name, whatever the order of its parts and their accents, or with the same address of their own.
#[must_use]
pub fn likely_people(people: &[Person], distinct: &Distinct) -> BTreeSet<Pair<PersonId>> {
    let by_name = people
        .iter()
        .map(|person| (name_key(&person.name.full()), person.id));
    let own = people.iter().filter(|person| !person.email_shared);
    let by_email = own.filter_map(|person| Some((fold(person.email.as_ref()?), person.id)));
    let differ = |one, other| distinct.has(one, other);
    let mut pairs = alike(by_name, differ);
    pairs.extend(alike(by_email, differ));
    pairs
}

/// Organisations of the same name, of which no two say that they sit in different cities.
#[must_use]
pub fn likely_organisations(
    organisations: &[Organisation],
    distinct: &Distinct,
) -> BTreeSet<Pair<OrganisationId>> {
    let named = organisations
        .iter()
        .map(|one| (name_key(&one.name), (one.id, place(one.city.as_ref()))));
    near(named, distinct)
}

/// Venues of the same name, of which no two say that they are in different cities.
#[must_use]
pub fn likely_venues(venues: &[Venue], distinct: &Distinct) -> BTreeSet<Pair<VenueId>> {
    let named = venues
        .iter()
        .map(|one| (name_key(&one.name), (one.id, place(one.city.as_ref()))));
    near(named, distinct)
}

/// The words of a name in the order of the alphabet.
fn name_key(name: &str) -> String {
    let slug = slug(name);
    let mut words: Vec<&str> = slug.split('-').collect();
    words.sort_unstable();
    words.join("-")
}

fn place(city: Option<&String>) -> Option<String> {
    city.map(|city| slug(city))
}

/// Those that have a key in common, each with the first one that has it and does not differ from it.
fn alike<K: Ord, V: Copy + Ord>(
    keyed: impl Iterator<Item = (K, V)>,
    differ: impl Fn(V, V) -> bool,
) -> BTreeSet<(V, V)> {
    let mut by_key: BTreeMap<K, BTreeSet<V>> = BTreeMap::new();
    for (key, value) in keyed {
        by_key.entry(key).or_default().insert(value);
    }
    let mut pairs = BTreeSet::new();
    for group in by_key.values() {
        for other in group {
            let mut earlier = group.iter().take_while(|one| *one < other);
            let first = earlier.find(|one| !differ(**one, *other));
            pairs.extend(first.map(|one| (*one, *other)));
        }
    }
    pairs
}

/// As [`alike`], without those that are known to be in different places.
fn near<I: Copy + Ord + Into<Uuid>>(
    named: impl Iterator<Item = (String, (I, Option<String>))>,
    distinct: &Distinct,
) -> BTreeSet<Pair<I>> {
    let named: Vec<_> = named.collect();
    let places: BTreeMap<I, Option<&String>> = named
        .iter()
        .map(|(_, (id, place))| (*id, place.as_ref()))
        .collect();
    let place = |id: I| places.get(&id).copied().flatten();
    let differ = |one: I, other: I| {
        let are_apart =
            place(one).is_some() && place(other).is_some() && place(one) != place(other);
        are_apart || distinct.has(one, other)
    };
    alike(
        named.iter().map(|(name, (id, _))| (name.as_str(), *id)),
        differ,
    )
}

#[cfg(test)]
mod tests;
