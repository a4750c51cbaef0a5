//! Messages of a visit: where each stands, why one failed, and what can be done about it.

use std::collections::{BTreeSet, HashMap};

use askama::Template;

use super::overview::State;
use super::published::moment;
use super::review::{Letters, kind, name};
use super::visit_head::VisitHead;
use super::{OfficeFrame, Section};
use crate::actions::changes::Notice;
use crate::actions::message_previews::Preview;
use crate::domain::Closed as _;
use crate::domain::draft::Draft;
use crate::domain::ids::MessageId;
use crate::domain::message::{MessageKind, MessageState};
use crate::language::{Language, TextError};
use crate::store::outbox::Message;
use crate::web::pages::form_errors::FormErrors;

/// Messages on one page of the list.
pub const PAGE: i64 = 100;

/// What the list is made from.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// The draft, for names.
    pub draft: &'a Draft,
    /// The messages of this page, and one more if there are more.
    pub messages: &'a [Message],
    /// How many there are in each state.
    pub counts: &'a HashMap<MessageState, usize>,
    /// Which of them ask for a time.
    pub questions: &'a BTreeSet<MessageId>,
    /// The state that is looked at; `None`: all.
    pub state: Option<MessageState>,
    /// Which page, from 1.
    pub number: i64,
}

/// The page `…/messages`.
#[derive(Clone, Debug, Template)]
#[template(path = "office/messages.html")]
pub struct MessagesPage {
    frame: OfficeFrame,
    head: VisitHead,
    filters: Vec<Filter>,
    rows: Vec<Row>,
    newer: Option<String>,
    older: Option<String>,
}

#[derive(Clone, Debug)]
struct Filter {
    href: String,
    label: String,
    count: usize,
    is_current: bool,
}

#[derive(Clone, Debug)]
struct Row {
    id: MessageId,
    who: String,
    what: String,
    state: State,
    when: String,
    machine: String,
    reason: String,
}

impl Row {
    fn new(
        language: Language,
        draft: &Draft,
        (message, is_question): (&Message, bool),
    ) -> Result<Self, TextError> {
        let at = match &message.settled {
            Some(settled) => settled.at,
            None => message.sent_at.unwrap_or(match message.state {
                MessageState::Failed | MessageState::Dropped => message.created_at,
                _ => message.due_at,
            }),
        };
        Ok(Self {
            id: message.id,
            who: name(draft, message.participant),
            what: if is_question && message.copy_to.is_none() {
                language.say("letter-question")?
            } else {
                what(language, draft, message)?
            },
            state: state(language, message.state)?,
            when: moment(language, &draft.visit.time_zone, at),
            machine: at.to_string(),
            reason: message.last_error.clone().unwrap_or_default(),
        })
    }
}

/// What a message is and about which item.
fn what(language: Language, draft: &Draft, message: &Message) -> Result<String, TextError> {
    let kind = kind(language, message.kind)?;
    let mut items = draft.items.iter();
    let item = items.find(|item| Some(item.id) == message.item);
    if let Some(address) = &message.copy_to {
        let to = [("address", address.as_str().into())];
        let is_forward = message.kind == MessageKind::Digest;
        let key = if is_forward {
            "message-forward"
        } else {
            "message-copy"
        };
        return language.say_with(key, to);
    }
    let title = item.and_then(|item| item.title.shown(language.tag(), &draft.visit.locales));
    match title {
        None => Ok(kind),
        Some(title) => {
            let arguments = [("kind", kind.into()), ("title", title.text.into())];
            language.say_with("message-about", arguments)
        }
    }
}

/// The state of a message as a tag.
///
/// # Errors
/// If a text of ours is missing.
pub(super) fn state(language: Language, state: MessageState) -> Result<State, TextError> {
    let (tone, icon) = match state {
        MessageState::Held => ("wait", "hold"),
        MessageState::Due | MessageState::Sending => ("info", "clock"),
        MessageState::Sent => ("ok", "check"),
        MessageState::Failed => ("no", "warning"),
        MessageState::Dropped => ("", "cross"),
        MessageState::ByHand => ("wait", "phone"),
    };
    Ok(State {
        tone,
        icon,
        word: language.say(&format!("state-{}", state.word()))?,
    })
}

