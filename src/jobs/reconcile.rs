//! Claiming messages: each is compared with the latest publication, written, and frozen, in one transaction. What was
//! published five times is told once; what was taken back is not told.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::desk::Desk;
use crate::actions::secretariat::Secretariat;
use crate::actions::{reminders, webhooks};
use crate::domain::ids::{InstanceId, MessageId, VisitId};
use crate::domain::message::{MessageKind, MessageState};
use crate::mail;
use crate::store::outbox::Message;
use crate::store::outbox::claim::{self, Frozen};
use crate::store::outbox::settle::Claim;
use crate::store::{self, Db, instances, visits};

/// Why a reminder goes no more, not even one that may have arrived.
const BEGUN: &str = "what it reminds of has begun";

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
    let due = claim::still_due(db, &which, now)?;
    let reminding = due.iter().map(|(message, _)| message);
    let reminding = reminding.filter(|message| message.kind == MessageKind::Reminder);
    let reminding: Vec<MessageId> = reminding.map(|message| message.id).collect();
    let late = reminders::too_late(db, &reminding, now)?;
    for (message, frozen) in due {
        match frozen {
            _ if late.contains(&message.id) => {
                claim::give_up(db, message.id, MessageState::Dropped, BEGUN)?;
            }
            Some(frozen) => {
                claim::take_again(db, &message, sender.instance)?;
                // what it said when it was frozen is not looked at
                claimed.push(sender.claimed(&message, (frozen, true)));
            }
            None => anew.entry(message.visit).or_default().push(message),
        }
    }
    for (visit, messages) in anew {
        match Desk::open(db, sender, (visit, &messages, now)) {
            Ok(mut desk) => claimed.extend(desk.write_all(db, messages)?),
            Err(error @ (store::Error::Missing | store::Error::Corrupt { .. })) => {
                let why = format!("what was published cannot be read: {error}");
                tracing::error!(%visit, %why, "messages cannot be written");
                for message in messages {
                    claim::give_up(db, message.id, MessageState::Failed, &why)?;
                    webhooks::tell_failure(db, message.id, now)?;
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
    pub(super) fn claimed(&self, message: &Message, (frozen, lets_go): (Frozen, bool)) -> Claimed {
        let claim = Claim {
            id: message.id,
            visit: message.visit,
            owner: self.instance,
            fence: message.fence + 1,
            attempts: message.attempts,
            is_in_doubt: message.is_frozen,
            lets_go,
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
    pub(super) fn message_id(&self, row: MessageId) -> String {
        self.secretariat.message_id(row)
    }

    /// Message-ID of a copy of a row.
    pub(super) fn copy_id(&self, row: MessageId, number: usize) -> String {
        let name = format!("{row}.{number}");
        self.secretariat.message_id(name)
    }
}
