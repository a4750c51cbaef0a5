//! Messages of a visit: looking at them, trying again, and correcting the address of one that failed.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;

use super::visit_head::around;
use crate::actions::changes::waiting_for;
use crate::actions::readdress::readdress;
use crate::actions::retry::retry;
use crate::domain::Closed as _;
use crate::domain::draft::Draft;
use crate::domain::ids::{MessageId, VisitId};
use crate::domain::message::MessageState;
use crate::domain::permission::Right;
use crate::store::outbox::{self, Message, listing};
use crate::store::{Db, polls};
use crate::web::error::{Error, PageError};
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::messages::{self, Listed, Looked, MessagePage, MessagesPage};
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::{SignedIn, see_done};

/// `GET …/messages?state=…&page=…`: the newest first.
///
/// # Errors
/// With the parameter that is wrong, and those of the database.
pub(in crate::web) async fn list(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let visit: VisitId = signed.id("visit")?;
    let query = signed.query()?;
    let state = match query.one("state")? {
        None => None,
        Some(word) => Some(MessageState::from_word(word).ok_or(Error::Parameter {
            name: "state",
            rule: "one of held, due, sending, sent, failed, dropped, by-hand",
        })?),
    };
    let number = query.one("page")?.and_then(|page| page.parse().ok());
    let number = number.unwrap_or(1).clamp(1, 100_000);
    let (around, _) = around(&signed, VisitTab::Messages).await?;
    let drafts = signed.state.drafts.clone();
    let found = signed.read(move |db| {
        let skipped = (number - 1) * messages::PAGE;
        let messages = listing::listed(db, (visit, state), (skipped, messages::PAGE + 1))?;
        let counts = listing::states_of_visit(db, visit)?;
        let listed: Vec<MessageId> = messages.iter().map(|message| message.id).collect();
        let questions = polls::putting(db, &listed)?;
        Ok((drafts.of(db, visit)?, messages, (counts, questions)))
    });
    let (draft, messages, (counts, questions)) = found.await?;
    let listed = Listed {
        draft: &draft,
        messages: &messages,
        counts: &counts,
        questions: &questions,
        state,
        number,
    };
    let page = MessagesPage::new(around, &listed).map_err(Error::internal)?;
    signed.page(StatusCode::OK, &page)
}

/// `GET …/messages/{message}`
///
/// # Errors
/// If there is no such message, and those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    Ok(page(&signed, None, (StatusCode::OK, FormErrors::default())).await?)
}

/// `POST …/messages/{message}/retry`: makes whoever it was for due again.
///
/// # Errors
/// If the form is not ours, or the message did not fail.
pub(in crate::web) async fn try_again(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let (visit, id): (VisitId, MessageId) = (signed.id("visit")?, signed.id("message")?);
    let (secretariat, now) = (signed.state.secretariat.clone(), signed.state.clock.now());
    let tried = signed.write(move |db| Ok(retry(db, &secretariat, (visit, id), now)?));
    tried.await?;
    Ok(see_done(
        &format!("/visits/{visit}/messages"),
        "done-retried",
    ))
}

/// `POST …/messages/{message}/address`: corrects where mail reaches whom it was for, and makes them due again.
///
/// # Errors
/// If the form is not ours, if they may not edit people, or the message did not fail.
pub(in crate::web) async fn correct_address(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    if !signed.may(Right::EditRegisters) {
        return Err(Error::Forbidden("only who may edit people corrects an address").into());
    }
    let (visit, id): (VisitId, MessageId) = (signed.id("visit")?, signed.id("message")?);
    let (team, email) = (signed.team, form.text("email").to_owned());
    let (secretariat, by) = (signed.state.secretariat.clone(), signed.editor());
    let given = email.clone();
    let work = move |db: &mut Db| {
        let corrected = readdress(db, &secretariat, (team, visit, id), (&given, by));
        Ok::<_, Error>(corrected?)
    };
    match signed.write(work).await {
        Ok(()) => Ok(see_done(
            &format!("/visits/{visit}/messages"),
            "done-retried",
        )),
        Err(Error::Invalid(_)) => {
            let mut errors = FormErrors::default();
            let message = signed.language.say("messages-address-wrong");
            errors.add("email", message.map_err(Error::internal)?);
            let outcome = (StatusCode::UNPROCESSABLE_ENTITY, errors);
            Ok(page(&signed, Some(email), outcome).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// The page of the message that the path names.
async fn page(
    signed: &SignedIn,
    given: Option<String>,
    (status, errors): (StatusCode, FormErrors),
) -> Result<HttpResponse, Error> {
    let (visit, id): (VisitId, MessageId) = (signed.id("visit")?, signed.id("message")?);
    let (around, _) = around(signed, VisitTab::Messages).await?;
    let (secretariat, now) = (signed.state.secretariat.clone(), signed.state.clock.now());
    let shows_links = signed.may(Right::SeeLinks);
    let drafts = signed.state.drafts.clone();
    let found = signed.read(move |db| {
        let message = message(db, visit, id)?;
        let waits = matches!(message.state, MessageState::Held | MessageState::Due);
        let waiting = if waits {
            let whose = (visit, message.participant, shows_links);
            waiting_for(db, &secretariat, whose, now)?
        } else {
            None
        };
        let questions = polls::putting(db, &[id])?;
        Ok((drafts.of(db, visit)?, message, (waiting, questions)))
    });
    let (draft, message, (waiting, questions)) = found.await?;
    let email = given.or_else(|| email(&draft, &message));
    let looked = Looked {
        draft: &draft,
        message: &message,
        waiting: waiting.as_ref(),
        is_question: !questions.is_empty(),
        email: email.as_deref().unwrap_or_default(),
        may_retry: signed.may(Right::Publish),
        may_correct: signed.may(Right::EditRegisters),
    };
    let page = MessagePage::new(around, &looked, errors).map_err(Error::internal)?;
    signed.page(status, &page).map_err(|error| error.0)
}

fn message(db: &mut Db, visit: VisitId, id: MessageId) -> Result<Message, Error> {
    let found = outbox::find(db, id)?.filter(|message| message.visit == visit);
    found.ok_or_else(|| Error::not_found("message"))
}

/// Where mail reaches whom a message is for.
fn email(draft: &Draft, message: &Message) -> Option<String> {
    let mut participants = draft.participants.iter();
    let participant = participants.find(|other| other.id == message.participant)?;
    draft
        .registers
        .people
        .get(&participant.person)?
        .email
        .clone()
}
