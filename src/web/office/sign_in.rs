//! Signing in, by password or by a link, and a code if they have set up an app, or with the account of one's office;
//! signing out.

pub(in crate::web) mod code;
pub(in crate::web) mod first;
pub(in crate::web) mod link;
pub(in crate::web) mod mail;
pub(in crate::web) mod oidc;

use actix_web::http::StatusCode;
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use crate::actions::passwords;
use crate::actions::sign_in::{self, Entered};
use crate::domain::text::fold;
use crate::language::Language;
use crate::store::{credentials, users};
use crate::web::State;
use crate::web::error::{Error, PageError};
use crate::web::headers::Sharing;
use crate::web::pages::answer;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::sign_in::{EntryFrame, SignInPage};
use crate::web::people::language;
use crate::web::query::Query;
use crate::web::routes::office::leads_to_a_page;
use crate::web::session::{SignedIn, browser, cookie, no_cookie, see_other, signed_in};
use crate::web::visitor::{self, Visitor, no_step_cookie, step_cookie};

/// `GET /sign-in`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show(
    request: HttpRequest,
    state: Data<State>,
) -> Result<HttpResponse, PageError> {
    let query = Query::parse(request.query_string())?;
    let next = next_page(query.one("next")?.unwrap_or_default());
    if signed_in(&state, &request).await?.is_some() {
        return Ok(see_other(&next));
    }
    let visitor = Visitor::of(&state, &request);
    let page = SignInPage::new(frame(&request, &visitor), next, state.provider.is_some());
    visitor.keep(&state, page_answer(StatusCode::OK, &page)?)
}

/// `POST /sign-in`: e-mail and password. Whether the address is unknown, the password wrong or none set: it is the same
/// answer after the same time.
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
    let (email, next) = (form.text("email").to_owned(), next_page(form.text("next")));
    state
        .limits
        .sign_in_by_address
        .count(state.client(&request))?;
    state.limits.sign_in_by_account.count(fold(&email))?;
    let known = email.clone();
    let found = state.store.read(move |db| {
        let Some(user) = users::find_by_email(db, &known)? else {
            return Ok(None);
        };
        let password = credentials::of_user(db, user.id)?.password;
        Ok::<_, Error>(Some((user.id, password)))
    });
    let (user, hash) = found.await?.unzip();
    let (password, hash) = (
        form.all("password").next().unwrap_or_default().to_owned(),
        hash.flatten(),
    );
    let is_right = state
        .hashing
        .run(move || passwords::is_right(&password, hash.as_deref()))
        .await?;
    let (Some(user), true) = (user, is_right) else {
        let mut errors = FormErrors::default();
        let frame = frame(&request, &visitor);
        errors.add(
            "email",
            frame.say("sign-in-wrong").map_err(Error::internal)?,
        );
        let page = SignInPage {
            email,
            errors,
            ..SignInPage::new(frame, next, state.provider.is_some())
        };
        return Ok(page_answer(StatusCode::UNPROCESSABLE_ENTITY, &page)?);
    };
    let (browser, now) = (browser(&request), state.clock.now());
    let entered = state
        .store
        .write(move |db| sign_in::enter(db, user, &browser, now))
        .await?;
    Ok(go_on(&state, entered, &next)?.unwrap_or_else(|| see_other("/sign-in")))
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
    visitor::add(&mut response, &no_cookie(&signed.state))?;
    Ok(response)
}

/// The answer to somebody who got this far; nothing if they got nowhere. Every sign-in has a new secret: what a browser
/// had before opens nothing.
fn go_on(state: &State, entered: Entered, next: &str) -> Result<Option<HttpResponse>, Error> {
    match entered {
        Entered::In(secret) => {
            let mut response = see_other(next);
            visitor::add(&mut response, &cookie(state, secret))?;
            visitor::add(&mut response, &no_step_cookie(state))?;
            Ok(Some(response))
        }
        Entered::NeedsCode(user) => {
            let mut response = see_other(&format!("/sign-in/code?next={next}"));
            visitor::add(&mut response, &step_cookie(state, user)?)?;
            Ok(Some(response))
        }
        Entered::Refused | Entered::Locked => Ok(None),
    }
}

/// The page that asks who it is, after another way did not lead in: its status, and the key of the text that says why.
fn sign_in_page(
    request: &HttpRequest,
    state: &State,
    (status, reason): (StatusCode, &str),
    next: String,
) -> Result<HttpResponse, PageError> {
    let visitor = Visitor::of(state, request);
    let mut page = SignInPage::new(frame(request, &visitor), next, state.provider.is_some());
    page.refusal = page.frame.say(reason).map_err(Error::internal)?;
    visitor.keep(state, page_answer(status, &page)?)
}

/// A page of ours to go to after signing in: one that there is, or the overview.
fn next_page(asked: &str) -> String {
    if leads_to_a_page(asked) {
        asked.to_owned()
    } else {
        "/overview".to_owned()
    }
}

fn frame(request: &HttpRequest, visitor: &Visitor) -> EntryFrame {
    EntryFrame::new(request, language(request, Language::En), visitor.csrf())
}

fn page_answer(status: StatusCode, page: &impl askama::Template) -> Result<HttpResponse, Error> {
    answer(status, page, Sharing::Personal).map_err(Error::internal)
}
