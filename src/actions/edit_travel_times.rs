//! Editing travel times between venues. One is known by its two venues; its identifier stands for them.

use sha2::{Digest as _, Sha256};

use super::Error;
use super::edit::{Record, fault, refused};
use crate::domain::document::{TRAVEL_TIME, Table};
use crate::domain::ids::{TeamId, TravelTimeId, VenueId};
use crate::domain::venue::TravelTime;
use crate::store::{self, Db, venues};

impl Record for TravelTime {
    type Id = TravelTimeId;
    type Home = TeamId;
    const TABLE: Table<Self> = TRAVEL_TIME;
    const NOUN: &'static str = "travel time";

    fn id(&self) -> TravelTimeId {
        identifier(self.from, self.to)
    }

    /// Its row has no revision: it is written as it is, which takes it.
    fn lock(db: &mut Db, team: &TeamId, id: TravelTimeId) -> Result<Option<i64>, Error> {
        let found = Self::find(db, team, id)?;
        if let Some(time) = found {
            venues::set_travel_time(db, &time)?;
        }
        Ok(found.map(|_| 0))
    }

    fn find(db: &mut Db, _: &TeamId, id: TravelTimeId) -> Result<Option<Self>, store::Error> {
        Ok(venues::all_travel_times(db)?
            .into_iter()
            .find(|time| time.id() == id))
    }

    fn insert(self, db: &mut Db, team: &TeamId) -> Result<Self, Error> {
        if Self::find(db, team, self.id())?.is_some() {
            let why = format!(
                "the travel time between these venues is known, as {}; change that",
                self.id()
            );
            return Err(Error::Conflict(why));
        }
        venues::set_travel_time(db, &self)?;
        Ok(self)
    }

    fn replace(self, db: &mut Db, _: &TeamId, before: &Self) -> Result<Self, Error> {
        if (self.from, self.to) != (before.from, before.to) {
            let pointer = if self.from == before.from {
                "/to"
            } else {
                "/from"
            };
            return Err(fault(
                pointer,
                "it is between other venues; make another one, and delete this one",
            ));
        }
        venues::set_travel_time(db, &self)?;
        Ok(self)
    }

    fn remove(&self, db: &mut Db, _: &TeamId) -> Result<(), Error> {
        venues::delete_travel_time(db, self.from, self.to)
            .map_err(|error| refused(Self::NOUN, error))
    }
}

/// A UUID of version 7 that is always the same for the same way: the time of its first venue, and a hash of both.
fn identifier(from: VenueId, to: VenueId) -> TravelTimeId {
    // of a version 7, the first 48 bits count milliseconds
    let millis = from.0.as_u64_pair().0 >> 16;
    let mut hash = Sha256::new();
    hash.update(from.0.as_bytes());
    hash.update(to.0.as_bytes());
    let mut random = [0; 10];
    for (octet, hashed) in random.iter_mut().zip(hash.finalize()) {
        *octet = hashed;
    }
    TravelTimeId(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::store::ids;

    #[test]
    fn a_way_has_one_identifier_and_the_way_back_another() {
        let (one, other): (VenueId, VenueId) = (ids::new(), ids::new());
        assert_eq!(identifier(one, other), identifier(one, other));
        assert_ne!(identifier(one, other), identifier(other, one));
        assert_eq!(Uuid::from(identifier(one, other)).get_version_num(), 7);
        assert_eq!(
            identifier(one, other).0.as_bytes()[..6],
            one.0.as_bytes()[..6]
        );
        assert_eq!(
            Uuid::from(identifier(VenueId(Uuid::nil()), other)).get_version_num(),
            7
        );
    }
}
