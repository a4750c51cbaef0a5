//! Where the pages of organisers are put.

use actix_web::http::Method;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpResponse, Resource, Route};

use super::{Page, pages};
use crate::web::error::{Error, PageError};

/// Most pages are below a visit: its path is looked at once, not once for each of them.
const VISIT: &str = "/visits/{visit}";

/// Mounts the pages; a path answers 405 to all other methods.
pub(in crate::web::routes) fn configure(config: &mut ServiceConfig) {
    let pages = pages();
    let mut paths: Vec<&str> = Vec::new();
    for page in &pages {
        if !paths.contains(&page.path) {
            paths.push(page.path);
        }
    }
    let mut of_visits = web::scope(VISIT);
    for path in paths {
        if let Some(below) = path.strip_prefix(VISIT) {
            of_visits = of_visits.service(resource(below, path, &pages));
        } else {
            config.service(resource(path, path, &pages));
        }
    }
    config.service(of_visits);
}

/// The pages at `path`, mounted at `below` what they are in.
fn resource(below: &str, path: &str, pages: &[Page]) -> Resource {
    let mut resource = web::resource(below);
    let mut allowed = Vec::new();
    for page in pages.iter().filter(|page| page.path == path) {
        resource = resource.route((page.route)());
        allowed.push(page.method.to_string());
        if page.method == Method::GET {
            allowed.push("HEAD".to_owned());
        }
    }
    resource.default_service(refuse_method(allowed.join(", ")))
}

/// Answers that the path answers other methods.
fn refuse_method(allowed: String) -> Route {
    web::to(move || {
        let allowed = allowed.clone();
        async { Err::<HttpResponse, _>(PageError(Error::MethodNotAllowed { allowed })) }
    })
}
