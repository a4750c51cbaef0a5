//! What was worked out of visits, remembered until something changes of what it was made from: organisers open one page
//! after another, and reading and comparing a large visit whole takes longer than all else on most of them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::Error;

/// Nothing older is shown, and the next look forgets it: what was erased does not stay.
const LIFE: Duration = Duration::from_mins(1);

/// A few values, each with what it is of and what it was made from; the latest made are kept, so many. Cheap to clone;
/// all clones share one memory.
#[derive(Debug)]
pub(super) struct Remembered<Key, Basis, Value, const CAPACITY: usize>(
    Arc<Mutex<Vec<Known<Key, Basis, Value>>>>,
);

#[derive(Debug)]
struct Known<Key, Basis, Value> {
    key: Key,
    basis: Basis,
    value: Value,
    since: Instant,
}

impl<Key, Basis, Value, const CAPACITY: usize> Remembered<Key, Basis, Value, CAPACITY>
where
    Key: PartialEq,
    Basis: PartialEq,
    Value: Clone,
{
    /// The value of `key`, made anew if it was made from something else. `basis` is to be read before anything else of
    /// it: what changes meanwhile is found to have changed.
    pub(super) fn of(
        &self,
        key: Key,
        basis: Basis,
        make: impl FnOnce() -> Result<Value, Error>,
    ) -> Result<Value, Error> {
        if let Some(known) = self.known().iter().find(|known| known.key == key)
            && known.basis == basis
        {
            return Ok(known.value.clone());
        }
        let value = make()?;
        let mut all = self.known();
        all.retain(|known| known.key != key);
        if all.len() >= CAPACITY {
            all.remove(0);
        }
        all.push(Known {
            key,
            basis,
            value: value.clone(),
            since: Instant::now(),
        });
        Ok(value)
    }

    /// What is not too old.
    fn known(&self) -> MutexGuard<'_, Vec<Known<Key, Basis, Value>>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|known| known.since.elapsed() < LIFE);
        known
    }
}

// the derived ones would ask it of what is remembered
impl<Key, Basis, Value, const CAPACITY: usize> Clone for Remembered<Key, Basis, Value, CAPACITY> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<Key, Basis, Value, const CAPACITY: usize> Default for Remembered<Key, Basis, Value, CAPACITY> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_from_the_same_is_not_made_again() {
        let remembered = Remembered::<_, _, _, 2>::default();
        let of = |key: &'static str, basis: u32| {
            let mut is_made = false;
            let made = remembered.of(key, basis, || {
                is_made = true;
                Ok((key, basis))
            });
            assert_eq!(made.unwrap(), (key, basis));
            is_made
        };
        let made = [of("a", 1), of("a", 1), of("a", 2), of("a", 2)];
        assert_eq!(made, [true, false, true, false]);
        // there is room for two
        let made = [of("b", 1), of("a", 2), of("c", 1), of("b", 1), of("a", 2)];
        assert_eq!(made, [true, false, true, false, true]);
        let failed: Result<_, _> = remembered.of("d", 1, || Err(Error::not_found("visit")));
        assert!(failed.is_err());
        assert!(of("d", 1), "what could not be made is tried again");
    }
}
