//! The delegations of a visit: list, entering, changing, taking away.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use serde_json::{Value, json};
use uuid::Uuid;

use super::form_faults::{changed_texts, errors, line, texts};
use super::participants::draft;
use super::visit_head;
use crate::actions;
use crate::actions::edit::{self, Home as _, Patch};
use crate::domain::document::{DELEGATION, Names, Node};
use crate::domain::ids::{DelegationId, VisitId};
use crate::domain::permission::Right;
use crate::domain::visit::{Delegation, Visit};
use crate::store::organisations;
use crate::web::error::{Error, PageError};
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::delegations::{DelegationPage, DelegationsPage};
use crate::web::pages::office::form_values::FormValues;
use crate::web::pages::office::in_use::InUsePage;
use crate::web::pages::office::participants::rows::shown;
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::pages::office::{OfficeFrame, Section};
use crate::web::session::{SignedIn, see_done};

/// `GET /visits/{visit}/delegations`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn list(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let (around, _) = visit_head::around(&signed, VisitTab::Participants).await?;
    let draft = draft(&signed).await?;
    let page = DelegationsPage::new(around, &draft, signed.may(Right::EditAgenda));
    signed.page(StatusCode::OK, &page)
}

/// `GET /visits/{visit}/delegations/new`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show_new(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let filled = (FormValues::default(), FormErrors::default());
    page(&signed, (StatusCode::OK, None), filled).await
}

/// `POST /visits/{visit}/delegations/new`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn create(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (team, visit, by) = (signed.team, signed.id::<VisitId>("visit")?, signed.editor());
    let document = Node::of(&json!({
        "name": texts(&form, "name"), "organisation": line(&form, "organisation"), "head": line(&form, "head"),
    }));
    let made = signed.write(move |db| {
        let visit = Visit::find(db, team, Some(visit))?;
        edit::create::<Delegation>(db, &visit, (&document, by))?;
        Ok(())
    });
    match made.await {
        Ok(()) => Ok(see_done(
            &format!("/visits/{visit}/delegations"),
            "done-added",
        )),
        Err(Error::Invalid(faults)) => {
            let filled = (FormValues::of_form(&form), errors(&signed, &faults)?);
            page(&signed, (StatusCode::UNPROCESSABLE_ENTITY, None), filled).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `GET /visits/{visit}/delegations/{delegation}`
///
/// # Errors
/// If there is none, and those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let draft = draft(&signed).await?;
    let id: DelegationId = signed.id("delegation")?;
    let delegation = draft.delegations.iter().find(|one| one.id == id);
    let delegation = delegation.ok_or_else(|| Error::not_found("delegation"))?;
    let context = draft.visit.context(Names::default(), Uuid::from(id));
    let values = FormValues::of_document(&DELEGATION.write_complete(delegation, &context));
    let filled = (values, FormErrors::default());
    page(&signed, (StatusCode::OK, Some(id)), filled).await
}

/// `POST /visits/{visit}/delegations/{delegation}`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn change(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (team, visit, id) = (
        signed.team,
        signed.id::<VisitId>("visit")?,
        signed.id("delegation")?,
    );
    let fields: Value = json!({
        "name": changed_texts(&form, "name"), "organisation": line(&form, "organisation"),
        "head": line(&form, "head"),
    });
    let by = signed.editor();
    let changed = signed.write(move |db| {
        let visit = Visit::find(db, team, Some(visit))?;
        let faults = Vec::new();
        let patch = Patch { fields, faults };
        edit::change::<Delegation, actions::Error>(db, (&visit, id, by), |_, _| Ok(patch))?;
        Ok(())
    });
    match changed.await {
        Ok(()) => Ok(see_done(
            &format!("/visits/{visit}/delegations"),
            "done-saved",
        )),
        Err(Error::Invalid(faults)) => {
            let filled = (FormValues::of_form(&form), errors(&signed, &faults)?);
            page(
                &signed,
                (StatusCode::UNPROCESSABLE_ENTITY, Some(id)),
                filled,
            )
            .await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /visits/{visit}/delegations/{delegation}/remove`
///
/// # Errors
/// If somebody travels with it, the form is not ours, and those of the database.
pub(in crate::web) async fn remove(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let (team, visit, id) = (
        signed.team,
        signed.id::<VisitId>("visit")?,
        signed.id("delegation")?,
    );
    let by = signed.editor();
    let removed = signed.write(move |db| {
        let visit = Visit::find(db, team, Some(visit))?;
        edit::remove::<Delegation, actions::Error>(db, (&visit, id, by), |_, _| Ok(()))?;
        Ok(())
    });
    match removed.await {
        Ok(()) => Ok(see_done(
            &format!("/visits/{visit}/delegations"),
            "done-removed",
        )),
        Err(Error::Conflict(_)) => show_uses(&signed, (visit, id)).await,
        Err(other) => Err(other.into()),
    }
}

/// Who travels with a delegation, and which items name it.
async fn show_uses(
    signed: &SignedIn,
    (visit, id): (VisitId, DelegationId),
) -> Result<HttpResponse, PageError> {
    let draft = draft(signed).await?;
    let delegation = draft.delegations.iter().find(|one| one.id == id);
    let delegation = delegation.ok_or_else(|| Error::not_found("delegation"))?;
    let people = draft.roster().filter(|one| one.delegation == Some(id));
    let people = people.filter_map(|one| {
        let name = draft.registers.people.get(&one.person)?.name.full();
        Some((name, format!("/visits/{visit}/participants/{}", one.id)))
    });
    let items = draft.items.iter();
    let items = items.filter(|item| item.delegations_mentioned().contains(&id));
    let items = items.map(|item| {
        let title = shown(signed.language, &draft.visit, &item.title);
        (title, format!("/visits/{visit}/items/{}", item.id))
    });
    let name = shown(signed.language, &draft.visit, &delegation.name);
    let back = format!("/visits/{visit}/delegations/{id}");
    let frame = OfficeFrame::new(signed, Section::Visits);
    let page = InUsePage::of_users(frame, (&name, back), people.chain(items).collect());
    signed.page(StatusCode::CONFLICT, &page.map_err(Error::internal)?)
}

async fn page(
    signed: &SignedIn,
    (status, delegation): (StatusCode, Option<DelegationId>),
    (values, errors): (FormValues, FormErrors),
) -> Result<HttpResponse, PageError> {
    let (around, _) = visit_head::around(signed, VisitTab::Participants).await?;
    let draft = draft(signed).await?;
    let organisations = signed.read(|db| Ok(organisations::all(db)?)).await?;
    let page = DelegationPage::new(around, delegation, (&draft, &organisations));
    signed.page(status, &page.filled(values, errors))
}
