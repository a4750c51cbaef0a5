//! What needs attention, and what comes next.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use jiff::tz::TimeZone;

use crate::domain::permission::Right;
use crate::store::{agreements, members, visits};
use crate::web::error::{Error, PageError};
use crate::web::pages::office::overview::{OverviewPage, Shown};
use crate::web::pages::office::{OfficeFrame, Section};
use crate::web::session::SignedIn;

/// How many visits are summed up; all others are in the list of visits.
const SUMMED_UP: i64 = 20;

/// `GET /overview`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let now = signed.state.clock.now();
    let today = now.to_zoned(TimeZone::UTC).date();
    let (user, summaries) = (signed.user.clone(), signed.state.summaries.clone());
    let shelf = signed.state.secretariat.shelf.clone();
    let found = signed.read(move |db| {
        let upcoming = visits::upcoming_of(db, &user, today, SUMMED_UP)?;
        let mut found = Vec::new();
        for summary in summaries.of(db, &shelf, (upcoming, now))? {
            let standing = members::standing(db, &user, summary.visit.id)?;
            let sees_draft = standing.is_some_and(|as_what| as_what.role.may(Right::SeeDraft));
            found.push(if sees_draft {
                summary
            } else {
                Arc::new(summary.as_published())
            });
        }
        Ok((found, agreements::all(db)?))
    });
    let (summaries, agreements) = found.await?;
    let shown = Shown {
        summaries: &summaries,
        agreements: &agreements,
        today,
    };
    let page = OverviewPage::new(OfficeFrame::new(&signed, Section::Overview), &shown);
    signed.page(StatusCode::OK, &page.map_err(Error::internal)?)
}
