//! A provider of OpenID Connect, as a process of its own: `provider/provider.py`, which needs Python and OpenSSL. Where they are not
//! installed the tests with it are left out, which is said; where `ESCALE_TESTS_REQUIRE_ALL` is 1 that is a failure.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use escale::config::Oidc;
use reqwest::header::LOCATION;
use reqwest::redirect::Policy;
use serde_json::Value;
use tempfile::TempDir;

use super::app::NOW;

/// What the process runs.
const SCRIPT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/it/harness/provider/provider.py"
);

/// A provider, gone with this value.
pub(crate) struct Provider {
    process: Child,
    /// Its address.
    pub(crate) issuer: String,
    client: reqwest::Client,
    _keys: TempDir,
}

impl Provider {
    /// Starts one that knows `anna@city.example`; `None` where there is none.
    pub(crate) fn start() -> Option<Self> {
        let (keys, now) = (
            TempDir::new().unwrap(),
            NOW.parse::<jiff::Timestamp>().unwrap(),
        );
        let has_openssl = Command::new("openssl")
            .arg("version")
            .stdout(Stdio::null())
            .status();
        let process = Command::new("python3")
            .arg(SCRIPT)
            .arg(keys.path())
            .arg(now.as_second().to_string())
            .stdout(Stdio::piped())
            .spawn();
        let (Ok(_), Ok(mut process)) = (has_openssl, process) else {
            let required = std::env::var_os("ESCALE_TESTS_REQUIRE_ALL");
            assert!(
                required.is_none_or(|value| value != "1"),
                "python3 and openssl are required and not there"
            );
            eprintln!("no python3 or no openssl: what needs a provider was left out");
            return None;
        };
        let mut issuer = String::new();
        BufReader::new(process.stdout.take().unwrap())
            .read_line(&mut issuer)
            .unwrap();
        let client = reqwest::Client::builder().redirect(Policy::none());
        Some(Self {
            process,
            issuer: issuer.trim().to_owned(),
            client: client.build().unwrap(),
            _keys: keys,
        })
    }

    /// What an installation that uses it has in its configuration.
    pub(crate) fn configured(&self) -> Oidc {
        Oidc {
            issuer: self.issuer.clone(),
            client_id: "escale".to_owned(),
            client_secret: "correct-horse-battery".into(),
        }
    }

    /// Changes what it says, or how it lies.
    pub(crate) async fn control(&self, wanted: &Value) {
        let url = format!("{}/control", self.issuer);
        let answer = self.client.post(url).json(wanted).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{wanted}");
    }

    /// Where a browser that was sent to it is sent back to.
    pub(crate) async fn sends_back(&self, url: &str) -> String {
        let answer = self.client.get(url).send().await.unwrap();
        assert_eq!(answer.status(), 302, "{url}");
        answer.headers()[LOCATION].to_str().unwrap().to_owned()
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        // it may have ended already
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
