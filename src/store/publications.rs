//! Publications: rows that say when and how, and the documents frozen in them. A document that did not change is kept
//! once, for all the versions it stands in.

use std::collections::BTreeMap;
use std::sync::Arc;

use diesel::prelude::*;
use jiff::Timestamp;
use moka::sync::Cache;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::db::{Db, on_each};
use super::documents::Doc;
use super::error::Error;
use super::schema::{frozen, publications, users, visits};
use super::types::{Count, Instant, Plain};
use crate::domain::closed::closed;
use crate::domain::ids::{FrozenId, ItemId, ParticipantId, UserId, VisitId};
use crate::domain::publication::{FrozenVisit, Publication, Tell};
use crate::domain::text::Texts;

closed! {
    /// What a frozen document is about.
    FrozenKind { Visit = "visit", Item = "item", Participant = "participant" }
}

/// Publications never change, so whoever read one keeps it. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Shelf {
    read: Cache<(VisitId, u32), Arc<Publication>>,
}

/// About how many octets of publications a process keeps.
const SHELF_OCTETS: u64 = 8 << 20;

impl Default for Shelf {
    fn default() -> Self {
        let read = Cache::builder()
            .max_capacity(SHELF_OCTETS)
            .weigher(|_, publication: &Arc<Publication>| weight(publication))
            .build();
        Self { read }
    }
}

/// A rough measure of what a publication takes in memory.
fn weight(publication: &Publication) -> u32 {
    let items = publication
        .items
        .values()
        .map(|item| 2_000 + 100 * item.audience.len())
        .sum::<usize>();
    u32::try_from(items + 700 * publication.roster.len()).unwrap_or(u32::MAX)
}

impl Shelf {
    /// Publication `version` of a visit.
    ///
    /// # Errors
    /// [`Error::Corrupt`] if there is none, since whoever asks was told so by another row.
    pub fn get(
        &self,
        db: &mut Db,
        visit: VisitId,
        version: u32,
    ) -> Result<Arc<Publication>, Error> {
        if let Some(publication) = self.read.get(&(visit, version)) {
            return Ok(publication);
        }
        let publication = find(db, visit, version)?.ok_or_else(|| {
            Error::corrupt(format!("publication {version} of visit {visit} is missing"))
        })?;
        let publication = Arc::new(publication);
        self.read.insert((visit, version), Arc::clone(&publication));
        Ok(publication)
    }

    /// The latest publication of a visit, if it was ever published.
    ///
    /// # Errors
    /// Those of the database.
    pub fn latest(&self, db: &mut Db, visit: VisitId) -> Result<Option<Arc<Publication>>, Error> {
        match latest_version(db, visit)? {
            Some(version) => self.get(db, visit, version).map(Some),
            None => Ok(None),
        }
    }
}

/// The number of the latest publication of a visit.
///
/// # Errors
/// Those of the database.
pub fn latest_version(db: &mut Db, visit: VisitId) -> Result<Option<u32>, Error> {
    let version: Option<Option<Count<u32>>> = visits::table
        .find(visit)
        .select(visits::published_version)
        .first(db)
        .optional()?;
    Ok(version.flatten().map(|count| count.0))
}

/// When and how a version was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Its number.
    pub version: u32,
    /// When.
    pub published_at: Timestamp,
    /// Who heard of it at once.
    pub tell: Tell,
    /// What the organisers said with it.
    pub note: Texts,
    /// What whoever published it is called; `None`: it was the command line.
    pub by: Option<String>,
}

type ReleaseRow = (Count<u32>, Instant, Tell, Texts, Option<Plain>);

fn release((version, published_at, tell, note, by): ReleaseRow) -> Release {
    Release {
        version: version.0,
        published_at: published_at.0,
        tell,
        note,
        by: by.map(|name| name.0),
    }
}

