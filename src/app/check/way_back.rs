//! The way back for mail: whether what is sent to our address comes to us.

use std::time::Duration;

use tokio::time::{Instant, sleep};
use uuid::Uuid;

use super::Finding;
use super::mail::HURRIED;
use crate::app::StartError;
use crate::app::signer;
use crate::clock::Clock;
use crate::config::Config;
use crate::language::Language;
use crate::mail::inbound::read;
use crate::mail::mailbox::{Address, Mailbox, MailboxError};
use crate::mail::message::{self, Letter, Message, Unwritable};
use crate::mail::smtp::{InvalidServer, Pool, Server};
use crate::mail::transport::{SendError, Transport};
use crate::store::{self, Store, inbound};

/// How long a mail may take.
const LONGEST: Duration = Duration::from_mins(1);

/// How often it is looked for.
const LOOK: Duration = Duration::from_secs(1);

/// How many of the newest mails in a mailbox are looked at.
const NEWEST: usize = 20;

/// Why nobody knows whether mail comes back.
#[derive(Debug, thiserror::Error)]
enum Interrupted {
    #[error("ESCALE_SMTP_URL is not set, so nothing can be sent")]
    NoServer,
    #[error(transparent)]
    Server(#[from] InvalidServer),
    #[error(transparent)]
    Key(#[from] StartError),
    #[error(transparent)]
    Message(#[from] Unwritable),
    #[error(transparent)]
    Send(#[from] SendError),
    #[error(transparent)]
    Mailbox(#[from] MailboxError),
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Interrupted {
    const fn remedy(&self) -> &'static str {
        match self {
            Self::NoServer => "set ESCALE_SMTP_URL, then try again",
            Self::Server(_) => "see what is said of the mail server, then try again",
            Self::Send(_) => {
                "see what is said of the mail server; if that is good, look at its log: it has to take mail from the \
                 address of ESCALE_MAIL_FROM to the same one"
            }
            Self::Key(_) | Self::Message(_) => "see what is said of signatures, then try again",
            Self::Mailbox(_) => "see what is said of the mailbox, then try again",
            Self::Store(_) => "see what is said of the database, then try again",
        }
    }
}

/// The mailbox from which answers are fetched, if there is one.
pub(super) async fn mailbox(config: &Config) -> Finding {
    const ABOUT: &str = "mailbox";
    let Some(opened) = open(config).await.transpose() else {
        let advice = format!(
            "let the mail server pipe what comes to {} into `escale receive`, or set ESCALE_IMAP_URL; then try \
             `escale check --round-trip`",
            config.mail_from.email
        );
        return Finding::noted(ABOUT, "answers are fetched from none", advice);
    };
    let counted = async {
        let mut mailbox = opened?;
        let waiting = mailbox.waiting().await?;
        mailbox.close().await;
        Ok::<_, MailboxError>(waiting.len())
    };
    match counted.await {
        Ok(count) => Finding::good(ABOUT, format!("opens; mails that wait in it: {count}")),
        Err(error) => Finding::wrong(
            ABOUT,
            error.to_string(),
            "check host, port, user, password and folder in ESCALE_IMAP_URL, and that the certificate of the server is \
             valid for the host",
        ),
    }
}

/// Sends a mail to our own address, and waits until it comes back: into the mailbox, or to an Escale that runs.
pub(super) async fn round_trip(config: &Config, store: Option<&Store>, clock: &Clock) -> Finding {
    const ABOUT: &str = "way back";
    let address = &config.mail_from.email;
    match travelled(config, store, clock).await {
        Ok(Some(took)) => Finding::good(
            ABOUT,
            format!(
                "a mail to {address} came back within {} s",
                took.as_secs() + 1
            ),
        ),
        Ok(None) => Finding::wrong(
            ABOUT,
            format!(
                "a mail to {address} has not come back within {} s",
                LONGEST.as_secs()
            ),
            "let the mail server deliver what comes to the address of ESCALE_MAIL_FROM to the mailbox of ESCALE_IMAP_URL, or \
             into `escale receive`, and look at its log: calendars answer to this address",
        ),
        Err(error) => Finding::wrong(ABOUT, error.to_string(), error.remedy()),
    }
}

/// How long a mail took to come back; `None`: longer than we wait.
async fn travelled(
    config: &Config,
    store: Option<&Store>,
    clock: &Clock,
) -> Result<Option<Duration>, Interrupted> {
    let mail = written(config, clock)?;
    let digest = read(&mail.bytes).digest;
    let mut mailbox = open(config).await?;
    let url = config.smtp_url.as_ref().ok_or(Interrupted::NoServer)?;
    let pool = Pool::new(Server::from_url(url)?, 1, HURRIED);
    let transport = Transport::Smtp(Box::new(pool));
    transport.send(&mail).await?;
    transport.close().await;
    let since = Instant::now();
    while since.elapsed() < LONGEST {
        let is_taken = match store {
            Some(store) => was_taken(store, digest).await?,
            None => false,
        };
        let is_there = match &mut mailbox {
            Some(mailbox) => lies_in(mailbox, digest).await?,
            None => false,
        };
        if is_taken || is_there {
            return Ok(Some(since.elapsed()));
        }
        sleep(LOOK).await;
    }
    Ok(None)
}

/// The mailbox of the configuration, opened.
async fn open(config: &Config) -> Result<Option<Mailbox>, MailboxError> {
    match &config.imap_url {
        Some(url) => Mailbox::open(&Address::from_url(url)?).await.map(Some),
        None => Ok(None),
    }
}

/// A mail to ourselves, as unlike any other as its Message-ID.
fn written(config: &Config, clock: &Clock) -> Result<Message, Interrupted> {
    let ourselves = message::Mailbox {
        name: "Escale".to_owned(),
        address: config.mail_from.email.to_string(),
    };
    let (id, domain) = (Uuid::now_v7(), config.mail_from.email.domain());
    let words = "This mail only shows that mail to this address arrives. Nobody has to do anything about it.";
    let letter = Letter {
        from: ourselves.clone(),
        to: ourselves,
        reply_to: None,
        list: None,
        subject: "escale check: does this arrive?".to_owned(),
        date: clock.now(),
        message_id: format!("<check.{id}@{domain}>"),
        language: Language::En,
        text: format!("{words}\n"),
        html: format!("<!doctype html><html lang=\"en\"><body><p>{words}</p></body></html>\n"),
        unsubscribe: None,
        calendar: None,
    };
    let mut mail = letter.freeze()?;
    if let Some(settings) = &config.dkim {
        let signed = signer(settings)?.sign(&mut mail, letter.date);
        signed.map_err(Unwritable::from)?;
    }
    Ok(mail)
}

/// Whether an Escale that runs, or a pipe, took it in.
async fn was_taken(store: &Store, digest: [u8; 32]) -> Result<bool, store::Error> {
    let found = store.read(move |db| inbound::by_digest(db, &digest));
    Ok(found.await?.is_some())
}

/// Whether it lies in the mailbox, among the newest.
async fn lies_in(mailbox: &mut Mailbox, digest: [u8; 32]) -> Result<bool, MailboxError> {
    for uid in mailbox.waiting().await?.into_iter().rev().take(NEWEST) {
        let mail = mailbox.fetch(uid).await?;
        if mail.is_some_and(|raw| read(&raw).digest == digest) {
            return Ok(true);
        }
    }
    Ok(false)
}
