//! Whose page a link opens: the one check before anything that a participant does there.

use std::sync::Arc;

use super::Error;
use super::secretariat::Secretariat;
use crate::domain::capability::Capability;
use crate::domain::ids::VisitId;
use crate::domain::publication::Publication;
use crate::domain::visit::{Assistant, Participant};
use crate::store::{Db, participants, visits};

/// Somebody on the roster of a visit, who holds a valid link to their page.
#[derive(Clone, Debug)]
pub struct Guest {
    /// Of which visit.
    pub visit: VisitId,
    /// Who, as drafted.
    pub participant: Participant,
    /// Who of their assistants holds it; `None`: it is their own.
    pub assistant: Option<Assistant>,
    /// What they see.
    pub publication: Arc<Publication>,
}

impl Guest {
    /// The name of the assistant who answers for them, if one does.
    #[must_use]
    pub fn assistant_name(&self) -> Option<String> {
        let assistant = self.assistant.as_ref();
        assistant.map(|assistant| assistant.name.clone())
    }
}

/// Lets in whoever holds `link`, to change something: the visit's row is taken until the transaction ends, so that no
/// publication and no renewal of links comes in between.
///
/// # Errors
/// [`Error::NotFound`], whatever the reason: the link is unknown or was renewed, nothing is published, or they were
/// taken off the roster.
pub fn admit(db: &mut Db, secretariat: &Secretariat, link: Capability) -> Result<Guest, Error> {
    let (visit, _) = participants::find_anywhere(db, link.participant)?.ok_or_else(no_page)?;
    visits::lock(db, visit)?;
    let (_, participant) = participants::find_anywhere(db, link.participant)?
        .filter(|(_, found)| link.is_of(found))
        .ok_or_else(no_page)?;
    let publication = secretariat
        .shelf
        .latest(db, visit)?
        .filter(|latest| latest.roster.contains_key(&participant.id))
        .ok_or_else(no_page)?;
    Ok(Guest {
        visit,
        assistant: link.assistant_among(&participant.mail_to).cloned(),
        participant,
        publication,
    })
}

/// Lets in the participant alone, as [`admit`] does: an assistant answers for them, but whether and how they are written
/// to is theirs to say.
///
/// # Errors
/// [`Error::NotFound`], to an assistant as well.
pub fn admit_themselves(
    db: &mut Db,
    secretariat: &Secretariat,
    link: Capability,
) -> Result<Guest, Error> {
    if link.assistant.is_some() {
        return Err(no_page());
    }
    admit(db, secretariat, link)
}

fn no_page() -> Error {
    Error::not_found("page")
}