impl MessagesPage {
    /// A page of the list.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        listed: &Listed<'_>,
    ) -> Result<Self, TextError> {
        let language = frame.language;
        let here = format!("/visits/{}/messages", head.id);
        let mut filters = vec![Filter {
            href: here.clone(),
            label: language.say("messages-all")?,
            count: listed.counts.values().sum(),
            is_current: listed.state.is_none(),
        }];
        for of in MessageState::ALL {
            let count = listed.counts.get(of).copied().unwrap_or_default();
            if count > 0 || listed.state == Some(*of) {
                filters.push(Filter {
                    href: format!("{here}?state={}", of.word()),
                    label: state(language, *of)?.word,
                    count,
                    is_current: listed.state == Some(*of),
                });
            }
        }
        let page = |number: i64| {
            let state = listed.state.map(|of| format!("&state={}", of.word()));
            format!("{here}?page={number}{}", state.unwrap_or_default())
        };
        let limit = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let rows = listed.messages.iter().take(limit);
        Ok(Self {
            filters,
            rows: rows
                .map(|message| {
                    let is_question = listed.questions.contains(&message.id);
                    Row::new(language, listed.draft, (message, is_question))
                })
                .collect::<Result<_, _>>()?,
            newer: (listed.number > 1).then(|| page(listed.number - 1)),
            older: (listed.messages.len() > limit).then(|| page(listed.number + 1)),
            frame,
            head,
        })
    }
}

/// What the page of one message is made from.
#[derive(Clone, Copy, Debug)]
pub struct Looked<'a> {
    /// The draft, for names.
    pub draft: &'a Draft,
    /// The message.
    pub message: &'a Message,
    /// What it would say if it went now; only of one that waits.
    pub waiting: Option<&'a (Notice, Vec<Preview>)>,
    /// Whether it asks for a time.
    pub is_question: bool,
    /// Where mail reaches whom it is for.
    pub email: &'a str,
    /// Whether they may try again.
    pub may_retry: bool,
    /// Whether they may correct the address.
    pub may_correct: bool,
}

/// The page `…/messages/{message}`.
#[derive(Clone, Debug, Template)]
#[template(path = "office/message.html")]
pub struct MessagePage {
    frame: OfficeFrame,
    head: VisitHead,
    row: Row,
    version: u32,
    attempts: u32,
    message_id: String,
    settled: Option<String>,
    ready_text: Option<String>,
    letters: Option<Letters>,
    is_by_hand: bool,
    may_retry: bool,
    /// What is written then.
    retry_means: &'static str,
    may_correct: bool,
    email: String,
    errors: FormErrors,
}

impl MessagePage {
    /// The page of a message; `errors` of the form that was sent, if one was.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        looked: &Looked<'_>,
        errors: FormErrors,
    ) -> Result<Self, TextError> {
        let language = frame.language;
        let Looked { draft, message, .. } = *looked;
        let settled = message.settled.as_ref().map(|settled| {
            let arguments = [
                ("name", settled.by.as_str().into()),
                ("how", settled.how.as_str().into()),
            ];
            language.say_with("by-hand-told", arguments)
        });
        let is_failed = message.state == MessageState::Failed;
        let is_copy = message.copy_to.is_some();
        let letters = looked
            .waiting
            .map(|(notice, previews)| Letters::new(language, draft, (notice, Some(previews))));
        Ok(Self {
            row: Row::new(language, draft, (message, looked.is_question))?,
            version: message.version,
            attempts: message.attempts,
            message_id: message.message_id.clone().unwrap_or_default(),
            settled: settled.transpose()?,
            ready_text: message.ready_text.clone(),
            letters: letters.transpose()?,
            is_by_hand: message.state == MessageState::ByHand,
            // a copy goes as it was written, while that is known; its address is corrected where it was given
            may_retry: is_failed && (!is_copy || message.is_frozen) && looked.may_retry,
            retry_means: if is_copy {
                "messages-retry-copy"
            } else {
                "messages-retry-more"
            },
            may_correct: is_failed && !is_copy && looked.may_correct,
            email: looked.email.to_owned(),
            errors,
            frame,
            head,
        })
    }
}
