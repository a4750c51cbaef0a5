//! The worker of a world: it claims, sends and settles as the real one does, with other things happening in between.
//! What certainly did not arrive must leave everybody knowing what they knew before.

use std::collections::{BTreeMap, BTreeSet};

use escale::domain::ids::{InstanceId, ItemId, MessageId, ParticipantId};
use escale::domain::message::{MessageKind, MessageState};
use escale::domain::notice::{NOTHING_CERTAIN, Told};
use escale::jobs::reconcile::{self, Claimed};
use escale::jobs::settle::{self, Ending, Outcome, Patience};
use escale::mail::message::Message;
use escale::mail::transport::SendError;
use escale::store::{self, instances};
use jiff::{SignedDuration, Timestamp};

use super::step::Fate;
use super::world::World;

/// What one participant knew of one item.
#[derive(Clone, Debug)]
struct Former {
    pair: (ParticipantId, ItemId),
    told: Option<Told>,
    told_by: Option<MessageId>,
}

#[derive(Debug, Default)]
pub(super) struct Worker {
    /// What is being sent, and how it will end.
    under_way: Vec<(Claimed, Fate)>,
    /// Processes that died.
    dead: Vec<InstanceId>,
    /// CANCELs that got lost while nobody knows: they are not refused later, since then nobody would ever know.
    lost_ends: BTreeSet<String>,
    /// When a message was written, by Message-ID: what is in doubt goes again although time has passed.
    written: BTreeMap<String, Timestamp>,
    /// What comes back, and whether that takes long.
    returning: Vec<(Message, bool)>,
    /// What people knew before a message was written for them.
    former: BTreeMap<MessageId, Vec<Former>>,
}

fn is_end(claimed: &Claimed) -> bool {
    let mut windows = claimed.message.bytes.windows(13);
    windows.any(|bytes| bytes == b"method=CANCEL")
}

impl World {
    /// Claims as many messages as there are fates, and lets each end as its fate says. Returns how many there were.
    pub(super) fn work(&mut self, fates: &[Fate]) -> usize {
        let count = self.begin(fates);
        self.land();
        count
    }

    /// Claims as many messages as there are fates. Returns how many there were.
    pub(super) fn begin(&mut self, fates: &[Fate]) -> usize {
        let limit = i64::try_from(fates.len()).unwrap();
        let before = self.knowledge();
        let claimed = self
            .write(|db| Ok(reconcile::claim(db, &self.sender, (limit, self.now))?))
            .unwrap();
        let count = claimed.len();
        let after = self.knowledge();
        for (claimed, fate) in claimed.into_iter().zip(fates) {
            if !claimed.claim.is_in_doubt {
                let id = claimed.claim.id;
                let moved = after.iter().filter(|known| known.moved_by == Some(id));
                let former = moved.map(|moved| {
                    let pair = (moved.participant, moved.item);
                    let known = before
                        .iter()
                        .find(|known| (known.participant, known.item) == pair);
                    Former {
                        pair,
                        told: known.and_then(|known| known.told.clone()),
                        told_by: known.and_then(|known| known.moved_by),
                    }
                });
                self.worker.former.insert(id, former.collect());
                let message_id = claimed.message.message_id.clone();
                self.worker.written.insert(message_id, self.now);
            }
            self.worker.under_way.push((claimed, *fate));
        }
        count
    }

    /// Lets what is under way end.
    pub(super) fn land(&mut self) {
        let landing = std::mem::take(&mut self.worker.under_way);
        let mut outcomes = vec![];
        let mut undone = vec![];
        for (claimed, fate) in &landing {
            let fate = self.fate(claimed, *fate);
            outcomes.extend(self.send(claimed, fate));
            undone.extend(self.undone(claimed, fate));
        }
        let patience = Patience {
            retry_after: std::time::Duration::from_secs(15),
            jitter: 0.5,
        };
        self.write(|db| Ok(settle::settle(db, &outcomes, (patience, self.now))?))
            .unwrap();
        for (message, is_late) in std::mem::take(&mut self.worker.returning) {
            self.bring_back(&message, is_late);
        }
        let told = self.told();
        for former in undone {
            assert_eq!(
                told.get(&former.pair),
                former.told.as_ref(),
                "what was not said"
            );
        }
        if outcomes.len() < landing.len() {
            self.worker.dead.push(self.sender.instance);
            self.start_instance();
        }
    }

    /// How a message ends after all.
    fn fate(&self, claimed: &Claimed, fate: Fate) -> Fate {
        let is_lost = self.worker.lost_ends.contains(&claimed.message.message_id);
        match fate {
            Fate::Refused if is_lost => Fate::Taken,
            // who took the first copy takes the second
            Fate::ComesBack | Fate::ComesBackLate if claimed.claim.is_in_doubt => Fate::Taken,
            other => other,
        }
    }

