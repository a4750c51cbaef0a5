//! A participant, what they were told, and what happened since.

use uuid::Uuid;

use crate::domain::draft::Draft;
use crate::domain::fixture::{self, EVENING, RECEPTION, before_the_visit, item, participant};
use crate::domain::freeze::freeze;
use crate::domain::ids::CalendarUid;
use crate::domain::notice::*;

/// A participant who was told all of the first publication, and then things changed.
pub(in crate::domain) struct Story {
    pub(in crate::domain) draft: Draft,
    pub(in crate::domain) publications: Vec<Publication>,
    pub(in crate::domain) told: BTreeMap<ItemId, Told>,
    pub(in crate::domain) leftovers: BTreeMap<ItemId, Vec<Told>>,
    pub(in crate::domain) replies: BTreeMap<ItemId, Reply>,
    pub(in crate::domain) reader: u128,
    pub(in crate::domain) address: Option<&'static str>,
    pub(in crate::domain) notify: Notify,
    pub(in crate::domain) now: Timestamp,
    pub(in crate::domain) uids: u128,
}

impl Story {
    pub(in crate::domain) fn of(reader: u128) -> Self {
        let draft = fixture::draft();
        let participant = draft
            .participants
            .iter()
            .find(|on| on.id == participant(reader))
            .unwrap();
        let notify = participant.notify;
        let mut story = Self {
            draft,
            publications: vec![],
            told: BTreeMap::new(),
            leftovers: BTreeMap::new(),
            replies: BTreeMap::new(),
            reader,
            address: Some("old@people.example"),
            notify,
            now: before_the_visit(),
            uids: 0xF000,
        };
        story.publish();
        story
    }

    pub(in crate::domain) fn told(reader: u128) -> Self {
        let mut story = Self::of(reader);
        story.tell();
        story
    }

    pub(in crate::domain) fn publish(&mut self) -> &mut Self {
        let next = freeze(&self.draft, self.publications.last(), None, self.now);
        self.publications.push(next);
        self
    }

    pub(in crate::domain) fn edit(
        &mut self,
        n: u128,
        change: impl FnOnce(&mut crate::domain::agenda::Item),
    ) -> &mut Self {
        change(
            self.draft
                .items
                .iter_mut()
                .find(|other| other.id == item(n))
                .unwrap(),
        );
        self.publish()
    }

    /// What there is to tell of an item is refused when it goes again: an invitation goes on under its UID.
    pub(in crate::domain) fn doubt(&mut self, n: u128) {
        let situation = self.situation();
        let tellings = situation.tellings(item(n));
        let telling = tellings.first().unwrap();
        let told = match telling.channel {
            Channel::Invitation => telling.told_after(&situation, self.sending()),
            Channel::Programme | Channel::ByHand => self.told[&item(n)].clone(),
        };
        let told = told.in_doubt(telling.latest_end(&situation));
        self.told.insert(item(n), told);
    }

    pub(in crate::domain) fn situation(&self) -> Situation<'_> {
        let known = self.told.iter();
        let known = known.map(|(id, told)| (*id, self.known(*id, told)));
        let left = self.leftovers.iter().map(|(id, left)| {
            let left = left.iter().map(|told| self.known(*id, told));
            (*id, left.collect())
        });
        Situation {
            publication: self.publications.last().unwrap(),
            participant: participant(self.reader),
            delivery: Delivery {
                address: self.address,
                notify: self.notify,
            },
            known: known.collect(),
            leftovers: left.collect(),
            replies: self.replies.clone(),
            now: self.now,
        }
    }

    fn known<'s>(&'s self, id: ItemId, told: &'s Told) -> Known<'s> {
        let then = &self.publications[usize::try_from(told.version - 1).unwrap()];
        let reader = then.roster.get(&participant(self.reader));
        Known {
            told,
            was: then.items.get(&id).zip(reader),
        }
    }

    /// Sends everything, as the worker would; returns what was said.
    pub(in crate::domain) fn tell(&mut self) -> Vec<String> {
        let mut said = vec![];
        loop {
            self.uids += 1;
            let situation = self.situation();
            let Some(telling) = notice(&situation).into_iter().find(|_| said.len() < 20) else {
                return said;
            };
            let after = telling.told_after(&situation, self.sending());
            let again = if telling.asks_again {
                ", asks again"
            } else {
                ""
            };
            said.push(format!("{}{again}", words(&telling)));
            let id = telling.item;
            if telling.act == Act::Clear {
                self.leftovers.remove(&id);
            } else {
                self.told.insert(id, after);
            }
        }
    }

    pub(in crate::domain) fn sending(&self) -> Sending<'_> {
        Sending {
            fresh_uid: CalendarUid(Uuid::from_u128(self.uids)),
            organizer: "escale@city.example",
            now: self.now,
        }
    }

    pub(in crate::domain) fn said(&self) -> Vec<String> {
        notice(&self.situation()).iter().map(words).collect()
    }
}

fn words(telling: &Telling<'_>) -> String {
    let name = match telling.item {
        id if id == item(RECEPTION) => "reception",
        id if id == item(EVENING) => "evening",
        _ => "drive",
    };
    format!("{:?} {name} by {:?}", telling.act, telling.channel)
}

#[track_caller]
pub(in crate::domain) fn check(story: &Story, expect: &[&str]) {
    assert_eq!(story.said(), expect);
}
