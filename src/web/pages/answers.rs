//! How a participant answers what they are asked: what they answered before, and the buttons to answer otherwise.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::hosting::{Gathering, Party};
use super::polls::Asked;
use crate::domain::Closed as _;
use crate::domain::ids::ItemId;
use crate::domain::notice::{Channel, is_invited};
use crate::domain::programme::Entry;
use crate::domain::reply::ReplyStatus;
use crate::domain::visit::Notify;
use crate::domain::wording::Wording;
use crate::language::{Language, TextError};

/// What belongs to one participant alone, besides the publication.
#[derive(Clone, Debug)]
pub struct Own<'a> {
    /// Where their page is.
    pub path: &'a str,
    /// What its address has after the path: `?lang=…` while they read in a language that is not their own.
    pub query: &'a str,
    /// What counts of their answers.
    pub given: &'a BTreeMap<ItemId, Given>,
    /// By which way they were told of each item.
    pub told: &'a BTreeMap<ItemId, Channel>,
    /// By which way they are told of what is new.
    pub notify: Notify,
    /// Who comes to what they host.
    pub parties: &'a BTreeMap<ItemId, Party<'a>>,
    /// Which questions for a time wait for them.
    pub asked: &'a [Asked],
    /// What they are about to answer.
    pub focus: Focus<'a>,
}

/// An answer that counts, or does not any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// What counts of it.
    pub status: ReplyStatus,
    /// What was said besides.
    pub remark: Option<String>,
    /// Their number on the waiting list, if they wait for a place.
    pub waits: Option<usize>,
}

/// What somebody is about to answer, as a link in a message or a form that was refused says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Focus<'a> {
    /// The item.
    pub item: Option<ItemId>,
    /// The answer.
    pub status: Option<ReplyStatus>,
    /// What they wrote besides, to be kept.
    pub remark: Option<&'a str>,
    /// Whether that is too long.
    pub is_too_long: bool,
}

/// What a reader answered to an item, and how they can.
#[derive(Clone, Debug)]
pub(super) struct RowAnswer {
    status: ReplyStatus,
    /// Whether they said yes, and wait for a place.
    pub(super) waits: bool,
    /// In a word.
    pub(super) word: String,
    pub(super) remark: Option<String>,
    /// While it can be changed, unless it stands on top of the page.
    pub(super) form: Option<AnswerForm>,
    pub(super) is_on_top: bool,
}

/// The buttons for one item. Only pressing one of them answers.
#[derive(Clone, Debug)]
pub(super) struct AnswerForm {
    pub(super) action: String,
    pub(super) item: ItemId,
    pub(super) choices: Vec<Choice>,
    pub(super) remark: String,
    pub(super) fault: Option<String>,
    /// Whether a link has chosen, and nothing is sent yet.
    pub(super) is_chosen: bool,
}

/// One button.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) value: &'static str,
    pub(super) label: String,
    pub(super) tone: &'static str,
    pub(super) icon: &'static str,
    /// Whether this is what they answered.
    pub(super) is_present: bool,
    /// Whether a link has chosen it.
    pub(super) is_chosen: bool,
}

