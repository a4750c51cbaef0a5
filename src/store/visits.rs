//! Visits. What belongs to one is in `delegations`, `participants` and `items`; `drafts` reads it whole.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;

use super::db::{Db, on_each};
use super::documents::Doc;
use super::error::Error;
use super::kept::Kept;
use super::references;
use super::register::{columns, register};
use super::schema::{delegations, items, participants, visit_members, visits};
use super::types::{Count, Day, Instant, Plain};
use super::users::User;
use crate::domain::ids::{AgreementId, OrganisationId, TeamId, ThemeId, UserId, VisitId};
use crate::domain::text::Texts;
use crate::domain::time::Zone;
use crate::domain::visit::{Contact, Direction, ReminderRule, Visit, VisitKind, VisitStatus};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = visits, treat_none_as_null = true)]
struct Row {
    id: VisitId,
    team: TeamId,
    key: Plain,
    slug: Plain,
    kind: VisitKind,
    direction: Direction,
    title: Texts,
    short_title: Option<Texts>,
    host: OrganisationId,
    starts_on: Day,
    ends_on: Day,
    time_zone: Zone,
    locales: Doc<Vec<String>>,
    status: VisitStatus,
    reason: Texts,
    public: bool,
    agreements: Doc<Vec<AgreementId>>,
    themes: Doc<Vec<ThemeId>>,
    reply_by: Option<Day>,
    contact: Option<Doc<Contact>>,
    signature: Texts,
    reminders: Option<Doc<Vec<ReminderRule>>>,
}

register!(visits, VisitId, Visit, write: write_parts);

/// The latest publication of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// Its number.
    pub version: u32,
    /// When it was made.
    pub at: Timestamp,
}

/// Locks a visit until the end of the transaction, so that no publication and no edit comes in between; its revision.
/// `None`: there is no such visit.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn lock(db: &mut Db, visit: VisitId) -> Result<Option<i64>, Error> {
    let locked =
        diesel::update(visits::table.find(visit)).set(visits::touched.eq(visits::touched + 1));
    Ok(locked
        .returning(visits::revision)
        .get_result(db)
        .optional()?)
}

/// Locks those of the given visits that nobody else has locked, and returns them. It waits for nobody.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn lock_free(db: &mut Db, which: &[VisitId]) -> Result<Vec<VisitId>, Error> {
    let free = match db {
        // as strong as the lock of an UPDATE: rows may be added that refer to the visit
        Db::Postgres(connection) => visits::table
            .filter(visits::id.eq_any(which))
            .order(visits::id)
            .select(visits::id)
            .for_no_key_update()
            .skip_locked()
            .load(connection)?,
        // whoever writes is alone
        Db::Sqlite(_) => which.to_vec(),
    };
    let touched = diesel::update(visits::table.filter(visits::id.eq_any(free)))
        .set(visits::touched.eq(visits::touched + 1));
    Ok(on_each!(db, conn => Kept(touched.returning(visits::id)).load(conn))?)
}

/// At most `limit` visits of a team entered after `after`, in order of entry.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn of_team(
    db: &mut Db,
    team: TeamId,
    after: Option<VisitId>,
    limit: i64,
) -> Result<Vec<Visit>, Error> {
    let after = after.unwrap_or(VisitId(uuid::Uuid::nil()));
    let rows: Vec<Row> = visits::table
        .filter(visits::team.eq(team))
        .filter(visits::id.gt(after))
        .order(visits::id)
        .limit(limit)
        .select(columns::<Row>())
        .load(db)?;
    READ(db, rows)
}

/// The visit of this page address.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn find_by_slug(db: &mut Db, slug: &str) -> Result<Option<Visit>, Error> {
    // PostgreSQL refuses to look for what it cannot keep
    if slug.contains('\0') {
        return Ok(None);
    }
    let by_slug = visits::table.filter(visits::slug.eq(slug));
    let found: Option<Row> = by_slug.select(columns::<Row>()).first(db).optional()?;
    Ok(found.map(Visit::from))
}

/// Takes a visit's slug away until it gets another: so visits can exchange theirs.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn release_slug(db: &mut Db, visit: VisitId) -> Result<(), Error> {
    let id = uuid::Uuid::from(visit).as_hyphenated().to_string();
    diesel::update(visits::table.find(visit))
        .set(visits::slug.eq(Plain::from(&id)))
        .execute(db)?;
    Ok(())
}

/// Every visit by slug.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn slugs(db: &mut Db) -> Result<BTreeMap<String, VisitId>, Error> {
    let rows: Vec<(Plain, VisitId)> = visits::table.select((visits::slug, visits::id)).load(db)?;
    Ok(rows.into_iter().map(|(slug, id)| (slug.0, id)).collect())
}

/// Public visits that were published and have not ended by `today`, the next first.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn upcoming_public(db: &mut Db, today: Date, limit: i64) -> Result<Vec<Visit>, Error> {
    let rows: Vec<Row> = visits::table
        .filter(visits::public.eq(true))
        .filter(visits::published_version.is_not_null())
        .filter(visits::ends_on.ge(Day(today)))
        .order((visits::starts_on, visits::id))
        .limit(limit)
        .select(columns::<Row>())
        .load(db)?;
    Ok(rows.into_iter().map(Visit::from).collect())
}

