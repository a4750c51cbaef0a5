//! Addresses for people: each gathers what its page shows and answers in the language of whoever asks.

mod mailing;
mod mails;
mod participants;
mod previews;
pub(super) mod print;
mod programmes;
mod statements;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::cookie::Cookie;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{FromRequest, Handler, HttpRequest, HttpResponse, Resource, Responder, Route};
use askama::Template;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::State;
use super::assets::{icon_url, script_url};
use super::endpoint::get;
use super::error::{Error, PageError};
use super::headers::Sharing;
use super::pages::api_docs::ApiDocsPage;
use super::pages::faults::{FaultPage, NotFoundPage, RefusalPage};
use super::pages::{answer, page_language};
use super::preferences;
use super::query::Query;
use super::session::see_other;
use crate::language::Language;

/// Mounts the pages.
pub(super) fn configure(config: &mut ServiceConfig) {
    config
        .service(at("/", get().to(programmes::show_front)))
        .service(at("/p/{token}/print", get().to(print::show)))
        .service(at("/p/push-worker.js", get().to(show_push_worker)))
        .service(at("/p/{token}", get().to(participants::show)))
        .service(to("/p/{token}/replies", participants::posts::reply))
        .service(to("/p/{token}/proposals", participants::posts::propose))
        .service(to("/p/{token}/times", participants::posts::say_when))
        .service(to("/p/{token}/notify", participants::posts::choose))
        .service(to("/p/{token}/seen", participants::posts::acknowledge))
        .service(to("/p/{token}/push", participants::posts::allow_push))
        .service(to("/p/{token}/push/stop", participants::posts::stop_push))
        .service(to("/p/{token}/mail", mailing::choose_mail))
        .service(at("/u/{token}", get().to(mailing::ask)).route(web::post().to(mailing::end)))
        .service(at("/p/{token}/data", get().to(participants::data::show)))
        .service(at(
            "/p/{token}/data.json",
            get().to(participants::data::export),
        ))
        .service(at("/v/{slug}", get().to(programmes::show_visit)))
        .service(at("/preview/{token}", get().to(previews::show)))
        .service(at(
            "/accessibility",
            get().to(statements::show_accessibility),
        ))
        .service(at("/privacy", get().to(statements::show_privacy)))
        .service(at("/mails", get().to(mails::list)))
        .service(at("/mails/{name}", get().to(mails::show)))
        .service(at(
            "/mails/{name}/html/document",
            get().to(mails::show_document),
        ))
        .service(at("/mails/{name}/{view}", get().to(mails::show)))
        .service(at("/assets/{name}", get().to(show_asset)))
        .service(at("/favicon.ico", get().to(show_icon)))
        .default_service(web::to(show_nothing));
}

/// An address that is only looked at.
pub(super) fn at(path: &str, route: Route) -> Resource {
    web::resource(path)
        .route(route)
        .default_service(web::to(refuse_other_methods))
}

/// An address to which forms are sent; it shows nothing.
fn to<F, Args>(path: &str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    let allowed = || async {
        let allowed = "POST".to_owned();
        Err::<HttpResponse, _>(PageError(Error::MethodNotAllowed { allowed }))
    };
    web::resource(path)
        .route(web::post().to(handler))
        .default_service(web::to(allowed))
}

async fn refuse_other_methods() -> Result<HttpResponse, PageError> {
    let allowed = "GET, HEAD".to_owned();
    Err(PageError(Error::MethodNotAllowed { allowed }))
}

/// The language of a page for whoever asks, where nothing says otherwise.
pub(super) fn language(request: &HttpRequest, otherwise: Language) -> Language {
    language_of(request, None, otherwise)
}

/// The same, for somebody who chose the language with the tag `kept`, if they did. What the address asks for goes first.
pub(super) fn language_of(
    request: &HttpRequest,
    kept: Option<&str>,
    otherwise: Language,
) -> Language {
    let asked = Query::parse(request.query_string()).ok();
    let asked = asked
        .as_ref()
        .and_then(|query| query.one("lang").ok().flatten());
    let wanted = request
        .headers()
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    let chosen = request.cookie(preferences::LANGUAGE_COOKIE);
    let asked = asked
        .or(kept)
        .or_else(|| chosen.as_ref().map(Cookie::value));
    page_language(asked, wanted, otherwise)
}

