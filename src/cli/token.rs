//! `escale token create`.

use crate::actions::{Error, tokens};
use crate::cli;
use crate::cli::user;
use crate::clock::Clock;
use crate::store::users;

/// Tokens of the API
#[derive(Debug, clap::Subcommand)]
pub(super) enum Token {
    /// Make a token and print it once; only its hash is kept
    Create(Create),
}

/// Make a token
#[derive(Debug, clap::Args)]
pub(super) struct Create {
    /// Whose rights it has
    #[arg(long, value_name = "EMAIL", value_parser = user::email)]
    user: String,
    /// What it is for
    #[arg(long, value_parser = user::name)]
    name: String,
}

impl Token {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        let Self::Create(create) = self;
        let store = cli::store()?;
        let token = store.write_blocking(|db| {
            let user = users::find_by_email(db, &create.user)?.ok_or_else(|| {
                Error::not_found(format!(
                    "user {}: add them with `escale user add`",
                    create.user
                ))
            })?;
            tokens::issue(db, user.id, &create.name, Clock::System.now())
        })?;
        cli::say(&token)
    }
}
