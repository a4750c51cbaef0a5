//! Who else is at a visit: a page that is open says so now and then, and is told who else does.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS};
use actix_web::web::Payload;
use serde_json::json;

use crate::actions::edit::Home as _;
use crate::actions::presence;
use crate::domain::ids::VisitId;
use crate::domain::visit::Visit;
use crate::store::{items, visits};
use crate::web::error::{Error, PageError};
use crate::web::pages::office::presence::said;
use crate::web::session::SignedIn;

/// `POST /visits/{visit}/presence`: `item`, if its form is open; who else is there, in words, and the revision of the
/// visit, for scripts.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn note(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (team, visit, by) = (signed.team, signed.id::<VisitId>("visit")?, signed.editor());
    let noted = signed.write(move |db| {
        let item = form.some("item").and_then(|item| item.parse().ok());
        presence::note(db, visit, (item, by))?;
        let home = Visit::find(db, team, Some(visit))?;
        let others = presence::others(db, visit, by)?;
        Ok((
            home,
            others,
            items::of_visit(db, visit)?,
            visits::revision(db, visit)?,
        ))
    });
    let (home, others, items, revision) = noted.await?;
    let said = said(signed.language, &home, (&others, &items)).map_err(Error::internal)?;
    let answer = json!({"said": said, "revision": revision});
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .json(answer))
}
