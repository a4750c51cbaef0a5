//! `escale receive < message`: for a mail server's pipe.

use std::io::Read as _;

use anyhow::Context as _;

use crate::actions::receive::{self, receive};
use crate::clock::Clock;
use crate::config::Defaults;
use crate::domain::Closed as _;
use crate::{app, cli};

/// Take in one message from a mail server: a reply or a bounce, on standard input
#[derive(Debug, clap::Args)]
pub(super) struct Receive {}

impl Receive {
    /// Takes it in, whatever it says. A failure says what is to be done: most mail servers lose what is refused so.
    pub(super) fn run() -> anyhow::Result<()> {
        Self::take_in().context("the mail was not taken in; bring it again once this is mended")
    }

    fn take_in() -> anyhow::Result<()> {
        let config = cli::configure(Defaults::SERVE)?;
        let store = app::open_store(&config)?;
        let secretariat = app::secretariat(&config, &app::public_url(&config, config.listen))?;
        let mut raw = Vec::new();
        // one more than is read says that it is too long
        let most = u64::try_from(receive::LONGEST)?.saturating_add(1);
        std::io::stdin().lock().take(most).read_to_end(&mut raw)?;
        let mail = receive::read(&raw);
        let now = Clock::System.now();
        let received = store.write_blocking(|db| receive(db, &secretariat, (&mail, now)))?;
        let (kind, outcome) = (received.kind.word(), received.outcome.word());
        let reason = received.reason.map_or("", |reason| reason.word());
        cli::say(format!("{kind}: {outcome} {reason}").trim_end())
    }
}