    /// What people know again of what a message certainly did not say, unless they learnt it otherwise since.
    fn undone(&self, claimed: &Claimed, fate: Fate) -> Vec<Former> {
        let (id, is_in_doubt) = (claimed.claim.id, claimed.claim.is_in_doubt);
        let messages = self.messages();
        let kind = messages
            .iter()
            .find(|message| message.id == id)
            .unwrap()
            .kind;
        let is_over = match fate {
            Fate::Deferred | Fate::ServerDown => !is_in_doubt,
            Fate::Refused => !is_in_doubt || kind == MessageKind::Programme,
            _ => false,
        };
        if !is_over {
            return vec![];
        }
        let knowledge = self.knowledge();
        let is_latest = |pair: (ParticipantId, ItemId)| {
            knowledge
                .iter()
                .any(|known| (known.participant, known.item) == pair && known.moved_by == Some(id))
        };
        let former = self.worker.former[&id].iter().cloned();
        let former = former.filter(|former| is_latest(former.pair));
        let former = former.map(|former| self.known_before(id, former));
        // whoever has no other programme may have this one
        let is_expected = |told: &Option<Told>| told.as_ref().is_some_and(Told::is_expected);
        let former = former.filter(|(former, _)| !is_in_doubt || is_expected(&former.told));
        // an old address that refuses to let go is not asked again
        let moved = self.read(|db| Ok(store::outbox::settle::moved(db, id)?));
        let has_refused = |told: &Told| {
            let former = moved.iter().filter_map(|(_, moved)| moved.former_address());
            fate == Fate::Refused
                && former
                    .into_iter()
                    .any(|address| told.address == Some(address))
        };
        let current = self.told();
        let known = |(former, latest_end): (Former, Option<Timestamp>)| {
            let told = former.told.map(|told| Told {
                handed_over: told.handed_over && !has_refused(&told),
                ..told
            });
            // who may have a programme all the same may know anything of what it did not only repeat
            let digest = |told: &Told| told.digest.clone();
            let known = told.as_ref().and_then(digest);
            let is_certain = known.as_deref() != Some(NOTHING_CERTAIN);
            let is_repeated = is_certain && known == current.get(&former.pair).and_then(digest);
            let told = told.map(|told| {
                if is_in_doubt && !is_repeated {
                    told.in_doubt(latest_end)
                } else {
                    told
                }
            });
            Former { told, ..former }
        };
        former.map(known).collect()
    }

    /// What somebody knew before a message, and before what came back meanwhile; with the latest end that any of it named.
    fn known_before(&self, id: MessageId, mut former: Former) -> (Former, Option<Timestamp>) {
        let latest_end = |id: MessageId, item: ItemId| {
            let moved = self.read(|db| Ok(store::outbox::settle::moved(db, id)?));
            let moved = moved.into_iter().find(|(_, moved)| moved.item == item);
            moved.and_then(|(_, moved)| moved.latest_end)
        };
        let item = former.pair.1;
        let mut latest = latest_end(id, item);
        let mut seen = BTreeSet::from([id]);
        while let Some(earlier) = former.told_by {
            let came_back = self.read(|db| Ok(store::outbox::settle::came_back(db, earlier)?));
            let mut befores = self.worker.former.get(&earlier).into_iter().flatten();
            let before = befores.find(|before| before.pair == former.pair);
            let before = before.filter(|before| !self.is_cleared(before, &former));
            let Some(before) = before.filter(|_| came_back && seen.insert(earlier)) else {
                break;
            };
            latest = latest.max(latest_end(earlier, item));
            former = before.clone();
        }
        (former, latest)
    }

    /// Whether a calendar was asked once more to let go of what should have ended between both.
    fn is_cleared(&self, before: &Former, after: &Former) -> bool {
        let has_ended = |told: &Told| !told.is_expected() || told.is_let_go();
        let event = before.told.as_ref().and_then(Told::event);
        let ended = event.filter(|_| after.told.as_ref().is_none_or(has_ended));
        ended.is_some_and(|uid| self.read(|db| Ok(!store::leftovers::is_kept(db, uid)?)))
    }

    /// Sends one message; without an outcome if the process died of it.
    fn send(&mut self, claimed: &Claimed, fate: Fate) -> Option<Outcome> {
        let message = &claimed.message;
        let written = self.worker.written[&message.message_id];
        let client = self.clients.entry(message.envelope_to.clone()).or_default();
        let is_end = is_end(claimed);
        match fate {
            Fate::Taken | Fate::InDoubtArrived | Fate::DiedArrived => {
                client.receive(message, written);
            }
            Fate::InDoubtLost | Fate::DiedLost => {
                client.has_lost = true;
                if is_end {
                    self.worker.lost_ends.insert(message.message_id.clone());
                }
            }
            Fate::Refused => {
                client.has_refused |= is_end;
                client.has_refused_a_second_copy |= claimed.claim.is_in_doubt;
            }
            Fate::ComesBack | Fate::ComesBackLate => {
                client.has_lost = true;
                let is_late = fate == Fate::ComesBackLate;
                self.worker.returning.push((message.clone(), is_late));
            }
            Fate::Deferred | Fate::ServerDown => {}
        }
        let words = || "because".to_owned();
        let error = match fate {
            Fate::Taken | Fate::ComesBack | Fate::ComesBackLate => None,
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

    /// Another process takes over what a dead one was sending.
    pub(super) fn recover(&mut self) {
        for dead in std::mem::take(&mut self.worker.dead) {
            self.write(|db| {
                instances::remove(db, dead)?;
                Ok(store::outbox::settle::recover_orphans(db, self.now)?)
            })
            .unwrap();
        }
    }

    /// Everything is well again: the worker runs until nothing waits but what waits for people.
    pub(super) fn drain(&mut self) {
        self.land();
        self.empty_post();
        self.recover();
        for _ in 0..200 {
            while self.work(&[Fate::Taken; 16]) > 0 {}
            let mut waiting = self.messages();
            waiting.retain(|message| {
                matches!(
                    message.state,
                    MessageState::Held | MessageState::Due | MessageState::Sending
                )
            });
            if waiting.is_empty() {
                return;
            }
            // what is due and does not go waits for another that is not
            let later = waiting.iter().map(|message| message.due_at);
            self.now = later
                .filter(|due| *due > self.now)
                .min()
                .unwrap_or(self.now);
            self.wait(SignedDuration::from_secs(1));
        }
        panic!("the outbox does not come to rest: {:#?}", self.messages());
    }
}
