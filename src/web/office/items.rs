//! One item of an agenda: its form, and all that is done with it.

mod document;
mod later;
mod moving;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;
use serde_json::{Value, json};
use uuid::Uuid;

use self::document::document;
pub(in crate::web) use self::later::{later, show_later};
pub(super) use self::moving::moment;
pub(in crate::web) use self::moving::move_to;
use super::form_faults::message;
use super::visit_head::around;
use crate::actions::edit::{self, Home as _, Patch};
use crate::actions::error::Invalid;
use crate::domain::agenda::Item;
use crate::domain::document::{ITEM, Names, Node};
use crate::domain::draft::Draft;
use crate::domain::ids::{ItemId, VisitId};
use crate::domain::visit::Visit;
use crate::store::{Db, drafts, items, organisations, venues};
use crate::web::error::{Error, PageError};
use crate::web::form::Form;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::office::form_values::FormValues;
use crate::web::pages::office::item::{Editing, ItemPage, Known};
use crate::web::pages::office::visit_head::VisitTab;
use crate::web::session::{SignedIn, see_done};

/// Somebody saved the item since the form was opened.
const STALE: &str = "stale";

/// `GET /visits/{visit}/items/new[?day=…&start=…&end=…&title=…&venue=…&role=…&group=…&delegation=…]`
///
/// # Errors
/// Those of the database.
pub(in crate::web) async fn show_new(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let query = signed.query()?;
    let language = signed.language.tag();
    let mut values = FormValues::default()
        .with("kind", "meeting")
        .with("status", "tentative")
        .with("visibility", "participants");
    let title = format!("title.{language}");
    let asked = [
        ("day", "day"),
        ("start", "start"),
        ("end", "end"),
        ("title", title.as_str()),
        ("venue", "places.0.venue"),
        ("role", "audience.roles"),
        ("group", "audience.groups"),
        ("delegation", "audience.delegations"),
    ];
    let mut is_for_some = false;
    for (name, value) in query.into_pairs() {
        let field = asked.iter().find(|(asked, _)| *asked == name);
        let Some((_, field)) = field.filter(|_| !value.is_empty()) else {
            continue;
        };
        is_for_some |= field.starts_with("audience");
        values.add((*field).to_owned(), &Value::from(value));
    }
    if !is_for_some {
        values = values.with("audience.everyone", "true");
    }
    let editing = Editing::new(None, values);
    page(&signed, StatusCode::OK, editing).await
}

/// `POST /visits/{visit}/items/new`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn create(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (team, visit, by) = (signed.team, signed.id::<VisitId>("visit")?, signed.editor());
    let sent = form.clone();
    let made = signed.write(move |db| {
        let draft = draft(db, visit)?;
        let home = Visit::find(db, team, Some(visit))?;
        let document = Node::of(&without_nulls(document(&sent, &draft)));
        Ok(edit::create::<Item>(db, &home, (&document, by))?.id)
    });
    match made.await {
        Ok(item) => Ok(see_done(
            &format!("/visits/{visit}#item-{item}"),
            "done-added",
        )),
        Err(Error::Invalid(faults)) => refused(&signed, None, (&form, &faults)).await,
        Err(other) => Err(other.into()),
    }
}

/// `GET /visits/{visit}/items/{item}`
///
/// # Errors
/// If there is no such item, and those of the database.
pub(in crate::web) async fn show(signed: SignedIn) -> Result<HttpResponse, PageError> {
    let (team, visit) = (signed.team, signed.id::<VisitId>("visit")?);
    let id: ItemId = signed.id("item")?;
    let found = signed.read(move |db| stored(db, (team, visit), id));
    let (values, revision) = found.await?;
    let editing = Editing::new(Some((id, revision)), values);
    page(&signed, StatusCode::OK, editing).await
}

