//! Records of a register that look alike and are not the same: they are not proposed as doubles again.

use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

use super::db::{Db, on_each};
use super::error::Error;
use super::schema::distinct_records;
use super::types::Instant;
use crate::domain::ids::{SubjectId, UserId};
use crate::domain::merge::Distinct;

/// All such pairs, of every register.
///
/// # Errors
/// Those of the database.
pub fn all(db: &mut Db) -> Result<Distinct, Error> {
    let rows: Vec<(SubjectId, SubjectId)> = distinct_records::table
        .select((distinct_records::one, distinct_records::other))
        .load(db)?;
    Ok(rows
        .into_iter()
        .map(|(one, other)| (one.0, other.0))
        .collect())
}

/// Keeps that two records are not the same; whoever said so first is remembered.
///
/// # Errors
/// Those of the database.
pub fn insert(
    db: &mut Db,
    (one, other): (Uuid, Uuid),
    (by, at): (UserId, Timestamp),
) -> Result<(), Error> {
    let (one, other) = Distinct::pair(one, other);
    let row = (
        distinct_records::one.eq(SubjectId(one)),
        distinct_records::other.eq(SubjectId(other)),
        distinct_records::said_by.eq(Some(by)),
        distinct_records::at.eq(Instant(at)),
    );
    on_each!(db, conn => diesel::insert_into(distinct_records::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// Forgets that two records are not the same.
///
/// # Errors
/// Those of the database.
pub fn delete(db: &mut Db, (one, other): (Uuid, Uuid)) -> Result<(), Error> {
    let (one, other) = Distinct::pair(one, other);
    diesel::delete(distinct_records::table.find((SubjectId(one), SubjectId(other)))).execute(db)?;
    Ok(())
}

/// Forgets all that was said of a record, which is there no more.
///
/// # Errors
/// Those of the database.
pub fn forget(db: &mut Db, record: Uuid) -> Result<(), Error> {
    let gone = SubjectId(record);
    let pairs = distinct_records::table.filter(
        distinct_records::one
            .eq(gone)
            .or(distinct_records::other.eq(gone)),
    );
    diesel::delete(pairs).execute(db)?;
    Ok(())
}
