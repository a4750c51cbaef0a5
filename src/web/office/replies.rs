//! What participants answered, and what hosts propose instead.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;

use super::visit_head::around;
use crate::actions::edit::Home as _;
use crate::actions::{proposal, receive};
use crate::domain::Closed as _;
use crate::domain::ids::{InboundId, ProposalId, TeamId, VisitId};
use crate::domain::reply::ReplyStatus;
use crate::domain::visit::Visit;
use crate::store::{deliveries, inbound};
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::pages::office::replies::{Filter, Incoming, RepliesPage};
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::{SignedIn, see_done};

/// `GET /visits/{visit}/replies[?item=&participant=&answer=]`
///
/// # Errors
/// If a filter cannot be meant, and those of the database.
pub(in crate::web) async fn list(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let filter = filter(&signed)?;
    let id: VisitId = signed.id("visit")?;
    let state = signed.state.clone();
    let found = signed.read(move |db| {
        let replies = state.replies.of(db, &state.secretariat.shelf, id)?;
        Ok((
            replies,
            inbound::of_visit(db, id)?,
            deliveries::of_visit(db, id)?,
        ))
    });
    let (replies, received, reach) = found.await?;
    let (around, summary) = around(&signed, VisitTab::Replies).await?;
    let incoming = Incoming {
        received: &received,
        reach: &reach,
    };
    let page = RepliesPage::new(around, (&summary, replies.as_deref()), incoming, filter);
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
    let form = signed.form(payload).await?;
    let (id, visit, team) = named(&signed)?;
    let by = signed.editor();
    let accepted = signed.write(move |db| {
        let visit = Visit::find(db, team, Some(visit))?;
        Ok(proposal::accept(db, (&visit, id), by)?)
    });
    accepted.await?;
    Ok(back(&form, visit, "done-accepted"))
}

/// `POST /visits/{visit}/proposals/{proposal}/refuse`: leaves it where it is.
///
/// # Errors
/// If the form is not ours, or nothing of that name is open.
pub(in crate::web) async fn refuse(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (id, visit, team) = named(&signed)?;
    let refused = signed.write(move |db| {
        let visit = Visit::find(db, team, Some(visit))?;
        Ok(proposal::refuse(db, &visit, id)?)
    });
    refused.await?;
    Ok(back(&form, visit, "done-refused"))
}

/// Back to the page whose form it was.
fn back(form: &Form, visit: VisitId, done: &str) -> HttpResponse {
    let page = match form.text("back") {
        "agenda" => "",
        _ => "/replies",
    };
    see_done(&format!("/visits/{visit}{page}"), done)
}

/// `POST /visits/{visit}/mails/{mail}/confirm`: lets an answer count that came from an address that was not invited.
///
/// # Errors
/// If the form is not ours, or no such answer waits.
pub(in crate::web) async fn confirm(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let (id, visit) = (
        signed.id::<InboundId>("mail")?,
        signed.id::<VisitId>("visit")?,
    );
    let (by, secretariat) = (signed.editor(), signed.state.secretariat.clone());
    let team = signed.team;
    let confirmed = signed.write(move |db| {
        Visit::find(db, team, Some(visit))?;
        Ok(receive::confirm(db, &secretariat, (visit, id), by)?)
    });
    confirmed.await?;
    signed.state.bell.notify_one();
    Ok(see_done(
        &format!("/visits/{visit}/replies"),
        "done-counted",
    ))
}

/// `POST /visits/{visit}/mails/{mail}/dismiss`: puts a mail away.
///
/// # Errors
/// If the form is not ours, or no such mail waits.
pub(in crate::web) async fn dismiss(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let (id, visit) = (
        signed.id::<InboundId>("mail")?,
        signed.id::<VisitId>("visit")?,
    );
    let (by, team) = (signed.editor(), signed.team);
    let dismissed = signed.write(move |db| {
        Visit::find(db, team, Some(visit))?;
        Ok(receive::dismiss(db, (visit, id), by)?)
    });
    dismissed.await?;
    Ok(see_done(&format!("/visits/{visit}/replies"), "done-noted"))
}

/// The proposal that the path names, its visit, and the team of that.
fn named(signed: &SignedIn) -> Result<(ProposalId, VisitId, TeamId), Error> {
    Ok((signed.id("proposal")?, signed.id("visit")?, signed.team))
}
