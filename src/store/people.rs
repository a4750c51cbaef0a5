//! People, with the offices they hold.

use std::collections::BTreeMap;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;

use super::db::{Db, on_each};
use super::documents::Doc;
use super::error::Error;
use super::register::{columns, deletion, register};
use super::schema::{offices, people};
use super::types::{Count, Plain, plain, text};
use crate::domain::ids::{OrganisationId, PersonId};
use crate::domain::person::{Name, NameOrder, Office, Person};
use crate::domain::text::{Texts, fold};
use crate::domain::time::{PartialDate, Zone};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = people, treat_none_as_null = true)]
struct Row {
    id: PersonId,
    key: Plain,
    family_name: Plain,
    given_name: Plain,
    name_order: NameOrder,
    email: Option<Plain>,
    email_folded: Option<Plain>,
    email_shared: bool,
    phone: Option<Plain>,
    locale: Plain,
    time_zone: Option<Zone>,
    languages: Doc<Vec<String>>,
    public: bool,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = offices, treat_none_as_default_value = false)]
struct OfficeRow {
    person: PersonId,
    position: Count<u32>,
    organisation: OrganisationId,
    title: Texts,
    salutation: Texts,
    rank: Count<u16>,
    held_from: Option<PartialDate>,
    held_to: Option<PartialDate>,
}

register!(people, PersonId, Person, write: write_parts, read: complete);
deletion!(people, PersonId);

/// Taken by whoever is about to give people addresses.
const ADDRESSES: &str = "SELECT pg_advisory_xact_lock(20261122)";

/// Lets nobody else give people addresses until this transaction ends, so that two of them cannot both find that an
/// address is free. Taken before any row. SQLite has one writer at a time anyway.
///
/// # Errors
/// [`Error::Unavailable`] if somebody else takes long.
pub fn lock_addresses(db: &mut Db) -> Result<(), Error> {
    if let Db::Postgres(connection) = db {
        connection.batch_execute(ADDRESSES)?;
    }
    Ok(())
}

/// Those whose address is spelled like this, but for case (see [`fold`]).
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn with_email(db: &mut Db, email: &str) -> Result<Vec<Person>, Error> {
    let rows = people::table
        .filter(people::email_folded.eq(fold(email)))
        .order(people::id)
        .select(columns::<Row>())
        .load(db)?;
    complete(db, rows)
}

fn complete(db: &mut Db, rows: Vec<Row>) -> Result<Vec<Person>, Error> {
    let ids: Vec<PersonId> = rows.iter().map(|row| row.id).collect();
    let office_rows: Vec<OfficeRow> = offices::table
        .filter(offices::person.eq_any(ids))
        .order((offices::person, offices::position))
        .select(columns::<OfficeRow>())
        .load(db)?;
    let mut held: BTreeMap<PersonId, Vec<Office>> = BTreeMap::new();
    for row in office_rows {
        held.entry(row.person).or_default().push(row.into());
    }
    Ok(rows
        .into_iter()
        .map(|row| {
            let offices = held.remove(&row.id).unwrap_or_default();
            person(row, offices)
        })
        .collect())
}

fn write_parts(db: &mut Db, person: &Person) -> Result<(), Error> {
    diesel::delete(offices::table)
        .filter(offices::person.eq(person.id))
        .execute(db)?;
    let rows: Vec<OfficeRow> = (0..)
        .zip(&person.offices)
        .map(|(position, office)| OfficeRow::new(person.id, position, office))
        .collect();
    if !rows.is_empty() {
        on_each!(db, connection => diesel::insert_into(offices::table).values(&rows).execute(connection))
            .map_err(Error::from_insert)?;
    }
    Ok(())
}

fn person(row: Row, offices: Vec<Office>) -> Person {
    Person {
        id: row.id,
        key: row.key.0,
        name: Name {
            family: row.family_name.0,
            given: row.given_name.0,
            order: row.name_order,
        },
        email: text(row.email),
        email_shared: row.email_shared,
        phone: text(row.phone),
        locale: row.locale.0,
        time_zone: row.time_zone,
        languages: row.languages.0,
        public: row.public,
        offices,
    }
}

impl From<&Person> for Row {
    fn from(person: &Person) -> Self {
        Self {
            id: person.id,
            key: Plain::from(&person.key),
            family_name: Plain::from(&person.name.family),
            given_name: Plain::from(&person.name.given),
            name_order: person.name.order,
            email: plain(person.email.as_ref()),
            email_folded: person.email.as_ref().map(|email| Plain(fold(email))),
            email_shared: person.email_shared,
            phone: plain(person.phone.as_ref()),
            locale: Plain::from(&person.locale),
            time_zone: person.time_zone.clone(),
            languages: Doc(person.languages.clone()),
            public: person.public,
        }
    }
}

impl From<OfficeRow> for Office {
    fn from(row: OfficeRow) -> Self {
        Self {
            organisation: row.organisation,
            title: row.title,
            salutation: row.salutation,
            rank: row.rank.0,
            from: row.held_from,
            to: row.held_to,
        }
    }
}

impl OfficeRow {
    fn new(person: PersonId, position: u32, office: &Office) -> Self {
        Self {
            person,
            position: Count(position),
            organisation: office.organisation,
            title: office.title.clone(),
            salutation: office.salutation.clone(),
            rank: Count(office.rank),
            held_from: office.from,
            held_to: office.to,
        }
    }
}
