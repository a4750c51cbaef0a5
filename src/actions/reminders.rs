//! Reminders of a visit: those to come, what became of those that were due, and sending what is due now. Nothing is
//! stored ahead: who is to be reminded of what is derived whenever it is asked.

mod absorbed;
mod by_hand;
mod seats;

pub use self::by_hand::{Reminded, remind};

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use self::absorbed::{Said, Verdict};
use self::seats::Seats;
use super::Error;
use super::situations::Situations;
use crate::domain::ids::{ItemId, MessageId, ParticipantId, VisitId};
use crate::domain::notice::Situation;
use crate::domain::publication::Publication;
use crate::domain::reminders::{
    self as domain, Facts, Reminder, ReminderKey, ReminderOutcome, default_rules, reminders,
};
use crate::domain::visit::{ReminderRule, Visit};
use crate::store::fingerprints::{self, OfVisit, Shared};
use crate::store::outbox::{Message, reminding};
use crate::store::publications::Shelf;
use crate::store::reminders::Record;
use crate::store::suppressions::without_reminders;
use crate::store::{self, Db, visits};

/// What is known of all reminders of a visit.
#[derive(Debug)]
pub struct Timeline {
    /// The publication that they are derived from.
    pub latest: Arc<Publication>,
    /// Those of which nothing was decided yet, by due time; some were due already.
    pub open: Vec<Reminder>,
    /// What became of the others, by due time.
    pub settled: Vec<Record>,
    /// Who waits for a place, and was not found waiting before.
    unnoted: Vec<(ParticipantId, ItemId)>,
}

impl Timeline {
    /// What is known now; `None`: the visit was never published.
    ///
    /// # Errors
    /// [`Error::NotFound`], and those of the database.
    pub fn of_visit(
        db: &mut Db,
        shelf: &Shelf,
        (visit, now): (VisitId, Timestamp),
    ) -> Result<Option<Self>, Error> {
        let no_visit = || Error::not_found("visit");
        let Some(latest) = shelf.latest(db, visit)? else {
            return Ok(None);
        };
        let rules = rules(&visits::find(db, visit)?.ok_or_else(no_visit)?);
        let situations = Situations::of_visit(db, shelf, Arc::clone(&latest), now)?;
        let settled = store::reminders::of_visit(db, visit)?;
        let seats = Seats::of_visit(db, shelf, visit)?;
        let unwilling = without_reminders(db)?;
        let by_rule = situations
            .participants()
            .filter(|reach| !unwilling.contains(&reach.participant))
            .flat_map(|reach| of_participant(&situations, reach.participant, &rules));
        let mut open: Vec<Reminder> = by_rule
            .chain(seats.free(&situations))
            .filter(|reminder| !settled.iter().any(|record| record.key == reminder.key))
            .collect();
        open.sort_by(|one, other| (one.due_at, &one.key).cmp(&(other.due_at, &other.key)));
        Ok(Some(Self {
            latest,
            open,
            settled,
            unnoted: seats.unnoted,
        }))
    }

    /// Those to be decided on now, unless another message is to say the same.
    fn due(&self, now: Timestamp) -> Vec<&Reminder> {
        let is_due = |reminder: &&Reminder| {
            let is_over = !reminder.is_of_use(now);
            is_over || (!reminder.waits_for_click && reminder.goes_at(now) <= now)
        };
        self.open.iter().filter(is_due).collect()
    }

    /// When the next of them has to be decided on: it goes, or nobody needs it any more. What waits for another message
    /// is looked at again after a while.
    fn next(&self, db: &mut Db, now: Timestamp) -> Result<Option<Timestamp>, Error> {
        if !self.unnoted.is_empty() {
            return Ok(Some(now));
        }
        let due = self.due(now);
        let said = Said::to(db, (self, &due), now)?;
        let waits = |reminder: &Reminder| {
            due.iter().any(|due| due.key == reminder.key)
                && reminder.is_of_use(now)
                && said.of(reminder) == Verdict::Waits
        };
        let decided = |reminder: &Reminder| {
            if waits(reminder) {
                looked_again(now).min(reminder.until)
            } else if reminder.waits_for_click {
                reminder.until.max(now)
            } else {
                reminder.goes_at(now)
            }
        };
        Ok(self.open.iter().map(decided).min())
    }
}

/// How soon it is looked again at what could not be decided.
const UNDECIDED: SignedDuration = SignedDuration::from_secs(60);

fn looked_again(now: Timestamp) -> Timestamp {
    now.saturating_add(UNDECIDED).unwrap_or(Timestamp::MAX)
}

/// The rules of a visit, or those that hold where it names none.
fn rules(visit: &Visit) -> Vec<ReminderRule> {
    visit.reminders.clone().unwrap_or_else(default_rules)
}

