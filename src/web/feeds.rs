//! Feeds: finished bytes in memory, dropped when the epoch of the database moves.

mod cache;
mod finished;

use actix_web::web::{Data, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};

pub use cache::Feeds;
use finished::Finished;

use super::State;
use super::error::{Error, PageError};
use super::people::{at, get};
use crate::actions::{self, export};
use crate::domain::calendar::Feed;
use crate::domain::capability::Door;
use crate::store::{Db, epoch};

/// Mounts `/f/{token}.ics` and `/v/{slug}.ics`.
pub(super) fn configure(config: &mut ServiceConfig) {
    config
        .service(at("/f/{token}.ics", get().to(show_participant)))
        .service(at("/v/{slug}.ics", get().to(show_public)));
}

/// The token in the path of a request; nothing if it is spelled with percent signs, for a token has one spelling.
pub(super) fn token(request: &HttpRequest) -> &str {
    let token = request.match_info().get("token").unwrap_or_default();
    let is_as_sent = request.uri().path().contains(token);
    if is_as_sent { token } else { "" }
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
    if let Some(finished) = state.feeds.get(token) {
        return Ok(finished.answer(&request));
    }
    let links = &state.secretariat.links;
    let capability = links.read(Door::Feed, token).ok_or_else(no_feed)?;
    let (secretariat, now) = (state.secretariat.clone(), state.clock.now());
    let whose = (capability.participant, capability.generation);
    let drawn = draw(&state, move |db| {
        export::participant_feed(db, &secretariat, whose, (None, now))
    })
    .await?;
    let finished = state.feeds.keep(token, drawn.finished, drawn.epoch);
    Ok(finished.answer(&request))
}

async fn show_public(request: HttpRequest, state: Data<State>) -> Result<HttpResponse, PageError> {
    let slug = request
        .match_info()
        .get("slug")
        .unwrap_or_default()
        .to_owned();
    // No token has a colon in it.
    let name = format!("public:{slug}");
    if let Some(finished) = state.feeds.get(&name) {
        return Ok(finished.answer(&request));
    }
    let (secretariat, now) = (state.secretariat.clone(), state.clock.now());
    let drawn = draw(&state, move |db| {
        export::public_feed(db, &secretariat, &slug, (None, now))
    })
    .await?;
    let finished = state.feeds.keep(&name, drawn.finished, drawn.epoch);
    Ok(finished.answer(&request))
}

/// The one answer to every feed that is not there, whatever the reason.
fn no_feed() -> Error {
    Error::not_found("feed")
}

/// Draws a feed from one state of the database.
async fn draw(
    state: &State,
    feed: impl FnOnce(&mut Db) -> Result<Option<Feed>, actions::Error> + Send + 'static,
) -> Result<Drawn, Error> {
    state
        .store
        .read(move |db| {
            let epoch = epoch::current(db)?;
            let feed = feed(db)?.ok_or_else(no_feed)?;
            Ok(Drawn {
                finished: Finished::new(&feed),
                epoch,
            })
        })
        .await
}
