//! The list of visits, and entering and changing one.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::form_faults::errors;
use super::reminder_rules;
use crate::actions::edit::{self, Home as _, Patch, Record as _};
use crate::actions::{self, error::Invalid};
use crate::domain::document::{Names, Node, VISIT, VisitTables};
use crate::domain::ids::VisitId;
use crate::domain::text::slug;
use crate::language::Language;
use crate::store::{Db, organisations, visits};
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::form_values::FormValues;
use crate::web::pages::office::visits::{VisitFormPage, VisitsPage};
use crate::web::pages::office::{OfficeFrame, Section};
use crate::web::session::{SignedIn, see_done, see_other};

/// How many visits a page lists.
const LISTED: i64 = 50;

/// `GET /visits[?after=n]`
///
/// # Errors
/// If `after` is no number.
pub(in crate::web) async fn list(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let query = signed.query()?;
    let rule = "the number of visits to leave out";
    let skipped = query.one("after")?.map_or(Ok(0), str::parse);
    let skipped: i64 = skipped
        .ok()
        .filter(|count| *count >= 0)
        .ok_or(Error::Parameter {
            name: "after",
            rule,
        })?;
    let user = signed.user.clone();
    let found = signed.read(move |db| Ok(visits::all_of(db, &user, (skipped, LISTED + 1))?));
    let mut found = found.await?;
    let has_more = i64::try_from(found.len()).is_ok_and(|count| count > LISTED);
    if has_more {
        found.pop();
    }
    let earlier = has_more.then_some(skipped + LISTED);
    let frame = OfficeFrame::new(&signed, Section::Visits);
    signed.page(StatusCode::OK, &VisitsPage::new(frame, &found, earlier))
}

/// `GET /visits/new`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show_new(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let values = FormValues::default()
        .with("direction", "incoming")
        .with("kind", "official")
        .with("locales", signed.language.tag());
    let values = reminder_rules::filled(values, None);
    form_page(
        &signed,
        (StatusCode::OK, None),
        (values, FormErrors::default()),
    )
    .await
}

/// `POST /visits/new`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn create(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let document = Node::of(&document(&form));
    let (team, by) = (signed.team, signed.editor());
    let made =
        signed.write(move |db| Ok(edit::create::<VisitTables>(db, &team, (&document, by))?.id()));
    match made.await {
        Ok(visit) => Ok(see_other(&format!("/visits/{visit}"))),
        Err(Error::Invalid(faults)) => refused(&signed, None, (&form, &faults)).await,
        Err(other) => Err(other.into()),
    }
}

/// `GET /visits/{visit}/edit`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show_edit(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let (team, id) = (signed.team, signed.id::<VisitId>("visit")?);
    let stored = signed.read(move |db| {
        let visit = crate::domain::visit::Visit::find(db, team, Some(id))?;
        let context = visit.context(Names::default(), Uuid::from(id));
        let rules = visit.reminders.clone();
        let document = VISIT.write_complete(&VisitTables::from(visit), &context);
        Ok((document, rules))
    });
    let (document, rules) = stored.await?;
    let values = reminder_rules::filled(FormValues::of_document(&document), rules.as_deref());
    form_page(
        &signed,
        (StatusCode::OK, Some(id)),
        (values, FormErrors::default()),
    )
    .await
}

/// `POST /visits/{visit}/edit`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn change(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (team, id) = (signed.team, signed.id::<VisitId>("visit")?);
    let by = signed.editor();
    let fields = document(&form);
    let changed = signed.write(move |db: &mut Db| {
        let patch = Patch {
            fields,
            faults: Vec::new(),
        };
        edit::change::<VisitTables, actions::Error>(db, (&team, id, by), |_, _| Ok(patch))?;
        Ok(())
    });
    match changed.await {
        Ok(()) => Ok(see_done(&format!("/visits/{id}"), "done-saved")),
        Err(Error::Invalid(faults)) => refused(&signed, Some(id), (&form, &faults)).await,
        Err(other) => Err(other.into()),
    }
}

/// What the form says, as a document of the API. A field that is empty says that there is nothing.
fn document(form: &Form) -> Value {
    let line = |name: &str| form.some(name).map_or(Value::Null, Value::from);
    let texts = |name: &str| {
        let texts = Language::ALL.iter().map(|language| {
            let field = format!("{name}.{language}");
            let text = form.some(&field).map_or(Value::Null, Value::from);
            (language.tag().to_owned(), text)
        });
        let texts: Map<_, _> = texts.collect();
        if texts.values().all(Value::is_null) {
            return Value::Null;
        }
        Value::Object(texts)
    };
    let contact = match form.some("contact.name") {
        Some(name) => json!({
            "name": name, "email": line("contact.email"), "phone": line("contact.phone"),
        }),
        None => Value::Null,
    };
    let title = Language::ALL.iter().find_map(|language| {
        let field = format!("title.{language}");
        form.some(&field).map(str::to_owned)
    });
    let derived = || {
        let year: String = form.text("starts_on").chars().take(4).collect();
        slug(&format!("{} {year}", title.unwrap_or_default()))
    };
    json!({
        "title": texts("title"),
        "slug": form.some("slug").map_or_else(derived, str::to_owned),
        "kind": line("kind"),
        "direction": line("direction"),
        "host": line("host"),
        "starts_on": line("starts_on"),
        "ends_on": form.some("ends_on").map_or_else(|| line("starts_on"), Value::from),
        "time_zone": line("time_zone"),
        "locales": form.all("locales").collect::<Vec<_>>(),
        "public": form.has("public"),
        "reply_by": line("reply_by"),
        "reminders": reminder_rules::document(form),
        "contact": contact,
        "signature": texts("signature"),
        "status": if form.has("cancelled") { "cancelled" } else { "planned" },
        "reason": texts("reason"),
    })
}

/// The form again, with what is wrong with it.
async fn refused(
    signed: &SignedIn,
    visit: Option<VisitId>,
    (form, faults): (&Form, &[Invalid]),
) -> Result<HttpResponse, PageError> {
    let values = (FormValues::of_form(form), errors(signed, faults)?);
    form_page(signed, (StatusCode::UNPROCESSABLE_ENTITY, visit), values).await
}

async fn form_page(
    signed: &SignedIn,
    (status, visit): (StatusCode, Option<VisitId>),
    filled: (FormValues, FormErrors),
) -> Result<HttpResponse, PageError> {
    let hosts = signed.read(|db| Ok(organisations::all(db)?)).await?;
    let frame = OfficeFrame::new(signed, Section::Visits);
    let page = VisitFormPage::new(frame, visit, filled, &hosts).map_err(Error::internal)?;
    signed.page(status, &page)
}
