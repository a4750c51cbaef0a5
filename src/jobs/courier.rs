//! Brings documents to addresses that strangers named: webhooks of organisers, devices of participants. Only addresses
//! of the public internet are called, by TLS. They are looked at when a name is resolved for the very connection that
//! is made, so a name that stands for another address a moment later leads nowhere else. Redirects are not followed, and
//! of an answer only the status is read.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::task::spawn_blocking;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

use crate::domain::public_address::is_public;

/// How long a receiver may take, from the look-up of its name to the status of its answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long it may take to connect.
const KNOCK: Duration = Duration::from_secs(5);
/// The longest head of an answer that is read, in octets.
const LONGEST_HEAD: usize = 16 * 1024;

/// A document and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The address.
    pub url: String,
    /// Fields of the head, each with its value.
    pub headers: Vec<(&'static str, String)>,
    /// The document.
    pub body: Vec<u8>,
}

/// Why a document was not taken.
#[derive(Debug, thiserror::Error)]
pub enum Unposted {
    /// The receiver's name stands for an address that is not the public's.
    #[error("the address is not one of the public internet")]
    NotPublic,
    /// Nobody answers, or not in time, or without a valid certificate.
    #[error("the receiver cannot be reached: {0}")]
    Away(String),
    /// The receiver is there no more, and says so (RFC 9110 §15.5.11).
    #[error("the receiver answered 410: it is gone")]
    Gone,
    /// The receiver does not want it.
    #[error("the receiver answered {0}")]
    Refused(u16),
}

/// Brings documents. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Courier(Agent);

impl Default for Courier {
    fn default() -> Self {
        Self::resolving(PublicOnly(DefaultResolver::default()), true)
    }
}

impl Courier {
    /// One that goes to this machine and nowhere else, without TLS: for the receivers of tests.
    #[must_use]
    pub fn to_this_machine() -> Self {
        Self::resolving(ThisMachineOnly(DefaultResolver::default()), false)
    }

    fn resolving(resolver: impl Resolver, https_only: bool) -> Self {
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier);
        let config: Config = Agent::config_builder()
            .https_only(https_only)
            // a proxy would look names up by itself
            .proxy(None)
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .timeout_connect(Some(KNOCK))
            .max_response_header_size(LONGEST_HEAD)
            .max_idle_connections(0)
            .user_agent("Escale")
            .tls_config(tls.build())
            .build();
        Self(Agent::with_parts(
            config,
            DefaultConnector::default(),
            resolver,
        ))
    }

    /// Brings a document.
    ///
    /// # Errors
    /// [`Unposted`].
    pub async fn bring(&self, post: Post) -> Result<(), Unposted> {
        let agent = self.0.clone();
        let brought = spawn_blocking(move || bring(&agent, &post)).await;
        brought.unwrap_or_else(|error| Err(Unposted::Away(error.to_string())))
    }
}

fn bring(agent: &Agent, post: &Post) -> Result<(), Unposted> {
    let mut request = agent.post(&post.url);
    for (name, value) in &post.headers {
        request = request.header(*name, value);
    }
    let answer = request.send(&post.body).map_err(unposted)?;
    match answer.status().as_u16() {
        200..=299 => Ok(()),
        410 => Err(Unposted::Gone),
        status => Err(Unposted::Refused(status)),
    }
}

fn unposted(error: Error) -> Unposted {
    match error {
        Error::Io(error) if is_refusal(&error) => Unposted::NotPublic,
        Error::RequireHttpsOnly(_) => Unposted::NotPublic,
        error => Unposted::Away(error.to_string()),
    }
}

fn is_refusal(error: &io::Error) -> bool {
    let inner = error.get_ref();
    inner.is_some_and(<dyn std::error::Error + Send + Sync>::is::<NotPublic>)
}

/// A name stands for an address where we do not go.
#[derive(Debug)]
struct NotPublic;

impl fmt::Display for NotPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the address is not one of the public internet")
    }
}

impl std::error::Error for NotPublic {}

/// The addresses, if we go to every one of them.
fn checked(
    found: ResolvedSocketAddrs,
    may_go: fn(&SocketAddr) -> bool,
) -> Result<ResolvedSocketAddrs, Error> {
    if found.iter().all(may_go) {
        Ok(found)
    } else {
        let refused = io::Error::new(io::ErrorKind::PermissionDenied, NotPublic);
        Err(Error::Io(refused))
    }
}

/// Resolves names of the public internet.
#[derive(Debug)]
struct PublicOnly<R>(R);

impl<R: Resolver> Resolver for PublicOnly<R> {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.0.resolve(uri, config, timeout)?;
        checked(found, |address| {
            is_public(address.ip()) && address.port() == 443
        })
    }
}

/// Resolves names of this machine.
#[derive(Debug)]
struct ThisMachineOnly(DefaultResolver);

impl Resolver for ThisMachineOnly {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.0.resolve(uri, config, timeout)?;
        checked(found, |address| address.ip().is_loopback())
    }
}

#[cfg(test)]
mod tests;
