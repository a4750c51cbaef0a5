//! In which coding a client takes what is sent (RFC 9110 §12.5.3).

use actix_web::HttpResponse;
use actix_web::http::header::{ACCEPT_ENCODING, HeaderMap, VARY};

/// How a body is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// Brotli.
    Brotli,
    /// Gzip.
    Gzip,
    /// As it is.
    Identity,
}

impl Coding {
    /// Those that there are, the smallest first.
    const ALL: [Self; 3] = [Self::Brotli, Self::Gzip, Self::Identity];

    /// Its names in `Accept-Encoding`.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Brotli => &["br"],
            Self::Gzip => &["gzip", "x-gzip"],
            Self::Identity => &["identity"],
        }
    }

    /// The coding that a client likes best, of those it likes alike the smallest. `None`: it takes none of them. Who says
    /// nothing gets everything as it is.
    #[must_use]
    pub fn preferred(headers: &HeaderMap) -> Option<Self> {
        if !headers.contains_key(ACCEPT_ENCODING) {
            return Some(Self::Identity);
        }
        let weighed = Self::ALL.map(|coding| (coding.weight(headers), coding));
        let taken = weighed.into_iter().filter(|(weight, _)| *weight > 0.0);
        // of those that weigh the same, `max_by` takes the last
        let best = taken
            .rev()
            .max_by(|(one, _), (other, _)| one.total_cmp(other));
        best.map(|(_, coding)| coding)
    }

    fn weight(self, headers: &HeaderMap) -> f32 {
        let otherwise = match self {
            // taken unless it is excluded, but whatever is named is liked better
            Self::Identity => f32::MIN_POSITIVE,
            Self::Brotli | Self::Gzip => 0.0,
        };
        weight_of(headers, self.names())
            .or_else(|| weight_of(headers, &["*"]))
            .unwrap_or(otherwise)
    }
}

/// The weight that a client gives to what has one of these names; a weight that is none excludes it.
fn weight_of(headers: &HeaderMap, names: &[&str]) -> Option<f32> {
    let values = headers.get_all(ACCEPT_ENCODING);
    let lists = values.filter_map(|value| value.to_str().ok());
    lists.flat_map(|list| list.split(',')).find_map(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        let name = parts.next()?;
        let is_meant = names.iter().any(|known| name.eq_ignore_ascii_case(known));
        let weight = parts.find_map(|parameter| {
            let (name, weight) = parameter.split_once('=')?;
            name.trim().eq_ignore_ascii_case("q").then_some(weight)
        });
        let known = |weight: &f32| (0.0..=1.0).contains(weight);
        let weight = weight.map_or(1.0, |weight| {
            weight.trim().parse().ok().filter(known).unwrap_or(0.0)
        });
        is_meant.then_some(weight)
    })
}

/// The answer to a client that takes no coding there is.
#[must_use]
pub fn refuse() -> HttpResponse {
    HttpResponse::NotAcceptable()
        .insert_header((VARY, "Accept-Encoding"))
        .content_type("text/plain; charset=utf-8")
        .body("this is sent as br, as gzip or as it is, and the header Accept-Encoding excludes all of these")
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn preferred(lines: &[&'static str]) -> Option<Coding> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(ACCEPT_ENCODING, HeaderValue::from_static(line));
        }
        Coding::preferred(&headers)
    }

    #[test]
    fn each_client_gets_what_it_likes_best() {
        for (line, expected) in [
            ("gzip, br", Some(Coding::Brotli)),
            ("gzip, deflate, br, zstd", Some(Coding::Brotli)),
            ("gzip;q=1, br;q=0.5", Some(Coding::Gzip)),
            ("br;q=0, gzip", Some(Coding::Gzip)),
            ("gzip;q=0.5, br;q=0", Some(Coding::Gzip)),
            ("br;q=0, *", Some(Coding::Gzip)),
            ("GZIP ; Q=0.2", Some(Coding::Gzip)),
            ("x-gzip", Some(Coding::Gzip)),
            ("*", Some(Coding::Brotli)),
            ("*;q=0.5, gzip;q=0.7", Some(Coding::Gzip)),
            ("", Some(Coding::Identity)),
            ("identity", Some(Coding::Identity)),
            ("deflate, zstd", Some(Coding::Identity)),
            ("gzip;q=0", Some(Coding::Identity)),
            ("gzip;q=x", Some(Coding::Identity)),
            ("gzip;q=0.2, identity;q=0.9", Some(Coding::Identity)),
            ("*;q=0, identity", Some(Coding::Identity)),
            ("identity;q=0, gzip;q=0.1", Some(Coding::Gzip)),
            ("*;q=0, gzip", Some(Coding::Gzip)),
            ("*;q=0", None),
            ("identity;q=0", None),
            ("identity;q=0.000, gzip;q=0", None),
        ] {
            assert_eq!(preferred(&[line]), expected, "{line}");
        }
        assert_eq!(preferred(&[]), Some(Coding::Identity));
        assert_eq!(preferred(&["br;q=0", "gzip"]), Some(Coding::Gzip));
    }
}