/// The values of an item as it is stored, and its revision.
fn stored(
    db: &mut Db,
    (team, visit): (crate::domain::ids::TeamId, VisitId),
    id: ItemId,
) -> Result<(FormValues, i64), Error> {
    let home = Visit::find(db, team, Some(visit))?;
    let missing = || Error::not_found("item");
    let item = items::find(db, visit, id)?.ok_or_else(missing)?;
    let revision = items::revision(db, id)?.ok_or_else(missing)?;
    let context = home.context(Names::default(), Uuid::from(id));
    let document = ITEM.write_complete(&item, &context);
    let draft = draft(db, visit)?;
    Ok((
        named(FormValues::of_item(&item, &document), &item, &draft),
        revision,
    ))
}

/// Calls the people with a part by their names.
fn named(mut values: FormValues, item: &Item, draft: &Draft) -> FormValues {
    for (n, part) in item.people.iter().enumerate() {
        if let Some(person) = draft.registers.people.get(&part.person) {
            values = values.with(&format!("people.{n}.name"), &person.name.full());
        }
    }
    values
}

/// `POST /visits/{visit}/items/{item}`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn change(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let (team, visit, by) = (signed.team, signed.id::<VisitId>("visit")?, signed.editor());
    let id: ItemId = signed.id("item")?;
    let seen = form.text("revision").parse::<i64>().ok();
    let sent = form.clone();
    let changed = signed.write(move |db| {
        let draft = draft(db, visit)?;
        let home = Visit::find(db, team, Some(visit))?;
        let fields = document(&sent, &draft);
        edit::change::<Item, Error>(db, (&home, id, by), |db, _| {
            // the row is taken, and its revision counts this change already
            let now = items::revision(db, id)?.map(|revision| revision - 1);
            if seen != now {
                return Err(crate::actions::Error::Conflict(STALE.to_owned()).into());
            }
            Ok(Patch {
                fields,
                faults: Vec::new(),
            })
        })?;
        Ok(())
    });
    match changed.await {
        Ok(()) => Ok(see_done(
            &format!("/visits/{visit}#item-{id}"),
            "done-saved",
        )),
        Err(Error::Conflict(reason)) if reason == STALE => stale(&signed, id, &form).await,
        Err(Error::Invalid(faults)) => refused(&signed, Some(id), (&form, &faults)).await,
        Err(other) => Err(other.into()),
    }
}

/// Both values of what two people changed: the form keeps what was typed, and is saved over the other on demand.
async fn stale(signed: &SignedIn, id: ItemId, form: &Form) -> Result<HttpResponse, PageError> {
    let (team, visit) = (signed.team, signed.id::<VisitId>("visit")?);
    let (theirs, revision) = signed.read(move |db| stored(db, (team, visit), id)).await?;
    let values = FormValues::of_form(form);
    let mut editing = Editing::new(Some((id, revision)), values);
    editing.theirs = Some(theirs);
    page(signed, StatusCode::CONFLICT, editing).await
}

/// `POST /visits/{visit}/items/{item}/duplicate`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn duplicate(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let (team, visit, by) = (signed.team, signed.id::<VisitId>("visit")?, signed.editor());
    let id: ItemId = signed.id("item")?;
    let made = signed.write(move |db| {
        let home = Visit::find(db, team, Some(visit))?;
        let item = items::find(db, visit, id)?.ok_or_else(|| Error::not_found("item"))?;
        let context = home.context(Names::default(), Uuid::from(id));
        let mut document = without_nulls(ITEM.write_complete(&item, &context));
        if let Value::Object(members) = &mut document {
            for own in ["id", "key", "reason"] {
                members.remove(own);
            }
            members.insert("status".to_owned(), "tentative".into());
        }
        Ok(edit::create::<Item>(db, &home, (&Node::of(&document), by))?.id)
    });
    let made = made.await?;
    Ok(see_done(
        &format!("/visits/{visit}/items/{made}"),
        "done-duplicated",
    ))
}

