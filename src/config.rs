//! Everything an operator can set, read once at start from the environment and `.env`, and checked whole: every fault
//! is reported at once, with the variable, what is wrong and what would be right.

mod environment;
mod secret;
#[cfg(test)]
mod tests;
mod values;

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use ipnet::IpNet;
use jiff::SignedDuration;
use lettre::Address;
use lettre::message::Mailbox;
use secrecy::SecretString;
use url::Url;

pub use environment::{environment, environment_and_file};
pub use secret::{Secret, SecretError};
use values::Reader;

/// What the operator decided.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where everything is kept.
    pub database: Database,
    /// The address to listen on; port 0 picks one.
    pub listen: SocketAddr,
    /// Base of every link, without path; `None`: `http://` and the address actually bound.
    pub public_url: Option<Url>,
    /// The key that signs links.
    pub secret: Secret,
    /// How mail leaves, lettre's URL form; `None`: it is kept in `mail_folder`.
    pub smtp_url: Option<SecretString>,
    /// How many connections to the mail server may be open.
    pub smtp_connections: u16,
    /// How many messages may be under way to one domain; `None`: any number.
    pub domain_connections: Option<u16>,
    /// How many messages may go to one domain in a minute; `None`: any number.
    pub domain_rate: Option<u32>,
    /// Where messages are kept when there is no mail server.
    pub mail_folder: PathBuf,
    /// The one role address: sender and ORGANIZER.
    pub mail_from: Mailbox,
    /// What messages are signed with; `None`: they are not.
    pub dkim: Option<Dkim>,
    /// To how many new addresses an organiser may write in a day; `None`: to any number.
    pub new_addresses_per_day: Option<u32>,
    /// The sender of envelopes: a token of each message comes between `+` and `@`. `None`: `mail_from`.
    pub bounce_address: Option<Address>,
    /// Where mail to `mail_from` is fetched; `None`: it is brought.
    pub imap_url: Option<SecretString>,
    /// What the mail server calls itself where it says whether a sender is who they say (`authserv-id`, RFC 8601 §2.5);
    /// `None`: nobody is asked.
    pub authserv_id: Option<String>,
    /// How long a due notice waits for further edits.
    pub update_hold: SignedDuration,
    /// The first wait after a temporary refusal of one message.
    pub retry_after: SignedDuration,
    /// Proxies whose word is taken for where a request comes from (`X-Forwarded-For`).
    pub trusted_proxies: Vec<IpNet>,
    /// Where people may sign in with the account of their office; `None`: nowhere.
    pub oidc: Option<Oidc>,
    /// What is logged, in the syntax of `tracing_subscriber::EnvFilter`.
    pub log: String,
    /// How it is logged.
    pub log_format: LogFormat,
}

/// Where everything is kept.
#[derive(Clone, Debug)]
pub enum Database {
    /// A file.
    Sqlite(PathBuf),
    /// A server, by its URL with the password.
    Postgres(SecretString),
}

/// A provider of OpenID Connect that knows the people of an office, and what it knows this installation by.
#[derive(Clone, Debug)]
pub struct Oidc {
    /// Its address, character for character as it says it itself.
    pub issuer: String,
    /// What it calls this installation.
    pub client_id: String,
    /// What this installation proves itself by.
    pub client_secret: SecretString,
}

/// What messages are signed with (DKIM).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dkim {
    /// Which of the keys of the domain.
    pub selector: String,
    /// The domain that answers for the messages.
    pub domain: String,
    /// Where the private key is, in PEM.
    pub key_file: PathBuf,
}

/// How a line of the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

/// What a variable that is not given means.
#[derive(Clone, Copy, Debug)]
pub struct Defaults {
    /// `ESCALE_DATABASE_URL`.
    pub database_url: &'static str,
    /// The folder for mail when there is no `ESCALE_SMTP_URL`.
    pub mail_folder: &'static str,
    /// `ESCALE_SECRET_FILE`.
    pub secret_file: &'static str,
    /// `ESCALE_UPDATE_HOLD`.
    pub update_hold: &'static str,
}

impl Defaults {
    /// Those of every command but the demonstration.
    pub const SERVE: Self = Self {
        database_url: "sqlite:data/escale.db",
        mail_folder: "data/mail",
        secret_file: "data/secret.key",
        update_hold: "120s",
    };

    /// Those of the demonstration: nothing of the real office is touched, and notices leave at once.
    pub const DEMO: Self = Self {
        database_url: "sqlite:data/demo.db",
        mail_folder: "data/demo-mail",
        secret_file: "data/demo.key",
        update_hold: "0s",
    };
}

/// One thing wrong with the environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which variable, or `.env`.
    pub variable: String,
    /// What is wrong; never the value of a secret.
    pub problem: String,
    /// What would be right.
    pub rule: String,
}

