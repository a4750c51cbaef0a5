//! Whom to call after an urgent publication.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use jiff::civil::DateTime;

use super::visit_head::around;
use crate::actions::calls::{call_list, record};
use crate::domain::ids::{ParticipantId, VisitId};
use crate::domain::permission::Right;
use crate::domain::time::LocalTime;
use crate::store::calls::Call;
use crate::web::error::{Error, PageError};
use crate::web::pages::office::calls::CallsPage;
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::{SignedIn, see_done};

/// `GET …/calls`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let visit: VisitId = signed.id("visit")?;
    let (around, summary) = around(&signed, VisitTab::Messages).await?;
    let shelf = signed.state.secretariat.shelf.clone();
    let found = signed.read(move |db| Ok(call_list(db, &shelf, visit)?));
    let list = found.await?;
    let zone = &summary.visit.time_zone;
    let may_record = signed.may(Right::Publish);
    let now = signed.state.clock.now();
    let page = CallsPage::new(around, (list.as_ref(), zone), (may_record, now));
    signed.page(StatusCode::OK, &page.map_err(Error::internal)?)
}

/// `POST …/calls`: records that somebody was told, now or when the form says.
///
/// # Errors
/// If the form is not ours, or they are not to be called.
pub(in crate::web) async fn settle(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let visit: VisitId = signed.id("visit")?;
    let (_, summary) = around(&signed, VisitTab::Messages).await?;
    let who: Option<ParticipantId> = form.text("participant").parse().ok();
    let who = who.ok_or_else(|| Error::not_found("participant"))?;
    let now = signed.state.clock.now();
    let wall: Option<DateTime> = form.text("at").parse().ok();
    let at = wall.map_or(now, |wall| {
        let zone = summary.visit.time_zone.clone();
        // nobody was told in the future
        LocalTime { wall, zone }.instant().min(now)
    });
    let caller = signed.user.name.clone();
    let call = Call { at, caller };
    let recorded = signed.write(move |db| Ok(record(db, (visit, who), &call)?));
    recorded.await?;
    Ok(see_done(&format!("/visits/{visit}/calls"), "done-noted"))
}
