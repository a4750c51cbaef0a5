//! Asking the host of an item, or everybody, for a time.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use jiff::civil::DateTime;

use super::visit_head::around;
use crate::actions::edit::Home as _;
use crate::actions::poll::{self, NotAsked};
use crate::domain::Closed as _;
use crate::domain::ids::{ItemId, PollId, VisitId};
use crate::domain::poll::{PollKind, Unaskable};
use crate::domain::proposal::Unproposable;
use crate::domain::visit::Visit;
use crate::language::TextError;
use crate::store::{Db, drafts, polls};
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::pages::office::polls::{Held, PollPage, Shown};
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::{SignedIn, see_done};

/// `GET /visits/{visit}/items/{item}/times`
///
/// # Errors
/// If there is no such item, and those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    page(&signed, StatusCode::OK, Refused::default()).await
}

/// What was wrong with a question, in words, and the times that were typed.
#[derive(Debug, Default)]
struct Refused {
    said: Option<String>,
    form: Option<Form>,
}

async fn page(
    signed: &SignedIn,
    status: StatusCode,
    refused: Refused,
) -> Result<HttpResponse, PageError> {
    let (visit, item): (VisitId, ItemId) = (signed.id("visit")?, signed.id("item")?);
    let found = signed.read(move |db| {
        let draft = drafts::find(db, visit)?.ok_or_else(|| Error::not_found("visit"))?;
        Ok((draft, held(db, visit, item)?))
    });
    let (draft, held) = found.await?;
    let drafted = draft.items.iter().find(|drafted| drafted.id == item);
    let drafted = drafted.ok_or_else(|| Error::not_found("item"))?;
    let (around, _) = around(signed, VisitTab::Programme).await?;
    let shown = Shown {
        draft: &draft,
        item: drafted,
        held: &held,
        refused: refused.said.as_deref(),
        now: signed.state.clock.now(),
        typed: refused.form.as_ref(),
    };
    let page = PollPage::new(around, &shown).map_err(Error::internal)?;
    signed.page(status, &page)
}

/// What was asked about an item, the latest first.
fn held(db: &mut Db, visit: VisitId, item: ItemId) -> Result<Vec<Held>, Error> {
    let mut all = polls::of_visit(db, visit)?;
    all.retain(|poll| poll.item == item);
    let held = all.into_iter().map(|poll| {
        Ok(Held {
            people: polls::people(db, poll.id)?,
            ballots: polls::ballots(db, poll.id)?,
            poll,
        })
    });
    held.collect()
}

/// `POST /visits/{visit}/items/{item}/times`: `kind`, and each `starts`.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn ask(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (visit, item): (VisitId, ItemId) = (signed.id("visit")?, signed.id("item")?);
    let kind = PollKind::from_word(form.text("kind")).unwrap_or(PollKind::Host);
    let times: Result<Vec<DateTime>, _> = form
        .all("starts")
        .filter(|text| !text.is_empty())
        .map(str::parse)
        .collect();
    let Ok(times) = times else {
        return refused(&signed, form, signed.language.say("poll-no-time")).await;
    };
    let (team, by) = (signed.team, signed.editor());
    let secretariat = signed.state.secretariat.clone();
    let asked = signed.write(move |db| {
        let home = Visit::find(db, team, Some(visit))?;
        match poll::ask(db, &secretariat, (&home, item, by), (kind, &times)) {
            Ok(_) => Ok(None),
            Err(NotAsked::Unaskable(why)) => Ok(Some(why)),
            Err(NotAsked::Other(error)) => Err(error.into()),
        }
    });
    match asked.await {
        Ok(None) => {
            signed.state.bell.notify_one();
            Ok(see_done(
                &format!("/visits/{visit}/items/{item}/times"),
                "done-asked",
            ))
        }
        Ok(Some(why)) => refused(&signed, form, signed.language.say(said(why))).await,
        Err(Error::TooManyStrangers { new, left }) => {
            let counts = [("new", new.into()), ("left", left.into())];
            let why = signed.language.say_with("poll-strangers", counts);
            refused(&signed, form, why).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The page again, with why nothing was asked.
async fn refused(
    signed: &SignedIn,
    form: Form,
    said: Result<String, TextError>,
) -> Result<HttpResponse, PageError> {
    let refused = Refused {
        said: Some(said.map_err(Error::internal)?),
        form: Some(form),
    };
    page(signed, StatusCode::UNPROCESSABLE_ENTITY, refused).await
}

/// The key of what is wrong.
fn said(why: Unaskable) -> &'static str {
    match why {
        Unaskable::NoTime => "poll-no-time",
        Unaskable::TooMany => "poll-too-many",
        Unaskable::Twice => "poll-twice",
        Unaskable::Internal => "poll-internal",
        Unaskable::Nobody => "poll-nobody",
        Unaskable::Unproposable(Unproposable::Missing) => "poll-missing",
        Unaskable::Unproposable(_) => "poll-past",
    }
}

/// `POST /visits/{visit}/polls/{poll}/settle`: `slot`; makes it the time of the item.
///
/// # Errors
/// If the form is not ours, the question is not open or has no such time, and those of the edit.
pub(in crate::web) async fn settle(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (visit, id): (VisitId, PollId) = (signed.id("visit")?, signed.id("poll")?);
    let (team, by) = (signed.team, signed.editor());
    let number = form.text("slot").parse().unwrap_or(0);
    let settled = signed.write(move |db| {
        let home = Visit::find(db, team, Some(visit))?;
        Ok(poll::settle(db, &home, (id, number), by)?)
    });
    let item = settled.await?;
    Ok(see_done(
        &format!("/visits/{visit}#item-{}", item.id),
        "done-moved",
    ))
}

/// `POST /visits/{visit}/polls/{poll}/withdraw`
///
/// # Errors
/// If the form is not ours, or the question is not open.
pub(in crate::web) async fn withdraw(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let (visit, id): (VisitId, PollId) = (signed.id("visit")?, signed.id("poll")?);
    let team = signed.team;
    let withdrawn = signed.write(move |db| {
        let home = Visit::find(db, team, Some(visit))?;
        Ok(poll::withdraw(db, &home, id)?)
    });
    let item = withdrawn.await?;
    Ok(see_done(
        &format!("/visits/{visit}/items/{item}/times"),
        "done-withdrawn",
    ))
}
