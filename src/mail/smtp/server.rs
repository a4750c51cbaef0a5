//! A mail server as its URL names it.

use std::fmt;

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{SMTP_PORT, SUBMISSION_PORT, SUBMISSIONS_PORT};
use percent_encoding::percent_decode_str;
use secrecy::{ExposeSecret, SecretString};
use url::{Host, Url};

/// Where the mail server is, how the way there is protected, and who we are to it.
#[derive(Clone)]
pub struct Server {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) tls: Tls,
    pub(super) credentials: Option<Credentials>,
    /// How we introduce ourselves (EHLO).
    pub(super) hello: ClientId,
}

/// A URL that names no mail server; it never repeats the URL, which may hold a password.
#[derive(Debug, thiserror::Error)]
pub enum InvalidServer {
    /// No URL at all.
    #[error("the SMTP URL is no URL: {0}")]
    Url(#[from] url::ParseError),
    /// Nothing to connect to.
    #[error("the SMTP URL names no host: give smtp://HOST:PORT")]
    NoHost,
    /// Not a combination that is known.
    #[error(
        "the SMTP URL must begin with smtps://, or with smtp:// and may then end in ?tls=required or ?tls=opportunistic"
    )]
    Scheme,
    /// A user or password that is no text.
    #[error("user and password of the SMTP URL must be UTF-8, percent-encoded: {0}")]
    Credentials(#[from] std::str::Utf8Error),
    /// The path, if given, is our name.
    #[error("the path of the SMTP URL is our name for EHLO and must be a domain name")]
    Hello,
    /// TLS cannot be set up.
    #[error("TLS for the SMTP URL cannot be set up: {0}")]
    Tls(#[from] lettre::transport::smtp::Error),
}

impl Server {
    /// Reads lettre's URL form: `smtp://host:port`, `smtps://user:password@host`, `?tls=required` or
    /// `?tls=opportunistic` for STARTTLS, and our own name for EHLO as the path.
    ///
    /// # Errors
    /// [`InvalidServer`].
    pub fn from_url(url: &SecretString) -> Result<Self, InvalidServer> {
        let url = Url::parse(url.expose_secret())?;
        let host = match url.host() {
            Some(Host::Domain(name)) if !name.is_empty() => name.to_owned(),
            Some(Host::Ipv4(address)) => address.to_string(),
            Some(Host::Ipv6(address)) => address.to_string(),
            Some(Host::Domain(_)) | None => return Err(InvalidServer::NoHost),
        };
        let asked = url
            .query_pairs()
            .find_map(|(name, value)| (name == "tls").then(|| value.into_owned()));
        let parameters = || TlsParameters::new(host.clone());
        let (usual_port, tls) = match (url.scheme(), asked.as_deref()) {
            ("smtp", None) => (SMTP_PORT, Tls::None),
            ("smtp", Some("required")) => (SUBMISSION_PORT, Tls::Required(parameters()?)),
            ("smtp", Some("opportunistic")) => (SUBMISSION_PORT, Tls::Opportunistic(parameters()?)),
            ("smtps", None) => (SUBMISSIONS_PORT, Tls::Wrapper(parameters()?)),
            _ => return Err(InvalidServer::Scheme),
        };
        Ok(Self {
            port: url.port().unwrap_or(usual_port),
            tls,
            credentials: credentials(&url)?,
            hello: hello(&url)?,
            host,
        })
    }
}

/// As lettre has it, a user without a password does not log in.
fn credentials(url: &Url) -> Result<Option<Credentials>, InvalidServer> {
    let Some(password) = url.password() else {
        return Ok(None);
    };
    let decoded = |text| percent_decode_str(text).decode_utf8().map(String::from);
    Ok(Some(Credentials::new(
        decoded(url.username())?,
        decoded(password)?,
    )))
}

/// The name in the path, else that of this machine if servers would take it for a name, else an address literal
/// (RFC 5321 §4.1.4).
fn hello(url: &Url) -> Result<ClientId, InvalidServer> {
    let given = url.path().trim_matches('/');
    if !given.is_empty() {
        let name = given.to_owned();
        return is_domain(&name)
            .then_some(ClientId::Domain(name))
            .ok_or(InvalidServer::Hello);
    }
    Ok(match ClientId::default() {
        ClientId::Domain(name) if name.contains('.') && is_domain(&name) => ClientId::Domain(name),
        _ => ClientId::Ipv4(std::net::Ipv4Addr::LOCALHOST),
    })
}

/// Letters, digits and hyphens, between dots (RFC 5321 §4.1.2).
fn is_domain(name: &str) -> bool {
    name.len() <= 255
        && name.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .chars()
                    .all(|character| character.is_ascii_alphanumeric() || character == '-')
        })
}

impl fmt::Debug for Server {
    /// Without the credentials.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Server")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("tls", &self.tls)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(url: &str) -> Result<Server, InvalidServer> {
        Server::from_url(&url.into())
    }

    #[test]
    fn a_url_says_where_how_and_who() {
        let check = |url: &str, expect: &str| {
            let server = read(url).expect("a server");
            let login = if server.credentials.is_some() {
                "login"
            } else {
                "open"
            };
            let found = format!("{} {} {:?} {login}", server.host, server.port, server.tls);
            assert_eq!(found, expect, "{url}");
        };
        check("smtp://127.0.0.1:2525", "127.0.0.1 2525 None open");
        check("smtp://localhost", "localhost 25 None open");
        check("smtp://[::1]:2525", "::1 2525 None open");
        check(
            "smtp://a.example?tls=required",
            "a.example 587 Required open",
        );
        check(
            "smtp://u:p@a.example:25?tls=opportunistic",
            "a.example 25 Opportunistic login",
        );
        check("smtps://u:p%40@a.example", "a.example 465 Wrapper login");
        check("smtps://u@a.example:4650", "a.example 4650 Wrapper open");
    }

    #[test]
    fn a_url_that_names_no_server_is_refused_without_its_password() {
        let check = |url: &str, expect: &str| {
            let fault = read(url).expect_err("a fault").to_string();
            assert!(fault.contains(expect), "{url}: {fault}");
            assert!(!fault.contains("hidden"), "{fault}");
        };
        check("localhost", "no URL");
        check("smtp:", "names no host");
        check("http://user:hidden@a.example", "must begin with");
        check("smtp://user:hidden@a.example?tls=maybe", "must begin with");
        check(
            "smtps://user:hidden@a.example?tls=required",
            "must begin with",
        );
        check("smtps://user:hidden%ff@a.example", "UTF-8");
        check("smtp://a.example/not_a_name", "EHLO");
        check("smtp://a.example/-x.example", "EHLO");
    }

    #[test]
    fn we_introduce_ourselves_with_a_valid_name() {
        let given = read("smtp://a.example/visits.example.org").expect("a server");
        assert_eq!(given.hello.to_string(), "visits.example.org");
        let own = read("smtp://a.example").expect("a server").hello;
        assert!(
            own.to_string() == "[127.0.0.1]" || is_domain(&own.to_string()),
            "{own}"
        );
    }

    #[test]
    fn credentials_are_in_no_log() {
        let server = read("smtps://somebody:hidden@a.example").expect("a server");
        let shown = format!("{server:?}");
        assert!(
            !shown.contains("somebody") && !shown.contains("hidden"),
            "{shown}"
        );
    }
}
