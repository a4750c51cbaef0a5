//! How a participant chooses to be told. It sends nothing by itself; what they were invited to goes on by invitation.

use super::Error;
use super::participation::{Guest, admit_themselves};
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
    let Some(guest) = chooser(db, (secretariat, link), notify)? else {
        return Ok(());
    };
    visits::bump_revision(db, guest.visit)?;
    participants::bump_revision(db, guest.participant.id)?;
    // before it was taken their row may have changed
    let Some(guest) = chooser(db, (secretariat, link), notify)? else {
        return Ok(());
    };
    let chosen = Participant {
        notify,
        ..guest.participant
    };
    participants::update(db, guest.visit, &chosen)?;
    epoch::bump(db)?;
    Ok(())
}

/// Who holds a link; `None` if they want to be told so already.
fn chooser(
    db: &mut Db,
    (secretariat, link): (&Secretariat, Capability),
    notify: Notify,
) -> Result<Option<Guest>, Error> {
    let guest = admit_themselves(db, secretariat, link)?;
    match guest.participant.notify {
        Notify::ByHand => Err(Error::Conflict("they are told by hand".to_owned())),
        before if before == notify => Ok(None),
        _ => Ok(Some(guest)),
    }
}
