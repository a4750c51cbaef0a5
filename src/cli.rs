//! The command line: one file per subcommand. Exit status 0: done; 1: refused, nothing changed; 2: wrong usage.

mod allocator;
mod check;
mod demo;
mod export;
mod import;
mod publish;
mod receive;
mod samples;
mod serve;
mod token;
mod user;

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::app;
use crate::config::{self, Config, Defaults, LogFormat};
use crate::store::Store;
use crate::telemetry;

/// Organises official visits: agendas, invitations, calendars that stay right.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve pages, API and feeds, and send what is due
    Serve(serve::Serve),
    /// Try it: three sample visits on a database of their own, mail kept in a folder
    Demo(demo::Demo),
    /// Look at all that an installation needs, and say what to do
    Check(check::Check),
    /// Import visit files, all or nothing
    Import(import::Import),
    /// Print a visit as a file or calendar
    Export(export::Export),
    /// Publish a visit
    Publish(publish::Publish),
    /// Take in one message from a mail server: a reply or a bounce, on standard input
    Receive(receive::Receive),
    /// People who sign in
    #[command(subcommand)]
    User(user::User),
    /// Tokens of the API
    #[command(subcommand)]
    Token(token::Token),
}

/// Runs the command that the process was started with.
#[must_use]
pub fn run() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Serve(command) => command.run(),
        Command::Demo(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Import(command) => command.run(),
        Command::Export(command) => command.run(),
        Command::Publish(command) => command.run(),
        Command::Receive(receive::Receive {}) => receive::Receive::run(),
        Command::User(command) => command.run(),
        Command::Token(command) => command.run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}

/// Says on stderr why nothing was done, with all causes.
fn complain(error: &anyhow::Error) {
    let mut stderr = std::io::stderr().lock();
    // There is nobody left to tell if even that fails.
    drop(writeln!(stderr, "escale: {}", explain(error)));
}

/// An error and its causes on one line, without those that it has already told.
fn explain(error: &anyhow::Error) -> String {
    error
        .chain()
        .skip(1)
        .map(ToString::to_string)
        .fold(error.to_string(), |said, cause| {
            if said.contains(&cause) {
                said
            } else {
                format!("{said}: {cause}")
            }
        })
}

/// Prints a line for the person or program that called.
///
/// # Errors
/// If nobody reads it.
fn say(line: &str) -> anyhow::Result<()> {
    Ok(writeln!(std::io::stdout().lock(), "{line}")?)
}

/// Says what is worth knowing of a service that has started. It goes on if nobody reads it: a script that waits for the
/// first line may have left.
fn announce(line: &str) {
    if let Err(error) = say(line) {
        tracing::warn!(%error, "nobody reads what is said: {line}");
    }
}

/// The configuration of this process, and its log started accordingly.
fn configure(defaults: Defaults) -> anyhow::Result<Config> {
    let config = Config::from_environment(config::environment()?.into_iter(), defaults)?;
    match config.log_format {
        LogFormat::Text => telemetry::log_text(&config.log)?,
        LogFormat::Json => telemetry::log_json(&config.log)?,
    }
    Ok(config)
}

/// The configured database, for a command that needs nothing else.
fn store() -> anyhow::Result<Store> {
    Ok(app::open_store(&configure(Defaults::SERVE)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app;

    #[test]
    fn a_cause_is_told_once() {
        let taken = app::StartError::Listen {
            address: ([127, 0, 0, 1], 8080).into(),
            source: std::io::Error::other("it is in use"),
        };
        let told = explain(&anyhow::Error::new(taken));
        assert_eq!(told.matches("it is in use").count(), 1, "{told}");

        let file = anyhow::Error::msg("no such file").context("visit.toml cannot be read");
        assert_eq!(explain(&file), "visit.toml cannot be read: no such file");
    }
}
