//! What Escale knows about visits, without any input or output: no database, no network, no clock, no chance.

pub mod agenda;
pub mod agreement;
pub mod calendar;
pub mod capability;
pub mod cells;
pub mod changes;
pub mod clashes;
pub(crate) mod closed;
mod digest;
pub mod document;
pub mod draft;
#[cfg(test)]
pub(crate) mod fixture;
pub mod freeze;
pub mod ids;
pub mod inbound;
pub mod journal;
pub mod merge;
pub mod message;
pub mod notice;
pub mod password;
pub mod paste;
pub mod permission;
pub mod person;
pub mod poll;
pub mod precedence;
pub mod programme;
pub mod proposal;
pub mod publication;
pub mod quick_add;
pub mod registers;
pub mod reminders;
pub mod reply;
pub mod rhythm;
pub mod roster;
pub mod seats;
pub mod sign_in;
pub mod suppression;
pub mod text;
pub mod time;
pub mod unplaced;
pub mod venue;
pub mod visit;
pub mod whereabouts;
pub mod wording;

pub use closed::Closed;
