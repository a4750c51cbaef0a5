//! What a publication writes into the outbox: a row for whatever somebody is to be told.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::Timestamp;

use super::Publish;
use crate::actions::Error;
use crate::actions::secretariat::Secretariat;
use crate::actions::situations::Situations;
use crate::domain::ids::{ItemId, MessageId, ParticipantId, TopicId, VisitId};
use crate::domain::message::MessageState;
use crate::domain::notice::{Channel, Situation, Telling, Told, notice};
use crate::domain::publication::{Publication, Tell};
use crate::mail::letters;
use crate::store::outbox::{self, Message, Wanted};
use crate::store::{Db, told};

/// A notice waits no longer than this many holds.
const LONGEST_HOLD: u32 = 5;

/// Messages that are not settled yet.
#[derive(Debug, Default)]
pub(in crate::actions) struct Open {
    waiting: BTreeMap<ParticipantId, BTreeMap<TopicId, Message>>,
    on_their_way: BTreeSet<(ParticipantId, TopicId)>,
}

impl Open {
    pub(in crate::actions) fn of_visit(db: &mut Db, visit: VisitId) -> Result<Self, Error> {
        let mut open = Self::default();
        for message in outbox::open_of_visit(db, visit)? {
            if message.is_frozen {
                open.on_their_way
                    .insert((message.participant, message.topic));
            } else {
                open.waiting
                    .entry(message.participant)
                    .or_default()
                    .insert(message.topic, message);
            }
        }
        Ok(open)
    }

    /// Whether some message will say this anyway.
    pub(in crate::actions) fn covers(&self, participant: ParticipantId, topic: TopicId) -> bool {
        self.on_their_way.contains(&(participant, topic))
            || self.waiting(participant, topic).is_some()
    }

    fn waiting(&self, participant: ParticipantId, topic: TopicId) -> Option<&Message> {
        self.waiting.get(&participant)?.get(&topic)
    }
}

/// One publication on its way to the outbox.
pub(super) struct Round<'a> {
    pub(super) command: &'a Publish,
    pub(super) tell: Tell,
    pub(super) secretariat: &'a Secretariat,
    pub(super) now: Timestamp,
    /// The publication before this one, if this one is new.
    pub(super) before: Option<&'a Publication>,
    pub(super) is_new: bool,
    pub(super) situations: &'a Situations,
    pub(super) open: Open,
    pub(super) plan: Plan,
}

/// What one publication writes into the outbox.
#[derive(Default)]
pub(super) struct Plan {
    insert: Vec<Wanted>,
    replace: Vec<(MessageId, Wanted)>,
    drop: Vec<MessageId>,
    know: Vec<((ParticipantId, ItemId), Told)>,
    pub(super) told: usize,
    pub(super) untold: usize,
    pub(super) by_hand: usize,
}

impl Plan {
    pub(super) fn write(&self, db: &mut Db, now: Timestamp) -> Result<(), Error> {
        for (pair, told) in &self.know {
            told::move_to(db, *pair, Some(told), None)?;
        }
        outbox::drop_waiting(db, &self.drop, "nothing to say any more")?;
        for (id, wanted) in &self.replace {
            outbox::replace(db, *id, wanted)?;
        }
        outbox::insert(db, &self.insert, now)?;
        Ok(())
    }
}

