//! Answers that people give in their calendars, and the post that brings them: it loses, doubles and delays.

use std::collections::BTreeMap;

use escale::actions::receive::receive;
use escale::domain::agenda::ItemStatus;
use escale::domain::ids::{ItemId, ParticipantId};
use escale::domain::inbound::Outcome;
use escale::domain::notice::Told;
use escale::domain::reply::{Reply, ReplyStatus};
use escale::mail::inbound;
use escale::mail::message::Message;
use escale::store;
use jiff::{SignedDuration, Timestamp};

use super::step::Route;
use super::world::World;
use crate::inbound::clients::{Answer, CLIENTS, filled};

/// What lies at the post office, and which answers counted so far.
#[derive(Debug, Default)]
pub(super) struct Post {
    late: Vec<Letter>,
    /// By whom and to what, in the order they came.
    counted: BTreeMap<(ParticipantId, ItemId), Vec<Reply>>,
}

/// A mail to us.
#[derive(Clone, Debug)]
enum Letter {
    Answer(Box<Given>),
    /// A message came back.
    Report(String),
}

/// An answer as its sender gave it.
#[derive(Clone, Debug)]
struct Given {
    mail: String,
    uid: String,
    attendee: String,
    reply: Reply,
}

/// An answer that counts, and to what.
type Kept = ((ParticipantId, ItemId), Reply);

impl World {
    /// Somebody answers what their calendar shows; what becomes of the mail is up to its route.
    pub(super) fn answer_by_mail(
        &mut self,
        (who, item): (usize, usize),
        status: ReplyStatus,
        route: Route,
    ) {
        let Some(given) = self.given((who, item), status, route) else {
            return;
        };
        let letter = Letter::Answer(Box::new(given));
        match route {
            Route::Lost => {}
            Route::Late => self.post.late.push(letter),
            Route::Straight | Route::FromAnother | Route::Alias => self.deliver(letter),
            Route::Doubled => {
                self.deliver(letter.clone());
                let before = self.replies();
                self.deliver(letter);
                assert_eq!(self.replies(), before, "the same mail is one answer");
            }
        }
    }

    fn given(
        &self,
        (who, item): (usize, usize),
        status: ReplyStatus,
        route: Route,
    ) -> Option<Given> {
        let prefix = format!("person{who}.");
        let mut clients = self
            .clients
            .iter()
            .filter(|(address, _)| address.starts_with(&prefix));
        let (address, uid, sequence) = clients.find_map(|(address, client)| {
            let mut events = client.events.iter().filter(|(_, event)| event.item == item);
            let (uid, event) = events.next()?;
            Some((address.clone(), uid.clone(), event.sequence))
        })?;
        // clocks of readers are wrong by up to three quarters of an hour
        let skew = SignedDuration::from_mins(45 * (i64::try_from(who % 3).unwrap() - 1));
        let at = self.now.checked_add(skew).unwrap();
        let at = at.round(jiff::Unit::Second).unwrap();
        let says = match status {
            ReplyStatus::Accepted => "ACCEPTED",
            ReplyStatus::Declined => "DECLINED",
            ReplyStatus::Tentative | ReplyStatus::NeedsAction => "TENTATIVE",
        };
        let other = format!("other-{address}");
        let attendee = if route == Route::Alias {
            &other
        } else {
            &address
        };
        let from = if route == Route::FromAnother {
            &other
        } else {
            attendee
        };
        let mail = Answer {
            shape: CLIENTS[who % CLIENTS.len()],
            uid: &uid,
            attendee,
            from,
            says,
            sequence,
            stamp: &at.strftime("%Y%m%dT%H%M%SZ").to_string(),
            remark: "Thanks",
        };
        Some(Given {
            mail: mail.mail(),
            attendee: attendee.clone(),
            uid,
            reply: Reply {
                status,
                sequence,
                at,
            },
        })
    }

