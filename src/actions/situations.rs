//! Gathers what decides what participants are told: the latest publication, what they know, what they answered, and
//! how they are reached.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::ids::{CalendarUid, ItemId, MessageId, ParticipantId};
use crate::domain::notice::{Act, Delivery, Known, Situation, Telling, Told};
use crate::domain::publication::{FrozenParticipant, Publication};
use crate::domain::reply::{GivenReply, Reply};
use crate::domain::suppression::Suppression;
use crate::domain::text::fold;
use crate::store::deliveries::{self, Reach};
use crate::store::leftovers::{self, Leftover};
use crate::store::outbox::claim::Moved;
use crate::store::publications::Shelf;
use crate::store::told::{self, Knowledge};
use crate::store::{self, Db, replies, suppressions};

/// The situations of some participants of one visit.
#[derive(Debug)]
pub struct Situations {
    latest: Arc<Publication>,
    earlier: BTreeMap<u32, Arc<Publication>>,
    reach: BTreeMap<ParticipantId, Reach>,
    told: BTreeMap<ParticipantId, BTreeMap<ItemId, Told>>,
    /// The messages that told it.
    told_by: BTreeMap<(ParticipantId, ItemId), MessageId>,
    leftovers: BTreeMap<ParticipantId, BTreeMap<ItemId, Vec<Told>>>,
    replies: BTreeMap<ParticipantId, BTreeMap<ItemId, Reply>>,
    now: Timestamp,
}

impl Situations {
    /// Those of everybody who is or was on the roster, with `latest` as the latest publication, stored or not.
    ///
    /// # Errors
    /// Those of the database.
    pub fn of_visit(
        db: &mut Db,
        shelf: &Shelf,
        latest: Arc<Publication>,
        now: Timestamp,
    ) -> Result<Self, store::Error> {
        let visit = latest.visit.id;
        let reach = deliveries::of_visit(db, visit)?;
        let known = told::of_visit(db, visit)?;
        let left = leftovers::of_visit(db, visit)?;
        let answers = replies::of_visit(db, visit)?;
        let mut situations = Self::new(latest, reach, answers, now);
        situations.learn(db, shelf, (known, left))?;
        Ok(situations)
    }

    /// Those of the given participants.
    ///
    /// # Errors
    /// Those of the database.
    pub fn of_participants(
        db: &mut Db,
        shelf: &Shelf,
        latest: Arc<Publication>,
        (who, now): (&[ParticipantId], Timestamp),
    ) -> Result<Self, store::Error> {
        let reach = deliveries::of_participants(db, who)?;
        let known = told::of_participants(db, who)?;
        let left = leftovers::of_participants(db, who)?;
        let answers = replies::of_participants(db, who)?;
        let mut situations = Self::new(latest, reach, answers, now);
        situations.learn(db, shelf, (known, left))?;
        Ok(situations)
    }

    fn new(
        latest: Arc<Publication>,
        reach: Vec<Reach>,
        answers: Vec<GivenReply>,
        now: Timestamp,
    ) -> Self {
        let mut replies: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for given in answers {
            let own = replies.entry(given.participant).or_default();
            own.insert(given.item, given.reply);
        }
        Self {
            latest,
            earlier: BTreeMap::new(),
            reach: reach
                .into_iter()
                .map(|reach| (reach.participant, reach))
                .collect(),
            told: BTreeMap::new(),
            told_by: BTreeMap::new(),
            leftovers: BTreeMap::new(),
            replies,
            now,
        }
    }

    /// Takes in what is known, and the publications it is known from.
    fn learn(
        &mut self,
        db: &mut Db,
        publications: &Shelf,
        (facts, left): (Vec<Knowledge>, Vec<Leftover>),
    ) -> Result<(), store::Error> {
        let told = facts.iter();
        let told = told.filter_map(|fact| Some((fact.participant, fact.told.as_ref()?)));
        let all = told.chain(left.iter().map(|left| (left.participant, &left.told)));
        let dead = self.dead_addresses(db, all)?;
        // what went to an address that takes no mail cannot be taken back there
        let is_dead = |address: &str| dead.contains_key(&fold(address));
        for fact in facts {
            let Some(mut told) = fact.told else { continue };
            told.handed_over &= !told.address.as_deref().is_some_and(is_dead);
            self.remember(db, publications, told.version)?;
            self.note((fact.participant, fact.item), told, fact.moved_by);
        }
        for Leftover {
            participant,
            item,
            mut told,
        } in left
        {
            told.handed_over &= !told.address.as_deref().is_some_and(is_dead);
            self.remember(db, publications, told.version)?;
            let theirs = self.leftovers.entry(participant).or_default();
            theirs.entry(item).or_default().push(told);
        }
        Ok(())
    }

    /// Takes in a publication that something is known from.
    fn remember(
        &mut self,
        db: &mut Db,
        publications: &Shelf,
        version: u32,
    ) -> Result<(), store::Error> {
        if version != self.latest.version && !self.earlier.contains_key(&version) {
            let earlier = publications.get(db, self.latest.visit.id, version)?;
            self.earlier.insert(version, earlier);
        }
        Ok(())
    }