impl Round<'_> {
    /// Decides what everybody is told.
    pub(super) fn planned(mut self) -> Result<Plan, Error> {
        let situations = self.situations;
        for reach in situations.participants() {
            self.consider(reach.participant)?;
        }
        Ok(self.plan)
    }

    /// Decides what one participant is told.
    fn consider(&mut self, participant: ParticipantId) -> Result<(), Error> {
        let situations = self.situations;
        let Some(situation) = situations.situation(participant) else {
            return Ok(());
        };
        let tellings = notice(&situation);
        if self.tell == Tell::Nobody {
            self.say_nothing(&situation, &tellings);
            return Ok(());
        }
        if self.command.hold.contains(&participant) {
            self.hold_back(participant, &tellings);
            return Ok(());
        }
        self.say(&situation, &tellings)
    }

    /// Nobody is told: what differs in words alone counts as told, the rest waits for their next message.
    fn say_nothing(&mut self, situation: &Situation<'_>, tellings: &[Telling<'_>]) {
        let participant = situation.participant;
        let mut rest = 0;
        for telling in tellings {
            let known = self.situations.told(participant, telling.item);
            match known.filter(|_| telling.is_words_alone(situation)) {
                Some(known) => {
                    let digest = situation.digest(telling.item).map(str::to_owned);
                    let version = situation.publication.version;
                    let told = Told {
                        version,
                        digest,
                        ..known.clone()
                    };
                    self.plan.know.push(((participant, telling.item), told));
                }
                None if self.is_untold(telling, participant) => rest += 1,
                None => {}
            }
        }
        self.plan.untold += usize::from(rest > 0);
    }

    fn is_untold(&self, telling: &Telling<'_>, participant: ParticipantId) -> bool {
        telling.channel != Channel::ByHand
            && !self.open.covers(participant, telling.topic(participant))
    }

    fn hold_back(&mut self, participant: ParticipantId, tellings: &[Telling<'_>]) {
        let waiting = self.open.waiting.get(&participant).into_iter().flatten();
        self.plan
            .drop
            .extend(waiting.map(|(_, message)| message.id));
        let is_untold = tellings
            .iter()
            .any(|telling| telling.channel != Channel::ByHand);
        self.plan.untold += usize::from(is_untold);
    }

    fn say(&mut self, situation: &Situation<'_>, tellings: &[Telling<'_>]) -> Result<(), Error> {
        let participant = situation.participant;
        let mut topics: BTreeMap<TopicId, Vec<&Telling<'_>>> = BTreeMap::new();
        for telling in tellings {
            topics
                .entry(telling.topic(participant))
                .or_default()
                .push(telling);
        }
        let is_immediate = self.tell == Tell::Urgent
            || !self.is_new
            || !self.situations.was_ever_told(participant)
            || tellings.iter().any(|telling| telling.is_near);
        let by_hand = tellings
            .iter()
            .any(|telling| telling.channel == Channel::ByHand);
        let by_mail = tellings
            .iter()
            .any(|telling| telling.channel != Channel::ByHand);
        self.plan.by_hand += usize::from(by_hand);
        self.plan.told += usize::from(by_mail);
        for (topic, message) in self.open.waiting.get(&participant).into_iter().flatten() {
            if !topics.contains_key(topic) {
                self.plan.drop.push(message.id);
            }
        }
        for (topic, tellings) in &topics {
            self.want(situation, *topic, (tellings, is_immediate))?;
        }
        Ok(())
    }

    /// One message about one topic: new, or in the place of one that waits.
    fn want(
        &mut self,
        situation: &Situation<'_>,
        topic: TopicId,
        (tellings, is_immediate): (&[&Telling<'_>], bool),
    ) -> Result<(), Error> {
        let participant = situation.participant;
        let Some(first) = tellings.first() else {
            return Ok(());
        };
        let waiting = self.open.waiting(participant, topic);
        let concerns = tellings
            .iter()
            .any(|telling| self.changed(participant, telling.item));
        if waiting.is_some() && !concerns && !is_immediate {
            return Ok(());
        }
        let (state, due_at, held_since) = self.schedule(first, is_immediate, waiting);
        let ready_text = match first.channel {
            Channel::ByHand => Some(self.ready_text(situation, tellings)?),
            Channel::Invitation | Channel::Programme => None,
        };
        let wanted = Wanted {
            visit: situation.publication.visit.id,
            participant,
            item: (first.channel == Channel::Invitation).then_some(first.item),
            kind: first.kind(),
            state,
            version: situation.publication.version,
            urgent: self.tell == Tell::Urgent,
            due_at,
            held_since,
            ready_text,
        };
        match waiting {
            Some(message) => self.plan.replace.push((message.id, wanted)),
            None => self.plan.insert.push(wanted),
        }
        Ok(())
    }

    /// What an organiser reads out to a participant.
    fn ready_text(
        &self,
        situation: &Situation<'_>,
        tellings: &[&Telling<'_>],
    ) -> Result<String, Error> {
        let addressee = self
            .secretariat
            .addressee(self.situations, situation.participant);
        let addressee = addressee.ok_or_else(|| Error::not_found("participant as published"))?;
        let tellings: Vec<Telling<'_>> =
            tellings.iter().map(|telling| (*telling).clone()).collect();
        Ok(letters::by_hand(&addressee.context("", ""), &tellings)?)
    }

    /// When a message goes: each publication that concerns it puts it off by the hold, but not for ever.
    fn schedule(
        &self,
        first: &Telling<'_>,
        is_immediate: bool,
        waiting: Option<&Message>,
    ) -> (MessageState, Timestamp, Option<Timestamp>) {
        let (now, hold) = (self.now, self.secretariat.hold);
        if first.channel == Channel::ByHand {
            return (MessageState::ByHand, now, None);
        }
        if is_immediate || hold.is_zero() {
            return (MessageState::Due, now, None);
        }
        let since = waiting
            .and_then(|message| message.held_since)
            .unwrap_or(now);
        let latest = after(since, hold * LONGEST_HOLD);
        let backed_off = waiting.map_or(now, |message| message.due_at).min(latest);
        let due_at = after(now, hold).min(latest).max(backed_off);
        (MessageState::Held, due_at, Some(since))
    }

    /// Whether this publication changed an item as a participant sees it.
    fn changed(&self, participant: ParticipantId, item: ItemId) -> bool {
        let seen = |publication: &Publication| {
            let item = publication.items.get(&item)?;
            let seen = item.audience.get(&participant)?;
            Some((seen.digest.clone(), item.status))
        };
        self.is_new && self.before.and_then(seen) != seen(self.situations.latest())
    }
}

/// `duration` after an instant.
fn after(instant: Timestamp, duration: Duration) -> Timestamp {
    instant.checked_add(duration).unwrap_or(Timestamp::MAX)
}
