//! Captured messages, as a mail reader shows them. Only the demo has these addresses.

use actix_web::http::StatusCode;
use actix_web::web::{self, Data};
use actix_web::{HttpRequest, HttpResponse};

use super::{language, told};
use crate::domain::Closed as _;
use crate::language::Language;
use crate::web::State;
use crate::web::error::Error;
use crate::web::headers::{Policy, Sharing, protect};
use crate::web::pages::answer_with;
use crate::web::pages::mails::{Captured, MailFolder, MailPage, MailsPage, View};
use crate::web::query::Query;

/// `GET /mails?page=n`: the newest first.
pub(super) async fn list(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let outcome = async {
        let folder = folder(&state)?;
        let query = Query::parse(request.query_string())?;
        let page = query
            .one("page")?
            .and_then(|page| page.parse().ok())
            .unwrap_or(1);
        let listing = off_thread(move || folder.page(page)).await?;
        let language = language(&request, Language::En);
        let page = MailsPage::new(language, &listing).map_err(Error::internal)?;
        answer_with(StatusCode::OK, &page, Policy::Page, Sharing::Personal).map_err(Error::internal)
    };
    let outcome = outcome.await;
    told(&request, outcome)
}

/// `GET /mails/{name}` and `/mails/{name}/{view}`.
pub(super) async fn show(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let outcome = async {
        let view = match request.match_info().get("view") {
            Some(word) => View::from_word(word).ok_or_else(no_message)?,
            None => View::Text,
        };
        let mail = captured(&request, &state).await?;
        let language = language(&request, Language::En);
        let page = MailPage::new(language, &mail, view).map_err(Error::internal)?;
        let policy = if view == View::Html {
            Policy::Framing
        } else {
            Policy::Page
        };
        answer_with(StatusCode::OK, &page, policy, Sharing::Personal).map_err(Error::internal)
    };
    let outcome = outcome.await;
    told(&request, outcome)
}

/// `GET /mails/{name}/html/document`: the letter itself, for the frame around it.
pub(super) async fn show_document(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let outcome = async {
        let mail = captured(&request, &state).await?;
        let document = mail.html_document().ok_or_else(no_message)?;
        let mut answer = HttpResponse::Ok();
        protect(&mut answer, Policy::Letter, Sharing::Personal);
        Ok(answer
            .content_type("text/html; charset=utf-8")
            .body(document))
    };
    let outcome = outcome.await;
    told(&request, outcome)
}

fn no_message() -> Error {
    Error::not_found("message")
}

/// The folder that the demo shows.
fn folder(state: &State) -> Result<MailFolder, Error> {
    let folder = state.mail_folder.clone().filter(|_| state.shows_kept_mail);
    folder.map(MailFolder::new).ok_or_else(no_message)
}

async fn captured(request: &HttpRequest, state: &State) -> Result<Captured, Error> {
    let folder = folder(state)?;
    let name = request
        .match_info()
        .get("name")
        .unwrap_or_default()
        .to_owned();
    off_thread(move || folder.open(&name))
        .await?
        .ok_or_else(no_message)
}

/// Reads files where that holds up nobody else.
async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> Result<T, Error> {
    web::block(work)
        .await
        .map_err(Error::internal)?
        .map_err(Error::internal)
}
