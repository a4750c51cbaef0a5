//! The epoch: a number that grows with every transaction that changes what a page or feed shows. Each process reads
//! it often and forgets what it remembers when it has grown.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::db::Db;
use super::error::Error;
use super::schema::epoch;

/// The epoch as of this transaction.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn current(db: &mut Db) -> Result<i64, Error> {
    Ok(epoch::table.select(epoch::number).first(db)?)
}

/// Begins the next epoch, with the transaction that changes something.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn bump(db: &mut Db) -> Result<i64, Error> {
    Ok(diesel::update(epoch::table)
        .set(epoch::number.eq(epoch::number + 1))
        .returning(epoch::number)
        .get_result(db)?)
}
