//! Entity tags and the conditions that clients make of them (RFC 9110 §8.8.3, §13.1).

use actix_web::http::header::{HeaderMap, HeaderName, IF_MATCH, IF_NONE_MATCH};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::web::error::Error;

/// Octets of the hash that a tag carries.
const HASH_LENGTH: usize = 18;

/// A strong tag: equal for equal octets, and for no others.
#[must_use]
pub fn of(representation: &[u8]) -> String {
    let hash = Sha256::digest(representation);
    let short = hash.get(..HASH_LENGTH).unwrap_or(&hash);
    format!("\"{}\"", URL_SAFE_NO_PAD.encode(short))
}

/// What a client says it knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// `*`: whatever there is.
    Any,
    /// One of these.
    OneOf(Vec<EntityTag>),
}

/// One tag of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityTag {
    /// Whether it only promises to mean the same (`W/"…"`).
    pub weak: bool,
    /// With its quotes.
    pub opaque: String,
}

impl Condition {
    /// The `If-Match` of a request that changes something.
    ///
    /// # Errors
    /// If it is malformed, or missing: whoever changes says what they saw (RFC 6585 §3).
    pub fn to_change(headers: &HeaderMap) -> Result<Self, Error> {
        Self::read(headers, &IF_MATCH)?.ok_or(Error::ConditionMissing)
    }

    /// The `If-None-Match` of a request that reads.
    ///
    /// # Errors
    /// If it is malformed.
    pub fn to_read(headers: &HeaderMap) -> Result<Option<Self>, Error> {
        Self::read(headers, &IF_NONE_MATCH)
    }

    /// Whether what exists is what the client wants to change: a weak tag never says so (RFC 9110 §13.1.1).
    #[must_use]
    pub fn holds_strongly(&self, tag: &str) -> bool {
        match self {
            Self::Any => true,
            Self::OneOf(tags) => tags.iter().any(|one| !one.weak && one.opaque == tag),
        }
    }

    /// Whether the client has what exists already (RFC 9110 §13.1.2).
    #[must_use]
    pub fn holds_weakly(&self, tag: &str) -> bool {
        match self {
            Self::Any => true,
            Self::OneOf(tags) => tags.iter().any(|one| one.opaque == tag),
        }
    }

    /// Reads a header; several lines of it are one list.
    fn read(headers: &HeaderMap, name: &HeaderName) -> Result<Option<Self>, Error> {
        let malformed = || Error::Header {
            name: name.as_str().to_owned(),
            rule: "write *, or entity tags in double quotes with commas between them",
        };
        let mut tags = Vec::new();
        let mut any = false;
        for value in headers.get_all(name) {
            let text = value.to_str().map_err(|_not_ascii| malformed())?;
            if text.trim() == "*" {
                any = true;
            } else {
                tags.extend(list(text).ok_or_else(malformed)?);
            }
        }
        match (any, tags.is_empty()) {
            (true, true) => Ok(Some(Self::Any)),
            (true, false) => Err(malformed()),
            (false, false) => Ok(Some(Self::OneOf(tags))),
            (false, true) if headers.contains_key(name) => Err(malformed()),
            (false, true) => Ok(None),
        }
    }
}

/// The tags of a list; empty elements are allowed (RFC 9110 §5.6.1).
fn list(text: &str) -> Option<Vec<EntityTag>> {
    let mut tags = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t', ',']);
        if rest.is_empty() {
            return Some(tags);
        }
        let (weak, quoted) = match rest.strip_prefix("W/") {
            Some(quoted) => (true, quoted),
            None => (false, rest),
        };
        let inside = quoted.strip_prefix('"')?;
        let (opaque, after) = inside.split_once('"')?;
        if !opaque
            .bytes()
            .all(|octet| matches!(octet, 0x21 | 0x23..=0x7e))
        {
            return None;
        }
        rest = after.trim_start_matches([' ', '\t']);
        if !(rest.is_empty() || rest.starts_with(',')) {
            return None;
        }
        let opaque = format!("\"{opaque}\"");
        tags.push(EntityTag { weak, opaque });
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn condition(lines: &[&str]) -> Option<Condition> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(IF_MATCH, HeaderValue::from_bytes(line.as_bytes()).unwrap());
        }
        Condition::to_change(&headers).ok()
    }

    fn check(lines: &[&str], strongly: bool, weakly: bool) {
        let condition = condition(lines).unwrap();
        assert_eq!(condition.holds_strongly("\"a\""), strongly, "{lines:?}");
        assert_eq!(condition.holds_weakly("\"a\""), weakly, "{lines:?}");
    }

    #[test]
    fn a_change_wants_the_very_tag() {
        check(&["\"a\""], true, true);
        check(&["*"], true, true);
        check(&["\"b\" ,\t\"a\""], true, true);
        check(&["\"b\"", "\"a\""], true, true);
        check(&[",, \"a\","], true, true);
        check(&["W/\"a\""], false, true);
        check(&["\"b,a\""], false, false);
        check(&["\"\""], false, false);
    }

    #[test]
    fn what_is_no_list_of_tags_is_refused() {
        for lines in [
            &["a"][..],
            &["\"a"],
            &["\"a\" \"b\""],
            &["w/\"a\""],
            &["\"a b\""],
            &[""],
            &[","],
            &["*", "\"a\""],
            &["\"é\""],
            &[],
        ] {
            assert_eq!(condition(lines), None, "{lines:?}");
        }
    }

    #[test]
    fn tags_differ_with_the_octets() {
        assert_eq!(of(b"{}"), of(b"{}"));
        assert_ne!(of(b"{}"), of(b"{ }"));
        assert_eq!(of(b"").len(), 26);
    }
}
