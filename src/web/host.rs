//! For whom this server answers: links are made from the public address alone, and a request for another Host is not
//! for us (RFC 9110 §7.4).

use actix_web::ResponseError as _;
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HOST, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use url::{Host, Url};

use crate::web::State;
use crate::web::error::{ApiError, Error};

/// Refuses requests for other hosts, but for loopback, which only this machine has.
///
/// # Errors
/// Those of what comes next.
pub async fn refuse_others<B: MessageBody>(
    state: Data<State>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    let public_url = state.secretariat.links.public_url();
    let asked = asked(&request);
    if !asked
        .iter()
        .all(|authority| answers_for(public_url, authority))
        || asked.is_empty()
    {
        let host = public_url
            .split_once("://")
            .map_or(public_url, |(_, host)| host)
            .to_owned();
        let refusal = ApiError(Error::Misdirected { host }).error_response();
        return Ok(request.into_response(refusal).map_into_right_body());
    }
    Ok(next.call(request).await?.map_into_left_body())
}

/// Whether a request names our public host and nothing else, as almost all do: then [`refuse_others`] lets it pass.
pub(super) fn is_plainly_ours(public_url: &str, request: &ServiceRequest) -> bool {
    let mut named = request.headers().get_all(HOST);
    let ours = public_url
        .split_once("://")
        .map(|(_, host)| host.as_bytes());
    let is_ours = named.next().map(HeaderValue::as_bytes) == ours && ours.is_some();
    is_ours && named.next().is_none() && request.uri().authority().is_none()
}

/// Every host that the request is for: a proxy may look at one and we at another.
fn asked(request: &ServiceRequest) -> Vec<String> {
    let named = request
        .headers()
        .get_all(HOST)
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let in_target = request.uri().authority().map(ToString::to_string);
    named.chain(in_target).collect()
}

/// Whether a server at `public_url` answers for `authority`.
fn answers_for(public_url: &str, authority: &str) -> bool {
    let is_plain = |octet: u8| {
        octet.is_ascii_alphanumeric() || matches!(octet, b'.' | b'-' | b':' | b'[' | b']' | b'_')
    };
    if !authority.bytes().all(is_plain) {
        return false;
    }
    let Ok(ours) = Url::parse(public_url) else {
        return false;
    };
    let Ok(theirs) = Url::parse(&format!("{}://{authority}/", ours.scheme())) else {
        return false;
    };
    let is_loopback = match theirs.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    is_loopback
        || (theirs.host() == ours.host()
            && theirs.port_or_known_default() == ours.port_or_known_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_host_and_loopback_are_ours() {
        for (authority, expected) in [
            ("visits.example", true),
            ("VISITS.example", true),
            ("visits.example:443", true),
            ("visits.example:8443", false),
            ("visits.example.evil.example", false),
            ("evil.example", false),
            ("localhost", true),
            ("localhost:8080", true),
            ("127.0.0.1:8080", true),
            ("127.1.2.3", true),
            ("[::1]:8080", true),
            ("localhost.evil.example", false),
            ("10.0.0.1", false),
            ("", false),
            (" visits.example", false),
            ("visits.example@evil.example", false),
            ("visits.example/..", false),
            ("visits.example#", false),
            ("\u{fffd}", false),
        ] {
            assert_eq!(
                answers_for("https://visits.example", authority),
                expected,
                "{authority:?}"
            );
        }
    }
}
