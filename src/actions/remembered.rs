//! What was worked out of visits, remembered until something changes of what it was made from: organisers open one page
//! after another, and reading and comparing a large visit whole takes longer than all else on most of them.

use std::fmt;
use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use moka::sync::Cache;

use super::Error;

/// What was erased is forgotten soon, whether anybody looks or not.
const LIFE: Duration = Duration::from_mins(1);

/// Values by what they are of, each with what it was made from. Cheap to clone; all clones share one memory.
pub(super) struct Remembered<Key, Basis, Value>(Cache<Key, Arc<(Basis, Value)>>);

impl<Key, Basis, Value> Remembered<Key, Basis, Value>
where
    Key: Hash + Eq + Send + Sync + 'static,
    Basis: PartialEq + Send + Sync + 'static,
    Value: Clone + Send + Sync + 'static,
{
    /// A memory of so many.
    pub(super) fn new(capacity: u64) -> Self {
        let kept = Cache::builder().max_capacity(capacity).time_to_live(LIFE);
        Self(kept.build())
    }

    /// The value of `key`, made anew if it was made from something else. `basis` is to be read before anything else of
    /// it: what changes meanwhile is found to have changed.
    pub(super) fn of(
        &self,
        key: Key,
        basis: Basis,
        make: impl FnOnce() -> Result<Value, Error>,
    ) -> Result<Value, Error> {
        let known = self.0.get(&key);
        if let Some(known) = known.filter(|known| known.0 == basis) {
            return Ok(known.1.clone());
        }
        let value = make()?;
        self.0.insert(key, Arc::new((basis, value.clone())));
        Ok(value)
    }
}

// the derived ones would ask it of what is remembered
impl<Key, Basis, Value> Clone for Remembered<Key, Basis, Value> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<Key, Basis, Value> fmt::Debug for Remembered<Key, Basis, Value> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Remembered")
    }
}