/// A page, or the page that says why there is none.
fn told(request: &HttpRequest, outcome: Result<HttpResponse, Error>) -> HttpResponse {
    match outcome {
        Ok(answer) => answer,
        Err(error) => fault(request, &error),
    }
}

fn fault(request: &HttpRequest, error: &Error) -> HttpResponse {
    let language = language(request, Language::En);
    let status = error.status();
    let page = match error {
        Error::NotFound { .. } => shown(status, &NotFoundPage::new(language), Sharing::Personal),
        Error::Internal { incident, .. } => shown(
            status,
            &FaultPage::new(language, &incident.to_string()),
            Sharing::Personal,
        ),
        _ => shown(
            status,
            &RefusalPage::new(language, error),
            Sharing::Personal,
        ),
    };
    let mut bare = error.response();
    match page {
        Ok(mut page) => {
            for (name, value) in bare.finish().headers() {
                page.headers_mut().insert(name.clone(), value.clone());
            }
            page
        }
        Err(_) => bare
            .content_type("text/plain; charset=utf-8")
            .body(error.to_string()),
    }
}

fn shown(
    status: StatusCode,
    page: &impl Template,
    sharing: Sharing,
) -> Result<HttpResponse, Error> {
    answer(status, page, sharing).map_err(Error::internal)
}

/// Makes a page of what a handler refused; who is not signed in may do that first.
///
/// # Errors
/// Those of what comes next.
pub(super) async fn dress<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let response = next.call(request).await?.map_into_boxed_body();
    let refusal = response.response().error();
    let Some(PageError(error)) = refusal.and_then(|error| error.as_error::<PageError>()) else {
        return Ok(response);
    };
    let asked = response.request();
    let page = match error {
        Error::Unauthenticated { .. } => see_other(&sign_in_first(asked)),
        error => fault(asked, error),
    };
    Ok(response.into_response(page))
}

/// Where to sign in, and to come back from to what was looked for.
fn sign_in_first(request: &HttpRequest) -> String {
    let wanted = match *request.method() {
        Method::GET => request.uri().path(),
        _ => "/overview",
    };
    let wanted = utf8_percent_encode(wanted, NON_ALPHANUMERIC);
    format!("/sign-in?next={wanted}")
}

async fn show_asset(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let name = request.match_info().get("name").unwrap_or_default();
    asset(&request, &state, name)
}

/// `GET /favicon.ico`: the icon, for those who ask for it where it always was. Its address does not change with it, so
/// it is kept for a day only.
async fn show_icon(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let url = icon_url();
    let name = url.rsplit('/').next().unwrap_or_default();
    let mut answer = asset(&request, &state, name);
    let a_day = HeaderValue::from_static("public, max-age=86400");
    answer.headers_mut().insert(CACHE_CONTROL, a_day);
    answer
}

/// `GET /p/push-worker.js`: what shows urgent hints. A browser lets it act below the address where it lies, and asks now
/// and then whether it has changed.
async fn show_push_worker(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let url = script_url("push-worker.js");
    let name = url.rsplit('/').next().unwrap_or_default();
    let mut answer = asset(&request, &state, name);
    let ask = HeaderValue::from_static("no-cache");
    answer.headers_mut().insert(CACHE_CONTROL, ask);
    answer
}

fn asset(request: &HttpRequest, state: &State, name: &str) -> HttpResponse {
    let asset = state.assets.answer(name, request.headers());
    told(request, asset.ok_or_else(|| Error::not_found("asset")))
}

/// `GET /api/docs`: the description of the API, for people.
pub(super) async fn show_api_docs(request: HttpRequest) -> HttpResponse {
    let page = ApiDocsPage::new(&super::openapi::document());
    told(&request, shown(StatusCode::OK, &page, Sharing::Public))
}

async fn show_nothing(request: HttpRequest) -> HttpResponse {
    told(&request, Err(Error::not_found("page")))
}
