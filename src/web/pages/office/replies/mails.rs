//! What came by mail: answers on which an organiser decides, words of people, and what is to be seen of answers that
//! count.

use super::{Desk, word_key};
use crate::actions::replies::Asked;
use crate::domain::ids::{InboundId, ParticipantId};
use crate::domain::inbound::{InboundKind, Outcome, is_same_address};
use crate::domain::reply::{Answer, ReplySource};
use crate::domain::suppression::SuppressionReason;
use crate::language::TextError;
use crate::store::deliveries::Reach;
use crate::store::inbound::{Received, ReceivedAnswer};
use crate::web::pages::answers::{icon, tone};

/// What came in, and who cannot be written to.
#[derive(Clone, Copy, Debug)]
pub struct Incoming<'a> {
    /// Mail about the visit.
    pub received: &'a [Received],
    /// How its participants are reached.
    pub reach: &'a [Reach],
}

/// Somebody to whom nothing is mailed though they have an address.
#[derive(Clone, Debug)]
pub(super) struct Unreached {
    pub(super) id: ParticipantId,
    pub(super) who: String,
    pub(super) why: String,
}

/// A mail that waits for an organiser.
#[derive(Clone, Debug)]
pub(super) struct Mail {
    pub(super) id: InboundId,
    /// Whose it seems to be.
    pub(super) who: String,
    /// What it is, and from where and when.
    pub(super) what: String,
    pub(super) how: String,
    /// The subject, or the item that it answers.
    pub(super) about: String,
    pub(super) words: Option<String>,
    pub(super) answer: Option<Said>,
}

/// An answer that does not count yet.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) tone: &'static str,
    pub(super) icon: &'static str,
    pub(super) word: String,
}

impl Desk<'_> {
    /// Mails that wait for an organiser, the newest first.
    pub(super) fn mails(&self) -> Result<Vec<Mail>, TextError> {
        let waiting =
            |mail: &&Received| matches!(mail.outcome, Outcome::Unconfirmed | Outcome::Kept);
        let newest_first = self.received.iter().rev().filter(waiting);
        newest_first.map(|mail| self.mail(mail)).collect()
    }

    fn mail(&self, mail: &Received) -> Result<Mail, TextError> {
        let key = match mail.kind {
            _ if mail.is_disowned => "replies-mail-disowned",
            InboundKind::AutoReply => "replies-mail-automatic",
            InboundKind::Human | InboundKind::Bounce | InboundKind::Unreadable => {
                "replies-mail-words"
            }
            InboundKind::Reply | InboundKind::Counter => "replies-mail-unconfirmed",
        };
        let answer = mail.answer.as_ref().map(|answer| self.said(answer));
        let answered = mail.item.filter(|_| mail.answer.is_some());
        let remark = mail
            .answer
            .as_ref()
            .and_then(|answer| answer.remark.clone());
        let zone = self.visit.time_zone.rules();
        let when = self.language.moment(zone.to_datetime(mail.received_at));
        let words = [
            ("when", when.into()),
            ("source", mail.sender_address.clone().into()),
        ];
        let known = mail.participant.map(|one| self.name(one));
        let known = known.filter(|name| !name.is_empty());
        Ok(Mail {
            id: mail.id,
            who: known.unwrap_or_else(|| mail.sender_name.clone()),
            what: self.language.say(key)?,
            how: self.language.say_with("data-when-how", words)?,
            about: answered.map_or_else(|| mail.subject.clone(), |item| self.title(item)),
            words: mail
                .body
                .clone()
                .or(remark)
                .filter(|words| !words.is_empty()),
            answer: answer.transpose()?,
        })
    }

    /// To whom nothing is mailed, by name.
    pub(super) fn unreached(&self, reach: &[Reach]) -> Result<Vec<Unreached>, TextError> {
        let mut unreached = Vec::new();
        for one in reach {
            let key = match one.suppressed {
                None => continue,
                Some(SuppressionReason::Bounced) => "replies-bounced",
                Some(SuppressionReason::Refused) => "replies-refuses-mail",
            };
            let who = self.name(one.participant);
            if !who.is_empty() {
                unreached.push(Unreached {
                    id: one.participant,
                    who,
                    why: self.language.say(key)?,
                });
            }
        }
        unreached.sort_by(|one, other| one.who.cmp(&other.who));
        Ok(unreached)
    }

    fn said(&self, answer: &ReceivedAnswer) -> Result<Said, TextError> {
        let status = answer.reply.status;
        Ok(Said {
            tone: tone(status),
            icon: icon(status),
            word: self.language.say(word_key(status))?,
        })
    }

    /// What an organiser sees besides of an answer that counts: that another sent it, or who comes instead.
    pub(super) fn marks(&self, asked: &Asked) -> Result<Vec<String>, TextError> {
        let Some(answer) = asked.answer.as_ref() else {
            return Ok(Vec::new());
        };
        let Some((mail, said)) = self.came_by(answer) else {
            return Ok(Vec::new());
        };
        let sender = &mail.sender_address;
        let other = (!is_same_address(sender, &said.attendee)).then_some(("replies-from", sender));
        let instead = said.delegated_to.as_ref().map(|to| ("replies-instead", to));
        let say = |(key, address): (&str, &String)| {
            self.language
                .say_with(key, [("address", address.clone().into())])
        };
        other.into_iter().chain(instead).map(say).collect()
    }

    /// The mail that an answer came by.
    fn came_by(&self, answer: &Answer) -> Option<(&Received, &ReceivedAnswer)> {
        let is_it = |mail: &&Received| {
            mail.participant == Some(answer.participant)
                && mail.item == Some(answer.item)
                && matches!(mail.outcome, Outcome::Counted | Outcome::Confirmed)
        };
        let mut mails = self.received.iter().rev().filter(is_it);
        let mail = mails.find(|mail| {
            mail.answer
                .as_ref()
                .is_some_and(|said| said.reply == answer.reply)
        })?;
        let said = mail.answer.as_ref()?;
        (answer.source == ReplySource::Calendar).then_some((mail, said))
    }
}
