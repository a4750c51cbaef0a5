//! What a publication writes into the outbox: a row for whatever somebody is to be told.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::Timestamp;

use super::Publish;
use crate::actions::secretariat::Secretariat;
use crate::actions::situations::Situations;
use crate::actions::{Error, introductions};
use crate::domain::agenda::ItemStatus;
use crate::domain::ids::{ItemId, MessageId, ParticipantId, TopicId, VisitId};
use crate::domain::message::{MessageKind, MessageState};
use crate::domain::notice::{Channel, Situation, Telling, notice};
use crate::domain::publication::{Publication, Tell};
use crate::domain::visit::Notify;
use crate::store::outbox::{self, Message, Wanted};
use crate::store::{Db, told};

/// A notice waits no longer than this many holds.
const LONGEST_HOLD: u32 = 5;

/// Messages that wait: they will say what is published when they go, or an organiser will.
///
/// What is on its way already is not among them: what it says counts as told, so whatever differs from that is in no
/// message yet.
#[derive(Debug, Default)]
pub(in crate::actions) struct Open {
    waiting: BTreeMap<ParticipantId, BTreeMap<TopicId, Message>>,
}

impl Open {
    pub(in crate::actions) fn of_visit(db: &mut Db, visit: VisitId) -> Result<Self, Error> {
        let mut open = Self::default();
        for message in outbox::open_of_visit(db, visit)? {
            // a reminder says what is known already
            if !message.is_frozen && message.kind != MessageKind::Reminder {
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
        self.waiting(participant, topic).is_some()
    }

    /// The items of which a participant does not know what is published, and no message will tell them.
    pub(in crate::actions) fn untold(&self, situation: &Situation<'_>) -> BTreeSet<ItemId> {
        let participant = situation.participant;
        notice(situation)
            .into_iter()
            .filter(|telling| !self.covers(participant, telling.topic(participant)))
            .map(|telling| telling.item)
            .collect()
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
    know: Vec<((ParticipantId, ItemId), String)>,
    /// Whom there is something to tell.
    pub(super) concerned: BTreeSet<ParticipantId>,
    pub(super) told: usize,
    pub(super) untold: usize,
    pub(super) by_hand: usize,
}

impl Plan {
    /// Where its messages go.
    pub(super) fn addresses(&self, situations: &Situations) -> BTreeSet<String> {
        let replacing = self.replace.iter().map(|(_, wanted)| wanted);
        let wanted = self.insert.iter().chain(replacing);
        let mailed = wanted.filter(|wanted| wanted.state != MessageState::ByHand);
        introductions::addresses(situations, mailed.map(|wanted| wanted.participant))
    }

    pub(super) fn write(&self, db: &mut Db, (version, now): (u32, Timestamp)) -> Result<(), Error> {
        for (pair, digest) in &self.know {
            told::know(db, *pair, (version, digest))?;
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

    /// Decides what one participant is told. Who is not told yet, and whom a new publication does not concern, goes on
    /// waiting for one that does.
    fn consider(&mut self, participant: ParticipantId) -> Result<(), Error> {
        let situations = self.situations;
        let Some(situation) = situations.situation(participant) else {
            return Ok(());
        };
        let tellings = notice(&situation);
        if self.tell == Tell::Nobody {
            self.say_nothing(&situation, &tellings);
        } else if self.command.hold.contains(&participant) {
            self.hold_back(participant, &tellings);
        } else if self.is_new && !concerns((self.before, self.situations.latest()), participant) {
            self.leave(participant, &tellings);
        } else {
            let has_news = !tellings.is_empty() || self.looks_alone(participant);
            if has_news && !self.is_urgent_already(participant) {
                self.plan.concerned.insert(participant);
            }
            self.say(&situation, &tellings)?;
        }
        Ok(())
    }

    /// Whether this publication is nothing new, and what is old goes to them as urgent already.
    fn is_urgent_already(&self, participant: ParticipantId) -> bool {
        let waiting = self.open.waiting.get(&participant);
        !self.is_new && waiting.is_some_and(|waiting| waiting.values().all(|one| one.urgent))
    }

    /// Whether somebody whom it concerns gets no message, and only looks.
    fn looks_alone(&self, participant: ParticipantId) -> bool {
        let reach = self.situations.reach(participant);
        self.is_new && reach.is_some_and(|reach| reach.notify == Notify::None)
    }

    /// Nobody is told: what this publication changed in words alone counts as told, the rest waits for their next
    /// message. What a waiting message is about is left to that message.
    fn say_nothing(&mut self, situation: &Situation<'_>, tellings: &[Telling<'_>]) {
        let participant = situation.participant;
        let mut is_untold = false;
        for telling in tellings {
            if self.open.covers(participant, telling.topic(participant)) {
                continue;
            }
            let is_silent =
                telling.is_words_alone(situation) && self.changed(participant, telling.item);
            match situation.digest(telling.item).filter(|_| is_silent) {
                Some(digest) => {
                    let pair = (participant, telling.item);
                    self.plan.know.push((pair, digest.to_owned()));
                }
                None => is_untold = true,
            }
        }
        self.plan.untold += usize::from(is_untold);
    }

    /// Whoever is held back is told by none of the messages that wait.
    fn hold_back(&mut self, participant: ParticipantId, tellings: &[Telling<'_>]) {
        let waiting = self.open.waiting.get(&participant).into_iter().flatten();
        self.plan
            .drop
            .extend(waiting.map(|(_, message)| message.id));
        self.plan.untold += usize::from(!tellings.is_empty());
    }

    /// What is untold remains so.
    fn leave(&mut self, participant: ParticipantId, tellings: &[Telling<'_>]) {
        let is_untold = tellings
            .iter()
            .any(|telling| !self.open.covers(participant, telling.topic(participant)));
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
        let releases = self.tell == Tell::Urgent
            || !self.situations.was_ever_told(participant)
            || tellings.iter().any(|telling| telling.is_near);
        let is_by_hand = |telling: &Telling<'_>| telling.channel == Channel::ByHand;
        self.plan.by_hand += usize::from(tellings.iter().any(is_by_hand));
        self.plan.told += usize::from(!tellings.iter().all(is_by_hand));
        for (topic, message) in self.open.waiting.get(&participant).into_iter().flatten() {
            if !topics.contains_key(topic) {
                self.plan.drop.push(message.id);
            }
        }
        for (topic, tellings) in &topics {
            self.want(situation, *topic, (tellings, releases))?;
        }
        Ok(())
    }

    /// One message about one topic: new, or in the place of one that waits.
    fn want(
        &mut self,
        situation: &Situation<'_>,
        topic: TopicId,
        (tellings, releases): (&[&Telling<'_>], bool),
    ) -> Result<(), Error> {
        let participant = situation.participant;
        let Some(first) = tellings.first() else {
            return Ok(());
        };
        let waiting = self.open.waiting(participant, topic);
        // what is urgent once remains so, whatever is published while it waits
        let is_urgent = self.tell == Tell::Urgent || waiting.is_some_and(|message| message.urgent);
        let concerns = tellings
            .iter()
            .any(|telling| self.changed(participant, telling.item));
        let is_by_hand = first.channel == Channel::ByHand;
        let goes_its_way =
            waiting.is_some_and(|message| (message.state == MessageState::ByHand) == is_by_hand);
        if goes_its_way && !concerns && !releases {
            return Ok(());
        }
        // Without anything new it is about those who have waited already.
        let is_immediate = releases || is_urgent || !self.is_new;
        let (state, due_at, held_since) = match self.put_off(tellings).filter(|_| !is_urgent) {
            Some(at) => (MessageState::Held, at, Some(self.now)),
            None => self.schedule(first, is_immediate, waiting),
        };
        let ready = match first.channel {
            Channel::ByHand => {
                let tellings: Vec<_> = tellings.iter().map(|&telling| telling.clone()).collect();
                let secretariat = self.secretariat;
                Some(secretariat.ready_text(self.situations, situation, &tellings)?)
            }
            Channel::Invitation | Channel::Programme => None,
        };
        let wanted = Wanted {
            visit: situation.publication.visit.id,
            participant,
            item: (first.channel == Channel::Invitation).then_some(first.item),
            kind: first.kind(),
            state,
            version: situation.publication.version,
            urgent: is_urgent,
            due_at,
            held_since,
            ready,
        };
        match waiting {
            Some(message) => self.plan.replace.push((message.id, wanted)),
            None => self.plan.insert.push(wanted),
        }
        Ok(())
    }

    /// When a message goes that the organisers put off: not what is read out, and nothing of what begins before.
    fn put_off(&self, tellings: &[&Telling<'_>]) -> Option<Timestamp> {
        let at = self.command.tell_at.filter(|at| *at > self.now)?;
        let situations = self.situations;
        let begins_before = |telling: &&Telling<'_>| {
            let now = situations.latest().items.get(&telling.item);
            let now = now.map(|item| &item.period);
            let was = telling.was.as_ref().map(|was| was.period);
            let mut periods = now.into_iter().chain(was);
            periods.any(|period| {
                let starts = period.starts.instant();
                self.now < starts && starts <= at
            })
        };
        let is_by_hand = |telling: &&Telling<'_>| telling.channel == Channel::ByHand;
        let may_wait = !tellings
            .iter()
            .any(|one| is_by_hand(one) || begins_before(one));
        Some(at).filter(|_| may_wait)
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
        let before = self
            .before
            .and_then(|before| seen(before, participant, item));
        self.is_new && before != seen(self.situations.latest(), participant, item)
    }
}

/// Whether a publication shows a participant anything else than the one before it.
pub(in crate::actions) fn concerns(
    (before, next): (Option<&Publication>, &Publication),
    participant: ParticipantId,
) -> bool {
    let former = before.into_iter().flat_map(|before| before.items.keys());
    next.items.keys().chain(former).any(|item| {
        let was = before.and_then(|before| seen(before, participant, *item));
        was != seen(next, participant, *item)
    })
}

/// What a participant sees of an item, in short.
fn seen(
    publication: &Publication,
    participant: ParticipantId,
    item: ItemId,
) -> Option<(&str, ItemStatus)> {
    let item = publication.items.get(&item)?;
    let seen = item.audience.get(&participant)?;
    Some((&seen.digest, item.status))
}

/// `duration` after an instant.
fn after(instant: Timestamp, duration: Duration) -> Timestamp {
    instant.checked_add(duration).unwrap_or(Timestamp::MAX)
}