/// The reminders of one participant.
fn of_participant(
    situations: &Situations,
    participant: ParticipantId,
    rules: &[ReminderRule],
) -> Vec<Reminder> {
    let Some(situation) = situations.situation(participant) else {
        return Vec::new();
    };
    reminders(&facts(situations, &situation, rules))
}

/// What decides the reminders of the participant whose situation it is.
fn facts<'a>(
    situations: &'a Situations,
    situation: &'a Situation<'a>,
    rules: &'a [ReminderRule],
) -> Facts<'a> {
    let reach = situations.reach(situation.participant);
    Facts {
        situation,
        rules,
        reader_zone: reach.and_then(|reach| reach.time_zone.as_ref()),
    }
}

/// When a reminder of some visit has to be decided on next, and what that was worked out from.
#[derive(Clone, Debug, Default)]
pub struct Outlook {
    shared: Shared,
    visits: BTreeMap<VisitId, (OfVisit, Option<Timestamp>)>,
}

impl Outlook {
    /// As things stand now. What was worked out `before` is kept of visits that did not change and of which nothing has
    /// fallen due.
    ///
    /// # Errors
    /// Those of the database.
    pub fn after(
        db: &mut Db,
        shelf: &Shelf,
        (before, now): (&Self, Timestamp),
    ) -> Result<Self, Error> {
        let shared = fingerprints::shared(db)?;
        let mut visits = BTreeMap::new();
        for (visit, fingerprint) in fingerprints::of_published_from(db, earliest_end(now))? {
            let known = before.visits.get(&visit);
            let known = known.filter(|(then, next)| {
                shared == before.shared
                    && *then == fingerprint
                    && next.is_none_or(|next| now < next)
            });
            let next = match known {
                Some((_, next)) => *next,
                None => next_of_visit(db, shelf, (visit, now))?,
            };
            visits.insert(visit, (fingerprint, next));
        }
        Ok(Self { shared, visits })
    }

    /// The visits of which something is due.
    pub fn due(&self, now: Timestamp) -> impl Iterator<Item = VisitId> {
        let is_due = move |next: &Option<Timestamp>| next.is_some_and(|next| next <= now);
        let due = self
            .visits
            .iter()
            .filter(move |(_, (_, next))| is_due(next));
        due.map(|(visit, _)| *visit)
    }

    /// Leaves a visit alone for a while: what is due of it cannot be decided.
    pub fn put_off(&mut self, visit: VisitId, now: Timestamp) {
        if let Some((_, next)) = self.visits.get_mut(&visit) {
            *next = Some(looked_again(now));
        }
    }

    /// When something falls due next.
    #[must_use]
    pub fn next(&self) -> Option<Timestamp> {
        self.visits.values().filter_map(|(_, next)| *next).min()
    }
}

/// When something of a visit has to be decided on next. One that cannot be read is looked at again after a while.
fn next_of_visit(
    db: &mut Db,
    shelf: &Shelf,
    (visit, now): (VisitId, Timestamp),
) -> Result<Option<Timestamp>, Error> {
    let next = match Timeline::of_visit(db, shelf, (visit, now)) {
        Ok(Some(timeline)) => timeline.next(db, now),
        Ok(None) => Ok(None),
        Err(error) => Err(error),
    };
    match next {
        Err(error) if error.is_its_own() => {
            tracing::error!(%visit, %error, "the reminders of a visit cannot be worked out");
            Ok(Some(looked_again(now)))
        }
        next => next,
    }
}

/// For so many days after a visit it is noted what could not be sent.
const LOOKED_BACK: i64 = 92;

/// Visits that ended before this day are not looked at.
fn earliest_end(now: Timestamp) -> Date {
    let today = jiff::tz::TimeZone::UTC.to_datetime(now).date();
    today.saturating_sub(jiff::Span::new().days(LOOKED_BACK))
}

/// Decides on every reminder of a visit that is due: it gets a message, or is dropped since another message says it or
/// its time is over. Returns on how many.
///
/// # Errors
/// [`Error::NotFound`], and those of the database.
pub fn send_due(
    db: &mut Db,
    shelf: &Shelf,
    (visit, now): (VisitId, Timestamp),
) -> Result<usize, Error> {
    visits::lock(db, visit)?;
    let Some(timeline) = Timeline::of_visit(db, shelf, (visit, now))? else {
        return Ok(0);
    };
    let due = timeline.due(now);
    let mut said = Said::to(db, (&timeline, &due), now)?;
    let mut decided = timeline.unnoted.len();
    for pair in &timeline.unnoted {
        store::waiting::insert(db, *pair, now)?;
    }
    for reminder in by_breadth(due) {
        let is_of_use = reminder.is_of_use(now);
        let (outcome, message) = match said.of(reminder) {
            Verdict::Said(message) => (ReminderOutcome::Absorbed, Some(message)),
            // it goes if that message does not
            Verdict::Waits if is_of_use => continue,
            Verdict::Waits | Verdict::Unsaid if !is_of_use => (ReminderOutcome::Missed, None),
            Verdict::Waits | Verdict::Unsaid => {
                let message = write(db, (visit, timeline.latest.version), (reminder, now))?;
                said.add(reminder, message, now);
                (ReminderOutcome::Written, Some(message))
            }
        };
        let record = Record::of(reminder, (outcome, message), now);
        store::reminders::insert(db, record)?;
        decided += 1;
    }
    Ok(decided)
}

