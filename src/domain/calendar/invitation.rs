//! Invitations and their withdrawals (iTIP, RFC 5546 §3.2.2 and §3.2.5): one event, one organiser, one attendee, so
//! that nobody sees the others (§6.3).

use std::collections::BTreeSet;

use icalendar::{Component, Property};

use super::content_line::mailto;
use super::document;
use super::event::Event;
use super::text::one_line;
use super::time_zone::TimeZones;
use crate::domain::agenda::ItemStatus;
use crate::domain::reply::ReplyStatus;

/// An event that one person is asked to, or no longer expected at.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitation {
    /// The event; its status decides the method.
    pub event: Event,
    /// Who invites: the sender of the message, and where answers go.
    pub organizer: CalendarUser,
    /// Who is invited: the one recipient.
    pub attendee: CalendarUser,
    /// The answer we hold.
    pub reply: ReplyStatus,
}

/// Someone with an address, as calendars know them (RFC 5545 §3.3.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarUser {
    /// The name to show; may be empty.
    pub name: String,
    /// A bare e-mail address.
    pub address: String,
}

/// What an invitation asks of the calendar that gets it (RFC 5546 §1.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Put it in, or bring it up to date, and answer.
    Request,
    /// Take it out.
    Cancel,
}

impl Method {
    /// The value of METHOD, and of the `method` parameter of the MIME type, which must be equal.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

impl Invitation {
    /// CANCEL for a cancelled event, since a REQUEST with STATUS:CANCELLED removes nothing.
    #[must_use]
    pub fn method(&self) -> Method {
        match self.event.status {
            ItemStatus::Cancelled => Method::Cancel,
            ItemStatus::Tentative | ItemStatus::Confirmed => Method::Request,
        }
    }

    /// The invitation as iCalendar text: the same bytes for the same value.
    #[must_use]
    pub fn to_text(&self) -> String {
        let years: BTreeSet<i16> = self.event.when.years().collect();
        let time_zones = TimeZones::of(self.event.when.zones(), &years);
        let mut component = match self.method() {
            Method::Request => self.event.component(&time_zones),
            Method::Cancel => self.event.core(&time_zones),
        };
        component
            .append_property(user("ORGANIZER", &self.organizer))
            .append_property(self.attendee());
        let mut calendar = document::empty();
        calendar.append_property(("METHOD", self.method().word()));
        calendar.push(component);
        document::write(&calendar, &time_zones)
    }

    fn attendee(&self) -> Property {
        let mut property = user("ATTENDEE", &self.attendee);
        property
            .add_parameter("CUTYPE", "INDIVIDUAL")
            .add_parameter("ROLE", "REQ-PARTICIPANT")
            .add_parameter("PARTSTAT", participation(self.reply));
        if self.method() == Method::Request {
            property.add_parameter("RSVP", "TRUE");
        }
        property
    }
}

/// ORGANIZER or ATTENDEE.
fn user(name: &str, user: &CalendarUser) -> Property {
    let mut property = Property::new(name, mailto(&user.address));
    if !one_line(&user.name).is_empty() {
        property.add_parameter("CN", &user.name);
    }
    property
}

/// PARTSTAT of an event (RFC 5545 §3.2.12).
fn participation(reply: ReplyStatus) -> &'static str {
    match reply {
        ReplyStatus::NeedsAction => "NEEDS-ACTION",
        ReplyStatus::Accepted => "ACCEPTED",
        ReplyStatus::Declined => "DECLINED",
        ReplyStatus::Tentative => "TENTATIVE",
    }
}

#[cfg(test)]
mod tests;
