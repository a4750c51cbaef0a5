//! iCalendar text (RFC 5545, 7986) of feeds and invitations (RFC 5546), made from plain values.
//!
//! The object is held in the `icalendar` crate's model and written by `content_line`, since the crate's own output
//! folds, quotes and escapes wrongly and adds random UIDs. All user text is sanitised on the way out, so no value can
//! add a line, a property or a parameter. Only `entry` and `subscription` know of visits and write words in a language.

mod content_line;
mod document;
pub mod entry;
pub mod event;
pub mod feed;
pub mod invitation;
pub mod reply;
pub mod subscription;
pub mod text;
mod time_zone;

#[cfg(test)]
mod strict_reader;

pub use entry::{Identity, SeenIn};
pub use event::{Conference, Event, When};
pub use feed::Feed;
pub use invitation::{CalendarUser, Invitation, Method};
pub use subscription::{Correspondence, Subscription};

#[cfg(test)]
mod tests;
