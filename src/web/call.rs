//! A call of the API: who makes it, what they may, and how its answer is made, kept and given again.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev;
use actix_web::http::header::{AUTHORIZATION, CONTENT_TYPE, ETAG, HeaderMap, LOCATION};
use actix_web::http::{Method, StatusCode};
use actix_web::web::{Bytes, Data, Payload};
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::actions::edit::Editor;
use crate::actions::once::{Outcome, once};
use crate::actions::tokens;
use crate::domain::ids::TeamId;
use crate::domain::permission::VisitRole;
use crate::store::idempotency::{Answer, Request};
use crate::store::users::User;
use crate::store::{self, Db};
use crate::web::error::{ApiError, Error};
use crate::web::query::Query;
use crate::web::{State, body, entity_tag, gate};

/// The longest Idempotency-Key.
const LONGEST_KEY: usize = 255;

/// A request by somebody we know, who takes JSON.
#[derive(Debug)]
pub struct Call {
    /// What the application has.
    pub state: Data<State>,
    /// Who calls.
    pub user: User,
    /// Whose things it is about: the team of the visit that the path names, else that of the caller.
    pub team: TeamId,
    /// What the caller is in that visit.
    pub visit_role: Option<VisitRole>,
    request: HttpRequest,
}

impl FromRequest for Call {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, _: &mut dev::Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let state = state(&request)?;
            let user = authenticated(&state, request.headers()).await?;
            body::expect_json_is_accepted(request.headers())?;
            let admitted = gate::admit(&state, &request, &user).await?;
            Ok(Self {
                state,
                user,
                team: admitted.team,
                visit_role: admitted.visit_role,
                request,
            })
        })
    }
}

/// What the application has.
///
/// # Errors
/// If nobody gave it anything, which is a fault of ours.
pub(super) fn state(request: &HttpRequest) -> Result<Data<State>, Error> {
    let state: Option<&Data<State>> = request.app_data();
    state
        .cloned()
        .ok_or_else(|| Error::internal(anyhow::anyhow!("the application has no state")))
}

/// The user whose token the request carries.
async fn authenticated(state: &State, headers: &HeaderMap) -> Result<User, Error> {
    let Some(token) = bearer(headers) else {
        let given = headers.contains_key(AUTHORIZATION);
        return Err(Error::Unauthenticated { given });
    };
    let hash = tokens::hash(&token);
    let found = state
        .store
        .read(move |db| store::tokens::find_user(db, &hash))
        .await?;
    found.ok_or(Error::Unauthenticated { given: true })
}

/// The one token of a request (RFC 6750 §2.1).
fn bearer(headers: &HeaderMap) -> Option<String> {
    let mut values = headers.get_all(AUTHORIZATION);
    let value = values.next().filter(|_| values.next().is_none())?;
    let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
    let token = token.trim_matches(' ');
    (scheme.eq_ignore_ascii_case("bearer") && token.starts_with(tokens::PREFIX))
        .then(|| token.to_owned())
}

