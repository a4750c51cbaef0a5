//! Reminders: what is due when, derived from the programme and the rules of the visit and never stored ahead. So every
//! publication, every answer and every changed rule counts at once.

pub mod clock;
mod key;
#[cfg(test)]
mod tests;

pub use self::key::{Occasion, ReminderKey};

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};

use self::key::{BY_HAND, PLACE};
use crate::domain::Closed as _;
use crate::domain::agenda::{ItemStatus, PartRole, PlaceRole};
use crate::domain::closed::closed;
use crate::domain::ids::{ItemId, TopicId};
use crate::domain::notice::{Situation, is_invited};
use crate::domain::programme::{Entry, Reader};
use crate::domain::publication::FrozenParticipant;
use crate::domain::reply::ReplyStatus;
use crate::domain::time::{LocalTime, Zone};
use crate::domain::visit::{Notify, ParticipantRole, ReminderKind, ReminderRule, VisitStatus};

closed! {
    /// What became of a reminder.
    ReminderOutcome { Written = "written", Absorbed = "absorbed", Missed = "missed" }
}

/// When the programme of the next day goes, unless its rule says otherwise.
pub const EVE_AT: Time = Time::constant(18, 0, 0, 0);

/// How long before the first item, unless the rule says otherwise.
pub const BEFORE_FIRST_ITEM: &str = "PT24H";

/// How long before the day until which answers are wanted, unless the rule says otherwise.
pub const BEFORE_REPLY_BY: &str = "P3D";

/// At what time of the day until which answers are wanted that day is counted from.
const ANSWERS_AT: Time = Time::constant(9, 0, 0, 0);

/// One reminder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// What makes it the same one.
    pub key: ReminderKey,
    /// Why.
    pub occasion: Occasion,
    /// Its items, by start.
    pub items: Vec<ItemId>,
    /// When it goes.
    pub due_at: Timestamp,
    /// From then on it is of no use.
    pub until: Timestamp,
    /// The zone in which its reader sleeps.
    pub zone: Zone,
    /// Whether an organiser decides if it goes.
    pub waits_for_click: bool,
}

impl Reminder {
    /// When it goes, seen from `now`: at its time. If that was missed, at once; but it wakes nobody whom it can still
    /// reach in the morning.
    #[must_use]
    pub fn goes_at(&self, now: Timestamp) -> Timestamp {
        if self.due_at > now {
            return self.due_at;
        }
        clock::end_of_quiet(now, &self.zone)
            .filter(|morning| *morning < self.until)
            .unwrap_or(now)
    }

    /// Whether it still helps.
    #[must_use]
    pub fn is_of_use(&self, now: Timestamp) -> bool {
        now < self.until
    }
}

/// The rules that hold where a visit names none: the eve's programme, and what is not answered yet.
#[must_use]
pub fn default_rules() -> Vec<ReminderRule> {
    [ReminderKind::Eve, ReminderKind::MissingReply]
        .map(|kind| ReminderRule {
            kind,
            at: None,
            before: None,
        })
        .into()
}

/// What decides the reminders of one participant.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// What is published, what they know and answered, and how they are reached.
    pub situation: &'a Situation<'a>,
    /// The rules of the visit.
    pub rules: &'a [ReminderRule],
    /// Where their own clocks hang, if known.
    pub reader_zone: Option<&'a Zone>,
}

/// Every reminder of a participant, those whose time is over included, by due time. There are none for who is not
/// written to, who is gone, what is cancelled, declined, or not told yet.
#[must_use]
pub fn reminders(facts: &Facts<'_>) -> Vec<Reminder> {
    let Some(programme) = Programme::of(facts) else {
        return Vec::new();
    };
    let mut all: Vec<Reminder> = Vec::new();
    for rule in facts.rules {
        for reminder in programme.by_rule(rule) {
            // two rules that come to the same are one
            if !all.iter().any(|other| other.key == reminder.key) {
                all.push(reminder);
            }
        }
    }
    all.sort_by(|one, other| (one.due_at, &one.key).cmp(&(other.due_at, &other.key)));
    all
}

