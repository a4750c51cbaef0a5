//! Programmes shown before they are published, each frozen by value when its link was made.

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::Db;
use super::documents::Doc;
use super::error::Error;
use super::schema::{previews, users};
use super::types::{Count, Instant, Plain};
use crate::domain::ids::{UserId, VisitId};
use crate::domain::publication::Publication;

/// A preview, without what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Counts from 1 within the visit.
    pub number: u32,
    /// What whoever made it is called.
    pub by: String,
    /// As of when it shows the draft.
    pub created_at: Timestamp,
    /// From when on its link opens nothing.
    pub expires_at: Timestamp,
    /// When its link was taken back.
    pub revoked_at: Option<Timestamp>,
}

impl Preview {
    /// Whether its link opens it.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }
}

type Row = (Count<u32>, Plain, Instant, Instant, Option<Instant>);

fn preview((number, by, created_at, expires_at, revoked_at): Row) -> Preview {
    Preview {
        number: number.0,
        by: by.0,
        created_at: created_at.0,
        expires_at: expires_at.0,
        revoked_at: revoked_at.map(|at| at.0),
    }
}

macro_rules! columns {
    () => {
        (
            previews::number,
            users::name,
            previews::created_at,
            previews::expires_at,
            previews::revoked_at,
        )
    };
}

/// The previews of a visit, the newest first.
///
/// # Errors
/// Those of the database.
pub fn of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<Preview>, Error> {
    let rows: Vec<Row> = previews::table
        .inner_join(users::table)
        .filter(previews::visit.eq(visit))
        .order(previews::number.desc())
        .select(columns!())
        .load(db)?;
    Ok(rows.into_iter().map(preview).collect())
}

/// A preview with what it shows, unless that was forgotten.
///
/// # Errors
/// Those of the database.
pub fn find(
    db: &mut Db,
    visit: VisitId,
    number: u32,
) -> Result<Option<(Preview, Publication)>, Error> {
    let found: Option<(Row, Doc<Option<Publication>>)> = previews::table
        .inner_join(users::table)
        .filter(previews::visit.eq(visit))
        .filter(previews::number.eq(Count(number)))
        .select((columns!(), previews::document))
        .first(db)
        .optional()?;
    Ok(found.and_then(|(row, document)| Some((preview(row), document.0?))))
}

/// What a preview shows of which that was forgotten.
const FORGOTTEN: Doc<Option<Publication>> = Doc(None);

/// Those that show something still, though their links open nothing any more.
#[diesel::dsl::auto_type]
fn closed(now: Timestamp) -> _ {
    let now: Instant = Instant(now);
    let forgotten: Doc<Option<Publication>> = FORGOTTEN;
    previews::table
        .filter(
            previews::expires_at
                .le(now)
                .or(previews::revoked_at.is_not_null()),
        )
        .filter(previews::document.ne(forgotten))
}

/// How many show something still, though their links open nothing any more.
///
/// # Errors
/// Those of the database.
pub fn count_closed(db: &mut Db, now: Timestamp) -> Result<i64, Error> {
    Ok(closed(now).count().get_result(db)?)
}

/// Forgets what they show; how many it were. Their numbers stay: links name them.
///
/// # Errors
/// Those of the database.
pub fn forget_closed(db: &mut Db, now: Timestamp) -> Result<usize, Error> {
    Ok(diesel::update(closed(now))
        .set(previews::document.eq(FORGOTTEN))
        .execute(db)?)
}

/// The number of the next preview of a visit, whose row is locked.
///
/// # Errors
/// Those of the database.
pub fn next_number(db: &mut Db, visit: VisitId) -> Result<u32, Error> {
    let last: Option<Count<u32>> = previews::table
        .filter(previews::visit.eq(visit))
        .order(previews::number.desc())
        .select(previews::number)
        .first(db)
        .optional()?;
    Ok(last.map_or(1, |last| last.0.saturating_add(1)))
}

/// Keeps what a new preview shows.
///
/// # Errors
/// Those of the database.
pub fn insert(
    db: &mut Db,
    (visit, number, by): (VisitId, u32, UserId),
    (created_at, expires_at): (Timestamp, Timestamp),
    shown: Publication,
) -> Result<(), Error> {
    diesel::insert_into(previews::table)
        .values((
            previews::visit.eq(visit),
            previews::number.eq(Count(number)),
            previews::created_by.eq(by),
            previews::created_at.eq(Instant(created_at)),
            previews::expires_at.eq(Instant(expires_at)),
            previews::document.eq(Doc(shown)),
        ))
        .execute(db)?;
    Ok(())
}

/// Takes the link of a preview back. `false`: there is none that was not.
///
/// # Errors
/// Those of the database.
pub fn take_back(db: &mut Db, visit: VisitId, number: u32, now: Timestamp) -> Result<bool, Error> {
    let revoked = diesel::update(
        previews::table
            .find((visit, Count(number)))
            .filter(previews::revoked_at.is_null()),
    )
    .set(previews::revoked_at.eq(Some(Instant(now))))
    .execute(db)?;
    Ok(revoked == 1)
}
