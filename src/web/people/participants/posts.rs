//! What a participant sends from their page. The link in the path is the key to all of it: there is no cookie that
//! another site could abuse.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse, ResponseError as _};
use serde_json::json;

use super::{asked_language, link, page, query, told};
use crate::actions::proposal::{self, NotProposed, Offer};
use crate::actions::reply::{self, Refusal, Said};
use crate::actions::{self, acknowledge, choose_notify};
use crate::domain::Closed as _;
use crate::domain::capability::Capability;
use crate::domain::ids::ItemId;
use crate::domain::proposal::Unproposable;
use crate::domain::reply::{Answer, ReplyStatus, Unanswerable, remark};
use crate::domain::visit::Notify;
use crate::store;
use crate::web::error::{ApiError, Error};
use crate::web::form::Form;
use crate::web::pages::answers::Focus;
use crate::web::pages::choices::WAYS;
use crate::web::pages::participant::Event;
use crate::web::session::see_other;
use crate::web::{State, body};

/// The longest body of a form on a page, in bytes.
const LIMIT: usize = 64 * 1024;

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

/// Whether a program sent it, and wants to be answered as one.
fn is_json(request: &HttpRequest) -> bool {
    body::media_type(request.headers()) == JSON
}

/// The fields of a form, or of a JSON object with the same names.
async fn fields(request: &HttpRequest, payload: Payload) -> Result<Form, Error> {
    const READABLE: &str = "application/x-www-form-urlencoded or application/json";
    body::expect_type(request.headers(), &[FORM, JSON], READABLE)?;
    let sent = body::read(payload, LIMIT).await?;
    let text = body::text(&sent)?;
    if is_json(request) {
        Form::parse_json(text)
    } else {
        Form::parse(text)
    }
}

/// An answer to whoever sent it: a page, or a document to programs.
fn answered(request: &HttpRequest, outcome: Result<HttpResponse, Error>) -> HttpResponse {
    match outcome {
        Err(error) if is_json(request) => ApiError(error).error_response(),
        outcome => told(request, outcome),
    }
}

/// `POST /p/{token}/replies`: an answer to one item.
pub(in crate::web::people) async fn reply(
    request: HttpRequest,
    state: Data<State>,
    payload: Payload,
) -> HttpResponse {
    let outcome = keep_reply(&request, &state, payload).await;
    answered(&request, outcome)
}

async fn keep_reply(
    request: &HttpRequest,
    state: &State,
    payload: Payload,
) -> Result<HttpResponse, Error> {
    let sender = Sender::of(request, state)?;
    let form = fields(request, payload).await?;
    let item = item(&form)?;
    let status = ReplyStatus::from_word(form.text("status"));
    let Some(status) = status.filter(|status| *status != ReplyStatus::NeedsAction) else {
        return sender.refuse(&NO_STATUS, Focus::default()).await;
    };
    let Ok(remark) = remark(form.text("remark")) else {
        let focus = Focus {
            item: Some(item),
            status: Some(status),
            remark: Some(form.text("remark")),
            is_too_long: true,
        };
        return sender.refuse(&TOO_LONG, focus).await;
    };
    let said = Said {
        item,
        status,
        remark,
    };
    let (secretariat, link, now) = (state.secretariat.clone(), sender.link, state.clock.now());
    let kept = state
        .store
        .write(move |db| reply::reply(db, &secretariat, link, (&said, now)).map_err(NotKept::from));
    match kept.await {
        Ok(answer) => {
            state.bell.notify_one();
            Ok(sender.answer_kept(&answer))
        }
        Err(NotKept::Refused(refused)) => sender.refuse(refused, Focus::default()).await,
        Err(NotKept::Failed(error)) => Err(error),
    }
}

/// `POST /p/{token}/proposals`: another time for an item, by who hosts it.
pub(in crate::web::people) async fn propose(
    request: HttpRequest,
    state: Data<State>,
    payload: Payload,
) -> HttpResponse {
    let outcome = keep_proposal(&request, &state, payload).await;
    answered(&request, outcome)
}

