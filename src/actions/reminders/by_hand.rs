//! Reminding chosen people, at once, of the answers that are missing from them.

use jiff::Timestamp;

use super::{Timeline, facts, write};
use crate::actions::Error;
use crate::actions::situations::Situations;
use crate::domain::ids::{ParticipantId, VisitId};
use crate::domain::reminders::{Reminder, ReminderOutcome, by_hand};
use crate::domain::visit::Notify;
use crate::store::publications::Shelf;
use crate::store::reminders::{self, Record};
use crate::store::suppressions::without_reminders;
use crate::store::{Db, visits};

/// What became of reminding one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminded {
    /// A message is on its way.
    Sent,
    /// No answer is missing from them: nothing was published, asked, or left open.
    NothingMissing,
    /// They are not written to, or want no reminders.
    NotWritten,
    /// They were reminded today already.
    Today,
}

/// Reminds each of these participants of the answers that are missing from them, whatever the rules of the visit say;
/// once a day. Whose reminder waits for an organiser gets that one.
///
/// # Errors
/// [`Error::NotFound`] if there is no such visit, and those of the database.
pub fn remind(
    db: &mut Db,
    shelf: &Shelf,
    (visit, now): (VisitId, Timestamp),
    chosen: &[ParticipantId],
) -> Result<Vec<(ParticipantId, Reminded)>, Error> {
    visits::lock(db, visit)?;
    let Some(timeline) = Timeline::of_visit(db, shelf, (visit, now))? else {
        let nothing = chosen.iter().map(|id| (*id, Reminded::NothingMissing));
        return Ok(nothing.collect());
    };
    let situations = Situations::of_visit(db, shelf, timeline.latest.clone(), now)?;
    let unwilling = without_reminders(db)?;
    let mut outcomes = Vec::new();
    for id in chosen {
        let outcome = if unwilling.contains(id) || !is_written_to(&situations, *id) {
            Reminded::NotWritten
        } else {
            one(db, (visit, now), (&timeline, &situations), *id)?
        };
        outcomes.push((*id, outcome));
    }
    Ok(outcomes)
}

fn is_written_to(situations: &Situations, id: ParticipantId) -> bool {
    situations.situation(id).is_some_and(|situation| {
        let delivery = situation.delivery;
        let by_mail = matches!(delivery.notify, Notify::Invitations | Notify::Programme);
        by_mail && delivery.address.is_some()
    })
}

fn one(
    db: &mut Db,
    (visit, now): (VisitId, Timestamp),
    (timeline, situations): (&Timeline, &Situations),
    id: ParticipantId,
) -> Result<Reminded, Error> {
    let zone = &timeline.latest.visit.time_zone;
    let today = zone.rules().to_datetime(now).date();
    let situation = situations.situation(id);
    let asked = situation.and_then(|situation| by_hand(&facts(situations, &situation, &[]), today));
    let Some(asked) = asked else {
        return Ok(Reminded::NothingMissing);
    };
    let is_of_today = |record: &Record| {
        let is_theirs = record.key.participant == id && record.outcome == ReminderOutcome::Written;
        let is_same = record.key.occasion() == Some(asked.occasion);
        is_theirs && is_same && zone.rules().to_datetime(record.at).date() == today
    };
    if timeline.settled.iter().any(is_of_today) {
        return Ok(Reminded::Today);
    }
    let waits = |reminder: &&Reminder| {
        let is_theirs = reminder.key.participant == id && reminder.occasion == asked.occasion;
        is_theirs && reminder.waits_for_click && reminder.is_of_use(now)
    };
    let reminder = timeline.open.iter().find(waits).unwrap_or(&asked);
    let message = write(db, (visit, timeline.latest.version), (reminder, now))?;
    let record = Record::of(reminder, (ReminderOutcome::Written, Some(message)), now);
    reminders::insert(db, record)?;
    Ok(Reminded::Sent)
}
