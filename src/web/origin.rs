//! Where a form comes from: nothing is changed at the wish of another site (OWASP ASVS 5.0 §3.5).

use actix_web::HttpResponse;
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HOST, HeaderMap, ORIGIN};
use actix_web::middleware::Next;
use actix_web::web::Data;

use crate::web::State;
use crate::web::error::Error;

/// Refuses what a browser sends for a page of another site. Programs that are no browsers say nothing of the kind, and
/// have no cookies to be abused.
///
/// # Errors
/// Those of what comes next.
pub async fn refuse_others<B: MessageBody>(
    state: Data<State>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    let public_url = state.secretariat.links.public_url();
    if request.method().is_safe() || is_ours(public_url, request.headers()) {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    let refusal = Error::Forbidden("this was sent by another site");
    let response: HttpResponse = refusal
        .response()
        .content_type("text/plain; charset=utf-8")
        .body(refusal.to_string());
    Ok(request.into_response(response).map_into_right_body())
}

/// Whether a request was sent by a page of ours, or by no page.
fn is_ours(public_url: &str, headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let site = text("sec-fetch-site");
    let is_same_site = matches!(site, None | Some("same-origin" | "none"));
    let is_same_origin = text(ORIGIN.as_str()).is_none_or(|origin| {
        let host = text(HOST.as_str()).unwrap_or_default();
        let authority = |url: &str| {
            url.split_once("://")
                .map(|(_, authority)| authority.to_owned())
        };
        // the Host was checked before: if it is not the public one, it is loopback
        let is_local = authority(public_url).as_deref() != Some(host);
        // what our pages send in browsers that were told never to say where their readers were
        let is_unsaid = origin == "null" && site == Some("same-origin");
        is_unsaid
            || origin == public_url
            || (is_local && authority(origin).as_deref() == Some(host))
    });
    is_same_site && is_same_origin
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    fn check(headers: &[(&'static str, &'static str)], expected: bool) {
        let map: HeaderMap = headers
            .iter()
            .map(|(name, value)| {
                (
                    HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            })
            .collect();
        assert_eq!(
            is_ours("https://visits.example", &map),
            expected,
            "{headers:?}"
        );
    }

    #[test]
    fn only_our_own_pages_change_anything() {
        check(&[], true);
        check(&[("sec-fetch-site", "same-origin")], true);
        check(&[("sec-fetch-site", "none")], true);
        check(&[("sec-fetch-site", "same-site")], false);
        check(&[("sec-fetch-site", "cross-site")], false);
        check(&[("origin", "https://visits.example")], true);
        check(&[("origin", "https://visits.example.evil.example")], false);
        check(&[("origin", "null")], false);
        check(
            &[("origin", "null"), ("sec-fetch-site", "same-origin")],
            true,
        );
        check(
            &[("origin", "null"), ("sec-fetch-site", "cross-site")],
            false,
        );
        check(
            &[
                ("origin", "https://evil.example"),
                ("host", "visits.example"),
            ],
            false,
        );
        check(
            &[
                ("origin", "http://visits.example"),
                ("host", "visits.example"),
            ],
            false,
        );
        check(
            &[
                ("origin", "http://127.0.0.1:8080"),
                ("host", "127.0.0.1:8080"),
            ],
            true,
        );
        check(
            &[
                ("origin", "https://visits.example"),
                ("sec-fetch-site", "cross-site"),
            ],
            false,
        );
    }
}
