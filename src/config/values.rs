//! The variables, their rules, and how each value is read.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use ipnet::IpNet;
use jiff::SignedDuration;
use lettre::Address;
use lettre::message::Mailbox;
use secrecy::{SecretSlice, SecretString};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;
use url::{Host, Url};

use super::{Database, Fault, LogFormat};

/// A variable an operator may set.
#[derive(Clone, Copy)]
pub(super) struct Variable {
    name: &'static str,
    /// What would be right, as an instruction.
    rule: &'static str,
}

macro_rules! variables {
    ($($constant:ident = $name:literal, $rule:literal;)+) => {
        $(pub(super) const $constant: Variable = Variable { name: $name, rule: $rule };)+

        /// Every name there is.
        pub(super) const NAMES: &[&str] = &[$($name),+];
    };
}

variables! {
    DATABASE_URL = "ESCALE_DATABASE_URL", "give sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE";
    LISTEN = "ESCALE_LISTEN", "give ADDRESS:PORT, such as 127.0.0.1:8080";
    PUBLIC_URL = "ESCALE_PUBLIC_URL", "give http:// or https:// and a host, without path, such as https://visits.example.org";
    SECRET = "ESCALE_SECRET", "give at least 32 bytes of chance, such as the output of `openssl rand -hex 32`";
    SECRET_FILE = "ESCALE_SECRET_FILE", "give the path of a file; it is made if it does not exist";
    SMTP_URL = "ESCALE_SMTP_URL", "give smtp://HOST:PORT or smtps://USER:PASSWORD@HOST, with ?tls=required or ?tls=opportunistic after smtp:// for STARTTLS";
    SMTP_CONNECTIONS = "ESCALE_SMTP_CONNECTIONS", "give a whole number from 1 to 64";
    DOMAIN_CONNECTIONS = "ESCALE_DOMAIN_CONNECTIONS", "give a whole number from 1 to 64; leave it out for any number";
    DOMAIN_RATE = "ESCALE_DOMAIN_RATE", "give the messages a minute, from 1 to 1000000; leave it out for any number";
    MAIL_FROM = "ESCALE_MAIL_FROM", "give an address or NAME <ADDRESS>, such as Escale <escale@example.org>";
    DKIM_SELECTOR = "ESCALE_DKIM_SELECTOR", "give the name of the key in the DNS, before ._domainkey; or remove all ESCALE_DKIM_ variables";
    DKIM_DOMAIN = "ESCALE_DKIM_DOMAIN", "give the domain that signs, that of ESCALE_MAIL_FROM or one above it; or remove all ESCALE_DKIM_ variables";
    DKIM_KEY_FILE = "ESCALE_DKIM_KEY_FILE", "give the path of a private key in PEM; or remove all ESCALE_DKIM_ variables";
    NEW_ADDRESSES_PER_DAY = "ESCALE_NEW_ADDRESSES_PER_DAY", "give a whole number from 1 to 1000000; leave it out for any number";
    BOUNCE_ADDRESS = "ESCALE_BOUNCE_ADDRESS", "give a bare address such as bounce@example.org; mail to bounce+ANYTHING@example.org must come to Escale";
    IMAP_URL = "ESCALE_IMAP_URL", "give imaps://USER:PASSWORD@HOST, or imap://USER:PASSWORD@HOST:PORT where nobody listens on the way; a folder may follow";
    AUTHSERV_ID = "ESCALE_AUTHSERV_ID", "give the name that begins the Authentication-Results of your mail server, such as mx.example.org; leave it out to ask nobody";
    UPDATE_HOLD = "ESCALE_UPDATE_HOLD", "give a whole number and s, m or h, such as 120s, at most 24h; 0s for none";
    RETRY_AFTER = "ESCALE_RETRY_AFTER", "give a whole number and s, m or h, such as 15s, from 1s to 1h";
    TRUSTED_PROXIES = "ESCALE_TRUSTED_PROXIES", "give addresses or networks separated by commas, such as 10.0.0.0/8,127.0.0.1";
    OIDC_ISSUER = "ESCALE_OIDC_ISSUER", "give the https:// address that the provider calls its issuer, exactly as it writes it; or remove all ESCALE_OIDC_ variables";
    OIDC_CLIENT_ID = "ESCALE_OIDC_CLIENT_ID", "give what the provider calls this installation; or remove all ESCALE_OIDC_ variables";
    OIDC_CLIENT_SECRET = "ESCALE_OIDC_CLIENT_SECRET", "give the secret that the provider made for this installation; or remove all ESCALE_OIDC_ variables";
    LOG = "ESCALE_LOG", "give off, error, warn, info, debug or trace, or TARGET=LEVEL, separated by commas";
    LOG_FORMAT = "ESCALE_LOG_FORMAT", "give text or json";
}

