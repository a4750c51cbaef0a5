//! What the service says of itself: accessibility and privacy.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::{language, shown, told};
use crate::language::{Language, TextError};
use crate::web::State;
use crate::web::error::Error;
use crate::web::headers::Sharing;
use crate::web::pages::statements::StatementPage;

/// `GET /accessibility`
pub(super) async fn show_accessibility(request: HttpRequest, state: Data<State>) -> HttpResponse {
    show(&request, &state, StatementPage::accessibility)
}

/// `GET /privacy`
pub(super) async fn show_privacy(request: HttpRequest, state: Data<State>) -> HttpResponse {
    show(&request, &state, StatementPage::privacy)
}

fn show(
    request: &HttpRequest,
    state: &State,
    page: impl Fn(Language, &str) -> Result<StatementPage, TextError>,
) -> HttpResponse {
    let page = page(
        language(request, Language::En),
        &state.secretariat.from.address,
    )
    .map_err(Error::internal)
    .and_then(|page| shown(StatusCode::OK, &page, Sharing::Public));
    told(request, page)
}
