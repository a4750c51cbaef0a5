//! Words of humans, and automatic answers: kept for organisers, never answered.

use crate::actions::Error;
use crate::actions::secretariat::Secretariat;
use crate::domain::inbound::Outcome;
use crate::domain::message::MessageKind;
use crate::mail::inbound::Inbound;
use crate::store::inbound::Received;
use crate::store::outbox::{Message, listing};
use crate::store::{Db, outbox, participants};

/// Keeps what somebody wrote, with the participant whose it seems to be.
///
/// # Errors
/// Those of the database.
pub(super) fn keep(
    db: &mut Db,
    secretariat: &Secretariat,
    (mail, body): (&Inbound, &String),
    received: &mut Received,
) -> Result<(), Error> {
    if let Some(message) = answered(db, secretariat, mail)? {
        received.visit = Some(message.visit);
        // what went on to the contact is answered by the contact, not by whoever wrote it
        let is_to_them = message.kind != MessageKind::Digest;
        received.participant = is_to_them.then_some(message.participant);
    } else {
        let now = received.received_at;
        let about = participants::of_address(db, &mail.from.address, now)?;
        received.visit = about.map(|(visit, _)| visit);
        received.participant = about.map(|(_, participant)| participant);
    }
    received.body = Some(body.clone());
    received.outcome = Outcome::Kept;
    received.reason = None;
    Ok(())
}

/// Which message of ours a mail answers: by the sender of its envelope, to whom automatic answers go (RFC 3834 §4), or by
/// its Message-ID.
fn answered(
    db: &mut Db,
    secretariat: &Secretariat,
    mail: &Inbound,
) -> Result<Option<Message>, Error> {
    let mut tokens = mail.recipients.iter();
    let id = tokens.find_map(|address| secretariat.message_of_report(address).unwrap_or_default());
    Ok(match id {
        Some(id) => outbox::find(db, id)?,
        None => listing::by_message_id(db, &mail.references)?,
    })
}
