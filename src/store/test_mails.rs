//! Letters that organisers asked for, to see for themselves what participants would get.

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::Db;
use super::error::Error;
use super::letters::{Settled, is_due, is_free, wishes};
use super::register::columns;
use super::schema::test_mails;
use super::types::{Count, Instant, Plain};
use crate::domain::ids::{InstanceId, TestMailId, UserId, VisitId};
use crate::domain::message::Specimen;

/// Somebody's wish for a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestMail {
    /// Its identifier.
    pub id: TestMailId,
    /// About which visit.
    pub visit: VisitId,
    /// Who gets it.
    pub user: UserId,
    /// What it is.
    pub kind: Specimen,
    /// The tag of its language.
    pub locale: String,
    /// When it was asked for.
    pub created_at: Timestamp,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = test_mails)]
struct Row {
    id: TestMailId,
    visit: VisitId,
    user: UserId,
    kind: Specimen,
    locale: Plain,
    created_at: Instant,
}

/// How many somebody asked for since an instant.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn count(db: &mut Db, user: UserId, since: Timestamp) -> Result<i64, Error> {
    let asked = test_mails::table
        .filter(test_mails::user.eq(user))
        .filter(test_mails::created_at.gt(Instant(since)));
    Ok(asked.count().get_result(db)?)
}

/// Keeps a wish, and forgets those from before `forgotten`.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn insert(db: &mut Db, wish: &TestMail, forgotten: Timestamp) -> Result<(), Error> {
    let old = test_mails::table.filter(test_mails::created_at.le(Instant(forgotten)));
    diesel::delete(old).execute(db)?;
    let row = Row {
        id: wish.id,
        visit: wish.visit,
        user: wish.user,
        kind: wish.kind,
        locale: Plain::from(&wish.locale),
        created_at: Instant(wish.created_at),
    };
    diesel::insert_into(test_mails::table)
        .values(row)
        .execute(db)?;
    Ok(())
}

/// Those that wait: asked for after `since`, and free for `owner` to send.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn due(
    db: &mut Db,
    (owner, now): (InstanceId, Timestamp),
    (since, limit): (Timestamp, i64),
) -> Result<Vec<TestMail>, Error> {
    let rows: Vec<Row> = test_mails::table
        .filter(test_mails::done_at.is_null())
        .filter(test_mails::created_at.gt(Instant(since)))
        .filter(is_due!(test_mails, now))
        .filter(is_free!(test_mails, owner))
        .order(test_mails::id)
        .limit(limit)
        .select(columns::<Row>())
        .load(db)?;
    Ok(rows.into_iter().map(TestMail::from).collect())
}

wishes!(test_mails, TestMailId);

impl From<Row> for TestMail {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            visit: row.visit,
            user: row.user,
            kind: row.kind,
            locale: row.locale.0,
            created_at: row.created_at.0,
        }
    }
}
