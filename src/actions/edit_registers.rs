//! Editing organisations, people and venues.

use super::Error;
use super::edit::{Record, fault_of, refused};
use super::edit_roster::renew_links_of_person;
use crate::domain::document::{FaultKind, ORGANISATION, PERSON, Table, VENUE};
use crate::domain::ids::{OrganisationId, PersonId, TeamId, VenueId};
use crate::domain::person::{Organisation, Person};
use crate::domain::text::fold;
use crate::domain::venue::Venue;
use crate::store::{self, Db, epoch, organisations, people, uses, venues};

impl Record for Organisation {
    type Id = OrganisationId;
    type Home = TeamId;
    const TABLE: Table<Self> = ORGANISATION;
    const NOUN: &'static str = "organisation";

    fn id(&self) -> OrganisationId {
        self.id
    }

    fn lock(db: &mut Db, _: &TeamId, id: OrganisationId) -> Result<Option<i64>, Error> {
        Ok(organisations::bump_revision(db, id)?)
    }

    fn find(db: &mut Db, _: &TeamId, id: OrganisationId) -> Result<Option<Self>, store::Error> {
        organisations::find(db, id)
    }

    fn insert(self, db: &mut Db, _: &TeamId) -> Result<Self, Error> {
        organisations::insert(db, &self).map_err(|error| refused(Self::NOUN, error))?;
        Ok(self)
    }

    fn replace(self, db: &mut Db, _: &TeamId, _: &Self) -> Result<Self, Error> {
        organisations::update(db, &self).map_err(|error| refused(Self::NOUN, error))?;
        Ok(self)
    }

    fn remove(&self, db: &mut Db, _: &TeamId) -> Result<(), Error> {
        refuse_used(Self::NOUN, &uses::of_organisation(db, self.id)?)?;
        organisations::delete(db, self.id).map_err(|error| refused(Self::NOUN, error))
    }
}

impl Record for Venue {
    type Id = VenueId;
    type Home = TeamId;
    const TABLE: Table<Self> = VENUE;
    const NOUN: &'static str = "venue";

    fn id(&self) -> VenueId {
        self.id
    }

    fn lock(db: &mut Db, _: &TeamId, id: VenueId) -> Result<Option<i64>, Error> {
        Ok(venues::bump_revision(db, id)?)
    }

    fn find(db: &mut Db, _: &TeamId, id: VenueId) -> Result<Option<Self>, store::Error> {
        venues::find(db, id)
    }

    fn insert(self, db: &mut Db, _: &TeamId) -> Result<Self, Error> {
        venues::insert(db, &self).map_err(|error| refused(Self::NOUN, error))?;
        Ok(self)
    }

    fn replace(self, db: &mut Db, _: &TeamId, _: &Self) -> Result<Self, Error> {
        venues::update(db, &self).map_err(|error| refused(Self::NOUN, error))?;
        Ok(self)
    }

    fn remove(&self, db: &mut Db, _: &TeamId) -> Result<(), Error> {
        refuse_used(Self::NOUN, &uses::of_venue(db, self.id)?)?;
        venues::delete(db, self.id).map_err(|error| refused(Self::NOUN, error))
    }
}

impl Record for Person {
    type Id = PersonId;
    type Home = TeamId;
    const TABLE: Table<Self> = PERSON;
    const NOUN: &'static str = "person";

    fn id(&self) -> PersonId {
        self.id
    }

    fn lock(db: &mut Db, _: &TeamId, id: PersonId) -> Result<Option<i64>, Error> {
        people::lock_addresses(db)?;
        Ok(people::bump_revision(db, id)?)
    }

    fn find(db: &mut Db, _: &TeamId, id: PersonId) -> Result<Option<Self>, store::Error> {
        people::find(db, id)
    }

    fn insert(self, db: &mut Db, _: &TeamId) -> Result<Self, Error> {
        people::lock_addresses(db)?;
        refuse_shared_address(db, &self)?;
        people::insert(db, &self).map_err(|error| refused(Self::NOUN, error))?;
        Ok(self)
    }

    fn replace(self, db: &mut Db, _: &TeamId, before: &Self) -> Result<Self, Error> {
        refuse_shared_address(db, &self)?;
        people::update(db, &self).map_err(|error| refused(Self::NOUN, error))?;
        follow_address(db, before, &self)?;
        epoch::bump(db)?;
        Ok(self)
    }

    fn remove(&self, db: &mut Db, _: &TeamId) -> Result<(), Error> {
        refuse_used(Self::NOUN, &uses::of_person(db, self.id)?)?;
        people::delete(db, self.id).map_err(|error| refused(Self::NOUN, error))
    }
}

/// Whoever reads the mail of an address may have its links: another address gets others.
pub(super) fn follow_address(db: &mut Db, before: &Person, after: &Person) -> Result<(), Error> {
    if after.email.as_deref().map(fold) != before.email.as_deref().map(fold) {
        renew_links_of_person(db, after.id)?;
    }
    Ok(())
}

/// An address is one person's, unless all who have it say that they share it.
fn refuse_shared_address(db: &mut Db, person: &Person) -> Result<(), Error> {
    let Some(email) = &person.email else {
        return Ok(());
    };
    let others: Vec<Person> = people::with_email(db, email)?
        .into_iter()
        .filter(|other| other.id != person.id)
        .collect();
    let all_share = person.email_shared && others.iter().all(|other| other.email_shared);
    match others.first() {
        Some(other) if !all_share => {
            let name = other.name.full();
            Err(fault_of(
                FaultKind::EmailTaken,
                "/email",
                format!("{name} has this address; all who share one say `email_shared`: true"),
            ))
        }
        _ => Ok(()),
    }
}

/// What others refer to stays.
fn refuse_used(noun: &str, users: &[&str]) -> Result<(), Error> {
    if users.is_empty() {
        return Ok(());
    }
    let advice = "take it out of those first";
    Err(Error::Conflict(format!(
        "the {noun} is in use by {}; {advice}",
        users.join(", ")
    )))
}
