//! Asking for a link by mail.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::{frame, page_answer};
use crate::actions::sign_in_mail::{self, Asking};
use crate::web::State;
use crate::web::error::PageError;
use crate::web::pages::office::sign_in::SentPage;
use crate::web::visitor::Visitor;

/// Longest address that is looked for, in characters (RFC 5321 §4.5.3.1).
const LONGEST_ADDRESS: usize = 254;

/// `POST /sign-in/link`: the same answer for every address, known or not.
///
/// # Errors
/// If the form is not ours, after too many attempts, and those of the database.
pub(in crate::web) async fn ask(
    request: HttpRequest,
    state: Data<State>,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let visitor = Visitor::of(&state, &request);
    let form = visitor.form(&request, payload).await?;
    state
        .limits
        .mails_by_address
        .count(state.client(&request))?;
    let frame = frame(&request, &visitor);
    let asking = Asking {
        email: form.text("email").chars().take(LONGEST_ADDRESS).collect(),
        language: frame.language,
        browser: visitor.hash(),
    };
    let now = state.clock.now();
    state
        .store
        .write(move |db| sign_in_mail::ask(db, &asking, now))
        .await?;
    Ok(page_answer(StatusCode::ACCEPTED, &SentPage { frame })?)
}
