//! Webhooks: programs outside that are told what happens.

use askama::Template;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::messages::state;
use super::overview::State;
use super::{OfficeFrame, Section};
use crate::domain::Closed as _;
use crate::domain::dispatch::DispatchKind;
use crate::domain::ids::{DispatchId, WebhookId};
use crate::domain::message::MessageState;
use crate::language::{Language, TextError};
use crate::store::dispatches::Dispatch;
use crate::store::webhooks::Webhook;
use crate::web::pages::form_errors::FormErrors;

/// What was typed into the form for a new one.
#[derive(Clone, Debug)]
pub struct Typed {
    /// Where it listens.
    pub url: String,
    /// What it is to be told of.
    pub events: Vec<DispatchKind>,
}

impl Default for Typed {
    fn default() -> Self {
        Self {
            url: String::new(),
            events: DispatchKind::EVENTS.to_vec(),
        }
    }
}

/// The page `/webhooks`.
#[derive(Clone, Debug, Template)]
#[template(path = "office/webhooks.html")]
pub struct WebhooksPage {
    frame: OfficeFrame,
    rows: Vec<Row>,
    url: String,
    events: Vec<Choice>,
    errors: FormErrors,
}

#[derive(Clone, Debug)]
struct Row {
    id: WebhookId,
    url: String,
    events: String,
    is_on: bool,
}

#[derive(Clone, Debug)]
struct Choice {
    value: &'static str,
    label: String,
    is_chosen: bool,
}

impl WebhooksPage {
    /// Those of a team, and what was typed for a new one, with its faults.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        frame: OfficeFrame,
        webhooks: &[Webhook],
        (typed, errors): (Typed, FormErrors),
    ) -> Result<Self, TextError> {
        let row = |webhook: &Webhook| {
            Ok(Row {
                id: webhook.id,
                url: webhook.url.clone(),
                events: told_of(frame.language, &webhook.events)?,
                is_on: webhook.is_on,
            })
        };
        let choice = |kind: &DispatchKind| {
            Ok(Choice {
                value: kind.word(),
                label: frame.say(label(*kind))?,
                is_chosen: typed.events.contains(kind),
            })
        };
        let events = DispatchKind::EVENTS.iter().map(choice);
        Ok(Self {
            rows: webhooks.iter().map(row).collect::<Result<_, TextError>>()?,
            url: typed.url,
            events: events.collect::<Result<_, TextError>>()?,
            errors,
            frame,
        })
    }
}

/// What one is told of, in a sentence's middle.
fn told_of(language: Language, events: &[DispatchKind]) -> Result<String, TextError> {
    let labels = events.iter().map(|kind| language.say(label(*kind)));
    Ok(language.list(&labels.collect::<Result<Vec<_>, TextError>>()?))
}

/// The key of what an event is called.
const fn label(kind: DispatchKind) -> &'static str {
    match kind {
        DispatchKind::Published => "webhook-published",
        DispatchKind::Replied => "webhook-replied",
        DispatchKind::Failed => "webhook-failed",
        DispatchKind::Tried | DispatchKind::Push => "webhook-tried",
    }
}

/// The secret of a new one, shown once.
#[derive(Clone, Debug, Template)]
#[template(path = "office/webhook-secret.html")]
pub struct WebhookSecretPage {
    /// What surrounds it.
    pub frame: OfficeFrame,
    /// Whose it is.
    pub id: WebhookId,
    /// Where that listens.
    pub url: String,
    /// The secret.
    pub secret: String,
}

/// The page `/webhooks/{webhook}`.
#[derive(Clone, Debug, Template)]
#[template(path = "office/webhook.html")]
pub struct WebhookPage {
    frame: OfficeFrame,
    id: WebhookId,
    url: String,
    events: String,
    is_on: bool,
    deliveries: Vec<Delivery>,
}

#[derive(Clone, Debug)]
struct Delivery {
    id: DispatchId,
    what: String,
    state: State,
    reason: String,
    attempts: u32,
    when: String,
    machine: String,
    may_retry: bool,
}

impl WebhookPage {
    /// One with its latest deliveries.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        frame: OfficeFrame,
        webhook: &Webhook,
        deliveries: &[Dispatch],
    ) -> Result<Self, TextError> {
        let deliveries = deliveries
            .iter()
            .map(|delivery| Delivery::new(frame.language, webhook, delivery));
        Ok(Self {
            id: webhook.id,
            url: webhook.url.clone(),
            events: told_of(frame.language, &webhook.events)?,
            is_on: webhook.is_on,
            deliveries: deliveries.collect::<Result<_, TextError>>()?,
            frame,
        })
    }
}

impl Delivery {
    fn new(language: Language, webhook: &Webhook, delivery: &Dispatch) -> Result<Self, TextError> {
        let at = delivery.sent_at.unwrap_or(delivery.created_at);
        let has_ended = matches!(delivery.state, MessageState::Failed | MessageState::Dropped);
        Ok(Self {
            id: delivery.id,
            what: language.say(label(delivery.kind))?,
            state: state(language, delivery.state)?,
            reason: delivery.last_error.clone().unwrap_or_default(),
            attempts: delivery.attempts,
            when: in_utc(language, at),
            machine: at.to_string(),
            may_retry: webhook.is_on && has_ended,
        })
    }
}

/// A moment on the clocks of nobody in particular.
fn in_utc(language: Language, at: Timestamp) -> String {
    language.moment(at.to_zoned(TimeZone::UTC).datetime())
}
