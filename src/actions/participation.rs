//! Whose page a link opens: the one check before anything that a participant does there.

use std::sync::Arc;

use super::Error;
use super::secretariat::Secretariat;
use crate::domain::capability::Capability;
use crate::domain::ids::VisitId;
use crate::domain::publication::Publication;
use crate::domain::visit::Participant;
use crate::store::{Db, participants, visits};

/// Somebody on the roster of a visit, who holds a valid link to their page.
#[derive(Clone, Debug)]
pub struct Guest {
    /// Of which visit.
    pub visit: VisitId,
    /// Who, as drafted.
    pub participant: Participant,
    /// What they see.
    pub publication: Arc<Publication>,
}

/// Lets in whoever holds `link`, to change something: the visit's row is taken until the transaction ends, so that no
/// publication and no renewal of links comes in between.
///
/// # Errors
/// [`Error::NotFound`], whatever the reason: the link is unknown or was renewed, nothing is published, or they were
/// taken off the roster.
pub fn admit(db: &mut Db, secretariat: &Secretariat, link: Capability) -> Result<Guest, Error> {
    let no_page = || Error::not_found("page");
    let (visit, _) = participants::find_anywhere(db, link.participant)?.ok_or_else(no_page)?;
    visits::lock(db, visit)?;
    let (_, participant) = participants::find_anywhere(db, link.participant)?
        .filter(|(_, found)| found.links_generation == link.generation)
        .ok_or_else(no_page)?;
    let publication = secretariat
        .shelf
        .latest(db, visit)?
        .filter(|latest| latest.roster.contains_key(&participant.id))
        .ok_or_else(no_page)?;
    Ok(Guest {
        visit,
        participant,
        publication,
    })
}
