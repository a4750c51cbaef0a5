//! What publishing would do, and publishing.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;

use super::visit_head::around;
use crate::actions::changes::{Changes, Notice, preview_for};
use crate::actions::clashes;
use crate::actions::edit::Home as _;
use crate::actions::message_previews::Preview;
use crate::actions::publish::{Publish, Published, publish};
use crate::actions::untold::{Awaited, awaited};
use crate::domain::clashes::{Clash, Severity};
use crate::domain::document::Node;
use crate::domain::draft::Draft;
use crate::domain::ids::{ItemId, ParticipantId, VisitId};
use crate::domain::permission::Right;
use crate::domain::visit::Visit;
use crate::language::Language;
use crate::store::{Db, drafts, publications};
use crate::web::State;
use crate::web::api::publications::command;
use crate::web::error::{Error, PageError};
use crate::web::headers::{Policy, Sharing, protect};
use crate::web::pages::answer_with;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::ask::AskPage;
use crate::web::pages::office::letters::LettersPage;
use crate::web::pages::office::review::{ReviewPage, Shown};
use crate::web::pages::office::selection::Selection;
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::{SignedIn, see_done, see_other};

/// What a review is made from.
struct Found {
    draft: Arc<Draft>,
    whole: Arc<Changes>,
    chosen: Arc<Changes>,
    awaited: Awaited,
    /// The messages of each whom [`concerned`] names, unless they are too many for one page.
    previews: Option<Vec<Vec<Preview>>>,
    clashes: Vec<String>,
}

/// More messages than this are not all written on one page.
const SHOWN_AT_ONCE: usize = 12;

/// `GET …/review?items=…&hold=…`
///
/// # Errors
/// With the parameter that is wrong, and those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let selection = chosen_in_address(&signed)?;
    let outcome = (StatusCode::OK, FormErrors::default());
    Ok(page(&signed, selection, outcome).await?)
}

/// `POST …/review`: leads to the page that shows what was chosen.
///
/// # Errors
/// If the form is not ours.
pub(in crate::web) async fn choose(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let visit: VisitId = signed.id("visit")?;
    let selection = Selection::of_fields(form.fields())?;
    let address = format!("/visits/{visit}/review{}", selection.query());
    Ok(see_other(&address))
}