macro_rules! release_columns {
    () => {
        (
            publications::version,
            publications::published_at,
            publications::tell,
            publications::note,
            users::name.nullable(),
        )
    };
}

/// The releases of a visit after version `after`, oldest first.
///
/// # Errors
/// Those of the database.
pub fn releases(
    db: &mut Db,
    visit: VisitId,
    after: u32,
    limit: i64,
) -> Result<Vec<Release>, Error> {
    let rows: Vec<ReleaseRow> = publications::table
        .left_join(users::table)
        .filter(publications::visit.eq(visit))
        .filter(publications::version.gt(Count(after)))
        .order(publications::version)
        .limit(limit)
        .select(release_columns!())
        .load(db)?;
    Ok(rows.into_iter().map(release).collect())
}

/// One release of a visit.
///
/// # Errors
/// Those of the database.
pub fn find_release(db: &mut Db, visit: VisitId, version: u32) -> Result<Option<Release>, Error> {
    let row: Option<ReleaseRow> = publications::table
        .left_join(users::table)
        .filter(publications::visit.eq(visit))
        .filter(publications::version.eq(Count(version)))
        .select(release_columns!())
        .first(db)
        .optional()?;
    Ok(row.map(release))
}

/// A publication with all that was frozen in it.
///
/// # Errors
/// Those of the database, and [`Error::Corrupt`] if its visit is missing.
pub fn find(db: &mut Db, visit: VisitId, version: u32) -> Result<Option<Publication>, Error> {
    let Some(release) = find_release(db, visit, version)? else {
        return Ok(None);
    };
    let header: BTreeMap<VisitId, FrozenVisit> = documents(db, visit, version, FrozenKind::Visit)?;
    let frozen_visit = header.into_values().next().ok_or_else(|| {
        Error::corrupt(format!(
            "publication {version} of visit {visit} has no visit"
        ))
    })?;
    Ok(Some(Publication {
        version,
        published_at: release.published_at,
        note: release.note,
        visit: frozen_visit,
        items: documents(db, visit, version, FrozenKind::Item)?,
        roster: documents(db, visit, version, FrozenKind::Participant)?,
    }))
}

/// The documents of one kind that stand in a version, by subject.
fn documents<I, T>(
    db: &mut Db,
    visit: VisitId,
    version: u32,
    kind: FrozenKind,
) -> Result<BTreeMap<I, T>, Error>
where
    I: From<Uuid> + Ord,
    T: Serialize + DeserializeOwned + std::fmt::Debug + Send + Sync + 'static,
{
    let rows: Vec<(FrozenId, Doc<T>)> = frozen::table
        .filter(frozen::visit.eq(visit))
        .filter(frozen::kind.eq(kind))
        .filter(frozen::from_version.le(Count(version)))
        .filter(
            frozen::until_version
                .is_null()
                .or(frozen::until_version.gt(Count(version))),
        )
        .select((frozen::subject, frozen::document))
        .load(db)?;
    Ok(rows
        .into_iter()
        .map(|(subject, document)| (subject.0.into(), document.0))
        .collect())
}

/// Keeps `next` as the latest publication of its visit; of its documents only those that differ from `previous`.
///
/// # Errors
/// Those of the database.
pub fn insert(
    db: &mut Db,
    next: &Publication,
    previous: Option<&Publication>,
    (tell, by): (Tell, Option<UserId>),
) -> Result<(), Error> {
    let visit = next.visit.id;
    diesel::insert_into(publications::table)
        .values((
            publications::visit.eq(visit),
            publications::version.eq(Count(next.version)),
            publications::published_at.eq(Instant(next.published_at)),
            publications::tell.eq(tell),
            publications::note.eq(&next.note),
            publications::published_by.eq(by),
        ))
        .execute(db)?;
    let header = BTreeMap::from([(visit, next.visit.clone())]);
    let header_before = previous.map(|previous| BTreeMap::from([(visit, previous.visit.clone())]));
    let mut writing = Writing {
        db,
        visit,
        version: next.version,
    };
    writing.replace(FrozenKind::Visit, &header, header_before.as_ref())?;
    writing.replace(
        FrozenKind::Item,
        &next.items,
        previous.map(|previous| &previous.items),
    )?;
    writing.replace(
        FrozenKind::Participant,
        &next.roster,
        previous.map(|previous| &previous.roster),
    )?;
    diesel::update(visits::table.find(visit))
        .set((
            visits::published_version.eq(Some(Count(next.version))),
            visits::published_at.eq(Some(Instant(next.published_at))),
        ))
        .execute(db)?;
    Ok(())
}

