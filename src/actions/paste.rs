//! Adding the people of a pasted sheet: those we do not know are entered, then all take part. One transaction: all
//! that were previewed, or none.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::Error;
use super::edit::{self, Editor};
use crate::domain::Closed as _;
use crate::domain::cells::Row;
use crate::domain::document::Node;
use crate::domain::ids::{OrganisationId, PersonId};
use crate::domain::paste::{self, Body, Entry, Known, columns::Column};
use crate::domain::person::{Organisation, Person};
use crate::domain::text::slug;
use crate::domain::visit::{Participant, Visit};
use crate::store::{Db, delegations, organisations, participants, people};

/// A sheet whose columns are known, and who looks at it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its rows, without headings.
    pub rows: Vec<Row>,
    /// What its columns say.
    pub columns: Vec<Column>,
    /// Whether the reader may enter new people.
    pub may_enter: bool,
}

/// Understands the rows of a sheet beside what is in the registers and the visit now.
///
/// # Errors
/// Those of the database.
pub fn preview(db: &mut Db, visit: &Visit, sheet: &Sheet) -> Result<Vec<Entry>, Error> {
    let roster: Vec<PersonId> = participants::of_visit(db, visit.id)?
        .into_iter()
        .filter(|participant| !participant.removed)
        .map(|participant| participant.person)
        .collect();
    let known = Known {
        people: &people::all(db)?,
        organisations: &organisations::all(db)?,
        delegations: &delegations::of_visit(db, visit.id)?,
        roster: &roster,
        may_enter: sheet.may_enter,
        locale: visit.locales.first().map_or("en", String::as_str),
    };
    Ok(paste::entries(&sheet.rows, &sheet.columns, known))
}

/// Adds the rows that have no problem, if these are as many as were `announced`. Returns how many were added; none if
/// something changed since they were announced: then look at the preview again.
///
/// # Errors
/// [`Error::Invalid`] if the registers refuse a row, and those of the database; then nothing is added.
pub fn add(
    db: &mut Db,
    (visit, by): (&Visit, Editor),
    (sheet, announced): (&Sheet, usize),
) -> Result<Option<usize>, Error> {
    people::lock_addresses(db)?;
    let entries = preview(db, visit, sheet)?;
    let ready: Vec<&Entry> = entries.iter().filter(|entry| entry.is_ready()).collect();
    if ready.len() != announced {
        return Ok(None);
    }
    let mut entered = BTreeMap::new();
    for entry in &ready {
        let person = if let Some(person) = entry.person {
            person
        } else {
            let organisation = organisation(db, (visit, by), (entry, &mut entered))?;
            let document = person(entry, (visit, organisation));
            edit::create::<Person>(db, &visit.team, (&Node::of(&document), by))?.id
        };
        let document = participant(entry, person);
        edit::create::<Participant>(db, visit, (&Node::of(&document), by))?;
    }
    Ok(Some(ready.len()))
}

/// Where a new person holds their office; an organisation that several rows name is entered once.
fn organisation(
    db: &mut Db,
    (visit, by): (&Visit, Editor),
    (entry, entered): (&Entry, &mut BTreeMap<String, OrganisationId>),
) -> Result<Option<OrganisationId>, Error> {
    let name = match &entry.organisation {
        None => return Ok(None),
        Some(Body::Known(id)) => return Ok(Some(*id)),
        Some(Body::New(name)) => name,
    };
    if let Some(id) = entered.get(&slug(name)) {
        return Ok(Some(*id));
    }
    let document = json!({"name": name, "time_zone": visit.time_zone.name()});
    let made = edit::create::<Organisation>(db, &visit.team, (&Node::of(&document), by))?;
    entered.insert(slug(name), made.id);
    Ok(Some(made.id))
}

/// A person nobody knew. Their function is written in the language that they read, if the visit is, else in its first.
fn person(entry: &Entry, (visit, organisation): (&Visit, Option<OrganisationId>)) -> Value {
    let is_spoken = visit.locales.contains(&entry.locale);
    let written = visit.locales.first().filter(|_| !is_spoken);
    let locale = written.unwrap_or(&entry.locale);
    let office = organisation
        .zip(entry.title.as_ref())
        .map(|(organisation, title)| {
            let title: Map<String, Value> = [(locale.clone(), title.as_str().into())]
                .into_iter()
                .collect();
            json!({"organisation": organisation, "title": title})
        });
    json!({
        "family_name": entry.name.family,
        "given_name": entry.name.given,
        "name_order": entry.name.order.word(),
        "email": entry.email,
        "phone": entry.phone,
        "locale": entry.locale,
        "offices": office.into_iter().collect::<Vec<_>>(),
    })
}

fn participant(entry: &Entry, person: PersonId) -> Value {
    json!({
        "person": person,
        "role": entry.role.word(),
        "delegation": entry.delegation,
        "groups": entry.groups,
        "diet": entry.diet,
        "access": entry.access,
    })
}
