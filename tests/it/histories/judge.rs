//! Whether what people see in their mail is what was published.

use std::collections::{BTreeMap, BTreeSet};

use escale::domain::agenda::ItemStatus;
use escale::domain::ids::{ItemId, ParticipantId};
use escale::domain::message::MessageState;
use escale::domain::notice::{Channel, Told};
use escale::domain::programme::{Reader, Sight};
use escale::domain::publication::Publication;
use escale::domain::reply::ReplyStatus;
use escale::domain::visit::Notify;
use escale::store::deliveries::{self, Reach};
use escale::store::{leftovers, replies};

use super::client::{Card, Client, ends_at, marks};
use super::world::World;

/// All that the comparison needs, read once.
pub(super) struct Judge<'a> {
    world: &'a World,
    latest: std::sync::Arc<Publication>,
    told: BTreeMap<(ParticipantId, ItemId), Told>,
    untold: BTreeMap<ParticipantId, BTreeSet<ItemId>>,
    by_hand: BTreeSet<ParticipantId>,
    declined: BTreeSet<(ParticipantId, ItemId)>,
    reach: Vec<Reach>,
    /// UIDs whose CANCEL was refused, or came back, and has not been sent again.
    refused: BTreeSet<String>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(world: &'a World) -> Option<Self> {
        let latest = world.latest()?;
        let told = world.told();
        let answers = world.read(|db| Ok(replies::of_visit(db, world.visit)?));
        let declined = answers.into_iter().filter(|given| {
            let asked = told
                .get(&(given.participant, given.item))
                .map_or(0, |told| told.asked);
            given.reply.counted(asked) == ReplyStatus::Declined
        });
        let messages = world.messages();
        let by_hand = messages
            .iter()
            .filter(|message| message.state == MessageState::ByHand);
        let leftovers = world.read(|db| Ok(leftovers::of_visit(db, world.visit)?));
        let refused = leftovers.into_iter().filter(|left| !left.told.handed_over);
        let refused = refused.filter_map(|left| left.told.uid);
        Some(Self {
            world,
            latest,
            untold: world.untold(),
            by_hand: by_hand.map(|message| message.participant).collect(),
            declined: declined
                .map(|given| (given.participant, given.item))
                .collect(),
            told,
            reach: world.read(|db| Ok(deliveries::of_visit(db, world.visit)?)),
            refused: refused.map(|uid| uid.to_string()).collect(),
        })
    }

    /// What everybody sees equals what is published, but for those who are listed as not knowing.
    pub(super) fn everybody_knows(&self) {
        for (number, who) in self.world.people.iter().enumerate() {
            for (item, id) in self.world.items.iter().enumerate() {
                if !self.is_listed(*who, *id) && !self.declined.contains(&(*who, *id)) {
                    self.compare(number, item);
                }
            }
        }
    }

    /// Whether an organiser can see that this participant does not know this item yet.
    fn is_listed(&self, who: ParticipantId, item: ItemId) -> bool {
        let untold = self
            .untold
            .get(&who)
            .is_some_and(|items| items.contains(&item));
        untold || self.by_hand.contains(&who)
    }

    fn compare(&self, number: usize, item: usize) {
        let (who, id) = (self.world.people[number], self.world.items[item]);
        let context = format!(
            "person {number}, item {item}, {:?}",
            self.told.get(&(who, id))
        );
        let reach = self
            .reach
            .iter()
            .find(|reach| reach.participant == who)
            .unwrap();
        let expect = self.expected(who, id);
        let told = self
            .told
            .get(&(who, id))
            .filter(|told| told.digest.is_some() && !told.is_let_go());
        // page and feed only, but for what began by invitation, and may go on so
        let goes_on = told.is_some_and(|told| {
            let is_reached = told.handed_over || told.address == reach.address;
            told.channel == Channel::Invitation && is_reached
        });
        if reach.notify == Notify::None && !goes_on {
            return;
        }
        let shown = self.shown((number, item), self.told.get(&(who, id)), reach);
        let Some(expect) = expect.filter(|card| ends_at(card) > self.world.now) else {
            assert!(
                shown.is_empty(),
                "shown, but not published: {shown:?}, {context}"
            );
            return;
        };
        match told {
            Some(told) if told.channel == Channel::ByHand => {
                let seen = &self.latest.items[&id].audience[&who].digest;
                assert_eq!(told.digest.as_ref(), Some(seen), "{context}");
            }
            Some(_) => {
                let is_silent = self.world.silent.contains(&(who, id));
                let shown: Vec<Card> = shown
                    .iter()
                    .map(|card| comparable(card, is_silent))
                    .collect();
                assert_eq!(shown, [comparable(&expect, is_silent)], "{context}");
            }
            None => {
                let excused = self.may_not_know(reach, who, id);
                assert!(
                    excused && shown.is_empty(),
                    "{shown:?} for {expect:?}, {context}"
                );
            }
        }
    }

    /// What the mail clients of a person show of an item that is not over.
    fn shown(
        &self,
        (number, item): (usize, usize),
        told: Option<&Told>,
        reach: &Reach,
    ) -> Vec<Card> {
        let is_current = |address: &str| reach.address.as_deref() == Some(address);
        // what nobody knows to have arrived may have arrived
        let by_programme = told.is_none_or(|told| told.channel == Channel::Programme);
        let mut shown = vec![];
        for (address, client) in self.clients(number) {
            let events = client.events.iter().filter(|(_, event)| event.item == item);
            for (uid, event) in events {
                let is_over = ends_at(&event.card) <= self.world.now;
                // an address that is theirs no more is not asked again
                let is_left_alone = client.has_refused || self.refused.contains(uid);
                if is_over || (is_left_alone && !is_current(address)) {
                    continue;
                }
                assert!(is_current(address), "{address} keeps {event:?}: {told:?}");
                shown.push(event.card.clone());
            }
            if is_current(address) && by_programme {
                shown.extend(client.programme.get(&item).cloned());
            }
        }
        shown.retain(|card| ends_at(card) > self.world.now);
        shown
    }

    /// Of what is not listed as untold somebody may still know nothing, if nothing is to be sent to them.
    fn may_not_know(&self, reach: &Reach, who: ParticipantId, item: ItemId) -> bool {
        let sight = self.sight(who, item).unwrap();
        reach.notify == Notify::None
            || (sight.status == ItemStatus::Tentative
                && sight.own_parts.is_empty()
                && reach.notify == Notify::Invitations)
    }

    fn clients(&self, number: usize) -> impl Iterator<Item = (&String, &Client)> {
        let prefix = format!("person{number}.");
        let clients = self.world.clients.iter();
        clients.filter(move |(address, _)| address.starts_with(&prefix))
    }

    fn sight(&self, who: ParticipantId, item: ItemId) -> Option<Sight<'_>> {
        let on_roster = self.latest.roster.get(&who)?;
        let reader = Reader::Participant(who, on_roster);
        self.latest.sight(self.latest.items.get(&item)?, reader)
    }

    /// The card that a participant should see: none for what is cancelled.
    fn expected(&self, who: ParticipantId, item: ItemId) -> Option<Card> {
        let sight = self.sight(who, item)?;
        let places = sight.places.iter().map(|seen| seen.place.name.as_str());
        let words = [sight.title, sight.description]
            .into_iter()
            .chain(sight.notes)
            .filter_map(|texts| texts.matching("en").map(|(_, text)| text));
        let texts = places.chain(words).chain(sight.online_url);
        (sight.status != ItemStatus::Cancelled).then(|| Card {
            starts: sight.period.starts.wall,
            ends: sight.period.ends.wall,
            tentative: sight.status == ItemStatus::Tentative,
            marks: texts.flat_map(marks).collect(),
        })
    }
}

/// Where words were changed without telling anybody, all but the words.
fn comparable(card: &Card, is_silent: bool) -> Card {
    let is_words = |mark: &String| mark.starts_with(['T', 'D', 'N']);
    let mut card = card.clone();
    card.marks.retain(|mark| !is_silent || !is_words(mark));
    card
}