/// The documents of a new version on their way into the database.
struct Writing<'a> {
    db: &'a mut Db,
    visit: VisitId,
    version: u32,
}

impl Writing<'_> {
    /// Ends the documents that changed or went, and begins those that changed or came.
    fn replace<I, T>(
        &mut self,
        kind: FrozenKind,
        next: &BTreeMap<I, T>,
        before: Option<&BTreeMap<I, T>>,
    ) -> Result<(), Error>
    where
        I: Into<Uuid> + Copy + Ord,
        T: Serialize
            + DeserializeOwned
            + PartialEq
            + Clone
            + std::fmt::Debug
            + Send
            + Sync
            + 'static,
    {
        let former = |id: &I| before.and_then(|before| before.get(id));
        let ended: Vec<FrozenId> = before
            .into_iter()
            .flatten()
            .filter(|(id, document)| next.get(id) != Some(*document))
            .map(|(id, _)| FrozenId((*id).into()))
            .collect();
        diesel::update(
            frozen::table
                .filter(frozen::visit.eq(self.visit))
                .filter(frozen::kind.eq(kind))
                .filter(frozen::until_version.is_null())
                .filter(frozen::subject.eq_any(ended)),
        )
        .set(frozen::until_version.eq(Some(Count(self.version))))
        .execute(self.db)?;
        let begun: Vec<_> = next
            .iter()
            .filter(|(id, document)| former(id) != Some(*document))
            .map(|(id, document)| {
                (
                    frozen::visit.eq(self.visit),
                    frozen::kind.eq(kind),
                    frozen::subject.eq(FrozenId((*id).into())),
                    frozen::from_version.eq(Count(self.version)),
                    frozen::document.eq(Doc(document.clone())),
                )
            })
            .collect();
        on_each!(self.db, conn => diesel::insert_into(frozen::table).values(begun).execute(conn))?;
        Ok(())
    }
}

/// Whether somebody was ever on a published roster of a visit.
///
/// # Errors
/// Those of the database.
pub fn was_on_roster(db: &mut Db, visit: VisitId, id: ParticipantId) -> Result<bool, Error> {
    let ever = frozen::table
        .filter(frozen::visit.eq(visit))
        .filter(frozen::kind.eq(FrozenKind::Participant))
        .filter(frozen::subject.eq(FrozenId(id.0)));
    Ok(diesel::select(diesel::dsl::exists(ever)).get_result(db)?)
}

/// Items of a visit that were ever published, and participants who ever were on a published roster.
///
/// # Errors
/// Those of the database.
pub fn ever_published(
    db: &mut Db,
    visit: VisitId,
) -> Result<(Vec<ItemId>, Vec<ParticipantId>), Error> {
    let mut subjects = |kind: FrozenKind| {
        frozen::table
            .filter(frozen::visit.eq(visit))
            .filter(frozen::kind.eq(kind))
            .select(frozen::subject)
            .distinct()
            .load::<FrozenId>(db)
    };
    let items = subjects(FrozenKind::Item)?
        .into_iter()
        .map(|id| ItemId(id.0))
        .collect();
    let participants = subjects(FrozenKind::Participant)?
        .into_iter()
        .map(|id| ParticipantId(id.0))
        .collect();
    Ok((items, participants))
}
