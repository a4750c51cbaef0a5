//! What can be wrong with a request, and the two ways to say it: [`ApiError`] to programs (RFC 9457), [`PageError`] to
//! people.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CONTENT_TYPE, ETAG, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::{HttpResponse, HttpResponseBuilder, ResponseError};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::actions;
use crate::actions::error::Invalid;
use crate::domain::document::Fault;
use crate::store;

/// What can be wrong with a request, or with us.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing is there, or nothing that the principal may know of.
    #[error("there is no {what} here")]
    NotFound {
        /// What was looked for.
        what: String,
    },
    /// The resource answers other methods.
    #[error("this address answers {allowed}")]
    MethodNotAllowed {
        /// Those it answers, as the header Allow has them.
        allowed: String,
    },
    /// Nobody said who they are, or nobody we know.
    #[error(
        "send `Authorization: Bearer escale_…` with a token that is valid; `escale token create` makes one"
    )]
    Unauthenticated {
        /// Whether something was sent.
        given: bool,
    },
    /// The principal may not do this.
    #[error("{0}")]
    Forbidden(&'static str),
    /// A parameter of the query cannot be meant.
    #[error("the parameter `{name}` is wrong: {rule}")]
    Parameter {
        /// Which.
        name: &'static str,
        /// What would be right.
        rule: &'static str,
    },
    /// A parameter of the query means nothing here.
    #[error("there is no parameter `{name}` here; there are: {known}")]
    UnknownParameter {
        /// Which.
        name: String,
        /// Those there are.
        known: String,
    },
    /// A header cannot be meant.
    #[error("the header {name} is wrong: {rule}")]
    Header {
        /// Which.
        name: String,
        /// What would be right.
        rule: &'static str,
    },
    /// The body, or the URL, is not written as it says.
    #[error("{0}")]
    Syntax(String),
    /// The client takes nothing that we speak.
    #[error("answers are application/json, which the header Accept excludes")]
    NotAcceptable,
    /// The body is written in something we do not read.
    #[error("send the body as {readable}, and name it in the header Content-Type")]
    UnsupportedMediaType {
        /// What we read here.
        readable: &'static str,
    },
    /// The body is too long.
    #[error("the body is longer than {limit} bytes")]
    TooLarge {
        /// The most we read, in bytes.
        limit: usize,
    },
    /// The request is for another server.
    #[error("this server does not answer for that Host; it answers for {host}")]
    Misdirected {
        /// The one it answers for.
        host: String,
    },
    /// Whoever changes something has to say what they saw.
    #[error("send If-Match with the ETag of what you change, or * for whatever there is")]
    ConditionMissing,
    /// Somebody else was faster.
    #[error("it was changed by somebody else; look at `current` and try again with its ETag")]
    Stale {
        /// What there is now.
        current: Value,
        /// Its entity tag.
        tag: Option<String>,
    },
    /// Fields cannot be meant.
    #[error("{} of what was sent cannot be used; see `errors`", count(.0.len()))]
    Invalid(Vec<Invalid>),
    /// A visit file has faults.
    #[error("the file was not imported: see `errors`, which names every fault")]
    File(Vec<Fault>),
    /// The state of things forbids it.
    #[error("{0}")]
    Conflict(String),
    /// More people would be written to for the first time than somebody may write to in a day.
    #[error(
        "{new} people would be written to for the first time, and you may write to {left} more within 24 hours; hold some of them back"
    )]
    TooManyStrangers {
        /// How many are new.
        new: usize,
        /// How many are left for now.
        left: usize,
    },
    /// The Idempotency-Key was used for something else.
    #[error("this Idempotency-Key was used for another request; take a new one")]
    KeyReused,
    /// The request with this Idempotency-Key is not answered yet.
    #[error("the request with this Idempotency-Key is still running; try again in a moment")]
    KeyRunning,
    /// The database is away or full. Nothing was changed.
    #[error("the database is not available; nothing was changed, try again soon")]
    Unavailable(#[source] store::Error),
    /// It was tried too often.
    #[error("too many attempts; try again in {seconds} seconds")]
    TooMany {
        /// How long to wait.
        seconds: u64,
    },
    /// Too many others wait.
    #[error("too many people sign in just now; try again in a moment")]
    Busy,
    /// The body did not come in time.
    #[error("the body did not come in time; send it again")]
    TooSlow,
    /// A fault of ours.
    #[error("something went wrong here; ask for incident {incident}")]
    Internal {
        /// What the log calls it.
        incident: Uuid,
        /// What went wrong; never shown.
        source: anyhow::Error,
    },
}

