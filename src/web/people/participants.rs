//! The page of a participant, behind their personal link. Looking changes nothing; what they say is a POST.

pub(super) mod data;
pub(super) mod gathered;
pub(super) mod posts;

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use self::gathered::{Gathered, gather};
use super::{shown, told};
use crate::actions::{push, secretariat};
use crate::domain::Closed as _;
use crate::domain::capability::{Capability, Door};
use crate::domain::ids::ItemId;
use crate::domain::reply::ReplyStatus;
use crate::language::Language;
use crate::web::State;
use crate::web::error::Error;
use crate::web::feeds::token;
use crate::web::headers::{Policy, Sharing};
use crate::web::pages::answers::{Focus, Own};
use crate::web::pages::participant::{Event, ParticipantPage, Reach, RemovedPage};
use crate::web::pages::{Showing, answer_with};
use crate::web::query::Query;

/// `GET /p/{token}`: the programme of whoever holds the link.
pub(super) async fn show(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let outcome = opened(&request, &state).await;
    told(&request, outcome)
}

async fn opened(request: &HttpRequest, state: &State) -> Result<HttpResponse, Error> {
    let link = link(request, state)?;
    let asked = Asked::of(request);
    let event = match (asked.answered, asked.proposed, asked.is_chosen) {
        _ if asked.is_said => Event::Said,
        (Some(item), _, _) => Event::Answered(item),
        (_, Some(item), _) => Event::Proposed(item),
        (_, _, true) => Event::Chosen,
        _ => Event::Opened,
    };
    let focus = Focus {
        item: asked.item,
        status: asked.status,
        ..Focus::default()
    };
    page(state, (request, link), (focus, event), StatusCode::OK).await
}

/// The link in the path of a request.
///
/// # Errors
/// The one 404, if it is none of ours.
pub(super) fn link(request: &HttpRequest, state: &State) -> Result<Capability, Error> {
    let links = &state.secretariat.links;
    links
        .read(Door::Page, token(request))
        .ok_or_else(|| Error::not_found("page"))
}

/// Who holds the link that the address is, and what they may see.
///
/// # Errors
/// The one 404, if it opens nothing, or nothing any more.
pub(super) async fn open(
    request: &HttpRequest,
    state: &State,
) -> Result<(Capability, Gathered), Error> {
    let link = link(request, state)?;
    Ok((link, gathered(state, link).await?))
}

async fn gathered(state: &State, link: Capability) -> Result<Gathered, Error> {
    let (kept, now) = (state.clone(), state.clock.now());
    let found = state.store.read(move |db| gather(db, &kept, (link, now)));
    found.await?.ok_or_else(|| Error::not_found("page"))
}

/// What the address of a page asks for. Whatever cannot be meant is not asked for.
#[derive(Debug, Default)]
struct Asked {
    item: Option<ItemId>,
    status: Option<ReplyStatus>,
    answered: Option<ItemId>,
    proposed: Option<ItemId>,
    is_chosen: bool,
    is_said: bool,
}

impl Asked {
    fn of(request: &HttpRequest) -> Self {
        let Ok(query) = Query::parse(request.query_string()) else {
            return Self::default();
        };
        let one = |name: &'static str| query.one(name).ok().flatten();
        let item = |name: &'static str| one(name).and_then(|text| text.parse().ok());
        let status = one("answer").and_then(ReplyStatus::from_word);
        Self {
            item: item("item"),
            status: status.filter(|status| *status != ReplyStatus::NeedsAction),
            answered: item("answered"),
            proposed: item("proposed"),
            is_chosen: one("chosen").is_some(),
            is_said: one("said").is_some(),
        }
    }
}

/// The page behind a link, as it is now.
async fn page(
    state: &State,
    (request, link): (&HttpRequest, Capability),
    (focus, event): (Focus<'_>, Event),
    status: StatusCode,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    let gathered = gathered(state, link).await?;
    let Gathered {
        publication, reach, ..
    } = &gathered;
    let asked = asked_language(request);
    let own_language = secretariat::language(&reach.locale, publication);
    let language = asked.unwrap_or(own_language);
    let showing = Showing {
        publication,
        before: gathered.before.as_deref(),
        seen: gathered.seen,
        language,
        reader_zone: reach.time_zone.as_ref(),
        now,
    };
    let links = &state.secretariat.links;
    let path = format!("/p/{}", links.token(link));
    let own = Own {
        path: &path,
        query: &query(asked),
        given: &gathered.given,
        told: &gathered.told,
        notify: reach.notify,
        parties: &gathered.parties(now),
        asked: &gathered.asked,
        focus,
    };
    let push_key = push::sender(&state.secretariat)?.public_key();
    let reach = Reach {
        feed_url: &links.feed_url(link.participant, link.generation),
        notify: reach.notify,
        has_address: reach.address.is_some(),
        push_key: &push_key,
        is_own: link.assistant.is_none(),
    };
    let page = ParticipantPage::new(&showing, link.participant, (&own, reach, event));
    if let Some(page) = page.map_err(Error::internal)? {
        let answer = answer_with(status, &page, Policy::Scripted, Sharing::Personal);
        return answer.map_err(Error::internal);
    }
    let page = RemovedPage::new(publication, language).map_err(Error::internal)?;
    shown(StatusCode::OK, &page, Sharing::Personal)
}

/// The language that the address asks for. A personal page speaks its reader's own otherwise, whatever their browser
/// prefers: it is often borrowed.
pub(super) fn asked_language(request: &HttpRequest) -> Option<Language> {
    let query = Query::parse(request.query_string()).ok()?;
    let asked = query.one("lang").ok().flatten();
    asked.and_then(Language::of_tag)
}

/// The query that keeps a language.
pub(super) fn query(asked: Option<Language>) -> String {
    asked.map_or_else(String::new, |language| format!("?lang={language}"))
}
