//! Keeping a clash that is meant so, and taking it up again.

use actix_web::HttpResponse;
use actix_web::web::Payload;

use crate::actions::kept_clashes;
use crate::domain::ids::VisitId;
use crate::web::error::{Error, PageError};
use crate::web::session::{SignedIn, see_other};

/// `POST /visits/{visit}/keep`: `clash`, `reason`.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn keep(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (visit, by) = (signed.id::<VisitId>("visit")?, signed.editor());
    let kept = signed.write(move |db| {
        let words = (form.text("clash"), form.text("reason"));
        Ok(kept_clashes::keep(db, visit, words, by)?)
    });
    let done = match kept.await {
        Ok(()) => "agenda-kept",
        Err(Error::NotFound { .. }) => "agenda-not-kept",
        Err(Error::Invalid(_)) => "agenda-kept-unsaid",
        Err(other) => return Err(other.into()),
    };
    Ok(see_other(&format!("/visits/{visit}?done={done}")))
}

/// `POST /visits/{visit}/take-up`: `clash`.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn take_up(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let visit: VisitId = signed.id("visit")?;
    let clash = form.text("clash").to_owned();
    let taken_up = signed.write(move |db| Ok(kept_clashes::take_up(db, visit, &clash)?));
    taken_up.await?;
    Ok(see_other(&format!("/visits/{visit}?done=agenda-taken-up")))
}
