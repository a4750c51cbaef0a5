//! The agenda of a visit, and mending what clashes in it.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::edits::steps;
use super::visit_head::around;
use crate::actions::clashes::{self, Found};
use crate::actions::edit::{self, Home as _, Patch};
use crate::actions::{journal, presence};
use crate::domain::Closed as _;
use crate::domain::agenda::Item;
use crate::domain::document::{ITEM, Names};
use crate::domain::ids::VisitId;
use crate::domain::permission::Right;
use crate::domain::visit::Visit;
use crate::store::{Db, drafts, items, unplaced_items, visits};
use crate::web::error::{Error, PageError};
use crate::web::pages::office::agenda::{AgendaPage, Board, Look, View};
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::{SignedIn, see_other};

/// `GET /visits/{visit}[?view=days|groups|list][&day=2025-06-24][&person=…][&at=2025-06-24T15:00][&people=all]`; whoever may
/// not see the draft is sent to what is published.
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let visit: VisitId = signed.id("visit")?;
    if !signed.may(Right::SeeDraft) {
        return Ok(see_other(&format!("/visits/{visit}/published")));
    }
    let query = signed.query()?;
    let look = Look {
        view: query.one("view")?.and_then(View::from_word),
        day: query.one("day")?.and_then(|day| day.parse().ok()),
        person: query.one("person")?.and_then(|person| person.parse().ok()),
        at: query.one("at")?.and_then(|at| at.parse().ok()),
        is_everybody: query.one("people")? == Some("all"),
    };
    let (around, summary) = around(&signed, VisitTab::Programme).await?;
    let (by, state) = (signed.editor(), signed.state.clone());
    let language = signed.language;
    let read = signed.read(move |db| {
        Ok(Board {
            steps: steps(db, (&summary.visit, language), by)?,
            summary,
            answered: state.drafts.answered(db, visit)?,
            found: state.clashes.of(db, visit)?,
            revisions: items::revisions(db, visit)?,
            revision: visits::revision(db, visit)?.unwrap_or_default(),
            tray: unplaced_items::of_visit(db, visit)?,
            others: presence::others(db, visit, by)?,
        })
    });
    let board = read.await?;
    let page = AgendaPage::new(around, (&board, look));
    signed.scripted_page(StatusCode::OK, &page.map_err(Error::internal)?)
}

/// The clashes of a visit that is about to change.
fn found(db: &mut Db, visit: VisitId) -> Result<Found, Error> {
    let draft = drafts::find(db, visit)?.ok_or_else(|| Error::not_found("visit"))?;
    Ok(clashes::of_draft(db, draft)?)
}

/// `POST /visits/{visit}/mend`: makes a change that removes a clash, if it still does.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn mend(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let visit: VisitId = signed.id("visit")?;
    let (team, by, wanted) = (signed.team, signed.editor(), form.text("fix").to_owned());
    let mended = signed.write(move |db| {
        let home = Visit::find(db, team, Some(visit))?;
        let found = found(db, visit)?;
        let mut fixes = found.clashes.iter().flat_map(|clash| &clash.fixes);
        let Some(fix) = fixes.find(|fix| fix.key() == wanted) else {
            return Ok(false);
        };
        edit::change::<Item, Error>(db, (&home, fix.item(), by), |_, item| {
            Ok(patch(&home, item, &fix.applied_to(item)))
        })?;
        Ok(true)
    });
    let done = if mended.await? {
        "agenda-mended"
    } else {
        "agenda-not-mended"
    };
    Ok(see_other(&format!("/visits/{visit}?done={done}")))
}

/// `POST /visits/{visit}/undo`: takes back what the reader did last.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn undo(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let (team, by) = (signed.team, signed.editor());
    let visit: VisitId = signed.id("visit")?;
    let undone = signed.write(move |db| Ok(journal::undo(db, (team, visit), by).map(drop)?));
    turned(visit, undone.await, ("agenda-undone", "agenda-not-undone"))
}

/// `POST /visits/{visit}/redo`: makes again what the reader took back last.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn redo(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let (team, by) = (signed.team, signed.editor());
    let visit: VisitId = signed.id("visit")?;
    let redone = signed.write(move |db| Ok(journal::redo(db, (team, visit), by).map(drop)?));
    turned(visit, redone.await, ("agenda-redone", "agenda-not-redone"))
}

/// Back to the agenda, which says whether it was done; a step that somebody else's edit stands in the way of is not.
fn turned(
    visit: VisitId,
    outcome: Result<(), Error>,
    (done, not_done): (&str, &str),
) -> Result<HttpResponse, PageError> {
    let said = match outcome {
        Ok(()) => done,
        Err(Error::Conflict(_)) => not_done,
        Err(other) => return Err(other.into()),
    };
    Ok(see_other(&format!("/visits/{visit}?done={said}")))
}

/// What makes `before` into `after`: only the members that differ.
pub(super) fn patch(home: &Visit, before: &Item, after: &Item) -> Patch {
    let context = home.context(Names::default(), Uuid::from(before.id));
    let written = |item: &Item| match ITEM.write_complete(item, &context) {
        Value::Object(members) => members,
        _ => Map::new(),
    };
    let before = written(before);
    let mut fields = written(after);
    fields.retain(|member, value| before.get(member) != Some(value));
    Patch {
        fields: fields.into(),
        faults: Vec::new(),
    }
}
