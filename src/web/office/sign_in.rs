//! Signing in by a link, and signing out.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use crate::actions::sign_in;
use crate::actions::tokens::hash;
use crate::language::Language;
use crate::store::sign_in_links;
use crate::web::State;
use crate::web::error::{Error, PageError};
use crate::web::headers::Sharing;
use crate::web::pages::answer;
use crate::web::pages::office::sign_in::SignInLinkPage;
use crate::web::people::language;
use crate::web::session::{SignedIn, browser, cookie, no_cookie, see_other};

/// `GET /sign-in/{secret}`: asks; only the button signs in.
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show_link(
    request: HttpRequest,
    state: Data<State>,
) -> Result<HttpResponse, PageError> {
    let (hash, now) = (hash(&secret(&request)), state.clock.now());
    let found = state
        .store
        .read(move |db| sign_in_links::find(db, &hash, now))
        .await?;
    link_page(&request, found.is_some())
}

/// `POST /sign-in/{secret}`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn follow_link(
    request: HttpRequest,
    state: Data<State>,
) -> Result<HttpResponse, PageError> {
    let (secret, browser, now) = (secret(&request), browser(&request), state.clock.now());
    let begun = state
        .store
        .write(move |db| sign_in::follow_link(db, &secret, &browser, now))
        .await?;
    let Some(secret) = begun else {
        return link_page(&request, false);
    };
    let mut response = see_other("/overview");
    response
        .add_cookie(&cookie(&state, secret))
        .map_err(|error| Error::internal(anyhow::anyhow!("{error}")))?;
    Ok(response)
}

/// `POST /sign-out`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn sign_out(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let session = signed.session.id;
    signed
        .write(move |db| Ok(sign_in::end(db, session)?))
        .await?;
    let mut response = see_other("/");
    response
        .add_cookie(&no_cookie(&signed.state))
        .map_err(|error| Error::internal(anyhow::anyhow!("{error}")))?;
    Ok(response)
}

fn secret(request: &HttpRequest) -> String {
    request
        .match_info()
        .get("secret")
        .unwrap_or_default()
        .to_owned()
}

fn link_page(request: &HttpRequest, is_good: bool) -> Result<HttpResponse, PageError> {
    let status = if is_good {
        StatusCode::OK
    } else {
        StatusCode::NOT_FOUND
    };
    let page = SignInLinkPage::new(language(request, Language::En), is_good);
    Ok(answer(status, &page, Sharing::Personal).map_err(Error::internal)?)
}
