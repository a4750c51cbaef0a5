//! `escale import FILE… [--publish] [--json]`.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;

use crate::actions::import::{Imported, Importer};
use crate::actions::publish::{Publish, publish};
use crate::actions::secretariat::Secretariat;
use crate::actions::{Error, users};
use crate::clock::Clock;
use crate::config::Defaults;
use crate::domain::document::{Fault, FaultKind, Notation};
use crate::store::{Db, visits};
use crate::{app, cli};

/// Import visit files, all or nothing
#[derive(Debug, clap::Args)]
pub(super) struct Import {
    /// Visit files: TOML, or JSON if the name ends in `.json`
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Publish the visits that have not ended
    #[arg(long)]
    publish: bool,
    /// Say what was done, or what is wrong, as JSON
    #[arg(long)]
    json: bool,
}

/// One file: its text, or why there is none.
struct Given {
    path: PathBuf,
    text: io::Result<String>,
    notation: Notation,
}

/// One thing wrong with one file.
#[derive(Debug, Serialize)]
struct FileFault {
    file: PathBuf,
    #[serde(flatten)]
    fault: Fault,
}

/// Why the files were refused.
#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error("nothing was imported")]
    Files(Vec<FileFault>),
    #[error("{}: {error}", .path.display())]
    File { path: PathBuf, error: Error },
    #[error(transparent)]
    Store(#[from] crate::store::Error),
    #[error(transparent)]
    Other(#[from] Error),
}

impl Import {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        match self.import() {
            Ok(imported) => self.report(&imported),
            Err(error) => {
                self.report_refusal(&error)?;
                Err(error)
            }
        }
    }

    fn import(&self) -> anyhow::Result<Vec<(PathBuf, Imported)>> {
        let given: Vec<Given> = self.files.iter().map(|path| read(path)).collect();
        let config = cli::configure(Defaults::SERVE)?;
        let store = app::open_store(&config)?;
        let secretariat = app::secretariat(&config, &app::public_url(&config, config.listen))?;
        let imported = store.write_blocking(|db| {
            let now = Clock::System.now();
            let imported = import_all(db, &given, now)?;
            if self.publish {
                publish_all(db, &secretariat, (&imported, now))?;
            }
            Ok::<_, Refused>(imported)
        });
        Ok(imported?)
    }

    fn report(&self, done: &[(PathBuf, Imported)]) -> anyhow::Result<()> {
        if self.json {
            let visits: Vec<_> = done
                .iter()
                .flat_map(|(_, imported)| &imported.visits)
                .map(|visit| json!({"id": visit.id, "slug": visit.slug}))
                .collect();
            let sum = |count: fn(&Imported) -> usize| {
                done.iter()
                    .map(|(_, imported)| count(imported))
                    .sum::<usize>()
            };
            let warnings: Vec<_> = done
                .iter()
                .flat_map(|(_, imported)| &imported.warnings)
                .collect();
            return cli::say(
                &json!({
                    "visits": visits,
                    "created": sum(|imported| imported.created),
                    "updated": sum(|imported| imported.updated),
                    "warnings": warnings,
                })
                .to_string(),
            );
        }
        for (path, imported) in done {
            let slugs: Vec<&str> = imported
                .visits
                .iter()
                .map(|visit| visit.slug.as_str())
                .collect();
            cli::say(&format!(
                "{}: {} new, {} changed; visits: {}",
                path.display(),
                imported.created,
                imported.updated,
                slugs.join(", ")
            ))?;
            for warning in &imported.warnings {
                cli::say(&format!("{}: {warning}", path.display()))?;
            }
        }
        Ok(())
    }

    /// Says everything that is wrong, to programs where they look for it.
    fn report_refusal(&self, error: &anyhow::Error) -> anyhow::Result<()> {
        let refused = error.downcast_ref();
        if !self.json {
            if let Some(Refused::Files(faults)) = refused {
                for FileFault { file, fault } in faults {
                    cli::complain(&anyhow::anyhow!("{}: {fault}", file.display()));
                }
            }
            return Ok(());
        }
        let errors = match refused {
            Some(Refused::Files(faults)) => json!(faults),
            Some(Refused::File { path, error }) => {
                json!([{"file": path, "pointer": "", "problem": error.to_string()}])
            }
            _ => json!([{"pointer": "", "problem": cli::explain(error)}]),
        };
        cli::say(&json!({"errors": errors}).to_string())
    }
}

/// Imports all files in one transaction, or finds every fault of every file.
fn import_all(
    db: &mut Db,
    given: &[Given],
    now: Timestamp,
) -> Result<Vec<(PathBuf, Imported)>, Refused> {
    let mut files = Importer::new(users::first_team(db, now)?);
    let mut done = Vec::new();
    let mut faults = Vec::new();
    for Given {
        path,
        text,
        notation,
    } in given
    {
        let outcome = match text {
            Ok(text) => files.import(db, text, *notation),
            Err(error) => Err(Error::File(vec![unreadable(error)])),
        };
        match outcome {
            Ok(imported) => done.push((path.clone(), imported)),
            Err(Error::File(found)) => faults.extend(found.into_iter().map(|fault| FileFault {
                file: path.clone(),
                fault,
            })),
            Err(error) => {
                let path = path.clone();
                return Err(Refused::File { path, error });
            }
        }
    }
    if faults.is_empty() {
        Ok(done)
    } else {
        Err(Refused::Files(faults))
    }
}

/// Publishes the visits that have not ended where they take place.
fn publish_all(
    db: &mut Db,
    secretariat: &Secretariat,
    (done, now): (&[(PathBuf, Imported)], Timestamp),
) -> Result<(), Refused> {
    for visit in done.iter().flat_map(|(_, imported)| &imported.visits) {
        let has_ended = visits::find(db, visit.id)?
            .is_none_or(|visit| visit.ends_on < visit.time_zone.rules().to_datetime(now).date());
        if !has_ended {
            publish(db, secretariat, visit.id, (&Publish::default(), now))?;
        }
    }
    Ok(())
}

fn unreadable(error: &io::Error) -> Fault {
    Fault {
        kind: FaultKind::Other,
        pointer: String::new(),
        path: String::new(),
        line: None,
        problem: format!("it cannot be read: {error}"),
        advice: "name a visit file".to_owned(),
    }
}

fn read(path: &Path) -> Given {
    let is_json = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    Given {
        path: path.to_owned(),
        text: std::fs::read_to_string(path),
        notation: if is_json {
            Notation::Json
        } else {
            Notation::Toml
        },
    }
}
