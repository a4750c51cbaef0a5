//! What is kept about a participant, for them alone to see and to take away (GDPR, articles 15 and 20).

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::{asked_language, link, query, shown, told};
use crate::actions::secretariat::{self, Secretariat};
use crate::domain::capability::{Capability, Mailing};
use crate::domain::ids::{ParticipantId, VisitId};
use crate::domain::inbound::is_same_address;
use crate::domain::message::MessageKind;
use crate::domain::publication::Publication;
use crate::store::{
    Db, acknowledgements, inbound, outbox, participants, people, polls, proposals, publications,
    push_subscriptions, replies, suppressions,
};
use crate::web::State;
use crate::web::error::Error;
use crate::web::headers::{Policy, Sharing, protect};
use crate::web::pages::personal_data::{Kept, PersonalDataPage, Voted, document};

/// `GET /p/{token}/data`
pub(in crate::web::people) async fn show(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let outcome = data_page(&request, &state).await;
    told(&request, outcome)
}

async fn data_page(request: &HttpRequest, state: &State) -> Result<HttpResponse, Error> {
    let link = link(request, state)?;
    let (kept, publication) = kept(state, link).await?;
    let asked = asked_language(request);
    let own = secretariat::language(&kept.person.locale, &publication);
    let path = format!("/p/{}", state.secretariat.links.token(link));
    let page = PersonalDataPage::new(
        (&kept, &publication),
        asked.unwrap_or(own),
        (&path, &query(asked)),
    );
    let page = page.map_err(Error::internal)?;
    shown(StatusCode::OK, &page, Sharing::Personal)
}

/// `GET /p/{token}/data.json`
pub(in crate::web::people) async fn export(
    request: HttpRequest,
    state: Data<State>,
) -> HttpResponse {
    let outcome = data_document(&request, &state).await;
    told(&request, outcome)
}

async fn data_document(request: &HttpRequest, state: &State) -> Result<HttpResponse, Error> {
    let (kept, publication) = kept(state, link(request, state)?).await?;
    let text = serde_json::to_string_pretty(&document(&kept, &publication));
    let mut answer = HttpResponse::Ok();
    protect(&mut answer, Policy::Page, Sharing::Personal);
    answer
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"escale.json\""));
    Ok(answer.body(text.map_err(Error::internal)?))
}

/// Everything about whoever holds the link.
async fn kept(state: &State, link: Capability) -> Result<(Kept, Arc<Publication>), Error> {
    let secretariat = state.secretariat.clone();
    let found = state.store.read(move |db| gather(db, &secretariat, link));
    found.await?.ok_or_else(|| Error::not_found("page"))
}

fn gather(
    db: &mut Db,
    secretariat: &Secretariat,
    link: Capability,
) -> Result<Option<(Kept, Arc<Publication>)>, Error> {
    // it is about the participant: what they eat, their telephone, what they wrote
    if link.assistant.is_some() {
        return Ok(None);
    }
    let id = link.participant;
    let found = participants::find_anywhere(db, id)?;
    let Some((visit, participant)) = found.filter(|(_, found)| link.is_of(found)) else {
        return Ok(None);
    };
    let Some(publication) = secretariat.shelf.latest(db, visit)? else {
        return Ok(None);
    };
    if !publication.roster.contains_key(&id) && !publications::was_on_roster(db, visit, id)? {
        return Ok(None);
    }
    let Some(person) = people::find(db, participant.person)? else {
        return Ok(None);
    };
    let mut titles = BTreeMap::new();
    for (item, frozen) in &publication.items {
        if frozen.audience.contains_key(&id) {
            titles.insert(*item, frozen.title.clone());
        }
    }
    let suppressed = match &person.email {
        Some(address) => suppressions::find(db, address)?,
        None => None,
    };
    let mut messages = outbox::of_participant(db, id)?;
    // what goes on to organisers is none to them: what they wrote is among their mails
    messages.retain(|message| message.kind != MessageKind::Digest);
    // what others wrote about them is not theirs to take away
    let mut mails = inbound::of_participant(db, id)?;
    let assistants = participant.mail_to.iter().map(|one| one.email.as_str());
    let own: Vec<&str> = person
        .email
        .as_deref()
        .into_iter()
        .chain(assistants)
        .collect();
    let is_own = |sender: &str| own.iter().any(|address| is_same_address(address, sender));
    mails.retain(|mail| is_own(&mail.sender_address));
    let kept = Kept {
        mails,
        suppressed,
        ended_reminders: suppressions::is_unsubscribed(db, Mailing::Reminders(id))?,
        person,
        participant,
        titles,
        seen: acknowledgements::find(db, id)?,
        answers: replies::answers_of_participant(db, id)?,
        proposals: proposals::of_participant(db, id)?,
        votes: votes(db, (visit, id))?,
        messages,
        devices: push_subscriptions::of_participant(db, id)?,
    };
    Ok(Some((kept, publication)))
}

/// What somebody said to the times that they were asked for, the latest question first.
fn votes(db: &mut Db, (visit, id): (VisitId, ParticipantId)) -> Result<Vec<Voted>, Error> {
    let mut votes = Vec::new();
    for poll in polls::of_visit(db, visit)? {
        let theirs = polls::ballots(db, poll.id)?.into_iter();
        for ballot in theirs.filter(|ballot| ballot.participant == id) {
            let slot = poll.slots.iter().find(|slot| slot.number == ballot.slot);
            votes.extend(slot.map(|slot| Voted {
                item: poll.item,
                time: (slot.starts, slot.ends),
                ballot,
                asked_at: poll.at,
            }));
        }
    }
    Ok(votes)
}