/// `POST /visits/{visit}/items/{item}/cancel`
///
/// # Errors
/// If the form is not ours, and those of the database.
pub(in crate::web) async fn cancel(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    let form = signed.form(payload).await?;
    let visit: VisitId = signed.id("visit")?;
    let fields = json!({"status": "cancelled", "reason": document::texts(&form, "reason")});
    patched(&signed, fields).await?;
    Ok(see_done(&format!("/visits/{visit}"), "done-cancelled"))
}

/// Changes the item of the path by a merge patch.
async fn patched(signed: &SignedIn, fields: Value) -> Result<(), Error> {
    let (team, visit, by) = (signed.team, signed.id::<VisitId>("visit")?, signed.editor());
    let id: ItemId = signed.id("item")?;
    let changed = signed.write(move |db| {
        let home = Visit::find(db, team, Some(visit))?;
        let patch = Patch {
            fields,
            faults: Vec::new(),
        };
        edit::change::<Item, Error>(db, (&home, id, by), |_, _| Ok(patch))?;
        Ok(())
    });
    changed.await
}

/// `POST /visits/{visit}/items/{item}/delete`
///
/// # Errors
/// If the form is not ours, if the item was published, and those of the database.
pub(in crate::web) async fn delete(
    signed: SignedIn,
    payload: Payload,
) -> Result<HttpResponse, PageError> {
    signed.form(payload).await?;
    let (team, visit, by) = (signed.team, signed.id::<VisitId>("visit")?, signed.editor());
    let id: ItemId = signed.id("item")?;
    let deleted = signed.write(move |db| {
        let home = Visit::find(db, team, Some(visit))?;
        edit::remove::<Item, Error>(db, (&home, id, by), |_, _| Ok(()))
    });
    deleted.await?;
    Ok(see_done(&format!("/visits/{visit}"), "done-removed"))
}

/// The form again, with what is wrong with it.
async fn refused(
    signed: &SignedIn,
    item: Option<ItemId>,
    (form, faults): (&Form, &[Invalid]),
) -> Result<HttpResponse, PageError> {
    let revision = form.text("revision").parse().unwrap_or(0);
    let mut editing = Editing::new(item.map(|id| (id, revision)), FormValues::of_form(form));
    editing.errors = errors(signed, faults)?;
    page(signed, StatusCode::UNPROCESSABLE_ENTITY, editing).await
}

/// Each fault at the field that it is about.
fn errors(signed: &SignedIn, faults: &[Invalid]) -> Result<FormErrors, Error> {
    let mut errors = FormErrors::default();
    for fault in faults {
        let field = fault.pointer.trim_start_matches('/').replace('/', ".");
        let field = match field.as_str() {
            "starts" => "start",
            "ends" => "end",
            other if other.ends_with(".person") => &other.replace(".person", ".name"),
            other => other,
        };
        errors.add(field, message(signed.language, fault)?);
    }
    Ok(errors)
}

async fn page(
    signed: &SignedIn,
    status: StatusCode,
    editing: Editing,
) -> Result<HttpResponse, PageError> {
    let visit: VisitId = signed.id("visit")?;
    let (around, _) = around(signed, VisitTab::Programme).await?;
    let known = signed.read(move |db| {
        Ok(Known {
            draft: draft(db, visit)?,
            venues: venues::all(db)?,
            organisations: organisations::all(db)?,
        })
    });
    let page = ItemPage::new(around, &known.await?, editing);
    signed.scripted_page(status, &page.map_err(Error::internal)?)
}

fn draft(db: &mut Db, visit: VisitId) -> Result<Draft, Error> {
    drafts::find(db, visit)?.ok_or_else(|| Error::not_found("visit"))
}

/// A document without the members that say that there is nothing.
fn without_nulls(mut document: Value) -> Value {
    if let Value::Object(members) = &mut document {
        members.retain(|_, value| !value.is_null());
        for value in members.values_mut() {
            *value = without_nulls(value.take());
        }
    }
    document
}
