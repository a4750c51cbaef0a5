//! That a participant has seen what was published: what changes from then on is news to them.

use jiff::Timestamp;

use super::Error;
use super::participation::admit;
use super::secretariat::Secretariat;
use crate::domain::capability::Capability;
use crate::store::acknowledgements::{self, Acknowledgement};
use crate::store::{Db, epoch};

/// Keeps that whoever holds `link` has seen `version`; gives what they have seen then, which is never less than before.
///
/// # Errors
/// [`Error::NotFound`] if the link opens nothing, or there is no such version.
pub fn acknowledge(
    db: &mut Db,
    secretariat: &Secretariat,
    link: Capability,
    (version, now): (u32, Timestamp),
) -> Result<u32, Error> {
    let guest = admit(db, secretariat, link)?;
    if version == 0 || version > guest.publication.version {
        return Err(Error::not_found(format!("version {version}")));
    }
    let participant = guest.participant.id;
    let before = acknowledgements::find(db, participant)?;
    if let Some(before) = before.filter(|before| before.version >= version) {
        return Ok(before.version);
    }
    let seen = Acknowledgement { version, at: now };
    acknowledgements::save(db, participant, seen)?;
    epoch::bump(db)?;
    Ok(version)
}
