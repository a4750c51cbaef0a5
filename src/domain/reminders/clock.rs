//! The arithmetic of reminders: days are counted on the wall, hours as they elapse, and nobody is woken.

use jiff::civil::{Date, DateTime, Time};
use jiff::{Span, Timestamp};

use crate::domain::time::{LocalTime, Zone};

/// The reader's night begins.
const NIGHT: Time = Time::constant(22, 0, 0, 0);

/// The reader's night ends.
const MORNING: Time = Time::constant(7, 0, 0, 0);

/// When a message goes that would come by night: early enough to be there before it.
const LAST_BEFORE_NIGHT: Time = Time::constant(21, 45, 0, 0);

/// The day before `day` at a time of day. Where clocks skip that time it is the one after the gap, where they show it
/// twice the earlier.
#[must_use]
pub fn eve(day: Date, at: Time, zone: &Zone) -> Option<Timestamp> {
    let eve = day.yesterday().ok()?;
    Some(on_wall(eve.to_datetime(at), zone))
}

/// `duration` (ISO 8601) before a local time: years to days on the wall, hours to seconds as they elapse.
#[must_use]
pub fn before(start: &LocalTime, duration: &str) -> Option<Timestamp> {
    let span: Span = duration.parse().ok()?;
    let zoned = start.instant().to_zoned(start.zone.rules());
    zoned.checked_sub(span).ok().map(|zoned| zoned.timestamp())
}

/// `at`, or if its reader sleeps then, the end of the evening before.
#[must_use]
pub fn ahead_of_quiet(at: Timestamp, zone: &Zone) -> Timestamp {
    let wall = zone.rules().to_datetime(at);
    let evening = if wall.time() >= NIGHT {
        Some(wall.date())
    } else if wall.time() < MORNING {
        wall.date().yesterday().ok()
    } else {
        None
    };
    evening.map_or(at, |day| {
        on_wall(day.to_datetime(LAST_BEFORE_NIGHT), zone).min(at)
    })
}

/// When a reader who sleeps at `at` wakes; `None`: they are awake.
#[must_use]
pub fn end_of_quiet(at: Timestamp, zone: &Zone) -> Option<Timestamp> {
    let wall = zone.rules().to_datetime(at);
    let morning = if wall.time() >= NIGHT {
        wall.date().tomorrow().ok()?
    } else if wall.time() < MORNING {
        wall.date()
    } else {
        return None;
    };
    Some(on_wall(morning.to_datetime(MORNING), zone).max(at))
}

fn on_wall(wall: DateTime, zone: &Zone) -> Timestamp {
    let local = LocalTime {
        wall,
        zone: zone.clone(),
    };
    local.instant()
}
