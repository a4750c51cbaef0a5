//! Writing a question for a time, to those who have not answered it.

use super::letters::wrong;
use super::{Desk, Draft, Nothing};
use crate::actions::poll;
use crate::domain::message::MessageKind;
use crate::domain::notice::{Channel, Situation};
use crate::domain::poll::Question;
use crate::mail;
use crate::mail::letters;
use crate::store::outbox::Message;

impl Desk<'_> {
    /// A question, unless who is asked only reads their page, or is to be called.
    pub(super) fn question(
        &self,
        message: &Message,
        situation: &Situation<'_>,
        question: &Question,
    ) -> Result<(Draft, mail::Message), Nothing> {
        let participant = message.participant;
        let is_on_roster = self.situations.latest().roster.contains_key(&participant);
        let channel = situation.channel().filter(|_| is_on_roster);
        let why = "they find the question on their page, or take part no more";
        if channel.ok_or(Nothing::ToRemindOf(why))? == Channel::ByHand {
            let secretariat = &self.sender.secretariat;
            let words = poll::words(secretariat, &self.situations, (participant, question));
            return Err(Nothing::ToAsk(words.map_err(wrong)?));
        }
        let to = situation.delivery.address.unwrap_or_default();
        let letters = self.readers(message, to)?;
        let letters = letters
            .iter()
            .map(|reader| letters::question(&reader.context(), question));
        let (written, copies) = self.freeze_all(letters)?;
        let draft = Draft {
            copies,
            kind: MessageKind::Reminder,
            moved: Vec::new(),
            told: Vec::new(),
        };
        Ok((draft, written))
    }
}
