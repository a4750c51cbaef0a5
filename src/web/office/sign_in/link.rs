//! Signing in by a link, and choosing a password there.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::{go_on, page_answer};
use crate::actions::passwords;
use crate::actions::sign_in::{self, Follower};
use crate::language::Language;
use crate::store::credentials;
use crate::store::users::User;
use crate::web::State;
use crate::web::body::media_type;
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::sign_in::{EntryFrame, LinkPage};
use crate::web::passwords::faults;
use crate::web::people::language;
use crate::web::session::{browser, read_short_form};
use crate::web::visitor::Visitor;

/// `GET /sign-in/{secret}`: asks; only the button signs in.
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show(
    request: HttpRequest,
    state: Data<State>,
) -> Result<HttpResponse, PageError> {
    match find(&request, &state).await? {
        Some((_, offers_password)) => Ok(page(&request, offers_password, FormErrors::default())?),
        None => dead(&request, &state),
    }
}

/// `POST /sign-in/{secret}`: signs in, and sets the password that was chosen, if there is one.
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn follow(
    request: HttpRequest,
    state: Data<State>,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    state
        .limits
        .sign_in_by_address
        .count(state.client(&request))?;
    // a button without fields sends no type
    let form = if media_type(request.headers()).is_empty() {
        Form::default()
    } else {
        read_short_form(&request, payload).await?
    };
    let Some((user, offers_password)) = find(&request, &state).await? else {
        return dead(&request, &state);
    };
    let password = form
        .all("new_password")
        .next()
        .unwrap_or_default()
        .to_owned();
    let mut new_password = None;
    if offers_password && !password.is_empty() {
        let lang = language(&request, Language::En);
        let errors = faults(lang, &password, &user).map_err(Error::internal)?;
        if !errors.is_empty() {
            return Ok(page(&request, offers_password, errors)?);
        }
        let hashed = state.hashing.run(move || passwords::hash(&password));
        new_password = Some(hashed.await??);
    }
    let (secret, browser) = (secret(&request), browser(&request));
    let (visitor, now) = (Visitor::of(&state, &request).hash(), state.clock.now());
    let followed = state.store.write(move |db| {
        let follower = Follower {
            secret: &secret,
            visitor: Some(visitor),
            browser: &browser,
            new_password: new_password.as_deref(),
        };
        sign_in::follow_link(db, &follower, now)
    });
    match go_on(&state, followed.await?, "/overview")? {
        Some(answer) => Ok(answer),
        None => dead(&request, &state),
    }
}

/// Whom the link signs in in this browser, and whether they may choose a password there: who has an app gives a code
/// first.
async fn find(request: &HttpRequest, state: &State) -> Result<Option<(User, bool)>, Error> {
    let (secret, now) = (secret(request), state.clock.now());
    let visitor = Visitor::of(state, request).hash();
    let found = state.store.read(move |db| {
        let Some(user) = sign_in::find_link(db, &secret, Some(visitor), now)? else {
            return Ok(None);
        };
        let has_factor = credentials::of_user(db, user.id)?.factor.is_some();
        Ok::<_, Error>(Some((user, !has_factor)))
    });
    found.await
}

fn secret(request: &HttpRequest) -> String {
    let secret = request.match_info().get("secret");
    secret.unwrap_or_default().to_owned()
}

fn page(
    request: &HttpRequest,
    offers_password: bool,
    errors: FormErrors,
) -> Result<HttpResponse, Error> {
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = LinkPage {
        frame: EntryFrame::new(request, language(request, Language::En), String::new()),
        is_good: true,
        offers_password,
        errors,
    };
    page_answer(status, &page)
}

/// The link is good no more, never was, or not in this browser. Whoever tries many is slowed down.
fn dead(request: &HttpRequest, state: &State) -> Result<HttpResponse, PageError> {
    state
        .limits
        .misses_by_address
        .count(state.client(request))?;
    let page = LinkPage {
        frame: EntryFrame::new(request, language(request, Language::En), String::new()),
        is_good: false,
        offers_password: false,
        errors: FormErrors::default(),
    };
    Ok(page_answer(StatusCode::NOT_FOUND, &page)?)
}
