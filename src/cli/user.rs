//! `escale user add`, `escale user link`.

use crate::actions::Error;
use crate::actions::users::{self, NewUser};
use crate::clock::Clock;
use crate::config::Defaults;
use crate::domain::Closed as _;
use crate::domain::permission::Role;
use crate::domain::person::is_mail_address;
use crate::store::Store;
use crate::store::users::find_by_email;
use crate::{app, cli};

/// People who sign in
#[derive(Debug, clap::Subcommand)]
pub(super) enum User {
    /// Add somebody, and print a link to set a password
    Add(Add),
    /// Print a new link to sign in once and to set a password
    Link(Link),
}

/// Print a new link
#[derive(Debug, clap::Args)]
pub(super) struct Link {
    /// Their e-mail address
    #[arg(value_parser = email)]
    email: String,
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
    if is_mail_address(text) {
        return Ok(text.to_owned());
    }
    Err("write an address such as name@example.org".to_owned())
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
        let config = cli::configure(Defaults::SERVE)?;
        let store = app::open_store(&config)?;
        let base = app::public_url(&config, config.listen);
        let base = base.trim_end_matches('/');
        match self {
            Self::Add(add) => add.run(&store, base),
            Self::Link(link) => link.run(&store, base),
        }
    }
}

impl Add {
    fn run(&self, store: &Store, base: &str) -> anyhow::Result<()> {
        let new = NewUser {
            email: self.email.clone(),
            name: self.name.clone(),
            role: self.role,
        };
        let now = Clock::System.now();
        let (user, secret) = store.write_blocking(|db| {
            let user = users::add(db, &new, now)?;
            let secret = users::invite(db, user.id, now)?;
            Ok::<_, Error>((user, secret))
        })?;
        cli::say(&format!(
            "added {} ({}) as {}\nto set a password, within three days: {base}/sign-in/{secret}",
            user.name,
            user.email,
            user.role.word()
        ))
    }
}

impl Link {
    fn run(&self, store: &Store, base: &str) -> anyhow::Result<()> {
        let now = Clock::System.now();
        let secret = store.write_blocking(|db| {
            let user = find_by_email(db, &self.email)?.ok_or_else(|| {
                Error::not_found(format!(
                    "user {}: add them with `escale user add`",
                    self.email
                ))
            })?;
            users::invite(db, user.id, now)
        })?;
        cli::say(&format!("{base}/sign-in/{secret}"))
    }
}