/// `1 field`, `2 fields`.
fn count(fields: usize) -> String {
    match fields {
        1 => "1 field".to_owned(),
        many => format!("{many} fields"),
    }
}

impl Error {
    /// There is no such thing here.
    #[must_use]
    pub fn not_found(what: impl Into<String>) -> Self {
        Self::NotFound { what: what.into() }
    }

    /// A fault of ours.
    #[must_use]
    pub fn internal(source: impl Into<anyhow::Error>) -> Self {
        Self::Internal {
            incident: store::ids::random(),
            source: source.into(),
        }
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound { .. } => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed { .. } => StatusCode::METHOD_NOT_ALLOWED,
            Self::Unauthenticated { .. } => StatusCode::UNAUTHORIZED,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::Parameter { .. }
            | Self::UnknownParameter { .. }
            | Self::Header { .. }
            | Self::Syntax(_) => StatusCode::BAD_REQUEST,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Self::UnsupportedMediaType { .. } => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Misdirected { .. } => StatusCode::MISDIRECTED_REQUEST,
            Self::ConditionMissing => StatusCode::PRECONDITION_REQUIRED,
            Self::Stale { .. } => StatusCode::PRECONDITION_FAILED,
            Self::Invalid(_) | Self::File(_) | Self::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) | Self::TooManyStrangers { .. } | Self::KeyRunning => {
                StatusCode::CONFLICT
            }
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Unavailable(_) | Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Stable name of the problem and its title: clients branch on the name, never on the text.
    #[must_use]
    pub fn kind(&self) -> (&'static str, &'static str) {
        match self {
            Self::NotFound { .. } => ("not-found", "Not found"),
            Self::MethodNotAllowed { .. } => ("method-not-allowed", "Method not allowed"),
            Self::Unauthenticated { .. } => ("unauthenticated", "No valid token"),
            Self::Forbidden(_) => ("forbidden", "Not allowed"),
            Self::Parameter { .. } | Self::UnknownParameter { .. } => {
                ("bad-parameter", "Wrong parameter")
            }
            Self::Header { .. } => ("bad-header", "Wrong header"),
            Self::Syntax(_) => ("bad-syntax", "Wrong syntax"),
            Self::NotAcceptable => ("not-acceptable", "No acceptable form"),
            Self::UnsupportedMediaType { .. } => ("unsupported-media-type", "Unknown form"),
            Self::TooLarge { .. } => ("too-large", "Too long"),
            Self::Misdirected { .. } => ("misdirected", "Another server"),
            Self::ConditionMissing => ("precondition-required", "If-Match is missing"),
            Self::Stale { .. } => ("stale", "Changed meanwhile"),
            Self::Invalid(_) => ("invalid", "Wrong fields"),
            Self::File(_) => ("invalid-file", "Faults in the file"),
            Self::Conflict(_) => ("conflict", "In conflict with what there is"),
            Self::TooManyStrangers { .. } => ("too-many-strangers", "Too many new addresses"),
            Self::KeyReused => ("idempotency-key-reused", "Idempotency-Key used before"),
            Self::KeyRunning => ("idempotency-key-running", "Still running"),
            Self::TooMany { .. } => ("too-many", "Too many attempts"),
            Self::TooSlow => ("too-slow", "Too slow"),
            Self::Unavailable(_) | Self::Busy => ("unavailable", "Not available now"),
            Self::Internal { .. } => ("internal", "Internal error"),
        }
    }

