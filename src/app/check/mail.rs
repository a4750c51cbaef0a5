//! The way out for mail: server, sender, signatures.

use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};

use super::{Finding, signer};
use crate::config::Config;
use crate::mail::dkim::Dkim;
use crate::mail::smtp::{Obstacle, Pool, Server, Timeouts};

/// Somebody waits for the answer.
pub(super) const HURRIED: Timeouts = Timeouts {
    connect: Duration::from_secs(5),
    command: Duration::from_secs(15),
    data: Duration::from_secs(15),
    content: Duration::from_secs(15),
    idle: Duration::from_secs(15),
};

/// The mail server, and whether it takes messages from and to the role address.
pub(super) async fn server(config: &Config) -> Vec<Finding> {
    const ABOUT: &str = "mail server";
    let address = config.mail_from.email.to_string();
    let Some(url) = &config.smtp_url else {
        let found = format!(
            "none: messages are kept in {}, and nobody receives anything",
            config.mail_folder.display()
        );
        return vec![Finding::noted(ABOUT, found, "set ESCALE_SMTP_URL")];
    };
    let server = match Server::from_url(url) {
        Ok(server) => server,
        Err(error) => {
            return vec![Finding::wrong(
                ABOUT,
                error.to_string(),
                "mend ESCALE_SMTP_URL",
            )];
        }
    };
    let mut findings = vec![
        match Pool::new(server, 1, HURRIED).rehearse(&address).await {
            Ok(()) => Finding::good(ABOUT, format!("takes messages from and to {address}")),
            Err(obstacle) => Finding::wrong(ABOUT, obstacle.to_string(), remedy(&obstacle)),
        },
    ];
    findings.extend(protection(url));
    findings.extend(sender(config));
    findings
}

fn remedy(obstacle: &Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Unreachable(_) => {
            "check host and port in ESCALE_SMTP_URL, that the server runs, and that no firewall is between"
        }
        Obstacle::Closed(_) => {
            "check user and password in ESCALE_SMTP_URL, whether it is smtps:// or smtp://…?tls=required, and that the certificate of \
             the server is valid for the host"
        }
        Obstacle::Address(_) => {
            "let the server accept the address of ESCALE_MAIL_FROM from us as a sender and as a recipient: answers of calendars go there"
        }
    }
}

/// A password that anybody can listen to.
fn protection(url: &SecretString) -> Option<Finding> {
    let url = url::Url::parse(url.expose_secret()).ok()?;
    let host = url.host_str().unwrap_or_default();
    let is_local = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    let is_open = url.scheme() == "smtp" && !url.query_pairs().any(|(name, _)| name == "tls");
    (is_open && !is_local && url.password().is_some()).then(|| {
        Finding::wrong(
            "mail password",
            "goes to the mail server unprotected",
            "write smtps://… or smtp://…?tls=required in ESCALE_SMTP_URL",
        )
    })
}

/// A sender to whom nobody can answer.
fn sender(config: &Config) -> Option<Finding> {
    let domain = config.mail_from.email.domain();
    (domain == "localhost").then(|| {
        Finding::wrong(
            "sender",
            format!("{} is no address of the outside", config.mail_from.email),
            "set ESCALE_MAIL_FROM to an address of yours: calendars answer to it",
        )
    })
}

/// The key of signatures, and what the DNS says of it.
pub(super) fn signatures(config: &Config, record: Option<&str>) -> Finding {
    const ABOUT: &str = "signatures";
    let Some(settings) = &config.dkim else {
        return match record {
            None => Finding::noted(
                ABOUT,
                "messages leave unsigned",
                "let the mail server sign them (DKIM), or set ESCALE_DKIM_SELECTOR, ESCALE_DKIM_DOMAIN and ESCALE_DKIM_KEY_FILE",
            ),
            Some(_) => Finding::wrong(
                ABOUT,
                "there is no key to compare with the text of the DNS",
                "set ESCALE_DKIM_SELECTOR, ESCALE_DKIM_DOMAIN and ESCALE_DKIM_KEY_FILE",
            ),
        };
    };
    let dkim = match signer(settings) {
        Ok(dkim) => dkim,
        Err(error) => {
            let remedy = "give the path of a private key in PEM that the user of escale can read";
            return Finding::wrong(ABOUT, error.to_string(), remedy);
        }
    };
    let from = config.mail_from.email.domain().to_ascii_lowercase();
    if from != settings.domain && !from.ends_with(&format!(".{}", settings.domain)) {
        return Finding::wrong(
            ABOUT,
            format!("are for {}, and messages come from {from}", settings.domain),
            "set ESCALE_DKIM_DOMAIN to the domain of ESCALE_MAIL_FROM: receivers compare the two (DMARC)",
        );
    }
    published(ABOUT, &dkim, record)
}

fn published(about: &'static str, dkim: &Dkim, record: Option<&str>) -> Finding {
    let (name, key) = (dkim.name(), dkim.published());
    let publish = format!("publish this TXT record at {name}: {}", key.text());
    match record.map(|record| key.matches(record)) {
        Some(Ok(())) => Finding::good(about, format!("are made with the key that is at {name}")),
        Some(Err(error)) => Finding::wrong(
            about,
            format!("the text of the DNS lets nobody verify them: {error}"),
            publish,
        ),
        None => Finding::noted(
            about,
            format!("are made with a key that receivers look for at {name}"),
            format!(
                "{publish}; compare it with `escale check --dkim-record \"$(dig +short TXT {name})\"`"
            ),
        ),
    }
}