/// Reads values and collects faults.
pub(super) struct Reader {
    given: BTreeMap<String, String>,
    faults: Vec<Fault>,
}

impl Reader {
    /// Keeps our variables, and notes those that do not exist.
    pub(super) fn new(variables: impl Iterator<Item = (String, String)>) -> Self {
        let given: BTreeMap<String, String> = variables
            .filter(|(name, _)| name.starts_with("ESCALE_"))
            .collect();
        let unknown = given.keys().filter(|name| !NAMES.contains(&name.as_str()));
        let faults = unknown.map(|name| unknown_name(name)).collect();
        Self { given, faults }
    }

    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    /// The value given, else the default; `None` after a fault.
    pub(super) fn value<T>(
        &mut self,
        variable: Variable,
        default: &str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        let text = self.given.get(variable.name).cloned();
        self.check(variable, text.as_deref().unwrap_or(default), read)
    }

    /// The value given; `None` without one, and after a fault.
    pub(super) fn optional<T>(
        &mut self,
        variable: Variable,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        let text = self.given.get(variable.name).cloned()?;
        self.check(variable, &text, read)
    }

    /// Notes each of `variables` that is missing while another of them is given.
    pub(super) fn expect_all_or_none(&mut self, variables: &[Variable]) {
        let is_given = |variable: &&Variable| self.given.contains_key(variable.name);
        let Some(given) = variables.iter().find(is_given) else {
            return;
        };
        let missing = variables.iter().filter(|variable| !is_given(variable));
        let faults: Vec<Fault> = missing
            .map(|variable| Fault {
                variable: variable.name.to_owned(),
                problem: format!("is missing, while {} is given", given.name),
                rule: variable.rule.to_owned(),
            })
            .collect();
        self.faults.extend(faults);
    }

    fn check<T>(
        &mut self,
        variable: Variable,
        text: &str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        let result = if text.is_empty() {
            Err("is empty".to_owned())
        } else if text.contains(char::REPLACEMENT_CHARACTER) {
            Err("is not UTF-8".to_owned())
        } else if text.contains('\0') {
            Err("contains NUL".to_owned())
        } else {
            read(text)
        };
        result
            .map_err(|problem| {
                self.faults.push(Fault {
                    variable: variable.name.to_owned(),
                    problem,
                    rule: variable.rule.to_owned(),
                });
            })
            .ok()
    }
}

fn unknown_name(name: &str) -> Fault {
    let nearest = NAMES
        .iter()
        .min_by_key(|known| strsim::damerau_levenshtein(known, name));
    Fault {
        variable: name.to_owned(),
        problem: "there is no such variable".to_owned(),
        rule: nearest.map_or_else(String::new, |known| format!("the nearest is {known}")),
    }
}

