//! What is particular to people, organisations and venues that are there twice.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{Double, Doubles, Error};
use crate::actions::edit_roster::renew_links_of_person;
use crate::domain::ids::{OrganisationId, PersonId, VenueId};
use crate::domain::merge::{AnySwap, Swap, likely_organisations, likely_people, likely_venues};
use crate::domain::person::{Organisation, Person};
use crate::domain::text::fold;
use crate::domain::venue::Venue;
use crate::store::{self, Db, distinct_records, organisations, people, venues};

impl Double for Person {
    const CHOICES: &'static [(&'static str, &'static [&'static str])] = &[
        ("name", &["family_name", "given_name", "name_order"]),
        ("email", &["email", "email_shared"]),
        ("phone", &["phone"]),
        ("locale", &["locale"]),
        ("languages", &["languages"]),
        ("time_zone", &["time_zone"]),
        ("public", &["public"]),
    ];

    fn doubles(db: &mut Db) -> Result<Doubles<Self>, store::Error> {
        let (all, distinct) = (people::all(db)?, distinct_records::all(db)?);
        let likely = likely_people(&all, &distinct);
        Ok(Doubles::of(all, likely, &distinct))
    }

    fn swap(gone: PersonId, kept: PersonId) -> AnySwap {
        AnySwap::Person(Swap { gone, kept })
    }

    /// The offices of both; of two in one organisation since the same day, that of who stays.
    fn unite(fields: &mut Map<String, Value>, (kept, gone): (&Value, &Value)) {
        let offices = |document: &Value| {
            let offices = document.get("offices").and_then(Value::as_array);
            offices.cloned().unwrap_or_default()
        };
        let since = |office: &Value| {
            let part = |name: &str| office.get(name).cloned().unwrap_or_default().to_string();
            (part("organisation"), part("from"))
        };
        let mut all = offices(kept);
        let known: BTreeSet<_> = all.iter().map(since).collect();
        let others = offices(gone).into_iter();
        all.extend(others.filter(|office| !known.contains(&since(office))));
        fields.insert("offices".to_owned(), Value::Array(all));
    }

    /// Whoever reads the mail of the former address may have its links: another address gets others.
    fn leave(db: &mut Db, (gone, wanted): (&Self, &Value)) -> Result<(), Error> {
        let email = wanted.get("email").and_then(Value::as_str).map(fold);
        if email != gone.email.as_deref().map(fold) {
            renew_links_of_person(db, gone.id)?;
        }
        Ok(())
    }
}

impl Double for Organisation {
    const CHOICES: &'static [(&'static str, &'static [&'static str])] = &[
        ("name", &["name"]),
        ("kind", &["kind"]),
        ("city", &["city"]),
        ("country", &["country"]),
        ("time_zone", &["time_zone"]),
        ("website", &["website"]),
        ("acts_for", &["acts_for"]),
        ("public", &["public"]),
    ];

    fn doubles(db: &mut Db) -> Result<Doubles<Self>, store::Error> {
        let (all, distinct) = (organisations::all(db)?, distinct_records::all(db)?);
        let likely = likely_organisations(&all, &distinct);
        Ok(Doubles::of(all, likely, &distinct))
    }

    fn swap(gone: OrganisationId, kept: OrganisationId) -> AnySwap {
        AnySwap::Organisation(Swap { gone, kept })
    }

    /// Nobody acts for themselves.
    fn unite(fields: &mut Map<String, Value>, (kept, gone): (&Value, &Value)) {
        let wanted = fields.get("acts_for").or_else(|| kept.get("acts_for"));
        let is_one_of_both = [kept, gone].iter().any(|one| one.get("id") == wanted);
        if is_one_of_both {
            fields.insert("acts_for".to_owned(), Value::Null);
        }
    }
}

impl Double for Venue {
    const CHOICES: &'static [(&'static str, &'static [&'static str])] = &[
        ("name", &["name"]),
        ("address", &["address"]),
        ("city", &["city"]),
        ("country", &["country"]),
        ("time_zone", &["time_zone"]),
        ("capacity", &["capacity"]),
        ("geo", &["geo"]),
        ("access", &["access"]),
    ];

    fn doubles(db: &mut Db) -> Result<Doubles<Self>, store::Error> {
        let (all, distinct) = (venues::all(db)?, distinct_records::all(db)?);
        let likely = likely_venues(&all, &distinct);
        Ok(Doubles::of(all, likely, &distinct))
    }

    fn swap(gone: VenueId, kept: VenueId) -> AnySwap {
        AnySwap::Venue(Swap { gone, kept })
    }
}
