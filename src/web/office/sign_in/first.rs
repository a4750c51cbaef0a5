//! The first administrator: added by whoever has the link that the program printed, while there is nobody.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use subtle::ConstantTimeEq as _;

use super::{frame, go_on, page_answer};
use crate::actions::sign_in;
use crate::actions::users::{NewUser, add_first, first_link_secret};
use crate::actions::{Error as Refusal, passwords};
use crate::domain::permission::Role;
use crate::store::users;
use crate::web::State;
use crate::web::error::{Error, PageError};
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::sign_in::{EntryFrame, FirstPage};
use crate::web::passwords::{NewPerson, check_person};
use crate::web::session::browser;
use crate::web::visitor::Visitor;

/// `GET /first/{secret}`
///
/// # Errors
/// [`Error::NotFound`] if somebody is there already, or it is another link.
pub(in crate::web) async fn show(
    request: HttpRequest,
    state: Data<State>,
) -> Result<HttpResponse, PageError> {
    admit(&request, &state).await?;
    let visitor = Visitor::of(&state, &request);
    let frame = frame(&request, &visitor);
    let page = page(frame, NewPerson::default(), FormErrors::default());
    visitor.keep(&state, page_answer(StatusCode::OK, &page)?)
}

/// `POST /first/{secret}`
///
/// # Errors
/// [`Error::NotFound`] if somebody is there already, or it is another link; if the form is not ours.
pub(in crate::web) async fn add(
    request: HttpRequest,
    state: Data<State>,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let visitor = Visitor::of(&state, &request);
    admit(&request, &state).await?;
    let form = visitor.form(&request, payload).await?;
    let frame = frame(&request, &visitor);
    let person = NewPerson::of(&form);
    let password = form
        .all("new_password")
        .next()
        .unwrap_or_default()
        .to_owned();
    let errors = check_person(frame.language, &person, Some(&password)).map_err(Error::internal)?;
    if !errors.is_empty() {
        let page = page(frame, person, errors);
        return Ok(page_answer(StatusCode::UNPROCESSABLE_ENTITY, &page)?);
    }
    let hash = state
        .hashing
        .run(move || passwords::hash(&password))
        .await??;
    let new = NewUser {
        email: person.email,
        name: person.name,
        role: Role::Admin,
    };
    let (browser, now) = (browser(&request), state.clock.now());
    let added = state.store.write(move |db| {
        let Some(user) = add_first(db, &new, &hash, now)? else {
            return Ok(None);
        };
        sign_in::enter(db, user.id, &browser, now).map(Some)
    });
    let entered = added.await.map_err(|error: Refusal| Error::from(error))?;
    let entered = entered.ok_or_else(|| Error::not_found("page"))?;
    let answer = go_on(&state, entered, "/overview")?;
    Ok(answer.ok_or_else(|| Error::not_found("page"))?)
}

/// Lets pass who has the link, while there is nobody.
async fn admit(request: &HttpRequest, state: &State) -> Result<(), Error> {
    let given = request.match_info().get("secret").unwrap_or_default();
    let expected = first_link_secret(&state.secretariat);
    let is_link = bool::from(given.as_bytes().ct_eq(expected.as_bytes()));
    let is_taken = state.store.read(users::is_any).await?;
    if is_link && !is_taken {
        return Ok(());
    }
    state
        .limits
        .misses_by_address
        .count(state.client(request))?;
    Err(Error::not_found("page"))
}

fn page(frame: EntryFrame, person: NewPerson, errors: FormErrors) -> FirstPage {
    FirstPage {
        frame,
        person,
        errors,
    }
}
