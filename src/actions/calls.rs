//! After an urgent publication: whom it concerns, the highest first, and who of them was called.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::Error;
use crate::domain::ids::{ParticipantId, VisitId};
use crate::domain::publication::Publication;
use crate::store::calls::{self, Call};
use crate::store::outbox::{Message, listing};
use crate::store::publications::{self, Release, Shelf};
use crate::store::{Db, deliveries, visits};

/// Everybody who is to be called.
#[derive(Debug)]
pub struct CallList {
    /// The urgent publication.
    pub release: Release,
    /// What it froze.
    pub publication: Arc<Publication>,
    /// Whom it concerns, in order of precedence.
    pub people: Vec<Callee>,
}

/// Somebody to call.
#[derive(Clone, Debug)]
pub struct Callee {
    /// Who.
    pub participant: ParticipantId,
    /// Their telephone.
    pub phone: Option<String>,
    /// What they were written, if anything.
    pub messages: Vec<Message>,
    /// That they were told already.
    pub call: Option<Call>,
}

/// The list of the last publication of a visit that was urgent; `None`: none was.
///
/// # Errors
/// Those of the database.
pub fn call_list(db: &mut Db, shelf: &Shelf, visit: VisitId) -> Result<Option<CallList>, Error> {
    let Some(release) = publications::last_urgent(db, visit)? else {
        return Ok(None);
    };
    let publication = shelf.get(db, visit, release.version)?;
    let mut written: BTreeMap<ParticipantId, Vec<Message>> = BTreeMap::new();
    for message in listing::of_version(db, visit, release.version)? {
        if message.urgent && message.copy_to.is_none() {
            written
                .entry(message.participant)
                .or_default()
                .push(message);
        }
    }
    let mut called = calls::of_version(db, visit, release.version)?;
    let phones = deliveries::of_visit(db, visit)?.into_iter();
    let phones: BTreeMap<ParticipantId, Option<String>> = phones
        .map(|reach| (reach.participant, reach.phone))
        .collect();
    let mut people: Vec<Callee> = written
        .into_iter()
        .map(|(participant, messages)| Callee {
            participant,
            phone: phones.get(&participant).cloned().flatten(),
            messages,
            call: called.remove(&participant),
        })
        .collect();
    let rank = |callee: &Callee| {
        let on_roster = publication.roster.get(&callee.participant);
        on_roster.map_or((u16::MAX, String::new()), |one| (one.rank, one.name.full()))
    };
    people.sort_by_cached_key(rank);
    Ok(Some(CallList {
        release,
        publication,
        people,
    }))
}

/// Records that somebody on the list was told.
///
/// # Errors
/// [`Error::NotFound`] if they are not on it.
pub fn record(
    db: &mut Db,
    shelf: &Shelf,
    (visit, participant): (VisitId, ParticipantId),
    (caller, at): (&str, Timestamp),
) -> Result<(), Error> {
    visits::lock(db, visit)?;
    let list = call_list(db, shelf, visit)?;
    let list = list.ok_or_else(|| Error::not_found("urgent publication of this visit"))?;
    if !list.people.iter().any(|one| one.participant == participant) {
        return Err(Error::not_found("such person to call"));
    }
    let call = Call {
        at,
        caller: caller.to_owned(),
    };
    calls::save(db, (participant, list.release.version), &call)?;
    Ok(())
}