    /// The same, compared with another publication, stored or not.
    #[must_use]
    pub fn against(mut self, latest: Arc<Publication>) -> Self {
        let before = std::mem::replace(&mut self.latest, latest);
        let told = self.told.values().flat_map(BTreeMap::values);
        let left = self.leftovers.values().flat_map(BTreeMap::values);
        let mut known = told.chain(left.flatten());
        let is_known = known.any(|told| told.version == before.version);
        if is_known && before.version != self.latest.version {
            self.earlier.insert(before.version, before);
        }
        self
    }

    /// Of the addresses that something went to and that are not those of today, those to which nothing is mailed.
    fn dead_addresses<'t>(
        &self,
        db: &mut Db,
        told: impl Iterator<Item = (ParticipantId, &'t Told)>,
    ) -> Result<BTreeMap<String, Suppression>, store::Error> {
        let mut former = BTreeSet::new();
        for (participant, told) in told {
            let address = told.address.as_deref();
            let reach = self.reach.get(&participant);
            let today = reach.and_then(|reach| reach.address.as_deref());
            former.extend(address.filter(|_| address != today).map(fold));
        }
        suppressions::among(db, &former)
    }

    /// The publication that they are compared with.
    #[must_use]
    pub fn latest(&self) -> &Arc<Publication> {
        &self.latest
    }

    /// Whose situations these are.
    pub fn participants(&self) -> impl Iterator<Item = &Reach> {
        self.reach.values()
    }

    /// How a participant is reached.
    #[must_use]
    pub fn reach(&self, participant: ParticipantId) -> Option<&Reach> {
        self.reach.get(&participant)
    }

    /// Whether a participant was ever told anything of this visit.
    #[must_use]
    pub fn was_ever_told(&self, participant: ParticipantId) -> bool {
        self.told.contains_key(&participant)
    }

    /// What a participant was last told of an item.
    #[must_use]
    pub fn told(&self, participant: ParticipantId, item: ItemId) -> Option<&Told> {
        self.told.get(&participant)?.get(&item)
    }

    /// What a telling to somebody in one of these situations moves.
    #[must_use]
    pub fn moved(&self, situation: &Situation<'_>, telling: &Telling<'_>) -> Moved {
        let pair = (situation.participant, telling.item);
        Moved {
            item: telling.item,
            before: telling.known_before(situation).cloned(),
            told_by: self.told_by.get(&pair).copied(),
            ends: matches!(telling.act, Act::Cancel | Act::Withdraw),
            readdresses: telling.act == Act::Readdress,
            latest_end: telling.latest_end(situation),
            clears: telling.act == Act::Clear,
        }
    }

    /// Notes that a telling was written down in `message`, so that what remains can be told too.
    pub fn advance(&mut self, pair: (ParticipantId, ItemId), told: Told, message: MessageId) {
        if told.version == self.latest.version {
            self.note(pair, told, Some(message));
        }
    }

    /// Notes that a calendar was cleared of a leftover.
    pub fn clear(&mut self, (participant, item): (ParticipantId, ItemId), uid: CalendarUid) {
        let theirs = self.leftovers.get_mut(&participant);
        if let Some(left) = theirs.and_then(|theirs| theirs.get_mut(&item)) {
            left.retain(|told| told.uid != Some(uid));
        }
    }

    fn note(
        &mut self,
        (participant, item): (ParticipantId, ItemId),
        told: Told,
        told_by: Option<MessageId>,
    ) {
        self.told.entry(participant).or_default().insert(item, told);
        let by = told_by.map(|message| ((participant, item), message));
        self.told_by.extend(by);
    }

    /// Everything that decides what a participant is told.
    #[must_use]
    pub fn situation(&self, participant: ParticipantId) -> Option<Situation<'_>> {
        let reach = self.reach.get(&participant)?;
        let known = self.told.get(&participant).into_iter().flatten();
        let known = known.map(|(item, told)| (*item, self.known((participant, *item), told)));
        let left = self.leftovers.get(&participant).into_iter().flatten();
        let left = left.map(|(item, left)| {
            let left = left.iter();
            let left = left.map(|told| self.known((participant, *item), told));
            (*item, left.collect())
        });
        Some(Situation {
            publication: &self.latest,
            participant,
            delivery: Delivery {
                address: reach.address.as_deref(),
                notify: reach.notify,
            },
            known: known.collect(),
            leftovers: left.collect(),
            replies: self.replies.get(&participant).cloned().unwrap_or_default(),
            now: self.now,
        })
    }

    /// What was told of an item, with the item and its reader as they were then.
    fn known<'s>(
        &'s self,
        (participant, item): (ParticipantId, ItemId),
        told: &'s Told,
    ) -> Known<'s> {
        let then = self.publication(told.version);
        Known {
            told,
            was: then.and_then(|then| then.items.get(&item).zip(then.roster.get(&participant))),
        }
    }

    /// The present that they are of.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// A participant as published: in the latest publication, else in the last one they were told of.
    #[must_use]
    pub fn as_published(&self, participant: ParticipantId) -> Option<&FrozenParticipant> {
        let earlier = self.earlier.values().rev();
        std::iter::once(&self.latest)
            .chain(earlier)
            .find_map(|publication| publication.roster.get(&participant))
    }

    /// A publication that somebody was told of.
    #[must_use]
    pub fn publication(&self, version: u32) -> Option<&Arc<Publication>> {
        if version == self.latest.version {
            Some(&self.latest)
        } else {
            self.earlier.get(&version)
        }
    }
}
