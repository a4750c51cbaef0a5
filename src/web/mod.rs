//! Everything that answers over HTTP: the API for programs, pages for people, feeds for calendars, and what operators
//! watch. `routes` has the addresses of the API and leads to all others.

pub mod api;
pub mod assets;
pub mod body;
pub mod call;
pub mod client;
pub mod encoding;
pub mod endpoint;
pub mod entity_tag;
pub mod error;
pub mod feeds;
pub mod form;
pub mod gate;
pub mod hashing;
pub mod headers;
pub mod health;
pub mod host;
pub mod limits;
pub mod metrics;
pub mod observe;
pub mod office;
pub mod openapi;
pub mod origin;
pub mod pages;
pub mod paging;
pub mod passwords;
pub mod people;
pub mod preferences;
pub mod process;
pub mod provider;
pub mod query;
pub mod resource;
pub mod routes;
pub mod schemas;
pub mod session;
pub mod upload;
pub mod visitor;

use std::io;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::web::Data;
use actix_web::{App, HttpRequest};
use ipnet::IpNet;
use tokio::sync::Notify;
use tracing_actix_web::TracingLogger;

use crate::actions::clashes::Clashes;
use crate::actions::drafts::Drafts;
use crate::actions::replies::AllReplies;
use crate::actions::reviews::Reviews;
use crate::actions::seal::Seal;
use crate::actions::secretariat::Secretariat;
use crate::actions::summaries::Summaries;
use crate::clock::Clock;
use crate::store::Store;
pub use assets::Assets;
pub use feeds::Feeds;
pub use hashing::Hashing;
pub use limits::Limits;
pub use metrics::Metrics;
pub use provider::Provider;

/// What handlers work with. Cheap to clone; every worker of the server has one.
#[derive(Clone, Debug)]
pub struct State {
    /// The database.
    pub store: Store,
    /// The present.
    pub clock: Clock,
    /// How this installation writes to people; makes and reads links.
    pub secretariat: Secretariat,
    /// Counts of this process.
    pub metrics: Metrics,
    /// Feeds already drawn.
    pub feeds: Feeds,
    /// Drafts already read.
    pub drafts: Drafts,
    /// Clashes already found.
    pub clashes: Clashes,
    /// Answers already gathered.
    pub replies: AllReplies,
    /// Visits already summed up.
    pub summaries: Summaries,
    /// Reviews already made.
    pub reviews: Reviews,
    /// Rung when something may have become due.
    pub bell: Arc<Notify>,
    /// Where messages are kept, if they are kept instead of sent.
    pub mail_folder: Option<PathBuf>,
    /// Whether anybody may read them on our pages: only in a demo.
    pub shows_kept_mail: bool,
    /// Stylesheet and icon.
    pub assets: Arc<Assets>,
    /// Opens what only this installation can read.
    pub seal: Seal,
    /// How often something may be tried.
    pub limits: Limits,
    /// Where passwords are hashed.
    pub hashing: Hashing,
    /// Who knows the people of an office, if anybody is asked.
    pub provider: Option<Provider>,
    /// Whose word is taken for where a request comes from.
    pub trusted_proxies: Arc<[IpNet]>,
}

impl State {
    /// The state of a process that has answered nothing yet.
    ///
    /// # Errors
    /// If the assets cannot be compressed.
    pub fn new(store: Store, clock: Clock, secretariat: Secretariat) -> io::Result<Self> {
        let (seal, limits) = (Seal::new(&secretariat.links), Limits::new(&clock));
        let drafts = Drafts::default();
        let clashes = Clashes::new(drafts.clone());
        Ok(Self {
            feeds: Feeds::new(store.clone()),
            store,
            clock,
            secretariat,
            metrics: Metrics::default(),
            summaries: Summaries::new(clashes.clone()),
            drafts,
            clashes,
            replies: AllReplies::default(),
            reviews: Reviews::default(),
            bell: Arc::new(Notify::new()),
            mail_folder: None,
            shows_kept_mail: false,
            assets: Arc::new(Assets::load()?),
            seal,
            limits,
            hashing: Hashing::default(),
            provider: None,
            trusted_proxies: Arc::new([]),
        })
    }
}

impl State {
    /// Where a request comes from.
    #[must_use]
    pub fn client(&self, request: &HttpRequest) -> IpAddr {
        client::address(
            request.peer_addr(),
            request.headers(),
            &self.trusted_proxies,
        )
    }
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
        .wrap(from_fn(limits::count_misses))
        .wrap(from_fn(origin::refuse_others))
        .wrap(from_fn(host::refuse_others))
        .wrap(from_fn(observe::note))
        .wrap(TracingLogger::<observe::Redacted>::new())
        .wrap(headers::always())
        .wrap(from_fn(feeds::answer_from_memory))
}
