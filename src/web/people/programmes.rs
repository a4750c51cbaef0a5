//! The front page and the public page of a visit.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::{language, shown, told};
use crate::actions::secretariat;
use crate::language::Language;
use crate::store::{demo, visits};
use crate::web::State;
use crate::web::error::Error;
use crate::web::headers::Sharing;
use crate::web::pages::Showing;
use crate::web::pages::front::{Announced, FrontPage, Holdings, KeptMail};
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
        seen: None,
        language: language(request, own),
        reader_zone: None,
        now,
    };
    let page = VisitPage::new(&showing, &feed_url)
        .map_err(Error::internal)?
        .ok_or_else(no_page)?;
    shown(StatusCode::OK, &page, Sharing::Public)
}
