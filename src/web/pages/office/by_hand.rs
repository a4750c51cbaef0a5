//! Whom somebody has to call: what to say, on which number, and a form to record that it was done.

use askama::Template;
use jiff::Timestamp;

use super::published::moment;
use super::review::name;
use super::visit_head::VisitHead;
use super::{OfficeFrame, Section};
use crate::domain::draft::Draft;
use crate::domain::ids::{MessageId, ParticipantId};
use crate::language::{Language, TextError};
use crate::store::outbox::Message;
use crate::web::pages::form_errors::FormErrors;
use crate::web::pages::links::{Link, phone_link};

/// A form as it was sent, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// About which message.
    pub message: Option<MessageId>,
    /// Who told it.
    pub by: String,
    /// How.
    pub how: String,
    /// When, on the clocks of the visit.
    pub at: String,
    /// What is wrong.
    pub errors: FormErrors,
}

/// What the page is made from.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The draft, for names and numbers.
    pub draft: &'a Draft,
    /// What is or was told by hand.
    pub messages: &'a [Message],
    /// The form that was sent, if one was.
    pub sent: &'a Sent,
    /// The present.
    pub now: Timestamp,
    /// Whether they may record something.
    pub may_settle: bool,
}

/// The page `…/by-hand`.
#[derive(Clone, Debug, Template)]
#[template(path = "office/by-hand.html")]
pub struct ByHandPage {
    frame: OfficeFrame,
    head: VisitHead,
    open: Vec<Call>,
    settled: Vec<Settled>,
    ways: Vec<String>,
    zone: String,
    may_settle: bool,
    errors: FormErrors,
}

/// Somebody to call.
#[derive(Clone, Debug)]
struct Call {
    id: MessageId,
    who: String,
    phone: Option<Link>,
    lang: String,
    text: String,
    by: String,
    how: String,
    at: String,
    /// What is wrong with the form of this one, if it was sent.
    errors: FormErrors,
}

/// Somebody who was told.
#[derive(Clone, Debug)]
struct Settled {
    id: MessageId,
    who: String,
    told: String,
    when: String,
    machine: String,
}

impl ByHandPage {
    /// The page of a visit.
    ///
    /// # Errors
    /// If a text of ours is missing.
    pub fn new(
        (frame, head): (OfficeFrame, VisitHead),
        shown: &Shown<'_>,
    ) -> Result<Self, TextError> {
        let language = frame.language;
        let settled = shown.messages.iter();
        let settled = settled.filter_map(|message| Settled::new(language, shown.draft, message));
        let open = shown.messages.iter();
        let open = open.filter(|message| message.settled.is_none());
        let ways = ["by-hand-phone", "by-hand-person", "by-hand-message"];
        let zone = language.zone(shown.draft.visit.time_zone.name());
        Ok(Self {
            open: open
                .map(|message| Call::new(&frame, shown, message))
                .collect(),
            settled: settled.collect::<Result<_, _>>()?,
            ways: ways
                .into_iter()
                .map(|key| language.say(key))
                .collect::<Result<_, _>>()?,
            zone: language.say_with("programme-zone", [("zone", zone.into())])?,
            may_settle: shown.may_settle,
            errors: anchored(shown.sent),
            frame,
            head,
        })
    }
}

/// The faults of a form with the ids that its fields have on the page.
fn anchored(sent: &Sent) -> FormErrors {
    let mut errors = FormErrors::default();
    let Some(id) = sent.message else {
        return errors;
    };
    for error in sent.errors.iter() {
        errors.add(&format!("{}-{id}", error.field), error.message.clone());
    }
    errors
}

impl Call {
    fn new(frame: &OfficeFrame, shown: &Shown<'_>, message: &Message) -> Self {
        let draft = shown.draft;
        let sent = Some(shown.sent).filter(|sent| sent.message == Some(message.id));
        let wall = draft.visit.time_zone.rules().to_datetime(shown.now);
        let person = person(draft, message.participant);
        let own = sent.cloned().unwrap_or_else(|| Sent {
            by: frame.user.clone(),
            at: wall.strftime("%Y-%m-%dT%H:%M").to_string(),
            ..Sent::default()
        });
        Self {
            id: message.id,
            who: name(draft, message.participant),
            phone: person
                .and_then(|person| person.phone.as_deref())
                .and_then(phone_link),
            lang: person.map_or_else(String::new, |person| person.locale.clone()),
            text: message.ready_text.clone().unwrap_or_default(),
            by: own.by,
            how: own.how,
            at: own.at,
            errors: own.errors,
        }
    }
}

/// Who a participant is.
fn person(draft: &Draft, participant: ParticipantId) -> Option<&crate::domain::person::Person> {
    let mut participants = draft.participants.iter();
    let known = participants.find(|other| other.id == participant)?;
    draft.registers.people.get(&known.person)
}

impl Settled {
    fn new(
        language: Language,
        draft: &Draft,
        message: &Message,
    ) -> Option<Result<Self, TextError>> {
        let settled = message.settled.as_ref()?;
        let arguments = [
            ("name", settled.by.as_str().into()),
            ("how", settled.how.as_str().into()),
        ];
        let told = language.say_with("by-hand-told", arguments);
        Some(told.map(|told| Self {
            id: message.id,
            who: name(draft, message.participant),
            told,
            when: moment(language, &draft.visit.time_zone, settled.at),
            machine: settled.at.to_string(),
        }))
    }
}
