//! Feeds: finished bytes in memory, dropped when the epoch of the database moves.

mod cache;
mod finished;

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::{Data, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use jiff::Timestamp;

pub use cache::Feeds;
use cache::{Counters, Shown};
use finished::Finished;

use super::endpoint::get;
use super::error::{Error, PageError};
use super::people::at;
use super::{State, host};
use crate::actions::{self, export};
use crate::domain::calendar::Feed;
use crate::domain::capability::Door;
use crate::store::{Db, epoch};

/// Where the feeds of participants and of visits are.
const OF_PARTICIPANT: &str = "/f/{token}.ics";
const OF_VISIT: &str = "/v/{slug}.ics";

/// Mounts `/f/{token}.ics` and `/v/{slug}.ics`.
pub(super) fn configure(config: &mut ServiceConfig) {
    config
        .service(at(OF_PARTICIPANT, get().to(show_participant)))
        .service(at(OF_VISIT, get().to(show_public)));
}

/// The token in the path of a request; nothing if it is spelled with percent signs, for a token has one spelling.
pub(super) fn token(request: &HttpRequest) -> &str {
    let token = request.match_info().get("token").unwrap_or_default();
    let is_as_sent = request.uri().path().contains(token);
    if is_as_sent { token } else { "" }
}

/// Answers for a feed in memory before anything else is done: calendars ask for the same again and again. It is
/// counted like any request, and leaves no line in the log. Whatever is not quite plain goes the long way.
///
/// # Errors
/// Those of what comes next.
pub(super) async fn answer_from_memory<B: MessageBody>(
    state: Data<State>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    let is_plain = matches!(*request.method(), Method::GET | Method::HEAD)
        && host::is_plainly_ours(state.secretariat.links.public_url(), &request);
    let shown = is_plain.then(|| state.feeds.get(request.path())).flatten();
    match shown {
        Some(shown) => {
            let answer = shown.answer_and_count(request.headers());
            Ok(request.into_response(answer).map_into_right_body())
        }
        None => Ok(next.call(request).await?.map_into_left_body()),
    }
}

/// A feed as drawn from one state of the database.
struct Drawn {
    finished: Finished,
    epoch: i64,
}

async fn show_participant(
    request: HttpRequest,
    state: Data<State>,
) -> Result<HttpResponse, PageError> {
    let token = token(&request);
    // In the one spelling of its address.
    let path = format!("/f/{token}.ics");
    if let Some(shown) = state.feeds.get(&path) {
        return Ok(shown.answer(request.headers()));
    }
    let links = &state.secretariat.links;
    let capability = links.read(Door::Feed, token).ok_or_else(no_feed)?;
    let (secretariat, now) = (state.secretariat.clone(), state.clock.now());
    let whose = (capability.participant, capability.generation);
    let drawn = draw(&state, now, move |db| {
        export::participant_feed(db, &secretariat, whose, (None, now))
    });
    let shown = keep(&state, (path, OF_PARTICIPANT), drawn.await?);
    Ok(shown.answer(request.headers()))
}

async fn show_public(request: HttpRequest, state: Data<State>) -> Result<HttpResponse, PageError> {
    let slug = request.match_info().get("slug").unwrap_or_default();
    let path = format!("/v/{slug}.ics");
    if let Some(shown) = state.feeds.get(&path) {
        return Ok(shown.answer(request.headers()));
    }
    let (secretariat, now) = (state.secretariat.clone(), state.clock.now());
    let slug = slug.to_owned();
    let drawn = draw(&state, now, move |db| {
        export::public_feed(db, &secretariat, &slug, (None, now))
    });
    let shown = keep(&state, (path, OF_VISIT), drawn.await?);
    Ok(shown.answer(request.headers()))
}

fn keep(state: &State, (path, route): (String, &str), drawn: Drawn) -> Shown {
    let count = |status: StatusCode| state.metrics.requests(route, status.as_u16());
    let counters = Counters {
        whole: count(StatusCode::OK),
        not_modified: count(StatusCode::NOT_MODIFIED),
    };
    state
        .feeds
        .keep(path, drawn.finished, (drawn.epoch, counters))
}

/// The one answer to every feed that is not there, whatever the reason.
fn no_feed() -> Error {
    Error::not_found("feed")
}

/// Draws a feed from one state of the database, at an instant.
async fn draw(
    state: &State,
    now: Timestamp,
    feed: impl FnOnce(&mut Db) -> Result<Option<Feed>, actions::Error> + Send + 'static,
) -> Result<Drawn, Error> {
    state
        .store
        .read(move |db| {
            let epoch = epoch::current(db)?;
            let feed = feed(db)?.ok_or_else(no_feed)?;
            Ok(Drawn {
                finished: Finished::new(&feed, now),
                epoch,
            })
        })
        .await
}

#[cfg(test)]
mod tests;
