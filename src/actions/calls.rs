//! After an urgent publication: whom it concerns, the highest first, and who of them was called.

use std::collections::BTreeMap;
use std::sync::Arc;

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

/// The list of the last publication of a visit that was urgent to somebody; `None`: none was.
///
/// # Errors
/// Those of the database.
pub fn call_list(db: &mut Db, shelf: &Shelf, visit: VisitId) -> Result<Option<CallList>, Error> {
    let Some(version) = calls::latest_version(db, visit)? else {
        return Ok(None);
    };
    let no_release = || Error::not_found(format!("publication {version} of visit {visit}"));
    let release = publications::find_release(db, visit, version)?.ok_or_else(no_release)?;
    let publication = shelf.get(db, visit, version)?;
    let mut written: BTreeMap<ParticipantId, Vec<Message>> = BTreeMap::new();
    for message in listing::urgent_since(db, visit, version)? {
        let theirs = written.entry(message.participant).or_default();
        theirs.push(message);
    }
    let phones = deliveries::of_visit(db, visit)?.into_iter();
    let phones: BTreeMap<ParticipantId, Option<String>> = phones
        .map(|reach| (reach.participant, reach.phone))
        .collect();
    let concerned = calls::of_version(db, visit, version)?;
    let mut people: Vec<Callee> = concerned
        .into_iter()
        .map(|(participant, call)| Callee {
            participant,
            phone: phones.get(&participant).cloned().flatten(),
            messages: written.remove(&participant).unwrap_or_default(),
            call,
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
    (visit, participant): (VisitId, ParticipantId),
    call: &Call,
) -> Result<(), Error> {
    visits::lock(db, visit)?;
    let version = calls::latest_version(db, visit)?;
    let version = version.ok_or_else(|| Error::not_found("urgent publication of this visit"))?;
    if calls::of_version(db, visit, version)?.contains_key(&participant) {
        Ok(calls::save(db, (participant, version), call)?)
    } else {
        Err(Error::not_found("such person to call"))
    }
}
