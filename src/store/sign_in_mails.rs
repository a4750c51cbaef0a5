//! Links asked for by mail. A row is written whether somebody has the address or not, so that asking takes the same
//! time; the link itself is made when the mail is, so no secret is ever kept.

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::Db;
use super::error::Error;
use super::letters::{Settled, is_due, is_free, wishes};
use super::schema::{sign_in_mails, users};
use super::types::{Count, Instant, Plain};
use crate::domain::ids::{InstanceId, SignInMailId, UserId};
use crate::domain::text::fold;

/// Somebody's wish for a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Its identifier.
    pub id: SignInMailId,
    /// Who has the address; nobody: nothing is sent.
    pub user: Option<UserId>,
    /// The address, as it was typed.
    pub email: String,
    /// The tag of the language of the page on which it was typed.
    pub locale: String,
    /// The SHA-256 of the secret of the browser that asked.
    pub browser: [u8; 32],
    /// When.
    pub created_at: Timestamp,
}

/// A link to be mailed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Of which wish.
    pub id: SignInMailId,
    /// To whom.
    pub user: UserId,
    /// How they are called.
    pub name: String,
    /// Where they get mail.
    pub email: String,
    /// The tag of the language to write in.
    pub locale: String,
    /// The SHA-256 of the secret of the browser that asked.
    pub browser: Vec<u8>,
    /// When they asked.
    pub created_at: Timestamp,
}

/// How often a link to an address was asked for since `since`.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn count(db: &mut Db, email: &str, since: Timestamp) -> Result<i64, Error> {
    let asked = sign_in_mails::table
        .filter(sign_in_mails::email_folded.eq(Plain(fold(email))))
        .filter(sign_in_mails::created_at.gt(Instant(since)));
    Ok(asked.count().get_result(db)?)
}

/// Keeps a wish, and forgets those from before `forgotten`.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn insert(db: &mut Db, wish: &Wish, forgotten: Timestamp) -> Result<(), Error> {
    remove_old(db, forgotten)?;
    diesel::insert_into(sign_in_mails::table)
        .values((
            sign_in_mails::id.eq(wish.id),
            sign_in_mails::user.eq(wish.user),
            sign_in_mails::email_folded.eq(Plain(fold(&wish.email))),
            sign_in_mails::locale.eq(Plain::from(&wish.locale)),
            sign_in_mails::browser.eq(wish.browser.as_slice()),
            sign_in_mails::created_at.eq(Instant(wish.created_at)),
        ))
        .execute(db)?;
    Ok(())
}

/// How many wishes are from `before` or earlier.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn count_old(db: &mut Db, before: Timestamp) -> Result<i64, Error> {
    let old = sign_in_mails::table.filter(sign_in_mails::created_at.le(Instant(before)));
    Ok(old.count().get_result(db)?)
}

/// Forgets the wishes from `before` or earlier; how many it were.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn remove_old(db: &mut Db, before: Timestamp) -> Result<usize, Error> {
    let old = sign_in_mails::table.filter(sign_in_mails::created_at.le(Instant(before)));
    Ok(diesel::delete(old).execute(db)?)
}

/// Links that wait to be mailed: asked for after `since`, and free for `owner` to send.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn due(
    db: &mut Db,
    (owner, now): (InstanceId, Timestamp),
    (since, limit): (Timestamp, i64),
) -> Result<Vec<Due>, Error> {
    type Row = (SignInMailId, UserId, Plain, Plain, Plain, Vec<u8>, Instant);
    let rows: Vec<Row> = sign_in_mails::table
        .inner_join(users::table)
        .filter(sign_in_mails::done_at.is_null())
        .filter(sign_in_mails::created_at.gt(Instant(since)))
        .filter(is_due!(sign_in_mails, now))
        .filter(is_free!(sign_in_mails, owner))
        .order(sign_in_mails::id)
        .limit(limit)
        .select((
            sign_in_mails::id,
            users::id,
            users::name,
            users::email,
            sign_in_mails::locale,
            sign_in_mails::browser,
            sign_in_mails::created_at,
        ))
        .load(db)?;
    let due = |(id, user, name, email, locale, browser, created_at): Row| Due {
        id,
        user,
        name: name.0,
        email: email.0,
        locale: locale.0,
        browser,
        created_at: created_at.0,
    };
    Ok(rows.into_iter().map(due).collect())
}

wishes!(sign_in_mails, SignInMailId);
