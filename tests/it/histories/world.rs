//! A visit in a database, its organisers, its worker, and the mail clients of its people.

use std::collections::{BTreeMap, BTreeSet};

use escale::actions;
use escale::actions::secretariat::Secretariat;
use escale::actions::untold::untold;
use escale::domain::capability::Links;
use escale::domain::draft::Draft;
use escale::domain::ids::{InstanceId, ItemId, ParticipantId, VisitId};
use escale::domain::message::MessageState;
use escale::domain::notice::Told;
use escale::domain::publication::Publication;
use escale::domain::reply::{Reply, ReplySource};
use escale::jobs::reconcile::{self, Claimed, Sender};
use escale::jobs::settle::{self, Ending, Outcome, Patience};
use escale::mail::message::Mailbox;
use escale::mail::transport::SendError;
use escale::store::outbox::{self, Message};
use escale::store::{self, Db, Store, drafts, ids, instances, told};
use jiff::{SignedDuration, Timestamp};

use super::client::Client;
use super::step::{Fate, Step};
use super::visit;
use crate::harness::database::Database;

/// Longer than that no history lasts: what is in doubt is not given up in it.
const LONGEST: SignedDuration = SignedDuration::from_hours(100);

pub(super) struct World {
    store: Store,
    _database: Database,
    pub(super) sender: Sender,
    dead: Vec<InstanceId>,
    began: Timestamp,
    pub(super) now: Timestamp,
    pub(super) visit: VisitId,
    pub(super) people: Vec<ParticipantId>,
    pub(super) items: Vec<ItemId>,
    /// Counts the markers of texts.
    pub(super) edition: u32,
    /// By address.
    pub(super) clients: BTreeMap<String, Client>,
    /// Of what the text that somebody knows is older than what is published, on purpose.
    pub(super) silent: BTreeSet<(ParticipantId, ItemId)>,
    /// CANCELs that got lost while nobody knows: they are not refused later, since then nobody would ever know.
    lost_ends: BTreeSet<String>,
    /// When a message was first sent, by Message-ID: what is in doubt goes again although time has passed.
    begun: BTreeMap<String, Timestamp>,
}

impl World {
    pub(super) fn new(database: Database) -> Self {
        let draft = visit::draft();
        let store = database.store.clone();
        let began = "2026-06-22T06:00:00Z".parse().unwrap();
        let secretariat = Secretariat {
            from: Mailbox {
                name: "Visits".to_owned(),
                address: "visits@city.example".to_owned(),
            },
            links: Links::new("https://visits.example", &[7; 32]).unwrap(),
            shelf: store::publications::Shelf::default(),
            hold: std::time::Duration::from_mins(2),
        };
        store
            .write_blocking(|db| visit::insert(db, &draft))
            .unwrap();
        let mut world = Self {
            store,
            _database: database,
            sender: Sender {
                secretariat,
                instance: ids::new(),
            },
            dead: vec![],
            began,
            now: began,
            visit: draft.visit.id,
            people: draft.participants.iter().map(|one| one.id).collect(),
            items: draft.items.iter().map(|one| one.id).collect(),
            edition: 0,
            clients: BTreeMap::new(),
            silent: BTreeSet::new(),
            lost_ends: BTreeSet::new(),
            begun: BTreeMap::new(),
        };
        world.start_instance();
        world
    }

