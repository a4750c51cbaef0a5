//! Who is signed in: their session by a cookie that only this host gets, and what proves that a form is ours.

use std::future::Future;
use std::pin::Pin;

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, LOCATION, USER_AGENT};
use actix_web::web::{Bytes, Data, Payload};
use actix_web::{FromRequest, HttpRequest, HttpResponse, dev};
use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::actions::edit::Editor;
use crate::actions::{sign_in, tokens};
use crate::domain::Closed as _;
use crate::domain::ids::TeamId;
use crate::domain::permission::{Right, Role, VisitRole};
use crate::language::Language;
use crate::store::Db;
use crate::store::sessions::{self, Session};
use crate::store::users::User;
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::headers::{Policy, Sharing};
use crate::web::pages::{answer, answer_with};
use crate::web::preferences::Theme;
use crate::web::query::Query;
use crate::web::{State, body, call, gate, people, upload};

/// A request by somebody who is signed in, and has the right that the page needs.
#[derive(Debug)]
pub struct SignedIn {
    /// What the application has.
    pub state: Data<State>,
    /// Who it is.
    pub user: User,
    /// Since when, and with which browser.
    pub session: Session,
    /// Whose things it is about: the team of the visit that the path names, else their own.
    pub team: TeamId,
    /// What they are in that visit.
    pub visit_role: Option<VisitRole>,
    /// The language of the page.
    pub language: Language,
    /// What a form of this session carries.
    pub csrf: String,
    request: HttpRequest,
}

impl FromRequest for SignedIn {
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(request: &HttpRequest, _: &mut dev::Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let state = call::state(&request)?;
            let (session, user, csrf) = signed_in(&state, &request)
                .await?
                .ok_or(Error::Unauthenticated { given: false })?;
            let admitted = gate::admit(&state, &request, &user).await?;
            Ok(Self {
                language: people::language_of(&request, user.locale.as_deref(), Language::En),
                state,
                user,
                session,
                team: admitted.team,
                visit_role: admitted.visit_role,
                csrf,
                request,
            })
        })
    }
}

/// The session that the cookie of a request opens, whose it is, and what its forms carry.
///
/// # Errors
/// Those of the database.
pub async fn signed_in(
    state: &State,
    request: &HttpRequest,
) -> Result<Option<(Session, User, String)>, Error> {
    let Some(cookie) = request.cookie(cookie_name(state)) else {
        return Ok(None);
    };
    let hash = tokens::hash(cookie.value());
    let found = state
        .store
        .read(move |db| sessions::find(db, &hash))
        .await?;
    let now = state.clock.now();
    let Some((session, user)) = found.filter(|(session, _)| sign_in::lasts(session, now)) else {
        return Ok(None);
    };
    if sign_in::is_worth_noting(&session, now) {
        let id = session.id;
        let note = move |db: &mut Db| sign_in::note_use(db, id, now);
        state.store.write(note).await?;
    }
    Ok(Some((session, user, form_secret(cookie.value()))))
}

/// What forms carry in a browser whose cookie has this secret: only who has its secret can know it, and it does not tell the secret.
#[must_use]
pub fn form_secret(secret: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"form of ");
    hash.update(secret.as_bytes());
    URL_SAFE_NO_PAD.encode(hash.finalize())
}

/// Browsers send a cookie of this name only to the very host that set it, and only over TLS (RFC 6265bis §4.1.3.2), or
/// to this machine itself.
const HOST_COOKIE: &str = "__Host-escale";
/// The name where the public address has no TLS: no browser would keep the other.
const PLAIN_COOKIE: &str = "escale";

fn cookie_name(state: &State) -> &'static str {
    if is_private(state) {
        HOST_COOKIE
    } else {
        PLAIN_COOKIE
    }
}

/// Whether nobody can listen in.
pub(super) fn is_private(state: &State) -> bool {
    let public_url = state.secretariat.links.public_url();
    let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
    public_url.starts_with("https://") || local.iter().any(|local| public_url.starts_with(local))
}

/// The cookie that keeps somebody signed in.
#[must_use]
pub fn cookie(state: &State, secret: String) -> Cookie<'static> {
    Cookie::build(cookie_name(state), secret)
        .path("/")
        .secure(is_private(state))
        .http_only(true)
        .same_site(SameSite::Lax)
        .finish()
}

/// The cookie that makes a browser forget.
#[must_use]
pub fn no_cookie(state: &State) -> Cookie<'static> {
    let mut cookie = cookie(state, String::new());
    cookie.make_removal();
    cookie
}

/// What the browser of a request calls itself.
#[must_use]
pub fn browser(request: &HttpRequest) -> String {
    let name = request.headers().get(USER_AGENT);
    let name = name.and_then(|name| name.to_str().ok());
    name.unwrap_or_default().to_owned()
}

impl SignedIn {
    /// The query.
    ///
    /// # Errors
    /// If it is no UTF-8.
    pub fn query(&self) -> Result<Query, Error> {
        Query::parse(self.request.query_string())
    }

