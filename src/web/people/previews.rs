//! A programme before it is published, for whoever holds the link.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::{language, shown, told};
use crate::actions::secretariat;
use crate::store::previews;
use crate::web::State;
use crate::web::error::Error;
use crate::web::feeds::token;
use crate::web::headers::Sharing;
use crate::web::pages::Showing;
use crate::web::pages::office::published::PreviewPage;

/// `GET /preview/{token}`: the draft as it was when the link was made. Looking changes nothing.
pub(super) async fn show(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let outcome = page(&request, &state).await;
    told(&request, outcome)
}

async fn page(request: &HttpRequest, state: &State) -> Result<HttpResponse, Error> {
    let no_page = || Error::not_found("page");
    let links = &state.secretariat.links;
    let pass = links.read_preview(token(request)).ok_or_else(no_page)?;
    let now = state.clock.now();
    let found = state
        .store
        .read(move |db| previews::find(db, pass.visit, pass.number))
        .await?;
    let (preview, publication) = found
        .filter(|(preview, _)| preview.is_open(now) && preview.expires_at == pass.expires_at)
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
    let page = PreviewPage::new(&showing, &preview).map_err(Error::internal)?;
    shown(StatusCode::OK, &page, Sharing::Personal)
}
