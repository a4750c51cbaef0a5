//! Writing the messages of one visit: each says what its reader does not know yet, and is frozen as it is to be sent.

mod letters;
mod question;
mod reminder;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver};

use jiff::Timestamp;

use super::reconcile::{Claimed, Sender};
use crate::actions::situations::Situations;
use crate::actions::{poll, reminders, webhooks};
use crate::domain::ids::{CalendarUid, ItemId, MessageId, ParticipantId, VisitId};
use crate::domain::message::{MessageKind, MessageState};
use crate::domain::notice::{Channel, Situation, Telling, Told, notice};
use crate::domain::poll::Question;
use crate::domain::reminders::Reminder;
use crate::mail;
use crate::store::outbox::claim::{self, Frozen, Moved};
use crate::store::outbox::copies::{self, Copy};
use crate::store::outbox::{self, Message, ReadyText, Wanted, reminding};
use crate::store::{self, Db, leftovers, told};

/// Where the messages of one visit are written.
pub(super) struct Desk<'a> {
    sender: &'a Sender,
    situations: Situations,
    /// What the messages that remind are to say, if they are still needed.
    reminders: BTreeMap<MessageId, Reminder>,
    /// What the messages that put a question ask, if it is still open.
    questions: BTreeMap<MessageId, Question>,
    now: Timestamp,
}

/// What a message says, and what it moves.
struct Draft {
    /// For assistants.
    copies: Vec<Copy>,
    kind: MessageKind,
    moved: Vec<Moved>,
    told: Vec<(ItemId, Told)>,
}

impl Draft {
    /// Which leftovers it clears calendars of.
    fn cleared(&self) -> impl Iterator<Item = (ItemId, CalendarUid)> {
        let clears = self.moved.iter().filter(|moved| moved.clears);
        clears.filter_map(|moved| Some((moved.item, moved.before.as_ref()?.uid?)))
    }
}

/// A message that is frozen.
struct Written {
    message: Message,
    draft: Draft,
    to_send: Claimed,
}

/// What came of writing a message.
type Outcome = Result<Written, (Message, Nothing)>;

/// Why there is no message.
enum Nothing {
    /// They know it all.
    ToSay,
    /// They need no reminder any more.
    ToRemindOf(&'static str),
    /// Since it was caused they have become somebody to whom an organiser reads this out.
    ToMail(ReadyText),
    /// An organiser asks them, in these words.
    ToAsk(String),
    /// It cannot be written down.
    Writable(String),
}

impl<'a> Desk<'a> {
    /// With the latest publication on it, and what the participants whom the messages are for know of it.
    pub(super) fn open(
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
        let reminding = messages
            .iter()
            .filter(|message| message.kind == MessageKind::Reminder);
        let reminding: Vec<MessageId> = reminding.map(|message| message.id).collect();
        Ok(Self {
            sender,
            reminders: reminders::of_messages(db, (shelf, &situations), &reminding)?,
            questions: poll::of_messages(db, situations.latest(), (&reminding, now))?,
            situations,
            now,
        })
    }

    /// Writes messages and freezes them, or ends those of which there is nothing to send. What follows one that changes
    /// something for it stays due until that has landed, as it does if that was written before.
    pub(super) fn write_all(
        &mut self,
        db: &mut Db,
        mut messages: Vec<Message>,
    ) -> Result<Vec<Claimed>, store::Error> {
        let mut claimed = Vec::new();
        while claimed.is_empty() && !messages.is_empty() {
            let later = messages.split_off(first_apart(&messages));
            for outcome in self.write_apart(db, messages)? {
                match outcome {
                    Ok(written) => {
                        self.note(db, &written.message, written.draft)?;
                        claimed.push(written.to_send);
                    }
                    Err((message, nothing)) => {
                        claimed.extend(self.write_alone(db, message, nothing)?);
                    }
                }
            }
            messages = later;
        }
        Ok(claimed)
    }

    /// Writes messages that change nothing for one another: they are drafted on all cores, which takes most of the time and
    /// needs no database, and each is frozen while those after it are drafted. Those of which there is nothing to send are
    /// left.
    fn write_apart(
        &self,
        db: &mut Db,
        messages: Vec<Message>,
    ) -> Result<Vec<Outcome>, store::Error> {
        rayon::in_place_scope(|scope| {
            let drafting = messages.into_iter().map(|message| {
                let (finish, drafted) = mpsc::sync_channel(1);
                scope.spawn(move |_| {
                    let drafted = self.draft_unharmed(&message);
                    // nobody waits for it once a message before it could not be frozen
                    finish.send((message, drafted)).ok();
                });
                drafted
            });
            let drafting: Vec<Receiver<_>> = drafting.collect();
            let frozen = drafting
                .into_iter()
                .flatten()
                .map(|(message, drafted)| match drafted {
                    Ok(draft) => self.freeze(db, message, draft).map(Ok),
                    Err(nothing) => Ok(Err((message, nothing))),
                });
            frozen.collect()
        })
    }

