//! `escale import FILE… [--publish] [--json]`.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde_json::json;

use crate::actions::import::{Imported, import};
use crate::actions::publish::{Publish, publish};
use crate::actions::secretariat::Secretariat;
use crate::actions::{Error, users};
use crate::clock::Clock;
use crate::config::Defaults;
use crate::domain::document::{Fault, Notation};
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

/// One file, read.
struct Given {
    path: PathBuf,
    text: String,
    notation: Notation,
}

/// Why the files were refused.
#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error("{}: {error}", .path.display())]
    File { path: PathBuf, error: Error },
    #[error(transparent)]
    Store(#[from] crate::store::Error),
    #[error(transparent)]
    Other(#[from] Error),
}

impl Import {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        let given = self
            .files
            .iter()
            .map(|path| read(path))
            .collect::<anyhow::Result<Vec<_>>>()?;
        let config = cli::configure(Defaults::SERVE)?;
        let store = app::open_store(&config)?;
        let secretariat = app::secretariat(&config, &app::public_url(&config, config.listen))?;
        let outcome = store.write_blocking(|db| self.import_all(db, &given, &secretariat));
        match outcome {
            Ok(imported) => self.report(&imported),
            Err(Refused::File {
                path,
                error: Error::File(faults),
            }) => {
                self.report_faults(&path, &faults)?;
                anyhow::bail!("{}: nothing was imported", path.display())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// All files in one transaction.
    fn import_all(
        &self,
        db: &mut Db,
        given: &[Given],
        secretariat: &Secretariat,
    ) -> Result<Vec<(PathBuf, Imported)>, Refused> {
        let now = Clock::System.now();
        let team = users::first_team(db, now)?;
        let mut done = Vec::new();
        for file in given {
            let imported =
                import(db, &file.text, (file.notation, team)).map_err(|error| Refused::File {
                    path: file.path.clone(),
                    error,
                })?;
            done.push((file.path.clone(), imported));
        }
        if self.publish {
            for visit in done.iter().flat_map(|(_, imported)| &imported.visits) {
                let ends_on = visits::find(db, visit.id)?.map(|visit| {
                    (
                        visit.ends_on,
                        visit.time_zone.rules().to_datetime(now).date(),
                    )
                });
                if ends_on.is_some_and(|(ends_on, today)| ends_on >= today) {
                    publish(db, secretariat, visit.id, (&Publish::default(), now))?;
                }
            }
        }
        Ok(done)
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

    fn report_faults(&self, path: &Path, faults: &[Fault]) -> anyhow::Result<()> {
        if self.json {
            return cli::say(&json!({"file": path, "errors": faults}).to_string());
        }
        for fault in faults {
            cli::complain(&anyhow::anyhow!("{}: {fault}", path.display()));
        }
        Ok(())
    }
}

fn read(path: &Path) -> anyhow::Result<Given> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("{} cannot be read", path.display()))?;
    let is_json = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let notation = if is_json {
        Notation::Json
    } else {
        Notation::Toml
    };
    Ok(Given {
        path: path.to_owned(),
        text,
        notation,
    })
}
