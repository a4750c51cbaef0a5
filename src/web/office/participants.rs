//! Who takes part in a visit: the list by precedence, what is done to many at once, and the list as a file.

mod entry;
mod one;

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::web::Payload;

pub(in crate::web) use self::entry::{create, show_new};
pub(in crate::web) use self::one::{change, change_needs, remove, renew_links, set_rank, show};

use super::visit_head;
use crate::actions::drafts::Answered;
use crate::actions::edit::Home as _;
use crate::actions::reminders;
use crate::actions::roster::{self, Change};
use crate::domain::Closed as _;
use crate::domain::cells;
use crate::domain::draft::Draft;
use crate::domain::ids::{ItemId, ParticipantId, VisitId};
use crate::domain::permission::Right;
use crate::domain::precedence::order_of_precedence;
use crate::domain::roster::Filter;
use crate::domain::visit::{Notify, ParticipantRole, Visit};
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::pages::office::participants::bulk::{BulkPage, Done};
use crate::web::pages::office::participants::rows::{Rights, Roster};
use crate::web::pages::office::participants::{ParticipantsPage, export};
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::SignedIn;

/// The visit that the path names, as its organisers see it.
///
/// # Errors
/// Those of the database.
pub(super) async fn draft(signed: &SignedIn) -> Result<Arc<Draft>, Error> {
    let id: VisitId = signed.id("visit")?;
    let drafts = signed.state.drafts.clone();
    signed.read(move |db| Ok(drafts.of(db, id)?)).await
}

/// The same, and what its participants answered.
async fn answered(signed: &SignedIn) -> Result<Arc<Answered>, Error> {
    let id: VisitId = signed.id("visit")?;
    let drafts = signed.state.drafts.clone();
    signed.read(move |db| Ok(drafts.answered(db, id)?)).await
}

pub(super) fn rights(signed: &SignedIn) -> Rights {
    Rights {
        edits: signed.may(Right::EditRoster),
        sees_needs: signed.may(Right::SeeNeeds),
        edits_registers: signed.may(Right::EditRegisters),
    }
}

/// `GET /visits/{visit}/participants[?delegation=…&group=…&role=…]`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn list(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let around = visit_head::around(&signed, VisitTab::Participants).await?;
    let query = signed.query()?;
    let filter = filter(|name| {
        let given = query.words(name).unwrap_or_default();
        given.join(",")
    });
    let (answered, rights) = (answered(&signed).await?, rights(&signed));
    let roster = Roster::new((signed.language, rights), &answered);
    let roster = roster.map_err(Error::internal)?;
    let page = ParticipantsPage::new(around.0, (&roster, rights), filter);
    signed.page(StatusCode::OK, &page.map_err(Error::internal)?)
}

/// What a form or a query filters by. Words that mean nothing filter nothing.
fn filter(value: impl Fn(&'static str) -> String) -> Filter {
    Filter {
        delegation: value("delegation").parse().ok(),
        group: Some(value("group")).filter(|group| !group.is_empty()),
        role: ParticipantRole::from_word(&value("role")),
    }
}

/// Who is meant by a form: those ticked, or all that its filter means, by precedence.
fn chosen(form: &Form, draft: &Draft) -> Vec<ParticipantId> {
    let ticked: Vec<&str> = form.all("who").collect();
    let filter = filter(|name| form.text(name).to_owned());
    let is_chosen = |id: &ParticipantId| ticked.contains(&id.to_string().as_str());
    order_of_precedence(draft)
        .into_iter()
        .filter(|participant| {
            if form.has("all") {
                filter.means(participant)
            } else {
                is_chosen(&participant.id)
            }
        })
        .map(|participant| participant.id)
        .collect()
}

/// `POST /visits/{visit}/participants/bulk`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn change_many(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let draft = draft(&signed).await?;
    let who = chosen(&form, &draft);
    if form.text("do") == "remind" && signed.may(Right::Publish) {
        let done = remind(&signed, who).await?;
        return bulk_page(&signed, (&draft, &done)).await;
    }
    let group = form.text("to_group").to_owned();
    let change = match form.text("do") {
        "join" if !group.is_empty() => Some(Change::Join(group)),
        "leave" if !group.is_empty() => Some(Change::Leave(group)),
        "notify" => Notify::from_word(form.text("notify")).map(Change::Notify),
        "expect" if signed.may(Right::EditAgenda) => {
            let item = form.text("item").parse::<ItemId>().ok();
            let item = item.filter(|id| draft.items.iter().any(|item| item.id == *id));
            item.map(Change::Expect)
        }
        "remove" => Some(Change::Remove),
        _ => None,
    };
    let done = match (who.is_empty(), change) {
        (true, _) => Done::NobodyChosen,
        (_, None) => Done::NothingChosen,
        (_, Some(change)) => {
            let (team, id) = (signed.team, signed.id("visit")?);
            let (made, by) = (change.clone(), signed.editor());
            let outcomes = signed.write(move |db| {
                let visit = Visit::find(db, team, Some(id))?;
                Ok(roster::change_all(db, &visit, (&who, &made, by))?)
            });
            match outcomes.await {
                Ok(outcomes) => Done::Changed(change, outcomes),
                Err(Error::Invalid(_)) => Done::BadGroup,
                Err(other) => return Err(other.into()),
            }
        }
    };
    bulk_page(&signed, (&draft, &done)).await
}

/// Asks these people, at once, for the answers that are missing from them.
async fn remind(signed: &SignedIn, who: Vec<ParticipantId>) -> Result<Done, Error> {
    if who.is_empty() {
        return Ok(Done::NobodyChosen);
    }
    let visit: VisitId = signed.id("visit")?;
    let shelf = signed.state.secretariat.shelf.clone();
    let now = signed.state.clock.now();
    let reminded = signed.write(move |db| Ok(reminders::remind(db, &shelf, (visit, now), &who)?));
    let reminded = reminded.await?;
    signed.state.bell.notify_one();
    Ok(Done::Reminded(reminded))
}

/// What became of each of many.
async fn bulk_page(
    signed: &SignedIn,
    (draft, done): (&Draft, &Done),
) -> Result<HttpResponse, PageError> {
    let status = if matches!(done, Done::Changed(..) | Done::Reminded(_)) {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let (around, _) = visit_head::around(signed, VisitTab::Participants).await?;
    let page = BulkPage::new(around, draft, done).map_err(Error::internal)?;
    signed.page(status, &page)
}

/// `POST /visits/{visit}/participants/export`: the list as a file for spreadsheets; a POST, since the form that ticks
/// people is one.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn export(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let answered = answered(&signed).await?;
    let who = chosen(&form, &answered.draft);
    let of = (signed.language, rights(&signed));
    let roster = Roster::new(of, &answered).map_err(Error::internal)?;
    let rows = export::rows(&roster, &who).map_err(Error::internal)?;
    let name = format!("{}-participants.csv", answered.draft.visit.slug);
    Ok(csv_file(&name, &cells::write(signed.language, &rows)))
}

/// A file that spreadsheets open, kept by nobody on the way.
pub(super) fn csv_file(name: &str, text: &str) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(text.to_owned())
}
