//! The iCalendar object (RFC 5545 §3.4): what every one begins with, and how it becomes text.

use icalendar::{Calendar, Component};

use super::content_line::ContentLines;
use super::time_zone::TimeZones;

/// PRODID of everything we write (RFC 5545 §3.7.3).
const PRODUCT: &str = "-//Escale//Escale//EN";

/// A calendar with what every one must have, and nothing else.
pub(super) fn empty() -> Calendar {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", PRODUCT));
    calendar
}

/// `calendar` and its zones as text. Only what they hold is written: the crate would add a random UID and the time.
pub(super) fn write(calendar: &Calendar, time_zones: &TimeZones) -> String {
    let mut lines = ContentLines::default();
    lines.begin("VCALENDAR");
    for property in &calendar.properties {
        lines.property(property);
    }
    time_zones.write(&mut lines);
    for event in calendar.events() {
        lines.begin("VEVENT");
        for property in event.properties().values() {
            lines.property(property);
        }
        lines.end("VEVENT");
    }
    lines.end("VCALENDAR");
    lines.into_text()
}
