//! In which coding a client takes what is sent (RFC 9110 §12.5.3).

use actix_web::HttpResponse;
use actix_web::http::header::{
    ACCEPT_ENCODING, AcceptEncoding, ContentEncoding, Encoding, HeaderMap, VARY,
    from_comma_delimited,
};

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
    /// The coding that a client likes best, of those it likes alike the smallest. `None`: it takes none of them. Who says
    /// nothing gets everything as it is.
    #[must_use]
    pub fn preferred(headers: &HeaderMap) -> Option<Self> {
        let accepted = from_comma_delimited(headers.get_all(ACCEPT_ENCODING));
        let accepted = AcceptEncoding(accepted.unwrap_or_default());
        let all = [Encoding::brotli(), Encoding::gzip(), Encoding::identity()];
        match accepted.negotiate(all.iter())? {
            Encoding::Known(ContentEncoding::Brotli) => Some(Self::Brotli),
            Encoding::Known(ContentEncoding::Gzip) => Some(Self::Gzip),
            _ => Some(Self::Identity),
        }
    }
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
            ("GZIP ; Q=0.2", Some(Coding::Gzip)),
            ("*;q=0.5, gzip;q=0.7", Some(Coding::Gzip)),
            ("*", Some(Coding::Identity)),
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
