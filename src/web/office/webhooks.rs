//! Webhooks of a team: programs outside that are told what happens to its visits.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;

use crate::actions::Error as Refusal;
use crate::actions::webhooks::{self as command, NewWebhook};
use crate::domain::Closed as _;
use crate::domain::dispatch::DispatchKind;
use crate::domain::ids::{DispatchId, TeamId, WebhookId};
use crate::domain::public_address::https_address;
use crate::store::{Db, dispatches, webhooks};
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::webhooks::{Typed, WebhookPage, WebhookSecretPage, WebhooksPage};
use crate::web::pages::office::{OfficeFrame, Section};
use crate::web::session::{SignedIn, see_other};

/// How many deliveries are shown.
const SHOWN: i64 = 50;

/// `GET /webhooks`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn list(signed: SignedIn) -> Result<HttpResponse, PageError> {
    page(&signed, (Typed::default(), FormErrors::default())).await
}

async fn page(
    signed: &SignedIn,
    (typed, errors): (Typed, FormErrors),
) -> Result<HttpResponse, PageError> {
    let team = signed.team;
    let all = signed.read(move |db| Ok(webhooks::of_team(db, team)?));
    let all = all.await?;
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let frame = OfficeFrame::new(signed, Section::None);
    let page = WebhooksPage::new(frame, &all, (typed, errors)).map_err(Error::internal)?;
    signed.page(status, &page)
}

/// `POST /webhooks`: registers one, and shows its secret, this once.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn register(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let typed = typed(&form);
    let mut errors = FormErrors::default();
    let say = |key: &str| signed.language.say(key).map_err(Error::internal);
    let url = https_address(&typed.url);
    if url.is_none() {
        errors.add("url", say("webhook-url-wrong")?);
    }
    if typed.events.is_empty() {
        let first = DispatchKind::Published.word();
        errors.add(&format!("event-{first}"), say("webhook-events-wrong")?);
    }
    let Some(url) = url.filter(|_| errors.is_empty()) else {
        return page(&signed, (typed, errors)).await;
    };
    let new = NewWebhook {
        url: url.clone(),
        events: typed.events.clone(),
    };
    let (secretariat, team) = (signed.state.secretariat.clone(), signed.team);
    let now = signed.state.clock.now();
    let registered = signed
        .state
        .store
        .write(move |db| command::register(db, &secretariat, (team, &new), now));
    match registered.await {
        Ok((id, secret)) => {
            let frame = OfficeFrame::new(&signed, Section::None);
            let page = WebhookSecretPage {
                frame,
                id,
                url,
                secret,
            };
            signed.page(StatusCode::CREATED, &page)
        }
        Err(Refusal::Conflict(_)) => {
            errors.add("", say("webhook-too-many")?);
            page(&signed, (typed, errors)).await
        }
        Err(other) => Err(Error::from(other).into()),
    }
}

fn typed(form: &Form) -> Typed {
    let chosen: Vec<&str> = form.all("event").collect();
    let events = DispatchKind::EVENTS.into_iter();
    Typed {
        url: form.text("url").to_owned(),
        events: events
            .filter(|kind| chosen.contains(&kind.word()))
            .collect(),
    }
}

/// `GET /webhooks/{webhook}`
///
/// # Errors
/// [`Error::NotFound`], and those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let which = which(&signed)?;
    let found = signed.read(move |db| {
        let webhook = webhooks::find(db, which)?.ok_or_else(|| Error::not_found("webhook"))?;
        let latest = dispatches::of_webhook(db, webhook.id, SHOWN)?;
        Ok((webhook, latest))
    });
    let (webhook, latest) = found.await?;
    let frame = OfficeFrame::new(&signed, Section::None);
    let page = WebhookPage::new(frame, &webhook, &latest).map_err(Error::internal)?;
    signed.page(StatusCode::OK, &page)
}

/// `POST /webhooks/{webhook}/try`: sends it something that says nothing.
///
/// # Errors
/// As [`show`], and if the form is not ours, or it is off.
pub(in crate::web) async fn try_out(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let now = signed.state.clock.now();
    change(&signed, payload, move |db, which, _| {
        command::try_out(db, which, now)
    })
    .await
}

/// `POST /webhooks/{webhook}/switch`: on with `on`, else off.
///
/// # Errors
/// As [`show`], and if the form is not ours.
pub(in crate::web) async fn switch(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    change(&signed, payload, |db, which, form| {
        command::switch(db, which, form.has("on"))
    })
    .await
}

/// `POST /webhooks/{webhook}/deliveries/{dispatch}/retry`
///
/// # Errors
/// As [`show`], and if the form is not ours, or there is nothing to try again.
pub(in crate::web) async fn retry(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let (dispatch, now) = (
        signed.id::<DispatchId>("dispatch")?,
        signed.state.clock.now(),
    );
    change(&signed, payload, move |db, which, _| {
        command::retry(db, which, (dispatch, now))
    })
    .await
}

/// Changes the webhook that the path names, and shows it.
async fn change(
    signed: &SignedIn,
    payload: Payload,
    work: impl FnOnce(&mut Db, (TeamId, WebhookId), &Form) -> Result<(), Refusal> + Send + 'static,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let which = which(signed)?;
    signed.write(move |db| Ok(work(db, which, &form)?)).await?;
    Ok(see_other(&format!("/webhooks/{}", which.1)))
}

/// `POST /webhooks/{webhook}/remove`
///
/// # Errors
/// As [`show`], and if the form is not ours.
pub(in crate::web) async fn remove(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let which = which(&signed)?;
    signed
        .write(move |db| Ok(command::remove(db, which)?))
        .await?;
    Ok(see_other("/webhooks"))
}

/// The webhook that the path names, if it is one of the user's team.
fn which(signed: &SignedIn) -> Result<(TeamId, WebhookId), Error> {
    Ok((signed.team, signed.id("webhook")?))
}
