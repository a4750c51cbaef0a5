//! Signing in with the account of one's office. The way back from the provider is the one GET that signs somebody in,
//! because the protocol has it so; it does so once, and only in the browser that went there.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use subtle::ConstantTimeEq as _;

use super::{go_on, next_page, sign_in_page};
use crate::actions::sign_in;
use crate::web::State;
use crate::web::error::{Error, PageError};
use crate::web::provider::{Attempt, Provider, ProviderError};
use crate::web::query::Query;
use crate::web::session::{browser, see_other, signed_in};
use crate::web::visitor::{self, ATTEMPT};

/// `GET /sign-in/oidc`: sends the browser to the provider.
///
/// # Errors
/// [`Error::NotFound`] if there is no provider; after too many attempts.
pub(in crate::web) async fn begin(
    request: HttpRequest,
    state: Data<State>,
) -> Result<HttpResponse, PageError> {
    let provider = provider(&state)?;
    let query = Query::parse(request.query_string())?;
    let next = next_page(query.one("next")?.unwrap_or_default());
    if signed_in(&state, &request).await?.is_some() {
        return Ok(see_other(&next));
    }
    state
        .limits
        .sign_in_by_address
        .count(state.client(&request))?;
    match provider.begin(next.clone(), state.clock.now()).await {
        Ok((url, attempt)) => {
            let mut response = see_other(&url);
            let kept = serde_json::to_vec(&attempt).map_err(Error::internal)?;
            visitor::add(&mut response, &ATTEMPT.cookie(&state, &kept)?)?;
            Ok(response)
        }
        Err(error) => refuse(&request, &state, (&error, next)),
    }
}

/// `GET /sign-in/oidc/callback`: the browser comes back from the provider. Whether the provider vouches for nobody, or
/// for somebody unknown here: it is the same answer.
///
/// # Errors
/// [`Error::NotFound`] if there is no provider; after too many attempts, and those of the database.
pub(in crate::web) async fn finish(
    request: HttpRequest,
    state: Data<State>,
) -> Result<HttpResponse, PageError> {
    let provider = provider(&state)?;
    state
        .limits
        .sign_in_by_address
        .count(state.client(&request))?;
    let query = Query::parse(request.query_string())?;
    let (given, code) = (query.one("state")?.unwrap_or_default(), query.one("code")?);
    let Some(attempt) = attempt(&state, &request, given) else {
        let (status, next) = (StatusCode::FORBIDDEN, next_page(""));
        return sign_in_page(&request, &state, (status, "sign-in-provider-again"), next);
    };
    let (next, now) = (attempt.next.clone(), state.clock.now());
    let known = if let Some(code) = code {
        provider.finish(attempt, code.to_owned(), now).await
    } else {
        let reason = query.one("error")?.unwrap_or("no code");
        Err(ProviderError::Unproven(reason.to_owned()))
    };
    let known = match known {
        Ok(known) => known,
        Err(error) => return refuse(&request, &state, (&error, next)),
    };
    let browser = browser(&request);
    let entered = state
        .store
        .write(move |db| sign_in::enter_known(db, &known, &browser, now))
        .await?;
    let Some(mut response) = go_on(&state, entered, &next)? else {
        let error = ProviderError::Unproven("it vouches for somebody who is no user".to_owned());
        return refuse(&request, &state, (&error, next));
    };
    visitor::add(&mut response, &ATTEMPT.no_cookie(&state))?;
    Ok(response)
}

fn provider(state: &State) -> Result<&Provider, Error> {
    let provider = state.provider.as_ref();
    provider.ok_or_else(|| Error::not_found("page"))
}

/// What this browser keeps of an attempt, if the provider answers just that.
fn attempt(state: &State, request: &HttpRequest, given: &str) -> Option<Attempt> {
    let kept = ATTEMPT.open(state, request)?;
    let attempt: Attempt = serde_json::from_slice(&kept).ok()?;
    bool::from(attempt.state.as_bytes().ct_eq(given.as_bytes())).then_some(attempt)
}

/// The sign-in page, which says that this way did not lead in; the others do.
fn refuse(
    request: &HttpRequest,
    state: &State,
    (error, next): (&ProviderError, String),
) -> Result<HttpResponse, PageError> {
    tracing::warn!("{error}");
    let reason = match error {
        ProviderError::Away(_) | ProviderError::Address(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, "sign-in-provider-away")
        }
        ProviderError::Unproven(_) => (StatusCode::FORBIDDEN, "sign-in-provider-refused"),
    };
    let mut response = sign_in_page(request, state, reason, next)?;
    visitor::add(&mut response, &ATTEMPT.no_cookie(state))?;
    Ok(response)
}
