//! iCalendar text (RFC 5545, 7986) of feeds and invitations (RFC 5546), made from plain values.
//!
//! The object is held in the `icalendar` crate's model and written by `content_line`, since the crate's own output
//! folds, quotes and escapes wrongly and adds random UIDs. All user text is sanitised on the way out, so no value can
//! add a line, a property or a parameter. Words in a language come from the caller.

mod content_line;
mod document;
pub mod event;
pub mod feed;
pub mod invitation;
pub mod text;
mod time_zone;

#[cfg(test)]
mod strict_reader;

pub use event::{Conference, Event, When};
pub use feed::Feed;
pub use invitation::{CalendarUser, Invitation, Method};

#[cfg(test)]
mod tests;
