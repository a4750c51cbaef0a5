//! Our stylesheets, scripts and icon: embedded, served under names that change with their content, compressed once.

use std::collections::BTreeMap;
use std::io::{self, Write as _};

use actix_web::HttpResponse;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_embed::RustEmbed;

use crate::web::encoding::{self, Coding};

/// The files of `assets/`, as they were when the program was built.
#[derive(RustEmbed)]
#[folder = "assets/"]
struct Files;

/// The window of Brotli, as a power of two: 64 KiB hold any asset. The usual one takes megabytes for a moment, after
/// which glibc's allocator no longer gives large blocks back.
const BROTLI_WINDOW: i32 = 16;

/// How hard Brotli tries, from 0 to 11. The last two steps save a tenth more and take a fifth of a second at each start; those
/// before them save next to nothing, and the ninth takes tables of megabytes.
const BROTLI_QUALITY: i32 = 6;

/// Stylesheets as browsers fetch them, one for each kind of page, each put together from files of `assets/css/`.
const SHEETS: [(&str, &[&str]); 3] = [
    (
        "escale.css",
        &["tokens", "base", "parts", "programme", "pages"],
    ),
    (
        "office.css",
        &[
            "tokens",
            "base",
            "parts",
            "programme",
            "office",
            "agenda",
            "agenda-rows",
        ],
    ),
    ("booklet.css", &["tokens", "base", "booklet"]),
];

/// The address of the stylesheet of participants' and public pages, without host.
#[must_use]
pub fn style_url() -> String {
    url("escale.css")
}

/// The address of the stylesheet of organisers' pages, without host.
#[must_use]
pub fn office_style_url() -> String {
    url("office.css")
}

/// The address of the stylesheet of what is printed, without host.
#[must_use]
pub fn booklet_style_url() -> String {
    url("booklet.css")
}

/// The address of the icon, without host.
#[must_use]
pub fn icon_url() -> String {
    url("icon.svg")
}

/// The address of a script of `assets/`, without host: `agenda.js`.
#[must_use]
pub fn script_url(name: &str) -> String {
    url(name)
}

/// `/assets/escale.1a2b3c4d5e6f7a8b.css`: another content has another address, so that it may be kept for ever.
fn url(name: &str) -> String {
    format!("/assets/{}", hashed_name(name))
}

/// The files whose contents, one after the other, are the asset called `name`.
fn files_of(name: &str) -> Vec<String> {
    let sheet = SHEETS.iter().find(|(sheet, _)| *sheet == name);
    sheet.map_or_else(
        || vec![name.to_owned()],
        |(_, parts)| parts.iter().map(|part| format!("css/{part}.css")).collect(),
    )
}

