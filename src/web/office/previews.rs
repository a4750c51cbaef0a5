//! Links to the programme before it is published: making them, and taking them back.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use jiff::SignedDuration;

use super::visit_head::around;
use crate::actions;
use crate::domain::ids::VisitId;
use crate::domain::permission::Right;
use crate::store::previews;
use crate::web::error::{Error, PageError};
use crate::web::pages::office::previews::{LIFETIMES, PreviewsPage, Shown};
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::{SignedIn, see_done};

/// `GET …/previews`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn list(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let visit: VisitId = signed.id("visit")?;
    let (around, summary) = around(&signed, VisitTab::Review).await?;
    let found = signed
        .read(move |db| Ok(previews::of_visit(db, visit)?))
        .await?;
    let shown = Shown {
        visit,
        zone: &summary.visit.time_zone,
        previews: &found,
        links: &signed.state.secretariat.links,
        now: signed.state.clock.now(),
        may_publish: signed.may(Right::Publish),
    };
    let page = PreviewsPage::new(around, &shown).map_err(Error::internal)?;
    signed.page(StatusCode::OK, &page)
}

/// `POST …/previews`: freezes the draft as it is, for whoever holds the new link.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn make(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let visit: VisitId = signed.id("visit")?;
    let days = form.text("days").parse().ok();
    let days = days
        .filter(|days| LIFETIMES.contains(days))
        .ok_or(Error::Parameter {
            name: "days",
            rule: "one of 2, 7, 30",
        })?;
    let lifetime = SignedDuration::from_hours(24 * days);
    let (secretariat, now) = (signed.state.secretariat.clone(), signed.state.clock.now());
    let by = signed.user.id;
    let made = signed.write(move |db| {
        actions::previews::make(db, &secretariat, (visit, by), (lifetime, now))?;
        Ok(())
    });
    made.await?;
    Ok(see_done(&format!("/visits/{visit}/previews"), "done-added"))
}

/// `POST …/previews/{preview}/revoke`
///
/// # Errors
/// If the form is not ours, if there is no such link, and those of the database.
pub(in crate::web) async fn revoke(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let visit: VisitId = signed.id("visit")?;
    let number = signed.request().match_info().get("preview");
    let number = number.and_then(|number| number.parse().ok());
    let number: u32 = number.ok_or_else(|| Error::not_found("preview"))?;
    let now = signed.state.clock.now();
    let revoked = signed.write(move |db| Ok(actions::previews::revoke(db, (visit, number), now)?));
    revoked.await?;
    Ok(see_done(
        &format!("/visits/{visit}/previews"),
        "done-withdrawn",
    ))
}
