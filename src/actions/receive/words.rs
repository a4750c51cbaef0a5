//! Words of humans, and automatic answers: kept for organisers, never answered.

use crate::actions::Error;
use crate::actions::secretariat::Secretariat;
use crate::domain::ids::{ParticipantId, VisitId};
use crate::domain::inbound::Outcome;
use crate::mail::inbound::Inbound;
use crate::store::inbound::Received;
use crate::store::outbox::listing;
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
    let about = match answered(db, secretariat, mail)? {
        Some(about) => Some(about),
        None => participants::of_address(db, &mail.from.address, received.received_at)?,
    };
    received.visit = about.map(|(visit, _)| visit);
    received.participant = about.map(|(_, participant)| participant);
    received.body = Some(body.clone());
    received.outcome = Outcome::Kept;
    received.reason = None;
    Ok(())
}

/// Whose message of ours a mail answers: by the sender of its envelope, to whom automatic answers go (RFC 3834 §4), or by
/// its Message-ID.
fn answered(
    db: &mut Db,
    secretariat: &Secretariat,
    mail: &Inbound,
) -> Result<Option<(VisitId, ParticipantId)>, Error> {
    let mut tokens = mail.recipients.iter();
    let id = tokens.find_map(|address| secretariat.message_of_report(address).unwrap_or_default());
    let message = match id {
        Some(id) => outbox::find(db, id)?,
        None => listing::by_message_id(db, &mail.references)?,
    };
    Ok(message.map(|message| (message.visit, message.participant)))
}