    /// The identifier that the path has for `name`.
    ///
    /// # Errors
    /// If that is no identifier: then nothing is there.
    pub fn id<I: From<Uuid>>(&self, name: &str) -> Result<I, Error> {
        gate::id(&self.request, name)
    }

    /// The request itself.
    #[must_use]
    pub fn request(&self) -> &HttpRequest {
        &self.request
    }

    /// The colours that they chose, else those that this browser keeps.
    #[must_use]
    pub fn theme(&self) -> Theme {
        let chosen = self.user.theme.as_deref().and_then(Theme::from_word);
        chosen.unwrap_or_else(|| Theme::of(&self.request))
    }

    /// Whether they have a right besides that of the page: what to offer, and what to leave out.
    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        match self.visit_role {
            Some(role) if right.is_in_visit() => role.may(right),
            _ => Role::may(self.user.role, right),
        }
    }

    /// The answer with a page for nobody else.
    ///
    /// # Errors
    /// If a text of ours is missing in the language of the page.
    pub fn page(
        &self,
        status: StatusCode,
        page: &impl Template,
    ) -> Result<HttpResponse, PageError> {
        Ok(answer(status, page, Sharing::Personal).map_err(Error::internal)?)
    }

    /// As [`Self::page`], for a page that our scripts make quicker to work with.
    ///
    /// # Errors
    /// If a text of ours is missing in the language of the page.
    pub fn scripted_page(
        &self,
        status: StatusCode,
        page: &impl Template,
    ) -> Result<HttpResponse, PageError> {
        let answer = answer_with(status, page, Policy::Scripted, Sharing::Personal);
        Ok(answer.map_err(Error::internal)?)
    }

    /// The form that was sent, if it is one of ours.
    ///
    /// # Errors
    /// [`Error::Forbidden`] if it does not carry what forms of this session carry, and if it is malformed or too long.
    pub async fn form(&self, payload: Payload) -> Result<Form, Error> {
        let form = read_form(&self.request, payload).await?;
        self.expect_ours(&form)?;
        Ok(form)
    }

    /// As [`Self::form`], for a form that brings a file.
    ///
    /// # Errors
    /// As [`Self::form`].
    pub async fn upload(&self, payload: Payload) -> Result<(Form, Vec<u8>), Error> {
        let (form, file) = upload::read(&self.request, payload).await?;
        self.expect_ours(&form)?;
        Ok((form, file))
    }

    /// Refuses a form that does not carry what forms of this session carry.
    fn expect_ours(&self, form: &Form) -> Result<(), Error> {
        if form.text("csrf").as_bytes() == self.csrf.as_bytes() {
            return Ok(());
        }
        Err(Error::Forbidden(
            "this form is not of your session: open the page again, and send it anew",
        ))
    }

    /// Who edits, and when.
    #[must_use]
    pub fn editor(&self) -> Editor {
        Editor::new(self.user.id, self.state.clock.now())
    }

    /// Reads from the database.
    ///
    /// # Errors
    /// Those of `work`.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        self.state.store.read(work).await
    }

    /// Changes something, in one transaction.
    ///
    /// # Errors
    /// Those of `work`; then nothing was changed.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let outcome = self.state.store.write(work).await?;
        self.state.bell.notify_one();
        Ok(outcome)
    }
}

/// A form that was sent, by whomever.
///
/// # Errors
/// If it is malformed or too long.
pub async fn read_form(request: &HttpRequest, payload: Payload) -> Result<Form, Error> {
    read_form_within(request, payload, body::LIMIT).await
}

/// A form of a few fields that was sent, by whomever.
///
/// # Errors
/// If it is malformed or too long.
pub async fn read_short_form(request: &HttpRequest, payload: Payload) -> Result<Form, Error> {
    read_form_within(request, payload, SHORT).await
}

/// The longest form of a few fields, in bytes.
const SHORT: usize = 16 * 1024;

async fn read_form_within(
    request: &HttpRequest,
    payload: Payload,
    limit: usize,
) -> Result<Form, Error> {
    const TYPE: &str = "application/x-www-form-urlencoded";
    body::expect_type(request.headers(), &[TYPE], TYPE)?;
    let sent: Bytes = body::read(payload, limit).await?;
    Form::parse(body::text(&sent)?)
}

/// Sends the browser on with GET, after a form (RFC 9110 §15.4.4).
#[must_use]
pub fn see_other(path: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((LOCATION, path))
        .insert_header((CACHE_CONTROL, "no-store"))
        .finish()
}

/// Leads to a page, which says what was done.
#[must_use]
pub fn see_done(path: &str, done: &str) -> HttpResponse {
    match path.split_once('#') {
        Some((page, place)) => see_other(&format!("{page}?done={done}#{place}")),
        None => see_other(&format!("{path}?done={done}")),
    }
}