/// Those about more items first: they may say what the others would.
fn by_breadth(mut due: Vec<&Reminder>) -> Vec<&Reminder> {
    due.sort_by_key(|reminder| std::cmp::Reverse(reminder.items.len()));
    due
}

fn write(
    db: &mut Db,
    (visit, version): (VisitId, u32),
    (reminder, now): (&Reminder, Timestamp),
) -> Result<MessageId, Error> {
    let to = (visit, reminder.key.participant);
    Ok(reminding::insert(db, to, (version, now))?)
}

/// Sends reminders that wait for an organiser, by what makes them the same ones. Returns how many: those of which it
/// was decided meanwhile, or which nobody needs any more, are left out.
///
/// # Errors
/// [`Error::NotFound`], and those of the database.
pub fn release(
    db: &mut Db,
    shelf: &Shelf,
    (visit, now): (VisitId, Timestamp),
    chosen: &[ReminderKey],
) -> Result<usize, Error> {
    visits::lock(db, visit)?;
    let timeline = Timeline::of_visit(db, shelf, (visit, now))?;
    let timeline = timeline.ok_or_else(|| Error::not_found("publication of this visit"))?;
    let is_meant = |reminder: &&Reminder| {
        reminder.waits_for_click && reminder.is_of_use(now) && chosen.contains(&reminder.key)
    };
    let mut released = 0;
    for reminder in timeline.open.iter().filter(is_meant) {
        let message = write(db, (visit, timeline.latest.version), (reminder, now))?;
        let record = Record::of(reminder, (ReminderOutcome::Written, Some(message)), now);
        store::reminders::insert(db, record)?;
        released += 1;
    }
    Ok(released)
}

/// Lets a reminder that failed go again, if it is still of use.
///
/// # Errors
/// [`Error::Conflict`] if it is not.
pub fn send_again(
    db: &mut Db,
    failed: &Message,
    (version, now): (u32, Timestamp),
) -> Result<MessageId, Error> {
    let records = store::reminders::of_messages(db, &[failed.id])?;
    if !records.iter().any(|record| now < record.until) {
        let why = "what this reminder was about has begun";
        return Err(Error::Conflict(why.to_owned()));
    }
    let message = reminding::insert(db, (failed.visit, failed.participant), (version, now))?;
    store::reminders::replace_message(db, failed.id, message)?;
    Ok(message)
}

/// What messages that remind are to say now. Those that are missing have nothing to say any more.
///
/// # Errors
/// Those of the database.
pub fn of_messages(
    db: &mut Db,
    (shelf, situations): (&Shelf, &Situations),
    messages: &[MessageId],
) -> Result<BTreeMap<MessageId, Reminder>, store::Error> {
    let mut records = store::reminders::of_messages(db, messages)?;
    if records.is_empty() {
        return Ok(BTreeMap::new());
    }
    let unwilling = without_reminders(db)?;
    records.retain(|record| !unwilling.contains(&record.key.participant));
    let visit = visits::find(db, situations.latest().visit.id)?;
    let visit = visit.ok_or(store::Error::Missing)?;
    let free = Seats::of_visit(db, shelf, visit.id)?.free(situations);
    let rules = rules(&visit);
    let of_record = |record: Record| {
        let participant = record.key.participant;
        let reminder = if let Some(day) = record.key.asked_on() {
            let situation = situations.situation(participant)?;
            domain::by_hand(&facts(situations, &situation, &rules), day)
        } else {
            let mut all = of_participant(situations, participant, &rules);
            all.extend(free.iter().cloned());
            all.into_iter().find(|reminder| reminder.key == record.key)
        };
        Some((record.message?, reminder?))
    };
    Ok(records.into_iter().filter_map(of_record).collect())
}

/// Those of messages that must not be sent again: they remind of what has begun by `now`.
///
/// # Errors
/// Those of the database.
pub fn too_late(
    db: &mut Db,
    messages: &[MessageId],
    now: Timestamp,
) -> Result<Vec<MessageId>, store::Error> {
    let records = store::reminders::of_messages(db, messages)?.into_iter();
    let late = records.filter(|record| record.until <= now);
    Ok(late.filter_map(|record| record.message).collect())
}
