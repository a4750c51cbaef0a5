//! Our stylesheet and icon: embedded, served under names that change with their content, compressed once.

use std::collections::BTreeMap;
use std::io::{self, Write as _};

use actix_web::HttpResponse;
use actix_web::http::header::{self, AcceptEncoding, Encoding, HeaderValue};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_embed::RustEmbed;

/// The files of `assets/`, as they were when the program was built.
#[derive(RustEmbed)]
#[folder = "assets/"]
struct Files;

/// The address of the stylesheet, without host.
#[must_use]
pub fn style_url() -> String {
    url("escale.css")
}

/// The address of the icon, without host.
#[must_use]
pub fn icon_url() -> String {
    url("icon.svg")
}

/// `/assets/escale.1a2b3c4d5e6f7a8b.css`: another content has another address, so that it may be kept for ever.
fn url(name: &str) -> String {
    format!("/assets/{}", hashed_name(name))
}

fn hashed_name(name: &str) -> String {
    let digest = Files::get(name).map(|file| file.metadata.sha256_hash());
    let start = digest.as_ref().and_then(|digest| digest.first_chunk());
    let hash = start.map_or(0, |octets| u64::from_be_bytes(*octets));
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash:016x}.{extension}"),
        None => format!("{name}.{hash:016x}"),
    }
}

/// Every asset ready to be sent, by its hashed name. Made once at start.
#[derive(Debug)]
pub struct Assets(BTreeMap<String, Asset>);

#[derive(Debug)]
struct Asset {
    content_type: &'static str,
    identity: Vec<u8>,
    gzip: Vec<u8>,
    brotli: Vec<u8>,
}

impl Assets {
    /// Compresses what is embedded.
    ///
    /// # Errors
    /// If a compressor fails, which with writers in memory means that memory ran out.
    pub fn load() -> io::Result<Self> {
        let files = Files::iter().filter_map(|name| Some((Files::get(&name)?, name)));
        files
            .map(|(file, name)| Ok((hashed_name(&name), Asset::new(&name, &file.data)?)))
            .collect::<io::Result<_>>()
            .map(Self)
    }

    /// The asset called `name` (the last part of its address) in the best coding the client takes; `None`: there is
    /// no such asset.
    #[must_use]
    pub fn answer(&self, name: &str, accepts: Option<&AcceptEncoding>) -> Option<HttpResponse> {
        let asset = self.0.get(name)?;
        let (coding, body) = asset.coded(accepts);
        let mut answer = HttpResponse::Ok();
        answer
            .insert_header((header::CONTENT_TYPE, asset.content_type))
            .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
            .insert_header((header::VARY, "Accept-Encoding"))
            .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"));
        if let Some(coding) = coding {
            answer.insert_header((header::CONTENT_ENCODING, HeaderValue::from_static(coding)));
        }
        Some(answer.body(body.clone()))
    }
}

impl Asset {
    fn new(name: &str, data: &[u8]) -> io::Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(data)?;
        let mut brotli = Vec::new();
        brotli::BrotliCompress(&mut &*data, &mut brotli, &BrotliEncoderParams::default())?;
        Ok(Self {
            content_type: match name.rsplit_once('.') {
                Some((_, "css")) => "text/css; charset=utf-8",
                Some((_, "svg")) => "image/svg+xml",
                _ => "application/octet-stream",
            },
            identity: data.to_vec(),
            gzip: gzip.finish()?,
            brotli,
        })
    }

    fn coded(&self, accepts: Option<&AcceptEncoding>) -> (Option<&'static str>, &Vec<u8>) {
        let offered = [Encoding::brotli(), Encoding::gzip(), Encoding::identity()];
        let chosen = accepts.and_then(|accepts| accepts.negotiate(offered.iter()));
        match chosen {
            Some(coding) if coding == Encoding::brotli() => (Some("br"), &self.brotli),
            Some(coding) if coding == Encoding::gzip() => (Some("gzip"), &self.gzip),
            _ => (None, &self.identity),
        }
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::Header as _;
    use actix_web::test::TestRequest;

    use super::*;

    fn answer(name: &str, accepts: Option<&str>) -> Option<HttpResponse> {
        let accepts = accepts.map(|text| {
            let request = TestRequest::default().insert_header((header::ACCEPT_ENCODING, text));
            AcceptEncoding::parse(&request.to_request()).unwrap()
        });
        Assets::load().unwrap().answer(name, accepts.as_ref())
    }

    #[test]
    fn an_asset_is_sent_in_the_coding_its_client_takes() {
        let name = style_url();
        let name = name.rsplit('/').next().unwrap();
        let cases = [
            (None, None),
            (Some("gzip, br"), Some("br")),
            (Some("gzip;q=1, br;q=0.5"), Some("gzip")),
            (Some("gzip"), Some("gzip")),
            (Some("deflate, zstd"), None),
        ];
        for (accepts, coding) in cases {
            let answer = answer(name, accepts).unwrap();
            let header = |name| {
                answer
                    .headers()
                    .get(name)
                    .map(|value| value.to_str().unwrap())
            };
            assert_eq!(header(header::CONTENT_ENCODING), coding, "{accepts:?}");
            assert_eq!(
                header(header::CONTENT_TYPE),
                Some("text/css; charset=utf-8")
            );
            assert_eq!(
                header(header::CACHE_CONTROL),
                Some("public, max-age=31536000, immutable")
            );
            assert_eq!(header(header::VARY), Some("Accept-Encoding"));
        }
    }

    #[test]
    fn only_what_is_embedded_is_served() {
        for name in [
            "",
            "escale.css",
            "../Cargo.toml",
            "escale.0000000000000000.css",
        ] {
            assert!(answer(name, None).is_none(), "{name}");
        }
    }

    #[test]
    fn the_stylesheet_is_small() {
        let assets = Assets::load().unwrap();
        let name = style_url();
        let style = &assets.0[name.rsplit('/').next().unwrap()];
        assert!(style.gzip.len() < 7 * 1024, "{} octets", style.gzip.len());
    }
}