/// That a place at an item became free for which the participant has waited since `since`; `None`: they do not come any
/// more.
#[must_use]
pub fn place(facts: &Facts<'_>, item: ItemId, since: Timestamp) -> Option<Reminder> {
    let programme = Programme::of(facts)?;
    let entry = programme.entries.iter().find(|entry| entry.id == item)?;
    let starts = &entry.sight.period.starts;
    let key = programme.key(PLACE.to_owned(), Some(item), starts.wall);
    let zone = programme.zone_at(since);
    Some(Reminder {
        key,
        occasion: Occasion::Place,
        items: vec![item],
        due_at: since,
        until: starts.instant(),
        zone,
        waits_for_click: false,
    })
}

/// What an organiser asks for on a day of the visit's calendar: all that is not answered yet, once a day; `None`: nothing
/// is missing, or they are not written to.
#[must_use]
pub fn by_hand(facts: &Facts<'_>, day: Date) -> Option<Reminder> {
    let programme = Programme::of(facts)?;
    let missing = programme.missing();
    let until = missing.first()?.sight.period.starts.instant();
    let key = programme.key(BY_HAND.to_owned(), None, day.into());
    let items = missing.iter().map(|entry| entry.id).collect();
    let now = facts.situation.now;
    Some(Reminder {
        key,
        occasion: Occasion::Rule(ReminderKind::MissingReply),
        items,
        due_at: now,
        until,
        zone: programme.zone_at(now),
        waits_for_click: false,
    })
}

/// What the participant was told of and has not declined, by start.
fn entries<'a>(situation: &'a Situation<'a>, on_roster: &'a FrozenParticipant) -> Vec<Entry<'a>> {
    let reader = Reader::Participant(situation.participant, on_roster);
    let is_expected = |entry: &Entry<'_>| {
        let known = situation.known.get(&entry.id);
        let told = known.map(|known| known.told);
        let told = told.filter(|told| told.is_expected());
        told.is_some_and(|told| answer(situation, entry.id, told.asked) != ReplyStatus::Declined)
    };
    let mut entries = situation.publication.programme(reader);
    entries.retain(|entry| entry.sight.status != ItemStatus::Cancelled && is_expected(entry));
    entries
}

fn answer(situation: &Situation<'_>, item: ItemId, asked: u32) -> ReplyStatus {
    let reply = situation.replies.get(&item);
    reply.map_or(ReplyStatus::NeedsAction, |reply| reply.counted(asked))
}

/// What one participant is reminded of.
struct Programme<'a> {
    facts: &'a Facts<'a>,
    on_roster: &'a FrozenParticipant,
    entries: Vec<Entry<'a>>,
}

impl<'a> Programme<'a> {
    /// Nothing of who is not written to or gone, and of a visit that is cancelled.
    fn of(facts: &'a Facts<'a>) -> Option<Self> {
        let situation = facts.situation;
        let is_written_to = matches!(
            situation.delivery.notify,
            Notify::Invitations | Notify::Programme
        ) && situation.delivery.address.is_some();
        let publication = situation.publication;
        let on_roster = publication.roster.get(&situation.participant)?;
        let is_on = publication.visit.status == VisitStatus::Planned;
        (is_on && is_written_to).then(|| Self {
            facts,
            on_roster,
            entries: entries(situation, on_roster),
        })
    }

    fn by_rule(&self, rule: &ReminderRule) -> Vec<Reminder> {
        match rule.kind {
            ReminderKind::Eve => self.eves(rule.at.unwrap_or(EVE_AT)),
            ReminderKind::FirstItem => self.first_item(rule).into_iter().collect(),
            ReminderKind::MissingReply => self.missing_reply(rule).into_iter().collect(),
        }
    }

    /// The programme of each day, on the day before it.
    fn eves(&self, at: Time) -> Vec<Reminder> {
        let day = |entry: &Entry<'_>| entry.sight.period.starts.wall.date();
        let days = self
            .entries
            .chunk_by(|one, other| day(one) == day(other))
            .filter_map(|entries| {
                let starts = &entries.first()?.sight.period.starts;
                let due_at = clock::eve(starts.wall.date(), at, &starts.zone)?;
                let key = self.key("eve".to_owned(), None, starts.wall.date().into());
                let items = entries.iter().map(|entry| entry.id).collect();
                Some(self.reminder(ReminderKind::Eve, key, items, (due_at, starts.instant())))
            });
        days.collect()
    }

    /// Some time before the visit begins for its reader.
    fn first_item(&self, rule: &ReminderRule) -> Option<Reminder> {
        let before = rule.before.as_deref().unwrap_or(BEFORE_FIRST_ITEM);
        let first = self.entries.first()?;
        let starts = &first.sight.period.starts;
        let due_at = clock::before(starts, before)?;
        let key = self.key(named(rule.kind, before), Some(first.id), starts.wall);
        let when = (due_at, starts.instant());
        Some(self.reminder(rule.kind, key, vec![first.id], when))
    }

