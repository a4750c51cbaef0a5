//! One feed as it goes over the wire: plain, gzip and brotli, each with its own entity tag.

use std::io::Write as _;
use std::time::{Duration, SystemTime};

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue, HttpDate,
    IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, TryIntoHeaderValue as _, VARY,
};
use actix_web::web::Bytes;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::domain::calendar::Feed;
use crate::web::encoding::{Coding, refuse};
use crate::web::headers;

const CALENDAR: HeaderValue = HeaderValue::from_static("text/calendar; charset=utf-8");
const PRIVATE: HeaderValue = HeaderValue::from_static("private, no-cache");
const BY_ENCODING: HeaderValue = HeaderValue::from_static("Accept-Encoding");

/// Brotli's quality: a feed is compressed once and read often.
const BROTLI_QUALITY: u32 = 5;

/// The window of Brotli, as a power of two: 256 KiB hold nearly any feed.
const BROTLI_WINDOW: u32 = 18;

/// A feed in all its encodings.
#[derive(Debug)]
pub(super) struct Finished {
    plain: Variant,
    gzip: Option<Variant>,
    brotli: Option<Variant>,
    /// To the second. It may be to come: of publications in one second each is a second after the one before.
    modified_at: SystemTime,
    /// The same, but never to come: that no answer may say (RFC 9110 §8.8.2.1).
    last_modified: Option<HeaderValue>,
}

#[derive(Debug)]
struct Variant {
    encoding: Option<HeaderValue>,
    tag: HeaderValue,
    bytes: Bytes,
}

impl Finished {
    /// A feed as it is drawn at an instant.
    pub(super) fn new(feed: &Feed, now: Timestamp) -> Self {
        let text = feed.to_text();
        let digest = Sha256::digest(text.as_bytes());
        let hash = URL_SAFE_NO_PAD.encode(digest);
        let variant = |encoding: &'static str, bytes: Vec<u8>| {
            let tag = HeaderValue::from_str(&format!("\"{hash}-{encoding}\"")).ok()?;
            Some(Variant {
                encoding: Some(HeaderValue::from_static(encoding)),
                tag,
                bytes: bytes.into(),
            })
        };
        let modified_at = to_the_second(feed.last_modified);
        let said = modified_at.min(to_the_second(now));
        Self {
            gzip: gzip(&text).and_then(|bytes| variant("gzip", bytes)),
            brotli: brotli(&text).and_then(|bytes| variant("br", bytes)),
            plain: Variant {
                encoding: None,
                tag: HeaderValue::from_str(&format!("\"{hash}\""))
                    .unwrap_or(HeaderValue::from_static("\"\"")),
                bytes: text.into(),
            },
            modified_at,
            last_modified: HttpDate::from(said).try_into_value().ok(),
        }
    }

    /// How much memory it takes.
    pub(super) fn octets(&self) -> u32 {
        let variants = [Some(&self.plain), self.gzip.as_ref(), self.brotli.as_ref()];
        let octets: usize = variants
            .into_iter()
            .flatten()
            .map(|variant| variant.bytes.len())
            .sum();
        u32::try_from(octets).unwrap_or(u32::MAX)
    }

    /// The answer to a GET or HEAD.
    pub(super) fn answer(&self, headers: &HeaderMap) -> HttpResponse {
        let Some(variant) = self.chosen(headers) else {
            return refuse();
        };
        let is_known = if headers.contains_key(IF_NONE_MATCH) {
            headers
                .get_all(IF_NONE_MATCH)
                .filter_map(|value| value.to_str().ok())
                .any(|list| names(list, &variant.tag))
        } else {
            self.is_as_of(headers)
        };
        let status = if is_known {
            StatusCode::NOT_MODIFIED
        } else {
            StatusCode::OK
        };
        let mut answer = HttpResponse::build(status);
        answer
            .insert_header((ETAG, variant.tag.clone()))
            .insert_header((CACHE_CONTROL, PRIVATE))
            .insert_header((VARY, BY_ENCODING));
        for header in headers::ALWAYS {
            answer.insert_header(header);
        }
        if let Some(last_modified) = &self.last_modified {
            answer.insert_header((LAST_MODIFIED, last_modified.clone()));
        }
        if is_known {
            return answer.finish();
        }
        if let Some(encoding) = &variant.encoding {
            answer.insert_header((CONTENT_ENCODING, encoding.clone()));
        }
        answer
            .insert_header((CONTENT_TYPE, CALENDAR))
            .body(variant.bytes.clone())
    }

    /// Whether the client has it by date (RFC 9110 §13.1.3); a date that is none is no condition.
    fn is_as_of(&self, headers: &HeaderMap) -> bool {
        let date = headers
            .get(IF_MODIFIED_SINCE)
            .and_then(|value| value.to_str().ok())
            .and_then(|text| text.parse::<HttpDate>().ok());
        date.is_some_and(|date| self.modified_at <= SystemTime::from(date))
    }

    /// The variant that the client likes best; `None`: it takes none.
    fn chosen(&self, headers: &HeaderMap) -> Option<&Variant> {
        let packed = match Coding::preferred(headers)? {
            Coding::Brotli => self.brotli.as_ref(),
            Coding::Gzip => self.gzip.as_ref(),
            Coding::Identity => None,
        };
        Some(packed.unwrap_or(&self.plain))
    }
}

fn to_the_second(instant: Timestamp) -> SystemTime {
    let seconds = u64::try_from(instant.as_second()).unwrap_or_default();
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

/// Whether `If-None-Match` names a tag, by weak comparison (RFC 9110 §13.1.2).
fn names(list: &str, tag: &HeaderValue) -> bool {
    list.trim() == "*"
        || list.split(',').any(|part| {
            let part = part.trim();
            part.strip_prefix("W/").unwrap_or(part).as_bytes() == tag.as_bytes()
        })
}

fn gzip(text: &str) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).ok()?;
    encoder.finish().ok()
}

fn brotli(text: &str) -> Option<Vec<u8>> {
    let mut compressed = Vec::new();
    let mut encoder =
        brotli::CompressorWriter::new(&mut compressed, 4096, BROTLI_QUALITY, BROTLI_WINDOW);
    encoder.write_all(text.as_bytes()).ok()?;
    encoder.flush().ok()?;
    drop(encoder);
    Some(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_compare_weakly() {
        let tag = HeaderValue::from_static("\"a\"");
        for (list, expect) in [
            ("\"a\"", true),
            ("W/\"a\"", true),
            ("\"b\", \"a\"", true),
            ("*", true),
            ("\"b\"", false),
            ("a", false),
        ] {
            assert_eq!(names(list, &tag), expect, "{list}");
        }
    }
}
