//! Participants of a visit. Those taken off the roster stay, marked.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::db::Db;
use super::documents::Doc;
use super::error::Error;
use super::register::{columns, deletion, part_of_visit};
use super::schema::{participants, people, visits};
use super::types::{Count, Day, Plain, plain, text};
use crate::domain::ids::{DelegationId, OrganisationId, ParticipantId, PersonId, VisitId};
use crate::domain::text::fold;
use crate::domain::visit::{Assistant, Notify, Participant, ParticipantRole};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = participants, treat_none_as_null = true)]
struct Row {
    id: ParticipantId,
    visit: VisitId,
    person: PersonId,
    role: ParticipantRole,
    delegation: Option<DelegationId>,
    groups: Doc<Vec<String>>,
    office: Option<OrganisationId>,
    notify: Notify,
    diet: Option<Plain>,
    access: Option<Plain>,
    removed: bool,
    // counted up alone, never written back: dead links stay dead
    #[diesel(skip_update)]
    links_generation: Count<u32>,
    mail_to: Doc<Vec<Assistant>>,
}

part_of_visit!(participants, ParticipantId, Participant, order: participants::id);
deletion!(participants, ParticipantId);

/// The visit and the participation with this identifier, wherever it is: links name nothing else.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn find_anywhere(
    db: &mut Db,
    id: ParticipantId,
) -> Result<Option<(VisitId, Participant)>, Error> {
    let found: Option<Row> = participants::table
        .find(id)
        .select(columns::<Row>())
        .first(db)
        .optional()?;
    Ok(found.map(|row| (row.visit, value(row))))
}

/// How those on the roster of a visit are told, and those taken off were.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn ways_of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<(ParticipantId, Notify)>, Error> {
    Ok(participants::table
        .filter(participants::visit.eq(visit))
        .select((participants::id, participants::notify))
        .load(db)?)
}

/// The participation of a person in a visit, also if they were taken off.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn of_person(
    db: &mut Db,
    visit: VisitId,
    person: PersonId,
) -> Result<Option<Participant>, Error> {
    let found: Option<Row> = participants::table
        .filter(participants::visit.eq(visit))
        .filter(participants::person.eq(person))
        .select(columns::<Row>())
        .first(db)
        .optional()?;
    Ok(found.map(value))
}

/// The participation of whoever has this address, in the visit that is nearest in time: what runs or comes before what
/// is over.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn of_address(
    db: &mut Db,
    address: &str,
    now: Timestamp,
) -> Result<Option<(VisitId, ParticipantId)>, Error> {
    let of_person = participants::table
        .inner_join(people::table)
        .inner_join(visits::table)
        .filter(people::email_folded.eq(Some(Plain(fold(address)))))
        .filter(participants::removed.eq(false))
        .select((participants::visit, participants::id));
    let today = Day(now.to_zoned(TimeZone::UTC).date());
    let next = of_person
        .clone()
        .filter(visits::ends_on.ge(today))
        .order((visits::starts_on, participants::id))
        .first(db)
        .optional()?;
    if next.is_some() {
        return Ok(next);
    }
    Ok(of_person
        .order((visits::ends_on.desc(), participants::id))
        .first(db)
        .optional()?)
}

/// Kills the links that a participation had.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn renew_links(db: &mut Db, id: ParticipantId) -> Result<(), Error> {
    diesel::update(participants::table.find(id))
        .set(participants::links_generation.eq(participants::links_generation + 1))
        .execute(db)?;
    Ok(())
}

/// Kills the links that a person's participations had, on every visit.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn renew_links_of_person(db: &mut Db, person: PersonId) -> Result<(), Error> {
    diesel::update(participants::table.filter(participants::person.eq(person)))
        .set((
            participants::links_generation.eq(participants::links_generation + 1),
            participants::revision.eq(participants::revision + 1),
        ))
        .execute(db)?;
    Ok(())
}

/// Takes everybody out of a delegation that is about to go.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn leave_delegation(db: &mut Db, delegation: DelegationId) -> Result<(), Error> {
    diesel::update(participants::table.filter(participants::delegation.eq(delegation)))
        .set((
            participants::delegation.eq(None::<DelegationId>),
            participants::revision.eq(participants::revision + 1),
        ))
        .execute(db)?;
    Ok(())
}

fn value(row: Row) -> Participant {
    Participant {
        id: row.id,
        person: row.person,
        role: row.role,
        delegation: row.delegation,
        groups: row.groups.0,
        office: row.office,
        notify: row.notify,
        diet: text(row.diet),
        access: text(row.access),
        removed: row.removed,
        links_generation: row.links_generation.0,
        mail_to: row.mail_to.0,
    }
}

fn row(visit: VisitId, participant: &Participant) -> Row {
    Row {
        id: participant.id,
        visit,
        person: participant.person,
        role: participant.role,
        delegation: participant.delegation,
        groups: Doc(participant.groups.clone()),
        office: participant.office,
        notify: participant.notify,
        diet: plain(participant.diet.as_ref()),
        access: plain(participant.access.as_ref()),
        removed: participant.removed,
        links_generation: Count(participant.links_generation),
        mail_to: Doc(participant.mail_to.clone()),
    }
}
