//! The code of an app, after the password was right.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::{frame, go_on, next_page, page_answer};
use crate::actions::sign_in::{self, Entered};
use crate::web::State;
use crate::web::error::{Error, PageError};
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::sign_in::CodePage;
use crate::web::query::Query;
use crate::web::session::{browser, see_other};
use crate::web::visitor::{Visitor, step};

/// `GET /sign-in/code`
///
/// # Errors
/// If the query is malformed.
pub(in crate::web) async fn show(
    request: HttpRequest,
    state: Data<State>,
) -> Result<HttpResponse, PageError> {
    if step(&state, &request).is_none() {
        return Ok(see_other("/sign-in"));
    }
    let query = Query::parse(request.query_string())?;
    let visitor = Visitor::of(&state, &request);
    let page = CodePage {
        frame: frame(&request, &visitor),
        next: next_page(query.one("next")?.unwrap_or_default()),
        errors: FormErrors::default(),
    };
    visitor.keep(&state, page_answer(StatusCode::OK, &page)?)
}

/// `POST /sign-in/code`
///
/// # Errors
/// If the form is not ours, after too many attempts, and those of the database.
pub(in crate::web) async fn enter(
    request: HttpRequest,
    state: Data<State>,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let visitor = Visitor::of(&state, &request);
    let form = visitor.form(&request, payload).await?;
    state
        .limits
        .sign_in_by_address
        .count(state.client(&request))?;
    let Some(user) = step(&state, &request) else {
        return Ok(see_other("/sign-in"));
    };
    let (seal, code, next) = (
        state.seal.clone(),
        form.text("code").to_owned(),
        next_page(form.text("next")),
    );
    let (browser, now) = (browser(&request), state.clock.now());
    let entered = state
        .store
        .write(move |db| sign_in::enter_with_code(db, &seal, (user, &code), &browser, now))
        .await?;
    let is_locked = matches!(entered, Entered::Locked);
    if let Some(answer) = go_on(&state, entered, &next)? {
        return Ok(answer);
    }
    let (status, key) = if is_locked {
        (StatusCode::TOO_MANY_REQUESTS, "sign-in-code-locked")
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, "sign-in-code-wrong")
    };
    let frame = frame(&request, &visitor);
    let mut errors = FormErrors::default();
    errors.add("code", frame.say(key).map_err(Error::internal)?);
    let page = CodePage {
        frame,
        next,
        errors,
    };
    Ok(page_answer(status, &page)?)
}
