//! Bodies of requests.

use std::time::Duration;

use actix_web::http::header::{ACCEPT, CONTENT_TYPE, HeaderMap};
use actix_web::web::{Bytes, Payload};
use serde_json::Value;
use tokio::time::timeout;

use crate::actions::edit::Patch;
use crate::actions::error::Invalid;
use crate::domain::document::{FaultKind, Node, Notation};
use crate::web::error::Error;

/// The longest body of a request, in bytes.
pub const LIMIT: usize = 2 * 1024 * 1024;
/// The longest visit file, in bytes.
pub const FILE_LIMIT: usize = 10 * 1024 * 1024;

/// How long a body may take to come.
const PATIENCE: Duration = Duration::from_secs(30);

/// Reads a body to its end.
///
/// # Errors
/// If it is longer than `limit`, breaks off, or takes too long.
pub async fn read(payload: Payload, limit: usize) -> Result<Bytes, Error> {
    match timeout(PATIENCE, payload.to_bytes_limited(limit)).await {
        Ok(Ok(Ok(bytes))) => Ok(bytes),
        Ok(Ok(Err(broken))) => Err(Error::Syntax(format!("the body broke off: {broken}"))),
        Ok(Err(_too_long)) => Err(Error::TooLarge { limit }),
        Err(_elapsed) => Err(Error::TooSlow),
    }
}

/// The media type of a body, in lower case and without parameters; empty if it is not said.
#[must_use]
pub fn media_type(headers: &HeaderMap) -> String {
    let value = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    value
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

/// Refuses a body that does not say it is one of `types`.
///
/// # Errors
/// With what would be read.
pub fn expect_type(
    headers: &HeaderMap,
    types: &[&str],
    readable: &'static str,
) -> Result<(), Error> {
    if types.contains(&media_type(headers).as_str()) {
        Ok(())
    } else {
        Err(Error::UnsupportedMediaType { readable })
    }
}

/// The text of a body.
///
/// # Errors
/// If it is no UTF-8.
pub fn text(body: &[u8]) -> Result<&str, Error> {
    std::str::from_utf8(body)
        .map_err(|error| Error::Syntax(format!("the body is not UTF-8: {error}")))
}

/// The document in a body. Fields that are given twice are kept, so that reading it refuses them.
///
/// # Errors
/// If it is no JSON.
pub fn document(body: &[u8]) -> Result<Node, Error> {
    Node::parse(text(body)?, Notation::Json).map_err(|faults| {
        let all: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Error::Syntax(all.join("; "))
    })
}

/// The merge patch in a body (RFC 7396). Which of two values of one field is meant nobody knows: that is a fault of it.
///
/// # Errors
/// If it is no JSON, or no object: that would replace the whole.
pub fn patch(body: &[u8]) -> Result<Patch, Error> {
    let repeated = document(body)?.repeated();
    let fields: Value = serde_json::from_slice(body)
        .map_err(|error| Error::Syntax(format!("the body is not JSON: {error}")))?;
    if !fields.is_object() {
        return Err(Error::Syntax(
            "a merge patch is a JSON object with the fields to change".to_owned(),
        ));
    }
    let twice = |pointer| Invalid {
        kind: FaultKind::Repeated,
        pointer,
        detail: "this is given twice; give it once".to_owned(),
    };
    let faults = repeated.into_iter().map(twice).collect();
    Ok(Patch { fields, faults })
}

/// Refuses a client that takes no JSON (RFC 9110 §12.5.1).
///
/// # Errors
/// If it excludes JSON.
pub fn expect_json_is_accepted(headers: &HeaderMap) -> Result<(), Error> {
    let mut ranges = Vec::new();
    for value in headers.get_all(ACCEPT) {
        let text = value.to_str().map_err(|_not_ascii| Error::Header {
            name: "accept".to_owned(),
            rule: "write media ranges with commas between them",
        })?;
        ranges.extend(text.split(','));
    }
    let takes_json = |range: &&str| {
        let mut parts = range.split(';').map(str::trim);
        let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
        let is_refused = parts.any(|parameter| {
            let quality = parameter
                .strip_prefix("q=")
                .or_else(|| parameter.strip_prefix("Q="));
            quality.is_some_and(|quality| quality.parse() == Ok(0.0))
        });
        let is_json = matches!(
            kind.as_str(),
            "*/*" | "application/*" | "application/json" | "application/problem+json"
        );
        is_json && !is_refused
    };
    if ranges.iter().all(|range| range.trim().is_empty()) || ranges.iter().any(takes_json) {
        Ok(())
    } else {
        Err(Error::NotAcceptable)
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    #[test]
    fn who_takes_no_json_is_told_so() {
        for (accept, taken) in [
            ("", true),
            ("*/*", true),
            ("application/json", true),
            ("text/html, */*;q=0.1", true),
            ("Application/JSON; charset=utf-8", true),
            ("application/problem+json", true),
            ("text/html", false),
            ("application/json;q=0", false),
            ("text/*", false),
            ("application/json; q=0.000", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT, HeaderValue::from_static(accept));
            assert_eq!(expect_json_is_accepted(&headers).is_ok(), taken, "{accept}");
        }
    }

    #[test]
    fn a_body_is_json_in_utf8() {
        assert!(patch(b"{\"a\":1}").is_ok());
        for body in [
            &b"[]"[..],
            b"1",
            b"",
            b"{",
            b"{\"a\":1}x",
            b"\xff",
            b"{\"a\":\"\\ud800\"}",
        ] {
            assert_eq!(patch(body).unwrap_err().status().as_u16(), 400, "{body:?}");
        }
        let deep = "[".repeat(100_000);
        assert_eq!(
            document(deep.as_bytes()).unwrap_err().status().as_u16(),
            400
        );
    }
}
