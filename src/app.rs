//! The whole application: what the parts are made of, how they start together and how they stop.

pub mod check;
mod crew;
mod error;

use std::fs;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use actix_web::HttpServer;
use actix_web::dev::ServerHandle;
use secrecy::ExposeSecret as _;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

use crate::actions::secretariat::Secretariat;
use crate::actions::users::first_link_secret;
use crate::clock::Clock;
use crate::config::{self, Config, Database};
use crate::domain::capability::Links;
use crate::domain::ids::InstanceId;
use crate::jobs::housekeeping::Housekeeping;
use crate::jobs::mailbox::Fetcher;
use crate::jobs::reconcile::Sender;
use crate::jobs::schedule::Schedule;
use crate::jobs::worker::Worker;
use crate::mail::dkim::Dkim;
use crate::mail::mailbox::Address;
use crate::mail::message::Mailbox;
use crate::mail::pace::Limits;
use crate::mail::smtp::{Pool, Server, Timeouts};
use crate::mail::transport::Transport;
use crate::store::publications::Shelf;
use crate::store::{self, Store, users};
use crate::web;
use crate::web::provider::Provider;
use crew::Crew;
pub use error::{KeyFileError, StartError};

/// Threads that answer requests. What takes time runs elsewhere.
const WEB_THREADS: usize = 2;

/// Threads of each of them for what waits for the database: each keeps memory of its own.
const WAITING_THREADS: usize = 8;

/// How long the head of a request may take to come. What its body may take is in `web::body`.
const HEAD_TIMEOUT: Duration = Duration::from_secs(5);

/// How long requests under way may take when the process is asked to stop.
const LAST_ANSWERS: u64 = 10;

/// What every part of one process shares.
#[derive(Clone, Debug)]
pub struct App {
    /// The database, migrated.
    pub store: Store,
    /// Tells the time.
    pub clock: Clock,
    /// How this installation writes to people.
    pub secretariat: Secretariat,
    /// Where mail goes.
    pub transport: Arc<Transport>,
    /// Rung when something may have become due.
    pub bell: Arc<Notify>,
    /// Who knows the people of the office, if anybody is asked.
    pub provider: Option<Provider>,
    /// Whether anybody may read the messages that are kept.
    pub is_demo: bool,
    config: Arc<Config>,
}

/// Which parts of the application run in this process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// Pages, API and worker.
    All,
    /// Everything but the worker.
    Web,
    /// The worker alone.
    Worker,
}

/// Opens the database that the configuration names, as it is.
///
/// # Errors
/// Those of the database.
pub fn connect(config: &Config) -> Result<Store, store::Error> {
    let opened = match &config.database {
        Database::Sqlite(path) => Store::open(&format!("sqlite:{}", path.display())),
        Database::Postgres(url) => Store::open(url.expose_secret()),
    };
    opened.map_err(|error| match error {
        store::Error::Unavailable { reason } => store::Error::Unavailable {
            reason: format!("ESCALE_DATABASE_URL: {}", reason.trim()),
        },
        other => other,
    })
}

/// Opens the database that the configuration names, and migrates it.
///
/// # Errors
/// Those of the database.
pub fn open_store(config: &Config) -> Result<Store, store::Error> {
    let store = connect(config)?;
    store.migrate()?;
    Ok(store)
}

/// Who writes, with links below `public_url`.
///
/// # Errors
/// [`StartError::Secret`] if the key that signs links cannot be had.
pub fn secretariat(config: &Config, public_url: &str) -> Result<Secretariat, StartError> {
    let secret = config.secret.load()?;
    let from = &config.mail_from;
    Ok(Secretariat {
        from: Mailbox {
            name: from.name.clone().unwrap_or_default(),
            address: from.email.to_string(),
        },
        authserv_id: config.authserv_id.clone(),
        bounces: config.bounce_address.as_ref().map(ToString::to_string),
        links: Links::new(public_url, secret.expose_secret()).ok_or(StartError::Key)?,
        shelf: Shelf::default(),
        hold: Duration::try_from(config.update_hold).unwrap_or_default(),
        new_addresses_per_day: config.new_addresses_per_day,
        dkim: config.dkim.as_ref().map(signer).transpose()?.map(Arc::new),
    })
}

/// What signs messages.
///
/// # Errors
/// [`StartError::Dkim`] if the key cannot be had.
pub fn signer(config: &config::Dkim) -> Result<Dkim, StartError> {
    let path = &config.key_file;
    let read = fs::read(path).map_err(KeyFileError::from);
    read.and_then(|pem| Ok(Dkim::new(&config.domain, &config.selector, &pem)?))
        .map_err(|source| StartError::Dkim {
            path: path.clone(),
            source,
        })
}

/// The base of every link: as configured, else where the process listens.
#[must_use]
pub fn public_url(config: &Config, address: SocketAddr) -> String {
    config
        .public_url
        .as_ref()
        .map_or_else(|| format!("http://{address}"), ToString::to_string)
}

/// An application that listens already, but does not answer yet.
#[derive(Debug)]
pub struct Bound {
    /// What its parts share.
    pub app: App,
    /// Where it listens; the configured address if it answers nobody.
    pub address: SocketAddr,
    parts: Parts,
    listener: Option<TcpListener>,
}

