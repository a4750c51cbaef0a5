//! What the participants of a visit answered: to whatever is asked of them as published.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Sum;
use std::sync::Arc;

use jiff::Timestamp;

use super::Error;
use super::remembered::Remembered;
use crate::domain::ids::{ItemId, ParticipantId, VisitId};
use crate::domain::notice::{Channel, is_invited};
use crate::domain::publication::Publication;
use crate::domain::reply::{Answer, GivenReply, ReplyStatus};
use crate::domain::seats::{self, waiting_list};
use crate::domain::visit::Notify;
use crate::store::fingerprints::{self, OfVisit};
use crate::store::publications::Shelf;
use crate::store::{self, Db, items, participants, replies, told};

/// Those of a large visit take two mebibytes.
const CAPACITY: usize = 4;

/// Something that a participant is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Who is asked.
    pub participant: ParticipantId,
    /// About which item.
    pub item: ItemId,
    /// What counts: an answer from before the item moved far is none.
    pub status: ReplyStatus,
    /// What they last said, whether it counts or not.
    pub answer: Option<Answer>,
    /// Their number on the waiting list of the item, from 1; `None`: they do not wait for a place.
    pub waits: Option<usize>,
}

/// Everything that is asked on a visit, and what was answered.
#[derive(Clone, Debug)]
pub struct Replies {
    /// The latest publication: what is asked is in it.
    pub publication: Arc<Publication>,
    /// By item and participant.
    asked: Vec<Asked>,
    of_items: BTreeMap<ItemId, Tally>,
    of_participants: BTreeMap<ParticipantId, Tally>,
}

/// How many gave which answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Who come.
    pub accepted: usize,
    /// Who do not.
    pub declined: usize,
    /// Who may come.
    pub tentative: usize,
    /// Who have not answered.
    pub open: usize,
}

impl Tally {
    fn add(&mut self, answer: ReplyStatus) {
        *match answer {
            ReplyStatus::Accepted => &mut self.accepted,
            ReplyStatus::Declined => &mut self.declined,
            ReplyStatus::Tentative => &mut self.tentative,
            ReplyStatus::NeedsAction => &mut self.open,
        } += 1;
    }

    /// How many are asked.
    #[must_use]
    pub const fn asked(self) -> usize {
        self.accepted + self.declined + self.tentative + self.open
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |all, one| Self {
            accepted: all.accepted + one.accepted,
            declined: all.declined + one.declined,
            tentative: all.tentative + one.tentative,
            open: all.open + one.open,
        })
    }
}

impl Replies {
    fn new(publication: Arc<Publication>, asked: Vec<Asked>) -> Self {
        let mut of_items: BTreeMap<ItemId, Tally> = BTreeMap::new();
        let mut of_participants: BTreeMap<ParticipantId, Tally> = BTreeMap::new();
        for one in &asked {
            of_items.entry(one.item).or_default().add(one.status);
            let tally = of_participants.entry(one.participant).or_default();
            tally.add(one.status);
        }
        Self {
            publication,
            asked,
            of_items,
            of_participants,
        }
    }

    /// All that is asked, by item and participant.
    #[must_use]
    pub fn asked(&self) -> &[Asked] {
        &self.asked
    }

    /// How many gave which answer to each item.
    #[must_use]
    pub const fn of_items(&self) -> &BTreeMap<ItemId, Tally> {
        &self.of_items
    }

    /// To how many items each participant gave which answer.
    #[must_use]
    pub const fn of_participants(&self) -> &BTreeMap<ParticipantId, Tally> {
        &self.of_participants
    }

    /// What one participant is asked about one item.
    #[must_use]
    pub fn of(&self, item: ItemId, participant: ParticipantId) -> Option<&Asked> {
        let place = self
            .asked
            .binary_search_by_key(&(item, participant), |one| (one.item, one.participant));
        self.asked.get(place.ok()?)
    }
}

/// Replies already gathered. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct AllReplies(Remembered<VisitId, OfVisit, Option<Arc<Replies>>, CAPACITY>);

impl AllReplies {
    /// Those of a visit as of now: as [`of_visit`].
    ///
    /// # Errors
    /// Those of the database.
    pub fn of(
        &self,
        db: &mut Db,
        published: &Shelf,
        visit: VisitId,
    ) -> Result<Option<Arc<Replies>>, Error> {
        let basis = fingerprints::of_visit(db, visit)?;
        self.0.of(visit, basis, || {
            let found = of_visit(db, published, visit)?;
            Ok(found.map(Arc::new))
        })
    }
}

