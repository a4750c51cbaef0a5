//! Claiming messages: each is compared with the latest publication, written, and frozen, in one transaction. What was
//! published five times is told once; what was taken back is not told.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::Timestamp;

use crate::actions::secretariat::{Addressee, Secretariat};
use crate::actions::situations::Situations;
use crate::domain::ids::{CalendarUid, InstanceId, ItemId, MessageId, ParticipantId, VisitId};
use crate::domain::message::{MessageKind, MessageState};
use crate::domain::notice::{Channel, Sending, Situation, Telling, Told, notice};
use crate::domain::reply::ReplyStatus;
use crate::mail;
use crate::mail::letters::{self, LetterError, Standing};
use crate::mail::message::Letter;
use crate::store::outbox::claim::{self, Frozen, Moved};
use crate::store::outbox::settle::Claim;
use crate::store::outbox::{self, Message, ReadyText, Wanted};
use crate::store::{self, Db, ids, instances, told, visits};

/// Who sends.
#[derive(Clone, Debug)]
pub struct Sender {
    /// In whose name.
    pub secretariat: Secretariat,
    /// The process that sends.
    pub instance: InstanceId,
}

/// A message that is ours to send.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// Our claim on it.
    pub claim: Claim,
    /// What goes over the wire.
    pub message: mail::Message,
}

