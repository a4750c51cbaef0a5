//! The log, on stderr: text for people or JSON for machines. Secrets in addresses never reach it.

use std::io::{self, IsTerminal};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::ParseError;
use tracing_subscriber::util::{SubscriberInitExt, TryInitError};

/// What clients send that is no HTTP is no error of ours, but it would be logged as one. Whoever names this target in
/// `ESCALE_LOG` sees it again.
const QUIET: &str = "actix_http::h1::dispatcher=off";

/// A log that cannot be started.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// `ESCALE_LOG` is no filter.
    #[error("ESCALE_LOG: {0}; give a level such as info, or TARGET=LEVEL, separated by commas")]
    Filter(#[from] ParseError),
    /// There is a log already.
    #[error("the log was started before: {0}")]
    Started(#[from] TryInitError),
}

/// Logs as text, in colours on a terminal.
///
/// # Errors
/// If `filter` is none, or a log was started before.
pub fn log_text(filter: &str) -> Result<(), TelemetryError> {
    tracing_subscriber::fmt()
        .with_env_filter(without_noise(filter)?)
        .with_ansi(io::stderr().is_terminal())
        .with_writer(io::stderr)
        .finish()
        .try_init()?;
    Ok(())
}

/// Logs one JSON object a line.
///
/// # Errors
/// If `filter` is none, or a log was started before.
pub fn log_json(filter: &str) -> Result<(), TelemetryError> {
    tracing_subscriber::fmt()
        .with_env_filter(without_noise(filter)?)
        .json()
        .flatten_event(true)
        .with_writer(io::stderr)
        .finish()
        .try_init()?;
    Ok(())
}

/// The filter that was asked for, over one that keeps noise out.
fn without_noise(filter: &str) -> Result<EnvFilter, ParseError> {
    // of two directives for one target the later one counts
    EnvFilter::try_new(format!("{QUIET},{filter}"))
}

/// A path of ours as it may be logged: the tokens of pages (`/p/…`) and feeds (`/f/…`) open what they name, so they
/// are left out, and so is any query.
#[must_use]
pub fn redact_path(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut redacted = Vec::new();
    let mut is_token = false;
    for segment in path.split('/') {
        let shown = match segment {
            token if is_token && token.to_ascii_lowercase().ends_with(".ics") => "….ics",
            token if is_token && !token.is_empty() => "…",
            plain => plain,
        };
        redacted.push(shown);
        is_token = matches!(
            segment,
            "p" | "f" | "P" | "F" | "%70" | "%66" | "sign-in" | "first"
        ) || (is_token && segment.is_empty());
    }
    redacted.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_left_out_of_paths() {
        let cases = [
            ("/", "/"),
            ("/v/toulouse-2025", "/v/toulouse-2025"),
            ("/v/toulouse-2025.ics", "/v/toulouse-2025.ics"),
            ("/api/v1/visits/0197/items", "/api/v1/visits/0197/items"),
            ("/p/AbC_9", "/p/…"),
            ("/sign-in/AbC_9", "/sign-in/…"),
            ("/p/AbC_9/", "/p/…/"),
            ("/p/AbC_9/replies", "/p/…/replies"),
            ("/p/AbC_9?from=mail", "/p/…"),
            ("/f/AbC_9.ics", "/f/….ics"),
            ("/f/AbC_9.ICS", "/f/….ics"),
            ("/f/AbC_9", "/f/…"),
            ("//p//AbC_9", "//p//…"),
            ("/%70/AbC_9", "/%70/…"),
            ("/P/AbC_9", "/P/…"),
            ("http://host:1/f/AbC_9.ics", "http://host:1/f/….ics"),
            ("/v/x?next=/p/AbC_9", "/v/x"),
            ("/p/p/AbC_9", "/p/…/…"),
            ("/p", "/p"),
            ("", ""),
        ];
        for (path, expected) in cases {
            assert_eq!(redact_path(path), expected, "{path}");
        }
    }

    #[test]
    fn noise_is_logged_only_where_it_is_asked_for() {
        let target = "actix_http::h1::dispatcher=";
        let check = |filter: &str, expect: &str| {
            let filter = without_noise(filter).unwrap().to_string();
            let named: Vec<&str> = filter
                .split(',')
                .filter(|one| one.contains(target))
                .collect();
            assert_eq!(named, [format!("{target}{expect}")], "{filter}");
        };
        check("info", "off");
        check("warn,escale=debug", "off");
        check("info,actix_http::h1::dispatcher=error", "error");
    }

    #[test]
    fn a_bad_filter_is_refused() {
        assert!(matches!(
            log_text("escale=loud"),
            Err(TelemetryError::Filter(_))
        ));
        assert!(matches!(
            log_json("escale=loud"),
            Err(TelemetryError::Filter(_))
        ));
    }
}
