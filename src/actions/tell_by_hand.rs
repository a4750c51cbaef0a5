//! Recording that somebody was told by hand: from then on they know what was read out to them.

use jiff::Timestamp;

use super::Error;
use super::retry::message_of;
use super::secretariat::Secretariat;
use super::situations::Situations;
use crate::domain::closed::Closed as _;
use crate::domain::ids::{CalendarUid, MessageId, VisitId};
use crate::domain::message::MessageState;
use crate::domain::notice::{Act, Channel, Sending, notice};
use crate::domain::visit::Notify;
use crate::store::outbox::{self, Message, Settlement, settle};
use crate::store::{Db, ids, replies, told, visits};

/// Records who told it, how and when, and moves what the participant knows.
///
/// # Errors
/// [`Error::NotFound`], and [`Error::Conflict`] if the message does not wait to be told by hand.
pub fn tell_by_hand(
    db: &mut Db,
    secretariat: &Secretariat,
    (visit, id): (VisitId, MessageId),
    (settlement, now): (&Settlement, Timestamp),
) -> Result<Message, Error> {
    visits::lock(db, visit)?;
    let message = message_of(db, visit, id)?;
    if message.state != MessageState::ByHand || !outbox::settle_by_hand(db, id, settlement)? {
        let why = format!(
            "the message is {}: only one that waits to be told by hand can be recorded so",
            message.state.word()
        );
        return Err(Error::Conflict(why));
    }
    // what was read out is what the row was written from, even if there is a newer publication since, or more to say
    let moved = settle::moved(db, id)?;
    let read_out = secretariat.shelf.get(db, visit, message.version)?;
    let participant = message.participant;
    let situations =
        Situations::of_participants(db, &secretariat.shelf, read_out, (&[participant], now))?;
    if let Some(mut situation) = situations.situation(participant) {
        // whichever way they chose since
        situation.delivery.notify = Notify::ByHand;
        for telling in notice(&situation)
            .iter()
            .filter(|telling| telling.channel == Channel::ByHand)
            .filter(|telling| {
                let now = situations.moved(&situation, telling);
                moved.iter().any(|(_, then)| then.is_same_move(&now))
            })
        {
            let sending = Sending {
                fresh_uid: ids::random::<CalendarUid>(),
                organizer: &secretariat.from.address,
                now,
            };
            let known = telling.told_after(&situation, sending);
            told::move_to(db, (participant, telling.item), Some(&known), Some(id))?;
            if matches!(telling.act, Act::Cancel | Act::Withdraw) {
                replies::forget(db, (participant, telling.item), now)?;
            }
        }
    }
    message_of(db, visit, id)
}
