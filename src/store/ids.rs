//! New identifiers: only the store makes them.

use uuid::Uuid;

/// A new identifier. Version 7: ordered by the time it was made, so rows read in order of entry.
#[must_use]
pub fn new<I: From<Uuid>>() -> I {
    Uuid::now_v7().into()
}

/// A new identifier with nothing of ours in it, not even the time (RFC 7986 §5.3): for calendars.
#[must_use]
pub fn random<I: From<Uuid>>() -> I {
    Uuid::new_v4().into()
}
