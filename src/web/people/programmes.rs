//! The front page, the page of a participant and the public page of a visit.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use jiff::Timestamp;

use super::{language, shown, told};
use crate::actions::secretariat::{self, Secretariat};
use crate::domain::capability::{Capability, Door};
use crate::domain::publication::Publication;
use crate::language::Language;
use crate::store::deliveries::Reach;
use crate::store::{Db, deliveries, demo, participants, publications, visits};
use crate::web::State;
use crate::web::error::Error;
use crate::web::feeds::token;
use crate::web::headers::Sharing;
use crate::web::pages::Showing;
use crate::web::pages::front::{Announced, FrontPage, Holdings, KeptMail};
use crate::web::pages::participant::{self, ParticipantPage, RemovedPage};
use crate::web::pages::visit::VisitPage;

/// How many public visits the front page lists.
const ANNOUNCED: i64 = 50;

/// `GET /`: the first step on an empty database, else the public visits to come.
pub(super) async fn show_front(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let (shelf, now) = (state.secretariat.shelf.clone(), state.clock.now());
    let found = state.store.read(move |db| {
        let is_empty = demo::standing(db)? == demo::Standing::Empty;
        let mut announced = Vec::new();
        let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
        for visit in visits::upcoming_public(db, today, ANNOUNCED)? {
            let latest = shelf.latest(db, visit.id)?;
            announced.extend(latest.map(|publication| (visit.slug, publication)));
        }
        Ok::<_, Error>((is_empty, announced))
    });
    let page = found.await.and_then(|(is_empty, announced)| {
        let visits: Vec<Announced<'_>> = announced
            .iter()
            .map(|(slug, publication)| Announced {
                slug,
                visit: &publication.visit,
            })
            .collect();
        let holdings = if is_empty {
            Holdings::Empty
        } else {
            Holdings::Visits(&visits)
        };
        let folder = state
            .mail_folder
            .as_ref()
            .map(|folder| folder.display().to_string());
        let kept = folder.as_deref().map(|folder| KeptMail {
            folder,
            url: state.shows_kept_mail.then_some("/mails"),
        });
        let page = FrontPage::new(language(&request, Language::En), holdings, kept);
        shown(StatusCode::OK, &page, Sharing::Public)
    });
    told(&request, page)
}

/// Somebody who holds a valid link, and what they may see.
pub(super) struct Visitor {
    pub(super) publication: Arc<Publication>,
    /// The publication before the last change of their programme.
    before: Option<Arc<Publication>>,
    pub(super) reach: Reach,
}

/// Who holds the link that the address is.
pub(super) async fn open(
    request: &HttpRequest,
    state: &State,
) -> Result<(Capability, Visitor), Error> {
    let no_page = || Error::not_found("page");
    let capability = state
        .secretariat
        .links
        .read(Door::Page, token(request))
        .ok_or_else(no_page)?;
    let (secretariat, now) = (state.secretariat.clone(), state.clock.now());
    let visitor = state
        .store
        .read(move |db| visitor(db, &secretariat, (capability, now)))
        .await?
        .ok_or_else(no_page)?;
    Ok((capability, visitor))
}

/// `GET /p/{token}`: the programme of whoever holds the link. Looking changes nothing.
pub(super) async fn show_participant(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let outcome = participant_page(&request, &state).await;
    told(&request, outcome)
}

async fn participant_page(request: &HttpRequest, state: &State) -> Result<HttpResponse, Error> {
    let (capability, visitor) = open(request, state).await?;
    let now = state.clock.now();
    let publication = &*visitor.publication;
    let own = secretariat::language(&visitor.reach.locale, publication);
    let language = chosen_language(request, own);
    let showing = Showing {
        publication,
        before: visitor.before.as_deref(),
        language,
        reader_zone: visitor.reach.time_zone.as_ref(),
        now,
    };
    let feed_url = state
        .secretariat
        .links
        .feed_url(capability.participant, capability.generation);
    let reach = participant::Reach {
        feed_url: &feed_url,
        notify: visitor.reach.notify,
    };
    let page =
        ParticipantPage::new(&showing, capability.participant, reach).map_err(Error::internal)?;
    if let Some(page) = page {
        return shown(StatusCode::OK, &page, Sharing::Personal);
    }
    let page = RemovedPage::new(publication, language).map_err(Error::internal)?;
    shown(StatusCode::OK, &page, Sharing::Personal)
}

/// A personal page speaks the language of its reader unless they ask for another: their browser is often borrowed.
pub(super) fn chosen_language(request: &HttpRequest, own: Language) -> Language {
    let query = crate::web::query::Query::parse(request.query_string()).ok();
    let asked = query
        .as_ref()
        .and_then(|query| query.one("lang").ok().flatten());
    asked.and_then(Language::of_tag).unwrap_or(own)
}

fn visitor(
    db: &mut Db,
    secretariat: &Secretariat,
    (capability, now): (Capability, Timestamp),
) -> Result<Option<Visitor>, Error> {
    let id = capability.participant;
    let found = participants::find_anywhere(db, id)?;
    let Some((visit, _)) = found.filter(|(_, of)| of.links_generation == capability.generation)
    else {
        return Ok(None);
    };
    let Some(publication) = secretariat.shelf.latest(db, visit)? else {
        return Ok(None);
    };
    let reach = deliveries::of_participants(db, &[id])?.pop();
    let on_roster = publication.roster.get(&id);
    if on_roster.is_none()
        && (has_ended(&publication, now) || !publications::was_on_roster(db, visit, id)?)
    {
        return Ok(None);
    }
    let before = match on_roster.map(|on_roster| on_roster.changed_in) {
        Some(changed_in @ 2..) => Some(secretariat.shelf.get(db, visit, changed_in - 1)?),
        _ => None,
    };
    Ok(reach.map(|reach| Visitor {
        publication,
        before,
        reach,
    }))
}

/// Whether the last day of a visit is over where it takes place.
fn has_ended(publication: &Publication, now: Timestamp) -> bool {
    let visit = &publication.visit;
    visit.time_zone.rules().to_datetime(now).date() > visit.ends_on
}

/// `GET /v/{slug}`: what anybody may see of a public visit.
pub(super) async fn show_visit(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let outcome = visit_page(&request, &state).await;
    told(&request, outcome)
}

async fn visit_page(request: &HttpRequest, state: &State) -> Result<HttpResponse, Error> {
    let no_page = || Error::not_found("page");
    let slug = request
        .match_info()
        .get("slug")
        .unwrap_or_default()
        .to_owned();
    let feed_url = format!("{}/v/{slug}.ics", state.secretariat.links.public_url());
    let (shelf, now) = (state.secretariat.shelf.clone(), state.clock.now());
    let publication = state
        .store
        .read(move |db| {
            let visit = visits::find_by_slug(db, &slug)?;
            visit.map_or(Ok(None), |visit| {
                shelf.latest(db, visit.id).map_err(Error::from)
            })
        })
        .await?
        .ok_or_else(no_page)?;
    let own = secretariat::language("", &publication);
    let showing = Showing {
        publication: &publication,
        before: None,
        language: language(request, own),
        reader_zone: None,
        now,
    };
    let page = VisitPage::new(&showing, &feed_url)
        .map_err(Error::internal)?
        .ok_or_else(no_page)?;
    shown(StatusCode::OK, &page, Sharing::Public)
}
