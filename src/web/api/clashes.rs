//! What cannot happen as drafted.

use std::collections::BTreeSet;

use actix_web::HttpResponse;
use jiff::Span;
use serde_json::{Value, json};

use crate::actions::edit::Home as _;
use crate::domain::clashes::{Clash, Declined, Wording, clashes_of_visit};
use crate::domain::draft::Draft;
use crate::domain::registers::Registers;
use crate::domain::reply::ReplyStatus;
use crate::domain::visit::Visit;
use crate::language::Language;
use crate::store::{self, Db, drafts, replies, visits};
use crate::web::call::{self, Call};
use crate::web::error::{ApiError, Error};
use crate::web::paging::{self, Page};

/// `GET …/visits/{visit}/clashes`: with itself and with every visit of these days, each with the changes that would
/// mend it.
///
/// # Errors
/// If there is no such visit.
pub async fn list(call: Call) -> Result<HttpResponse, ApiError> {
    let query = call.query()?;
    query.only(paging::PARAMETERS)?;
    let page = Page::of(&query)?;
    let id = call.id("visit")?;
    let team = call.team;
    let shown = call.read(move |db| {
        let visit = Visit::find(db, team, Some(id))?;
        shown(db, visit)
    });
    let numbered: Vec<(String, Value)> = shown
        .await?
        .into_iter()
        .zip(0..)
        .map(|(clash, number): (_, u32)| (format!("{number:08}"), clash))
        .collect();
    Ok(call::list(
        &page.list(page.rest(numbered, |(place, _)| place.clone())),
    ))
}

/// The clashes of a visit, with sentences.
fn shown(db: &mut Db, visit: Visit) -> Result<Vec<Value>, Error> {
    let own = drafts::of_visit(db, visit)?;
    let mut all = others(db, &own)?;
    let mut registers = Registers::default();
    for draft in all.iter().chain([&own]) {
        add(&mut registers, &draft.registers);
    }
    registers.travel_times = store::venues::all_travel_times(db)?;
    let mut declined = Declined::new();
    for draft in all.iter().chain([&own]) {
        let answers = replies::of_visit(db, draft.visit.id)?;
        declined.extend(
            answers
                .into_iter()
                .filter(|(_, _, reply)| reply.status == ReplyStatus::Declined)
                .map(|(participant, item, _)| (participant, item)),
        );
    }
    let found = clashes_of_visit(&own, &all, &registers, &declined);
    all.push(own);
    let wording = Wording {
        language: Language::En,
        drafts: &all,
        registers: &registers,
    };
    found
        .iter()
        .map(|clash| sentence(clash, &wording))
        .collect()
}

/// A clash with its sentence, and each fix with its own.
fn sentence(clash: &Clash, wording: &Wording<'_>) -> Result<Value, Error> {
    let mut document = serde_json::to_value(clash).map_err(Error::internal)?;
    let mut fixes = Vec::new();
    for fix in &clash.fixes {
        let mut shown = serde_json::to_value(fix).map_err(Error::internal)?;
        say(&mut shown, wording.fix(fix).map_err(Error::internal)?);
        fixes.push(shown);
    }
    if let Value::Object(fields) = &mut document {
        let period = |local: &crate::domain::time::LocalTime| json!({"wall": local.wall, "time_zone": local.zone.name()});
        let when = json!({"starts": period(&clash.when.starts), "ends": period(&clash.when.ends)});
        fields.insert("when".to_owned(), when);
        fields.insert("fixes".to_owned(), fixes.into());
    }
    say(
        &mut document,
        wording.clash(clash).map_err(Error::internal)?,
    );
    Ok(document)
}

fn say(document: &mut Value, sentence: String) {
    if let Value::Object(fields) = document {
        fields.insert("message".to_owned(), sentence.into());
    }
}

/// Other visits with days near its own: a zone away may be a day away.
fn others(db: &mut Db, own: &Draft) -> Result<Vec<Draft>, Error> {
    let first = own
        .visit
        .starts_on
        .checked_sub(Span::new().days(1))
        .unwrap_or(own.visit.starts_on);
    let last = own
        .visit
        .ends_on
        .checked_add(Span::new().days(1))
        .unwrap_or(own.visit.ends_on);
    let near: BTreeSet<_> = visits::overlapping(db, first, last)?.into_iter().collect();
    let mut found = Vec::new();
    for id in near.into_iter().filter(|id| *id != own.visit.id) {
        found.extend(drafts::find(db, id)?);
    }
    Ok(found)
}

fn add(all: &mut Registers, more: &Registers) {
    all.people
        .extend(more.people.iter().map(|(id, person)| (*id, person.clone())));
    all.venues
        .extend(more.venues.iter().map(|(id, venue)| (*id, venue.clone())));
    all.organisations.extend(
        more.organisations
            .iter()
            .map(|(id, organisation)| (*id, organisation.clone())),
    );
}
