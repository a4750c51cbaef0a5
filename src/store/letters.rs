//! What rows share of which each asks for a letter to a user: who is sending it, and when it goes again.

use jiff::Timestamp;

/// What became of a letter that was taken to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// Nothing is left to do about it.
    Done,
    /// It goes again.
    Again {
        /// When.
        due_at: Timestamp,
        /// Whether that counts as an attempt.
        counts: bool,
    },
}

/// Narrows a query to rows that go at `$now`, if nobody has them.
macro_rules! is_due {
    ($table:ident, $now:expr) => {
        $table::due_at
            .is_null()
            .or($table::due_at.le(Some(Instant($now))))
    };
}
pub(super) use is_due;

/// Narrows a query to rows that no other living process has. What a process has itself it may take: it sends one at a
/// time, so that the answer to an earlier taking was lost.
macro_rules! is_free {
    ($table:ident, $owner:expr) => {{
        use crate::store::schema::instances;
        let known = instances::table.select(instances::id.nullable());
        $table::instance
            .is_null()
            .or($table::instance.ne_all(known))
            .or($table::instance.eq(Some($owner)))
    }};
}
pub(super) use is_free;

/// What a row says that goes again at `$due_at`.
macro_rules! again {
    ($table:ident, ($due_at:expr, $counts:expr)) => {
        (
            $table::instance.eq(None::<InstanceId>),
            $table::attempts.eq($table::attempts + i64::from($counts)),
            $table::due_at.eq(Some(Instant($due_at))),
        )
    };
}
pub(super) use again;

/// The functions that take a wish for a letter and settle it; its row stays, marked as done.
macro_rules! wishes {
    ($table:ident, $id:ty) => {
        /// Takes one to send it; how often that was tried in vain. `None`: another process has it, or it is done.
        ///
        /// # Errors
        /// [`Error::Unavailable`].
        pub fn take(
            db: &mut Db,
            id: $id,
            (owner, now): (InstanceId, Timestamp),
        ) -> Result<Option<u32>, Error> {
            let waiting = $table::table
                .find(id)
                .filter($table::done_at.is_null())
                .filter($crate::store::letters::is_due!($table, now))
                .filter($crate::store::letters::is_free!($table, owner));
            let attempts: Option<Count<u32>> = diesel::update(waiting)
                .set($table::instance.eq(Some(owner)))
                .returning($table::attempts)
                .get_result(db)
                .optional()?;
            Ok(attempts.map(|attempts| attempts.0))
        }

        /// Settles one that `owner` has, or that nobody could take.
        ///
        /// # Errors
        /// [`Error::Unavailable`].
        pub fn settle(
            db: &mut Db,
            (id, owner): ($id, InstanceId),
            (settled, now): (Settled, Timestamp),
        ) -> Result<(), Error> {
            let ours = $table::table
                .find(id)
                .filter($crate::store::letters::is_free!($table, owner));
            match settled {
                Settled::Done => diesel::update(ours)
                    .set((
                        $table::instance.eq(None::<InstanceId>),
                        $table::done_at.eq(Some(Instant(now))),
                    ))
                    .execute(db)?,
                Settled::Again { due_at, counts } => diesel::update(ours)
                    .set($crate::store::letters::again!($table, (due_at, counts)))
                    .execute(db)?,
            };
            Ok(())
        }
    };
}
pub(super) use wishes;
