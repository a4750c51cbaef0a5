//! An installation to measure: a database in a folder of its own, and the program that serves it.

use std::fs::File;
use std::process::Command;

use anyhow::{Context as _, Result};
use escale::actions::import::import;
use escale::actions::publish::{Publish, publish};
use escale::actions::secretariat::Secretariat;
use escale::actions::users::NewUser;
use escale::actions::{self, passwords, sign_in, tokens, users};
use escale::app;
use escale::clock::Clock;
use escale::config::{Config, Defaults};
use escale::domain::capability::{Capability, Door};
use escale::domain::document::Notation;
use escale::domain::ids::{ParticipantId, VisitId};
use escale::domain::permission::Role;
use escale::domain::reply::{Answer, Reply, ReplySource, ReplyStatus};
use escale::store::{Store, participants, replies};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tempfile::TempDir;

use crate::process::Server;
use crate::sample::{self, Size};

/// The host that the installation answers for.
const HOST: &str = "visits.example";

/// How many visits are imported at once.
const VISITS_A_FILE: u32 = 100;

/// An installation; it is gone with this value.
pub(crate) struct Installation {
    folder: TempDir,
    pub(crate) store: Store,
    pub(crate) secretariat: Secretariat,
}

impl Installation {
    /// One without visits.
    pub(crate) fn new() -> Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("escale-figures-")
            .tempdir()?;
        let config = config(&folder)?;
        let store = app::open_store(&config)?;
        let secretariat = app::secretariat(&config, &format!("https://{HOST}"))?;
        Ok(Self {
            folder,
            store,
            secretariat,
        })
    }

    /// Enters visits of this size.
    pub(crate) fn enter(&self, count: u32, size: Size) -> Result<Vec<VisitId>> {
        let now = Clock::System.now();
        let today = now.to_zoned(TimeZone::UTC);
        let mut visits = Vec::new();
        let mut first = 0;
        while first < count {
            let next = count.min(first + VISITS_A_FILE);
            let file = sample::file(first..next, size, &today)?;
            let imported = self.store.write_blocking(|db| {
                let team = users::first_team(db, now)?;
                import(db, &file, (Notation::Toml, team))
            })?;
            visits.extend(imported.visits.iter().map(|visit| visit.id));
            first = next;
        }
        Ok(visits)
    }

    /// Publishes visits.
    pub(crate) fn publish(&self, visits: &[VisitId]) -> Result<()> {
        let now = Clock::System.now();
        for some in visits.chunks(20) {
            self.store.write_blocking(|db| {
                for visit in some {
                    publish(db, &self.secretariat, *visit, (&Publish::default(), now))?;
                }
                Ok::<_, actions::Error>(())
            })?;
        }
        Ok(())
    }

    /// Lets half of those who are asked accept.
    pub(crate) fn answer(&self, visit: VisitId) -> Result<()> {
        let now = Clock::System.now();
        self.store.write_blocking(|db| {
            let latest = self.secretariat.shelf.latest(db, visit)?;
            let latest = latest.context("not published")?;
            let pairs = latest.items.iter().flat_map(|(item, frozen)| {
                let audience = frozen.audience.keys();
                audience.map(|participant| (*item, *participant))
            });
            for (item, participant) in pairs.step_by(2) {
                let answer = Answer {
                    participant,
                    item,
                    reply: Reply {
                        status: ReplyStatus::Accepted,
                        sequence: 0,
                        at: now,
                    },
                    source: ReplySource::Calendar,
                    remark: None,
                    given_by: None,
                    since: now,
                };
                replies::save(db, &answer)?;
            }
            Ok::<_, anyhow::Error>(())
        })
    }

    /// Who takes part in a visit.
    pub(crate) fn participants(&self, visit: VisitId) -> Result<Vec<ParticipantId>> {
        let roster = self
            .store
            .read_blocking(|db| participants::of_visit(db, visit))?;
        Ok(roster
            .into_iter()
            .map(|participant| participant.id)
            .collect())
    }

    /// A request for the feed of a participant.
    pub(crate) fn feed_request(&self, participant: ParticipantId, headers: &str) -> Vec<u8> {
        let token = self.secretariat.links.token(Capability {
            door: Door::Feed,
            participant,
            generation: 0,
            assistant: None,
        });
        format!("GET /f/{token}.ics HTTP/1.1\r\nhost: {HOST}\r\n{headers}\r\n").into_bytes()
    }

    /// A request to publish a visit.
    pub(crate) fn publication_request(visit: VisitId, token: &str) -> Vec<u8> {
        format!(
            "POST /api/v1/visits/{visit}/publications HTTP/1.1\r\nhost: {HOST}\r\n\
             authorization: Bearer {token}\r\nidempotency-key: {visit}\r\n\
             content-type: application/json\r\ncontent-length: 2\r\n\r\n{{}}"
        )
        .into_bytes()
    }

    /// A token of the API.
    pub(crate) fn token(&self) -> Result<String> {
        let now = Clock::System.now();
        let token = self.store.write_blocking(|db| {
            let user = users::add(db, &somebody(Role::Organiser), now)?;
            tokens::issue(db, user.id, "figures", now)
        })?;
        Ok(token)
    }

    /// The cookie of somebody who may see everything and is signed in.
    pub(crate) fn cookie(&self) -> Result<String> {
        let now = Clock::System.now();
        let secret = self.store.write_blocking(|db| {
            let user = users::add(db, &somebody(Role::Admin), now)?;
            sign_in::begin(db, user.id, "figures", now)
        })?;
        Ok(format!("__Host-escale={secret}"))
    }

    /// The addresses of so many who sign in by password.
    pub(crate) fn users(&self, count: u32, now: Timestamp) -> Result<Vec<String>> {
        let hash = passwords::hash("the clouds pass in the south")?;
        self.store.write_blocking(|db| {
            let mut addresses = Vec::new();
            for number in 0..count {
                let email = format!("somebody{number}@escale.example");
                let user = NewUser {
                    email: email.clone(),
                    ..somebody(Role::Viewer)
                };
                let user = users::add(db, &user, now)?;
                passwords::set(db, user.id, &hash, None)?;
                addresses.push(email);
            }
            Ok::<_, anyhow::Error>(addresses)
        })
    }

    /// A request for a page.
    pub(crate) fn page_request(path: &str, cookie: &str) -> Vec<u8> {
        format!("GET {path} HTTP/1.1\r\nhost: {HOST}\r\ncookie: {cookie}\r\n\r\n").into_bytes()
    }

    /// The program as people run it, on this database.
    pub(crate) fn serve(&self, arguments: &[&str], smtp_url: Option<&str>) -> Result<Server> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_escale"));
        command
            .arg("serve")
            .args(arguments)
            .current_dir(self.folder.path())
            .envs(settings(&self.folder)?)
            .env("ESCALE_LISTEN", "127.0.0.1:0")
            .stderr(File::create(self.folder.path().join("log"))?)
            .envs(smtp_url.map(|url| ("ESCALE_SMTP_URL", url)));
        Server::start(&mut command, b"")
    }
}

fn somebody(role: Role) -> NewUser {
    NewUser {
        email: "somebody@escale.example".to_owned(),
        name: "Somebody".to_owned(),
        role,
    }
}

fn settings(folder: &TempDir) -> Result<Vec<(String, String)>> {
    let folder = folder.path().to_str().context("no plain folder")?;
    let settings = [
        ("ESCALE_DATABASE_URL", format!("sqlite:{folder}/escale.db")),
        ("ESCALE_PUBLIC_URL", format!("https://{HOST}")),
        ("ESCALE_SECRET", "0123456789abcdef".repeat(4)),
        ("ESCALE_MAIL_FROM", format!("Visits <visits@{HOST}>")),
        ("ESCALE_TRUSTED_PROXIES", "127.0.0.1".to_owned()),
        ("ESCALE_LOG", "info".to_owned()),
    ];
    Ok(settings
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect())
}

fn config(folder: &TempDir) -> Result<Config> {
    let settings = settings(folder)?;
    Ok(Config::from_environment(
        settings.into_iter(),
        Defaults::SERVE,
    )?)
}