pub(super) fn database(text: &str) -> Result<Database, String> {
    let (scheme, rest) = text.split_once(':').ok_or("has no scheme before a colon")?;
    match scheme {
        "sqlite" => {
            let file = rest.strip_prefix("//").unwrap_or(rest);
            if file.is_empty() || file == ":memory:" {
                return Err("names no file".to_owned());
            }
            if file.contains(['?', '#', '\0']) {
                return Err("has ?, # or NUL in the name of the file".to_owned());
            }
            Ok(Database::Sqlite(file.into()))
        }
        "postgres" | "postgresql" if !rest.starts_with("//") => {
            Err("has no two slashes after the colon".to_owned())
        }
        "postgres" | "postgresql" => {
            Url::parse(text).map_err(|error| format!("is no URL ({error})"))?;
            Ok(Database::Postgres(text.into()))
        }
        other => Err(format!("has the unknown scheme {other:?}")),
    }
}

pub(super) fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse()
        .map_err(|error| format!("{text:?} is no address ({error})"))
}

pub(super) fn public_url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| format!("{text:?} is no URL ({error})"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("has the scheme {:?}", url.scheme()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("contains a user".to_owned());
    }
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
        return Err(format!("{text:?} goes on after the host"));
    }
    Ok(url)
}

/// What is sent there proves who this installation is, so it goes over TLS, or not off this machine.
pub(super) fn issuer(text: &str) -> Result<String, String> {
    let url = Url::parse(text).map_err(|error| format!("{text:?} is no URL ({error})"))?;
    let is_loopback = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    match url.scheme() {
        "https" => {}
        "http" if is_loopback => {}
        "http" => return Err("is http://, where anybody can listen in".to_owned()),
        other => return Err(format!("has the scheme {other:?}")),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("contains a user".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(format!("{text:?} goes on after the path"));
    }
    Ok(text.to_owned())
}

/// Letters, digits and hyphens, between dots (RFC 5321 §4.1.2).
pub(super) fn domain(text: &str) -> Result<String, String> {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|octet| octet.is_ascii_alphanumeric() || matches!(octet, b'-' | b'_'))
    };
    if text.len() > 253 || !text.split('.').all(is_label) {
        return Err(format!("{text:?} is no name of the DNS"));
    }
    Ok(text.to_ascii_lowercase())
}

/// Text of visible characters, such as an identifier.
pub(super) fn word(text: &str) -> Result<String, String> {
    if text
        .chars()
        .any(|letter| letter.is_control() || letter.is_whitespace())
    {
        return Err("contains white space or control characters".to_owned());
    }
    Ok(text.to_owned())
}

/// As [`word`]; no problem repeats it.
pub(super) fn secret_word(text: &str) -> Result<SecretString, String> {
    word(text).map(SecretString::from)
}

pub(super) fn key(text: &str) -> Result<SecretSlice<u8>, String> {
    if text.len() < super::secret::KEY_BYTES {
        return Err(format!("is {} bytes long", text.len()));
    }
    Ok(text.as_bytes().to_vec().into())
}

pub(super) fn path(text: &str) -> Result<PathBuf, String> {
    if text.ends_with('/') {
        return Err(format!("{text:?} is a folder"));
    }
    Ok(text.into())
}

/// The URL may hold a password, so no problem repeats it.
pub(super) fn smtp_url(text: &str) -> Result<SecretString, String> {
    let url = Url::parse(text).map_err(|error| format!("is no URL ({error})"))?;
    if url.host_str().is_none_or(str::is_empty) {
        return Err("names no host".to_owned());
    }
    let tls = url
        .query_pairs()
        .find_map(|(name, value)| (name == "tls").then(|| value.into_owned()));
    match (url.scheme(), tls.as_deref()) {
        ("smtp", None | Some("required" | "opportunistic")) | ("smtps", None) => Ok(text.into()),
        ("smtp", Some(_)) => Err("has an unknown value of tls".to_owned()),
        ("smtps", Some(_)) => Err("says tls again, which smtps:// means already".to_owned()),
        (scheme, _) => Err(format!("has the unknown scheme {scheme:?}")),
    }
}