async fn keep_proposal(
    request: &HttpRequest,
    state: &State,
    payload: Payload,
) -> Result<HttpResponse, Error> {
    let sender = Sender::of(request, state)?;
    let form = fields(request, payload).await?;
    let item = item(&form)?;
    let Ok(starts) = form.text("starts").parse() else {
        return sender.refuse(&NO_TIME, Focus::default()).await;
    };
    let Ok(remark) = remark(form.text("remark")) else {
        return sender.refuse(&TOO_LONG, Focus::default()).await;
    };
    let offer = Offer {
        item,
        starts,
        remark,
    };
    let (secretariat, link, now) = (state.secretariat.clone(), sender.link, state.clock.now());
    let kept = state.store.write(move |db| {
        proposal::propose(db, &secretariat, link, (offer, now)).map_err(NotKept::from)
    });
    match kept.await {
        Ok(proposal) if is_json(request) => Ok(HttpResponse::Ok().json(json!({
            "id": proposal.id,
            "item": proposal.item,
            "starts": proposal.starts.to_string(),
            "ends": proposal.ends.to_string(),
            "remark": proposal.remark,
            "state": proposal.state.word(),
        }))),
        Ok(proposal) => Ok(sender.back(&format!("proposed={}", proposal.item))),
        Err(NotKept::Refused(refused)) => sender.refuse(refused, Focus::default()).await,
        Err(NotKept::Failed(error)) => Err(error),
    }
}

/// `POST /p/{token}/notify`: invitations, or a subscription.
pub(in crate::web::people) async fn choose(
    request: HttpRequest,
    state: Data<State>,
    payload: Payload,
) -> HttpResponse {
    let outcome = keep_choice(&request, &state, payload).await;
    answered(&request, outcome)
}

async fn keep_choice(
    request: &HttpRequest,
    state: &State,
    payload: Payload,
) -> Result<HttpResponse, Error> {
    let sender = Sender::of(request, state)?;
    let form = fields(request, payload).await?;
    let notify = Notify::from_word(form.text("notify")).filter(|notify| WAYS.contains(notify));
    let Some(notify) = notify else {
        return sender.refuse(&NO_WAY, Focus::default()).await;
    };
    let (secretariat, link) = (state.secretariat.clone(), sender.link);
    let kept = state.store.write(move |db| {
        choose_notify::choose_notify(db, &secretariat, link, notify).map_err(Error::from)
    });
    match kept.await {
        Ok(()) if is_json(request) => {
            Ok(HttpResponse::Ok().json(json!({ "notify": notify.word() })))
        }
        Ok(()) => Ok(sender.back("chosen")),
        Err(Error::Conflict(_)) => sender.refuse(&NO_WAY, Focus::default()).await,
        Err(error) => Err(error),
    }
}

/// `POST /p/{token}/seen`: that they have seen what a publication changed.
pub(in crate::web::people) async fn acknowledge(
    request: HttpRequest,
    state: Data<State>,
    payload: Payload,
) -> HttpResponse {
    let outcome = keep_acknowledgement(&request, &state, payload).await;
    answered(&request, outcome)
}

async fn keep_acknowledgement(
    request: &HttpRequest,
    state: &State,
    payload: Payload,
) -> Result<HttpResponse, Error> {
    let sender = Sender::of(request, state)?;
    let form = fields(request, payload).await?;
    let version: u32 = form.text("version").parse().map_err(|_no_number| {
        actions::edit::fault("/version", "give the number of the version that was seen")
    })?;
    let (secretariat, link, now) = (state.secretariat.clone(), sender.link, state.clock.now());
    let kept = state.store.write(move |db| {
        acknowledge::acknowledge(db, &secretariat, link, (version, now)).map_err(Error::from)
    });
    let version = kept.await?;
    if is_json(request) {
        return Ok(HttpResponse::Ok().json(json!({ "version": version })));
    }
    Ok(sender.back(""))
}

/// The item that a form is about.
fn item(form: &Form) -> Result<ItemId, Error> {
    let named = form.text("item").parse();
    named.map_err(|_no_identifier| Error::not_found("item"))
}

/// Why something was not kept, as its sender is told.
struct Refused {
    status: StatusCode,
    /// The text of the page.
    key: &'static str,
    /// The field, for programs.
    pointer: &'static str,
    /// What is wrong and what would be right, for programs.
    detail: &'static str,
}

