//! A mailbox on an IMAP server (RFC 3501), from which mail to us is fetched.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_imap::error::Error as ImapError;
use async_imap::types::Name;
use async_imap::{Client, Session};
use futures_util::TryStreamExt as _;
use percent_encoding::percent_decode_str;
use rustls_platform_verifier::BuilderVerifierExt as _;
use secrecy::{ExposeSecret, SecretString};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{self, ClientConfig};
use url::Url;

use super::inbound::LONGEST;

/// How long the server may take for one answer.
const PATIENCE: Duration = Duration::from_mins(1);

/// Where the mailbox is, and who we are to its server.
#[derive(Clone)]
pub struct Address {
    host: String,
    port: u16,
    is_encrypted: bool,
    user: String,
    password: SecretString,
    folder: String,
}

/// Why a mailbox cannot be used. It never repeats the URL, which holds a password.
#[derive(Debug, thiserror::Error)]
pub enum MailboxError {
    /// No URL of a mailbox.
    #[error(
        "the IMAP URL must be imaps://USER:PASSWORD@HOST or imap://USER:PASSWORD@HOST:PORT: {0}"
    )]
    Url(&'static str),
    /// No connection.
    #[error("the IMAP server {host} cannot be reached: {source}")]
    Unreachable {
        /// Which server.
        host: String,
        /// Why not.
        source: std::io::Error,
    },
    /// TLS cannot be set up.
    #[error("TLS for the IMAP server cannot be set up: {0}")]
    Tls(#[from] rustls::Error),
    /// The server does not know us, or does not do what it was asked.
    #[error("the IMAP server refuses: {0}")]
    Refused(#[from] ImapError),
    /// The server says nothing.
    #[error("the IMAP server has not answered for {PATIENCE:?}")]
    Silent,
}

impl MailboxError {
    /// Whether the server only does not do this one thing; else the connection is lost, or who knows what comes over it.
    #[must_use]
    pub const fn is_refusal(&self) -> bool {
        matches!(self, Self::Refused(ImapError::No(_) | ImapError::Bad(_)))
    }
}

/// A way to a server, encrypted or not.
trait Wire: AsyncRead + AsyncWrite + Unpin + Send + fmt::Debug {}

impl<W: AsyncRead + AsyncWrite + Unpin + Send + fmt::Debug> Wire for W {}

/// A mailbox that is open.
pub struct Mailbox {
    session: Session<Box<dyn Wire>>,
    can_idle: bool,
    can_move: bool,
    /// What the names of our folders begin with: nothing, or the name of the inbox where all lie below it.
    root: String,
}

impl Address {
    /// Reads `imaps://user:password@host:port/folder`; the folder is `INBOX` unless said.
    ///
    /// # Errors
    /// [`MailboxError::Url`].
    pub fn from_url(url: &SecretString) -> Result<Self, MailboxError> {
        let url =
            Url::parse(url.expose_secret()).map_err(|_no_url| MailboxError::Url("it is no URL"))?;
        let (is_encrypted, usual_port) = match url.scheme() {
            "imaps" => (true, 993),
            "imap" => (false, 143),
            _ => return Err(MailboxError::Url("it has another scheme")),
        };
        let text = |text: &str| {
            let decoded = percent_decode_str(text).decode_utf8();
            decoded
                .map(String::from)
                .map_err(|_not_text| MailboxError::Url("it is not UTF-8"))
        };
        let host = url.host_str().filter(|host| !host.is_empty());
        let password = url
            .password()
            .ok_or(MailboxError::Url("it has no password"))?;
        let folder = text(url.path().trim_matches('/'))?;
        Ok(Self {
            host: host
                .ok_or(MailboxError::Url("it names no host"))?
                .to_owned(),
            port: url.port().unwrap_or(usual_port),
            is_encrypted,
            user: text(url.username())?,
            password: text(password)?.into(),
            folder: if folder.is_empty() {
                "INBOX".to_owned()
            } else {
                folder
            },
        })
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Address")
            .field("host", &self.host)
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

impl Mailbox {
    /// Opens a mailbox.
    ///
    /// # Errors
    /// [`MailboxError`].
    pub async fn open(address: &Address) -> Result<Self, MailboxError> {
        let mut client = Client::new(in_time(connect(address)).await??);
        let greeting = in_time(client.read_response()).await?;
        greeting
            .map_err(ImapError::Io)?
            .ok_or(ImapError::ConnectionLost)?;
        let login = client.login(&address.user, address.password.expose_secret());
        let mut session = in_time(login).await?.map_err(|(error, _)| error)?;
        let capabilities = in_time(session.capabilities()).await??;
        in_time(session.select(&address.folder)).await??;
        Ok(Self {
            can_idle: capabilities.has_str("IDLE"),
            can_move: capabilities.has_str("MOVE"),
            root: String::new(),
            session,
        })
    }

    /// What lies in it, by UID, the oldest first.
    ///
    /// # Errors
    /// [`MailboxError`].
    pub async fn waiting(&mut self) -> Result<Vec<u32>, MailboxError> {
        let found = in_time(self.session.uid_search("UNDELETED")).await??;
        let mut waiting: Vec<u32> = found.into_iter().collect();
        waiting.sort_unstable();
        Ok(waiting)
    }

    /// A mail as it came over the wire, without marking it as read; `None` if it is gone. Of one that is too long, only so
    /// much that it is seen to be.
    ///
    /// # Errors
    /// [`MailboxError`].
    pub async fn fetch(&mut self, uid: u32) -> Result<Option<Vec<u8>>, MailboxError> {
        let part = format!("(UID BODY.PEEK[]<0.{}>)", LONGEST + 1);
        let fetching = async {
            let fetched = self.session.uid_fetch(uid.to_string(), part).await?;
            fetched.try_collect::<Vec<_>>().await
        };
        let fetched = in_time(fetching).await??;
        let body = fetched.iter().find(|fetch| fetch.uid == Some(uid));
        Ok(body.and_then(|fetch| fetch.body()).map(<[u8]>::to_vec))
    }

    /// Puts a mail into another folder, which is made when first needed: beside the inbox, or below it where the server
    /// lets us make none elsewhere.
    ///
    /// # Errors
    /// [`MailboxError`].
    pub async fn put_away(&mut self, uid: u32, folder: &str) -> Result<(), MailboxError> {
        let place = format!("{}{folder}", self.root);
        let refusal = match self.moved(uid, &place).await {
            Err(error) if error.is_refusal() => error,
            done => return done,
        };
        for root in [String::new(), self.below_inbox().await?] {
            let place = format!("{root}{folder}");
            if self.has(&place).await? {
                if root == self.root {
                    return Err(refusal);
                }
            } else {
                match in_time(self.session.create(&place)).await? {
                    Err(ImapError::No(_) | ImapError::Bad(_)) => continue,
                    made => made?,
                }
            }
            self.root = root;
            return self.moved(uid, &place).await;
        }
        Err(refusal)
    }

    /// What the names of folders below the inbox begin with; nothing if there can be none.
    async fn below_inbox(&mut self) -> Result<String, MailboxError> {
        let names = self.listed("INBOX").await?;
        let delimiter = names.iter().find_map(|name| name.delimiter());
        Ok(delimiter.map_or_else(String::new, |delimiter| format!("INBOX{delimiter}")))
    }

    async fn has(&mut self, folder: &str) -> Result<bool, MailboxError> {
        Ok(!self.listed(folder).await?.is_empty())
    }

    async fn listed(&mut self, folder: &str) -> Result<Vec<Name>, MailboxError> {
        let quoted = format!("\"{}\"", folder.replace('\\', "\\\\"));
        let listing = async {
            let names = self.session.list(Some(""), Some(&quoted)).await?;
            names.try_collect::<Vec<_>>().await
        };
        Ok(in_time(listing).await??)
    }

    async fn moved(&mut self, uid: u32, folder: &str) -> Result<(), MailboxError> {
        let uid = uid.to_string();
        if self.can_move {
            return Ok(in_time(self.session.uid_mv(&uid, folder)).await??);
        }
        in_time(self.session.uid_copy(&uid, folder)).await??;
        let removing = async {
            let flags = self
                .session
                .uid_store(&uid, "+FLAGS.SILENT (\\Deleted)")
                .await?;
            flags.try_collect::<Vec<_>>().await?;
            self.session.expunge().await?.try_collect::<Vec<_>>().await
        };
        in_time(removing).await??;
        Ok(())
    }

    /// Waits until something may have come, at most for `longest`. A server that cannot say so is asked again then.
    ///
    /// # Errors
    /// [`MailboxError`].
    pub async fn wait(self, longest: Duration) -> Result<Self, MailboxError> {
        if !self.can_idle {
            tokio::time::sleep(longest).await;
            return Ok(self);
        }
        let mut idle = self.session.idle();
        in_time(idle.init()).await??;
        let (news, _stop) = idle.wait_with_timeout(longest);
        news.await?;
        let session = in_time(idle.done()).await??;
        Ok(Self { session, ..self })
    }

    /// Takes leave of the server.
    pub async fn close(mut self) {
        // whoever leaves needs no answer
        drop(in_time(self.session.logout()).await);
    }
}

impl fmt::Debug for Mailbox {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Mailbox")
    }
}

async fn connect(address: &Address) -> Result<Box<dyn Wire>, MailboxError> {
    let unreachable = |source| MailboxError::Unreachable {
        host: address.host.clone(),
        source,
    };
    let plain = TcpStream::connect((address.host.as_str(), address.port))
        .await
        .map_err(unreachable)?;
    if !address.is_encrypted {
        return Ok(Box::new(plain));
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_platform_verifier()?
        .with_no_client_auth();
    let name = ServerName::try_from(address.host.clone()).map_err(|_no_name| {
        MailboxError::Url("its host has no name that a certificate could have")
    })?;
    let stream = TlsConnector::from(Arc::new(config))
        .connect(name, plain)
        .await;
    Ok(Box::new(stream.map_err(unreachable)?))
}

async fn in_time<T>(answer: impl Future<Output = T>) -> Result<T, MailboxError> {
    timeout(PATIENCE, answer)
        .await
        .map_err(|_elapsed| MailboxError::Silent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_names_a_mailbox() {
        let address = |url: &str| Address::from_url(&url.into());
        let read =
            address("imaps://visits%40city.example:a%2Fb@mail.city.example/Answers").unwrap();
        assert_eq!(
            (read.user.as_str(), read.password.expose_secret()),
            ("visits@city.example", "a/b")
        );
        assert_eq!(
            (read.port, read.folder.as_str(), read.is_encrypted),
            (993, "Answers", true)
        );
        let plain = address("imap://visits:secret@127.0.0.1:1143").unwrap();
        assert_eq!(
            (plain.port, plain.folder.as_str(), plain.is_encrypted),
            (1143, "INBOX", false)
        );
        for wrong in [
            "",
            "imaps://host",
            "imaps://user@host",
            "smtp://a:b@host",
            "imaps://a:b@",
        ] {
            let error = address(wrong).unwrap_err().to_string();
            assert!(
                error.contains("imaps://USER:PASSWORD@HOST"),
                "{wrong}: {error}"
            );
        }
        assert!(!format!("{read:?}").contains("a/b"));
    }
}
