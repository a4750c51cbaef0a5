//! What answers tell browsers besides their content: of pages what they may load, who may keep them, who may index them.

use actix_web::HttpResponseBuilder;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::DefaultHeaders;

/// What every answer says that says nothing else of it: it is what it says it is, and no address is told to anybody.
pub const ALWAYS: [(HeaderName, HeaderValue); 2] = [
    (
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    ),
    (
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    ),
];

/// Adds [`ALWAYS`] to every answer that does not say otherwise.
#[must_use]
pub fn always() -> DefaultHeaders {
    let none = DefaultHeaders::new();
    ALWAYS.into_iter().fold(none, DefaultHeaders::add)
}

/// Whom a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// Anybody: caches ask again each time, search engines may list it.
    Public,
    /// One person, or the operator: nobody keeps or lists it.
    Personal,
}

/// What a page may load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Our stylesheet and icon.
    Page,
    /// The same, and our scripts, which fetch from us alone.
    Scripted,
    /// Stylesheet and icon, and one of our own documents in a frame.
    Framing,
    /// A captured letter inside that frame: its own styles, no script, no form, no address of ours.
    Letter,
}

impl Policy {
    /// The value of `Content-Security-Policy`.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Page => {
                "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
            }
            Self::Scripted => {
                "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
            }
            Self::Framing => {
                "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
            }
            Self::Letter => {
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'; base-uri 'none'; sandbox allow-popups allow-popups-to-escape-sandbox"
            }
        }
    }
}

/// Adds the headers of a page to an answer.
pub fn protect(answer: &mut HttpResponseBuilder, policy: Policy, sharing: Sharing) {
    answer
        .insert_header((header::CONTENT_SECURITY_POLICY, policy.text()))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        // not no-referrer: with that a form of ours would come from the origin `null` (Fetch §3.2)
        .insert_header((header::REFERRER_POLICY, "same-origin"))
        .insert_header(("Cross-Origin-Opener-Policy", "same-origin"))
        .insert_header(("Cross-Origin-Resource-Policy", "same-origin"))
        .insert_header((
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()",
        ));
    match sharing {
        Sharing::Public => answer.insert_header((header::CACHE_CONTROL, "no-cache")),
        Sharing::Personal => answer
            .insert_header((header::CACHE_CONTROL, "private, no-store"))
            .insert_header(("X-Robots-Tag", "noindex, nofollow")),
    };
}
