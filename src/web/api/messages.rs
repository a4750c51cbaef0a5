//! The outbox of a visit.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::actions::edit::{Home as _, fault, invalid};
use crate::actions::retry::retry;
use crate::actions::tell_by_hand::tell_by_hand;
use crate::domain::document::{Context, Names, TELLING_RECORD};
use crate::domain::ids::{MessageId, VisitId};
use crate::domain::message::MessageState;
use crate::domain::visit::Visit;
use crate::store::outbox::{self, Message, Settlement};
use crate::store::{Db, participants, people};
use crate::web::body;
use crate::web::call::{self, Call, answer};
use crate::web::error::{ApiError, Error};
use crate::web::paging::{self, Page};

/// `GET …/messages`, the oldest first.
///
/// # Errors
/// With the parameter that is wrong, and if the visit is not there.
pub async fn list(call: Call) -> Result<HttpResponse, ApiError> {
    let query = call.query()?;
    query.only(paging::PARAMETERS)?;
    let page = Page::of(&query)?;
    let after = page.begins(|id| id.parse().ok())?;
    let probe = page.probe();
    let (team, id) = (call.team, call.id("visit")?);
    let rows = call.read(move |db| {
        Visit::find(db, team, Some(id))?;
        let messages = outbox::of_visit(db, id, after, probe)?;
        messages
            .iter()
            .map(|message| Ok((message.id.to_string(), shown(db, message)?)))
            .collect()
    });
    Ok(call::list(&page.list(rows.await?)))
}

/// `GET …/messages/{message}`
///
/// # Errors
/// If there is no such message.
pub async fn read(call: Call) -> Result<HttpResponse, ApiError> {
    let (team, visit, id) = (
        call.team,
        call.id("visit")?,
        call.id::<MessageId>("message")?,
    );
    let shown = call.read(move |db| {
        Visit::find(db, team, Some(visit))?;
        let found = outbox::find(db, id)?.filter(|message| message.visit == visit);
        shown(db, &found.ok_or_else(|| Error::not_found("message"))?)
    });
    call::show(&call, &shown.await?)
}

/// `POST …/messages/{message}/retry`: the participant of a failed message is due again, with what there is to say now.
///
/// # Errors
/// If the message did not fail.
pub async fn post_retry(call: Call) -> Result<HttpResponse, ApiError> {
    let (team, visit, id) = (call.team, call.id::<VisitId>("visit")?, call.id("message")?);
    let (secretariat, now) = (call.state.secretariat.clone(), call.state.clock.now());
    let work = move |db: &mut Db| {
        Visit::find(db, team, Some(visit))?;
        let waiting = retry(db, &secretariat, (visit, id), now)?;
        let items = waiting
            .iter()
            .map(|message| shown(db, message))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(answer(
            StatusCode::OK,
            &json!({"items": items, "next": null}),
        ))
    };
    let response = call.write(b"", work).await?;
    call.state.bell.notify_one();
    Ok(response)
}

/// `POST …/messages/{message}/told`: an organiser told it by hand.
///
/// # Errors
/// If the message does not wait for that, and with the fields that are wrong.
pub async fn post_told(call: Call, payload: Payload) -> Result<HttpResponse, ApiError> {
    let sent = call.json(payload).await?;
    let document = body::document(&sent)?;
    let (team, visit, id) = (call.team, call.id::<VisitId>("visit")?, call.id("message")?);
    let (secretariat, now) = (call.state.secretariat.clone(), call.state.clock.now());
    let work = move |db: &mut Db| {
        Visit::find(db, team, Some(visit))?;
        let context = Context::api(Names::default(), team, Uuid::nil());
        let record = TELLING_RECORD
            .read(&document, &context)
            .map_err(invalid)?
            .value;
        let at = record.at.unwrap_or(now);
        if at > now {
            return Err(fault("/at", "this is in the future; record it once it is done").into());
        }
        let settlement = Settlement {
            by: record.by,
            how: record.how,
            at,
        };
        let told = tell_by_hand(db, &secretariat, (visit, id), (&settlement, now))?;
        Ok(answer(StatusCode::OK, &shown(db, &told)?))
    };
    call.write(&sent, work).await
}

/// A message; one that is told by hand with its words and where to call.
fn shown(db: &mut Db, message: &Message) -> Result<Value, Error> {
    let mut document = json!({
        "id": message.id,
        "participant": message.participant,
        "item": message.item,
        "kind": message.kind,
        "state": message.state,
        "due_at": message.due_at.to_string(),
        "attempts": message.attempts,
        "last_error": message.last_error,
        "message_id": message.message_id,
        "sent_at": message.sent_at.map(|at| at.to_string()),
        "version": message.version,
        "copy_to": message.copy_to,
    });
    let by_hand = message.state == MessageState::ByHand || message.settled.is_some();
    if let (true, Value::Object(fields)) = (by_hand, &mut document) {
        let told = message.settled.as_ref();
        let told =
            told.map(|told| json!({"by": told.by, "how": told.how, "at": told.at.to_string()}));
        fields.insert("text".to_owned(), json!(message.ready_text));
        fields.insert("phone".to_owned(), json!(phone(db, message)?));
        fields.insert("told".to_owned(), json!(told));
    }
    Ok(document)
}

fn phone(db: &mut Db, message: &Message) -> Result<Option<String>, Error> {
    let Some((_, participant)) = participants::find_anywhere(db, message.participant)? else {
        return Ok(None);
    };
    Ok(people::find(db, participant.person)?.and_then(|person| person.phone))
}
