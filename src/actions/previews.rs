//! Showing a programme before it is published, to somebody who holds a link: a cabinet, an embassy.

use jiff::{SignedDuration, Timestamp};

use super::Error;
use super::secretariat::Secretariat;
use crate::domain::capability::PreviewPass;
use crate::domain::freeze::freeze;
use crate::domain::ids::{UserId, VisitId};
use crate::store::{Db, drafts, previews, visits};

/// Freezes the whole draft as it would be published now, for whoever holds the link that the returned pass is for.
///
/// # Errors
/// [`Error::NotFound`], and those of the database.
pub fn make(
    db: &mut Db,
    secretariat: &Secretariat,
    (visit, by): (VisitId, UserId),
    (lifetime, now): (SignedDuration, Timestamp),
) -> Result<PreviewPass, Error> {
    let no_visit = || Error::not_found(format!("visit {visit}"));
    visits::lock(db, visit)?.ok_or_else(no_visit)?;
    let draft = drafts::find(db, visit)?.ok_or_else(no_visit)?;
    let previous = secretariat.shelf.latest(db, visit)?;
    let shown = freeze(&draft, previous.as_deref(), None, now);
    let number = previews::next_number(db, visit)?;
    let pass = PreviewPass {
        visit,
        number,
        expires_at: whole_seconds(now.saturating_add(lifetime).unwrap_or(Timestamp::MAX)),
    };
    previews::insert(db, (visit, number, by), (now, pass.expires_at), shown)?;
    Ok(pass)
}

/// What a token carries of an instant.
fn whole_seconds(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}

/// Takes the link of a preview back.
///
/// # Errors
/// [`Error::NotFound`] if there is none that was not, and those of the database.
pub fn revoke(db: &mut Db, (visit, number): (VisitId, u32), now: Timestamp) -> Result<(), Error> {
    if previews::take_back(db, visit, number, now)? {
        Ok(())
    } else {
        Err(Error::not_found("preview"))
    }
}
