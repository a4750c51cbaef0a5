//! Programs outside that are told what happens to the visits of a team.

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::Db;
use super::documents::Doc;
use super::error::Error;
use super::register::columns;
use super::schema::{visits, webhooks};
use super::types::{Instant, Plain};
use crate::domain::dispatch::DispatchKind;
use crate::domain::ids::{TeamId, VisitId, WebhookId};

/// A program outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// Its identifier.
    pub id: WebhookId,
    /// Of whose visits it is told.
    pub team: TeamId,
    /// Where it listens.
    pub url: String,
    /// What its deliveries are signed with, sealed.
    pub secret: Vec<u8>,
    /// What it is told of.
    pub events: Vec<DispatchKind>,
    /// Whether it is told at all.
    pub is_on: bool,
    /// When it was registered.
    pub created_at: Timestamp,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = webhooks)]
struct Row {
    id: WebhookId,
    team: TeamId,
    url: Plain,
    secret: Vec<u8>,
    events: Doc<Vec<DispatchKind>>,
    is_on: bool,
    created_at: Instant,
}

impl From<Row> for Webhook {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            team: row.team,
            url: row.url.0,
            secret: row.secret,
            events: row.events.0,
            is_on: row.is_on,
            created_at: row.created_at.0,
        }
    }
}

/// Those of a team, in order of entry.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn of_team(db: &mut Db, team: TeamId) -> Result<Vec<Webhook>, Error> {
    let rows: Vec<Row> = webhooks::table
        .filter(webhooks::team.eq(team))
        .order(webhooks::id)
        .select(columns::<Row>())
        .load(db)?;
    Ok(rows.into_iter().map(Webhook::from).collect())
}

/// Those of the team of a visit that are on.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn of_visit(db: &mut Db, visit: VisitId) -> Result<Vec<Webhook>, Error> {
    let team = visits::table.find(visit).select(visits::team);
    let rows: Vec<Row> = webhooks::table
        .filter(webhooks::team.eq_any(team))
        .filter(webhooks::is_on.eq(true))
        .order(webhooks::id)
        .select(columns::<Row>())
        .load(db)?;
    Ok(rows.into_iter().map(Webhook::from).collect())
}

/// One of a team.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn find(db: &mut Db, (team, id): (TeamId, WebhookId)) -> Result<Option<Webhook>, Error> {
    let found: Option<Row> = webhooks::table
        .find(id)
        .filter(webhooks::team.eq(team))
        .select(columns::<Row>())
        .first(db)
        .optional()?;
    Ok(found.map(Webhook::from))
}

/// Adds one.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn insert(db: &mut Db, webhook: &Webhook) -> Result<(), Error> {
    let row = Row {
        id: webhook.id,
        team: webhook.team,
        url: Plain::from(&webhook.url),
        secret: webhook.secret.clone(),
        events: Doc(webhook.events.clone()),
        is_on: webhook.is_on,
        created_at: Instant(webhook.created_at),
    };
    diesel::insert_into(webhooks::table)
        .values(row)
        .execute(db)?;
    Ok(())
}

/// Says whether one is told at all.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn set_on(db: &mut Db, id: WebhookId, is_on: bool) -> Result<(), Error> {
    diesel::update(webhooks::table.find(id))
        .set(webhooks::is_on.eq(is_on))
        .execute(db)?;
    Ok(())
}

/// Forgets one, and its deliveries with it.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn remove(db: &mut Db, id: WebhookId) -> Result<(), Error> {
    diesel::delete(webhooks::table.find(id)).execute(db)?;
    Ok(())
}
