//! `escale serve`.

use anyhow::Context as _;

use crate::app::{self, Parts};
use crate::config::Defaults;

/// Serve pages, API and feeds, and send what is due
#[derive(Debug, clap::Args)]
pub(super) struct Serve {
    /// Leave the sending to other processes
    #[arg(long, conflicts_with = "no_web")]
    no_worker: bool,
    /// Only send; answer nobody
    #[arg(long)]
    no_web: bool,
}

impl Serve {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        super::allocator::limit();
        let config = super::configure(Defaults::SERVE)?;
        let parts = match (self.no_worker, self.no_web) {
            (true, _) => Parts::Web,
            (_, true) => Parts::Worker,
            _ => Parts::All,
        };
        runtime()?.block_on(async {
            let bound = app::build(config, parts)?;
            if parts != Parts::Worker {
                super::announce(&format!("listening on http://{}", bound.address));
                if let Some(url) = bound.app.first_url()? {
                    super::announce(&format!(
                        "nobody signs in yet: be the first administrator at {url}"
                    ));
                }
            }
            Ok(bound.run().await?)
        })
    }
}

/// Threads for everything that waits.
pub(super) fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .worker_threads(2)
        .max_blocking_threads(8)
        .build()
        .context("no threads to run on")
}
