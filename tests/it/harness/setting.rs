//! How the application of a test is configured.

use std::sync::Arc;
use std::time::Duration;

use escale::config::Oidc;
use escale::mail::dkim::Dkim;

use super::app::TestApp;
use super::database::Database;

/// What an operator would have decided.
pub(crate) struct Setting {
    /// The base of every link; where the application listens, if there is none.
    pub(crate) public_url: Option<String>,
    /// How long a notice waits for further edits.
    pub(crate) hold: Duration,
    /// Who knows the people of the office.
    pub(crate) oidc: Option<Oidc>,
    /// To how many new addresses an organiser may write in a day.
    pub(crate) new_addresses_per_day: Option<u32>,
    /// Signs what is written.
    pub(crate) dkim: Option<Arc<Dkim>>,
    /// Whether reports about messages have an address of their own.
    pub(crate) takes_reports: bool,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            public_url: None,
            hold: Duration::ZERO,
            oidc: None,
            new_addresses_per_day: None,
            dkim: None,
            takes_reports: true,
        }
    }
}

impl TestApp {
    /// The application, for a public address of its own.
    pub(crate) async fn at(database: Database, public_url: Option<&str>) -> Self {
        let public_url = public_url.map(str::to_owned);
        let setting = Setting {
            public_url,
            ..Setting::default()
        };
        Self::with(database, setting).await
    }

    /// The application, where a notice waits `hold` for further edits.
    pub(crate) async fn holding(database: Database, hold: Duration) -> Self {
        let setting = Setting {
            hold,
            ..Setting::default()
        };
        Self::with(database, setting).await
    }
}
