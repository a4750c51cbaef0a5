//! What every page of a visit shows of it.

use std::sync::Arc;

use crate::actions::summaries::Summary;
use crate::domain::ids::VisitId;
use crate::domain::permission::Right;
use crate::store::visits;
use crate::web::error::Error;
use crate::web::pages::office::visit_head::{VisitHead, VisitTab};
use crate::web::pages::office::{OfficeFrame, Section};
use crate::web::session::SignedIn;

/// Frame and head of a page of the visit that the path names, and the visit in a few figures.
///
/// # Errors
/// Those of the database.
pub(super) async fn around(
    signed: &SignedIn,
    current: VisitTab,
) -> Result<((OfficeFrame, VisitHead), Arc<Summary>), Error> {
    let visit: VisitId = signed.id("visit")?;
    let (state, now) = (signed.state.clone(), signed.state.clock.now());
    let found = signed.read(move |db| {
        let found = visits::find(db, visit)?.ok_or_else(|| Error::not_found("visit"))?;
        let shelf = &state.secretariat.shelf;
        Ok(state.summaries.of(db, shelf, (vec![found], now))?)
    });
    let summary = found.await?.pop();
    let mut summary = summary.ok_or_else(|| Error::not_found("visit"))?;
    if !signed.may(Right::SeeDraft) {
        summary = Arc::new(summary.as_published());
    }
    let as_whom = (signed.language, signed.visit_role);
    let head = VisitHead::new(as_whom, &summary, current).map_err(Error::internal)?;
    let frame = OfficeFrame::new(signed, Section::Visits);
    Ok(((frame, head), summary))
}
