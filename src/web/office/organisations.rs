//! Organisations: list, entering, changing, taking away.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use serde_json::{Value, json};
use uuid::Uuid;

use super::form_faults::{errors, line};
use super::registers;
use crate::actions::edit::{Home as _, Record as _};
use crate::actions::error::Invalid;
use crate::domain::document::{Names, ORGANISATION};
use crate::domain::ids::OrganisationId;
use crate::domain::permission::Right;
use crate::domain::person::Organisation;
use crate::store::organisations;
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::form_values::FormValues;
use crate::web::pages::office::places::{OrganisationPage, OrganisationsPage};
use crate::web::pages::office::{OfficeFrame, Section};
use crate::web::session::{SignedIn, see_other};

/// `GET /organisations`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn list(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let all = signed.read(|db| Ok(organisations::all(db)?)).await?;
    let frame = OfficeFrame::new(&signed, Section::People);
    let page = OrganisationsPage::new(frame, &all, signed.may(Right::EditRegisters));
    signed.page(StatusCode::OK, &page)
}

/// `GET /organisations/new`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show_new(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let values = FormValues::default().with("kind", "other");
    let filled = (values, FormErrors::default());
    page(&signed, (StatusCode::OK, None), filled).await
}

/// `POST /organisations/new`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn create(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    match registers::create::<Organisation>(&signed, document(&form)).await? {
        Ok(_) => Ok(see_other("/organisations")),
        Err(faults) => refused(&signed, None, (&form, &faults)).await,
    }
}

/// `GET /organisations/{organisation}`
///
/// # Errors
/// If there is none, and those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let (team, id) = (signed.team, signed.id::<OrganisationId>("organisation")?);
    let found = signed.read(move |db| Ok(Organisation::find(db, &team, id)?));
    let found = found
        .await?
        .ok_or_else(|| Error::not_found("organisation"))?;
    let context = team.context(Names::default(), Uuid::from(id));
    let values = FormValues::of_document(&ORGANISATION.write_complete(&found, &context));
    let filled = (values, FormErrors::default());
    page(&signed, (StatusCode::OK, Some(id)), filled).await
}

/// `POST /organisations/{organisation}`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn change(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let id = signed.id::<OrganisationId>("organisation")?;
    let fields = document(&form);
    match registers::change::<Organisation>(&signed, id, |_| fields).await? {
        Ok(_) => Ok(see_other("/organisations")),
        Err(faults) => refused(&signed, Some(id), (&form, &faults)).await,
    }
}

/// `POST /organisations/{organisation}/remove`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn remove(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let id = signed.id::<OrganisationId>("organisation")?;
    registers::remove_unused::<Organisation>(&signed, id).await
}

fn document(form: &Form) -> Value {
    let fields = [
        "name",
        "kind",
        "city",
        "country",
        "time_zone",
        "website",
        "acts_for",
    ];
    let mut document: serde_json::Map<_, _> = fields
        .into_iter()
        .map(|name| (name.to_owned(), line(form, name)))
        .collect();
    document.insert("public".to_owned(), json!(form.has("public")));
    Value::Object(document)
}

async fn refused(
    signed: &SignedIn,
    organisation: Option<OrganisationId>,
    (form, faults): (&Form, &[Invalid]),
) -> Result<HttpResponse, PageError> {
    let filled = (FormValues::of_form(form), errors(signed, faults)?);
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    page(signed, (status, organisation), filled).await
}

async fn page(
    signed: &SignedIn,
    (status, organisation): (StatusCode, Option<OrganisationId>),
    (values, errors): (FormValues, FormErrors),
) -> Result<HttpResponse, PageError> {
    let all = signed.read(|db| Ok(organisations::all(db)?)).await?;
    let frame = OfficeFrame::new(signed, Section::People);
    let may_edit = signed.may(Right::EditRegisters);
    let page = OrganisationPage::new(frame, (organisation, may_edit), &all);
    signed.page(status, &page.filled(values, errors))
}
