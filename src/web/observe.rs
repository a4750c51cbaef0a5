//! What is noted of every request: a span with its id, a line in the log, a count. Never a token.

use actix_web::HttpMessage as _;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use tracing::Span;
use tracing_actix_web::{RequestId, RootSpanBuilder};

use crate::telemetry::redact_path;
use crate::web::State;

/// Makes the span of a request, without what opens anything.
#[derive(Debug)]
pub struct Redacted;

impl RootSpanBuilder for Redacted {
    fn on_request_start(request: &ServiceRequest) -> Span {
        let id = request
            .extensions()
            .get::<RequestId>()
            .map(ToString::to_string)
            .unwrap_or_default();
        tracing::info_span!("request", id, method = %request.method(), path = redact_path(request.path()))
    }

    fn on_request_end<B: MessageBody>(
        span: Span,
        outcome: &Result<ServiceResponse<B>, actix_web::Error>,
    ) {
        let status = match outcome {
            Ok(response) => response.status(),
            Err(error) => error.as_response_error().status_code(),
        };
        span.in_scope(|| tracing::info!(status = status.as_u16(), "answered"));
    }
}

/// Counts requests, and tells the client the id under which the log has its own.
///
/// # Errors
/// Those of what comes next.
pub async fn note<B: MessageBody>(
    state: Data<State>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let id = request
        .extensions()
        .get::<RequestId>()
        .map(ToString::to_string);
    let mut response = next.call(request).await?;
    // known only now: the route was found on the way
    let route = response
        .request()
        .match_pattern()
        .unwrap_or_else(|| "none".to_owned());
    state
        .metrics
        .count_request(&route, response.status().as_u16());
    if let Some(id) = id.and_then(|id| HeaderValue::from_str(&id).ok()) {
        response
            .headers_mut()
            .insert(HeaderName::from_static("x-request-id"), id);
    }
    Ok(response)
}
