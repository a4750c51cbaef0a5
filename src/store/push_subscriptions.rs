//! Devices on which participants are told of urgent changes.

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::Db;
use super::error::Error;
use super::ids;
use super::schema::{participants, push_subscriptions};
use super::types::{Instant, Plain};
use crate::domain::capability::AssistantMark;
use crate::domain::ids::{ParticipantId, PersonId, PushSubscriptionId};
use crate::domain::push::PushAddress;

/// Keeps a device, in the place of what was kept of it before, and forgets all of the participant's but the latest `most`.
/// One that an assistant allowed is marked as theirs.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn insert(
    db: &mut Db,
    (participant, address, assistant): (ParticipantId, &PushAddress, Option<AssistantMark>),
    (most, now): (i64, Timestamp),
) -> Result<(), Error> {
    remove(db, participant, &address.endpoint)?;
    diesel::insert_into(push_subscriptions::table)
        .values((
            push_subscriptions::id.eq(ids::new::<PushSubscriptionId>()),
            push_subscriptions::participant.eq(participant),
            push_subscriptions::endpoint.eq(Plain::from(&address.endpoint)),
            push_subscriptions::key.eq(address.key.as_slice()),
            push_subscriptions::secret.eq(address.secret.as_slice()),
            push_subscriptions::created_at.eq(Instant(now)),
            push_subscriptions::assistant.eq(assistant.map(AssistantMark::octets)),
        ))
        .execute(db)?;
    let kept: Vec<PushSubscriptionId> = push_subscriptions::table
        .filter(push_subscriptions::participant.eq(participant))
        .order(push_subscriptions::id.desc())
        .limit(most)
        .select(push_subscriptions::id)
        .load(db)?;
    let old = push_subscriptions::table
        .filter(push_subscriptions::participant.eq(participant))
        .filter(push_subscriptions::id.ne_all(kept));
    diesel::delete(old).execute(db)?;
    Ok(())
}

/// Forgets one device of a participant.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn remove(db: &mut Db, participant: ParticipantId, endpoint: &str) -> Result<(), Error> {
    let device = push_subscriptions::table
        .filter(push_subscriptions::participant.eq(participant))
        .filter(push_subscriptions::endpoint.eq(endpoint));
    diesel::delete(device).execute(db)?;
    Ok(())
}

/// Forgets the device behind this identifier: it is gone.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn remove_gone(db: &mut Db, id: PushSubscriptionId) -> Result<(), Error> {
    diesel::delete(push_subscriptions::table.find(id)).execute(db)?;
    Ok(())
}

/// Forgets every device of some participants.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn remove_all(db: &mut Db, participants: &[ParticipantId]) -> Result<(), Error> {
    let theirs =
        push_subscriptions::table.filter(push_subscriptions::participant.eq_any(participants));
    diesel::delete(theirs).execute(db)?;
    Ok(())
}

/// Forgets every device of whoever a person takes part as.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn remove_of_person(db: &mut Db, person: PersonId) -> Result<(), Error> {
    let parts = participants::table
        .filter(participants::person.eq(person))
        .select(participants::id);
    let theirs = push_subscriptions::table.filter(push_subscriptions::participant.eq_any(parts));
    diesel::delete(theirs).execute(db)?;
    Ok(())
}

/// Forgets the devices of assistants of a participant, but of those who are `left`.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn remove_former_assistants(
    db: &mut Db,
    participant: ParticipantId,
    left: impl Iterator<Item = AssistantMark>,
) -> Result<(), Error> {
    let left: Vec<Vec<u8>> = left.map(AssistantMark::octets).collect();
    let former = push_subscriptions::table
        .filter(push_subscriptions::participant.eq(participant))
        .filter(push_subscriptions::assistant.is_not_null())
        .filter(push_subscriptions::assistant.assume_not_null().ne_all(left));
    diesel::delete(former).execute(db)?;
    Ok(())
}

/// The devices of some participants, with whose they are.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn of_participants(
    db: &mut Db,
    participants: &[ParticipantId],
) -> Result<Vec<(PushSubscriptionId, ParticipantId)>, Error> {
    Ok(push_subscriptions::table
        .filter(push_subscriptions::participant.eq_any(participants))
        .order(push_subscriptions::id)
        .select((push_subscriptions::id, push_subscriptions::participant))
        .load(db)?)
}

/// Where a participant's devices are reached, and since when.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn of_participant(
    db: &mut Db,
    participant: ParticipantId,
) -> Result<Vec<(String, Timestamp)>, Error> {
    let rows: Vec<(Plain, Instant)> = push_subscriptions::table
        .filter(push_subscriptions::participant.eq(participant))
        .order(push_subscriptions::id)
        .select((push_subscriptions::endpoint, push_subscriptions::created_at))
        .load(db)?;
    let device = |(endpoint, at): (Plain, Instant)| (endpoint.0, at.0);
    Ok(rows.into_iter().map(device).collect())
}

/// How to reach a device.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn find(db: &mut Db, id: PushSubscriptionId) -> Result<Option<PushAddress>, Error> {
    let found: Option<(Plain, Vec<u8>, Vec<u8>)> = push_subscriptions::table
        .find(id)
        .select((
            push_subscriptions::endpoint,
            push_subscriptions::key,
            push_subscriptions::secret,
        ))
        .first(db)
        .optional()?;
    let address = |(endpoint, key, secret): (Plain, Vec<u8>, Vec<u8>)| {
        let what = || "push_subscriptions: a key or secret of another length".to_owned();
        Ok(PushAddress {
            endpoint: endpoint.0,
            key: key
                .try_into()
                .map_err(|_length| Error::Corrupt { what: what() })?,
            secret: secret
                .try_into()
                .map_err(|_length| Error::Corrupt { what: what() })?,
        })
    };
    found.map(address).transpose()
}
