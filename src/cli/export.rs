//! `escale export VISIT`.

use std::io::Write as _;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, ValueEnum};

use crate::actions::{Error, export};
use crate::clock::Clock;
use crate::config::Defaults;
use crate::domain::document::{Notation, VisitFile};
use crate::domain::draft::Draft;
use crate::domain::ids::ParticipantId;
use crate::language::Language;
use crate::store::{drafts, registers, visits};
use crate::{app, cli};

/// Print a visit as a file or calendar
#[derive(Debug, clap::Args)]
pub(super) struct Export {
    /// Its id or slug
    visit: String,
    /// As what: a visit file of the draft, or a calendar of the latest publication
    #[arg(long, value_enum, default_value = "toml")]
    format: Format,
    /// The language of a calendar; the reader's, else the visit's first
    #[arg(long, value_parser = language)]
    locale: Option<Language>,
    /// Whose calendar; the public one if nobody is named
    #[arg(long, value_name = "ID")]
    participant: Option<ParticipantId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Toml,
    Json,
    Ics,
}

fn language(tag: &str) -> Result<Language, String> {
    Language::of_tag(tag).ok_or_else(|| "write en, fr, nb or vi".to_owned())
}

/// Ends the process as clap does.
fn wrong_usage() -> ! {
    let complaint = "--participant and --locale go with --format ics: a visit file holds everybody and every language";
    cli::Arguments::command()
        .error(ErrorKind::ArgumentConflict, complaint)
        .exit()
}

impl Export {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        if self.format != Format::Ics && (self.participant.is_some() || self.locale.is_some()) {
            wrong_usage();
        }
        let config = cli::configure(Defaults::SERVE)?;
        let store = app::open_store(&config)?;
        let secretariat = app::secretariat(&config, &app::public_url(&config, config.listen))?;
        let text = store.read_blocking(|db| {
            let visit = visits::find_by_id_or_slug(db, &self.visit)?.ok_or_else(|| {
                Error::not_found(format!("visit “{}”: give its id or slug", self.visit))
            })?;
            let notation = match self.format {
                Format::Toml => Notation::Toml,
                Format::Json => Notation::Json,
                Format::Ics => {
                    let reader = (self.participant, self.locale);
                    return export::calendar(
                        db,
                        &secretariat,
                        visit.id,
                        (reader, Clock::System.now()),
                    );
                }
            };
            let draft = Draft {
                registers: registers::all(db)?,
                ..drafts::of_visit(db, visit)?
            };
            Ok(VisitFile::of_visit(&draft).to_text(notation))
        })?;
        Ok(std::io::stdout().lock().write_all(text.as_bytes())?)
    }
}