/// Gives those their numbers who wait for a place. An item has as many places as it says itself: what its rooms hold
/// only makes a clash.
fn seat(db: &mut Db, publication: &Publication, asked: &mut [Asked]) -> Result<(), store::Error> {
    for (item, capacity) in items::capacities(db, publication.visit.id)? {
        let Some(frozen) = publication.items.get(&item) else {
            continue;
        };
        let has_part = |participant: ParticipantId| {
            let person = publication.roster.get(&participant).map(|one| one.person);
            frozen.parts.iter().any(|part| Some(part.person) == person)
        };
        // they are sorted by item
        let from = asked.partition_point(|one| one.item < item);
        let to = asked.partition_point(|one| one.item <= item);
        let Some(theirs) = asked.get_mut(from..to) else {
            continue;
        };
        let wanted: Vec<seats::Asked> = theirs
            .iter()
            .map(|one| seats::Asked {
                participant: one.participant,
                status: one.status,
                at: one
                    .answer
                    .as_ref()
                    .map_or(Timestamp::MAX, |answer| answer.since),
                has_part: has_part(one.participant),
            })
            .collect();
        let waiting = waiting_list(capacity, &wanted);
        for one in theirs {
            let place = waiting.iter().position(|who| *who == one.participant);
            one.waits = place.map(|place| place + 1);
        }
    }
    Ok(())
}

/// What counts of the answers of a visit's participants, whether they are still asked or not.
///
/// # Errors
/// Those of the database.
pub fn counted_of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<GivenReply>, store::Error> {
    let mut given = replies::of_visit(db, visit)?;
    if given.is_empty() {
        return Ok(given);
    }
    let asked_at = asked_again(db, visit)?;
    for given in &mut given {
        let since = asked_at.get(&(given.participant, given.item)).copied();
        given.reply.status = given.reply.counted(since.unwrap_or_default());
    }
    Ok(given)
}

fn asked_again(
    db: &mut Db,
    visit: VisitId,
) -> Result<BTreeMap<(ParticipantId, ItemId), u32>, store::Error> {
    let asked = told::asked_again_of_visit(db, visit)?.into_iter();
    Ok(asked
        .map(|(participant, item, since)| ((participant, item), since))
        .collect())
}

/// Whom invitations ask about what.
struct Invited {
    notify: BTreeMap<ParticipantId, Notify>,
    before: BTreeSet<(ParticipantId, ItemId)>,
}

impl Invited {
    fn of_visit(db: &mut Db, visit: VisitId) -> Result<Self, store::Error> {
        Ok(Self {
            notify: participants::ways_of_visit(db, visit)?
                .into_iter()
                .collect(),
            before: told::invited_before_of_visit(db, visit)?
                .into_iter()
                .collect(),
        })
    }

    fn to(&self, pair: (ParticipantId, ItemId)) -> bool {
        let told = self.before.contains(&pair).then_some(Channel::Invitation);
        let notify = self.notify.get(&pair.0);
        notify.is_some_and(|notify| is_invited(*notify, told))
    }
}

/// What is asked and answered on a visit; `None`: nothing of it is published, so nobody is asked.
///
/// # Errors
/// Those of the database.
pub fn of_visit(
    db: &mut Db,
    shelf: &Shelf,
    visit: VisitId,
) -> Result<Option<Replies>, store::Error> {
    let Some(publication) = shelf.latest(db, visit)? else {
        return Ok(None);
    };
    let (asked_at, invited) = (asked_again(db, visit)?, Invited::of_visit(db, visit)?);
    let mut answers: BTreeMap<_, Answer> = replies::answers_of_visit(db, visit)?
        .into_iter()
        .map(|answer| ((answer.participant, answer.item), answer))
        .collect();
    let mut asked = Vec::new();
    for (item, frozen) in &publication.items {
        for participant in frozen.audience.keys() {
            let pair = (*participant, *item);
            let on_roster = publication.roster.get(participant);
            if !on_roster.is_some_and(|one| frozen.asks(one, invited.to(pair))) {
                continue;
            }
            let answer = answers.remove(&pair);
            asked.push(Asked {
                participant: *participant,
                item: *item,
                status: answer.as_ref().map_or(ReplyStatus::NeedsAction, |answer| {
                    let since = asked_at.get(&pair).copied();
                    answer.reply.counted(since.unwrap_or_default())
                }),
                answer,
                waits: None,
            });
        }
    }
    seat(db, &publication, &mut asked)?;
    Ok(Some(Replies::new(publication, asked)))
}
