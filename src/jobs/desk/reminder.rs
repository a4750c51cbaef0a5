//! Writing a reminder: what its reader needs to know by now, from the latest publication.

use super::{Desk, Draft, Nothing};
use crate::domain::capability::Mailing;
use crate::domain::message::MessageKind;
use crate::domain::notice::Situation;
use crate::mail;
use crate::mail::letters;
use crate::mail::message::Letter;
use crate::store::outbox::Message;

impl Desk<'_> {
    /// A reminder, unless nobody needs it any more.
    pub(super) fn reminder(
        &self,
        message: &Message,
        situation: &Situation<'_>,
    ) -> Result<(Draft, mail::Message), Nothing> {
        let why = "what it reminds of was moved, cancelled, declined or answered";
        let reminder = self.reminders.get(&message.id);
        let reminder = reminder.ok_or(Nothing::ToRemindOf(why))?;
        let to = situation.delivery.address.unwrap_or_default();
        let replies = situation.counted_replies(&[]);
        let letters = self.readers(message, to)?;
        let mailing = Mailing::Reminders(message.participant);
        let end = self.sender.secretariat.links.unsubscribe_url(mailing);
        let letters = letters.iter().map(|reader| {
            let context = reader.context();
            let about = (reminder.occasion, reminder.items.as_slice());
            let letter = letters::reminder(&context, about, &replies)?;
            // who reads a copy does not decide for whom it is for
            let unsubscribe = context.assistant.is_none().then(|| end.clone());
            Ok(Letter {
                unsubscribe,
                ..letter
            })
        });
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
