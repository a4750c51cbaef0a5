//! An operation of the API, named once: from it come the route, what the path answers to other methods, and the
//! description of the API. So no route can be missing in it.

use std::sync::Arc;

use actix_web::guard;
use actix_web::http::Method;
use actix_web::web::{self, ServiceConfig};
use actix_web::{FromRequest, Handler, HttpResponse, Resource, Responder, Route};

use crate::domain::permission::Right;
use crate::web::error::{ApiError, Error};
use crate::web::gate;

/// What kind of operation it is: that decides its method, its headers and its answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A list, a page at a time.
    List,
    /// One resource, with its entity tag.
    Read,
    /// Something derived, without entity tag.
    Ask,
    /// Makes a resource.
    Create,
    /// Changes a resource by a merge patch.
    Change,
    /// Takes a resource away.
    Remove,
    /// Does something else.
    Act,
    /// Takes a mail in, whatever it says.
    Take,
}

/// One operation.
#[derive(Clone)]
pub struct Endpoint {
    /// What kind of operation it is.
    pub kind: Kind,
    /// What whoever calls it needs.
    pub right: Right,
    /// The path below `/api/v1`.
    pub path: &'static str,
    /// What it is for, in a line.
    pub summary: &'static str,
    /// The schema of its answer.
    pub shape: &'static str,
    /// The schema of what is sent, where that is not the answer's.
    pub sends: Option<&'static str>,
    /// Whether something must be sent, if something can.
    pub needs_body: bool,
    /// Parameters of the query, besides those of its kind.
    pub parameters: &'static [(&'static str, &'static str)],
    route: Arc<dyn Fn() -> Route + Send + Sync>,
}

impl Kind {
    /// The method.
    #[must_use]
    pub fn method(self) -> Method {
        match self {
            Self::List | Self::Read | Self::Ask => Method::GET,
            Self::Create | Self::Act | Self::Take => Method::POST,
            Self::Change => Method::PATCH,
            Self::Remove => Method::DELETE,
        }
    }
}

impl Endpoint {
    /// An operation, by what it needs and what answers it.
    pub fn new<F, Args>(
        kind: Kind,
        right: Right,
        path: &'static str,
        shape: &'static str,
        handler: F,
    ) -> Self
    where
        F: Handler<Args> + Send + Sync,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let route = move || {
            let route = match kind.method() {
                Method::GET => get(),
                method => web::method(method),
            };
            gate::needing(right, route.to(handler.clone()))
        };
        Self {
            kind,
            right,
            path,
            shape,
            summary: "",
            sends: None,
            needs_body: true,
            parameters: &[],
            route: Arc::new(route),
        }
    }

    /// Says what it is for.
    #[must_use]
    pub fn says(self, summary: &'static str) -> Self {
        Self { summary, ..self }
    }

    /// Says what is sent to it.
    #[must_use]
    pub fn takes(self, shape: &'static str) -> Self {
        Self {
            sends: Some(shape),
            ..self
        }
    }

    /// Says what may be sent to it, or left out.
    #[must_use]
    pub fn may_take(self, shape: &'static str) -> Self {
        Self {
            needs_body: false,
            ..self.takes(shape)
        }
    }

    /// Names parameters of its query, each with what it means.
    #[must_use]
    pub fn asks(self, parameters: &'static [(&'static str, &'static str)]) -> Self {
        Self { parameters, ..self }
    }
}

impl std::fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.kind.method(), self.path)
    }
}

/// GET, and HEAD like it.
#[must_use]
pub fn get() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}

/// An address for programs that is only looked at.
#[must_use]
pub fn looked_at(path: &str, route: Route) -> Resource {
    web::resource(path)
        .route(route)
        .default_service(refuse_method("GET, HEAD".to_owned()))
}

/// Mounts the operations; a path answers 405 to all other methods.
pub fn mount(endpoints: &[Endpoint], config: &mut ServiceConfig) {
    let mut paths: Vec<&str> = Vec::new();
    for endpoint in endpoints {
        if !paths.contains(&endpoint.path) {
            paths.push(endpoint.path);
        }
    }
    for path in paths {
        let mut resource = web::resource(path);
        let mut allowed = Vec::new();
        for endpoint in endpoints.iter().filter(|endpoint| endpoint.path == path) {
            resource = resource.route((endpoint.route)());
            allowed.push(endpoint.kind.method().to_string());
            if endpoint.kind.method() == Method::GET {
                allowed.push("HEAD".to_owned());
            }
        }
        config.service(resource.default_service(refuse_method(allowed.join(", "))));
    }
}

/// Answers that the path answers other methods.
fn refuse_method(allowed: String) -> Route {
    web::to(move || {
        let allowed = allowed.clone();
        async { Err::<HttpResponse, _>(ApiError(Error::MethodNotAllowed { allowed })) }
    })
}