/// Claims at most `limit` due messages, of visits that nobody else works on.
///
/// # Errors
/// Those of the database. A message that cannot be written fails alone.
pub fn claim(
    db: &mut Db,
    sender: &Sender,
    (limit, now): (i64, Timestamp),
) -> Result<Vec<Claimed>, store::Error> {
    // Others take what belongs to a process they do not know of: it has to introduce itself first.
    if limit == 0 || !instances::is_known(db, sender.instance)? {
        return Ok(Vec::new());
    }
    let which = candidates(db, limit, now)?;
    let mut claimed = Vec::new();
    let mut anew: BTreeMap<VisitId, Vec<Message>> = BTreeMap::new();
    for (message, frozen) in claim::still_due(db, &which, now)? {
        match frozen {
            Some(frozen) => {
                claim::take_again(db, &message, sender.instance)?;
                claimed.push(sender.claimed(&message, frozen));
            }
            None => anew.entry(message.visit).or_default().push(message),
        }
    }
    for (visit, messages) in anew {
        match Desk::open(db, sender, (visit, &messages, now)) {
            Ok(mut desk) => {
                for message in messages {
                    claimed.extend(desk.write(db, message)?);
                }
            }
            Err(error @ (store::Error::Missing | store::Error::Corrupt { .. })) => {
                let why = format!("what was published cannot be read: {error}");
                tracing::error!(%visit, %why, "messages cannot be written");
                for message in messages {
                    claim::give_up(db, message.id, MessageState::Failed, &why)?;
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(claimed)
}

/// Due messages whose visits are locked now: a publication of these comes before or after this transaction, never
/// between its reads and its writes. A visit that somebody else has locked is passed over.
fn candidates(db: &mut Db, limit: i64, now: Timestamp) -> Result<Vec<MessageId>, store::Error> {
    let mut busy: Vec<VisitId> = Vec::new();
    loop {
        let due = claim::due(db, &busy, (limit, now))?;
        let visits: BTreeSet<VisitId> = due.iter().map(|(_, visit)| *visit).collect();
        let visits: Vec<VisitId> = visits.into_iter().collect();
        let free = visits::lock_free(db, &visits)?;
        if free.len() == visits.len() {
            return Ok(due.into_iter().map(|(message, _)| message).collect());
        }
        busy.extend(visits.into_iter().filter(|visit| !free.contains(visit)));
    }
}

impl Sender {
    fn claimed(&self, message: &Message, frozen: Frozen) -> Claimed {
        let claim = Claim {
            id: message.id,
            visit: message.visit,
            owner: self.instance,
            fence: message.fence + 1,
            attempts: message.attempts,
            is_in_doubt: message.is_frozen,
        };
        let message_to_send = mail::Message {
            envelope_from: frozen.envelope_from,
            envelope_to: frozen.envelope_to,
            message_id: frozen.message_id,
            bytes: frozen.bytes,
        };
        Claimed {
            claim,
            message: message_to_send,
        }
    }

    /// Message-ID of a row: the same whenever it is asked for.
    fn message_id(&self, row: MessageId) -> String {
        let domain = self
            .secretariat
            .from
            .address
            .rsplit('@')
            .next()
            .unwrap_or("localhost");
        format!("<{row}@{domain}>")
    }
}

/// Where the messages of one visit are written.
struct Desk<'a> {
    sender: &'a Sender,
    situations: Situations,
    now: Timestamp,
}

/// What a message says, and what it moves.
struct Draft {
    letter: Letter,
    kind: MessageKind,
    moved: Vec<Moved>,
    told: Vec<(ItemId, Told)>,
}

/// Why there is no message.
enum Nothing {
    /// They know it all.
    ToSay,
    /// Since it was caused they have become somebody to whom an organiser reads this out.
    ToMail(ReadyText),
    /// It cannot be written down.
    Writable(String),
}

impl<'a> Desk<'a> {
    fn open(
        db: &mut Db,
        sender: &'a Sender,
        (visit, messages, now): (VisitId, &[Message], Timestamp),
    ) -> Result<Self, store::Error> {
        let who: BTreeSet<ParticipantId> =
            messages.iter().map(|message| message.participant).collect();
        let who: Vec<ParticipantId> = who.into_iter().collect();
        let shelf = &sender.secretariat.shelf;
        let latest = shelf.latest(db, visit)?.ok_or(store::Error::Missing)?;
        let situations = Situations::of_participants(db, shelf, latest, (&who, now))?;
        Ok(Self {
            sender,
            situations,
            now,
        })
    }

    /// Writes one message and freezes it, or ends it.
    fn write(&mut self, db: &mut Db, message: Message) -> Result<Option<Claimed>, store::Error> {
        // One message that trips over a fault of ours must not stop all others.
        let drafted =
            catch_unwind(AssertUnwindSafe(|| self.draft(&message))).unwrap_or_else(|_| {
                Err(Nothing::Writable(
                    "writing it failed: see the log".to_owned(),
                ))
            });
        match drafted {
            Ok((draft, frozen)) => self.freeze(db, message, draft, frozen).map(Some),
            Err(Nothing::ToSay) => {
                claim::give_up(
                    db,
                    message.id,
                    MessageState::Dropped,
                    "nothing to say any more",
                )?;
                Ok(None)
            }
            Err(Nothing::ToMail(ready)) => {
                let wanted = by_hand(
                    &message,
                    (self.situations.latest().version, self.now),
                    ready,
                );
                claim::leave_to_people(db, &message, &wanted)?;
                Ok(None)
            }
            Err(Nothing::Writable(why)) => {
                tracing::error!(message = %message.id, %why, "a message cannot be written");
                claim::give_up(db, message.id, MessageState::Failed, &why)?;
                Ok(None)
            }
        }
    }

    fn draft(&self, message: &Message) -> Result<(Draft, mail::Message), Nothing> {
        let situation = self
            .situations
            .situation(message.participant)
            .ok_or(Nothing::ToSay)?;
        let (by_hand, by_mail): (Vec<_>, Vec<_>) = notice(&situation)
            .into_iter()
            .partition(|telling| telling.channel == Channel::ByHand);
        let tellings: Vec<Telling<'_>> = by_mail
            .into_iter()
            .filter(|telling| telling.topic(message.participant) == message.topic)
            .collect();
        let Some(first) = tellings.first() else {
            return Err(self.unmailed(message, &by_hand));
        };
        let draft = match first.channel {
            Channel::Invitation => self.invitation(message, &situation, first),
            Channel::Programme | Channel::ByHand => self.programme(message, &situation, &tellings),
        }
        .map_err(|error| Nothing::Writable(error.to_string()))?;
        let frozen = draft
            .letter
            .freeze()
            .map_err(|error| Nothing::Writable(error.to_string()))?;
        Ok((draft, frozen))
    }

    /// What becomes of a message on whose topic there is nothing to mail.
    fn unmailed(&self, message: &Message, by_hand: &[Telling<'_>]) -> Nothing {
        let is_about = |telling: &Telling<'_>| message.item.is_none_or(|item| item == telling.item);
        if !by_hand.iter().any(is_about) {
            return Nothing::ToSay;
        }
        let secretariat = &self.sender.secretariat;
        match secretariat.ready_text(&self.situations, message.participant, by_hand) {
            Ok(ready) => Nothing::ToMail(ready),
            Err(error) => Nothing::Writable(error.to_string()),
        }
    }

    fn addressee(&self, message: &Message) -> Result<Addressee<'_>, LetterError> {
        self.sender
            .secretariat
            .addressee(&self.situations, message.participant)
            .ok_or(LetterError::NothingSeen)
    }

    /// One invitation, or its end.
    fn invitation(
        &self,
        message: &Message,
        situation: &Situation<'_>,
        telling: &Telling<'_>,
    ) -> Result<Draft, LetterError> {
        let told = telling.told_after(situation, self.sending());
        let reply = situation.replies.get(&telling.item);
        let standing = Standing {
            told: &told,
            reply: reply.map_or(ReplyStatus::NeedsAction, |reply| reply.counted(told.asked)),
        };
        let addressee = self.addressee(message)?;
        let message_id = self.sender.message_id(message.id);
        let to = telling.address(situation).unwrap_or_default();
        let letter = letters::invitation(&addressee.context(to, &message_id), telling, standing)?;
        Ok(Draft {
            letter,
            kind: telling.kind(),
            moved: vec![self.situations.moved(message.participant, telling)],
            told: vec![(telling.item, told)],
        })
    }

    /// The whole programme, with what changed on top.
    fn programme(
        &self,
        message: &Message,
        situation: &Situation<'_>,
        tellings: &[Telling<'_>],
    ) -> Result<Draft, LetterError> {
        let addressee = self.addressee(message)?;
        let message_id = self.sender.message_id(message.id);
        let to = situation.delivery.address.unwrap_or_default();
        let letter = letters::programme(
            &addressee.context(to, &message_id),
            tellings,
            &situation.counted_replies(tellings),
        )?;
        let told =
            |telling: &Telling<'_>| (telling.item, telling.told_after(situation, self.sending()));
        let moved = tellings
            .iter()
            .map(|telling| self.situations.moved(message.participant, telling));
        Ok(Draft {
            letter,
            kind: MessageKind::Programme,
            moved: moved.collect(),
            told: tellings.iter().map(told).collect(),
        })
    }

    fn sending(&self) -> Sending<'_> {
        Sending {
            fresh_uid: ids::random::<CalendarUid>(),
            organizer: &self.sender.secretariat.from.address,
            now: self.now,
        }
    }

    /// Keeps what was written, what it moves, and what remains to be said.
    fn freeze(
        &mut self,
        db: &mut Db,
        mut message: Message,
        draft: Draft,
        written: mail::Message,
    ) -> Result<Claimed, store::Error> {
        let frozen = Frozen {
            message_id: written.message_id,
            envelope_from: written.envelope_from,
            envelope_to: written.envelope_to,
            bytes: written.bytes,
        };
        message.kind = draft.kind;
        message.version = self.situations.latest().version;
        claim::freeze(db, &message, &frozen, &draft.moved, self.sender.instance)?;
        for (item, told) in draft.told {
            told::move_to(
                db,
                (message.participant, item),
                Some(&told),
                Some(message.id),
            )?;
            self.situations.advance(message.participant, item, told);
        }
        let readdresses = draft.moved.iter().any(|moved| moved.readdresses);
        if readdresses && self.remains(&message) {
            outbox::insert(db, &[remainder(&message, self.now)], self.now)?;
        }
        Ok(self.sender.claimed(&message, frozen))
    }

    /// Whether something about the item of a message remains to be said after it.
    fn remains(&self, message: &Message) -> bool {
        let situation = self.situations.situation(message.participant);
        situation.is_some_and(|situation| {
            let mut tellings = notice(&situation).into_iter();
            tellings.any(|telling| Some(telling.item) == message.item)
        })
    }
}

/// What an organiser reads out instead of a message.
fn by_hand(message: &Message, (version, now): (u32, Timestamp), ready: ReadyText) -> Wanted {
    Wanted {
        item: None,
        kind: MessageKind::Programme,
        state: MessageState::ByHand,
        version,
        ready: Some(ready),
        ..remainder(message, now)
    }
}

/// The message that follows one which did not say all there is to say on its topic.
fn remainder(message: &Message, now: Timestamp) -> Wanted {
    Wanted {
        visit: message.visit,
        participant: message.participant,
        item: message.item,
        kind: MessageKind::Invitation,
        state: MessageState::Due,
        version: message.version,
        urgent: message.urgent,
        due_at: now,
        held_since: None,
        ready: None,
    }
}