impl Call {
    /// Its headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.request.headers()
    }

    /// Its query.
    ///
    /// # Errors
    /// If it is no UTF-8.
    pub fn query(&self) -> Result<Query, Error> {
        Query::parse(self.request.query_string())
    }

    /// The identifier that its path has for `name`. Only the one spelling of an identifier names anything.
    ///
    /// # Errors
    /// If that is no identifier: then nothing is there.
    pub fn id<I: From<Uuid>>(&self, name: &str) -> Result<I, Error> {
        gate::id(&self.request, name)
    }

    /// The number that its path has for `name`.
    ///
    /// # Errors
    /// If that is none: then nothing is there.
    pub fn number(&self, name: &str) -> Result<u32, Error> {
        let text = self.request.match_info().get(name).unwrap_or_default();
        text.parse().map_err(|_no_number| Error::not_found(name))
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

    /// Changes something, in one transaction; under an Idempotency-Key once only. `body` is what
    /// was sent.
    ///
    /// # Errors
    /// Those of `work`; then nothing was changed, and the key is free.
    pub async fn write(
        &self,
        body: &[u8],
        work: impl FnOnce(&mut Db) -> Result<Answer, Error> + Send + 'static,
    ) -> Result<HttpResponse, ApiError> {
        let Some(key) = self.idempotency_key()? else {
            return Ok(respond(self.state.store.write(work).await?));
        };
        let hash = self.fingerprint(body);
        let principal = self.user.id;
        let now = self.state.clock.now();
        let answer = self.state.store.write(move |db| {
            let request = Request {
                principal,
                key: &key,
                hash: &hash,
            };
            match once(db, request, now, work)? {
                Outcome::Answered(answer) => Ok(answer),
                Outcome::Running => Err(Error::KeyRunning),
                Outcome::OtherRequest => Err(Error::KeyReused),
            }
        });
        Ok(respond(answer.await?))
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &str {
        self.request.path()
    }

    /// Its body, if it says that it is JSON.
    ///
    /// # Errors
    /// If the body is in another form, too long or broken off.
    pub async fn json(&self, payload: Payload) -> Result<Bytes, Error> {
        let types: (&[&str], _) = if self.request.method() == Method::PATCH {
            (
                &["application/merge-patch+json", "application/json"],
                "application/merge-patch+json or application/json",
            )
        } else {
            (&["application/json"], "application/json")
        };
        body::expect_type(self.headers(), types.0, types.1)?;
        body::read(payload, body::LIMIT).await
    }

    /// The same, where nothing may be sent too.
    ///
    /// # Errors
    /// Those of [`Call::json`].
    pub async fn json_if_any(&self, payload: Payload) -> Result<Bytes, Error> {
        let sent = body::read(payload, body::LIMIT).await?;
        if !sent.is_empty() {
            body::expect_type(self.headers(), &["application/json"], "application/json")?;
        }
        Ok(sent)
    }

    fn idempotency_key(&self) -> Result<Option<String>, Error> {
        let mut values = self.headers().get_all("idempotency-key");
        if self.request.method() != Method::POST {
            return Ok(None);
        }
        let Some(value) = values.next() else {
            return Ok(None);
        };
        let is_plain = |key: &&str| {
            !key.is_empty()
                && key.len() <= LONGEST_KEY
                && key.bytes().all(|octet| octet.is_ascii_graphic())
        };
        let key = value
            .to_str()
            .ok()
            .filter(is_plain)
            .filter(|_| values.next().is_none());
        key.map(|key| Some(key.to_owned())).ok_or(Error::Header {
            name: "idempotency-key".to_owned(),
            rule: "write 1 to 255 visible ASCII characters, once",
        })
    }

    /// All that makes two requests the same.
    fn fingerprint(&self, body: &[u8]) -> Vec<u8> {
        let mut hash = Sha256::new();
        let media_type = body::media_type(self.headers());
        for part in [
            self.request.path(),
            self.request.query_string(),
            &media_type,
        ] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hash.update(body);
        hash.finalize().to_vec()
    }
}

/// The response that an answer stands for.
fn respond(answer: Answer) -> HttpResponse {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::build(status);
    for (name, value) in answer.headers {
        response.insert_header((name, value));
    }
    response.body(answer.body)
}

/// An answer with a document.
#[must_use]
pub fn answer(status: StatusCode, document: &Value) -> Answer {
    Answer {
        status: status.as_u16(),
        headers: vec![(CONTENT_TYPE.to_string(), "application/json".to_owned())],
        body: document.to_string().into_bytes(),
    }
}

/// An answer with the representation of one resource and its entity tag.
#[must_use]
pub fn representation(status: StatusCode, document: &Value) -> Answer {
    let mut answer = answer(status, document);
    answer
        .headers
        .push((ETAG.to_string(), entity_tag::of(&answer.body)));
    answer
}

/// The answer to what made a resource at `location`.
#[must_use]
pub fn created(location: String, document: &Value) -> Answer {
    let mut answer = representation(StatusCode::CREATED, document);
    answer.headers.push((LOCATION.to_string(), location));
    answer
}

/// The answer to what took something away.
#[must_use]
pub fn nothing() -> Answer {
    Answer {
        status: StatusCode::NO_CONTENT.as_u16(),
        headers: Vec::new(),
        body: Vec::new(),
    }
}

/// The response to a request that reads one resource: 304 if the client has it.
///
/// # Errors
/// If the request's condition is malformed.
pub fn show(call: &Call, document: &Value) -> Result<HttpResponse, ApiError> {
    let answer = representation(StatusCode::OK, document);
    let tag = entity_tag::of(&answer.body);
    let condition = entity_tag::Condition::to_read(call.headers())?;
    if condition.is_some_and(|condition| condition.holds_weakly(&tag)) {
        return Ok(HttpResponse::NotModified()
            .insert_header((ETAG, tag))
            .finish());
    }
    Ok(respond(answer))
}

/// The response to a request that reads what is no single resource.
#[must_use]
pub fn list(document: &Value) -> HttpResponse {
    respond(answer(StatusCode::OK, document))
}
