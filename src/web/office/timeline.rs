//! What goes out when, and the reminders that an organiser has to let go.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;

use super::visit_head::around;
use crate::actions::reminders::{self, Timeline};
use crate::domain::ids::VisitId;
use crate::domain::permission::Right;
use crate::domain::reminders::ReminderKey;
use crate::store::{drafts, outbox};
use crate::web::error::{Error, PageError};
use crate::web::pages::office::timeline::{Shown, TimelinePage};
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::{SignedIn, see_done};

/// `GET …/timeline`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let visit: VisitId = signed.id("visit")?;
    let (around, _) = around(&signed, VisitTab::Messages).await?;
    let (shelf, now) = (
        signed.state.secretariat.shelf.clone(),
        signed.state.clock.now(),
    );
    let found = signed.read(move |db| {
        let draft = drafts::find(db, visit)?.ok_or_else(|| Error::not_found("visit"))?;
        let timeline = Timeline::of_visit(db, &shelf, (visit, now))?;
        let waiting = outbox::open_of_visit(db, visit)?;
        let settled = timeline.iter().flat_map(|timeline| &timeline.settled);
        let which: Vec<_> = settled.filter_map(|record| record.message).collect();
        let messages = outbox::reminding::of(db, &which)?;
        Ok((draft, timeline, waiting, messages))
    });
    let (draft, timeline, waiting, messages) = found.await?;
    let shown = Shown {
        draft: &draft,
        timeline: timeline.as_ref(),
        waiting: &waiting,
        messages: &messages,
        now,
        may_release: signed.may(Right::Publish),
        may_edit: signed.may(Right::EditAgenda),
    };
    let page = TimelinePage::new(around, &shown).map_err(Error::internal)?;
    signed.page(StatusCode::OK, &page)
}

/// `POST …/timeline`: sends the reminders that were ticked.
///
/// # Errors
/// If the form is not ours.
pub(in crate::web) async fn release(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let visit: VisitId = signed.id("visit")?;
    let chosen: Vec<ReminderKey> = form
        .all("reminder")
        .filter_map(ReminderKey::parse)
        .collect();
    let (shelf, now) = (
        signed.state.secretariat.shelf.clone(),
        signed.state.clock.now(),
    );
    let released =
        signed.write(move |db| Ok(reminders::release(db, &shelf, (visit, now), &chosen)?));
    released.await?;
    signed.state.bell.notify_one();
    Ok(see_done(
        &format!("/visits/{visit}/timeline"),
        "done-released",
    ))
}
