//! Documents on their way to addresses outside. A row is written in the transaction that causes it, and claimed, owned
//! and settled as a message of the outbox is.

mod recover;

pub use self::recover::{recover_forgotten, recover_orphans};

use diesel::prelude::*;
use jiff::Timestamp;

use super::db::Db;
use super::error::Error;
use super::ids;
use super::register::columns;
use super::schema::{dispatches, webhooks};
use super::types::{Count, Instant, Plain};
use crate::domain::dispatch::DispatchKind;
use crate::domain::ids::{DispatchId, InstanceId, PushSubscriptionId, WebhookId};
use crate::domain::message::MessageState;

/// Who gets a dispatch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// A program outside.
    Webhook(WebhookId),
    /// A device of a participant.
    Device(PushSubscriptionId),
}

impl Receiver {
    fn columns(self) -> (Option<WebhookId>, Option<PushSubscriptionId>) {
        match self {
            Self::Webhook(id) => (Some(id), None),
            Self::Device(id) => (None, Some(id)),
        }
    }
}

/// A document on its way, or one that has arrived or will not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispatch {
    /// Its identifier; receivers know a repeated one by it.
    pub id: DispatchId,
    /// To whom.
    pub receiver: Receiver,
    /// What it is.
    pub kind: DispatchKind,
    /// What it says.
    pub body: String,
    /// Where it stands: due, sending, sent, failed or dropped.
    pub state: MessageState,
    /// When it may go.
    pub due_at: Timestamp,
    /// Since when it is tried.
    pub tried_since: Timestamp,
    /// How often it went out and was not taken.
    pub attempts: u32,
    /// What came of the last attempt, if it was not taken.
    pub last_error: Option<String>,
    /// Counts its claims: whoever writes with an older number is too late.
    pub fence: u32,
    /// When it was caused.
    pub created_at: Timestamp,
    /// When it was taken.
    pub sent_at: Option<Timestamp>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = dispatches)]
struct Row {
    id: DispatchId,
    webhook: Option<WebhookId>,
    device: Option<PushSubscriptionId>,
    kind: DispatchKind,
    body: Plain,
    state: MessageState,
    due_at: Instant,
    tried_since: Instant,
    attempts: Count<u32>,
    last_error: Option<Plain>,
    fence: Count<u32>,
    created_at: Instant,
    sent_at: Option<Instant>,
}

impl TryFrom<Row> for Dispatch {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let device = row.device.map(Receiver::Device);
        let receiver = row.webhook.map(Receiver::Webhook).or(device);
        let receiver = receiver.ok_or_else(|| Error::Corrupt {
            what: format!("dispatch {} goes to nobody", row.id),
        })?;
        Ok(Self {
            id: row.id,
            receiver,
            kind: row.kind,
            body: row.body.0,
            state: row.state,
            due_at: row.due_at.0,
            tried_since: row.tried_since.0,
            attempts: row.attempts.0,
            last_error: row.last_error.map(|error| error.0),
            fence: row.fence.0,
            created_at: row.created_at.0,
            sent_at: row.sent_at.map(|at| at.0),
        })
    }
}

/// Writes one that is due at once.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn insert(
    db: &mut Db,
    receiver: Receiver,
    (kind, body): (DispatchKind, &str),
    now: Timestamp,
) -> Result<(), Error> {
    let (webhook, device) = receiver.columns();
    diesel::insert_into(dispatches::table)
        .values((
            dispatches::id.eq(ids::new::<DispatchId>()),
            dispatches::webhook.eq(webhook),
            dispatches::device.eq(device),
            dispatches::kind.eq(kind),
            dispatches::body.eq(body),
            dispatches::state.eq(MessageState::Due),
            dispatches::due_at.eq(Instant(now)),
            dispatches::tried_since.eq(Instant(now)),
            dispatches::created_at.eq(Instant(now)),
        ))
        .execute(db)?;
    Ok(())
}

