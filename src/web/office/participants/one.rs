//! One participant: as what they take part, what they need, their links.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use serde_json::{Value, json};

use super::{answered, rights};
use crate::actions::edit::{self, Home as _, Patch};
use crate::actions::{self, edit_roster};
use crate::domain::Closed as _;
use crate::domain::ids::{ParticipantId, VisitId};
use crate::domain::visit::{Participant, ParticipantRole, Visit};
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::office::form_faults::{errors, line, words};
use crate::web::office::visit_head;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::form_values::FormValues;
use crate::web::pages::office::participants::form::{ParticipantPage, values_of};
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::{SignedIn, see_other};

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
    Ok(see_other(&format!("/visits/{visit}/participants/{id}")))
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
    Ok(see_other(&format!("/visits/{visit}/participants")))
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
    })
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
    match changed.await {
        Ok(()) => Ok(see_other(&format!("/visits/{visit}/participants"))),
        Err(Error::Invalid(faults)) => {
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
    let (draft, replies) = answered(signed).await?;
    let participant = draft.roster().find(|participant| participant.id == id);
    let participant = participant.ok_or_else(|| Error::not_found("participant"))?;
    let rights = rights(signed);
    let (values, errors) = match sent {
        Some((form, errors)) => (FormValues::of_form(&form), errors),
        None => (values_of(participant, rights), FormErrors::default()),
    };
    let page = ParticipantPage::new(around, (&draft, participant, &replies), rights);
    let page = page.map_err(Error::internal)?.filled(values, errors);
    signed.page(status, &page)
}
