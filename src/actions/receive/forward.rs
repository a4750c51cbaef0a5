//! What people write to our address goes on to the contact of the visit that it is about: once, not what a machine wrote,
//! and not too much in an hour, so that nobody is drowned and no two addresses write to each other for ever.

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};

use crate::actions::Error;
use crate::actions::secretariat::{Secretariat, language};
use crate::domain::ids::{ParticipantId, VisitId};
use crate::domain::inbound::is_same_address;
use crate::domain::publication::Publication;
use crate::domain::visit::Contact;
use crate::mail::inbound::Inbound;
use crate::mail::letters::{self, Forward};
use crate::mail::message::Mailbox;
use crate::store::outbox::claim::Frozen;
use crate::store::outbox::copies::{self, Copy};
use crate::store::{Db, ids, suppressions, visits};

/// How many go on in an hour, of one visit: the rest is there to read.
const MOST_IN_AN_HOUR: i64 = 20;

/// Writes the message that brings somebody's words to the contact, if there is one whom mail reaches and who did not write
/// them.
///
/// # Errors
/// Those of the database, and of a text of ours that is missing.
pub(super) fn forward(
    db: &mut Db,
    secretariat: &Secretariat,
    mail: &Inbound,
    ((visit, participant), now): ((VisitId, ParticipantId), Timestamp),
) -> Result<(), Error> {
    let Some(latest) = secretariat.shelf.latest(db, visit)? else {
        return Ok(());
    };
    let contact = visits::find(db, visit)?.and_then(|visit| visit.contact);
    let contact = contact.and_then(|contact| reached(contact, secretariat, mail));
    let Some(to) = contact else {
        return Ok(());
    };
    let an_hour_ago = now.saturating_sub(SignedDuration::from_hours(1));
    let since = an_hour_ago.unwrap_or(Timestamp::MIN);
    if suppressions::find(db, &to.address)?.is_some()
        || copies::forwarded(db, visit, since)? >= MOST_IN_AN_HOUR
    {
        return Ok(());
    }
    let message_id = message_id(secretariat, (mail, visit));
    if copies::is_known(db, &message_id)? {
        return Ok(());
    }
    let letter = letter(secretariat, (mail, &latest), (to, message_id, now))?;
    match secretariat.freeze_with(&letter, &mail.raw) {
        Ok(message) => {
            let id = ids::new();
            let frozen = Frozen {
                envelope_from: secretariat.envelope_from(id),
                envelope_to: message.envelope_to,
                message_id: message.message_id,
                bytes: message.bytes,
            };
            let about = (visit, participant);
            copies::insert_forward(db, about, (latest.version, now), Copy { id, frozen })?;
        }
        // it is there to read all the same
        Err(error) => tracing::warn!(%visit, %error, "a mail cannot be forwarded"),
    }
    Ok(())
}

/// Where mail reaches a contact who did not write it; our own address is nobody's.
fn reached(contact: Contact, secretariat: &Secretariat, mail: &Inbound) -> Option<Mailbox> {
    let address = contact.email?;
    let others = [&secretariat.from.address, &mail.from.address];
    let is_theirs = others.iter().any(|other| is_same_address(other, &address));
    (!is_theirs && !is_same_address(&secretariat.from.address, &mail.from.address)).then_some(
        Mailbox {
            name: contact.name,
            address,
        },
    )
}

/// The same for each way by which a mail comes; nobody can tell it beforehand.
fn message_id(secretariat: &Secretariat, (mail, visit): (&Inbound, VisitId)) -> String {
    let mut digest = Sha256::new()
        .chain_update(secretariat.links.other_key("forwards"))
        .chain_update(visit.0.as_bytes());
    match &mail.message_id {
        Some(id) => digest.update(id),
        None => digest.update(mail.digest),
    }
    let half = digest.finalize().first_chunk().copied().unwrap_or_default();
    let domain = secretariat.from.address.rsplit('@').next();
    format!(
        "<forward.{:032x}@{}>",
        u128::from_be_bytes(half),
        domain.unwrap_or("localhost")
    )
}

fn letter(
    secretariat: &Secretariat,
    (mail, latest): (&Inbound, &Publication),
    (to, message_id, date): (Mailbox, String, Timestamp),
) -> Result<crate::mail::message::Letter, Error> {
    let visit = &latest.visit;
    let language = language("", latest);
    let title = visit.title.shown(language.tag(), &visit.locales);
    let public_url = secretariat.links.public_url();
    Ok(letters::forward(&Forward {
        from: &secretariat.from,
        to,
        writer: Mailbox {
            name: mail.from.name.clone(),
            address: mail.from.address.clone(),
        },
        language,
        visit: title.map_or("", |title| title.text),
        subject: &mail.subject,
        page: format!("{public_url}/visits/{}/replies", visit.id),
        message_id,
        date,
    })?)
}
