//! What readers say about mail to them.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::participants::{asked_language, link, query};
use super::{language, shown, told};
use crate::actions::mail_choice::{self, MailChoice, choose};
use crate::domain::capability::Mailing;
use crate::language::Language;
use crate::web::error::Error;
use crate::web::feeds::token;
use crate::web::form::Form;
use crate::web::headers::Sharing;
use crate::web::pages::unsubscribe::UnsubscribePage;
use crate::web::session::see_other;
use crate::web::{State, body};

/// The longest body of a form, in bytes.
const LIMIT: usize = 4 * 1024;

/// `GET /u/{token}`: asks. Scanners of mail follow links, so that this changes nothing.
pub(super) async fn ask(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let outcome = mailing(&request, &state).and_then(|mailing| {
        let page = UnsubscribePage::new(language(&request, Language::En), (mailing, false));
        shown(StatusCode::OK, &page, Sharing::Personal)
    });
    told(&request, outcome)
}

/// `POST /u/{token}`: ends it, for a mail program (RFC 8058 §3.2) or a person. The token is the key: there is no cookie, and
/// whatever the body says besides is of no matter.
pub(super) async fn end(
    request: HttpRequest,
    state: Data<State>,
    payload: Payload,
) -> HttpResponse {
    let outcome = ended(&request, &state, payload).await;
    told(&request, outcome)
}

async fn ended(
    request: &HttpRequest,
    state: &State,
    payload: Payload,
) -> Result<HttpResponse, Error> {
    let mailing = mailing(request, state)?;
    body::read(payload, LIMIT).await?;
    let now = state.clock.now();
    let ending = state
        .store
        .write(move |db| Ok::<_, Error>(mail_choice::unsubscribe(db, mailing, now)?));
    ending.await?;
    let page = UnsubscribePage::new(language(request, Language::En), (mailing, true));
    shown(StatusCode::OK, &page, Sharing::Personal)
}

fn mailing(request: &HttpRequest, state: &State) -> Result<Mailing, Error> {
    let links = &state.secretariat.links;
    links
        .read_unsubscribe(token(request))
        .ok_or_else(|| Error::not_found("page"))
}

/// `POST /p/{token}/mail`: no mail at all, or mail again.
pub(super) async fn choose_mail(
    request: HttpRequest,
    state: Data<State>,
    payload: Payload,
) -> HttpResponse {
    let outcome = chosen(&request, &state, payload).await;
    told(&request, outcome)
}

async fn chosen(
    request: &HttpRequest,
    state: &State,
    payload: Payload,
) -> Result<HttpResponse, Error> {
    const FORM: &str = "application/x-www-form-urlencoded";
    let link = link(request, state)?;
    body::expect_type(request.headers(), &[FORM], FORM)?;
    let sent = body::read(payload, LIMIT).await?;
    let form = Form::parse(body::text(&sent)?)?;
    let choice = match form.text("mail") {
        "refuse" => MailChoice::Refuse,
        "allow" => MailChoice::Allow,
        "remind" => MailChoice::Remind,
        _ => {
            let (name, rule) = ("mail", "refuse, allow or remind");
            return Err(Error::Parameter { name, rule });
        }
    };
    let (secretariat, now) = (state.secretariat.clone(), state.clock.now());
    let choosing = state.store.write(move |db| {
        choose(db, &secretariat, link, (choice, now))?;
        Ok::<_, Error>(())
    });
    choosing.await?;
    state.bell.notify_one();
    let token = state.secretariat.links.token(link);
    Ok(see_other(&format!(
        "/p/{token}/data{}",
        query(asked_language(request))
    )))
}
