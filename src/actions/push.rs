//! Web Push: a hint on the devices of those whom an urgent change concerns, if they allowed it on their page. It says
//! that there is something to see there, and nothing of what.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::json;

use super::Error;
use super::participation::admit;
use super::secretariat::{Secretariat, language};
use super::situations::Situations;
use crate::domain::capability::{AssistantMark, Capability};
use crate::domain::dispatch::DispatchKind;
use crate::domain::ids::ParticipantId;
use crate::domain::publication::Publication;
use crate::domain::push::{PushAddress, Sender};
use crate::domain::visit::Participant;
use crate::language::Language;
use crate::store::dispatches::{self, Receiver};
use crate::store::{Db, push_subscriptions};

/// How many devices of a participant are kept.
const MOST: i64 = 10;

/// Who calls at push services.
///
/// # Errors
/// [`Error::Cryptography`] if the key of this installation is no key there; chance makes that as good as impossible.
pub fn sender(secretariat: &Secretariat) -> Result<Sender, Error> {
    let seed = secretariat.links.other_key("web push");
    Sender::new(&seed, &secretariat.from.address)
        .ok_or(Error::Cryptography("the key for web push is none"))
}

/// Keeps a device of whoever holds `link`.
///
/// # Errors
/// [`Error::NotFound`] if the link opens nothing, and those of the database.
pub fn allow(
    db: &mut Db,
    secretariat: &Secretariat,
    link: Capability,
    (address, now): (&PushAddress, Timestamp),
) -> Result<(), Error> {
    let guest = admit(db, secretariat, link)?;
    let device = (guest.participant.id, address, link.assistant);
    Ok(push_subscriptions::insert(db, device, (MOST, now))?)
}

/// Forgets a device of whoever holds `link`.
///
/// # Errors
/// [`Error::NotFound`] if the link opens nothing, and those of the database.
pub fn stop(
    db: &mut Db,
    secretariat: &Secretariat,
    link: Capability,
    endpoint: &str,
) -> Result<(), Error> {
    let guest = admit(db, secretariat, link)?;
    Ok(push_subscriptions::remove(
        db,
        guest.participant.id,
        endpoint,
    )?)
}

/// Hints at an urgent publication, once on each device of those whom it concerns.
///
/// # Errors
/// If a text of ours is missing, and those of the database.
pub fn hint(
    db: &mut Db,
    situations: &Situations,
    (concerned, now): (&BTreeSet<ParticipantId>, Timestamp),
) -> Result<(), Error> {
    let concerned: Vec<_> = concerned.iter().copied().collect();
    for (device, participant) in push_subscriptions::of_participants(db, &concerned)? {
        let Some(reach) = situations.reach(participant) else {
            continue;
        };
        let text = text(language(&reach.locale, situations.latest()))?;
        let push = (DispatchKind::Push, text.as_str());
        dispatches::insert(db, Receiver::Device(device), push, now)?;
    }
    Ok(())
}

/// What a device shows.
fn text(language: Language) -> Result<String, Error> {
    let shown = json!({
        "title": language.say("push-changed")?,
        "body": language.say("push-open")?,
        "lang": language.tag(),
    });
    Ok(shown.to_string())
}

/// Forgets the devices of those who assist a participant no more.
///
/// # Errors
/// Those of the database.
pub fn forget_former_assistants(db: &mut Db, participant: &Participant) -> Result<(), Error> {
    let left = participant.mail_to.iter().map(AssistantMark::of);
    let devices = push_subscriptions::remove_former_assistants(db, participant.id, left);
    Ok(devices?)
}

/// Forgets the devices of those who have left with a publication.
///
/// # Errors
/// Those of the database.
pub fn forget_departed(
    db: &mut Db,
    (before, next): (Option<&Publication>, &Publication),
) -> Result<(), Error> {
    let former = before.into_iter().flat_map(|before| before.roster.keys());
    let departed: Vec<_> = former
        .filter(|participant| !next.roster.contains_key(participant))
        .copied()
        .collect();
    if departed.is_empty() {
        return Ok(());
    }
    Ok(push_subscriptions::remove_all(db, &departed)?)
}
