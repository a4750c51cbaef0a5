//! The letters of a message: one to the participant, and a copy to each of their assistants, without calendar.

use super::{Desk, Draft, Nothing};
use crate::actions::secretariat::Addressee;
use crate::domain::ids::CalendarUid;
use crate::domain::message::MessageKind;
use crate::domain::notice::{Act, Sending, Situation, Telling};
use crate::domain::reply::ReplyStatus;
use crate::mail;
use crate::mail::letters::{self, Context, LetterError, Standing};
use crate::mail::message::Letter;
use crate::store::ids;
use crate::store::outbox::Message;
use crate::store::outbox::claim::Frozen;
use crate::store::outbox::copies::Copy;

/// Somebody who gets a letter.
pub(super) struct Reader<'a> {
    addressee: Addressee<'a>,
    to: &'a str,
    message_id: String,
}

impl Reader<'_> {
    /// What their letter is made of.
    pub(super) fn context(&self) -> Context<'_> {
        self.addressee.context(self.to, &self.message_id)
    }
}

impl Desk<'_> {
    /// Who gets a message that goes to `to`: the participant, then their assistants.
    pub(super) fn readers<'s>(
        &'s self,
        message: &Message,
        to: &'s str,
    ) -> Result<Vec<Reader<'s>>, Nothing> {
        let participant = message.participant;
        let secretariat = &self.sender.secretariat;
        let addressee = secretariat.addressee(&self.situations, participant);
        let addressee = addressee.ok_or(LetterError::NothingSeen).map_err(wrong)?;
        let assistants = self.situations.reach(participant).into_iter();
        let assistants = assistants.flat_map(|reach| &reach.mail_to);
        let copies = assistants.zip(1_usize..).map(|(assistant, number)| Reader {
            addressee: addressee.assisted_by(assistant),
            to: &assistant.email,
            message_id: self.sender.copy_id(message.id, number),
        });
        let copies: Vec<Reader<'s>> = copies.collect();
        let own = Reader {
            addressee,
            to,
            message_id: self.sender.message_id(message.id),
        };
        Ok(std::iter::once(own).chain(copies).collect())
    }

    /// One invitation, or its end.
    pub(super) fn invitation(
        &self,
        message: &Message,
        situation: &Situation<'_>,
        telling: &Telling<'_>,
    ) -> Result<(Draft, mail::Message), Nothing> {
        let told = telling.told_after(situation, self.sending());
        let reply = situation.replies.get(&telling.item);
        let standing = Standing {
            told: &told,
            reply: reply.map_or(ReplyStatus::NeedsAction, |reply| reply.counted(told.asked)),
        };
        let to = telling.address(situation).unwrap_or_default();
        let letters = self.readers(message, to)?;
        let letters = letters
            .iter()
            .map(|reader| letters::invitation(&reader.context(), telling, standing));
        let (written, copies) = self.freeze_all(letters)?;
        let draft = Draft {
            copies,
            kind: telling.kind(),
            moved: vec![self.situations.moved(situation, telling)],
            // what they know of the item otherwise stays
            told: if telling.act == Act::Clear {
                Vec::new()
            } else {
                vec![(telling.item, told)]
            },
        };
        Ok((draft, written))
    }

    /// The whole programme, with what changed on top.
    pub(super) fn programme(
        &self,
        message: &Message,
        situation: &Situation<'_>,
        news: &[Telling<'_>],
    ) -> Result<(Draft, mail::Message), Nothing> {
        let to = situation.delivery.address.unwrap_or_default();
        let tellings = situation.told_by_programme(news);
        let replies = situation.counted_replies(&tellings);
        let letters = self.readers(message, to)?;
        let letters = letters
            .iter()
            .map(|reader| letters::programme(&reader.context(), news, &replies));
        let (written, copies) = self.freeze_all(letters)?;
        let told = |telling: &Telling<'_>| {
            let told = telling.told_after(situation, self.sending());
            (telling.item, told)
        };
        let moved = tellings
            .iter()
            .map(|telling| self.situations.moved(situation, telling));
        let draft = Draft {
            copies,
            kind: MessageKind::Programme,
            moved: moved.collect(),
            told: tellings.iter().map(told).collect(),
        };
        Ok((draft, written))
    }

    /// Freezes letters: the first as it is, the others as copies, in which no calendar may be.
    pub(super) fn freeze_all(
        &self,
        letters: impl Iterator<Item = Result<Letter, LetterError>>,
    ) -> Result<(mail::Message, Vec<Copy>), Nothing> {
        let secretariat = &self.sender.secretariat;
        let mut letters = letters.enumerate().map(|(place, letter)| {
            let letter = letter.map_err(wrong)?;
            let calendar = letter.calendar.filter(|_| place == 0);
            let letter = Letter { calendar, ..letter };
            secretariat.freeze(&letter).map_err(wrong)
        });
        let nobody = || wrong(LetterError::NothingSeen);
        let own = letters.next().ok_or_else(nobody)??;
        let copies = letters.map(|copy| {
            let id = ids::new();
            let frozen = Frozen {
                envelope_from: secretariat.envelope_from(id),
                ..frozen(copy?)
            };
            Ok(Copy { id, frozen })
        });
        Ok((own, copies.collect::<Result<_, _>>()?))
    }

    fn sending(&self) -> Sending<'_> {
        Sending {
            fresh_uid: ids::random::<CalendarUid>(),
            organizer: &self.sender.secretariat.from.address,
            now: self.now,
        }
    }
}

/// The bytes of a message, as they are kept.
pub(super) fn frozen(message: mail::Message) -> Frozen {
    Frozen {
        message_id: message.message_id,
        envelope_from: message.envelope_from,
        envelope_to: message.envelope_to,
        bytes: message.bytes,
    }
}

pub(super) fn wrong(error: impl std::error::Error) -> Nothing {
    Nothing::Writable(error.to_string())
}
