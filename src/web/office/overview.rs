//! What needs attention, and what comes next.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use crate::store::visits;
use crate::web::error::PageError;
use crate::web::pages::office::overview::OverviewPage;
use crate::web::pages::office::{OfficeFrame, Section};
use crate::web::session::SignedIn;

/// How many visits are listed.
const LISTED: i64 = 50;

/// `GET /overview`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let team = signed.team;
    let found = signed.read(move |db| Ok(visits::of_team(db, team, None, LISTED)?));
    let page = OverviewPage::new(OfficeFrame::new(&signed, Section::Overview), &found.await?);
    signed.page(StatusCode::OK, &page)
}