    /// Logs what is not the client's doing, once, with its causes.
    fn log(&self) {
        match self {
            Self::Internal { incident, source } => tracing::error!(%incident, "{source:#}"),
            Self::Unavailable(source) => tracing::warn!("{source:#}"),
            _ => {}
        }
    }

    /// A response with the headers that belong to the error.
    pub(super) fn response(&self) -> HttpResponseBuilder {
        self.log();
        let mut response = HttpResponse::build(self.status());
        match self {
            Self::MethodNotAllowed { allowed } => response.insert_header((ALLOW, allowed.as_str())),
            Self::Unauthenticated { given: false } => {
                response.insert_header((WWW_AUTHENTICATE, "Bearer realm=\"escale\""))
            }
            Self::Unauthenticated { given: true } => response.insert_header((
                WWW_AUTHENTICATE,
                "Bearer realm=\"escale\", error=\"invalid_token\"",
            )),
            Self::Unavailable(_) => response.insert_header((RETRY_AFTER, "5")),
            Self::KeyRunning | Self::Busy => response.insert_header((RETRY_AFTER, "1")),
            Self::TooMany { seconds } => response.insert_header((RETRY_AFTER, seconds.to_string())),
            Self::Stale { tag: Some(tag), .. } => response.insert_header((ETAG, tag.as_str())),
            _ => &mut response,
        };
        response
    }

    /// The problem as a document (RFC 9457).
    #[must_use]
    pub fn problem(&self) -> Value {
        let (name, title) = self.kind();
        let mut problem = json!({
            "type": format!("urn:problem-type:escale:{name}"),
            "title": title,
            "status": self.status().as_u16(),
            "detail": self.to_string(),
        });
        if let Value::Object(members) = &mut problem {
            match self {
                Self::Stale { current, .. } => {
                    members.insert("current".to_owned(), current.clone());
                }
                Self::Invalid(faults) => {
                    let errors = faults
                        .iter()
                        .map(|fault| json!({"pointer": fault.pointer, "detail": fault.detail}));
                    members.insert("errors".to_owned(), errors.collect());
                }
                Self::File(faults) => {
                    let errors = faults.iter().map(|fault| {
                        json!({
                            "pointer": fault.pointer,
                            "detail": format!("{}; {}", fault.problem, fault.advice),
                            "path": fault.path,
                            "line": fault.line,
                        })
                    });
                    members.insert("errors".to_owned(), errors.collect());
                }
                Self::Internal { incident, .. } => {
                    members.insert("incident".to_owned(), incident.to_string().into());
                }
                _ => {}
            }
        }
        problem
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Unavailable { .. } => Self::Unavailable(error),
            store::Error::Unstorable { what } => Self::Syntax(what),
            other => Self::internal(other),
        }
    }
}

impl From<actions::Error> for Error {
    fn from(error: actions::Error) -> Self {
        match error {
            actions::Error::NotFound { what } => Self::NotFound { what },
            actions::Error::StaleRevision { current, .. } => Self::Stale {
                current: json!({"revision": current}),
                tag: None,
            },
            actions::Error::Invalid(faults) => Self::Invalid(faults),
            actions::Error::File(faults) => Self::File(faults),
            actions::Error::Conflict(why) => Self::Conflict(why),
            actions::Error::TooManyStrangers { new, left } => Self::TooManyStrangers { new, left },
            actions::Error::Store(error) => error.into(),
            other => Self::internal(other),
        }
    }
}

/// An error told to programs.
#[derive(Debug)]
pub struct ApiError(pub Error);

impl<E: Into<Error>> From<E> for ApiError {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        self.0.status()
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = self.0.response();
        response.insert_header((CONTENT_TYPE, "application/problem+json"));
        response.body(self.0.problem().to_string())
    }
}

/// An error told to people.
#[derive(Debug)]
pub struct PageError(pub Error);

impl<E: Into<Error>> From<E> for PageError {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl ResponseError for PageError {
    fn status_code(&self) -> StatusCode {
        self.0.status()
    }

    fn error_response(&self) -> HttpResponse {
        self.0
            .response()
            .content_type("text/plain; charset=utf-8")
            .body(self.0.to_string())
    }
}
