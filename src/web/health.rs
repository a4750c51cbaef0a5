//! Whether this process lives, and whether it can work.

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_TYPE, RETRY_AFTER};
use actix_web::web::Data;

use crate::store::migrations;
use crate::web::State;

/// `GET /healthz`: the process answers. It asks nothing of the database, so that a database that is away restarts
/// nobody.
pub async fn get_health() -> HttpResponse {
    plain(HttpResponse::Ok(), "alive")
}

/// `GET /readyz`: the database answers and is migrated.
pub async fn get_readiness(state: Data<State>) -> HttpResponse {
    match state.store.read(migrations::are_done).await {
        Ok(true) => plain(HttpResponse::Ok(), "ready"),
        Ok(false) => not_ready("the database is not migrated yet"),
        Err(error) => {
            tracing::warn!("not ready: {error}");
            not_ready("the database is not available")
        }
    }
}

fn not_ready(reason: &'static str) -> HttpResponse {
    let mut response = HttpResponse::ServiceUnavailable();
    response.insert_header((RETRY_AFTER, "5"));
    plain(response, reason)
}

fn plain(mut response: actix_web::HttpResponseBuilder, text: &'static str) -> HttpResponse {
    response
        .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
        .body(text)
}
