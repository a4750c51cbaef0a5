//! One participant: as what they take part, what they need, their links.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use serde_json::{Value, json};

use super::{draft, rights};
use crate::actions::edit::{self, Home as _, Patch};
use crate::actions::export::counted_replies;
use crate::actions::{self, edit_roster};
use crate::domain::Closed as _;
use crate::domain::ids::{ParticipantId, VisitId};
use crate::domain::permission::Right;
use crate::domain::visit::{Participant, ParticipantRole, Visit};
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::office::form_faults::{errors, line, words};
use crate::web::office::visit_head;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::form_values::FormValues;
use crate::web::pages::office::participants::form::{ParticipantPage, values_of};
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::{SignedIn, see_done};

/// `GET /visits/{visit}/participants/{participant}`
///
/// # Errors
/// If nobody like that is on the roster, and those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    page(&signed, StatusCode::OK, None).await
}

/// `POST /visits/{visit}/participants/{participant}`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn change(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let fields = document(&form);
    patched(&signed, (form, fields)).await
}

/// `POST /visits/{visit}/participants/{participant}/needs`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn change_needs(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let fields = json!({"diet": line(&form, "diet"), "access": line(&form, "access")});
    patched(&signed, (form, fields)).await
}

/// `POST /visits/{visit}/participants/{participant}/rank`: a rank by hand; an empty one takes it away.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn set_rank(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (team, visit, id) = address(&signed)?;
    let by = signed.editor();
    // what is no number is no rank
    let rank = form.some("rank").map(|text| text.parse().unwrap_or(0));
    let set = signed.write(move |db| {
        let visit = Visit::find(db, team, Some(visit))?;
        Ok(edit_roster::set_rank(db, (&visit, id), rank, by)?)
    });
    answered_with(&signed, form, set.await).await
}

/// `POST /visits/{visit}/participants/{participant}/links`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn renew_links(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let (team, visit, id) = address(&signed)?;
    let renewed = signed.write(move |db| {
        let visit = Visit::find(db, team, Some(visit))?;
        Ok(edit_roster::renew_links(db, &visit, id)?)
    });
    renewed.await?;
    Ok(see_done(
        &format!("/visits/{visit}/participants/{id}"),
        "done-saved",
    ))
}

/// `POST /visits/{visit}/participants/{participant}/remove`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn remove(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let (team, visit, id) = address(&signed)?;
    let by = signed.editor();
    let removed = signed.write(move |db| {
        let visit = Visit::find(db, team, Some(visit))?;
        edit::remove::<Participant, actions::Error>(db, (&visit, id, by), |_, _| Ok(()))?;
        Ok(())
    });
    removed.await?;
    Ok(see_done(
        &format!("/visits/{visit}/participants"),
        "done-removed",
    ))
}

fn address(
    signed: &SignedIn,
) -> Result<(crate::domain::ids::TeamId, VisitId, ParticipantId), Error> {
    Ok((signed.team, signed.id("visit")?, signed.id("participant")?))
}

/// As what somebody takes part, as a document of the API; how they are told follows from the role, if nothing is said.
pub(super) fn document(form: &Form) -> Value {
    let role = ParticipantRole::from_word(form.text("role"));
    let notify = form.some("notify");
    let usual = role.map(|role| role.default_notify().word());
    json!({
        "role": line(form, "role"),
        "delegation": line(form, "delegation"),
        "office": line(form, "office"),
        "groups": words(form, "groups"),
        "notify": notify.or(usual),
        "mail_to": assistants(form),
    })
}

/// Assistants, one a line: name, address, language. What is missing is named when the document is read.
fn assistants(form: &Form) -> Value {
    let assistant = |line: &str| {
        let mut words = line.rsplitn(3, ',').map(str::trim);
        let (locale, email) = (words.next(), words.next());
        json!({"name": words.next(), "email": email, "locale": locale})
    };
    let lines = form.text("mail_to").lines();
    let filled = lines.filter(|line| !line.trim().is_empty());
    filled.map(assistant).collect()
}

async fn patched(
    signed: &SignedIn,
    (form, fields): (Form, Value),
) -> Result<HttpResponse, PageError> {
    let (team, visit, id) = address(signed)?;
    let by = signed.editor();
    let changed = signed.write(move |db| {
        let visit = Visit::find(db, team, Some(visit))?;
        let patch = Patch {
            fields,
            faults: Vec::new(),
        };
        edit::change::<Participant, actions::Error>(db, (&visit, id, by), |_, _| Ok(patch))?;
        Ok(())
    });
    answered_with(signed, form, changed.await).await
}

/// On to the list, or the page again with what is wrong.
async fn answered_with(
    signed: &SignedIn,
    form: Form,
    outcome: Result<(), Error>,
) -> Result<HttpResponse, PageError> {
    let (_, visit, _) = address(signed)?;
    match outcome {
        Ok(()) => Ok(see_done(
            &format!("/visits/{visit}/participants"),
            "done-saved",
        )),
        Err(Error::Invalid(mut faults)) => {
            for fault in &mut faults {
                // all assistants share a field
                if fault.pointer.starts_with("/mail_to/") {
                    "/mail_to".clone_into(&mut fault.pointer);
                }
            }
            let errors = errors(signed, &faults)?;
            page(
                signed,
                StatusCode::UNPROCESSABLE_ENTITY,
                Some((form, errors)),
            )
            .await
        }
        Err(other) => Err(other.into()),
    }
}

/// The page, with what was sent if it could not be taken.
async fn page(
    signed: &SignedIn,
    status: StatusCode,
    sent: Option<(Form, FormErrors)>,
) -> Result<HttpResponse, PageError> {
    let (_, _, id) = address(signed)?;
    let (around, _) = visit_head::around(signed, VisitTab::Participants).await?;
    let draft = draft(signed).await?;
    let given = signed.read(move |db| Ok(counted_replies(db, id)?)).await?;
    let participant = draft.roster().find(|participant| participant.id == id);
    let participant = participant.ok_or_else(|| Error::not_found("participant"))?;
    let rights = rights(signed);
    let orders = signed.may(Right::EditPrecedence);
    let rank = draft.ranks.get(&id).map(ToString::to_string);
    let values = values_of(participant, rights).with("rank", &rank.unwrap_or_default());
    let (values, errors) = match sent {
        Some((form, errors)) => (FormValues::of_form(&form), errors),
        None => (values, FormErrors::default()),
    };
    let page = ParticipantPage::new(around, (&draft, participant, &given), (rights, orders));
    let page = page.map_err(Error::internal)?.filled(values, errors);
    signed.page(status, &page)
}
