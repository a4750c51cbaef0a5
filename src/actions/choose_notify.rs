//! How a participant chooses to be told. It sends nothing by itself; what they were invited to goes on by invitation.

use super::Error;
use super::participation::admit_themselves;
use super::secretariat::Secretariat;
use crate::domain::capability::Capability;
use crate::domain::visit::{Notify, Participant};
use crate::store::{Db, epoch, participants, visits};

/// Keeps how whoever holds `link` wants to be told.
///
/// # Errors
/// [`Error::NotFound`] if the link opens nothing, or is that of an assistant; [`Error::Conflict`] if they are told by
/// hand: that is for the organisers to change.
pub fn choose_notify(
    db: &mut Db,
    secretariat: &Secretariat,
    link: Capability,
    notify: Notify,
) -> Result<(), Error> {
    let guest = admit_themselves(db, secretariat, link)?;
    let before = guest.participant;
    if before.notify == Notify::ByHand {
        return Err(Error::Conflict("they are told by hand".to_owned()));
    }
    if before.notify == notify {
        return Ok(());
    }
    visits::bump_revision(db, guest.visit)?;
    participants::bump_revision(db, before.id)?;
    let chosen = Participant { notify, ..before };
    participants::update(db, guest.visit, &chosen)?;
    epoch::bump(db)?;
    Ok(())
}
