//! What a participant sends from their page. The link in the path is the key to all of it: there is no cookie that
//! another site could abuse.

mod polls;
mod push;

pub(in crate::web::people) use self::polls::say as say_when;
pub(in crate::web::people) use self::push::{allow as allow_push, stop as stop_push};

use actix_web::http::StatusCode;
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse, ResponseError as _};
use serde_json::{Value, json};

use super::{asked_language, link, page, query, told};
use crate::actions::proposal::{self, NotProposed, Offer};
use crate::actions::reply::{self, Refusal, Said};
use crate::actions::secretariat::Secretariat;
use crate::actions::{self, acknowledge, choose_notify};
use crate::domain::Closed as _;
use crate::domain::capability::Capability;
use crate::domain::ids::ItemId;
use crate::domain::proposal::Unproposable;
use crate::domain::reply::{ReplyStatus, Unanswerable, remark};
use crate::domain::visit::Notify;
use crate::store::{self, Db};
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

/// Takes what was sent: `keep` keeps it, or says why not. The answer is a page, or a document to programs.
async fn take(
    (request, state): (&HttpRequest, &State),
    payload: Payload,
    keep: impl AsyncFnOnce(&Sender<'_>) -> Result<HttpResponse, NotKept>,
) -> HttpResponse {
    let outcome = async {
        let sender = Sender::of(request, state, payload).await?;
        match keep(&sender).await {
            Ok(answer) => Ok(answer),
            Err(NotKept::Refused(refused)) => sender.refuse(refused).await,
            Err(NotKept::Failed(error)) => Err(error),
        }
    };
    match outcome.await {
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
    take((&request, &state), payload, keep_reply).await
}

async fn keep_reply(sender: &Sender<'_>) -> Result<HttpResponse, NotKept> {
    let said = Said {
        item: item(&sender.form)?,
        status: status(&sender.form).ok_or(NotKept::Refused(&NO_STATUS))?,
        remark: remark(sender.form.text("remark"))
            .map_err(|_too_long| NotKept::Refused(&TOO_LONG))?,
    };
    let (link, now) = (sender.link, sender.state.clock.now());
    let keep = move |db: &mut Db, secretariat: &Secretariat| {
        reply::reply(db, secretariat, link, (&said, now))
    };
    let answer = sender.keep(keep).await?;
    sender.state.bell.notify_one();
    let said = format!("answered={}", answer.item);
    Ok(sender.done(
        &said,
        json!({
            "item": answer.item,
            "status": answer.reply.status.word(),
            "remark": answer.remark,
            "at": answer.reply.at.to_string(),
        }),
    ))
}

/// `POST /p/{token}/proposals`: another time for an item, by who hosts it.
pub(in crate::web::people) async fn propose(
    request: HttpRequest,
    state: Data<State>,
    payload: Payload,
) -> HttpResponse {
    take((&request, &state), payload, keep_proposal).await
}

async fn keep_proposal(sender: &Sender<'_>) -> Result<HttpResponse, NotKept> {
    let starts = sender.form.text("starts").parse();
    let offer = Offer {
        item: item(&sender.form)?,
        starts: starts.map_err(|_no_time| NotKept::Refused(&NO_TIME))?,
        remark: remark(sender.form.text("remark"))
            .map_err(|_too_long| NotKept::Refused(&TOO_LONG))?,
    };
    let (link, now) = (sender.link, sender.state.clock.now());
    let keep = move |db: &mut Db, secretariat: &Secretariat| {
        proposal::propose(db, secretariat, link, (offer, now))
    };
    let proposal = sender.keep(keep).await?;
    let said = format!("proposed={}", proposal.item);
    Ok(sender.done(
        &said,
        json!({
            "id": proposal.id,
            "item": proposal.item,
            "starts": proposal.starts.to_string(),
            "ends": proposal.ends.to_string(),
            "remark": proposal.remark,
            "state": proposal.state.word(),
        }),
    ))
}

/// `POST /p/{token}/notify`: invitations, or a subscription.
pub(in crate::web::people) async fn choose(
    request: HttpRequest,
    state: Data<State>,
    payload: Payload,
) -> HttpResponse {
    take((&request, &state), payload, keep_choice).await
}

async fn keep_choice(sender: &Sender<'_>) -> Result<HttpResponse, NotKept> {
    let notify = Notify::from_word(sender.form.text("notify"));
    let notify = notify.filter(|notify| WAYS.contains(notify));
    let notify = notify.ok_or(NotKept::Refused(&NO_WAY))?;
    let link = sender.link;
    let keep = move |db: &mut Db, secretariat: &Secretariat| {
        let chosen = choose_notify::choose_notify(db, secretariat, link, notify);
        chosen.map_err(|error| match error {
            actions::Error::Conflict(_) => NotKept::Refused(&NO_WAY),
            error => NotKept::Failed(error.into()),
        })
    };
    sender.keep(keep).await?;
    Ok(sender.done("chosen", json!({ "notify": notify.word() })))
}

/// `POST /p/{token}/seen`: that they have seen what a publication changed.
pub(in crate::web::people) async fn acknowledge(
    request: HttpRequest,
    state: Data<State>,
    payload: Payload,
) -> HttpResponse {
    take((&request, &state), payload, keep_acknowledgement).await
}

async fn keep_acknowledgement(sender: &Sender<'_>) -> Result<HttpResponse, NotKept> {
    let version = sender.form.text("version").parse::<u32>();
    let version = version.map_err(|_no_number| {
        actions::edit::fault("/version", "give the number of the version that was seen")
    })?;
    let (link, now) = (sender.link, sender.state.clock.now());
    let keep = move |db: &mut Db, secretariat: &Secretariat| {
        acknowledge::acknowledge(db, secretariat, link, (version, now))
    };
    let version = sender.keep(keep).await?;
    Ok(sender.done("", json!({ "version": version })))
}

/// What a form answers; nothing is no answer.
fn status(form: &Form) -> Option<ReplyStatus> {
    let status = ReplyStatus::from_word(form.text("status"));
    status.filter(|status| *status != ReplyStatus::NeedsAction)
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

impl From<actions::Error> for NotKept {
    fn from(error: actions::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<Error> for NotKept {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// Whoever sent a form, and wants to know what became of it.
struct Sender<'a> {
    state: &'a State,
    request: &'a HttpRequest,
    link: Capability,
    form: Form,
}

impl<'a> Sender<'a> {
    async fn of(
        request: &'a HttpRequest,
        state: &'a State,
        payload: Payload,
    ) -> Result<Self, Error> {
        Ok(Self {
            state,
            request,
            link: link(request, state)?,
            form: fields(request, payload).await?,
        })
    }

    /// Keeps something, in one transaction.
    async fn keep<T, E>(
        &self,
        work: impl FnOnce(&mut Db, &Secretariat) -> Result<T, E> + Send + 'static,
    ) -> Result<T, NotKept>
    where
        T: Send + 'static,
        E: Into<NotKept>,
    {
        let secretariat = self.state.secretariat.clone();
        let store = &self.state.store;
        let kept = store.write(move |db| work(db, &secretariat).map_err(Into::into));
        kept.await
    }

    /// That it was kept: back to the page, or a document to programs.
    fn done(&self, said: &str, document: Value) -> HttpResponse {
        if is_json(self.request) {
            HttpResponse::Ok().json(document)
        } else {
            self.back(said)
        }
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
    async fn refuse(&self, refused: &Refused) -> Result<HttpResponse, Error> {
        if is_json(self.request) {
            return Err(match refused.status {
                StatusCode::CONFLICT => Error::Conflict(refused.detail.to_owned()),
                _ => actions::edit::fault(refused.pointer, refused.detail).into(),
            });
        }
        let shown = (self.focus(refused), Event::Refused(refused.key));
        page(self.state, (self.request, self.link), shown, refused.status).await
    }

    /// The form of an answer as it was sent, if its remark is too long: so that it can be made shorter.
    fn focus(&self, refused: &Refused) -> Focus<'_> {
        let (item, status) = (item(&self.form).ok(), status(&self.form));
        if refused.key != TOO_LONG.key || status.is_none() {
            return Focus::default();
        }
        Focus {
            item,
            status,
            remark: Some(self.form.text("remark")),
            is_too_long: true,
        }
    }
}