impl Refused {
    const fn invalid(key: &'static str, pointer: &'static str, detail: &'static str) -> Self {
        Self {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            key,
            pointer,
            detail,
        }
    }
}

const NO_STATUS: Refused = Refused::invalid(
    "answer-no-status",
    "/status",
    "say accepted, declined or tentative",
);
const TOO_LONG: Refused = Refused::invalid(
    "answer-remark-too-long",
    "/remark",
    "at most 500 characters",
);
const NOT_ASKED: Refused = Refused::invalid(
    "answer-not-asked",
    "/item",
    "no answer to this item is wanted; the programme shows those that are",
);
const TOO_LATE: Refused = Refused {
    status: StatusCode::CONFLICT,
    key: "answer-too-late",
    pointer: "/item",
    detail: "the item has started: ask the contact of the visit",
};
const NO_TIME: Refused = Refused::invalid(
    "host-no-time",
    "/starts",
    "give another wall time to come that clocks show, as 2025-06-23T11:30:00",
);
const NO_WAY: Refused = Refused::invalid(
    "choice-no-way",
    "/notify",
    "choose invitations, programme or none; who is told by hand, or has no address, asks the contact of the visit",
);

/// Why a transaction was undone.
enum NotKept {
    /// It cannot be done, and whoever asked is told why.
    Refused(&'static Refused),
    /// Something else.
    Failed(Error),
}

impl From<Refusal> for NotKept {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Unanswerable(Unanswerable::NotTheirs) => {
                Self::Failed(Error::not_found("item"))
            }
            Refusal::Unanswerable(Unanswerable::NotAsked) => Self::Refused(&NOT_ASKED),
            Refusal::Unanswerable(Unanswerable::Started) => Self::Refused(&TOO_LATE),
            Refusal::Other(error) => Self::Failed(error.into()),
        }
    }
}

impl From<NotProposed> for NotKept {
    fn from(refusal: NotProposed) -> Self {
        match refusal {
            NotProposed::Unproposable(Unproposable::NotHosted) => {
                Self::Failed(Error::not_found("item"))
            }
            NotProposed::Unproposable(Unproposable::Started) => Self::Refused(&TOO_LATE),
            NotProposed::Unproposable(_) => Self::Refused(&NO_TIME),
            NotProposed::Other(error) => Self::Failed(error.into()),
        }
    }
}

impl From<store::Error> for NotKept {
    fn from(error: store::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// Whoever sent a form, and wants to know what became of it.
#[derive(Clone, Copy)]
struct Sender<'a> {
    state: &'a State,
    request: &'a HttpRequest,
    link: Capability,
}

impl<'a> Sender<'a> {
    fn of(request: &'a HttpRequest, state: &'a State) -> Result<Self, Error> {
        Ok(Self {
            state,
            request,
            link: link(request, state)?,
        })
    }

    fn answer_kept(&self, answer: &Answer) -> HttpResponse {
        if !is_json(self.request) {
            return self.back(&format!("answered={}", answer.item));
        }
        HttpResponse::Ok().json(json!({
            "item": answer.item,
            "status": answer.reply.status.word(),
            "remark": answer.remark,
            "at": answer.reply.at.to_string(),
        }))
    }

    /// Back to the page, which says what was kept.
    fn back(&self, said: &str) -> HttpResponse {
        let token = self.state.secretariat.links.token(self.link);
        let language = query(asked_language(self.request));
        let joined = match (language.is_empty(), said.is_empty()) {
            (_, true) => language,
            (true, false) => format!("?{said}"),
            (false, false) => format!("{language}&{said}"),
        };
        see_other(&format!("/p/{token}{joined}"))
    }

    /// The page again, with the reason on top and all that was written; to programs, a problem.
    async fn refuse(&self, refused: &Refused, focus: Focus<'_>) -> Result<HttpResponse, Error> {
        if is_json(self.request) {
            return Err(match refused.status {
                StatusCode::CONFLICT => Error::Conflict(refused.detail.to_owned()),
                _ => actions::edit::fault(refused.pointer, refused.detail).into(),
            });
        }
        let shown = (focus, Event::Refused(refused.key));
        page(self.state, (self.request, self.link), shown, refused.status).await
    }
}