/// The visits that a user is a member of, whosever they are.
#[diesel::dsl::auto_type]
fn joined(user: &User) -> _ {
    let user: UserId = user.id;
    visit_members::table
        .filter(visit_members::user.eq(user))
        .select(visit_members::visit)
}

/// Visits that a user may see, as members of their teams or of the visit itself, and that have not ended by `today`:
/// the next first.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn upcoming_of(db: &mut Db, user: &User, today: Date, limit: i64) -> Result<Vec<Visit>, Error> {
    let rows: Vec<Row> = visits::table
        .filter(visits::ends_on.ge(Day(today)))
        .filter(
            visits::team
                .eq(user.team)
                .or(visits::id.eq_any(joined(user))),
        )
        .order((visits::starts_on, visits::id))
        .limit(limit)
        .select(columns::<Row>())
        .load(db)?;
    READ(db, rows)
}

/// Visits that a user may see, the latest first, after the first `skipped`.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn all_of(db: &mut Db, user: &User, (skipped, limit): (i64, i64)) -> Result<Vec<Visit>, Error> {
    let rows: Vec<Row> = visits::table
        .filter(
            visits::team
                .eq(user.team)
                .or(visits::id.eq_any(joined(user))),
        )
        .order((visits::starts_on.desc(), visits::id.desc()))
        .offset(skipped)
        .limit(limit)
        .select(columns::<Row>())
        .load(db)?;
    READ(db, rows)
}

/// The visit called so by its identifier or its slug.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn find_by_id_or_slug(db: &mut Db, name: &str) -> Result<Option<Visit>, Error> {
    match name.parse() {
        Ok(id) => find(db, id),
        Err(_) => find_by_slug(db, name),
    }
}

/// Visits that have a day between `first` and `last`, both included, in order of their first day.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn overlapping(db: &mut Db, first: Date, last: Date) -> Result<Vec<VisitId>, Error> {
    Ok(visits::table
        .filter(visits::starts_on.le(Day(last)))
        .filter(visits::ends_on.ge(Day(first)))
        .order((visits::starts_on, visits::id))
        .select(visits::id)
        .load(db)?)
}

/// The latest publication; `None`: never published.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Missing`].
pub fn published(db: &mut Db, visit: VisitId) -> Result<Option<Published>, Error> {
    let (version, at): (Option<Count<u32>>, Option<Instant>) = visits::table
        .find(visit)
        .select((visits::published_version, visits::published_at))
        .first(db)
        .optional()?
        .ok_or(Error::Missing)?;
    Ok(version.zip(at).map(|(version, at)| Published {
        version: version.0,
        at: at.0,
    }))
}

/// Removes a visit that was never published, with all that belongs to it.
///
/// # Errors
/// [`Error::InUse`] once it was published, [`Error::Missing`].
pub fn delete(db: &mut Db, id: VisitId) -> Result<(), Error> {
    // in the order of who refers to whom: PostgreSQL would cascade in its own and stop half-way
    diesel::delete(items::table.filter(items::visit.eq(id)))
        .execute(db)
        .map_err(Error::from_delete)?;
    diesel::delete(participants::table.filter(participants::visit.eq(id)))
        .execute(db)
        .map_err(Error::from_delete)?;
    diesel::delete(delegations::table.filter(delegations::visit.eq(id)))
        .execute(db)
        .map_err(Error::from_delete)?;
    match diesel::delete(visits::table.find(id))
        .execute(db)
        .map_err(Error::from_delete)?
    {
        0 => Err(Error::Missing),
        _ => Ok(()),
    }
}

fn write_parts(db: &mut Db, visit: &Visit) -> Result<(), Error> {
    references::visit_agreements(db, visit.id, visit.agreements.iter().copied().collect())?;
    references::visit_themes(db, visit.id, visit.themes.iter().copied().collect())
}

impl From<Row> for Visit {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            team: row.team,
            key: row.key.0,
            slug: row.slug.0,
            kind: row.kind,
            direction: row.direction,
            title: row.title,
            short_title: row.short_title,
            host: row.host,
            starts_on: row.starts_on.0,
            ends_on: row.ends_on.0,
            time_zone: row.time_zone,
            locales: row.locales.0,
            status: row.status,
            reason: row.reason,
            public: row.public,
            agreements: row.agreements.0,
            themes: row.themes.0,
            reply_by: row.reply_by.map(|day| day.0),
            contact: row.contact.map(|contact| contact.0),
            signature: row.signature,
            reminders: row.reminders.map(|reminders| reminders.0),
        }
    }
}

impl From<&Visit> for Row {
    fn from(visit: &Visit) -> Self {
        Self {
            id: visit.id,
            team: visit.team,
            key: Plain::from(&visit.key),
            slug: Plain::from(&visit.slug),
            kind: visit.kind,
            direction: visit.direction,
            title: visit.title.clone(),
            short_title: visit.short_title.clone(),
            host: visit.host,
            starts_on: Day(visit.starts_on),
            ends_on: Day(visit.ends_on),
            time_zone: visit.time_zone.clone(),
            locales: Doc(visit.locales.clone()),
            status: visit.status,
            reason: visit.reason.clone(),
            public: visit.public,
            agreements: Doc(visit.agreements.clone()),
            themes: Doc(visit.themes.clone()),
            reply_by: visit.reply_by.map(Day),
            contact: visit.contact.clone().map(Doc),
            signature: visit.signature.clone(),
            reminders: visit.reminders.clone().map(Doc),
        }
    }
}
