//! Answers to requests with an Idempotency-Key: the same request again gets the same answer.

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::{Db, on_each};
use super::documents::Doc;
use super::error::Error;
use super::register::columns;
use super::schema::idempotency;
use super::types::{Count, Instant, Plain};
use crate::domain::closed::closed;
use crate::domain::ids::UserId;

closed! {
    /// Whether a request was answered.
    State { Running = "running", Done = "done" }
}

/// An answer of ours, to be given again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Names and values of headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// What is known of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is new, and now noted as running.
    New,
    /// The same request is still running.
    Running,
    /// The same request was answered.
    Done(Answer),
    /// The key was used for another request.
    Other,
}

/// A request: who makes it, its key, and a hash of all that makes it the same.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Who makes it.
    pub principal: UserId,
    /// Its Idempotency-Key.
    pub key: &'a str,
    /// Hash of method, path and body.
    pub hash: &'a [u8],
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = idempotency)]
struct Row {
    principal: UserId,
    key: Plain,
    request_hash: Vec<u8>,
    state: State,
    status: Option<Count<u16>>,
    headers: Option<Doc<Vec<(String, String)>>>,
    body: Option<Vec<u8>>,
    created_at: Instant,
}

/// Notes that a request begins, unless its key is known. Where the same request runs elsewhere, it waits for it; after
/// [`Standing::Running`] the transaction is only good to be undone.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn begin(db: &mut Db, request: Request<'_>, now: Timestamp) -> Result<Standing, Error> {
    let row = Row {
        principal: request.principal,
        key: Plain(request.key.to_owned()),
        request_hash: request.hash.to_vec(),
        state: State::Running,
        status: None,
        headers: None,
        body: None,
        created_at: Instant(now),
    };
    let inserted = on_each!(db, connection => diesel::insert_into(idempotency::table)
        .values(&row)
        .on_conflict_do_nothing()
        .execute(connection))
    .map_err(Error::from);
    let inserted = match inserted {
        // the row is there, but whoever wrote it has not finished
        Err(Error::Unavailable { reason }) if reason.contains("lock timeout") => {
            return Ok(Standing::Running);
        }
        inserted => inserted?,
    };
    if inserted == 1 {
        return Ok(Standing::New);
    }
    let known: Row = idempotency::table
        .find((request.principal, request.key))
        .select(columns::<Row>())
        .first(db)?;
    Ok(known.standing(request.hash))
}

/// Keeps the answer to a request that had begun.
///
/// # Errors
/// [`Error::Missing`] if it had not.
pub fn finish(db: &mut Db, request: Request<'_>, answer: &Answer) -> Result<(), Error> {
    let done = (
        idempotency::state.eq(State::Done),
        idempotency::status.eq(Count(answer.status)),
        idempotency::headers.eq(Doc(answer.headers.clone())),
        idempotency::body.eq(&answer.body),
    );
    let target = idempotency::table.find((request.principal, request.key));
    match diesel::update(target).set(done).execute(db)? {
        0 => Err(Error::Missing),
        _ => Ok(()),
    }
}

/// Forgets answers to requests that began before `before`.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn forget(db: &mut Db, before: Timestamp) -> Result<(), Error> {
    let old = idempotency::table
        .filter(idempotency::state.eq(State::Done))
        .filter(idempotency::created_at.lt(Instant(before)));
    diesel::delete(old).execute(db)?;
    Ok(())
}

impl Row {
    fn standing(self, hash: &[u8]) -> Standing {
        match (self.status, self.headers, self.body) {
            _ if self.request_hash != hash => Standing::Other,
            (Some(status), Some(headers), Some(body)) => Standing::Done(Answer {
                status: status.0,
                headers: headers.0,
                body,
            }),
            _ => Standing::Running,
        }
    }
}
