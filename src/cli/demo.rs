//! `escale demo [--fresh]`: the main job, on a database of its own.

use std::io::ErrorKind;

use anyhow::Context as _;

use crate::actions::{self, Error, sign_in, tokens};
use crate::app::{self, App, Parts};
use crate::cli::{self, samples};
use crate::clock::Clock;
use crate::config::Defaults;
use crate::domain::draft::Draft;
use crate::store::{Store, demo, drafts, visits};

/// Try it: three sample visits on a database of their own, mail kept in a folder
#[derive(Debug, clap::Args)]
pub(super) struct Demo {
    /// Begin again: forget what was done in an earlier demo
    #[arg(long)]
    fresh: bool,
}

/// Whose token the demo prints.
const ORGANISER: &str = "organiser@escale.example";

/// How long the printed link signs in.
const LINK_LASTS: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);

/// The visit that the demo shows.
const SHOWN: &str = "vietnam-2025";

impl Demo {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        cli::allocator::limit();
        let config = cli::configure(Defaults::DEMO)?;
        let mail_folder = config
            .smtp_url
            .is_none()
            .then(|| config.mail_folder.clone());
        cli::serve::runtime()?.block_on(async {
            refuse_foreign(&app::connect(&config)?)?;
            // a demo that cannot start has forgotten nothing
            let mut bound = app::build(config, Parts::All)?;
            bound.app.is_demo = true;
            if self.fresh {
                empty(&bound.app.store)?;
                mail_folder.as_deref().map_or(Ok(()), forget_mails)?;
            }
            let guide = prepare(&bound.app)?;
            cli::announce(&format!("listening on http://{}", bound.address));
            cli::announce(&guide);
            Ok(bound.run().await?)
        })
    }
}

/// A demo touches only a database that is empty or was made by a demo.
fn refuse_foreign(store: &Store) -> anyhow::Result<()> {
    if store.read_blocking(demo::standing)? == demo::Standing::Foreign {
        anyhow::bail!(
            "the database holds what no demo made: name another with ESCALE_DATABASE_URL"
        );
    }
    Ok(())
}

/// Empties a database that a demo made.
fn empty(store: &Store) -> anyhow::Result<()> {
    if store.read_blocking(demo::standing)? == demo::Standing::Demo {
        store.empty()?;
    }
    Ok(())
}

/// Removes the messages of an earlier demo.
fn forget_mails(folder: &std::path::Path) -> anyhow::Result<()> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries.with_context(|| folder.display().to_string())?,
    };
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "eml") {
            std::fs::remove_file(&path).with_context(|| path.display().to_string())?;
        }
    }
    Ok(())
}

/// Imports and publishes the samples, unless that was done before, and tells what there is to see.
fn prepare(app: &App) -> anyhow::Result<String> {
    let now = Clock::System.now();
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let files = samples::moved_ahead(today)?;
    let secretariat = &app.secretariat;
    let (token, link, draft) = app.store.write_blocking(|db| {
        if demo::standing(db)? == demo::Standing::Empty {
            actions::demo::fill(db, secretariat, (ORGANISER, &files), now)?;
        }
        let user = crate::store::users::find_by_email(db, ORGANISER)?
            .ok_or_else(|| Error::not_found("organiser of the demo: start it with --fresh"))?;
        let token = tokens::issue(db, user.id, "demo", now)?;
        let link = sign_in::issue_link(db, user.id, LINK_LASTS, now)?;
        let visit = visits::find_by_slug(db, SHOWN)?
            .ok_or_else(|| Error::not_found("sample visit: start the demo with --fresh"))?;
        Ok::<_, Error>((token, link, drafts::of_visit(db, visit)?))
    })?;
    Ok(guide(app, (&token, &link), &draft))
}

/// What there is to see and to try.
fn guide(app: &App, (token, link): (&str, &str), draft: &Draft) -> String {
    let base = app.secretariat.links.public_url();
    let visit = &draft.visit;
    let api = format!("{base}/api/v1/visits/{}", visit.id);
    let head = draft.roster().next();
    let personal = head.map_or_else(String::new, |head| {
        let (page, feed) = (
            app.secretariat
                .links
                .page_url(head.id, head.links_generation),
            app.secretariat
                .links
                .feed_url(head.id, head.links_generation),
        );
        format!("  A participant's page   {page}\n  … and their feed       {feed}\n")
    });
    let moved = draft.items.iter().find(|item| item.key == "reception").map_or_else(
        String::new,
        |item| {
            let starts = item.starts.saturating_add(jiff::ToSpan::minutes(15));
            format!(
                "  curl -X PATCH -H 'Authorization: Bearer {token}' -H 'If-Match: *' -H 'Content-Type: application/merge-patch+json' \\\n    -d '{{\"starts\":\"{starts}\"}}' {api}/items/{}\n",
                item.id
            )
        },
    );
    let mails = app.mail_folder().map_or_else(String::new, |_| {
        format!("  Captured messages      {base}/mails\n")
    });
    format!(
        "\nSign in as organiser    {base}/sign-in/{link}\n\nLook at\n{mails}{personal}  A public page          {base}/v/{slug}\n  … and its feed         {base}/v/{slug}.ics\n  The API                {base}/api/docs\n\n\
         API token: {token}\n\nTry: move an item, see what publishing would do, publish\n{moved}\
         \x20 curl -H 'Authorization: Bearer {token}' {api}/changes\n\
         \x20 curl -X POST -H 'Authorization: Bearer {token}' -H 'Content-Type: application/json' -d '{{}}' {api}/publications\n",
        slug = visit.slug,
    )
}