/// The latest of a webhook, the newest first.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn of_webhook(db: &mut Db, webhook: WebhookId, limit: i64) -> Result<Vec<Dispatch>, Error> {
    let rows: Vec<Row> = dispatches::table
        .filter(dispatches::webhook.eq(webhook))
        .order(dispatches::id.desc())
        .limit(limit)
        .select(columns::<Row>())
        .load(db)?;
    rows.into_iter().map(Dispatch::try_from).collect()
}

/// Whether one is due, or one that this process owns is not under way: it has none under way when it asks.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn is_any_due(db: &mut Db, owner: InstanceId, now: Timestamp) -> Result<bool, Error> {
    let due = dispatches::table
        .filter(dispatches::state.eq(MessageState::Due))
        .filter(dispatches::due_at.le(Instant(now)));
    let forgotten = dispatches::table
        .filter(dispatches::state.eq(MessageState::Sending))
        .filter(dispatches::instance.eq(owner));
    let is_any: bool = diesel::select(diesel::dsl::exists(due)).get_result(db)?;
    Ok(is_any || diesel::select(diesel::dsl::exists(forgotten)).get_result(db)?)
}

/// Takes those that are due, the longest due first. Two processes that ask at once take different ones.
///
/// # Errors
/// [`Error::Unavailable`], [`Error::Corrupt`].
pub fn claim(
    db: &mut Db,
    owner: InstanceId,
    (limit, now): (i64, Timestamp),
) -> Result<Vec<Dispatch>, Error> {
    let due: Vec<DispatchId> = dispatches::table
        .filter(dispatches::state.eq(MessageState::Due))
        .filter(dispatches::due_at.le(Instant(now)))
        .order((dispatches::due_at, dispatches::id))
        .limit(limit)
        .select(dispatches::id)
        .load(db)?;
    // asked again: meanwhile another process may have taken it
    let still_due = dispatches::table
        .filter(dispatches::id.eq_any(&due))
        .filter(dispatches::state.eq(MessageState::Due));
    let rows: Vec<Row> = diesel::update(still_due)
        .set((
            dispatches::state.eq(MessageState::Sending),
            dispatches::instance.eq(Some(owner)),
            dispatches::fence.eq(dispatches::fence + 1),
        ))
        .returning(columns::<Row>())
        .get_results(db)?;
    rows.into_iter().map(Dispatch::try_from).collect()
}

/// What became of one that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// The receiver took it.
    Sent,
    /// It goes again.
    Again {
        /// When.
        due_at: Timestamp,
        /// Why it was not taken.
        why: String,
    },
    /// It never will be taken.
    Failed {
        /// Why.
        why: String,
    },
    /// Nobody wants it any more.
    Dropped {
        /// Why.
        why: String,
    },
}

