//! Webhooks: which programs outside are told what happens to the visits of a team. What they are told is a row, written
//! in the transaction that made it happen.

use jiff::Timestamp;

use super::Error;
use super::seal::Seal;
use super::secretariat::Secretariat;
use crate::domain::dispatch::DispatchKind;
use crate::domain::ids::{DispatchId, MessageId, TeamId, VisitId, WebhookId};
use crate::domain::webhook::{News, spelled};
use crate::store::dispatches::Receiver;
use crate::store::webhooks::{self, Webhook};
use crate::store::{self, Db, dispatches, ids, outbox};

/// How many a team may have.
const MOST: usize = 20;

/// A program that is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewWebhook {
    /// Where it listens, as [`crate::domain::public_address::https_address`] gives it.
    pub url: String,
    /// What it is to be told of.
    pub events: Vec<DispatchKind>,
}

/// Registers a program. The secret, as it is spelled, is kept nowhere in the clear: it is seen this once.
///
/// # Errors
/// [`Error::Conflict`] if the team has too many, and those of the database.
pub fn register(
    db: &mut Db,
    secretariat: &Secretariat,
    (team, new): (TeamId, &NewWebhook),
    now: Timestamp,
) -> Result<(WebhookId, String), Error> {
    if webhooks::of_team(db, team)?.len() >= MOST {
        let why = format!("a team has at most {MOST} webhooks: remove one first");
        return Err(Error::Conflict(why));
    }
    let (id, secret): (WebhookId, [u8; 32]) = (ids::new(), rand::random());
    let webhook = Webhook {
        id,
        team,
        url: new.url.clone(),
        secret: Seal::new(&secretariat.links).close(&purpose(id), &secret)?,
        events: new.events.clone(),
        is_on: true,
        created_at: now,
    };
    webhooks::insert(db, &webhook)?;
    Ok((id, spelled(&secret)))
}

/// What the secret of a webhook is sealed for.
#[must_use]
pub fn purpose(id: WebhookId) -> String {
    format!("webhook {id}")
}

/// Tells the programs of a visit's team that want to know. They hear of it once this transaction is committed.
///
/// # Errors
/// Those of the database.
pub fn tell(
    db: &mut Db,
    visit: VisitId,
    (news, now): (&News<'_>, Timestamp),
) -> Result<(), store::Error> {
    let kind = news.kind();
    for webhook in webhooks::of_visit(db, visit)? {
        if webhook.events.contains(&kind) {
            let receiver = Receiver::Webhook(webhook.id);
            dispatches::insert(db, receiver, (kind, &news.body(now)), now)?;
        }
    }
    Ok(())
}

/// Tells that a message has failed.
///
/// # Errors
/// Those of the database.
pub fn tell_failure(db: &mut Db, id: MessageId, now: Timestamp) -> Result<(), store::Error> {
    let Some(message) = outbox::find(db, id)? else {
        return Ok(());
    };
    let news = News::Failed {
        visit: message.visit,
        participant: message.participant,
        message: id,
        kind: message.kind,
    };
    tell(db, message.visit, (&news, now))
}

/// Sends a program something that says nothing, to see whether it takes it.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`] if it is off, and those of the database.
pub fn try_out(db: &mut Db, which: (TeamId, WebhookId), now: Timestamp) -> Result<(), Error> {
    let webhook = of_team(db, which)?;
    if !webhook.is_on {
        return Err(Error::Conflict("the webhook is off".to_owned()));
    }
    let news = News::Tried;
    Ok(dispatches::insert(
        db,
        Receiver::Webhook(webhook.id),
        (news.kind(), &news.body(now)),
        now,
    )?)
}

/// Says whether a program is told. One that is not misses what happens meanwhile, and what it was still to be told.
///
/// # Errors
/// [`Error::NotFound`], and those of the database.
pub fn switch(db: &mut Db, which: (TeamId, WebhookId), is_on: bool) -> Result<(), Error> {
    let webhook = of_team(db, which)?;
    webhooks::set_on(db, webhook.id, is_on)?;
    if !is_on {
        dispatches::drop_waiting(db, webhook.id, "the webhook was switched off")?;
    }
    Ok(())
}

/// Tells a program once more what it did not take.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`] if it is off, and those of the database.
pub fn retry(
    db: &mut Db,
    which: (TeamId, WebhookId),
    (dispatch, now): (DispatchId, Timestamp),
) -> Result<(), Error> {
    let webhook = of_team(db, which)?;
    if !webhook.is_on {
        return Err(Error::Conflict("the webhook is off".to_owned()));
    }
    if dispatches::retry(db, (webhook.id, dispatch), now)? {
        Ok(())
    } else {
        Err(Error::not_found("delivery that failed"))
    }
}

/// Forgets a program.
///
/// # Errors
/// [`Error::NotFound`], and those of the database.
pub fn remove(db: &mut Db, which: (TeamId, WebhookId)) -> Result<(), Error> {
    let webhook = of_team(db, which)?;
    Ok(webhooks::remove(db, webhook.id)?)
}

fn of_team(db: &mut Db, which: (TeamId, WebhookId)) -> Result<Webhook, Error> {
    webhooks::find(db, which)?.ok_or_else(|| Error::not_found("webhook"))
}
