//! Venues, and how long it takes from one to another.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use serde_json::{Value, json};

use super::form_faults::{changed_texts, errors, line, texts};
use super::registers;
use crate::actions::edit::Record as _;
use crate::actions::error::Invalid;
use crate::domain::ids::VenueId;
use crate::domain::permission::Right;
use crate::domain::venue::{TravelTime, Venue};
use crate::store::venues;
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::form_values::FormValues;
use crate::web::pages::office::places::{VenuePage, VenuesPage, venue_values};
use crate::web::pages::office::{OfficeFrame, Section};
use crate::web::session::{SignedIn, see_other};

/// `GET /venues`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn list(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let all = signed.read(|db| Ok(venues::all(db)?)).await?;
    let frame = OfficeFrame::new(&signed, Section::People);
    let page = VenuesPage::new(frame, &all, signed.may(Right::EditRegisters));
    signed.page(StatusCode::OK, &page)
}

/// `GET /venues/new`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show_new(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let filled = (FormValues::default(), FormErrors::default());
    page(&signed, (StatusCode::OK, None), filled).await
}

/// `POST /venues/new`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn create(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let document = document(&form, &texts(&form, "access"));
    match registers::create::<Venue>(&signed, document).await? {
        Ok(id) => Ok(see_other(&format!("/venues/{id}"))),
        Err(faults) => refused(&signed, None, (&form, &faults)).await,
    }
}

/// `GET /venues/{venue}`
///
/// # Errors
/// If there is none, and those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let (team, id) = (signed.team, signed.id::<VenueId>("venue")?);
    let found = signed
        .read(move |db| Ok(Venue::find(db, &team, id)?))
        .await?;
    let found = found.ok_or_else(|| Error::not_found("venue"))?;
    let filled = (venue_values(&found), FormErrors::default());
    page(&signed, (StatusCode::OK, Some(id)), filled).await
}

/// `POST /venues/{venue}`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn change(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let id = signed.id::<VenueId>("venue")?;
    let fields = document(&form, &changed_texts(&form, "access"));
    match registers::change::<Venue>(&signed, id, |_| fields).await? {
        Ok(_) => Ok(see_other("/venues")),
        Err(faults) => refused(&signed, Some(id), (&form, &faults)).await,
    }
}

/// `POST /venues/{venue}/remove`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn remove(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let id = signed.id::<VenueId>("venue")?;
    registers::remove_unused::<Venue>(&signed, id).await
}

/// `POST /venues/{venue}/travel-times`: how long it takes from this venue to another, entered or changed; taken away
/// if no minutes are given.
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn set_travel_time(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let id = signed.id::<VenueId>("venue")?;
    let to: Option<VenueId> = form.text("to").parse().ok();
    let times = signed.read(|db| Ok(venues::all_travel_times(db)?)).await?;
    let known = times
        .into_iter()
        .find(|time| time.from == id && Some(time.to) == to);
    let given = form.text("minutes");
    let minutes = given
        .parse::<u32>()
        .map_or_else(|_| json!(given), Value::from);
    let taken = match known.map(|time| time.id()) {
        Some(time) if given.is_empty() => {
            registers::remove::<TravelTime>(&signed, time).await?;
            Ok(time)
        }
        Some(time) => {
            let fields = json!({"minutes": minutes});
            registers::change::<TravelTime>(&signed, time, |_| fields).await?
        }
        None => {
            let document = json!({"from": id, "to": line(&form, "to"), "minutes": minutes});
            registers::create::<TravelTime>(&signed, document).await?
        }
    };
    match taken {
        Ok(_) => Ok(see_other(&format!("/venues/{id}#travel-times"))),
        Err(faults) => {
            let (team, errors) = (signed.team, errors(&signed, &faults)?);
            let found = signed
                .read(move |db| Ok(Venue::find(db, &team, id)?))
                .await?;
            let found = found.ok_or_else(|| Error::not_found("venue"))?;
            let values = venue_values(&found)
                .with("to", form.text("to"))
                .with("minutes", given);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&signed, (status, Some(id)), (values, errors)).await
        }
    }
}

fn document(form: &Form, access: &Value) -> Value {
    let number = |name: &str| match form.text(name) {
        "" => Value::Null,
        text => text
            .parse::<f64>()
            .map_or_else(|_| json!(text), Value::from),
    };
    let capacity = form.text("capacity");
    let capacity = match capacity.parse::<u32>() {
        Ok(people) => json!(people),
        Err(_) => line(form, "capacity"),
    };
    let geo = match (number("latitude"), number("longitude")) {
        (Value::Null, Value::Null) => Value::Null,
        (latitude, longitude) => json!([latitude, longitude]),
    };
    json!({
        "name": line(form, "name"),
        "address": line(form, "address"),
        "city": line(form, "city"),
        "country": line(form, "country"),
        "time_zone": line(form, "time_zone"),
        "capacity": capacity,
        "geo": geo,
        "access": access,
    })
}

async fn refused(
    signed: &SignedIn,
    venue: Option<VenueId>,
    (form, faults): (&Form, &[Invalid]),
) -> Result<HttpResponse, PageError> {
    let filled = (FormValues::of_form(form), errors(signed, faults)?);
    page(signed, (StatusCode::UNPROCESSABLE_ENTITY, venue), filled).await
}

async fn page(
    signed: &SignedIn,
    (status, venue): (StatusCode, Option<VenueId>),
    (values, errors): (FormValues, FormErrors),
) -> Result<HttpResponse, PageError> {
    let read = signed.read(|db| Ok((venues::all(db)?, venues::all_travel_times(db)?)));
    let (all, times) = read.await?;
    let frame = OfficeFrame::new(signed, Section::People);
    let may_edit = signed.may(Right::EditRegisters);
    let page = VenuePage::new(frame, (venue, may_edit), (&all, &times));
    signed.page(status, &page.filled(values, errors))
}
