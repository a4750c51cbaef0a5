//! `escale publish VISIT`.

use serde_json::json;
use uuid::Uuid;

use crate::actions::publish;
use crate::clock::Clock;
use crate::config::Defaults;
use crate::domain::Closed as _;
use crate::domain::document::{Context, Names, Node, PUBLICATION_ORDER};
use crate::domain::ids::TeamId;
use crate::domain::publication::Tell;
use crate::domain::text::Texts;
use crate::store::visits;
use crate::{app, cli};

/// Publish a visit
#[derive(Debug, clap::Args)]
pub(super) struct Publish {
    /// Its id or slug
    visit: String,
    /// Who hears of it: `concerned`, `urgent` or `nobody`
    #[arg(long, default_value = "concerned", value_parser = tell)]
    tell: Tell,
    /// What to say with it, such as `fr=Bienvenue`; once per language
    #[arg(long, value_name = "LOCALE=TEXT", value_parser = note)]
    note: Vec<(String, String)>,
}

fn tell(word: &str) -> Result<Tell, String> {
    Tell::from_word(word).ok_or_else(|| "write concerned, urgent or nobody".to_owned())
}

fn note(text: &str) -> Result<(String, String), String> {
    let usage = || "write LOCALE=TEXT, such as fr=Bienvenue".to_owned();
    let (locale, text) = text.split_once('=').ok_or_else(usage)?;
    // read as the API reads it
    let order = Node::of(&json!({"note": {locale: text}}));
    let nobody = Context::api(Names::default(), TeamId(Uuid::nil()), Uuid::nil());
    let faults = match PUBLICATION_ORDER.read(&order, &nobody) {
        Ok(reading) => return reading.value.note.0.into_iter().next().ok_or_else(usage),
        Err(faults) => faults,
    };
    Err(faults.first().map_or_else(usage, |fault| {
        format!("{}; {}", fault.problem, fault.advice)
    }))
}

impl Publish {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let config = cli::configure(Defaults::SERVE)?;
        let store = app::open_store(&config)?;
        let secretariat = app::secretariat(&config, &app::public_url(&config, config.listen))?;
        let command = publish::Publish {
            tell: Some(self.tell),
            note: Texts(self.note.into_iter().collect()),
            ..publish::Publish::default()
        };
        let now = Clock::System.now();
        let published = store.write_blocking(|db| {
            let visit = visits::find_by_id_or_slug(db, &self.visit)?.ok_or_else(|| {
                crate::actions::Error::not_found(format!(
                    "visit “{}”: give its id or slug",
                    self.visit
                ))
            })?;
            publish::publish(db, &secretariat, visit.id, (&command, now))
        })?;
        let news = if published.is_new {
            "published"
        } else {
            "nothing new:"
        };
        cli::say(&format!(
            "{news} version {}; {} told, {} not told, {} to be told by hand",
            published.version, published.told, published.untold, published.by_hand
        ))
    }
}
