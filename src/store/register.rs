//! What the tables with an identifier and a revision have in common.

use diesel::Selectable;

use super::db::MultiBackend;

/// The columns of a row type, for queries through `Db`.
pub(super) fn columns<R: Selectable<MultiBackend>>() -> R::SelectExpression {
    R::construct_selection()
}

/// The functions that read and bump the revision of a row.
macro_rules! revisions {
    ($table:ident, $id:ty) => {
        /// How often it was changed, if it exists: what its `ETag` says.
        ///
        /// # Errors
        /// [`Error::Unavailable`].
        pub fn revision(db: &mut Db, id: $id) -> Result<Option<i64>, Error> {
            Ok($table::table
                .find(id)
                .select($table::revision)
                .first(db)
                .optional()?)
        }

        /// The first step of every change: takes the row until the transaction ends, and gives its new revision; the
        /// one before is one less. `None`: it does not exist.
        ///
        /// # Errors
        /// [`Error::Unavailable`].
        pub fn bump_revision(db: &mut Db, id: $id) -> Result<Option<i64>, Error> {
            let bumped = diesel::update($table::table.find(id))
                .set($table::revision.eq($table::revision + 1));
            Ok(bumped
                .returning($table::revision)
                .get_result(db)
                .optional()?)
        }
    };
}

/// The function that removes a row.
macro_rules! deletion {
    ($table:ident, $id:ty) => {
        /// Removes it, with what is only part of it.
        ///
        /// # Errors
        /// [`Error::InUse`] while others refer to it, [`Error::Missing`].
        pub fn delete(db: &mut Db, id: $id) -> Result<(), Error> {
            match diesel::delete($table::table.find(id))
                .execute(db)
                .map_err(Error::from_delete)?
            {
                0 => Err(Error::Missing),
                _ => Ok(()),
            }
        }
    };
}