/// Settles one that is still owned by `owner`. `false`: others have it by now.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn settle(
    db: &mut Db,
    (dispatch, owner): (&Dispatch, InstanceId),
    (settled, now): (&Settled, Timestamp),
) -> Result<bool, Error> {
    let (state, due_at, tries, why) = match settled {
        Settled::Sent => (MessageState::Sent, dispatch.due_at, 1, None),
        Settled::Again { due_at, why } => (MessageState::Due, *due_at, 1, Some(why)),
        Settled::Failed { why } => (MessageState::Failed, dispatch.due_at, 1, Some(why)),
        Settled::Dropped { why } => (MessageState::Dropped, dispatch.due_at, 0, Some(why)),
    };
    let still_ours = dispatches::table
        .find(dispatch.id)
        .filter(dispatches::state.eq(MessageState::Sending))
        .filter(dispatches::instance.eq(owner))
        .filter(dispatches::fence.eq(Count(dispatch.fence)));
    let changed = diesel::update(still_ours)
        .set((
            dispatches::state.eq(state),
            dispatches::due_at.eq(Instant(due_at)),
            dispatches::attempts.eq(dispatches::attempts + tries),
            dispatches::last_error.eq(why.map(Plain::from)),
            dispatches::instance.eq(None::<InstanceId>),
            dispatches::sent_at.eq(Some(Instant(now)).filter(|_| *settled == Settled::Sent)),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// Lets all that waits for a receiver wait until `due_at`: it does not answer.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn put_off(db: &mut Db, receiver: Receiver, due_at: Timestamp) -> Result<(), Error> {
    // of the two columns one is empty, and nothing equals that
    let (webhook, device) = receiver.columns();
    let waiting = dispatches::table
        .filter(
            dispatches::webhook
                .eq(webhook)
                .or(dispatches::device.eq(device)),
        )
        .filter(dispatches::state.eq(MessageState::Due))
        .filter(dispatches::due_at.lt(Instant(due_at)));
    diesel::update(waiting)
        .set(dispatches::due_at.eq(Instant(due_at)))
        .execute(db)?;
    Ok(())
}

/// Makes one of a webhook that failed or was dropped due again. `false`: there is no such one.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn retry(
    db: &mut Db,
    (webhook, id): (WebhookId, DispatchId),
    now: Timestamp,
) -> Result<bool, Error> {
    let ended = [MessageState::Failed, MessageState::Dropped];
    let failed = dispatches::table
        .find(id)
        .filter(dispatches::webhook.eq(webhook))
        .filter(dispatches::state.eq_any(ended));
    let changed = diesel::update(failed)
        .set((
            dispatches::state.eq(MessageState::Due),
            dispatches::due_at.eq(Instant(now)),
            dispatches::tried_since.eq(Instant(now)),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// Drops all that waits for a webhook.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn drop_waiting(db: &mut Db, webhook: WebhookId, why: &str) -> Result<(), Error> {
    let waiting = dispatches::table
        .filter(dispatches::webhook.eq(webhook))
        .filter(dispatches::state.eq(MessageState::Due));
    diesel::update(waiting)
        .set((
            dispatches::state.eq(MessageState::Dropped),
            dispatches::last_error.eq(Some(why)),
        ))
        .execute(db)?;
    Ok(())
}

/// The address and the sealed secret of a webhook; `None` if it is off.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn webhook(db: &mut Db, webhook: WebhookId) -> Result<Option<(String, Vec<u8>)>, Error> {
    let found: Option<(Plain, Vec<u8>)> = webhooks::table
        .find(webhook)
        .filter(webhooks::is_on.eq(true))
        .select((webhooks::url, webhooks::secret))
        .first(db)
        .optional()?;
    Ok(found.map(|(url, secret)| (url.0, secret)))
}

/// How many of those from `before` or earlier are done with.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn count_old(db: &mut Db, before: Timestamp) -> Result<i64, Error> {
    let old = dispatches::table
        .filter(dispatches::created_at.le(Instant(before)))
        .filter(dispatches::state.eq_any(ENDED));
    Ok(old.count().get_result(db)?)
}

/// Forgets those from `before` or earlier that are done with; how many it were.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn remove_old(db: &mut Db, before: Timestamp) -> Result<usize, Error> {
    let old = dispatches::table
        .filter(dispatches::created_at.le(Instant(before)))
        .filter(dispatches::state.eq_any(ENDED));
    Ok(diesel::delete(old).execute(db)?)
}

/// How many there are of each kind in each state.
///
/// # Errors
/// [`Error::Unavailable`].
pub fn count(db: &mut Db) -> Result<Vec<(DispatchKind, MessageState, i64)>, Error> {
    let (kind, state) = (dispatches::kind, dispatches::state);
    let counted = (kind, state, diesel::dsl::count_star());
    Ok(dispatches::table
        .group_by((kind, state))
        .select(counted)
        .load(db)?)
}

/// The states in which nothing is left to do.
const ENDED: [MessageState; 3] = [
    MessageState::Sent,
    MessageState::Failed,
    MessageState::Dropped,
];