/// Everything wrong with the environment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct ConfigError(pub Vec<Fault>);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the configuration cannot be used:")?;
        for fault in &self.0 {
            let Fault {
                variable,
                problem,
                rule,
            } = fault;
            write!(f, "\n  {variable}: {problem}; {rule}")?;
        }
        Ok(())
    }
}

impl Config {
    /// Checks what is given; variables whose names do not begin with `ESCALE_` are none of ours.
    ///
    /// # Errors
    /// With every fault, unknown `ESCALE_` names included.
    pub fn from_environment(
        variables: impl Iterator<Item = (String, String)>,
        defaults: Defaults,
    ) -> Result<Self, ConfigError> {
        let mut reader = Reader::new(variables);
        let config = Self::read(&mut reader, defaults);
        let faults = reader.into_faults();
        config
            .filter(|_| faults.is_empty())
            .ok_or(ConfigError(faults))
    }

    /// Reads every variable before any fault ends the reading.
    fn read(reader: &mut Reader, defaults: Defaults) -> Option<Self> {
        let database = reader.value(
            values::DATABASE_URL,
            defaults.database_url,
            values::database,
        );
        let listen = reader.value(values::LISTEN, "127.0.0.1:8080", values::address);
        let public_url = reader.optional(values::PUBLIC_URL, values::public_url);
        let key = reader.optional(values::SECRET, values::key);
        let key_file = reader.value(values::SECRET_FILE, defaults.secret_file, values::path);
        let smtp_url = reader.optional(values::SMTP_URL, values::smtp_url);
        let smtp_connections = reader.value(values::SMTP_CONNECTIONS, "4", values::connections);
        let domain_connections = reader.optional(values::DOMAIN_CONNECTIONS, values::connections);
        let domain_rate = reader.optional(values::DOMAIN_RATE, values::count);
        let mail_from = reader.value(
            values::MAIL_FROM,
            "Escale <escale@localhost>",
            values::mailbox,
        );
        let new_addresses_per_day = reader.optional(values::NEW_ADDRESSES_PER_DAY, values::count);
        let bounce_address = reader.optional(values::BOUNCE_ADDRESS, values::bounce_address);
        let imap_url = reader.optional(values::IMAP_URL, values::imap_url);
        let authserv_id = reader.optional(values::AUTHSERV_ID, values::domain);
        let update_hold = reader.value(values::UPDATE_HOLD, defaults.update_hold, values::duration);
        let retry_after = reader.value(values::RETRY_AFTER, "15s", values::wait);
        let trusted_proxies = reader.optional(values::TRUSTED_PROXIES, values::networks);
        let (oidc, dkim) = (Self::read_oidc(reader), Self::read_dkim(reader));
        let log = reader.value(values::LOG, "info", values::log_filter);
        let log_format = reader.value(values::LOG_FORMAT, "text", values::log_format);
        Some(Self {
            database: database?,
            listen: listen?,
            public_url,
            secret: key.map_or(Secret::File(key_file?), Secret::Given),
            smtp_url,
            smtp_connections: smtp_connections?,
            domain_connections,
            domain_rate,
            mail_folder: defaults.mail_folder.into(),
            mail_from: mail_from?,
            new_addresses_per_day,
            bounce_address,
            imap_url,
            authserv_id,
            update_hold: update_hold?,
            retry_after: retry_after?,
            trusted_proxies: trusted_proxies.unwrap_or_default(),
            oidc,
            dkim,
            log: log?,
            log_format: log_format?,
        })
    }

    /// All three, or none.
    fn read_oidc(reader: &mut Reader) -> Option<Oidc> {
        let issuer = reader.optional(values::OIDC_ISSUER, values::issuer);
        let client_id = reader.optional(values::OIDC_CLIENT_ID, values::word);
        let client_secret = reader.optional(values::OIDC_CLIENT_SECRET, values::secret_word);
        reader.expect_all_or_none(&[
            values::OIDC_ISSUER,
            values::OIDC_CLIENT_ID,
            values::OIDC_CLIENT_SECRET,
        ]);
        Some(Oidc {
            issuer: issuer?,
            client_id: client_id?,
            client_secret: client_secret?,
        })
    }

    /// All three, or none.
    fn read_dkim(reader: &mut Reader) -> Option<Dkim> {
        let selector = reader.optional(values::DKIM_SELECTOR, values::domain);
        let domain = reader.optional(values::DKIM_DOMAIN, values::domain);
        let key_file = reader.optional(values::DKIM_KEY_FILE, values::path);
        reader.expect_all_or_none(&[
            values::DKIM_SELECTOR,
            values::DKIM_DOMAIN,
            values::DKIM_KEY_FILE,
        ]);
        Some(Dkim {
            selector: selector?,
            domain: domain?,
            key_file: key_file?,
        })
    }
}