fn hashed_name(name: &str) -> String {
    let digests = files_of(name)
        .into_iter()
        .filter_map(|file| Files::get(&file))
        .map(|file| file.metadata.sha256_hash());
    let hash = digests.fold(0_u64, |hash, digest| {
        let start = digest.first_chunk().copied();
        hash.rotate_left(1) ^ start.map_or(0, u64::from_be_bytes)
    });
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
        let single = Files::iter().filter(|name| !name.starts_with("css/"));
        let sheets = SHEETS.iter().map(|(sheet, _)| (*sheet).into());
        single
            .chain(sheets)
            .map(|name| Ok((hashed_name(&name), Asset::new(&name, &content(&name))?)))
            .collect::<io::Result<_>>()
            .map(Self)
    }

    /// The asset called `name` (the last part of its address) in the best coding the client takes; `None`: there is
    /// no such asset.
    #[must_use]
    pub fn answer(&self, name: &str, headers: &HeaderMap) -> Option<HttpResponse> {
        let asset = self.0.get(name)?;
        let Some(coding) = Coding::preferred(headers) else {
            return Some(encoding::refuse());
        };
        let (coding, body) = asset.coded(coding);
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

/// All of an asset, in one piece.
fn content(name: &str) -> Vec<u8> {
    files_of(name)
        .into_iter()
        .filter_map(|file| Files::get(&file))
        .flat_map(|file| file.data.into_owned())
        .collect()
}

impl Asset {
    fn new(name: &str, data: &[u8]) -> io::Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(data)?;
        let mut brotli = Vec::new();
        let small = BrotliEncoderParams {
            quality: BROTLI_QUALITY,
            lgwin: BROTLI_WINDOW,
            size_hint: data.len(),
            ..BrotliEncoderParams::default()
        };
        brotli::BrotliCompress(&mut &*data, &mut brotli, &small)?;
        Ok(Self {
            content_type: match name.rsplit_once('.') {
                Some((_, "css")) => "text/css; charset=utf-8",
                Some((_, "js")) => "text/javascript; charset=utf-8",
                Some((_, "svg")) => "image/svg+xml",
                _ => "application/octet-stream",
            },
            identity: data.to_vec(),
            gzip: gzip.finish()?,
            brotli,
        })
    }

    fn coded(&self, coding: Coding) -> (Option<&'static str>, &Vec<u8>) {
        match coding {
            Coding::Brotli => (Some("br"), &self.brotli),
            Coding::Gzip => (Some("gzip"), &self.gzip),
            Coding::Identity => (None, &self.identity),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    fn answer(name: &str, accepts: Option<&'static str>) -> Option<HttpResponse> {
        let mut headers = HeaderMap::new();
        if let Some(text) = accepts {
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(text));
        }
        Assets::load().unwrap().answer(name, &headers)
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
            (Some("br;q=0, gzip"), Some("gzip")),
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
        assert_eq!(answer(name, Some("*;q=0")).unwrap().status(), 406);
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
    fn every_part_of_a_stylesheet_exists() {
        for (sheet, parts) in SHEETS {
            for file in files_of(sheet) {
                assert!(Files::get(&file).is_some(), "{file}");
            }
            assert_eq!(files_of(sheet).len(), parts.len());
        }
        let used: Vec<String> = SHEETS.iter().flat_map(|(name, _)| files_of(name)).collect();
        for file in Files::iter().filter(|name| name.starts_with("css/")) {
            assert!(
                used.contains(&file.to_string()),
                "{file} is in no stylesheet"
            );
        }
    }

    /// Rows of the agenda, in steps of five minutes, as `assets/css/agenda-rows.css` has to have them.
    fn agenda_rows() -> String {
        let mut rows = String::new();
        let mut add = |class: String, property: &str, value: usize| {
            write!(rows, ".{class}{{--{property}:{value}}} ").unwrap();
        };
        for step in 0..288 {
            let (hour, minute) = (step / 12, step % 12 * 5);
            add(format!("f{hour:02}{minute:02}"), "f", step);
            add(format!("u{hour:02}{minute:02}"), "u", step);
        }
        add("u2400".to_owned(), "u", 288);
        for hour in 0..24 {
            add(format!("w{hour:02}"), "w0", hour * 12);
            add(format!("h{:02}", hour + 1), "rows", (hour + 1) * 12);
        }
        rows
    }

    #[test]
    fn the_agenda_has_a_row_for_every_five_minutes() {
        let sheet = String::from_utf8(content("css/agenda-rows.css")).unwrap();
        let rules = |text: &str| -> std::collections::BTreeSet<String> {
            text.split_whitespace()
                .filter(|word| word.starts_with('.') && word.ends_with('}'))
                .map(str::to_owned)
                .collect()
        };
        assert_eq!(rules(&sheet), rules(&agenda_rows()));
    }

    #[test]
    fn stylesheets_are_small() {
        let assets = Assets::load().unwrap();
        for (url, most) in [(style_url(), 8), (office_style_url(), 16)] {
            let style = &assets.0[url.rsplit('/').next().unwrap()];
            assert!(
                style.gzip.len() < most * 1024,
                "{url}: {}",
                style.gzip.len()
            );
        }
    }
}