/// The functions of a register. The module has a type `Row`, made from a value and made into one. Where a value keeps
/// some of itself in other tables, `write` writes that, and `read` makes values of rows.
macro_rules! register {
    ($table:ident, $id:ty, $value:ty) => {
        $crate::store::register::register!($table, $id, $value, write: |_, _| Ok(()));
    };
    ($table:ident, $id:ty, $value:ty, write: $write:expr) => {
        $crate::store::register::register!(
            $table, $id, $value,
            write: $write,
            read: |_, rows| Ok(rows.into_iter().map(<$value>::from).collect())
        );
    };
    ($table:ident, $id:ty, $value:ty, write: $write:expr, read: $read:expr) => {
        const WRITE: fn(&mut Db, &$value) -> Result<(), Error> = $write;
        const READ: fn(&mut Db, Vec<Row>) -> Result<Vec<$value>, Error> = $read;

        $crate::store::register::revisions!($table, $id);

        /// All of them, in order of entry.
        ///
        /// # Errors
        /// [`Error::Unavailable`], [`Error::Corrupt`].
        pub fn all(db: &mut Db) -> Result<Vec<$value>, Error> {
            page(db, None, i64::MAX)
        }

        /// At most `limit` of those entered after `after`, in order of entry.
        ///
        /// # Errors
        /// [`Error::Unavailable`], [`Error::Corrupt`].
        pub fn page(db: &mut Db, after: Option<$id>, limit: i64) -> Result<Vec<$value>, Error> {
            let after = after.unwrap_or(<$id>::from(uuid::Uuid::nil()));
            let rows = $table::table
                .filter($table::id.gt(after))
                .order($table::id)
                .limit(limit)
                .select(columns::<Row>())
                .load(db)?;
            READ(db, rows)
        }

        /// The one with this identifier.
        ///
        /// # Errors
        /// [`Error::Unavailable`], [`Error::Corrupt`].
        pub fn find(db: &mut Db, id: $id) -> Result<Option<$value>, Error> {
            Ok(with_ids(db, &[id])?.pop())
        }

        /// The one called `key` in visit files.
        ///
        /// # Errors
        /// [`Error::Unavailable`], [`Error::Corrupt`].
        pub fn find_by_key(db: &mut Db, key: &str) -> Result<Option<$value>, Error> {
            Ok(with_keys(db, &[key])?.pop())
        }

        /// Those with these identifiers, in order of entry.
        ///
        /// # Errors
        /// [`Error::Unavailable`], [`Error::Corrupt`].
        pub fn with_ids(db: &mut Db, ids: &[$id]) -> Result<Vec<$value>, Error> {
            let rows = $table::table
                .filter($table::id.eq_any(ids))
                .order($table::id)
                .select(columns::<Row>())
                .load(db)?;
            READ(db, rows)
        }

        /// Those called so in visit files, in order of entry.
        ///
        /// # Errors
        /// [`Error::Unavailable`], [`Error::Corrupt`].
        pub fn with_keys(db: &mut Db, keys: &[&str]) -> Result<Vec<$value>, Error> {
            let rows = $table::table
                .filter($table::key.eq_any(keys))
                .order($table::id)
                .select(columns::<Row>())
                .load(db)?;
            READ(db, rows)
        }

        /// Enters a new one.
        ///
        /// # Errors
        /// [`Error::Taken`] if the key is another's.
        pub fn insert(db: &mut Db, value: &$value) -> Result<(), Error> {
            let inserted = diesel::insert_into($table::table).values(Row::from(value));
            inserted.execute(db).map_err(Error::from_insert)?;
            WRITE(db, value)
        }

        /// Writes all of it anew. `bump_revision` comes first.
        ///
        /// # Errors
        /// [`Error::Taken`] if the key is another's, [`Error::Missing`].
        pub fn update(db: &mut Db, value: &$value) -> Result<(), Error> {
            let updated = diesel::update($table::table.find(value.id)).set(Row::from(value));
            match updated.execute(db).map_err(Error::from_insert)? {
                0 => Err(Error::Missing),
                _ => WRITE(db, value),
            }
        }
    };
}
/// The functions of what belongs to a visit. The module has a type `Row`, made by `row` and turned back by
/// `value`. Where a value keeps some of itself in other tables, `write` writes that.
macro_rules! part_of_visit {
    ($table:ident, $id:ty, $value:ty, order: $order:expr) => {
        $crate::store::register::part_of_visit!($table, $id, $value, order: $order, write: |_, _, _| Ok(()));
    };
    ($table:ident, $id:ty, $value:ty, order: $order:expr, write: $write:expr) => {
        const WRITE: fn(&mut Db, VisitId, &$value) -> Result<(), Error> = $write;

        $crate::store::register::revisions!($table, $id);

        /// Those of a visit.
        ///
        /// # Errors
        /// [`Error::Unavailable`], [`Error::Corrupt`].
        pub fn of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<$value>, Error> {
            let rows: Vec<Row> = $table::table
                .filter($table::visit.eq(visit))
                .order($order)
                .select(columns::<Row>())
                .load(db)?;
            Ok(rows.into_iter().map(value).collect())
        }

        /// The one with this identifier, if it belongs to the visit.
        ///
        /// # Errors
        /// [`Error::Unavailable`], [`Error::Corrupt`].
        pub fn find(db: &mut Db, visit: VisitId, id: $id) -> Result<Option<$value>, Error> {
            let found: Option<Row> = $table::table
                .find(id)
                .filter($table::visit.eq(visit))
                .select(columns::<Row>())
                .first(db)
                .optional()?;
            Ok(found.map(value))
        }

        /// Enters a new one.
        ///
        /// # Errors
        /// [`Error::Taken`] if the visit has such a one.
        pub fn insert(db: &mut Db, visit: VisitId, entered: &$value) -> Result<(), Error> {
            let inserted = diesel::insert_into($table::table).values(row(visit, entered));
            inserted.execute(db).map_err(Error::from_insert)?;
            WRITE(db, visit, entered)
        }

        /// Writes all of it anew.
        ///
        /// # Errors
        /// [`Error::Taken`] if the visit has another such one, [`Error::Missing`].
        pub fn update(db: &mut Db, visit: VisitId, changed: &$value) -> Result<(), Error> {
            let target = $table::table
                .find(changed.id)
                .filter($table::visit.eq(visit));
            match diesel::update(target)
                .set(row(visit, changed))
                .execute(db)
                .map_err(Error::from_insert)?
            {
                0 => Err(Error::Missing),
                _ => WRITE(db, visit, changed),
            }
        }
    };
}
pub(super) use {deletion, part_of_visit, register, revisions};
