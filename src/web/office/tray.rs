//! The tray beside the agenda: putting something into it, and giving it a place.

use actix_web::HttpResponse;
use actix_web::web::Payload;

use super::items::moment;
use crate::actions::edit::Home as _;
use crate::actions::tray;
use crate::domain::ids::{UnplacedItemId, VisitId};
use crate::domain::visit::Visit;
use crate::web::error::{Error, PageError};
use crate::web::session::{SignedIn, see_done, see_other};

/// `POST /visits/{visit}/tray`: `title`, `minutes`.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn put(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let visit: VisitId = signed.id("visit")?;
    let put = signed.write(move |db| {
        let minutes = form.text("minutes").parse().unwrap_or(0);
        Ok(tray::put(db, visit, (form.text("title"), minutes))?)
    });
    let done = match put.await {
        Ok(_) => "tray-put",
        Err(Error::Invalid(_)) => "tray-not-put",
        Err(other) => return Err(other.into()),
    };
    Ok(see_other(&format!("/visits/{visit}?done={done}")))
}

/// `POST /visits/{visit}/tray/{unplaced}/place`: `day`, `start`.
///
/// # Errors
/// If the form is not ours or names no moment, if it is not in the tray any more, and those of the database.
pub(in crate::web) async fn place(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (team, visit, by) = (signed.team, signed.id::<VisitId>("visit")?, signed.editor());
    let (id, language) = (signed.id::<UnplacedItemId>("unplaced")?, signed.language);
    let starts = moment(form.text("day"), form.text("start"))?;
    let placed = signed.write(move |db| {
        let home = Visit::find(db, team, Some(visit))?;
        Ok(tray::place(db, (&home, id), (starts, language), by)?)
    });
    let item = placed.await?;
    Ok(see_done(
        &format!("/visits/{visit}#item-{item}"),
        "done-added",
    ))
}

/// `POST /visits/{visit}/tray/{unplaced}/discard`
///
/// # Errors
/// If the form is not ours, if it is not in the tray any more, and those of the database.
pub(in crate::web) async fn discard(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let (visit, id) = (signed.id("visit")?, signed.id("unplaced")?);
    let discarded = signed.write(move |db| Ok(tray::discard(db, visit, id)?));
    discarded.await?;
    Ok(see_other(&format!("/visits/{visit}?done=tray-discarded")))
}
