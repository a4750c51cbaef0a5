//! The addresses of organisers' pages, and what each needs.

use std::sync::Arc;

use actix_web::http::Method;
use actix_web::web::{self, ServiceConfig};
use actix_web::{FromRequest, Handler, HttpResponse, Responder, Route, guard};

use crate::domain::permission::Right;
use crate::web::error::{Error, PageError};
use crate::web::gate;
use crate::web::office::{agenda, overview, preferences, print, sign_in, visits};

/// One page, or one form.
#[derive(Clone)]
pub struct Page {
    /// GET (and HEAD) looks, POST does.
    pub method: Method,
    /// Its path.
    pub path: &'static str,
    /// What whoever asks for it needs.
    pub right: Right,
    route: Arc<dyn Fn() -> Route + Send + Sync>,
}

impl Page {
    fn get<F, Args>(right: Right, path: &'static str, handler: F) -> Self
    where
        F: Handler<Args> + Send + Sync,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let looks = || web::route().guard(guard::Any(guard::Get()).or(guard::Head()));
        let route = move || gate::needing(right, looks().to(handler.clone()));
        Self {
            method: Method::GET,
            path,
            right,
            route: Arc::new(route),
        }
    }

    fn post<F, Args>(right: Right, path: &'static str, handler: F) -> Self
    where
        F: Handler<Args> + Send + Sync,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let route = move || gate::needing(right, web::post().to(handler.clone()));
        Self {
            method: Method::POST,
            path,
            right,
            route: Arc::new(route),
        }
    }
}

impl std::fmt::Debug for Page {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// Every page of organisers.
#[must_use]
pub fn pages() -> Vec<Page> {
    [sign_in(), overview(), visits(), print(), agenda()].concat()
}

#[rustfmt::skip]
fn sign_in() -> Vec<Page> {
    vec![
        Page::get(Right::Open, "/sign-in/{secret}", sign_in::show_link),
        Page::post(Right::Open, "/sign-in/{secret}", sign_in::follow_link),
        Page::post(Right::SeeOffice, "/sign-out", sign_in::sign_out),
        Page::post(Right::SeeOffice, "/theme", preferences::choose_theme),
        Page::post(Right::SeeOffice, "/language", preferences::choose_language),
    ]
}

#[rustfmt::skip]
fn overview() -> Vec<Page> {
    vec![
        Page::get(Right::SeeOffice, "/overview", overview::show),
    ]
}

#[rustfmt::skip]
fn visits() -> Vec<Page> {
    vec![
        Page::get(Right::SeeOffice, "/visits", visits::list),
        Page::get(Right::CreateVisit, "/visits/new", visits::show_new),
        Page::post(Right::CreateVisit, "/visits/new", visits::create),
        Page::get(Right::EditAgenda, "/visits/{visit}/edit", visits::show_edit),
        Page::post(Right::EditAgenda, "/visits/{visit}/edit", visits::change),
    ]
}

#[rustfmt::skip]
fn print() -> Vec<Page> {
    vec![
        Page::get(Right::SeePublished, "/visits/{visit}/print", print::show),
        Page::get(Right::SeePublished, "/visits/{visit}/print/programme", print::show_programme),
        Page::get(Right::SeePublished, "/visits/{visit}/print/delegations/{delegation}", print::show_delegation),
        Page::get(Right::SeeDraft, "/visits/{visit}/print/participants/{participant}", print::show_participant),
        Page::get(Right::SeeDraft, "/visits/{visit}/print/day-sheet", print::show_day_sheet),
        Page::get(Right::SeePublished, "/visits/{visit}/print/drivers", print::show_drivers),
    ]
}

#[rustfmt::skip]
fn agenda() -> Vec<Page> {
    vec![
        Page::get(Right::SeeDraft, "/visits/{visit}", agenda::show),
        Page::post(Right::EditAgenda, "/visits/{visit}/mend", agenda::mend),
    ]
}

/// Mounts the pages; a path answers 405 to all other methods.
pub(super) fn configure(config: &mut ServiceConfig) {
    let pages = pages();
    let mut paths: Vec<&str> = Vec::new();
    for page in &pages {
        if !paths.contains(&page.path) {
            paths.push(page.path);
        }
    }
    for path in paths {
        let mut resource = web::resource(path);
        let mut allowed = Vec::new();
        for page in pages.iter().filter(|page| page.path == path) {
            resource = resource.route((page.route)());
            allowed.push(page.method.to_string());
            if page.method == Method::GET {
                allowed.push("HEAD".to_owned());
            }
        }
        config.service(resource.default_service(refuse_method(allowed.join(", "))));
    }
}

/// Answers that the path answers other methods.
fn refuse_method(allowed: String) -> Route {
    web::to(move || {
        let allowed = allowed.clone();
        async { Err::<HttpResponse, _>(PageError(Error::MethodNotAllowed { allowed })) }
    })
}