    /// Ends a message of which there is nothing to send, or leaves it to people.
    fn write_alone(
        &mut self,
        db: &mut Db,
        message: Message,
        nothing: Nothing,
    ) -> Result<Option<Claimed>, store::Error> {
        let nothing = match nothing {
            // what is read out is about all that the messages before this one did not say
            Nothing::ToMail(_) => match self.draft_unharmed(&message) {
                Ok(draft) => {
                    let written = self.freeze(db, message, draft)?;
                    self.note(db, &written.message, written.draft)?;
                    return Ok(Some(written.to_send));
                }
                Err(nothing) => nothing,
            },
            nothing => nothing,
        };
        match nothing {
            Nothing::ToSay => {
                let why = "nothing to say any more";
                claim::give_up(db, message.id, MessageState::Dropped, why)?;
            }
            Nothing::ToRemindOf(why) => {
                claim::give_up(db, message.id, MessageState::Dropped, why)?;
            }
            Nothing::ToMail(ready) => {
                let version = self.situations.latest().version;
                let wanted = by_hand(&message, (version, self.now), ready);
                claim::leave_to_people(db, &message, &wanted)?;
            }
            Nothing::ToAsk(words) => reminding::leave_to_people(db, message.id, &words)?,
            Nothing::Writable(why) => {
                tracing::error!(message = %message.id, %why, "a message cannot be written");
                claim::give_up(db, message.id, MessageState::Failed, &why)?;
                webhooks::tell_failure(db, message.id, self.now)?;
            }
        }
        Ok(None)
    }

    /// One message that trips over a fault of ours must not stop all others.
    fn draft_unharmed(&self, message: &Message) -> Result<(Draft, mail::Message), Nothing> {
        catch_unwind(AssertUnwindSafe(|| self.draft(message))).unwrap_or_else(|_| {
            let why = "writing it failed: see the log".to_owned();
            Err(Nothing::Writable(why))
        })
    }

    fn draft(&self, message: &Message) -> Result<(Draft, mail::Message), Nothing> {
        let situation = self
            .situations
            .situation(message.participant)
            .ok_or(Nothing::ToSay)?;
        if let Some(question) = self.questions.get(&message.id) {
            return self.question(message, &situation, question);
        }
        if message.kind == MessageKind::Reminder {
            return self.reminder(message, &situation);
        }
        let about = match message.item {
            Some(item) => situation.tellings(item),
            None => notice(&situation),
        };
        let tellings: Vec<Telling<'_>> = about
            .into_iter()
            .filter(|telling| telling.channel != Channel::ByHand)
            .filter(|telling| telling.topic(message.participant) == message.topic)
            .collect();
        let Some(first) = tellings.first() else {
            return Err(self.unmailed(message, &situation));
        };
        match first.channel {
            Channel::Invitation => self.invitation(message, &situation, first),
            Channel::Programme | Channel::ByHand => self.programme(message, &situation, &tellings),
        }
    }

    /// What becomes of a message on whose topic there is nothing to mail.
    fn unmailed(&self, message: &Message, situation: &Situation<'_>) -> Nothing {
        let by_hand: Vec<Telling<'_>> = notice(situation)
            .into_iter()
            .filter(|telling| telling.channel == Channel::ByHand)
            .collect();
        let is_about = |telling: &Telling<'_>| message.item.is_none_or(|item| item == telling.item);
        if !by_hand.iter().any(is_about) {
            return Nothing::ToSay;
        }
        let secretariat = &self.sender.secretariat;
        match secretariat.ready_text(&self.situations, situation, &by_hand) {
            Ok(ready) => Nothing::ToMail(ready),
            Err(error) => Nothing::Writable(error.to_string()),
        }
    }

    /// Keeps what was written, and what it tells.
    fn freeze(
        &self,
        db: &mut Db,
        mut message: Message,
        (draft, written): (Draft, mail::Message),
    ) -> Result<Written, store::Error> {
        let frozen = Frozen {
            envelope_from: self.sender.secretariat.envelope_from(message.id),
            ..letters::frozen(written)
        };
        message.kind = draft.kind;
        message.version = self.situations.latest().version;
        message.tried_since = message.tried_since.or(Some(self.now));
        claim::freeze(db, &message, &frozen, &draft.moved, self.sender.instance)?;
        // one that was claimed before may have left some
        if message.fence > 0 || !draft.copies.is_empty() {
            copies::replace(db, message.id, &draft.copies)?;
        }
        for (item, told) in &draft.told {
            let pair = (message.participant, *item);
            told::move_to(db, pair, Some(told), Some(message.id))?;
        }
        for (_, uid) in draft.cleared() {
            leftovers::remove(db, uid)?;
        }
        let lets_go = draft.moved.iter().any(|moved| moved.ends);
        Ok(Written {
            to_send: self.sender.claimed(&message, (frozen, lets_go)),
            message,
            draft,
        })
    }

    /// Notes what a message that is frozen tells, and what remains to be said.
    fn note(&mut self, db: &mut Db, message: &Message, draft: Draft) -> Result<(), store::Error> {
        for (item, uid) in draft.cleared() {
            self.situations.clear((message.participant, item), uid);
        }
        for (item, told) in draft.told {
            let pair = (message.participant, item);
            self.situations.advance(pair, told, message.id);
        }
        let mut moved = draft.moved.iter();
        let says_one_thing = moved.any(|moved| moved.readdresses || moved.clears);
        if says_one_thing && self.remains(message) {
            outbox::insert(db, &[remainder(message, self.now)], self.now)?;
        }
        Ok(())
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

/// How many of the first messages change nothing for one another: what a participant is told of one item is nothing to
/// any other item, but all of it is to their programme.
fn first_apart(messages: &[Message]) -> usize {
    let touch = |one: &Message, other: &Message| {
        let share = one.topic == other.topic || one.item.is_none() || other.item.is_none();
        one.participant == other.participant && share
    };
    let first = messages.iter().enumerate().position(|(place, message)| {
        let mut before = messages.iter().take(place);
        before.any(|earlier| touch(earlier, message))
    });
    first.unwrap_or(messages.len())
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
