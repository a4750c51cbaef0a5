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
