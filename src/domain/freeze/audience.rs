//! Who sees an item, and what of it.

use std::collections::{BTreeMap, BTreeSet};

use super::Scene;
use crate::domain::agenda::{Audience, Item};
use crate::domain::draft::Member;
use crate::domain::ids::ParticipantId;
use crate::domain::programme::{SeenPlace, Sight};
use crate::domain::publication::{FrozenItem, Seen};

impl Scene<'_> {
    /// Who sees the item, each with the digest of what they see; the one they had while it is the same to them.
    pub(super) fn audience(
        &self,
        item: &Item,
        frozen: &FrozenItem,
        before: Option<&FrozenItem>,
    ) -> BTreeMap<ParticipantId, Seen> {
        let unchanged = before.filter(|before| shows_the_same(before, frozen));
        let mut drawn = Vec::new();
        self.members()
            .filter(|member| member.is_expected(&item.audience, &item.people))
            .filter_map(|member| {
                let id = member.participant;
                let reader = self.roster.get(&id)?;
                let was = self.previous.and_then(|previous| previous.roster.get(&id));
                // most of a visit is as it was: then nothing has to be drawn or compared
                let kept = unchanged.filter(|_| was == Some(reader));
                let kept = kept.and_then(|before| before.audience.get(&id)).cloned();
                let seen = kept.unwrap_or_else(|| {
                    let known = before.and_then(|before| {
                        Some((before.audience.get(&id)?, before.sight(id, was?)))
                    });
                    self.seen(frozen.sight(id, reader), known, &mut drawn)
                });
                Some((id, seen))
            })
            .collect()
    }

    /// What a participant sees, in short. While it is the same, so is its digest, even if an upgrade has changed how
    /// digests are made. What several see alike is drawn once.
    fn seen<'s>(
        &self,
        sight: Sight<'s>,
        known: Option<(&Seen, Sight<'_>)>,
        drawn: &mut Vec<(Sight<'s>, String)>,
    ) -> Seen {
        if let Some((seen, _)) = known.as_ref().filter(|(_, was)| *was == sight) {
            return (*seen).clone();
        }
        let alike = drawn.iter().find(|(other, _)| is_alike(other, &sight));
        let digest = alike.map_or_else(|| sight.digest(), |(_, digest)| digest.clone());
        if alike.is_none() {
            drawn.push((sight, digest.clone()));
        }
        match known.filter(|(seen, _)| seen.digest == digest) {
            Some((seen, _)) => seen.clone(),
            None => Seen {
                digest,
                changed_in: self.version,
                changed_at: self.at,
            },
        }
    }

    /// The published roster, as audiences see it.
    fn members(&self) -> impl Iterator<Item = Member<'_>> {
        self.roster.iter().map(|(id, participant)| Member {
            participant: *id,
            person: participant.person,
            delegation: participant.delegation,
            role: participant.role,
            groups: &participant.groups,
        })
    }

    /// Those of the roster whom an audience addresses.
    pub(super) fn addressed(&self, audience: &Audience) -> BTreeSet<ParticipantId> {
        self.members()
            .filter(|member| member.is_addressed(audience))
            .map(|member| member.participant)
            .collect()
    }
}

/// Whether two of its audience see an item alike: only what depends on the reader is compared.
fn is_alike(one: &Sight<'_>, other: &Sight<'_>) -> bool {
    let own = |place: &SeenPlace<'_>| place.own;
    let is_alike = one.reason == other.reason
        && one.own_parts == other.own_parts
        && one.notes == other.notes
        && one.places.iter().map(own).eq(other.places.iter().map(own));
    debug_assert_eq!(
        is_alike,
        one == other,
        "another field depends on the reader"
    );
    is_alike
}

/// Whether every reader sees the same of both, as long as the reader is the same.
fn shows_the_same(one: &FrozenItem, other: &FrozenItem) -> bool {
    // a whole sight has the text of each note, but not who reads it
    one.notes == other.notes && one.whole_sight() == other.whole_sight()
}
