//! `escale check`.

use anyhow::ensure;

use crate::app::check::{Finding, Verdict, Wanted, check};
use crate::cli;
use crate::cli::serve::runtime;
use crate::clock::Clock;
use crate::config::Defaults;

/// Look at all that an installation needs, and say what to do
#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// The text that the DNS has for the key of signatures, to compare it
    #[arg(long, value_name = "TEXT")]
    dkim_record: Option<String>,
    /// Send a mail to the role address, and wait up to a minute until it comes back
    #[arg(long)]
    round_trip: bool,
}

impl Check {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        let config = cli::configure(Defaults::SERVE)?;
        let wanted = Wanted {
            dkim_record: self.dkim_record.as_deref(),
            round_trip: self.round_trip,
        };
        let findings = runtime()?.block_on(check(&config, wanted, &Clock::System));
        for finding in &findings {
            tell(finding)?;
        }
        let is_wrong = |finding: &&Finding| finding.verdict == Verdict::Wrong;
        let wrong = findings.iter().filter(is_wrong).count();
        ensure!(
            wrong == 0,
            "wrong: {wrong} of {}; see above what to do",
            findings.len()
        );
        Ok(())
    }
}

/// A line for what was found, and one below for what to do.
fn tell(finding: &Finding) -> anyhow::Result<()> {
    let word = match finding.verdict {
        Verdict::Good => "good",
        Verdict::Noted => "note",
        Verdict::Wrong => "WRONG",
    };
    let Finding {
        about,
        found,
        remedy,
        ..
    } = finding;
    // what servers say may have several lines
    let found: Vec<&str> = found.split_whitespace().collect();
    cli::say(&format!("{word:<5}  {about}: {}", found.join(" ")))?;
    if !remedy.is_empty() {
        cli::say(&format!("       → {remedy}"))?;
    }
    Ok(())
}