    /// What is not answered yet, by start.
    fn missing(&self) -> Vec<&Entry<'_>> {
        let situation = self.facts.situation;
        let is_missing = |entry: &&Entry<'_>| {
            let told = situation.known.get(&entry.id).map(|known| &known.told);
            let asked = told.map_or(0, |told| told.asked);
            let notify = situation.delivery.notify;
            let is_invited = is_invited(notify, told.map(|told| told.channel));
            entry.sight.asks_reader(is_invited)
                && entry.sight.period.starts.instant() > situation.now
                && answer(situation, entry.id, asked) == ReplyStatus::NeedsAction
        };
        self.entries.iter().filter(is_missing).collect()
    }

    /// All that is not answered yet, some time before the day until which answers are wanted.
    fn missing_reply(&self, rule: &ReminderRule) -> Option<Reminder> {
        let visit = &self.facts.situation.publication.visit;
        let reply_by = visit.reply_by?;
        let missing = self.missing();
        let first = missing.first()?;
        let before = rule.before.as_deref().unwrap_or(BEFORE_REPLY_BY);
        let counted_from = LocalTime {
            wall: reply_by.to_datetime(ANSWERS_AT),
            zone: visit.time_zone.clone(),
        };
        let due_at = clock::before(&counted_from, before)?;
        let until = end_of(reply_by, &visit.time_zone).min(first.sight.period.starts.instant());
        let key = self.key(named(rule.kind, before), None, reply_by.into());
        let items = missing.iter().map(|entry| entry.id).collect();
        let reminder = self.reminder(rule.kind, key, items, (due_at, until));
        Some(Reminder {
            waits_for_click: self.is_of_standing(&missing),
            ..reminder
        })
    }

    /// Whether a person writes to them, not a rule: heads, hosts and speakers.
    fn is_of_standing(&self, entries: &[&Entry<'_>]) -> bool {
        let is_standing_part = |part: &PartRole| matches!(part, PartRole::Host | PartRole::Speaker);
        matches!(
            self.on_roster.role,
            ParticipantRole::HeadOfDelegation | ParticipantRole::Host | ParticipantRole::Speaker
        ) || entries
            .iter()
            .any(|entry| entry.sight.own_parts.iter().any(is_standing_part))
    }

    fn key(&self, rule: String, item: Option<ItemId>, starts: DateTime) -> ReminderKey {
        let participant = self.facts.situation.participant;
        ReminderKey {
            participant,
            rule,
            about: item.map_or(TopicId(participant.0), |item| TopicId(item.0)),
            starts,
        }
    }

    fn reminder(
        &self,
        kind: ReminderKind,
        key: ReminderKey,
        items: Vec<ItemId>,
        (due_at, until): (Timestamp, Timestamp),
    ) -> Reminder {
        let zone = self.zone_at(due_at);
        Reminder {
            key,
            occasion: Occasion::Rule(kind),
            items,
            due_at: clock::ahead_of_quiet(due_at, &zone),
            until,
            zone,
            waits_for_click: false,
        }
    }

    /// The zone in which the reader is at an instant: where their visit took them last, else at home.
    fn zone_at(&self, at: Timestamp) -> Zone {
        let is_somewhere = |entry: &&Entry<'_>| {
            let mut places = entry.sight.places.iter();
            entry.sight.period.starts.instant() <= at
                && places.any(|seen| seen.own && seen.place.role != PlaceRole::From)
        };
        let last = self.entries.iter().rev().find(is_somewhere);
        let visit = &self.facts.situation.publication.visit;
        match (last, self.facts.reader_zone) {
            (Some(entry), _) => entry.sight.period.ends.zone.clone(),
            (None, Some(home)) => home.clone(),
            (None, None) => visit.time_zone.clone(),
        }
    }
}

/// A rule by its kind and its length.
fn named(kind: ReminderKind, before: &str) -> String {
    format!("{} {before}", kind.word())
}

/// The first moment after a day.
fn end_of(day: Date, zone: &Zone) -> Timestamp {
    let next = day.tomorrow().unwrap_or(day);
    let midnight = LocalTime {
        wall: next.into(),
        zone: zone.clone(),
    };
    midnight.instant()
}