    /// A message that the server took comes back, now or later.
    pub(super) fn bring_back(&mut self, message: &Message, is_late: bool) {
        let values = [
            ("to", message.envelope_from.as_str()),
            ("recipient", &message.envelope_to),
            ("action", "failed"),
            ("status", "5.2.2"),
            ("message_id", &message.message_id),
        ];
        let report = Letter::Report(filled(include_str!("../inbound/mails/bounce.eml"), &values));
        if is_late {
            self.post.late.push(report);
        } else {
            self.deliver(report);
        }
    }

    /// The post brings one of those that are late: the last first, so that they overtake each other.
    pub(super) fn bring_late(&mut self) {
        if let Some(letter) = self.post.late.pop() {
            self.deliver(letter);
        }
    }

    /// The post brings everything.
    pub(super) fn empty_post(&mut self) {
        while !self.post.late.is_empty() {
            self.bring_late();
        }
    }

    fn deliver(&mut self, letter: Letter) {
        match letter {
            Letter::Answer(given) => {
                let expected = self.expected(&given);
                assert_eq!(self.take_in(&given.mail), expected.0, "{given:?}");
                if let Some((pair, reply)) = expected.1 {
                    self.note_reply(pair, reply);
                }
            }
            Letter::Report(mail) => {
                let outcome = self.take_in(&mail);
                assert!(matches!(outcome, Outcome::Counted), "{outcome:?}: {mail}");
            }
        }
    }

    fn take_in(&self, mail: &str) -> Outcome {
        let (mail, secretariat) = (inbound::read(mail.as_bytes()), &self.sender.secretariat);
        let received = self.write(|db| receive(db, secretariat, (&mail, self.now)));
        received.unwrap().outcome
    }

    /// What has to become of an answer, and what is to be kept of it.
    fn expected(&self, given: &Given) -> (Outcome, Option<Kept>) {
        let told = self.told().into_iter();
        let mut theirs =
            told.filter(|(_, told)| told.uid.is_some_and(|uid| uid.to_string() == given.uid));
        let nothing = (Outcome::Ignored, None);
        let Some((pair, told)) = theirs.next() else {
            return nothing;
        };
        let Some(starts) = self.starts(pair, &told) else {
            return nothing;
        };
        let reply = Reply {
            at: given.reply.at.min(self.now),
            sequence: given.reply.sequence.min(told.sequence),
            ..given.reply
        };
        let before = self.replies().get(&pair).copied();
        let is_outdated =
            before.is_some_and(|before| (before.sequence, before.at) > (reply.sequence, reply.at));
        if starts <= reply.at || is_outdated {
            return nothing;
        }
        if told.address.as_deref() != Some(&given.attendee) {
            return (Outcome::Unconfirmed, None);
        }
        (Outcome::Counted, Some((pair, reply)))
    }

    /// When an item begins that somebody is expected at.
    fn starts(&self, (who, item): (ParticipantId, ItemId), told: &Told) -> Option<Timestamp> {
        told.digest.as_ref()?;
        let latest = self.latest()?;
        let frozen = latest.items.get(&item)?;
        let sight = latest.sight(frozen, latest.reader(who)?)?;
        (sight.status != ItemStatus::Cancelled).then(|| sight.period.starts.instant())
    }

    pub(super) fn replies(&self) -> BTreeMap<(ParticipantId, ItemId), Reply> {
        let found = self.read(|db| Ok(store::replies::of_visit(db, self.visit)?));
        found
            .into_iter()
            .map(|given| ((given.participant, given.item), given.reply))
            .collect()
    }

    /// Notes an answer that counts, by whatever way it came.
    pub(super) fn note_reply(&mut self, pair: (ParticipantId, ItemId), reply: Reply) {
        assert_eq!(
            self.replies().get(&pair),
            Some(&reply),
            "kept as it was given"
        );
        self.post.counted.entry(pair).or_default().push(reply);
    }

    /// Every answer that counts is kept: of several the last, whatever the post did. Whoever was let go has answered
    /// nothing.
    pub(super) fn every_answer_is_kept(&self) {
        let kept = self.replies();
        for (pair, counted) in &self.post.counted {
            if let Some(reply) = kept.get(pair) {
                assert_eq!(counted.last(), Some(reply), "{pair:?}: {counted:?}");
            }
        }
        assert!(kept.keys().all(|pair| self.post.counted.contains_key(pair)));
    }
}
