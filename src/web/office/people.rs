//! People and the offices they hold: list, entering, changing, taking away.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use serde_json::{Map, Value, json};

use super::form_faults::{line, texts, words};
use super::registers;
use crate::actions::edit::Record as _;
use crate::actions::error::Invalid;
use crate::domain::Closed as _;
use crate::domain::ids::PersonId;
use crate::domain::permission::Right;
use crate::domain::person::{Office, Person};
use crate::domain::text::{Texts, slug};
use crate::language::Language;
use crate::store::{organisations, people};
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::form_values::FormValues;
use crate::web::pages::office::people::{PeoplePage, PersonPage, usual_order, values_of};
use crate::web::pages::office::{OfficeFrame, Section};
use crate::web::session::{SignedIn, see_other};

/// How many people a page lists; a search finds the others.
const LISTED: usize = 200;
/// How many offices a form has at most.
const MOST_OFFICES: usize = 20;

/// `GET /people[?q=…]`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn list(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let asked = signed.query()?.one("q")?.unwrap_or_default().to_owned();
    let wanted = slug(&asked);
    let read = signed.read(move |db| Ok((people::all(db)?, organisations::all(db)?)));
    let (mut people, organisations) = read.await?;
    people.retain(|person| {
        let email = person.email.as_deref().unwrap_or_default();
        wanted.is_empty() || slug(&format!("{} {email}", person.name.full())).contains(&wanted)
    });
    people.sort_by_cached_key(|person| {
        slug(&format!("{} {}", person.name.family, person.name.given))
    });
    let total = people.len();
    people.truncate(LISTED);
    let today = signed
        .state
        .clock
        .now()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date();
    let frame = OfficeFrame::new(&signed, Section::People);
    let may_edit = signed.may(Right::EditRegisters);
    let page = PeoplePage::new(
        frame,
        (&people, &organisations, today),
        (asked, total, may_edit),
    );
    signed.page(StatusCode::OK, &page)
}

/// `GET /people/new`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show_new(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let values = FormValues::default()
        .with("locale", signed.language.tag())
        .with("name_order", usual_order(signed.language).word());
    let filled = (values, FormErrors::default());
    page(&signed, (StatusCode::OK, None, 1), filled).await
}

/// `POST /people/new`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn create(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let document = document(&form, &[]);
    match registers::create::<Person>(&signed, document).await? {
        Ok(id) => Ok(see_other(&format!("/people/{id}"))),
        Err(faults) => refused(&signed, None, (&form, &faults)).await,
    }
}

/// `GET /people/{person}`: the form, for whoever may change nothing without its buttons.
///
/// # Errors
/// If there is nobody like that, and those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let (team, id) = (signed.team, signed.id::<PersonId>("person")?);
    let found = signed
        .read(move |db| Ok(Person::find(db, &team, id)?))
        .await?;
    let person = found.ok_or_else(|| Error::not_found("person"))?;
    let filled = (values_of(&person), FormErrors::default());
    let offices = person.offices.len() + 1;
    page(&signed, (StatusCode::OK, Some(id), offices), filled).await
}

/// `POST /people/{person}`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn change(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let id = signed.id::<PersonId>("person")?;
    let sent = form.clone();
    let fields = move |before: &Person| document(&sent, &before.offices);
    match registers::change::<Person>(&signed, id, fields).await? {
        Ok(_) => Ok(see_other(&format!("/people/{id}"))),
        Err(faults) => refused(&signed, Some(id), (&form, &faults)).await,
    }
}

/// `POST /people/{person}/remove`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn remove(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let id = signed.id::<PersonId>("person")?;
    registers::remove_unused::<Person>(&signed, id).await
}