    pub(super) fn write<T>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, actions::Error>,
    ) -> Result<T, actions::Error> {
        self.store.write_blocking(work)
    }

    pub(super) fn read<T>(&self, work: impl FnOnce(&mut Db) -> Result<T, actions::Error>) -> T {
        self.store.read_blocking(work).unwrap()
    }

    fn start_instance(&mut self) {
        let instance = ids::new();
        self.sender.instance = instance;
        self.write(|db| Ok(instances::start(db, instance)?))
            .unwrap();
    }

    pub(super) fn draft(&self) -> Draft {
        self.read(|db| Ok(drafts::find(db, self.visit)?)).unwrap()
    }

    pub(super) fn latest(&self) -> Option<std::sync::Arc<Publication>> {
        let secretariat = &self.sender.secretariat;
        self.read(|db| Ok(secretariat.shelf.latest(db, self.visit)?))
    }

    pub(super) fn told(&self) -> BTreeMap<(ParticipantId, ItemId), Told> {
        let known = self.read(|db| Ok(told::of_visit(db, self.visit)?));
        let pair = |known: told::Knowledge| Some(((known.participant, known.item), known.told?));
        known.into_iter().filter_map(pair).collect()
    }

    pub(super) fn untold(&self) -> BTreeMap<ParticipantId, BTreeSet<ItemId>> {
        let secretariat = &self.sender.secretariat;
        self.read(|db| untold(db, &secretariat.shelf, (self.visit, self.now)))
    }

    pub(super) fn messages(&self) -> Vec<Message> {
        self.read(|db| Ok(outbox::of_visit(db, self.visit, None, i64::MAX)?))
    }

    /// How many different messages arrived anywhere.
    pub(super) fn arrived(&self) -> usize {
        self.clients.values().map(Client::count).sum()
    }

    pub(super) fn wait(&mut self, duration: SignedDuration) {
        self.now = self.now.saturating_add(duration).unwrap();
    }

    pub(super) fn take(&mut self, step: &Step) {
        self.wait(SignedDuration::from_secs(1));
        match step {
            Step::Edit { item, edit } => self.edit(*item, edit),
            Step::Person { who, edit } => self.edit_person(*who, edit),
            Step::Visit(status) => self.edit_visit(*status),
            Step::Venue => self.rename_venue(),
            Step::Publish(announcement) => {
                self.publish(announcement);
            }
            Step::Reply { who, item, status } => {
                let pair = (self.people[*who], self.items[*item]);
                let asked = self
                    .told()
                    .get(&pair)
                    .filter(|told| told.digest.is_some())
                    .cloned();
                if let Some(told) = asked {
                    let reply = Reply {
                        status: *status,
                        sequence: told.sequence,
                        at: self.now,
                    };
                    self.write(|db| Ok(store::replies::save(db, pair, reply, ReplySource::Page)?))
                        .unwrap();
                }
            }
            Step::Retry => self.retry(),
            Step::TellByHand => self.tell_by_hand(),
            Step::Wait { minutes } => {
                let duration = SignedDuration::from_mins(*minutes);
                if self.now.duration_since(self.began) + duration < LONGEST {
                    self.wait(duration);
                }
            }
            Step::Work { fates } => {
                self.work(fates);
            }
            Step::Recover => self.recover(),
        }
    }

    /// Claims as many messages as there are fates, and lets each end as its fate says. Returns how many there were.
    pub(super) fn work(&mut self, fates: &[Fate]) -> usize {
        let limit = i64::try_from(fates.len()).unwrap();
        let claimed = self
            .write(|db| Ok(reconcile::claim(db, &self.sender, (limit, self.now))?))
            .unwrap();
        let count = claimed.len();
        let mut outcomes = vec![];
        for (claimed, fate) in claimed.into_iter().zip(fates) {
            outcomes.extend(self.send(&claimed, *fate));
        }
        let patience = Patience {
            retry_after: std::time::Duration::from_secs(15),
            jitter: 0.5,
        };
        self.write(|db| Ok(settle::settle(db, &outcomes, (patience, self.now))?))
            .unwrap();
        if outcomes.len() < count {
            self.dead.push(self.sender.instance);
            self.start_instance();
        }
        count
    }

    /// Sends one message; without an outcome if the process died of it.
    fn send(&mut self, claimed: &Claimed, fate: Fate) -> Option<Outcome> {
        let message = &claimed.message;
        let is_end = message
            .bytes
            .windows(13)
            .any(|bytes| bytes == b"method=CANCEL");
        let fate = match fate {
            Fate::Refused if self.lost_ends.contains(&message.message_id) => Fate::Taken,
            other => other,
        };
        let id = message.message_id.clone();
        let begun = match fate {
            Fate::InDoubtLost | Fate::DiedLost => *self.begun.entry(id).or_insert(self.now),
            _ => self.begun.get(&id).copied().unwrap_or(self.now),
        };
        if is_end && matches!(fate, Fate::InDoubtLost | Fate::DiedLost) {
            self.lost_ends.insert(message.message_id.clone());
        }
        if is_end && fate == Fate::Refused {
            let client = self.clients.entry(message.envelope_to.clone()).or_default();
            client.has_refused = true;
        }
        if matches!(fate, Fate::InDoubtLost | Fate::DiedLost) {
            let client = self.clients.entry(message.envelope_to.clone()).or_default();
            client.has_lost = true;
        }
        if matches!(fate, Fate::Taken | Fate::InDoubtArrived | Fate::DiedArrived) {
            let client = self.clients.entry(message.envelope_to.clone()).or_default();
            client.receive(message, begun);
        }
        let words = || "because".to_owned();
        let error = match fate {
            Fate::Taken => None,
            Fate::Deferred => Some(SendError::Deferred { reply: words() }),
            Fate::Refused => Some(SendError::Refused { reply: words() }),
            Fate::InDoubtArrived | Fate::InDoubtLost => {
                Some(SendError::InDoubt { reason: words() })
            }
            Fate::ServerDown => Some(SendError::ServerDown { reason: words() }),
            Fate::DiedArrived | Fate::DiedLost => return None,
        };
        Some(Outcome {
            claim: claimed.claim,
            ending: error.map_or(Ending::Taken, Ending::Unsent),
        })
    }

    fn recover(&mut self) {
        for dead in std::mem::take(&mut self.dead) {
            self.write(|db| {
                instances::remove(db, dead)?;
                Ok(store::outbox::settle::recover_orphans(db, self.now)?)
            })
            .unwrap();
        }
    }

    /// Everything is well again: the worker runs until nothing waits but what waits for people.
    pub(super) fn drain(&mut self) {
        self.recover();
        for _ in 0..200 {
            while self.work(&[Fate::Taken; 16]) > 0 {}
            let next = self.messages().into_iter().filter(|message| {
                matches!(
                    message.state,
                    MessageState::Held | MessageState::Due | MessageState::Sending
                )
            });
            match next.map(|message| message.due_at).min() {
                Some(due_at) => self.now = self.now.max(due_at),
                None => return,
            }
            self.wait(SignedDuration::from_secs(1));
        }
        panic!("the outbox does not come to rest: {:#?}", self.messages());
    }
}
