//! A browser in which nobody is signed in yet: a cookie knows it again, so that a form is known to be ours, and a link
//! that was asked for here is good only here.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::web::Payload;
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::actions::tokens::hash;
use crate::domain::ids::UserId;
use crate::web::State;
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::session::{form_secret, is_private, read_short_form};

/// How long a browser that signs nobody in is known again.
const KNOWN_FOR: Duration = Duration::days(1);
/// Whose password was right: asked for the code of their app.
const STEP: Sealed = Sealed {
    name: "__Host-escale-step",
    purpose: "step between password and code",
};
/// Who is with the provider of their office, and comes back.
pub const ATTEMPT: Sealed = Sealed {
    name: "__Host-escale-attempt",
    purpose: "attempt to sign in with a provider",
};
/// How long a step of signing in may take, in minutes.
const STEP_LASTS: i64 = 10;

/// A browser, by the secret in its cookie.
#[derive(Clone, Debug)]
pub struct Visitor {
    secret: String,
    is_new: bool,
}

impl Visitor {
    /// The browser of a request; a new one gets a secret, to be kept with [`Self::keep`].
    #[must_use]
    pub fn of(state: &State, request: &HttpRequest) -> Self {
        let known = request.cookie(name(state, "__Host-escale-visitor"));
        let known = known.map(|cookie| cookie.value().to_owned());
        let is_new = known.is_none();
        let fresh = || URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>());
        Self {
            secret: known.unwrap_or_else(fresh),
            is_new,
        }
    }

    /// What is kept of the secret.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        hash(&self.secret)
    }

    /// What forms carry in the field `csrf`.
    #[must_use]
    pub fn csrf(&self) -> String {
        form_secret(&self.secret)
    }

    /// The form that was sent, if it is one of ours.
    ///
    /// # Errors
    /// [`Error::Forbidden`] if it is not, and if it is malformed or too long.
    pub async fn form(&self, request: &HttpRequest, payload: Payload) -> Result<Form, Error> {
        let form = read_short_form(request, payload).await?;
        if self.is_new || form.text("csrf").as_bytes() != self.csrf().as_bytes() {
            return Err(Error::Forbidden(
                "this form was not opened in this browser, or too long ago: open the page again",
            ));
        }
        Ok(form)
    }

    /// Lets the browser keep its secret with an answer.
    ///
    /// # Errors
    /// If the cookie cannot be written.
    pub fn keep(&self, state: &State, mut answer: HttpResponse) -> Result<HttpResponse, PageError> {
        if self.is_new {
            let cookie = build(
                state,
                "__Host-escale-visitor",
                self.secret.clone(),
                KNOWN_FOR,
            );
            add(&mut answer, &cookie)?;
        }
        Ok(answer)
    }
}

/// A cookie between two steps of signing in: sealed, so that no browser can read or make one, and good for ten minutes.
#[derive(Clone, Copy, Debug)]
pub struct Sealed {
    name: &'static str,
    /// No cookie is good for another step.
    purpose: &'static str,
}

impl Sealed {
    /// The cookie that holds `octets`.
    ///
    /// # Errors
    /// If they cannot be sealed.
    pub fn cookie(self, state: &State, octets: &[u8]) -> Result<Cookie<'static>, Error> {
        let until = state.clock.now().as_second() + STEP_LASTS * 60;
        let octets = [&until.to_be_bytes(), octets].concat();
        let sealed = URL_SAFE_NO_PAD.encode(state.seal.close(self.purpose, &octets)?);
        let age = Duration::minutes(STEP_LASTS);
        Ok(build(state, self.name, sealed, age))
    }

    /// The cookie that makes a browser forget it.
    #[must_use]
    pub fn no_cookie(self, state: &State) -> Cookie<'static> {
        let mut cookie = build(state, self.name, String::new(), Duration::ZERO);
        cookie.make_removal();
        cookie
    }

    /// What the cookie in a request holds, if it is ours and still good.
    #[must_use]
    pub fn open(self, state: &State, request: &HttpRequest) -> Option<Vec<u8>> {
        let cookie = request.cookie(name(state, self.name))?;
        let sealed = URL_SAFE_NO_PAD.decode(cookie.value()).ok()?;
        let octets = state.seal.open(self.purpose, &sealed)?;
        let (until, octets) = octets.split_first_chunk::<8>()?;
        let is_good = state.clock.now().as_second() < i64::from_be_bytes(*until);
        is_good.then(|| octets.to_vec())
    }
}

/// The cookie of somebody whose password was right, and who has to give a code.
///
/// # Errors
/// If it cannot be sealed.
pub fn step_cookie(state: &State, user: UserId) -> Result<Cookie<'static>, Error> {
    STEP.cookie(state, user.0.as_bytes())
}

/// The cookie that makes a browser forget the step.
#[must_use]
pub fn no_step_cookie(state: &State) -> Cookie<'static> {
    STEP.no_cookie(state)
}

/// Whose password was right in this browser, not long ago.
#[must_use]
pub fn step(state: &State, request: &HttpRequest) -> Option<UserId> {
    let octets = STEP.open(state, request)?;
    let user = uuid::Uuid::from_slice(&octets).ok()?;
    Some(UserId(user))
}

/// Adds a cookie to an answer.
///
/// # Errors
/// If it cannot be written.
pub fn add(answer: &mut HttpResponse, cookie: &Cookie<'_>) -> Result<(), Error> {
    answer
        .add_cookie(cookie)
        .map_err(|error| Error::internal(anyhow::anyhow!("{error}")))
}

/// The name of a cookie: with `__Host-` where browsers would keep it so (RFC 6265bis §4.1.3.2).
fn name(state: &State, with_host: &'static str) -> &'static str {
    if is_private(state) {
        with_host
    } else {
        with_host.trim_start_matches("__Host-")
    }
}

fn build(state: &State, with_host: &'static str, value: String, age: Duration) -> Cookie<'static> {
    Cookie::build(name(state, with_host), value)
        .path("/")
        .secure(is_private(state))
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(age)
        .finish()
}