pub(super) fn connections(text: &str) -> Result<u16, String> {
    text.parse()
        .ok()
        .filter(|count| (1..=64).contains(count))
        .ok_or_else(|| format!("{text:?} is not one"))
}

pub(super) fn mailbox(text: &str) -> Result<Mailbox, String> {
    if text.chars().any(char::is_control) {
        return Err("contains control characters".to_owned());
    }
    text.parse()
        .map_err(|error| format!("{text:?} is no mailbox ({error})"))
}

pub(super) fn count(text: &str) -> Result<u32, String> {
    text.parse()
        .ok()
        .filter(|count| (1..=1_000_000).contains(count))
        .ok_or_else(|| format!("{text:?} is not one"))
}

/// A token of 48 characters and a `+` come into its local part, which may have 64 (RFC 5321 §4.5.3.1.1).
pub(super) fn bounce_address(text: &str) -> Result<Address, String> {
    let address: Address = text
        .parse()
        .map_err(|error| format!("{text:?} is no address ({error})"))?;
    if address.user().len() > 15 || address.user().contains('+') || !text.is_ascii() {
        return Err(format!(
            "{text:?} has more than 15 characters before the @, a + or other letters"
        ));
    }
    Ok(address)
}

/// The URL holds a password, so no problem repeats it.
pub(super) fn imap_url(text: &str) -> Result<SecretString, String> {
    let url = Url::parse(text).map_err(|error| format!("is no URL ({error})"))?;
    if url.host_str().is_none_or(str::is_empty) {
        return Err("names no host".to_owned());
    }
    if url.username().is_empty() || url.password().is_none() {
        return Err("has no user and password".to_owned());
    }
    match url.scheme() {
        "imap" | "imaps" => Ok(text.into()),
        scheme => Err(format!("has the unknown scheme {scheme:?}")),
    }
}

pub(super) fn duration(text: &str) -> Result<SignedDuration, String> {
    let not_one = || format!("{text:?} is not one");
    let seconds = match text.char_indices().next_back() {
        Some((end, 's')) => (end, 1),
        Some((end, 'm')) => (end, 60),
        Some((end, 'h')) => (end, 3600),
        _ => return Err(not_one()),
    };
    let (end, unit) = seconds;
    let number = text
        .get(..end)
        .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()))
        .and_then(|digits| digits.parse::<u32>().ok())
        .ok_or_else(not_one)?;
    let duration = SignedDuration::from_secs(i64::from(number) * unit);
    if duration > SignedDuration::from_hours(24) {
        return Err(format!("{text:?} is longer than 24h"));
    }
    Ok(duration)
}

pub(super) fn wait(text: &str) -> Result<SignedDuration, String> {
    let duration = duration(text)?;
    if duration < SignedDuration::from_secs(1) || duration > SignedDuration::from_hours(1) {
        return Err(format!("{text:?} is out of bounds"));
    }
    Ok(duration)
}

/// An address is a network of its own.
pub(super) fn networks(text: &str) -> Result<Vec<IpNet>, String> {
    let network = |text: &str| {
        let text = text.trim();
        let address = text.parse().map(|address: IpAddr| IpNet::from(address));
        text.parse()
            .or(address)
            .map_err(|error| format!("{text:?} is no network ({error})"))
    };
    text.split(',').map(network).collect()
}

/// A lone word that is no level would silently mean "everything of the module so called".
pub(super) fn log_filter(text: &str) -> Result<String, String> {
    let mut directives = text.split(',').map(str::trim);
    let stray = directives.find(|directive| {
        !directive.contains(['=', '[']) && directive.parse::<LevelFilter>().is_err()
    });
    if let Some(stray) = stray {
        return Err(format!("{stray:?} is no level"));
    }
    EnvFilter::try_new(text).map_err(|error| format!("{text:?} is no filter ({error})"))?;
    Ok(text.to_owned())
}

pub(super) fn log_format(text: &str) -> Result<LogFormat, String> {
    match text {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err(format!("{text:?} is neither")),
    }
}
