//! Mail that comes in. An answer that counts is kept like one given on a page, and nobody is ever answered: two machines
//! would answer each other for ever. What people write goes on to the contact of the visit.

mod answers;
mod bounces;
mod forward;
mod words;

use jiff::{SignedDuration, Timestamp};

use super::Error;
use super::secretariat::Secretariat;
use crate::domain::inbound::{Heard, InboundKind, Outcome, Reason};
use crate::mail::inbound::{Content, Inbound};
use crate::store::inbound::{self, Received};
use crate::store::{self, Db, epoch, ids};

pub use crate::mail::inbound::{LONGEST, read};
pub use answers::{confirm, dismiss, dismiss_stray};

/// How long mail is kept that is about no visit of ours.
const STRANGERS_KEPT: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Takes a mail in. The same one again changes nothing and says what became of it.
///
/// # Errors
/// Those of the database: then it was not taken in, and is to be brought again.
pub fn receive(
    db: &mut Db,
    secretariat: &Secretariat,
    (mail, now): (&Inbound, Timestamp),
) -> Result<Received, Error> {
    let mut received = unheard(mail, secretariat, now);
    if !inbound::open(db, &mail.digest, &received)? {
        let before = inbound::by_digest(db, &mail.digest)?;
        return Ok(before.ok_or(store::Error::Missing)?);
    }
    let since = now.saturating_sub(STRANGERS_KEPT).unwrap_or(Timestamp::MIN);
    inbound::forget(db, since)?;
    match &mail.content {
        Content::Reply(reply) => {
            let heard = Heard {
                reply,
                is_disowned: received.is_disowned,
            };
            answers::take(db, secretariat, (heard, &mut received))?;
        }
        Content::AutoReply(body) | Content::Human(body) => {
            words::keep(db, secretariat, (mail, body), &mut received)?;
            let about = received.visit.zip(received.participant);
            // in a message of ours, what is forged would look trusted
            let goes_on = received.kind == InboundKind::Human && !received.is_disowned;
            if let Some(about) = about.filter(|_| goes_on) {
                forward::forward(db, secretariat, mail, (about, now))?;
            }
        }
        Content::Bounce(bounce) => {
            bounces::take(db, secretariat, (mail, bounce), &mut received)?;
        }
        Content::Nothing(why) => {
            tracing::info!(mail = %received.id, %why, "a mail says nothing to us");
        }
    }
    inbound::settle(db, &received)?;
    epoch::bump(db)?;
    Ok(received)
}

/// Whether our mail server says that a mail is not from where it says. Anybody can write such a header in the name of
/// another server, so nobody else is believed.
fn is_disowned(mail: &Inbound, secretariat: &Secretariat) -> bool {
    let ours = secretariat.authserv_id.as_ref();
    ours.is_some_and(|ours| mail.disowned_by.contains(ours))
}

/// A mail of which nothing is known yet.
fn unheard(mail: &Inbound, secretariat: &Secretariat, now: Timestamp) -> Received {
    Received {
        id: ids::new(),
        kind: match &mail.content {
            Content::Reply(reply) if reply.is_counter => InboundKind::Counter,
            Content::Reply(_) => InboundKind::Reply,
            Content::Bounce(_) => InboundKind::Bounce,
            Content::AutoReply(_) => InboundKind::AutoReply,
            Content::Human(_) => InboundKind::Human,
            Content::Nothing(_) => InboundKind::Unreadable,
        },
        outcome: Outcome::Ignored,
        reason: Some(Reason::Unreadable),
        received_at: now,
        sender_name: mail.from.name.clone(),
        sender_address: mail.from.address.clone(),
        is_disowned: is_disowned(mail, secretariat),
        subject: mail.subject.clone(),
        body: None,
        visit: None,
        participant: None,
        item: None,
        answer: None,
    }
}
