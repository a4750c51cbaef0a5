//! What participants answered, and what hosts propose instead.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;

use super::visit_head::around;
use crate::actions::edit::Home as _;
use crate::actions::{proposal, replies};
use crate::domain::Closed as _;
use crate::domain::ids::{ProposalId, VisitId};
use crate::domain::reply::ReplyStatus;
use crate::domain::visit::Visit;
use crate::store::items;
use crate::web::error::{Error, PageError};
use crate::web::pages::office::replies::{Filter, RepliesPage};
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::{SignedIn, see_other};

/// `GET /visits/{visit}/replies[?item=&participant=&answer=]`
///
/// # Errors
/// If a filter cannot be meant, and those of the database.
pub(in crate::web) async fn list(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let filter = filter(&signed)?;
    let id: VisitId = signed.id("visit")?;
    let (team, shelf) = (signed.team, signed.state.secretariat.shelf.clone());
    let found = signed.read(move |db| {
        let visit = Visit::find(db, team, Some(id))?;
        let replies = replies::of_visit(db, &shelf, id)?;
        let proposals = proposal::open_of_visit(db, id)?;
        let items = items::of_visit(db, id)?;
        Ok((visit, replies, proposals, items))
    });
    let (visit, replies, proposals, items) = found.await?;
    let (around, _) = around(&signed, VisitTab::Replies).await?;
    let may_edit = signed.may(crate::domain::permission::Right::EditAgenda);
    let page = RepliesPage::new(
        (around, may_edit),
        (&visit, replies.as_ref()),
        (&proposals, &items),
        filter,
    );
    signed.page(StatusCode::OK, &page.map_err(Error::internal)?)
}

fn filter(signed: &SignedIn) -> Result<Filter, Error> {
    let query = signed.query()?;
    let rule = "the identifier of one of this visit";
    let item = query.one("item")?.filter(|text| !text.is_empty());
    let item = item.map(str::parse).transpose();
    let participant = query.one("participant")?.filter(|text| !text.is_empty());
    let participant = participant.map(str::parse).transpose();
    let answer = query.one("answer")?.filter(|text| !text.is_empty());
    let wrong = |name| Error::Parameter { name, rule };
    let status = answer.map(|word| {
        let name = "answer";
        let rule = "accepted, declined, tentative or needs-action";
        ReplyStatus::from_word(word).ok_or(Error::Parameter { name, rule })
    });
    Ok(Filter {
        item: item.map_err(|_no_identifier| wrong("item"))?,
        participant: participant.map_err(|_no_identifier| wrong("participant"))?,
        status: status.transpose()?,
    })
}

/// `POST /visits/{visit}/proposals/{proposal}/accept`: moves the item in the draft.
///
/// # Errors
/// If the form is not ours, or nothing of that name is open.
pub(in crate::web) async fn accept(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let (id, visit, team) = named(&signed)?;
    let by = signed.editor();
    let accepted = signed.write(move |db| {
        let visit = Visit::find(db, team, Some(visit))?;
        Ok(proposal::accept(db, (&visit, id), by)?)
    });
    accepted.await?;
    Ok(see_other(&format!("/visits/{visit}/replies")))
}

/// `POST /visits/{visit}/proposals/{proposal}/refuse`: leaves it where it is.
///
/// # Errors
/// If the form is not ours, or nothing of that name is open.
pub(in crate::web) async fn refuse(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let (id, visit, team) = named(&signed)?;
    let refused = signed.write(move |db| {
        let visit = Visit::find(db, team, Some(visit))?;
        Ok(proposal::refuse(db, &visit, id)?)
    });
    refused.await?;
    Ok(see_other(&format!("/visits/{visit}/replies")))
}

/// The proposal that the path names, its visit, and the team of that.
fn named(signed: &SignedIn) -> Result<(ProposalId, VisitId, crate::domain::ids::TeamId), Error> {
    Ok((signed.id("proposal")?, signed.id("visit")?, signed.team))
}
