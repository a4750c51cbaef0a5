//! Everything that answers over HTTP: the API for programs, pages for people, feeds for calendars, and what operators
//! watch. `routes` has every address.

pub mod api;
pub mod assets;
pub mod body;
pub mod call;
pub mod endpoint;
pub mod entity_tag;
pub mod error;
pub mod headers;
pub mod health;
pub mod host;
pub mod metrics;
pub mod observe;
pub mod openapi;
pub mod pages;
pub mod paging;
pub mod query;
pub mod resource;
pub mod routes;
pub mod schemas;

use actix_web::App;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::web::Data;
use tracing_actix_web::TracingLogger;

use crate::clock::Clock;
use crate::domain::capability::Links;
use crate::store::Store;
pub use metrics::Metrics;

/// What handlers work with. Cheap to clone; every worker of the server has one.
#[derive(Clone, Debug)]
pub struct State {
    /// The database.
    pub store: Store,
    /// The present.
    pub clock: Clock,
    /// Makes and reads links; knows the public address.
    pub links: Links,
    /// Counts of this process.
    pub metrics: Metrics,
}

/// The application that one worker of the server runs.
pub fn app(
    state: State,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    App::new()
        .app_data(Data::new(state))
        .configure(routes::configure)
        .wrap(from_fn(host::refuse_others))
        .wrap(from_fn(observe::note))
        .wrap(TracingLogger::<observe::Redacted>::new())
}
