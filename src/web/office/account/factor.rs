//! Setting up an app for codes, and recovery codes.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;

use super::is_proven;
use crate::actions::factor;
use crate::store::credentials;
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::account::{CodesPage, FactorPage};
use crate::web::pages::office::{OfficeFrame, Section};
use crate::web::session::{SignedIn, see_other};

/// `GET /account/factor`: the key that waits to be confirmed.
///
/// # Errors
/// [`Error::NotFound`] if none does, and those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    page(&signed, (StatusCode::OK, FormErrors::default())).await
}

async fn page(
    signed: &SignedIn,
    (status, errors): (StatusCode, FormErrors),
) -> Result<HttpResponse, PageError> {
    let user = signed.user.id;
    let kept = signed
        .read(move |db| Ok(credentials::of_user(db, user)?))
        .await?;
    let whom = (user, signed.user.email.as_str());
    let key = factor::new_key(&signed.state.seal, &kept, whom)?;
    let key = key.ok_or_else(|| Error::not_found("key that waits to be confirmed"))?;
    let frame = OfficeFrame::new(signed, Section::None);
    signed.page(status, &FactorPage::new(frame, &key, errors))
}

/// `POST /account/factor/new`: makes a key, after a proof of who it is.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn begin(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    if let Some(unproven) = unproven(&signed, &form, "factor-proof").await? {
        return Ok(unproven);
    }
    let (seal, user) = (signed.state.seal.clone(), signed.user.id);
    signed
        .write(move |db| Ok(factor::begin(db, &seal, user)?))
        .await?;
    Ok(see_other("/account/factor"))
}

/// `POST /account/factor`: confirms the key by a code, and shows the recovery codes, this once.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn confirm(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (seal, code, now) = (
        signed.state.seal.clone(),
        form.text("code").to_owned(),
        signed.state.clock.now(),
    );
    let whom = (signed.user.id, signed.session.id);
    let confirmed = signed.write(move |db| Ok(factor::confirm(db, &seal, whom, &code, now)?));
    if let Some(codes) = confirmed.await? {
        return show_codes(&signed, codes);
    }
    let mut errors = FormErrors::default();
    let wrong = signed.language.say("sign-in-code-wrong");
    errors.add("code", wrong.map_err(Error::internal)?);
    page(&signed, (StatusCode::UNPROCESSABLE_ENTITY, errors)).await
}

/// `POST /account/factor/codes`: new recovery codes, shown this once.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn renew_codes(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    if let Some(unproven) = unproven(&signed, &form, "codes-proof").await? {
        return Ok(unproven);
    }
    let user = signed.user.id;
    let codes = signed.write(move |db| {
        if credentials::of_user(db, user)?.factor.is_none() {
            return Err(Error::not_found("app for codes"));
        }
        Ok(factor::renew_recovery_codes(db, user)?)
    });
    show_codes(&signed, codes.await?)
}

/// `POST /account/factor/remove`: forgets the app.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn remove(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    if let Some(unproven) = unproven(&signed, &form, "codes-proof").await? {
        return Ok(unproven);
    }
    let (user, session) = (signed.user.id, signed.session.id);
    signed
        .write(move |db| Ok(factor::remove(db, user, Some(session))?))
        .await?;
    Ok(see_other("/account"))
}

/// The account again, for who knows neither the present password nor a code.
async fn unproven(
    signed: &SignedIn,
    form: &Form,
    field: &str,
) -> Result<Option<HttpResponse>, PageError> {
    let given = form.all("proof").next().unwrap_or_default();
    if is_proven(signed, given).await? {
        return Ok(None);
    }
    let wrong = signed.language.say("account-proof-wrong");
    let mut errors = FormErrors::default();
    errors.add(field, wrong.map_err(Error::internal)?);
    super::page(signed, errors, None).await.map(Some)
}

fn show_codes(signed: &SignedIn, codes: Vec<String>) -> Result<HttpResponse, PageError> {
    let frame = OfficeFrame::new(signed, Section::None);
    signed.page(StatusCode::OK, &CodesPage { frame, codes })
}
