//! Looks at all that an installation needs, and says what to do where it is not as it should be. Nothing is changed, made
//! or sent, but for the one mail of a round trip that somebody asks for.

mod mail;
mod system;
mod way_back;

use std::path::Path;

use crate::app::{connect, public_url, signer};
use crate::clock::Clock;
use crate::config::{Config, Database, Secret};
use crate::store::migrations::{self, Standing};
use crate::store::{self, Store};
use crate::web::provider::Provider;

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As it should be.
    Good,
    /// It works, and somebody should know.
    Noted,
    /// It does not work.
    Wrong,
}

/// What was found of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Of what.
    pub about: &'static str,
    /// How it stands.
    pub verdict: Verdict,
    /// What was found.
    pub found: String,
    /// What to do; empty if there is nothing to do.
    pub remedy: String,
}

impl Finding {
    fn good(about: &'static str, found: impl Into<String>) -> Self {
        Self {
            about,
            verdict: Verdict::Good,
            found: found.into(),
            remedy: String::new(),
        }
    }

    fn noted(about: &'static str, found: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            verdict: Verdict::Noted,
            remedy: remedy.into(),
            ..Self::good(about, found)
        }
    }

    fn wrong(about: &'static str, found: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            verdict: Verdict::Wrong,
            ..Self::noted(about, found, remedy)
        }
    }
}

/// What to look at besides what is always looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// The text that the DNS has for the key of signatures, to compare it.
    pub dkim_record: Option<&'a str>,
    /// Whether to send a mail to our own address, and to wait for it.
    pub round_trip: bool,
}

/// Looks at everything.
pub async fn check(config: &Config, wanted: Wanted<'_>, clock: &Clock) -> Vec<Finding> {
    let mut findings = vec![secret(config), address(config)];
    let (database, store) = database(config);
    let is_complete = database.verdict == Verdict::Good;
    findings.push(database);
    findings.push(system::clock(clock, store.as_ref()));
    findings.extend(system::disks(config));
    findings.extend(mail::server(config).await);
    findings.push(mail::signatures(config, wanted.dkim_record));
    findings.push(way_back::mailbox(config).await);
    if wanted.round_trip {
        let store = store.as_ref().filter(|_| is_complete);
        findings.push(way_back::round_trip(config, store, clock).await);
    }
    findings.extend(provider(config, clock).await);
    findings
}

/// The key that signs links.
fn secret(config: &Config) -> Finding {
    const ABOUT: &str = "secret";
    match &config.secret {
        Secret::File(path) if !path.exists() => Finding::noted(
            ABOUT,
            format!("{} is not there yet", path.display()),
            "the first start makes it; keep a copy, for without it every link is dead",
        ),
        secret => match secret.load() {
            Ok(_) => Finding::good(ABOUT, "can be read, and nobody else may"),
            Err(error) => Finding::wrong(
                ABOUT,
                error.to_string(),
                "all instances need the same secret, readable by their user alone",
            ),
        },
    }
}

/// The address that people type.
fn address(config: &Config) -> Finding {
    const ABOUT: &str = "address";
    let url = public_url(config, config.listen);
    let is_private = url.starts_with("https://");
    match &config.public_url {
        None if config.listen.ip().is_loopback() => Finding::noted(
            ABOUT,
            format!("{url}, which only this machine can open"),
            "set ESCALE_PUBLIC_URL to what people type: it is in every link",
        ),
        Some(_) if is_private => Finding::good(ABOUT, url),
        _ => Finding::noted(
            ABOUT,
            format!("{url} is not protected by TLS"),
            "put a server with a certificate before it (deploy/nginx.conf), and set ESCALE_PUBLIC_URL to https://…",
        ),
    }
}

/// The database, and the store if it can be read.
fn database(config: &Config) -> (Finding, Option<Store>) {
    const ABOUT: &str = "database";
    if let Database::Sqlite(path) = &config.database
        && !path.exists()
    {
        let found = format!("{} is not there yet", path.display());
        let finding = Finding::noted(ABOUT, found, "`escale serve` makes it at its first start");
        return (finding, None);
    }
    match standing(config) {
        Ok((standing, store)) => (judge(ABOUT, &standing), Some(store)),
        Err(error) => {
            let remedy = match &config.database {
                Database::Sqlite(path) => format!(
                    "the user of escale must be able to read and write {} and its folder",
                    path.display()
                ),
                Database::Postgres(_) => {
                    "check that the server runs, and host, user, password and name in ESCALE_DATABASE_URL"
                        .to_owned()
                }
            };
            let found = format!("{:#}", anyhow::Error::from(error));
            (Finding::wrong(ABOUT, found, remedy), None)
        }
    }
}

fn standing(config: &Config) -> Result<(Standing, Store), store::Error> {
    let store = connect(config)?;
    let standing = store.read_blocking(migrations::standing)?;
    Ok((standing, store))
}

fn judge(about: &'static str, standing: &Standing) -> Finding {
    match standing {
        Standing::Done => Finding::good(about, "answers, and is up to date"),
        Standing::Empty => Finding::noted(
            about,
            "answers, and is empty",
            "`escale serve` makes its tables at its first start",
        ),
        Standing::Pending(count) => Finding::wrong(
            about,
            format!("{count} of its migrations have not been made"),
            "make a copy of it, then start `escale serve`: it migrates first",
        ),
        Standing::Newer(version) => Finding::wrong(
            about,
            format!("belongs to a newer Escale, which made its migration {version}"),
            "run the newer program, or give this one a copy from before",
        ),
    }
}

/// The provider of the accounts of an office, if there is one.
async fn provider(config: &Config, clock: &Clock) -> Option<Finding> {
    const ABOUT: &str = "office accounts";
    let oidc = config.oidc.as_ref()?;
    let url = public_url(config, config.listen);
    let asked = match Provider::new(oidc, &url) {
        Ok(provider) => provider.begin(String::new(), clock.now()).await.map(drop),
        Err(error) => Err(error),
    };
    Some(match asked {
        Ok(()) => Finding::good(ABOUT, format!("{} answers", oidc.issuer)),
        Err(error) => Finding::wrong(
            ABOUT,
            error.to_string(),
            format!(
                "ESCALE_OIDC_ISSUER must be what the provider calls its issuer, to the last slash, and this machine must reach it; \
                 {}/sign-in/oidc/callback must be registered there",
                url.trim_end_matches('/')
            ),
        ),
    })
}

/// The folder of a file.
fn folder(path: &Path) -> &Path {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_has_a_remedy() {
        let check = |standing: Standing, verdict: Verdict, found: &str| {
            let finding = judge("database", &standing);
            assert_eq!(finding.verdict, verdict, "{standing:?}");
            assert!(finding.found.contains(found), "{finding:?}");
            assert_eq!(finding.remedy.is_empty(), verdict == Verdict::Good);
        };
        check(Standing::Done, Verdict::Good, "up to date");
        check(Standing::Empty, Verdict::Noted, "empty");
        check(Standing::Pending(2), Verdict::Wrong, "2 of its migrations");
        check(Standing::Newer("2099".to_owned()), Verdict::Wrong, "2099");
    }
}
