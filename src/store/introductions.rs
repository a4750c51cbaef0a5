//! Which addresses were written to, and who first caused it. Only the SHA-256 of an address is kept.

use std::collections::BTreeSet;

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::Db;
use super::error::Error;
use super::schema::{introductions, outbox};
use super::types::{Instant, Plain};
use crate::domain::ids::UserId;

/// Those of `addresses` that were never written to.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn strangers(
    db: &mut Db,
    addresses: &BTreeSet<String>,
    hash: impl Fn(&str) -> [u8; 32],
) -> Result<Vec<[u8; 32]>, Error> {
    let mut strangers = Vec::new();
    for address in addresses {
        let hashed = hash(address);
        let is_known: bool = diesel::select(diesel::dsl::exists(
            introductions::table.find(hashed.as_slice()),
        ))
        .get_result(db)?;
        // those who were written to before anybody counted
        let was_sent_to = outbox::table
            .filter(outbox::envelope_to.eq(Plain::from(address)))
            .filter(outbox::sent_at.is_not_null());
        if !is_known && !diesel::select(diesel::dsl::exists(was_sent_to)).get_result::<bool>(db)? {
            strangers.push(hashed);
        }
    }
    Ok(strangers)
}

/// How many addresses somebody was the first to write to since an instant.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn count(db: &mut Db, user: UserId, since: Timestamp) -> Result<i64, Error> {
    let made = introductions::table
        .filter(introductions::user.eq(user))
        .filter(introductions::created_at.gt(Instant(since)));
    Ok(made.count().get_result(db)?)
}

/// Notes addresses to which somebody is the first to write.
///
/// # Errors
/// [`Error::Taken`] if one of them was written to meanwhile, and [`Error::Unavailable`].
pub fn insert(db: &mut Db, hashes: &[[u8; 32]], user: UserId, now: Timestamp) -> Result<(), Error> {
    for hash in hashes {
        diesel::insert_into(introductions::table)
            .values((
                introductions::hash.eq(hash.as_slice()),
                introductions::user.eq(user),
                introductions::created_at.eq(Instant(now)),
            ))
            .execute(db)
            .map_err(Error::from_insert)?;
    }
    Ok(())
}