/// Builds the parts of the application: opens the database, binds the address, chooses the transport.
///
/// # Errors
/// [`StartError`].
pub fn build(config: Config, parts: Parts) -> Result<Bound, StartError> {
    let unusable = |source| StartError::Listen {
        address: config.listen,
        source,
    };
    let (listener, address) = match parts {
        // what answers nobody takes no address: the other half may be on this machine
        Parts::Worker => (None, config.listen),
        Parts::All | Parts::Web => {
            let listener = TcpListener::bind(config.listen).map_err(unusable)?;
            let address = listener.local_addr().map_err(unusable)?;
            (Some(listener), address)
        }
    };
    let store = open_store(&config)?;
    let transport = match &config.smtp_url {
        Some(url) => Transport::Smtp(Box::new(Pool::new(
            Server::from_url(url)?,
            config.smtp_connections,
            Timeouts::default(),
        ))),
        None => Transport::Folder(config.mail_folder.clone()),
    };
    let public_url = public_url(&config, address);
    let provider = config.oidc.as_ref();
    let provider = provider.map(|oidc| Provider::new(oidc, &public_url));
    let app = App {
        store,
        clock: Clock::System,
        secretariat: secretariat(&config, &public_url)?,
        provider: provider.transpose()?,
        transport: Arc::new(transport),
        bell: Arc::new(Notify::new()),
        is_demo: false,
        config: Arc::new(config),
    };
    Ok(Bound {
        app,
        address,
        parts,
        listener,
    })
}

impl App {
    /// A worker of this process.
    #[must_use]
    pub fn worker(&self, instance: InstanceId) -> Worker {
        Worker {
            store: self.store.clone(),
            transport: Arc::clone(&self.transport),
            sender: Sender {
                secretariat: self.secretariat.clone(),
                instance,
            },
            clock: self.clock.clone(),
            connections: usize::from(self.config.smtp_connections),
            pace: Limits {
                at_once: self.config.domain_connections,
                per_minute: self.config.domain_rate,
            },
            retry_after: Duration::try_from(self.config.retry_after).unwrap_or_default(),
            bell: Arc::clone(&self.bell),
        }
    }

    /// What gives reminders their messages.
    #[must_use]
    pub fn schedule(&self) -> Schedule {
        Schedule {
            store: self.store.clone(),
            secretariat: self.secretariat.clone(),
            clock: self.clock.clone(),
            bell: Arc::clone(&self.bell),
        }
    }

    /// What forgets what is good for nothing any more.
    #[must_use]
    pub fn housekeeping(&self) -> Housekeeping {
        Housekeeping {
            store: self.store.clone(),
            clock: self.clock.clone(),
        }
    }

    /// Where the first administrator is added; nothing if there is a user.
    ///
    /// # Errors
    /// Those of the database.
    pub fn first_url(&self) -> Result<Option<String>, store::Error> {
        let is_any = self.store.read_blocking(users::is_any)?;
        let secret = first_link_secret(&self.secretariat);
        let base = self.secretariat.links.public_url();
        Ok((!is_any).then(|| format!("{base}/first/{secret}")))
    }

    /// What fetches mail to us, if it is to be fetched.
    ///
    /// # Errors
    /// If the URL of the mailbox is none.
    pub fn fetcher(&self) -> Result<Option<Fetcher>, StartError> {
        let address = self.config.imap_url.as_ref().map(Address::from_url);
        Ok(address.transpose()?.map(|address| Fetcher {
            address,
            store: self.store.clone(),
            secretariat: self.secretariat.clone(),
            clock: self.clock.clone(),
        }))
    }

    /// Where messages are kept, if they are kept instead of sent.
    #[must_use]
    pub fn mail_folder(&self) -> Option<&PathBuf> {
        match &*self.transport {
            Transport::Folder(folder) => Some(folder),
            Transport::Smtp(_) | Transport::Memory(_) => None,
        }
    }

    /// What handlers work with.
    ///
    /// # Errors
    /// If the assets cannot be compressed.
    pub fn web_state(&self) -> io::Result<web::State> {
        let (store, clock) = (self.store.clone(), self.clock.clone());
        Ok(web::State {
            bell: Arc::clone(&self.bell),
            mail_folder: self.mail_folder().cloned(),
            shows_kept_mail: self.is_demo,
            provider: self.provider.clone(),
            trusted_proxies: self.config.trusted_proxies.as_slice().into(),
            ..web::State::new(store, clock, self.secretariat.clone())?
        })
    }
}

impl Bound {
    /// Runs until the process is asked to stop (SIGTERM, SIGINT), then ends what is under way and loses nothing.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn run(self) -> Result<(), StartError> {
        // From now on a signal is a request, not the end.
        let asked_to_stop = asked_to_stop()?;
        let (stop, stopping) = watch::channel(false);
        let worker = match self.parts {
            Parts::Web => None,
            Parts::All | Parts::Worker => Some(Crew::start(&self.app, &stopping).await?),
        };
        let state = self.app.web_state()?;
        let watching = tokio::spawn(state.feeds.watch(stopping.clone()));
        let server = match self.listener {
            None => None,
            Some(listener) => Some(serve(listener, state)?),
        };
        asked_to_stop.await;
        tracing::info!("stopping: what is under way ends first");
        stop.send_replace(true);
        if let Some((handle, _)) = &server {
            handle.stop(true).await;
        }
        if let Some(crew) = worker {
            crew.end(&self.app.store).await;
        }
        watching.abort();
        Ok(())
    }
}

/// Starts to answer.
fn serve(
    listener: TcpListener,
    state: web::State,
) -> Result<(ServerHandle, JoinHandle<io::Result<()>>), StartError> {
    let server = HttpServer::new(move || web::app(state.clone()))
        .workers(WEB_THREADS)
        .client_request_timeout(HEAD_TIMEOUT)
        .worker_max_blocking_threads(WAITING_THREADS)
        .disable_signals()
        .shutdown_timeout(LAST_ANSWERS)
        .listen(listener)?
        .run();
    let handle = server.handle();
    Ok((handle, tokio::spawn(server)))
}

/// Listens for SIGTERM and SIGINT at once; ends with the first.
fn asked_to_stop() -> io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
