//! Why the application does not start.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use crate::config::SecretError;
use crate::mail::dkim::DkimError;
use crate::mail::mailbox::MailboxError;
use crate::mail::smtp::InvalidServer;
use crate::store;
use crate::web::provider::ProviderError;

/// Why the application does not start, or stopped.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The key that signs links cannot be had.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// Nothing can be signed with that key.
    #[error("the key that signs links cannot be used: give another with ESCALE_SECRET")]
    Key,
    /// The database cannot be used.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The mail server is not one.
    #[error("ESCALE_SMTP_URL: {0}")]
    Smtp(#[from] InvalidServer),
    /// The mailbox is not one.
    #[error("ESCALE_IMAP_URL: {0}")]
    Imap(#[from] MailboxError),
    /// Messages cannot be signed.
    #[error("ESCALE_DKIM_KEY_FILE {path}: {source}")]
    Dkim {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: KeyFileError,
    },
    /// The provider of the office's accounts is none.
    #[error("ESCALE_OIDC_ISSUER: {0}")]
    Provider(#[from] ProviderError),
    /// The address is taken, or not ours.
    #[error(
        "cannot listen on {address}: {source}; free the port, or choose another with ESCALE_LISTEN"
    )]
    Listen {
        /// Which address.
        address: SocketAddr,
        /// Why not.
        source: io::Error,
    },
    /// The operating system refused something else.
    #[error("the server cannot run: {0}")]
    Server(#[from] io::Error),
}

/// Why a key cannot be had from its file.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// The file cannot be read.
    #[error("it cannot be read: {0}")]
    File(#[from] io::Error),
    /// It holds no key for signatures.
    #[error(transparent)]
    Key(#[from] DkimError),
}