/// `POST …/publications`: publishes what was looked at. What cannot happen is asked about once.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn post(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let visit: VisitId = signed.id("visit")?;
    let selection = Selection::of_fields(form.fields())?;
    if !selection.is_despite_clashes {
        let (language, chosen) = (signed.language, selection.clone());
        let clashes = signed.state.clashes.clone();
        let errors = signed.read(move |db| {
            let found = clashes.of(db, visit)?;
            errors_among(&found, (visit, &chosen), language)
        });
        let errors = errors.await?;
        if !errors.is_empty() {
            let (around, _) = around(&signed, VisitTab::Review).await?;
            let fields = form.fields().filter(|(name, _)| *name != "csrf");
            let page = AskPage::new(around, errors, fields);
            return signed.page(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    }
    match published(&signed, visit, &selection).await {
        Ok(Some(published)) => {
            let page = format!("/visits/{visit}/publications/{}", published.version);
            Ok(if published.is_new {
                see_other(&page)
            } else {
                see_done(&page, "done-told")
            })
        }
        Ok(None) => {
            let message = signed.language.say("review-unchanged");
            let mut errors = FormErrors::default();
            errors.add("", message.map_err(Error::internal)?);
            let outcome = (StatusCode::UNPROCESSABLE_ENTITY, errors);
            Ok(page(&signed, selection, outcome).await?)
        }
        Err(error) => refused(&signed, selection, error).await,
    }
}

/// The review again, with why nothing was published.
async fn refused(
    signed: &SignedIn,
    selection: Selection,
    error: Error,
) -> Result<HttpResponse, PageError> {
    let mut errors = FormErrors::default();
    match error {
        Error::Stale { .. } => {
            let outcome = (StatusCode::CONFLICT, errors);
            return Ok(page(signed, selection, outcome).await?);
        }
        Error::Invalid(faults) => {
            for fault in faults {
                let field = fault.pointer.strip_prefix("/note/");
                let field = field.map_or_else(String::new, |tag| format!("note-{tag}"));
                let message = signed.language.say("error-text").map_err(Error::internal)?;
                errors.add(&field, message);
            }
        }
        Error::TooManyStrangers { new, left } => {
            let counts = [("new", new.into()), ("left", left.into())];
            let message = signed.language.say_with("review-strangers", counts);
            errors.add("", message.map_err(Error::internal)?);
        }
        error => return Err(error.into()),
    }
    let outcome = (StatusCode::UNPROCESSABLE_ENTITY, errors);
    Ok(page(signed, selection, outcome).await?)
}

/// Publishes, and says what that did; `None`: there was nothing to publish, and nobody to tell.
async fn published(
    signed: &SignedIn,
    visit: VisitId,
    selection: &Selection,
) -> Result<Option<Published>, Error> {
    let order = Node::of(&selection.order());
    let selection = selection.clone();
    let (team, by) = (signed.team, signed.user.id);
    let (secretariat, now) = (signed.state.secretariat.clone(), signed.state.clock.now());
    let work = move |db: &mut Db| {
        let visit = Visit::find(db, team, Some(visit))?;
        let command = Publish {
            by: Some(by),
            tell_at: selection.tell_at(&visit.time_zone),
            ..command(db, &visit, &order)?
        };
        let takes_nothing = command.items.as_ref().is_some_and(Vec::is_empty);
        if takes_nothing && publications::latest_version(db, visit.id)?.is_none() {
            return Ok(None);
        }
        let published = publish(db, &secretariat, visit.id, (&command, now))?;
        let did_something = published.is_new || published.told + published.by_hand > 0;
        Ok(did_something.then_some(published))
    };
    signed.write(work).await
}

/// `GET …/review/{participant}`: their messages, as they would look.
///
/// # Errors
/// If they would get none, and those of the database.
pub(in crate::web) async fn show_letters(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let selection = chosen_in_address(&signed)?;
    let participant: ParticipantId = signed.id("participant")?;
    let (around, _) = around(&signed, VisitTab::Review).await?;
    let (draft, notice, previews) = written(&signed, selection.clone(), participant).await?;
    let page = LettersPage::new(around, &draft, (&notice, &previews), &selection);
    let page = page.map_err(Error::internal)?;
    let answer = answer_with(StatusCode::OK, &page, Policy::Framing, Sharing::Personal);
    Ok(answer.map_err(Error::internal)?)
}

/// `GET …/review/{participant}/{number}`: one of them, for the frame around it.
///
/// # Errors
/// If there is no such message, and those of the database.
pub(in crate::web) async fn show_letter(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let selection = chosen_in_address(&signed)?;
    let participant: ParticipantId = signed.id("participant")?;
    let number = signed.request().match_info().get("number");
    let number: Option<usize> = number.and_then(|number| number.parse().ok());
    let (_, _, previews) = written(&signed, selection, participant).await?;
    let message = number.and_then(|number| previews.get(number));
    let html = message
        .and_then(|message| message.html.clone())
        .ok_or_else(|| Error::not_found("message"))?;
    let mut answer = HttpResponse::Ok();
    protect(&mut answer, Policy::Letter, Sharing::Personal);
    Ok(answer.content_type("text/html; charset=utf-8").body(html))
}

/// What one participant would be told if what is chosen were published.
async fn written(
    signed: &SignedIn,
    selection: Selection,
    participant: ParticipantId,
) -> Result<(Draft, Notice, Vec<Preview>), Error> {
    let visit: VisitId = signed.id("visit")?;
    let (secretariat, now) = (signed.state.secretariat.clone(), signed.state.clock.now());
    let whose = (visit, participant, signed.may(Right::SeeLinks));
    let found = signed.read(move |db| {
        let draft = draft(db, visit)?;
        let command = command_of(&selection, &draft);
        let written = preview_for(db, &secretariat, whose, (&command, now))?;
        let (notice, previews) = written.ok_or_else(|| Error::not_found("message"))?;
        Ok((draft, notice, previews))
    });
    found.await
}

fn chosen_in_address(signed: &SignedIn) -> Result<Selection, Error> {
    let pairs = signed.query()?.into_pairs();
    let fields = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    Selection::of_fields(fields)
}

/// The review of what is chosen.
async fn page(
    signed: &SignedIn,
    selection: Selection,
    (status, errors): (StatusCode, FormErrors),
) -> Result<HttpResponse, Error> {
    let (around, _) = around(signed, VisitTab::Review).await?;
    let found = gather(signed, selection.clone()).await?;
    let mut previews = found.previews.into_iter().flatten();
    let notices: Vec<_> = concerned(&found.whole, &found.chosen)
        .map(|notice| (notice, previews.next()))
        .collect();
    let shown = Shown {
        draft: &found.draft,
        whole: &found.whole,
        chosen: &found.chosen,
        notices: &notices,
        selection: &selection,
        clashes: &found.clashes,
        may_publish: signed.may(Right::Publish),
        is_stale: status == StatusCode::CONFLICT,
        awaited: found.awaited,
    };
    let page = ReviewPage::new(around, &shown, errors).map_err(Error::internal)?;
    signed.page(status, &page).map_err(|error| error.0)
}

async fn gather(signed: &SignedIn, selection: Selection) -> Result<Found, Error> {
    let visit: VisitId = signed.id("visit")?;
    let (state, language) = (signed.state.clone(), signed.language);
    let look = (language, signed.may(Right::SeeLinks));
    let found = signed.read(move |db| found(db, &state, (visit, &selection), look));
    found.await
}

fn found(
    db: &mut Db,
    state: &State,
    (visit, selection): (VisitId, &Selection),
    (language, shows_links): (Language, bool),
) -> Result<Found, Error> {
    let (secretariat, now) = (&state.secretariat, state.clock.now());
    let draft = state.drafts.of(db, visit)?;
    let command = command_of(selection, &draft);
    let all = Publish {
        items: None,
        ..command.clone()
    };
    let whole = state.reviews.of(db, secretariat, visit, (&all, now))?;
    let chosen = match &command.items {
        None => Arc::clone(&whole),
        Some(_) => state.reviews.of(db, secretariat, visit, (&command, now))?,
    };
    let total: usize = concerned(&whole, &chosen)
        .map(|notice| notice.messages.len())
        .sum();
    let previews = (total <= SHOWN_AT_ONCE).then(|| {
        concerned(&whole, &chosen)
            .map(|notice| {
                let about = (notice.participant, shows_links);
                Ok(chosen.previews(secretariat, about)?)
            })
            .collect::<Result<_, Error>>()
    });
    let clashes = state.clashes.of(db, visit)?;
    Ok(Found {
        previews: previews.transpose()?,
        clashes: errors_among(&clashes, (visit, selection), language)?,
        awaited: awaited(db, visit)?,
        draft,
        whole,
        chosen,
    })
}

/// Whom this publication would tell something: what is published already and waits to be sent is not its work.
fn concerned<'a>(whole: &'a Changes, chosen: &'a Changes) -> impl Iterator<Item = &'a Notice> {
    let is_caused = |notice: &&Notice| {
        !whole.items.is_empty() || whole.untold.contains_key(&notice.participant)
    };
    chosen.notices.iter().filter(is_caused)
}

/// What is chosen, as far as it is still there.
fn command_of(selection: &Selection, draft: &Draft) -> Publish {
    let is_there = |item: &ItemId| draft.items.iter().any(|other| other.id == *item);
    let items = selection.items.as_ref();
    Publish {
        items: items.map(|items| items.iter().copied().filter(is_there).collect()),
        note: selection.note.clone(),
        ..Publish::default()
    }
}

fn draft(db: &mut Db, visit: VisitId) -> Result<Draft, Error> {
    drafts::find(db, visit)?.ok_or_else(|| Error::not_found("visit"))
}

/// What of the items that are chosen cannot happen, in words.
fn errors_among(
    found: &clashes::Found,
    (visit, selection): (VisitId, &Selection),
    language: Language,
) -> Result<Vec<String>, Error> {
    let wording = found.wording(language);
    let is_published = |clash: &&Clash| {
        clash.severity == Severity::Error
            && clash
                .items
                .iter()
                .any(|involved| involved.visit == visit && selection.takes(involved.item))
    };
    let errors = found.clashes.iter().filter(is_published);
    errors
        .map(|clash| wording.clash(clash).map_err(Error::internal))
        .collect()
}
