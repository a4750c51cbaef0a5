//! `escale user add`.

use crate::actions::users::{self, NewUser};
use crate::cli;
use crate::clock::Clock;
use crate::domain::Closed as _;
use crate::domain::permission::Role;

/// People who sign in
#[derive(Debug, clap::Subcommand)]
pub(super) enum User {
    /// Add somebody
    Add(Add),
}

/// Add somebody
#[derive(Debug, clap::Args)]
pub(super) struct Add {
    /// Their e-mail address
    #[arg(value_parser = email)]
    email: String,
    /// How they are called
    #[arg(long, value_parser = name)]
    name: String,
    /// What they may do: `admin`, `organiser` or `viewer`
    #[arg(long, value_parser = role)]
    role: Role,
}

/// Reads an e-mail address.
pub(super) fn email(text: &str) -> Result<String, String> {
    text.parse::<lettre::Address>()
        .map(|address| address.to_string())
        .map_err(|error| format!("{error}: write name@example.org"))
}

/// Reads a name: one line, not empty.
pub(super) fn name(text: &str) -> Result<String, String> {
    let trimmed = text.trim();
    if trimmed.is_empty() || trimmed.chars().any(char::is_control) || trimmed.chars().count() > 200
    {
        return Err("write a name of 1 to 200 characters on one line".to_owned());
    }
    Ok(trimmed.to_owned())
}

fn role(word: &str) -> Result<Role, String> {
    Role::from_word(word).ok_or_else(|| "write admin, organiser or viewer".to_owned())
}

impl User {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        let Self::Add(add) = self;
        let new = NewUser {
            email: add.email.clone(),
            name: add.name.clone(),
            role: add.role,
        };
        let store = cli::store()?;
        let user = store.write_blocking(|db| users::add(db, &new, Clock::System.now()))?;
        cli::say(&format!(
            "added {} ({}) as {}",
            user.name,
            user.email,
            user.role.word()
        ))
    }
}