/// What the form says, as a document of the API. Texts of offices in other languages than ours stay as they are.
fn document(form: &Form, before: &[Office]) -> Value {
    let offices = office_numbers(form)
        .into_iter()
        .map(|number| office(form, number, before));
    json!({
        "family_name": form.text("family_name"),
        "given_name": form.text("given_name"),
        "name_order": line(form, "name_order"),
        "email": line(form, "email"),
        "email_shared": form.has("email_shared"),
        "phone": line(form, "phone"),
        "locale": line(form, "locale"),
        "time_zone": line(form, "time_zone"),
        "languages": words(form, "languages"),
        "public": form.has("public"),
        "offices": offices.collect::<Vec<_>>(),
    })
}

/// The numbers of those offices in a form that say where they are held; the others are taken away.
fn office_numbers(form: &Form) -> Vec<usize> {
    (0..MOST_OFFICES)
        .filter(|number| {
            form.some(&format!("offices.{number}.organisation"))
                .is_some()
        })
        .collect()
}

fn office(form: &Form, number: usize, before: &[Office]) -> Value {
    let known = before.get(number);
    let field = |name: &str| format!("offices.{number}.{name}");
    let rank: Option<u16> = form.text(&field("rank")).parse().ok();
    let mut document = json!({
        "organisation": line(form, &field("organisation")),
        "title": all_texts(form, &field("title"), known.map(|office| &office.title)),
        "from": line(form, &field("from")),
        "to": line(form, &field("to")),
    });
    let salutation = all_texts(
        form,
        &field("salutation"),
        known.map(|office| &office.salutation),
    );
    if let Value::Object(fields) = &mut document {
        fields.retain(|_, value| !value.is_null());
        if !salutation.is_null() {
            fields.insert("salutation".to_owned(), salutation);
        }
        let given = form.some(&field("rank")).map(str::to_owned);
        if let Some(rank) = rank.map(Value::from).or(given.map(Value::from)) {
            fields.insert("rank".to_owned(), rank);
        }
    }
    document
}

/// The texts of a form, and those there are in languages that it has no fields for.
fn all_texts(form: &Form, name: &str, before: Option<&Texts>) -> Value {
    let mut all = match texts(form, name) {
        Value::Object(given) => given,
        _ => Map::new(),
    };
    for (tag, text) in before.into_iter().flat_map(|texts| &texts.0) {
        let has_field = Language::ALL.iter().any(|language| language.tag() == tag);
        if !has_field {
            all.insert(tag.clone(), Value::from(text.as_str()));
        }
    }
    if all.is_empty() {
        return Value::Null;
    }
    Value::Object(all)
}

/// The form again; a fault of the second office that was taken stands at the field where that was written.
async fn refused(
    signed: &SignedIn,
    person: Option<PersonId>,
    (form, faults): (&Form, &[Invalid]),
) -> Result<HttpResponse, PageError> {
    let numbers = office_numbers(form);
    let placed: Vec<Invalid> = faults.iter().map(|fault| placed(fault, &numbers)).collect();
    let errors = super::form_faults::errors(signed, &placed)?;
    let offices = numbers.last().map_or(1, |last| last + 2);
    let filled = (FormValues::of_form(form), errors);
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    page(signed, (status, person, offices), filled).await
}

fn placed(fault: &Invalid, numbers: &[usize]) -> Invalid {
    let mut segments: Vec<String> = fault.pointer.split('/').map(str::to_owned).collect();
    if let [_, offices, number, ..] = segments.as_mut_slice()
        && offices == "offices"
        && let Some(written) = number.parse().ok().and_then(|at: usize| numbers.get(at))
    {
        *number = written.to_string();
    }
    Invalid {
        kind: fault.kind,
        pointer: segments.join("/"),
        detail: fault.detail.clone(),
    }
}

async fn page(
    signed: &SignedIn,
    (status, person, offices): (StatusCode, Option<PersonId>, usize),
    (values, errors): (FormValues, FormErrors),
) -> Result<HttpResponse, PageError> {
    let organisations = signed.read(|db| Ok(organisations::all(db)?)).await?;
    let frame = OfficeFrame::new(signed, Section::People);
    let may_edit = signed.may(Right::EditRegisters);
    let page = PersonPage::new(frame, (person, may_edit, offices), &organisations);
    signed.page(status, &page.filled(values, errors))
}
