//! What a participant says when they are asked for a time.

use std::collections::BTreeMap;

use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

use super::{NO_TIME, NotKept, Refused, Sender, TOO_LONG, take};
use crate::actions::poll::{self, Said};
use crate::actions::secretariat::Secretariat;
use crate::domain::Closed as _;
use crate::domain::ids::PollId;
use crate::domain::poll::Vote;
use crate::domain::reply::remark;
use crate::store::Db;
use crate::web::State;
use crate::web::error::Error;
use crate::web::form::Form;

/// `POST /p/{token}/times`: `poll`, and what is said: the number of a `slot`, another time that `starts` then with a
/// `remark`, or for each number its `vote.1=yes`.
pub(in crate::web::people) async fn say(
    request: HttpRequest,
    state: Data<State>,
    payload: Payload,
) -> HttpResponse {
    take((&request, &state), payload, keep).await
}

async fn keep(sender: &Sender<'_>) -> Result<HttpResponse, NotKept> {
    let poll: PollId = sender
        .form
        .text("poll")
        .parse()
        .map_err(|_no_identifier| Error::not_found("question"))?;
    let said = said(&sender.form).map_err(NotKept::Refused)?;
    let (link, now) = (sender.link, sender.state.clock.now());
    let keep = move |db: &mut Db, secretariat: &Secretariat| {
        poll::say(db, secretariat, link, (poll, &said, now))
    };
    sender.keep(keep).await?;
    Ok(sender.done("said", json!({ "poll": poll })))
}

/// What a form says.
fn said(form: &Form) -> Result<Said, &'static Refused> {
    if let Some(slot) = form.some("slot") {
        return slot
            .parse()
            .map(Said::Chosen)
            .map_err(|_no_number| &NO_TIME);
    }
    if let Some(starts) = form.some("starts") {
        let starts = starts.parse().map_err(|_no_moment| &NO_TIME)?;
        let remark = remark(form.text("remark")).map_err(|_too_long| &TOO_LONG)?;
        return Ok(Said::Another(starts, remark));
    }
    // of two about one time the last counts
    let votes = form.fields().filter_map(|(name, value)| {
        let number = name.strip_prefix("vote.")?.parse().ok()?;
        Some((number, Vote::from_word(value)?))
    });
    let votes: BTreeMap<u16, Vote> = votes.collect();
    Ok(Said::Votes(votes.into_iter().collect()))
}
