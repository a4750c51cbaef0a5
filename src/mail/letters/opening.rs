//! How a letter about one appointment opens, by what its reader does there, and what it asks of them.

use super::{Context, LetterError};
use crate::domain::agenda::PartRole;
use crate::domain::notice::{Act, Channel, Telling};
use crate::domain::programme::Sight;
use crate::domain::reply::ReplyStatus;
use crate::domain::visit::ParticipantRole;

/// What the reader is at an appointment, as far as the opening cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Capacity {
    Host,
    Signatory,
    Speaker,
    Staff,
    Press,
    Guest,
}

impl Capacity {
    /// By their part in it, else by their role on the visit.
    fn of(role: ParticipantRole, parts: &[PartRole]) -> Self {
        let has = |wanted: &[PartRole]| parts.iter().any(|part| wanted.contains(part));
        if has(&[PartRole::Host]) {
            return Self::Host;
        }
        if has(&[PartRole::Signatory]) {
            return Self::Signatory;
        }
        if has(&[PartRole::Speaker, PartRole::Moderator]) {
            return Self::Speaker;
        }
        if has(&[PartRole::Interpreter, PartRole::Staff, PartRole::Greeter]) {
            return Self::Staff;
        }
        match role {
            ParticipantRole::Press => Self::Press,
            ParticipantRole::Interpreter
            | ParticipantRole::Protocol
            | ParticipantRole::Security
            | ParticipantRole::Driver => Self::Staff,
            ParticipantRole::HeadOfDelegation
            | ParticipantRole::Delegate
            | ParticipantRole::Host
            | ParticipantRole::Speaker
            | ParticipantRole::Signatory
            | ParticipantRole::Guest => Self::Guest,
        }
    }
}

/// The text that opens the letter. A copy has no calendar object, so it speaks of no calendar.
pub(super) fn opening(
    context: &Context<'_>,
    telling: &Telling<'_>,
    sight: &Sight<'_>,
) -> &'static str {
    let is_copy = context.assistant.is_some();
    let capacity = Capacity::of(context.reader.role, &sight.own_parts);
    match (telling.act, capacity) {
        (Act::Announce, Capacity::Host) => "opening-host",
        (Act::Announce, Capacity::Signatory) => "opening-signatory",
        (Act::Announce, Capacity::Speaker) => "opening-speaker",
        (Act::Announce, Capacity::Staff) => "opening-staff",
        (Act::Announce, Capacity::Press) => "opening-press",
        (Act::Announce, Capacity::Guest) => "opening-guest",
        (Act::Update, Capacity::Host) => "opening-update-host",
        (Act::Update, Capacity::Staff) => "opening-update-staff",
        (Act::Update, _) => "opening-update",
        (Act::Cancel, _) => "opening-cancelled",
        (Act::Withdraw, _) if is_copy => "opening-withdrawn-copy",
        (Act::Readdress, _) if is_copy => "opening-readdressed-copy",
        (Act::Clear, _) if telling.is_to_former_address && is_copy => "opening-cleared-former-copy",
        (Act::Clear, _) if telling.is_to_former_address => "opening-cleared-former",
        (Act::Clear, _) if is_copy => "opening-cleared-copy",
        (Act::Withdraw, _) => "opening-withdrawn",
        (Act::Readdress, _) => "opening-readdressed",
        (Act::Clear, _) => "opening-cleared",
    }
}

/// What the reader is asked for, given the answer we hold; nothing if no answer of theirs is wanted.
pub(super) fn ask(
    context: &Context<'_>,
    (telling, sight): (&Telling<'_>, &Sight<'_>),
    reply: ReplyStatus,
) -> Result<Vec<String>, LetterError> {
    let language = context.language;
    let mut sentences = Vec::new();
    if !sight.asks_reader(telling.channel == Channel::Invitation) {
        return Ok(sentences);
    }
    if telling.asks_again {
        sentences.push(language.say("ask-again")?);
    }
    let is_copy = context.assistant.is_some();
    let worded = |own, copy| if is_copy { copy } else { own };
    sentences.push(match (reply, context.reply_by()) {
        (ReplyStatus::Accepted, _) => {
            language.say(worded("answer-accepted", "answer-accepted-copy"))?
        }
        (ReplyStatus::Tentative, _) => {
            language.say(worded("answer-tentative", "answer-tentative-copy"))?
        }
        (_, Some(date)) => {
            let key = worded("ask-answer-by", "ask-answer-by-copy");
            language.say_with(key, [("date", date.into())])?
        }
        (_, None) => language.say(worded("ask-answer", "ask-answer-copy"))?,
    });
    Ok(sentences)
}
