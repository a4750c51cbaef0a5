//! A visit in a database, its organisers, its worker, and the mail clients of its people.

use std::collections::{BTreeMap, BTreeSet};

use escale::actions;
use escale::actions::secretariat::Secretariat;
use escale::actions::untold::untold;
use escale::domain::capability::Links;
use escale::domain::draft::Draft;
use escale::domain::ids::{ItemId, ParticipantId, VisitId};
use escale::domain::message::MessageState;
use escale::domain::notice::Told;
use escale::domain::publication::Publication;
use escale::domain::reply::{Answer, Reply, ReplySource, ReplyStatus};
use escale::jobs::reconcile::Sender;
use escale::mail::message::Mailbox;
use escale::store::outbox::{self, Message};
use escale::store::told::{self, Knowledge};
use escale::store::{self, Db, Store, drafts, ids, instances};
use jiff::{SignedDuration, Timestamp};

use super::client::Client;
use super::feeds::Feeds;
use super::post::Post;
use super::step::Step;
use super::visit;
use super::worker::Worker;
use crate::harness::database::Database;
use crate::harness::draft::insert;

/// Longer than that no history lasts: what is in doubt is not given up in it.
const LONGEST: SignedDuration = SignedDuration::from_hours(100);

pub(super) struct World {
    store: Store,
    _database: Database,
    pub(super) sender: Sender,
    pub(super) worker: Worker,
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
    /// What feeds showed so far.
    pub(super) feeds: Feeds,
    /// Mail to us.
    pub(super) post: Post,
}

impl World {
    pub(super) fn new(database: Database, people: usize) -> Self {
        let draft = visit::draft(people);
        let store = database.store.clone();
        let began = "2026-06-22T06:00:00Z".parse().unwrap();
        let secretariat = Secretariat {
            from: Mailbox {
                name: "Visits".to_owned(),
                address: "visits@city.example".to_owned(),
            },
            authserv_id: None,
            bounces: None,
            links: Links::new("https://visits.example", &[7; 32]).unwrap(),
            shelf: store::publications::Shelf::default(),
            hold: std::time::Duration::from_mins(2),
            new_addresses_per_day: None,
            dkim: None,
        };
        store.write_blocking(|db| insert(db, &draft)).unwrap();
        let mut world = Self {
            store,
            _database: database,
            sender: Sender {
                secretariat,
                instance: ids::new(),
            },
            worker: Worker::default(),
            began,
            now: began,
            visit: draft.visit.id,
            people: draft.participants.iter().map(|one| one.id).collect(),
            items: draft.items.iter().map(|one| one.id).collect(),
            edition: 0,
            clients: BTreeMap::new(),
            silent: BTreeSet::new(),
            feeds: Feeds::default(),
            post: Post::default(),
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

    pub(super) fn start_instance(&mut self) {
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

    pub(super) fn knowledge(&self) -> Vec<Knowledge> {
        self.read(|db| Ok(told::of_visit(db, self.visit)?))
    }

    pub(super) fn told(&self) -> BTreeMap<(ParticipantId, ItemId), Told> {
        let pair = |known: Knowledge| Some(((known.participant, known.item), known.told?));
        self.knowledge().into_iter().filter_map(pair).collect()
    }

    pub(super) fn untold(&self) -> BTreeMap<ParticipantId, BTreeSet<ItemId>> {
        let secretariat = &self.sender.secretariat;
        self.read(|db| untold(db, &secretariat.shelf, (self.visit, self.now)))
    }

    pub(super) fn messages(&self) -> Vec<Message> {
        self.read(|db| Ok(outbox::of_visit(db, self.visit, None, i64::MAX)?))
    }

    /// What an organiser is to read out to somebody.
    pub(super) fn ready_texts(&self, who: usize) -> Vec<String> {
        let by_hand = self.messages().into_iter().filter(|message| {
            message.state == MessageState::ByHand && message.participant == self.people[who]
        });
        by_hand.filter_map(|message| message.ready_text).collect()
    }

    /// How many answers are kept.
    pub(super) fn answers(&self) -> usize {
        self.read(|db| Ok(store::replies::of_visit(db, self.visit)?))
            .len()
    }

    /// How many different messages arrived anywhere.
    pub(super) fn arrived(&self) -> usize {
        self.clients.values().map(Client::count).sum()
    }

    pub(super) fn wait(&mut self, duration: SignedDuration) {
        self.now = self.now.saturating_add(duration).unwrap();
    }

    /// Answers on the page, if that was asked.
    fn answer(&mut self, pair: (ParticipantId, ItemId), status: ReplyStatus) {
        let told = self.told();
        let Some(told) = told.get(&pair).filter(|told| told.digest.is_some()) else {
            return;
        };
        let reply = Reply {
            status,
            sequence: told.sequence,
            at: self.now,
        };
        let (participant, item) = pair;
        let answer = Answer {
            participant,
            item,
            reply,
            source: ReplySource::Page,
            remark: None,
            given_by: None,
            since: self.now,
        };
        self.write(|db| Ok(store::replies::save(db, &answer)?))
            .unwrap();
        self.note_reply(pair, reply);
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
                self.answer((self.people[*who], self.items[*item]), *status);
            }
            Step::Mail {
                who,
                item,
                status,
                route,
            } => self.answer_by_mail((*who, *item), *status, *route),
            Step::Post => self.bring_late(),
            Step::ClockBack { seconds } => {
                self.wait(SignedDuration::from_secs(-seconds));
            }
            Step::Retry => self.retry(),
            Step::TellByHand => self.tell_by_hand(),
            Step::Wait { minutes } => {
                let duration = SignedDuration::from_mins(*minutes);
                if self.now.duration_since(self.began) + duration < LONGEST {
                    self.wait(duration);
                }
            }
            Step::Begin { fates } => {
                self.begin(fates);
            }
            Step::Land => self.land(),
            Step::Work { fates } => {
                self.work(fates);
            }
            Step::Recover => self.recover(),
        }
        if matches!(
            step,
            Step::Publish(_) | Step::Reply { .. } | Step::Mail { .. }
        ) {
            self.read_feeds();
        }
    }
}