impl Own<'_> {
    /// What only the reader's own page has at an entry.
    pub(super) fn row(
        &self,
        entry: &Entry<'_>,
        wording: &Wording<'_>,
        now: Timestamp,
    ) -> Result<(Option<RowAnswer>, Option<Gathering>), TextError> {
        let party = self.parties.get(&entry.id);
        let gathering = party.map(|party| Gathering::new(self, entry, (party, wording), now));
        Ok((
            self.answer(entry, wording.language, now)?,
            gathering.transpose()?,
        ))
    }

    /// Whether an invitation asks them about an item.
    pub(super) fn is_invited(&self, item: ItemId) -> bool {
        is_invited(self.notify, self.told.get(&item).copied())
    }

    fn answer(
        &self,
        entry: &Entry<'_>,
        language: Language,
        now: Timestamp,
    ) -> Result<Option<RowAnswer>, TextError> {
        let sight = &entry.sight;
        let given = self.given.get(&entry.id);
        let status = given.map_or(ReplyStatus::NeedsAction, |given| given.status);
        let is_asked = sight.asks_reader(self.is_invited(entry.id));
        let is_open = is_asked && sight.period.starts.instant() > now;
        if !is_open && status == ReplyStatus::NeedsAction {
            return Ok(None);
        }
        let form = is_open.then(|| self.form(entry, (status, language)));
        let waits = given.and_then(|given| given.waits);
        Ok(Some(RowAnswer {
            status,
            waits: waits.is_some(),
            word: match waits {
                Some(number) => {
                    language.say_with("answer-is-waiting", [("number", number.into())])?
                }
                None => language.say(state_key(status))?,
            },
            remark: given.and_then(|given| given.remark.clone()),
            form: form.transpose()?,
            is_on_top: false,
        }))
    }

    fn form(
        &self,
        entry: &Entry<'_>,
        (status, language): (ReplyStatus, Language),
    ) -> Result<AnswerForm, TextError> {
        let is_focused = self.focus.item == Some(entry.id);
        let chosen = self.focus.status.filter(|_| is_focused);
        let hosts = entry.sight.is_hosted_by_reader();
        let choice = |value: ReplyStatus| {
            let (tone, icon) = (tone(value), icon(value));
            Ok(Choice {
                value: value.word(),
                label: language.say(choice_key(value, hosts))?,
                tone,
                icon,
                is_present: status == value,
                is_chosen: chosen == Some(value),
            })
        };
        let kept = self.given.get(&entry.id);
        let kept = kept.and_then(|given| given.remark.as_deref());
        let written = self.focus.remark.filter(|_| is_focused);
        let is_too_long = is_focused && self.focus.is_too_long;
        let fault = is_too_long.then(|| language.say("answer-remark-too-long"));
        Ok(AnswerForm {
            action: format!("{}/replies{}", self.path, self.query),
            item: entry.id,
            choices: CHOICES.into_iter().map(choice).collect::<Result<_, _>>()?,
            remark: written.or(kept).unwrap_or_default().to_owned(),
            fault: fault.transpose()?,
            is_chosen: chosen.is_some() && chosen != Some(status),
        })
    }
}

const CHOICES: [ReplyStatus; 3] = [
    ReplyStatus::Accepted,
    ReplyStatus::Declined,
    ReplyStatus::Tentative,
];

impl RowAnswer {
    pub(super) fn is_declined(&self) -> bool {
        self.status == ReplyStatus::Declined
    }

    pub(super) fn is_missing(&self) -> bool {
        self.status == ReplyStatus::NeedsAction
    }

    pub(super) fn tone(&self) -> &'static str {
        tone(self.shown())
    }

    pub(super) fn icon(&self) -> &'static str {
        icon(self.shown())
    }

    /// Whoever waits for a place does not take part yet.
    fn shown(&self) -> ReplyStatus {
        if self.waits {
            ReplyStatus::Tentative
        } else {
            self.status
        }
    }

    pub(super) fn status(&self) -> ReplyStatus {
        self.status
    }
}

impl AnswerForm {
    /// Whether there is something below the buttons that has to be seen.
    pub(super) fn has_words(&self) -> bool {
        self.fault.is_some() || !self.remark.is_empty()
    }
}

/// The words that say where an answer stands.
pub(super) const fn state_key(status: ReplyStatus) -> &'static str {
    match status {
        ReplyStatus::NeedsAction => "answer-is-missing",
        ReplyStatus::Accepted => "answer-is-accepted",
        ReplyStatus::Declined => "answer-is-declined",
        ReplyStatus::Tentative => "answer-is-tentative",
    }
}

const fn choice_key(status: ReplyStatus, hosts: bool) -> &'static str {
    match (status, hosts) {
        (ReplyStatus::Accepted, true) => "answer-confirm",
        (ReplyStatus::Accepted, false) => "answer-accept",
        (ReplyStatus::Declined, _) => "answer-decline",
        (ReplyStatus::Tentative | ReplyStatus::NeedsAction, _) => "answer-maybe",
    }
}

/// The tone of tags and buttons.
pub(super) const fn tone(status: ReplyStatus) -> &'static str {
    match status {
        ReplyStatus::Accepted => "ok",
        ReplyStatus::Declined => "no",
        ReplyStatus::Tentative | ReplyStatus::NeedsAction => "wait",
    }
}

/// The icon beside the word.
pub(super) const fn icon(status: ReplyStatus) -> &'static str {
    match status {
        ReplyStatus::Accepted => "check",
        ReplyStatus::Declined => "cross",
        ReplyStatus::Tentative | ReplyStatus::NeedsAction => "clock",
    }
}

/// What the reader's calendar may still show after an answer here, in words.
pub(super) const fn calendar_key(status: ReplyStatus, told: Option<Channel>) -> &'static str {
    match (told, status) {
        (Some(Channel::Invitation), ReplyStatus::Declined) => "answer-calendar-invited-declined",
        (Some(Channel::Invitation), _) => "answer-calendar-invited",
        (_, ReplyStatus::Declined) => "answer-calendar-declined",
        (_, _) => "answer-calendar",
    }
}
